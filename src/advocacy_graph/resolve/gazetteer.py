"""Known bodies and policies: what they are called, where, and what they are part of.

Rows are plain data, whoever they come from: the gazetteer shipped in `data/reference/gazetteer.csv`, a user's own, or a
register of members. `docs/resolving.md` has the columns.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from advocacy_graph import resources
from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.model import PolicyKind
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve.places import country
from advocacy_graph.resolve.words import content, folded

COLUMNS: Final = (
    "id", "name", "acronym", "aliases", "country", "part_of", "kind", "wikidata", "source", "as_of",
)  # fmt: skip
_NEEDED: Final = ("id", "name")
_POLICIES: Final = frozenset((*PolicyKind, "plan"))
_OF_STATES: Final = ("department", "chamber", "legislature", "court")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `country` is empty for what is at home in many; `part_of` is another entry's id or empty.

    `own` is whether it is of the user's register of members: its name is then the one that is shown.
    """

    id: str
    name: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    part_of: str = ""
    kind: str = ""
    wikidata: str = ""
    source: str = ""
    as_of: str = ""
    own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the acronym, the others."""
        return tuple(dict.fromkeys(name for name in (self.name, self.acronym, *self.aliases) if name))


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Entries by their folded names. What it does not know is looked for in the one `below`."""

    entries: Mapping[str, Entry]
    below: "Gazetteer | None" = None

    @classmethod
    def shipped(cls) -> "Gazetteer":
        """The one that comes with the program."""
        return _shipped()

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            for name in dict.fromkeys(_key(name) for name in entry.names):
                found[name].append(entry)
        return dict(found)

    def find(
        self, names: Iterable[str], places: frozenset[str], kind: Kind = Kind.ORGANIZATION
    ) -> Entry | None:
        """The one entry that one of the names fits in one of the places.

        Where no place is known, a name that only one entry has is that one's; an acronym alone is not. In a state or
        province, "Department of Labor" may be its own, and is nobody's here. An acronym that a long name spells out in
        other words is another's: the ABA of bankers is not that of lawyers.
        """
        names = tuple(names)
        long = [name for name in names if not _is_acronym(name)]
        countries = {country(place) for place in places}
        for name in names:
            fitting = [
                entry
                for entry in self._by_name.get(_key(name), ())
                if (entry.kind in _POLICIES) is (kind is Kind.POLICY)
                and not (_is_acronym(name) and long and not _spells_out(long, entry))
            ]
            here = [entry for entry in fitting if not entry.country or entry.country in countries]
            if not here and not places and not _is_acronym(name):
                here = list(fitting)
            if len(here) > 1:
                here = [entry for entry in here if entry.country] or here
            if len(here) == 1 and (places & {here[0].country, ""} or not _of_a_state(name, here[0], places)):
                return here[0]
        return self.below.find(names, places, kind) if self.below else None

    def entry(self, id: str) -> Entry | None:
        """The entry of that id."""
        return self.entries.get(id) or (self.below.entry(id) if self.below else None)

    def above(self, entry: Entry) -> Iterator[Entry]:
        """What it is part of, and what that is part of, up to the top."""
        seen = {entry.id}
        while entry.part_of and (higher := self.entry(entry.part_of)) and higher.id not in seen:
            seen.add(higher.id)
            yield higher
            entry = higher


def read_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer in a CSV file. Raises `UnreadableGazetteer`, which names the row."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UnreadableGazetteer(path, line, "is not UTF-8: save the file again as CSV UTF-8") from error
    except OSError as error:
        raise UnreadableGazetteer(path, None, f"cannot be read: {error.strerror or error}") from error
    return gazetteer(path, _rows(path, text))


def gazetteer(path: Path, rows: Iterable[tuple[int, Mapping[str, str]]]) -> Gazetteer:
    """A gazetteer of rows, each with its line. Raises `UnreadableGazetteer` for a row that cannot be one."""
    entries: dict[str, Entry] = {}
    lines: dict[str, int] = {}
    for line, row in rows:
        entry = _entry(path, line, row)
        if entry.id in entries:
            raise UnreadableGazetteer(
                path, line, f"id {entry.id!r} is that of line {lines[entry.id]} already"
            )
        entries[entry.id], lines[entry.id] = entry, line
    _refuse_cycles(path, entries, lines)
    return Gazetteer(entries)


def _rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [cell.strip() for cell in next(reader, [])]
        unknown = [name for name in head if name not in COLUMNS]
        missing = [name for name in _NEEDED if name not in head]
        if unknown or missing or len(set(head)) < len(head):
            fault = (
                f"has no column {missing[0]}"
                if missing
                else f"has an unknown column {unknown[0]!r}"
                if unknown
                else "names a column twice"
            )
            raise UnreadableGazetteer(path, 1, f"{fault}: the columns are {', '.join(COLUMNS)}")
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(head):
                raise UnreadableGazetteer(
                    path,
                    reader.line_num,
                    f"has {len(cells)} cells for {len(head)} columns: quote names with commas",
                )
            yield reader.line_num, dict(zip(head, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        raise UnreadableGazetteer(path, reader.line_num, f"is no CSV: {error}") from error


def _entry(path: Path, line: int, row: Mapping[str, str]) -> Entry:
    for name in _NEEDED:
        if not row.get(name):
            raise UnreadableGazetteer(path, line, f"has no {name}")
    if not folded(row["name"]):
        raise UnreadableGazetteer(path, line, f"name {row['name']!r} has no letter or digit")
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())
    return Entry(**{**{name: value for name, value in row.items() if name != "aliases"}, "aliases": aliases})  # type: ignore[arg-type]


def _refuse_cycles(path: Path, entries: Mapping[str, Entry], lines: Mapping[str, int]) -> None:
    sound: set[str] = set()
    for start in entries:
        way: dict[str, None] = {}
        here = start
        while here in entries and here not in sound:
            if here in way:
                circle = [*way][[*way].index(here) :]
                raise UnreadableGazetteer(
                    path, lines[here], f"part_of goes round in a circle: {' > '.join([*circle, here])}"
                )
            way[here] = None
            above = entries[here].part_of
            if above and above not in entries:
                raise UnreadableGazetteer(path, lines[here], f"part_of {above!r} is the id of no row")
            here = above
        sound.update(way)


@cache
def _shipped() -> Gazetteer:
    return read_gazetteer(resources.reference() / "gazetteer.csv")


@cache
def _key(name: str) -> str:
    """Order and small words do not matter: Homeland Security Department. Bare acronyms keep their own case apart."""
    return " ".join(sorted(content(name)))


def _spells_out(long: Iterable[str], entry: Entry) -> bool:
    """Whether one of the long names is the entry's with words more or less."""
    entry_words = [set(content(name)) for name in entry.names if not _is_acronym(name)]
    return any(words <= own or own <= words for words in map(set, map(content, long)) for own in entry_words)


def _of_a_state(name: str, entry: Entry, places: frozenset[str]) -> bool:
    """Whether a release from a state may mean a body of that state by this name of the country's."""
    national = _is_acronym(name) or folded(name).startswith(("us ", "uk ", "federal ", "hm ", "nz "))
    return bool(places) and not entry.own and entry.kind in _OF_STATES and not national


def _is_acronym(name: str) -> bool:
    return " " not in name.strip() and sum(letter.isupper() for letter in name) >= 2
