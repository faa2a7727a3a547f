"""Releases that are a statement themselves: a body in the words of whoever issues or heads it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from advocacy_graph.extract import attribution, lexicon, reported
from advocacy_graph.extract.body_names import GROUPS, organization_at
from advocacy_graph.extract.credited import can_be_body
from advocacy_graph.extract.draft import CONFIDENCE, Draft, direct
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import ACRONYM, ORG_HEAD, SEAT_AFTER_NAME, heads_a_body, is_name, stands
from advocacy_graph.extract.paragraphs import EMAIL, PHONE, RELEASE_LINE, Paragraph, Role
from advocacy_graph.extract.posts import is_public, role_in
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.signatures import CLOSING, LINE, of_line
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Mode

_HEADED_STATEMENT = re.compile(
    r"^(?:(?:(?:Joint|Press|Public|Position|Media|Official|Open|Written) )?(?:Statement|Submission|Testimony|Letter|Declaration)(?:\s*$|:|\s+[–—-]|\s+(?:on|of|regarding|concerning|about|in|by|from|re|to|for|endorsing|supporting|opposing|condemning)\b)"
    r"|(?-i:[A-Z])[\w'’&-]* (?:[\w'’&-]+ ){0,5}(?-i:[Ss]tatement|Submission|Testimony|Open Letter)(?:\s*$| (?:on|regarding|concerning|about|to|against)\b))",
    re.I,
)


def own_voice(
    paras: list[Paragraph], lead: int, headline: str | None = None, spoken: Sequence[tuple[int, int]] = ()
) -> Draft | None:
    """A body that is a statement itself: its heading says whose, or it says "we" throughout. `spoken` are the words of
    others, of which such a body quotes a few at most.

    The draft's speaker is empty where the issuer is meant. None for narration.
    """
    prose = [
        (i, p)
        for i, p in enumerate(paras)
        if i >= lead
        and p.role is Role.BODY
        and len(p.text) > _SENTENCE
        and (len(p.text) > _SENTENCES_LONG or _ENDS.search(p.text))
        and not (p.text.endswith(":") and len(p.text) < LINE // 2 and not _lists_below(paras, i))
    ]
    signed = next(
        (
            i
            for i, p in enumerate(paras)
            if i > lead
            and (
                _SIGNERS_BELOW.match(p.text)
                or (i > lead + 1 and len(p.text) < LINE and CLOSING.match(p.text))
            )
        ),
        None,
    )
    if signed is not None:
        prose = [(i, p) for i, p in prose if i < signed]
    while prose and (
        _NOTE.match(prose[-1][1].text)
        or (len(prose) > 2 and not _OURS.is_in(prose[-1][1].text) and _BELOW.match(prose[-1][1].text))
    ):
        prose.pop()
    if not prose or sum(b - a for a, b in spoken) > _QUOTES_FEW * sum(len(p.text) for _, p in prose):
        return None
    headings = [
        match
        for p in paras[: prose[0][0]]
        if p.role is not Role.RELEASE_LINE and (match := _HEADED_STATEMENT.match(p.text))
    ]
    # "Statement on the levy", rather than "Statement" over a report of what was said
    titled = any(match.end() < len(match.string.rstrip()) for match in headings)
    told: tuple[int, int] | None = None  # what tells of the issuer, above what is its own
    while (
        not titled
        and len(prose) > 2
        and not _OURS.is_in(prose[0][1].text)
        and reported.acts(prose[0][1].text)
    ):
        _, above = prose.pop(0)
        told = (told[0] if told else above.start, above.end)
    last = prose[-1][0]
    while (
        last + 1 < len(paras)
        and paras[last + 1].role is Role.BULLET
        and len(paras[last + 1].text) > LINE // 2
    ):
        last += 1
    body = [p for p in paras[prose[0][0] : last + 1] if p.role in (Role.BODY, Role.BULLET)]
    segments = _without([(p.start, p.end) for p in body], spoken)
    indexes = [i for i, _ in prose]
    heads = [
        (p.text, p.start)
        for p in paras[: lead + 1]
        if p.role in (Role.HEADLINE, Role.SUBHEAD)
        or (p.role is Role.FURNITURE and _HEADED_STATEMENT.match(p.text))
    ]
    for text, start in [*heads, (headline or "", prose[0][1].start)]:
        headed = attribution.announced(text, start) if text else None
        if headed and _names_somebody(headed.who):
            draft = direct(segments, headed, "headed", lead)
            draft.who = _as_signed(headed.who, paras[prose[-1][0] + 1 :])
            draft.paragraphs = indexes
            if (text, start) not in heads:
                draft.at = None
            return draft
    if not spoken and (holder := _letterhead_of_office(paras[: prose[0][0]], [p.text for _, p in prose])):
        return Draft(segments, Mode.DIRECT, holder, "own-voice", CONFIDENCE["own-voice"], indexes, None)
    below = paras[last + 1 :]
    closed = bool(below) and CLOSING.match(below[0].text) is not None
    several = closed and _SEVERAL_SIGN.match(below[0].text) is not None
    signed_by = _signer(below[closed:]) if not spoken and not several else None
    says = _OURS_OR_MINE if signed_by is not None else _OURS
    ours = sum(
        any(
            says.is_in(_QUOTED.sub("", p.text[a - p.start : b - p.start]))
            for a, b in _without([(p.start, p.end)], spoken)
        )
        for _, p in prose
    )
    declared = bool(headings) or reported.feels(prose[0][1].text)
    # "Statement on the levy: the Elm Union strongly opposes", in the third person throughout
    stands = bool(headings) and any(_OPENS.search(p.text, 0, _OPENING) for _, p in prose[:2])
    declared = declared or signed_by is not None
    if not stands and (ours < (1 if declared else 2) or ours < (0.2 if declared else 0.4) * len(prose)):
        return None
    own = Draft(segments, Mode.DIRECT, Mention(), "own-voice", CONFIDENCE["own-voice"], indexes, told)
    if signed_by is not None:
        signature = below[closed]
        own.who, own.at = signed_by, (signature.start, signature.end)
        return own
    for para, signer in pairwise(below[:_SIGNED_WITHIN]):
        if CLOSING.match(para.text) and not _SEVERAL_SIGN.match(para.text) and len(signer.text) < LINE:
            own.who, own.at = of_line(signer.text), (signer.start, signer.end)
            break
    return own


def _signer(below: list[Paragraph]) -> Mention | None:
    """Who stands below a text with post and body, name first: "Jane Doe | Founder | Elm Union"; but not whom to ask."""
    lines = [para.text for para in below[:_LINES_BELOW]]
    if not lines or any(PHONE.is_in(line) or EMAIL.is_in(line) for line in lines):
        return None
    if not is_name(lines[0].split(",", 1)[0]) or below[0].role not in (Role.BODY, Role.CONTACT):
        return None
    who = mention(", ".join(line for line in lines if len(line) < LINE))
    return who if who.name and who.role and not who.is_organization else None


_LINES_BELOW = 3
_SAYS_I = 0.2  # of the paragraphs
_OF_AN_ESSAY = 0.4  # of its paragraphs say "I"
_BY = re.compile(r"(?:By|by|BY):? ")
_LETTERHEAD = 6  # paragraphs at the top of a release
_MINE = Finder(r"\b(?:I|[Mm]y|I'm|I've)\b(?!\.)")


def _letterhead_of_office(above: list[Paragraph], prose: list[str]) -> Mention | None:
    """Who holds an office of the public and stands with it above words that say "I": "Jane Doe MP, Member for Elm"."""
    mine = sum(_MINE.is_in(text) and _MINE.is_in(_QUOTED.sub("", text)) for text in prose)
    if not mine or mine < _SAYS_I * len(prose):
        return None
    for para in above[:_LETTERHEAD]:
        if len(para.text) >= LINE:
            continue
        byline = _BY.match(para.text)
        who = mention(attribution.in_small_letters(para.text[byline.end() :] if byline else para.text))
        if not who.name or who.is_organization:
            continue
        sits = SEAT_AFTER_NAME.search(para.text) is not None and is_name(who.name)
        if sits or (who.role and is_public(who.role)) or (byline and mine >= _OF_AN_ESSAY * len(prose)):
            return who
    return None


def _lists_below(paras: list[Paragraph], index: int) -> bool:
    """Whether a list follows a line: "Our reasons are:", but not "See also:"."""
    return index + 1 < len(paras) and paras[index + 1].role is Role.BULLET


# "/s/ Jane Doe", "The first signatories of this letter are (in alphabetical order):"
_SIGNERS_BELOW = re.compile(
    r"/[sS]/|(?=.{4,120}:\s*$).*\b(?:signator(?:y|ies)|signed by|signed on behalf|undersigned|endorsed by)\b",
    re.I,
)
# who signs in words, what was changed since, what the body is
_BELOW = re.compile(
    r"On behalf of |(?:The )?[A-Z][^.]{2,90} (?:is|are) an? [^.]{0,80}\b(?:non-?profit|organi[sz]ation|coalition|union|network|charity|association|501)\b"
)
_NOTE = re.compile(
    r"Notes?:|Founded in |\[\d{1,2}\]\s|\(\d{1,2}\)\s|https?://"
)  # below the text that it belongs to
_SEVERAL_SIGN = re.compile(r"(?:Signatories|List of signatories|Signed by|The undersigned)", re.I)
_SIGNED_WITHIN = 6  # paragraphs below the last of the statement's prose
# "As members of the Elm Guild, we", "The Elm League, a union of tenants, joins others in"
_SPEAKS_AS = re.compile(
    r"(?:\b[Mm]embers of|\b[Ww]e at|\b[Ww]e of|\b[Ww]e,|\bbehalf of|\b[Aa]t|\b[Aa]s the)\s+(?:the\s+)?(?P<who>[A-Z].{2,120})",
    re.S,
)


# "Elm Renters Open Letter", "ELMA Submission on the Ports Bill"
_WHOSE_STATEMENT = re.compile(
    r"(?!(?:Statement|Letter|Submission|Response|Open|Public)\b)(?:(?:Joint|National|The|Our)\s+)?(?P<who>[A-Z][\w'’&-]*(?:\s+(?:of\s+|for\s+|and\s+)?[A-Z][\w'’&-]*){0,6}?)\s+(?:Open Letter|Statement|Submission|Testimony|Response|(?i:joins|signs|expresses|calls|urges|demands|condemns|denounces|opposes|supports|endorses|welcomes|responds|rejects|stands|asks|tells|(?P<does>[a-z]{3,}s)))\b"
)


_HEADLINES = 6  # lines at the top of a release


def who_speaks(register: Register, text: str, own: Draft, headline: str | None) -> list[str]:
    """The body that a statement or letter without a letterhead is of: its headline names it, it takes a stand, or "we"
    are its members."""
    begin, end = own.segments[0]
    above = [line.strip() for line in text[:begin].split("\n") if line.strip()][:_HEADLINES]
    for line in [headline, *above] if headline else above:
        headed = _WHOSE_STATEMENT.match(line)
        if (
            headed
            and headed.group("does")
            and (
                not stands(headed.group("who"), text[begin:])
                or any(map(heads_a_body, line[headed.end() :].split()[:2]))  # "Elm Workers Alliance"
            )
        ):
            continue
        if headed and (
            register.body(headed.group("who"))
            or ORG_HEAD.search(headed.group("who"))
            or ACRONYM.match(headed.group("who").split()[-1])
            or register.body(organization_at(headed.group("who")))
        ):
            at = text.find(headed.group())
            place = (at + headed.start("who"), at + headed.end("who")) if at >= 0 else None
            body = register.add_body(headed.group("who"), place, "organization.speaks", 0.7)
            if body is not None:
                return [body.name]
    told = attribution.announced(text[begin : begin + attribution.first_sentence_end(text[begin:end])], begin)
    if told and told.who.is_organization and told.who.name:
        body = register.add_body(told.who.name, None, "organization.speaks", 0.7)
        return [body.name] if body else []
    if standing := _takes_a_stand(register, text, own):
        return [standing]
    if described := _describes_itself(register, text, own):
        return [described]
    for start, end in [*([own.at] if own.at else []), *own.segments]:
        for match in _SPEAKS_AS.finditer(text, start, end):
            named = organization_at(match.group("who").split("\n", 1)[0])
            body = register.body(named) if named else None
            if (
                body is not None
                and not body.is_governmental
                and text.startswith(named or "", match.start("who"))
            ):
                return [body.name]
    named_above = _letterhead(text, headline) or _byline(text, begin)
    body = register.add_body(*named_above, "organization.speaks", 0.7) if named_above else None
    return [body.name] if body else []


# "Still Waters is a broad coalition of", in the words of those who say "we"
_IS_A = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\n)|^)(?:The\s+)?(?P<who>[A-ZÀ-Þ#][\w.&'’-]*(?:\s+(?:(?:of|for|and|the|to|on)\s+)*[A-ZÀ-Þ][\w.&'’-]*){{0,7}})(?:\s+\([A-Z]\w{{1,9}}\))?,?\s+(?:is|are)\s+an?\s+(?:[\w'’-]+,?\s+){{0,6}}?(?:{GROUPS}|nonprofit|NGO|NPO|initiative|project)\b"
)


def _describes_itself(register: Register, text: str, own: Draft) -> str | None:
    """The one body of which a statement says what it is."""
    told = {
        match.group("who"): match.span("who")
        for start, end in own.segments
        for match in _IS_A.finditer(text, start, end)
        if not role_in(match.group("who")) and match.group("who") not in _NOBODY
    }
    if len(told) != 1:
        return None
    ((name, place),) = told.items()
    body = register.add_body(name, place, "organization.speaks", 0.7)
    return body.name if body else None


_NOBODY = frozenset("This That It There Here He She What".split())


def _letterhead(text: str, headline: str | None) -> tuple[str, tuple[int, int]] | None:
    """The name alone in the line above the headline, where the text has it once more."""
    top = len(text) - len(text.lstrip())
    line = text[top : text.find("\n", top)].strip()
    if not headline or line == headline or not _NAME_ALONE.fullmatch(line) or line.lower() in _SECTIONS:
        return None
    if stands(line, text[top + len(line) :]):
        return line, (top, top + len(line))
    return None


def _byline(text: str, begin: int) -> tuple[str, tuple[int, int]] | None:
    """A body's name alone in a line above its words."""
    at = 0
    for line in text[:begin].split("\n"):
        name = line.strip()
        if _NAME_ALONE.fullmatch(name) and (
            ACRONYM.match(name.split()[-1]) or heads_a_body(name.split()[-1])
        ):
            if at and not name.isupper() and not RELEASE_LINE.match(name):
                return name, (at + line.find(name), at + line.find(name) + len(name))
        at += len(line) + 1
    return None


