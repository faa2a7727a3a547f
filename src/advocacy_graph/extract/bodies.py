"""Bodies in the running text: phrases of capitals that are headed as the names of bodies are, or of which it is said what they are."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import ADVISORY, KNOWN, add_all_known, add_known, initials
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.dates import WEEKDAY
from advocacy_graph.extract.deeds import DEEDS, HEADLINE_DEEDS, tells_a_deed
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.heads import (
    LAST_HEADS,
    OF_A_COUNTRY,
    POLICY_INSIDE,
    headed,
    headed_strongly,
    names_a_policy,
)
from advocacy_graph.extract.names import (
    BEGINS_CAPITALISED,
    CAMEL,
    CAPITALISED,
    NOT_FIRST,
    ORG_HEAD,
    any_heads_a_body,
    bare,
    has_given_name,
    heads_a_body,
    is_name,
)
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.parties import PARTIES, is_a_party, stands_as_a_party
from advocacy_graph.extract.parting import SCHOOLS, parted
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Register, key
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.together import glued, of_trades, well_known
from advocacy_graph.model.months import MONTHS

_PHRASE = re.compile(
    rf"{BEGINS_CAPITALISED}(?:(?:\s+(?:of the|de la|de los|de las|de|del|y|des|du|für|for the|for a|and the|and a|on the|in the|to the|of a|of|for|and|&|on|in|to|against|with))?\s+(?:{CAPITALISED}|&)|,\s+{CAPITALISED}(?=\s+&\s+{CAPITALISED})|,\s+{CAPITALISED}(?=(?:,\s+{CAPITALISED})?,?\s+(?:and|&)\s+{CAPITALISED}\s+\())*(?:,\s+(?:Inc|LLC|LLP|Ltd)\b)?"
)

_ALLIED = re.compile(r"[A-Z][\w.]*-(?:affiliated|allied|backed|aligned|funded|owned|led)")

_PARTING = frozenset("of and on in for from at".split())

_LETTERS = re.compile(r"[A-Z]{3,8}")  # beside a body: "ERF and | the Board"

_TWO_SURNAMES = re.compile(r"(?:M[rs]s? )?\w+ and (?:M[rs]s? )?\w+")

_FOOTNOTE = re.compile(r"(?<=[a-z])\d{1,2}$")

_LINK_LAST = re.compile(r"(?:\s+(?:and|&|of|for))+$")

_HELD_AT = re.compile(r"\s+(?:of|at|for)\s+(?:the\s+)?(?=[A-Z\d])")

_OF_A_FIELD = ("Secretary", "Minister")

_RANKS = re.compile(
    r"(?:\s+(?:Executive|Vice|Deputy|Managing|Senior|Associate|Assistant|Interim|Acting|Legal|Policy|National|Program|Campaign|SVP|EVP|Chief))+$"
)

_PERSON_OF = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+\s+){2,3}?)(?:of|to)\s+(?:the\s+)?")

# what of a body somebody heads or what part of it acts: "Media Relations for the Elm Alliance", "Region 4 of the Elm Board"
_A_PART_OF = re.compile(
    r"(?:[A-Z][\w-]+ )?(?:(?:Region|Area|Zone|Ward) \d+|Relations|Affairs|Operations|Communications|Oversight and Policy|Lands|Policy|Outreach|Organizing) (?:of|for|at) (?:the )?(?=[A-Z])"
)

_HEADS_A_TITLE = Finder(
    r"(?:^Heads? of\b|\b(?:(?:Co-|Vice-)?(?:Secretary|President|Presidents|Minister|Director|Senator|Chair|Chairman|Chairperson|Chancellor|Provost|CEO|Officer|Members?|Professor|Lecturer|Organi[sz]er|SVP|Activist|Elder|Leaders?|Endorsers|Presidentially|Spokesperson|Coordinator|Manager|Representative|Commissioner|Superintendent|Trustee|Administrator|Editor|Commentator|Economist|Strategist|Analyst|Counsel(?= (?:for|to|at) )|Advis[eo]r)|Dean(?= of)|Head(?= of)|Speaker(?= of))(?:-[Aa]t-[Ll]arge)?\b)"
)

_OWNER = re.compile(r"(?P<who>[A-Z][\w ]{1,20})['’]s? (?=[A-Z])")

_WHEN_AFTER = Finder(rf"\s+(?:on|in|for|from)\s+(?:{WEEKDAY}|{lexicon.alternation(MONTHS)}|\d{{1,4}}\b).*$")


def scan_bodies(register: Register, para: Paragraph) -> None:
    """Bodies by what their names look like: in the gazetteer, of trades, headed, of a party, known by their letters."""
    text = para.text
    trades, (known, known_alone) = of_trades(text), well_known(text)
    for places, rule, confidence in (
        (trades, "organization.phrase", 0.8),
        (known, "organization.gazetteer", 0.9),
    ):
        for start, end in places:
            register.add_body(text[start:end], (para.start + start, para.start + end), rule, confidence)
    for match in _PHRASE.finditer(text):
        stop = match.end()
        if trades:
            stop = min((a for a, b in trades if a < stop and match.start() < b), default=stop)
            if stop <= match.start():
                continue
        if known and any(a < match.end() < b for a, b in known):
            continue  # the name goes on behind a comma
        start = match.start()
        words = text[start:stop].rstrip(".'’ ").split()
        while words and (
            words[0].lower().strip("'’") in NOT_FIRST or ("-" in words[0] and _ALLIED.fullmatch(words[0]))
        ):
            start += len(words[0]) + 1
            words = words[1:]
        if not words:
            continue
        phrase = " ".join(words)
        place = (para.start + start, para.start + start + len(phrase))
        party = phrase.removesuffix("'s").removesuffix("’s")
        if (party in PARTIES and len(words) > 1) or (
            len(words) == 1 and stands_as_a_party(text, match, party)
        ):
            register.add_body(party, (place[0], place[0] + len(party)), "organization.party", 0.8)
            continue
        if ("'s " in phrase or "’s " in phrase) and _of_a_party(register, phrase, place[0]):
            continue
        if len(words) == 1:
            token = phrase.removesuffix("'s")
            if token in register.acronyms or key(token) in register.bodies:
                place = (place[0], place[0] + len(token))
                register.add_body(token, place, "organization.again", 0.8)
            elif token in KNOWN and not (token in ADVISORY and text.startswith(":", match.end())):
                add_known(register, token, (place[0], place[0] + len(token)))
            continue
        if (
            not any_heads_a_body(words)
            and words[-1] not in LAST_HEADS
            and not _PARTING.intersection(words)
            and not phrase[-1].isdigit()
            and key(phrase) not in register.bodies
            and not any(w.endswith(("'s", ",")) for w in words)
        ):
            continue  # nothing in it heads a body, and nothing in it could part one off
        for piece, offset in parted(glued(phrase) if known else phrase, register):
            piece = piece.replace("_", " ")
            piece = _without_what_follows(_FOOTNOTE.sub("", _without_when(piece)), register)
            if not piece or tells_a_deed(piece):
                continue
            titled = _HEADS_A_TITLE.search(piece)
            if titled and not _names_its_members(
                piece, titled
            ):  # "Elm College Professor", "Elm Growers Federation Vice President"
                before = _RANKS.sub("", piece[: titled.start()].rstrip())
                held = _HELD_AT.match(piece, titled.end())
                if held and titled.group() in _OF_A_FIELD and "the" not in held.group():
                    continue  # "Secretary of Health and Human Services"
                before = _LINK_LAST.sub("", before)
                if headed_strongly(before):
                    piece = before
                elif held and headed(piece[held.end() :]):  # "Coordinator of the Elm Alliance"
                    offset, piece = offset + held.end(), piece[held.end() :]
                else:
                    continue
            part = _A_PART_OF.match(piece)
            if part and headed_strongly(piece[part.end() :]):
                piece, offset = piece[part.end() :], offset + part.end()
            of = _PERSON_OF.match(piece)
            if _TWO_SURNAMES.fullmatch(piece) and register.full_name(piece.split()[-1]):
                continue  # two surnames
            if (
                of
                and not OF_A_COUNTRY.fullmatch(piece)
                and is_name(of.group("who").strip())
                and not ORG_HEAD.search(of.group("who"))
            ):
                piece, offset = piece[of.end() :], offset + of.end()
            if key(piece) in register.bodies or (
                (
                    headed(piece)
                    or (piece != phrase and (piece in PARTIES or _LETTERS.fullmatch(piece)))
                    or OF_A_COUNTRY.fullmatch(piece)
                )
                and not names_a_policy(piece)
                and not POLICY_INSIDE.is_in(piece)
            ):
                if bare(piece) in register.people or (register.full_name(piece) and is_name(piece)):
                    continue
                register.add_body(
                    piece, (place[0] + offset, place[0] + offset + len(piece)), "organization.phrase", 0.72
                )
    _add_known_names(register, para, known_alone)
    add_all_known(register, para)


# what makes of a known name another one: "Elm Bank of | Hill", "Elm Bank | Stadium", "on | InfoPages", where a thing is found
_GOES_ON = re.compile(r"(?: of(?: the)?)? (?=[A-Z])(?P<more>[\w'’-]+)|[-./@]\w")
_GOES_BEFORE = re.compile(r"(?:\b(?:on|via|(?P<word>[A-Z][\w'’-]+))\s|[@#/.-])$")


def _add_known_names(register: Register, para: Paragraph, places: list[tuple[int, int]]) -> None:
    """Bodies that go by a well-known name of which nothing says that it is a body's: where it is the whole name."""
    for start, end in places:
        name = para.text[start:end]
        if key(name) not in register.bodies:
            more = _GOES_ON.match(para.text, end)
            if more and not (more.group("more") and role_in(more.group("more"))):
                continue
            before = _GOES_BEFORE.search(para.text, max(0, start - 20), start)
            if before and (before.group("word") or "").lower() not in NOT_FIRST:
                continue
        register.add_body(name, (para.start + start, para.start + end), "organization.gazetteer", 0.85)


