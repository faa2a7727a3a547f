"""Findings as a table that people decide in with a spreadsheet, and what they decided read from it again.

One row a finding, or for each coder who decided on it. Of each field there are two columns: what it is, to be read, and
"... should be", to be filled in where that is wrong. The last column ties the row to its words: sorting, filtering, new
columns and a spreadsheet's own ways with dates and quotation marks do no harm.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from typing import IO, Any, Final

from advocacy_graph.coding.cells import EMPTY, meant, written
from advocacy_graph.coding.choice import Choice, Which, chosen
from advocacy_graph.coding.context import paragraphs
from advocacy_graph.coding.reliability import MACHINE
from advocacy_graph.errors import AdvocacyGraphError, UndecidableError, UnreadableSheet
from advocacy_graph.intake import Bench, Item
from advocacy_graph.model import (
    FIELDS,
    Anchor,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Quote,
    Span,
)
from advocacy_graph.review import checked, located
from advocacy_graph.spreadsheet import guarded, unguarded
from advocacy_graph.store import Store

_SHOULD_BE: Final = " should be"
_FINDING: Final = "finding (leave as it is)"
_ASKED: Final = ("decision", "why", "coder")
_TOLD: Final = ("kind", "confidence", "release", "release title", "quoted", "in the release")
_LONGEST: Final = 32_000  # characters that a cell of a spreadsheet holds
_MOST_CONTEXT: Final = 4_000
_MOST_QUOTES: Final = 20  # of a mention, which is known by its name all the same

_WORDS: Final = {
    **dict.fromkeys(("accepted", "accept", "a", "yes", "ok", "right"), FindingOutcome.ACCEPTED),
    **dict.fromkeys(("corrected", "c"), FindingOutcome.CORRECTED),
    **dict.fromkeys(("rejected", "reject", "r", "no", "wrong"), FindingOutcome.REJECTED),
    **dict.fromkeys(("added", "add", "missed"), FindingOutcome.ADDED),
}
# A spreadsheet makes of 2024-05-31 what is usual where it stands. Dots have the day first, slashes have not always.
_DATES: Final = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d")
# Marks that typing into a cell can turn straight ones into; those within values are escaped.
_STRAIGHT: Final = str.maketrans("“”„‟", '""""')


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that cannot be taken: its number as the spreadsheet shows it, the first being the heading."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet. With anything `wrong` nothing of it was recorded.

    `recorded` are new decisions, `known` the number of those that were recorded before, `open` that of rows without one.
    """

    recorded: tuple[FindingDecision, ...]
    known: int
    open: int
    wrong: tuple[Wrong, ...]
    remarks: tuple[str, ...] = ()


def write_sheet(store: Store, file: IO[str], choice: Choice | None = None, coder: str | None = None) -> int:
    """Write the findings of a choice, the least certain first. Returns the number of rows.

    `coder` stands in the rows that are to be filled in. Rows of decisions that hold are there where the choice is of all or
    of disputed findings. `file` is text that was opened with `newline=""`.
    """
    choice = choice or Choice()
    kinds = choice.kinds or tuple(FindingKind)
    names = list(dict.fromkeys(name for kind in kinds for name in FIELDS[kind]))
    fields = [column for name in names for column in (_named(name), _named(name) + _SHOULD_BE)]
    table = csv.writer(file)
    table.writerow([*_ASKED, *_TOLD, *fields, _FINDING])
    number = 0
    for item in chosen(store, choice, coder):
        told = choice.which in (Which.ALL, Which.DISPUTED)
        for asked, changes in _asked(item, coder, with_decisions=told):
            shown = item.anchor.fields if choice.blind else {**item.anchor.fields, **item.fields}
            cells: list[str] = []
            for name in names:
                cells.append(written(shown.get(name)))
                cells.append((written(changes[name]) or EMPTY) if name in changes else "")
            row = [*asked, *_about(item), *cells, _tie(item.anchor)]
            table.writerow([guarded(cell[:_LONGEST]) for cell in row])
            number += 1
    return number


def _asked(
    item: Item, coder: str | None, *, with_decisions: bool
) -> Iterator[tuple[tuple[str, str, str], Mapping[str, Field]]]:
    latest = item.last_words if with_decisions else {}
    for each in latest.values():
        yield (each.outcome.value, each.why, each.coder), each.changes
    if coder is None and not latest:
        yield ("", "", ""), {}
    if coder is not None and coder not in latest:
        yield ("", "", coder), {}


def _about(item: Item) -> tuple[str, ...]:
    spans = [quote.span for quote in item.anchor.quotes]
    stands = "\n\n".join(span.words(item.text) for span in paragraphs(item.text, spans))
    return (
        item.anchor.kind.value,
        f"{item.confidence:.2f}",
        item.anchor.release,
        item.label,
        item.anchor.words,
        stands[:_MOST_CONTEXT],
    )


def _tie(anchor: Anchor) -> str:
    plain = {
        "key": anchor.key,
        "release": anchor.release,
        "kind": anchor.kind.value,
        "text": anchor.text_digest,
        "quotes": [
            [q.span.start, q.span.end, q.exact, q.before, q.after] for q in anchor.quotes[:_MOST_QUOTES]
        ],
        "fields": {**anchor.fields},
    }
    told = json.dumps(plain, separators=(",", ":"))
    if len(told) <= _LONGEST:
        return told
    # No cell holds it. Its key finds it as long as the release is not read otherwise.
    short = [[q.span.start, q.span.end, q.exact[:200], "", ""] for q in anchor.quotes[:1]]
    return json.dumps({**plain, "quotes": short, "fields": {}}, separators=(",", ":"))


def take_sheet(store: Store, data: bytes, coder: str | None = None) -> Taken:
    """Record what a sheet decides: all of it, or nothing where a row is wrong.

    `coder` decided in rows that name none. What the same coder decided already, word for word, is not recorded again, so a sheet can be
    taken twice. Raises `UnreadableSheet` where it is none.
    """
    text, remarks = _decoded(data)
    sheet = _Reading(store, coder, Bench(store))
    # Release by release, so that each is looked at once; where a row does not name it, it takes longer.
    for number, row in sorted(_rows(text), key=lambda numbered: numbered[1].get("release", "")):
        sheet.take(number, row)
    sheet.wrong.sort(key=lambda each: each.row)
    recorded: tuple[Any, ...] = () if sheet.wrong else sheet.bench.record()
    return Taken(recorded, sheet.known, sheet.open, tuple(sheet.wrong), remarks)


@dataclass
class _Reading:
    """Rows to decisions, each beside what the store holds."""

    store: Store
    coder: str | None
    bench: Bench
    wrong: list[Wrong] = field(default_factory=list)
    known: int = 0
    open: int = 0
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    _held: tuple[str, dict[str, Item]] = ("", {})  # of the release of the row before
    _told: dict[tuple[str, str], tuple[int, object]] = field(default_factory=dict)

    def take(self, number: int, row: Mapping[str, str]) -> None:
        """One row, onto the bench; what is wrong with it is kept."""
        try:
            decision = self._decision(number, row)
            if decision is not None:
                self.bench.take(decision)
        except AdvocacyGraphError as error:
            self.wrong.append(Wrong(number, str(error)))

    def _decision(self, number: int, row: Mapping[str, str]) -> FindingDecision | None:
        outcome = _outcome(row.get("decision", ""))
        should = {
            name: cell
            for kind in FindingKind
            for name in FIELDS[kind]
            if (cell := row.get(_named(name) + _SHOULD_BE, "").strip())
        }
        if outcome is None and not should:
            self.open += 1
            return None
        outcome = outcome or FindingOutcome.CORRECTED
        coder = row.get("coder", "").strip() or self.coder
        if coder is None:
            raise UndecidableError("has no coder: fill in the column, or name one for all with --coder")
        if coder == MACHINE:
            raise UndecidableError(
                f"a coder cannot be called {MACHINE!r}: that is what the extraction is called"
            )
        if outcome is FindingOutcome.ADDED:
            item, anchor, kind = None, *self._missed(row, should)
        else:
            item, anchor = self._finding(row)
            kind = anchor.kind
        changes = {
            name: value
            for name, value in checked(kind, _meant(should), whole=outcome is FindingOutcome.ADDED).items()
            if written(value) != written(anchor.fields.get(name))
        }
        if outcome in (FindingOutcome.ACCEPTED, FindingOutcome.REJECTED) and should:
            raise UndecidableError(
                f"is {outcome}, and says what {', '.join(map(_named, should))} should be: it is corrected, or neither"
            )
        if outcome is FindingOutcome.CORRECTED and not changes:
            raise UndecidableError("is corrected, and nothing says what should be otherwise")
        decision = FindingDecision(
            coder=coder,
            at=self.now,
            why=row.get("why", "").strip(),
            outcome=outcome,
            anchor=anchor,
            changes=changes,
        )
        return None if self._is_known(number, decision, item) else decision

    def _is_known(self, number: int, decision: FindingDecision, item: Item | None) -> bool:
        """Whether it is the coder's last word already, or stands in the sheet before. Raises where that is another."""
        told = _told(decision)
        before = self._told.setdefault((decision.anchor.key, decision.coder), (number, told))
        if before[1] != told:
            raise UndecidableError(f"decides otherwise than row {before[0]}, as {decision.coder}: keep one")
        if item is None:  # what was added before may be read by the machine by now
            key = decision.anchor.key
            held = self._items(decision.anchor.release).values()
            item = next((i for i in held if any(each.anchor.key == key for each in i.decisions)), None)
        last = item and item.last_words.get(decision.coder)
        if before[0] != number or (last and _told(last) == told):
            self.known += 1
            return True
        return False

    def _finding(self, row: Mapping[str, str]) -> tuple[Item | None, Anchor]:
        """As the store has it, where it has it as the sheet does; else as the sheet has it."""
        key, anchor = _untied(row.get(_FINDING, ""))
        item = self._items(anchor.release).get(key)
        return item, item.anchor if item else anchor

    def _missed(self, row: Mapping[str, str], should: Mapping[str, str]) -> tuple[Anchor, FindingKind]:
        """Where a finding stands that the machine does not have: its kind, release and words are in their columns."""
        try:
            kind = FindingKind(row.get("kind", "").strip().casefold())
        except ValueError as error:
            known = ", ".join(each.value for each in FindingKind)
            raise UndecidableError(f"is added, and its kind is none of {known}") from error
        held = self.store.release(row.get("release", "").strip())
        text = self.store.text(held.text_digest)
        quoted = meant("words", should.get("words") or row.get("quoted", ""))
        spans = [located(Quote(Span(0, 0), words), text) for words in quoted or ()]
        if not spans or None in spans:
            raise UndecidableError(
                "is added, and what it quotes does not stand in the release: copy it from there"
            )
        quotes = tuple(Quote(span, span.words(text)) for span in spans if span)
        return Anchor(held.iri, kind, held.text_digest, quotes), kind

    def _items(self, release: str) -> dict[str, Item]:
        if release != self._held[0]:
            there = self.store.current_text(release) is not None
            self._held = (
                release,
                {each.anchor.key: each for each in (self.bench.items(release) if there else ())},
            )
        return self._held[1]


