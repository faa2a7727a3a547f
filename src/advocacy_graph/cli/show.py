"""`advocacy-graph show`."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from rich.text import Text

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.located import located
from advocacy_graph.graph import Marked, MarkedPosition, MarkedStatement, Standing
from advocacy_graph.model import Mode, Polarity, Span

_STYLE = {Mode.DIRECT: "black on bright_cyan", Mode.INDIRECT: "black on bright_yellow"}
_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n\s*\n|\s*\Z)")
_POSITION_STYLE = "black on bright_magenta"
_SAYS = {
    Polarity.SUPPORT: "supports",
    Polarity.OPPOSE: "opposes",
    Polarity.MIXED: "is of two minds on",
    Polarity.NEUTRAL: "is neutral on",
    Polarity.UNKNOWN: "takes an unclear position on",
}


def show(
    release: options.Release,
    store: options.StoreFolder = options.STORE,
    as_json: options.Json = False,
) -> None:
    """Print a release with its statements marked in place.

    Below its paragraph stands who speaks, in which capacity, with which positions, and the rule and confidence of
    the finding. [1] opens and [/1] closes what the first statement says; [a] and [/a] a position outside of
    statements. At the end stands where headline, date and issuers are from, and what else is known of the release.
    """
    with located(release, store) as (opened, name):
        text, marked = pipeline.show(opened, name)
        known = pipeline.standing_of(opened, name)
    if as_json:
        told = asdict(known) | {"issuers": sorted(known.issuers), "withdrawn_on": None}
        told["day"] = known.day and known.day.isoformat()
        console.print_json(
            asdict(marked) | {"date": marked.date and marked.date.isoformat(), "standing": told}
        )
        return
    console.out.print(drawn(text, marked))
    for line in _standing(known):
        console.say(line, "dim")


def _standing(known: Standing) -> Iterator[str]:
    """Where the heading is from, and what else is known of the release as a whole."""
    told = {name: known.stated.get(name) for name in ("headline", "date", "issuers")}
    yield "; ".join(f"{name}: from {where or 'the text'}" for name, where in told.items())
    yield f"read from {', '.join(known.sources)}" + (
        f"; language: {known.language}" if known.language else ""
    )
    if known.licence:
        yield f"licence: {known.licence} (from {known.stated.get('licence')})"
    if known.namesake:
        yield f"another than {known.namesake.of}, which has its issuer, date and headline: {known.namesake.why}"
    if known.duplicate_of:
        yield f"duplicate of {known.duplicate_of}: {known.why}"


def drawn(text: str, marked: Marked) -> Text:
    """`text` with its statements and lone positions marked; what is known of each follows its paragraph."""
    changes: list[_Change] = []
    for number, statement in enumerate(marked.statements, 1):
        changes += _changes(text, statement.spans, str(number), _STYLE[statement.mode], _statement(statement))
    for number, position in enumerate(marked.positions):
        sign = _letters(number)
        changes += _changes(text, position.spans, sign, _POSITION_STYLE, _position(position))
    result, at, styles = Text(), 0, [""]
    for change in sorted(changes, key=lambda change: (change.offset, change.rank)):
        result.append_text(console.lines(text[at : change.offset], styles[-1]))
        at = change.offset
        if change.rank == _CLOSE:
            styles.remove(change.style)
        elif change.rank == _OPEN:
            styles.append(change.style)
        result.append_text(change.insert)
    return result.append_text(console.lines(text[at:]))


_CLOSE, _NOTE, _OPEN = range(3)  # in this order where they meet at one offset


@dataclass(frozen=True, slots=True)
class _Change:
    """Something to insert at an offset of the text, and what becomes of the style there."""

    offset: int
    rank: int
    insert: Text
    style: str = ""


def _changes(text: str, spans: tuple[Span, ...], sign: str, style: str, known: Text) -> Iterator[_Change]:
    for span in spans:
        yield _Change(span.start, _OPEN, Text(f"[{sign}]", "bold"), style)
        yield _Change(span.end, _CLOSE, Text(f"[/{sign}]", "bold"), style)
    paragraph_ends = _PARAGRAPH_END.search(text, spans[-1].end)
    offset = paragraph_ends.start() if paragraph_ends else len(text)
    yield _Change(offset, _NOTE, Text(f"\n  [{sign}] ", "bold").append_text(known))


def _letters(number: int) -> str:
    """a to z, then aa, ab, ..."""
    rest, letter = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + letter)


def _statement(statement: MarkedStatement) -> Text:
    known = Text(style="not bold")
    for i, speaker in enumerate(statement.speakers):
        known.append("; " if i else "").append_text(console.words(speaker.name or "unnamed", "bold"))
        for capacity in (speaker.role, speaker.organization and f"for {speaker.organization}"):
            if capacity:
                known.append(", ").append_text(console.words(capacity))
    known.append(f" ({statement.mode}; {statement.rule}, {statement.confidence:.2f})", "dim")
    for position in statement.positions:
        known.append("\n      ").append_text(_position(position))
    return known


def _position(position: MarkedPosition) -> Text:
    who = position.holder or position.organization or "unnamed"
    return (
        console.words(who)
        .append(f" {_SAYS[position.polarity]} ", "bold")
        .append_text(console.words(position.target))
        .append(f" ({position.rule}, {position.confidence:.2f})", "dim")
    )