def _of_a_party(register: Register, phrase: str, at: int) -> bool:
    """ "Labour's Jane Doe and National's Jan Roe": parties and their people; whether the phrase is nothing else."""
    if (first := _OWNER.match(phrase)) is None or not is_a_party(first.group("who")):
        return False
    for name in phrase.split(" and "):
        owner = _OWNER.match(name)
        if owner and is_a_party(owner.group("who")):
            who, start = owner.group("who"), at + phrase.index(name)
            register.add_body(who, (start, start + len(who)), "organization.party", 0.8)
            name = name[owner.end() :]
        if not is_name(name) or any_heads_a_body(name.split()):
            return False
        start = at + phrase.index(name)
        register.add_person(name, (start, start + len(name)), "person.of-a-party", 0.85)
    return True


def _without_when(piece: str) -> str:
    """ "Elm Board | on Tuesday"."""
    when = _WHEN_AFTER.search(piece)
    return piece[: when.start()] if when else piece


def _names_its_members(piece: str, titled: re.Match[str]) -> bool:
    """ "Elm Leaders Coalition", "Directors Guild of Elm": whose body it is, not who somebody is."""
    after = piece[titled.end() :].split()
    return titled.group().endswith("s") and bool(after) and heads_a_body(after[0])


# public bodies whose names go on with "of" and "for" alone
_ACTED_ON = frozenset("Board Commission Department Agency University College Court Council Senate".split())
_NOT_OF_A_NAME = frozenset("against to with".split())


