"""Releases that are a statement themselves: a body in the words of whoever issues or heads it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advocacy_graph.extract import attribution, unmarked
from advocacy_graph.extract.draft import CONFIDENCE, Draft, direct
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.statements import LINE
from advocacy_graph.model import Mode

_HEADED_STATEMENT = re.compile(
    r"^(?:(?:(?:Joint|Press|Public|Position|Media|Official) )?Statement(?:\s*$|:?\s+(?:on|of|regarding|concerning|about|in|by|from|re)\b)"
    r"|(?-i:[A-Z])[\w'’&-]* (?:[\w'’&-]+ ){0,5}(?-i:Statement) (?:on|regarding|concerning|about)\b)",
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
        and len(p.text) > 60
        and (len(p.text) > _SENTENCES_LONG or _ENDS.search(p.text))
    ]
    signed = next((i for i, p in enumerate(paras) if i > lead and p.text.startswith(("/s/", "/S/"))), None)
    if signed is not None:
        prose = [(i, p) for i, p in prose if i < signed]
    if not prose or sum(b - a for a, b in spoken) > _QUOTES_FEW * sum(len(p.text) for _, p in prose):
        return None
    headings = [
        match
        for p in paras[: prose[0][0]]
        if p.role is not Role.RELEASE_LINE and (match := _HEADED_STATEMENT.match(p.text))
    ]
    # "Statement on the levy", rather than "Statement" over a report of what was said
    titled = any(match.end() < len(match.string.rstrip()) for match in headings)
    while (
        not titled
        and len(prose) > 2
        and not _OURS.is_in(prose[0][1].text)
        and unmarked.acts(prose[0][1].text)
    ):
        prose.pop(0)  # it tells of the issuer, and what is its own begins below
    body = [p for p in paras[prose[0][0] : prose[-1][0] + 1] if p.role in (Role.BODY, Role.BULLET)]
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
    ours = sum(
        any(_OURS.is_in(p.text, a - p.start, b - p.start) for a, b in _without([(p.start, p.end)], spoken))
        for _, p in prose
    )
    declared = bool(headings) or unmarked.feels(prose[0][1].text)
    if ours < (1 if declared else 2) or ours < (0.2 if declared else 0.4) * len(prose):
        return None
    return Draft(segments, Mode.DIRECT, Mention(), "own-voice", CONFIDENCE["own-voice"], indexes)


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


_QUOTES_FEW = 0.1  # of the body's words


_SENTENCES_LONG = 160  # code points; so much prose is no heading, though its full stops were lost


_ENDS = re.compile(r"[.!?:;”][\s\d*†]*$")


_OURS = Finder(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us)\b")