_SECTIONS = lexicon.words("section_words")
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w.&'’-]*(?: (?:of |for |the |and )*[A-ZÀ-Þ][\w.&'’-]*){0,6}")


def _as_signed(who: Mention, below: list[Paragraph]) -> Mention:
    """Whom a heading names, with what the lines under the name below the statement say of a body."""
    if who.organization or who.is_organization or not who.name:
        return who
    for index, para in enumerate(below[:6]):
        if len(para.text) < LINE and who.name in para.text:
            lines = [p.text for p in below[index : index + 3] if len(p.text) < LINE]
            signer = mention(", ".join(lines))
            if signer.name == who.name:
                return replace(who, organization=signer.organization)
    return who


def _names_somebody(who: Mention) -> bool:
    """Not a lone word, such as "Statement on the crimes by Landlords" has."""
    return who.role is not None or who.is_organization or " " in (who.name or "")


def _without(segments: list[tuple[int, int]], spoken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`segments` with the stretches of `spoken` cut out of them, and their marks."""
    for start, end in spoken:
        segments = [
            piece
            for a, b in segments
            for piece in (
                ((a, min(b, start - 1)), (max(a, end + 1), b)) if a < end and start < b else ((a, b),)
            )
            if piece[0] < piece[1]
        ]
    return segments


_OPENING = 300  # code points of a paragraph
_QUOTES_FEW = 0.1  # of the body's words


_SENTENCE = 25  # code points; a shorter line is no sentence of a statement
_SENTENCES_LONG = 160  # code points; so much prose is no heading, though its full stops were lost


_ENDS = re.compile(r"[.!?:;”][\s\d*†]*$")


_QUOTED = re.compile(r"“[^”]*(?:”|$)")
_OURS = Finder(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us)\b")
_OURS_OR_MINE = Finder(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us|I|I'm|I've|[Mm]y)\b")


_STANDS = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\n)|^)(?:The\s+)?(?P<who>[A-ZÀ-Þ][\w:&'’-]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-ZÀ-Þ][\w:&'’-]*){0,6}(?:,\s[A-Z][a-z]+)?)\s+(?:(?:stands|calls|joins|remains|believes|rejects|opposes|supports|urges|demands|condemns|denounces|welcomes|applauds|has (?:long|always))\b|(?:\([A-Z]{2,10}\)\s*)?(?:,?\s?[^.,]{3,60},\s+)?(?:is|are)\s+(?:\w+\s+){0,2}?(?:"
    + "|".join(sorted(lexicon.words("feelings")))
    + r")\b)"
)


_OPENS = re.compile(
    r"(?:(?<=[.!?]\s)|^)(?:The\s+)?[A-ZÀ-Þ][\w:&'’-]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-ZÀ-Þ][\w:&'’-]*){0,8}(?:\s\([A-Z]{2,10}\))?\s+(?:(?:strongly|firmly|fully|unequivocally|today)\s)?(?:stand|call|join|reject|oppose|support|urge|demand|condemn|denounce|welcome|applaud|express(?:e)?)s?\b"
)


def _takes_a_stand(register: Register, text: str, own: Draft) -> str | None:
    """The body that a statement names as taking a stand, where it names but one."""
    standing = {
        match.group("who"): match.span("who")
        for start, end in own.segments
        for match in _STANDS.finditer(text, start, end)
        if not role_in(match.group("who"))
        and match.group("who") not in register.people
        and (":" in match.group("who") or can_be_body(text, match.group("who")))
    }
    if len(standing) != 1:
        return None
    ((name, place),) = standing.items()
    body = register.add_body(name, place, "organization.speaks", 0.7)
    return body.name if body and not body.is_governmental else None