def _without_what_follows(piece: str, register: Register) -> str:
    """A name without the deed, the number or the person that capitals set behind it: "Elm Guild | Announces", "Elm
    Board | Jane Doe"."""
    words = piece.split()
    for at, word in enumerate(words[1:], 1):
        ends = at == len(words) - 1  # "... and Family Supports" is a name to its end
        if word in (HEADLINE_DEEDS if ends else DEEDS) and headed(" ".join(words[:at])):
            words = words[:at]
            break
    while words and (
        words[-1] in ("No", "St", "and", "&") or (words[-1].isdigit() and words[-2:-1] == ["and"])
    ):
        words.pop()
    if len(words) > 2 and words[-1].isdigit() and words[-2] in SCHOOLS:
        words.pop()  # a table that lost its lines: "Elm College | 40"
    if len(words) > 3 and words[-1].isupper() and words[-1] == initials(" ".join(words[:-1])):
        register.define(words.pop(), " ".join(words))
    for at in range(2, len(words) - 1):
        if words[at] in _NOT_OF_A_NAME and words[at - 1] in _ACTED_ON:
            words = words[:at]  # "Elm Relations Board | against Rently", "Elm Commission | for a 10"
            break
    if len(words) > 2 and words[-2] == "on" and CAMEL.search(words[-1]):
        words = words[:-2]  # "Elm Guild on InfoPages": where it is found
    if "in" in words[3:-1]:
        at = words.index("in", 3)
        ends = heads_a_body(words[at - 1]) and words[at - 1] not in ("Mission", "Partnership")
        if len(words) - at < 4 and ends and not headed(" ".join(words[at + 1 :])):
            words = words[:at]  # "Elm Human Rights Board in Hill City": where it is
    last = " ".join(words[-2:])
    if (
        len(words) > 3
        and (last in register.people or (has_given_name(last) and is_name(last)))
        and (heads_a_body(words[-3]) or words[-3].endswith("s"))
    ):
        words = words[:-2]
    return " ".join(words)


