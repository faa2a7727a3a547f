"""Ties that lists tell: rolls of signatories, members and endorsers below a heading or a closing, rows and tables of bodies."""

import re
from typing import NamedTuple

from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.lists import split_list
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.signatures import CLOSING
from advocacy_graph.extract.tied import Tied, is_body, is_known, is_person, tidy
from advocacy_graph.model import Relation

_LIST_HEAD = Finder(
    r"(?P<member>^(?:the )?(?:current |founding )?members of (?!the (?:house|senate|public|community|committee|press|media))|\b(?:coalition|alliance|campaign|network|our|its|their|current|founding|steering committee)\s+members?\b|\bmember (?:organi[sz]ations|groups)|\bmembers? (?:of the (?!house|senate|public|community|committee|press|media)|include|:)|^members?\W*$|\bjoined (?:our|the|this|us)\b|\b(?:organi[sz]ations|groups|congregations|unions|churches|companies|institutions|businesses)\b[^.:]{0,80}\binclud(?:e|ing)\W*$)|(?P<sign>\bsign(?:ed|atories|ers|ing)\b|undersigned|\b(?:co-)?amici\b|\bjoin(?:ing|ed)? (?:us )?in (?:this|the|our)\b)|(?P<endorse>\bendors\w+|\bsupport(?:ed by|ing organi|ers\b))|(?P<partner>\bpartner|\bparticipa)|(?P<chair>\bco-?chair)|(?P<organize>\b(?:organi[sz]ed|convened|hosted|sponsored) by|\b(?:co-?)?(?:hosts|sponsors|organi[sz]ers|conveners)\W*$)",
    re.I,
)

_NOT_AN_ENTRY = re.compile(
    r"^(?:about\b|as of\b|in alphabetical|partial list|(?:last )?updated|sincerely|yours|signed|cc:|regards|respectfully|(?:supporting |other |signing )?(?:organi[sz]ations?|individuals?|groups):?$|national:?$|local:?$|affiliation)",
    re.I,
)

_UNDERSIGNED = re.compile(r"^(?:the )?undersigned\b", re.I)


class _Listing(NamedTuple):
    """What those who are listed are, to which whole; whether they are people, most with their body or post."""

    relation: Relation
    coalition: str | None
    of_people: bool = False


def rolls(register: Register, paras: list[Paragraph]) -> dict[int, list[Tied]]:
    """The ties that lists tell, by the paragraphs that are theirs; a list's heading, and an entry that ties nobody, with none.

    Paragraphs that are no prose are told as well, so that no sentence is sought in them.
    """
    told: dict[int, list[Tied]] = {}
    listing: _Listing | None = None
    cue: Relation | None = None
    cued_by = ""
    table = False
    enough = _has_entries_enough(paras)
    for index, para in enumerate(paras):
        table = bool(_TABLE_HEAD.match(para.text)) or (table and para.text[:1] in ("|", "-"))
        if table or para.role in (Role.FURNITURE, Role.CONTACT, Role.DATE, Role.RELEASE_LINE):
            told[index] = _rows(para) if table else []
            continue
        text = para.text
        last = _LIST_HEAD.search(text) if enough and len(text) < 600 else None
        if len(text) < 60 and (CLOSING.match(text) or _UNDERSIGNED.match(text)):
            cue, cued_by = Relation.SIGNATORY, ""
        elif last and not (listing and _is_entry(para)):
            cue, cued_by = _relation(last), text
        if listing is None and cue and enough and _begins_roll(paras, index):
            listing = _Listing(cue, _coalition_in(cued_by), _of_people(paras, index))
        elif (
            listing is None
            and index
            and CLOSING.match(paras[index - 1].text)
            and _bodies_sign(register, paras, index)
        ):
            listing = _Listing(Relation.SIGNATORY, None)
        if listing and index and _heads_another(text, paras[index - 1].text):
            listing = cue = None
        if listing and _is_entry(para):
            told[index] = _listed(para, listing)
            continue
        if listing and (_describes(paras, index) or (text.startswith("and ") and text.endswith(":"))):
            told[index] = []  # "and the editors of:", the list goes on
            continue
        row = _row_of_bodies(register, para)
        if row:
            told[index] = _listed(para, _Listing(Relation.MEMBER, _headed_by(paras, index)), row)
            continue
        labelled = _labelled(register, text)
        if labelled:
            told[index] = _listed(para, _Listing(Relation.MEMBER, labelled[0]), labelled[1])
            continue
        listing = _headed_listing(paras, index)
        if listing:
            told[index] = []
    return told