def _told(decision: FindingDecision) -> object:
    changes = {name: written(value) for name, value in decision.changes.items()}
    return decision.outcome, changes, " ".join(decision.why.split())


def _outcome(cell: str) -> FindingOutcome | None:
    word = cell.strip().casefold()
    if not word:
        return None
    if word not in _WORDS:
        raise UndecidableError(
            f"the decision {cell.strip()[:40]!r} is none: write accepted, corrected or rejected"
        )
    return _WORDS[word]


def _meant(should: Mapping[str, str]) -> dict[str, Field]:
    return {
        name: meant(name, "" if cell == EMPTY else _day(cell) if name == "date" else cell)
        for name, cell in should.items()
    }


def _day(cell: str) -> str:
    for form in _DATES:
        try:
            return datetime.strptime(cell, form).date().isoformat()
        except ValueError:
            continue
    return cell  # which is then told to be none


def _untied(cell: str) -> tuple[str, Anchor]:
    if not cell.strip():
        raise UndecidableError(
            f"has nothing under {_FINDING!r}: copy that cell from the sheet as it was exported"
        )
    try:
        plain = json.loads(cell.translate(_STRAIGHT))
        anchor = Anchor(
            release=_text(plain["release"]),
            kind=FindingKind(plain["kind"]),
            text_digest=_text(plain["text"]),
            quotes=tuple(
                Quote(Span(int(start), int(end)), _text(exact), _text(before), _text(after))
                for start, end, exact, before, after in plain["quotes"]
            ),
            fields={_text(name): _value(value) for name, value in plain["fields"].items()},
        )
        return _text(plain["key"]), anchor
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UndecidableError(
            f"what stands under {_FINDING!r} was changed ({error}): copy it from the sheet as it was exported"
        ) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _value(value: object) -> Field:
    return tuple(map(_text, value)) if isinstance(value, list) else None if value is None else _text(value)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data:
        raise UnreadableSheet("it is no text: save the sheet as CSV (UTF-8)")
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        # What a spreadsheet saves as CSV in Western Europe and America, if it is not told otherwise.
        text = data.decode("cp1252", errors="replace")
        return text, (
            "it is not UTF-8, and was read as Windows-1252: save it as CSV UTF-8 to be sure of its letters",
        )


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by the names of their columns, numbered as a spreadsheet numbers them."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep="):  # a spreadsheet's own hint
        text, first = rest, rest.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    quote = "'" if first.startswith("'") else '"'
    csv.field_size_limit(10_000_000)
    table = csv.reader(StringIO(text, newline=""), delimiter=separator, quotechar=quote)
    try:
        head = [" ".join(cell.split()).casefold() for cell in next(table, [])]
        if missing := [name for name in ("decision", _FINDING) if name not in head]:
            raise UnreadableSheet(
                f"it has no column {missing[0]!r}: `review export FILE.csv` writes one to fill in"
            )
        if twice := [name for name in head if name and head.count(name) > 1]:
            raise UnreadableSheet(f"it has two columns {twice[0]!r}: keep one")
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() for cell in cells):
                yield number, dict(zip(head, map(unguarded, cells), strict=False))
    except csv.Error as error:
        raise UnreadableSheet(f"it is no table of separated values: {error}") from error


def _named(name: str) -> str:
    return name.replace("_", " ")