# "Yes to Fair Rents, | a campaign to", "Open Hill (OH), | an advocacy group that", "Elm Housers Now, | which has often fought"
_SAYS_WHAT = Finder(
    r",\s+(?:an?\s+(?:[\w-]+\s+){0,4}?(?:campaign|coalition|alliance|network|partnership|non-?profit|union|organi[sz]ation|group|think tank|watchdog|federation|charity|foundation|(?:law )?firm|(?:trade )?association|company|start-?up|NGO|publisher|provider|developer|project)\b(?=\s+(?:of|that|which|whose|to|with|based|representing|working|focused|for|dedicated|fighting|in|led|serving|made|[a-z]+ing)\b|[,.])"
    r"|(?P<which>which)\s+(?:has|have|represents|advocates|works|opposes|opposed|supports|supported|led|leads|serves|helped|advised|organi[sz]ed|campaigns|fights)\b)"
)

_ENDS_IN_NAME = re.compile(
    rf"(?P<begins>^|[.!?]\s+(?:The\s+)?)?(?<![\w'’-])(?P<who>{CAPITALISED}(?:\s+(?:(?:of|for|the|and|&|to|in|on|against|en|de)\s+){{0,2}}{CAPITALISED}){{0,8}})(?:\s\([A-Z]{{2,9}}\))?$"
)

_LONGEST_NAME = 140

_A_PLACE = re.compile(r"\b(?:County|City|State|Town|Island|River|Valley|District \d+)$|\d")


def scan_apposed(register: Register, para: Paragraph) -> None:
    """Bodies by what is said of them, whatever their names."""
    for match in _SAYS_WHAT.finditer(para.text):
        before = max(0, match.start() - _LONGEST_NAME)
        named = _ENDS_IN_NAME.search(para.text[before : match.start()])
        if named is None or (
            match.group("which") and (named.group("begins") is None or " " not in named.group("who"))
        ):
            continue
        name, start = named.group("who"), before + named.start("who")
        while name.split(" ", 1)[0].lower() in NOT_FIRST and " " in name:
            start += len(name) - len(name.split(" ", 1)[1])
            name = name.split(" ", 1)[1]
        personal = (is_name(name) and has_given_name(name)) or mention(name).role is not None
        if (
            (" " in name or not (register.full_name(name) or is_place(name) or heads_a_body(name)))
            and not personal
            and not names_a_policy(name)
            and not POLICY_INSIDE.is_in(name)
            and not _A_PLACE.search(name)
        ):
            register.add_body(
                name, (para.start + start, para.start + start + len(name)), "organization.apposed", 0.85
            )