def _heads_another(text: str, above: str) -> bool:
    """A line in capitals below one that is not: the heading of what follows a list."""
    return text.isupper() and max(map(len, text.split())) > 7 and not above.isupper()


def _headed_listing(paras: list[Paragraph], index: int) -> _Listing | None:
    """What is listed below this paragraph, if it heads a list."""
    para = paras[index]
    text = para.text
    ahead = paras[index + 1 : index + 4]
    headed = (
        len(text) < 70
        and len(ahead) == 3
        and all(_is_entry(p) for p in ahead)
        and "“" not in text
        and para.role is not Role.HEADLINE
    )
    if not (text.rstrip().endswith((":", " include")) or headed) or not ahead or not _is_entry(ahead[0]):
        return None
    head = _LIST_HEAD.search(text)
    return _Listing(_relation(head), _coalition_in(text), _of_people(paras, index + 1)) if head else None


_TABLE_HEAD = re.compile(
    r"\|\s*(?:organi[sz]ation|group|body|name|partner|member)s?\s*\|\s*(?:role|type|relation|capacity|status)\s*\|",
    re.I,
)

_ROW = re.compile(r"\|\s*(?P<who>[A-Z#\d][^|]{2,120}?)\s*\|\s*(?P<role>[A-Za-z -]{3,40}?)\s*\|")

_IN_TABLES = (
    (re.compile(r"co-?chair", re.I), Relation.CO_CHAIR),
    (re.compile(r"lead|organi[sz]er|convener|host", re.I), Relation.ORGANIZER),
    (re.compile(r"sign", re.I), Relation.SIGNATORY),
    (re.compile(r"endors|support", re.I), Relation.ENDORSER),
    (re.compile(r"member", re.I), Relation.MEMBER),
    (re.compile(r"partner", re.I), Relation.PARTNER),
)


def _rows(para: Paragraph) -> list[Tied]:
    """The rows of a table with a column of bodies and one of what they are in the coalition."""
    found: list[Tied] = []
    for row in _ROW.finditer(para.text):
        relation = next((r for word, r in _IN_TABLES if word.match(row.group("role"))), None)
        if relation is not None:
            place = (para.start + row.start("who"), para.start + row.end("who"))
            found.append(Tied(None, relation, row.group("who"), *place, "tie.table", 0.85))
    return found


# "Jane Doe, Elm University"
_AND_WHOSE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,3}[A-ZÀ-Þ][\w'’-]*,\s")


def _of_people(paras: list[Paragraph], index: int) -> bool:
    """Whether most entries of a list are people by name, each with a body or post behind a comma."""
    entries = [p.text for p in paras[index : index + _SIGNERS] if _is_entry(p)]
    return 2 * sum(is_person(text) and _AND_WHOSE.match(text) is not None for text in entries) > len(entries)


_ROLL = 8  # lines


def _has_entries_enough(paras: list[Paragraph]) -> bool:
    """Whether lines as a roll has them stand in a row anywhere, so that what announces a roll need be sought."""
    run = 0
    for para in paras:
        run = run + 1 if _is_entry(para) else 0
        if run == _ROLL:
            return True
    return False


def _begins_roll(paras: list[Paragraph], index: int) -> bool:
    """Eight short lines in a row of which two in five are named as bodies are: a roll of names, headed or not."""
    lines = paras[index : index + _ROLL]
    return (
        len(lines) == _ROLL
        and all(_is_entry(p) for p in lines)
        and sum(bool(ORG_HEAD.search(p.text)) for p in lines) >= 3
        and sum(is_person(p.text) for p in lines) < 3
        and not _LIST_HEAD.is_in(lines[0].text)
    )


def _bodies_sign(register: Register, paras: list[Paragraph], index: int) -> bool:
    """Lines to the end of the release, or near it, of which three and more are bodies: these sign, by those named below each."""
    bodies: set[str] = set()
    for para in paras[index : index + _SIGNERS]:
        if not _is_entry(para):
            break
        name = para.text.strip(" ,;")
        signed_for = _ON_BEHALF.match(name) or _LEADS.match(name)
        named = register.body(name) is not None or ORG_HEAD.search(name) is not None
        if signed_for is not None or (named and not is_person(name)):
            bodies.add(signed_for.group("who") if signed_for else name)
    return len(bodies) >= 3


_SIGNERS = 60  # lines


def _relation(head: re.Match[str]) -> Relation:
    for group, relation in (
        ("chair", Relation.CO_CHAIR),
        ("sign", Relation.SIGNATORY),
        ("endorse", Relation.ENDORSER),
        ("member", Relation.MEMBER),
        ("organize", Relation.ORGANIZER),
    ):
        if head.group(group):
            return relation
    return Relation.PARTNER


def _coalition_in(text: str) -> str | None:
    headed = _HEADED.match(text)
    if headed:
        return headed.group("coalition")
    match = re.search(
        r"(?:of|to|in|for)\s+(?:the\s+)?([A-Z][^:.,]{3,80}?)(?:\s+(?:include|are|is))?\s*:\s*$", text
    )
    return match.group(1) if match else None


_HEADED = re.compile(
    r"^(?:the\s+|this\s+)?(?P<coalition>[A-Z].{3,90}?)\s+(?:(?:is|are|was|were|has been|have been)\s+(?:endorsed|supported|backed|signed|sponsored|organi[sz]ed|hosted)\s+by(?:\s+the\s+following.*?)?|endorsers|members|signatories|signers|supporters|partners|co-?sponsors)\s*:?$",
    re.I,
)

_HAS_A_VERB = re.compile(r"\b(?:said|says|is|are|was|were|has|will|asks?|to(?! [A-Z]))\b")

_CAMEL = re.compile(r"[a-z]+[A-Z]\w*[;,]?$")  # "elmNet"


def _is_entry(para: Paragraph) -> bool:
    """A line of a list: short, without a verb of its own, no quotation."""
    text = para.text
    text = text.removeprefix("and ").removeprefix("the ")
    begins = text[:1].isupper() or text[:1].isdigit() or text[:1] == "#" or _CAMEL.match(text) is not None
    if (
        text.count(";") > 1
        and begins
        and ":" not in text
        and "“" not in text
        and not _HAS_A_VERB.search(text)
    ):
        return not any(part.strip()[:1].islower() for part in text.replace("; and ", "; ").split(";"))
    return (
        (para.role is Role.BULLET or len(text) < 110)
        and begins
        and "“" not in text
        and not text.rstrip().endswith(("?", "!", ":"))
        and not _HAS_A_VERB.search(text)
        and sum(w[0].islower() and len(w) > 3 for w in text.split(",")[0].split()) <= 1
    )


def _describes(paras: list[Paragraph], index: int) -> bool:
    """A line right below an entry of a list, or one that begins with its name: what the body is."""
    entry, para = paras[index - 1], paras[index]
    if not _is_entry(entry) or len(para.text) > 600:
        return False
    return para.start - entry.end == 1 or para.text.startswith(entry.text.split()[0] + " ")


# "Elm Coalition (list in formation): Rent Watch, Hill Union"
_LABELLED = re.compile(
    r"(?:Members of )?(?:[Tt]he )?(?P<who>[A-Z#][^:.,“”()]{3,90}?)(?:\s\([^()]{2,40}\))?:\s+(?=[\dA-Z])"
)

_WHOLE = re.compile(
    r"\b(?:Coalition|Alliance|Network|Campaign|Collaborative|Consortium|Federation|Committee|Forum|Council|Partnership)\b"
)


def _labelled(register: Register, text: str) -> tuple[str, list[tuple[str, int, int]]] | None:
    """A whole and those named behind it, if more than three are and half of them are known as bodies."""
    label = _LABELLED.match(text) if text.count(",") > 2 else None
    if label is None or not _is_whole(register, label.group("who")):
        return None
    names = split_list(text[label.end() :], label.end())
    if len(names) <= 3 or 2 * sum(is_known(register, name) for name, _, _ in names) < len(names):
        return None
    return label.group("who"), names


def _is_whole(register: Register, name: str) -> bool:
    """Whether bodies named behind it are its members."""
    return _WHOLE.search(name) is not None and is_body(register, name)


_BETWEEN = re.compile(r"\s+[·•|∙]\s+")

_PARTED = Finder(r"\s[·•|∙]\s")


def _row_of_bodies(register: Register, para: Paragraph) -> list[tuple[str, int, int]]:
    """ "Elm Union · Hill Alliance · Rent Watch": the names of a line that is a row of bodies, else none."""
    text = para.text
    if not _PARTED.is_in(text) or len(text) > 2_000 or "“" in text:
        return []
    ends = [m.span() for m in _BETWEEN.finditer(text)]
    pieces = [
        piece
        for (_, start), (end, _) in zip([(0, 0), *ends], [*ends, (len(text), 0)], strict=True)
        for piece in split_list(text[start:end], start, whole=True)
    ]
    named = [name for name, _, _ in pieces if is_known(register, name)]
    return pieces if len(pieces) > 3 and len(named) > 0.7 * len(pieces) else []


def _headed_by(paras: list[Paragraph], index: int) -> str | None:
    """The line in capitals above a row, which names the coalition as a letterhead does."""
    above = paras[index - 1].text.strip() if index else ""
    return above.title() if above.isupper() and 4 < len(above) < 70 and ":" not in above else None


def _listed(
    para: Paragraph,
    listing: _Listing,
    names: list[tuple[str, int, int]] | None = None,
) -> list[Tied]:
    """The ties of one entry, or of these `names` in it."""
    found: list[Tied] = []
    if _NOT_AN_ENTRY.match(para.text):
        return found
    entry = para.text.split(" | ")[0]  # the first cell of its row
    for name, start, end in names or split_list(entry.rstrip(" ;,"), 0, whole=True):
        if is_person(name) or _ON_BEHALF.match(name) or (listing.of_people and _AND_WHOSE.match(name)):
            if listing.relation is Relation.SIGNATORY:
                _signed_for(found, para, listing.coalition, name, start)
            continue
        more = _BOARD.search(name) or _OF_COUNTRY.search(name)  # a board signs for its body
        if more is not None and (more.re is _BOARD or is_place(more.group("where"))):
            name, end = name[: more.start()], end - len(more.group())
        found.append(
            Tied(
                tidy(listing.coalition),
                listing.relation,
                name,
                para.start + start,
                para.start + end,
                "tie.list",
                0.86,
            )
        )
    return found


_BOARD = re.compile(
    r",? (?:Board of (?:Directors|Trustees|Governors)|Executive (?:Board|Committee|Council))$"
)

_OF_COUNTRY = re.compile(r"\s[-–—]\s(?:[Tt]he\s)?(?P<where>[A-Z][\w ]+)$")


def _signed_for(found: list[Tied], para: Paragraph, coalition: str | None, line: str, start: int) -> None:
    """ "Jane Doe, President - Elm Union (EU)", "Jane Doe, on behalf of Elm Union": the body that somebody signs for."""
    signed = _LEADS.match(line) or _ON_BEHALF.match(line)
    if signed is not None:
        place = (para.start + start + signed.start("who"), para.start + start + signed.end("who"))
        found.append(
            Tied(tidy(coalition), Relation.SIGNATORY, signed.group("who"), *place, "tie.signed-for", 0.8)
        )


_ON_BEHALF = re.compile(
    r"[^,]{4,40},?\s+(?:on behalf of|for and on behalf of)\s+(?:the\s+)?(?P<who>[^,;(]{3,80}?)(?=\s*(?:$|[(,;]))"
)

_LEADS = re.compile(
    r"[^,]{4,40},\s+(?:[\w-]+\s+){0,4}(?:[\w-]+-)?(?:President|Chair(?:person|man|woman)?|Director|Secretary|CEO|Coordinator|Convenor|Convener|Leader)\s*(?:,|[-–—]|of|at|for)\s*(?:the\s+)?"
    r"(?P<who>[A-Z][\w'’&–-]*(?:\s+(?:(?:of|for|the|and|&)\s+)*[A-Z\d][\w'’&–-]*){0,8}?)(?=\s*(?:$|[(,]|[-–—]\s))"
)
