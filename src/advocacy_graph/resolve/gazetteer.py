"""Known bodies and policies: what they are called, where, and what they are part of.

Rows are plain data, whoever they come from: the gazetteer shipped in `data/reference/gazetteer.csv`, a user's own, or a
register of members. `docs/resolving.md` has the columns.
"""

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from advocacy_graph import resources
from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.model import PolicyKind
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve.places import country
from advocacy_graph.resolve.rows import Row, csv_rows
from advocacy_graph.resolve.words import content, folded

COLUMNS: Final = (
    "id", "name", "acronym", "aliases", "country", "part_of", "kind", "wikidata", "source", "as_of",
)  # fmt: skip
_NEEDED: Final = ("id", "name")
_NEEDED_OF_MEMBERS: Final = ("name",)
_FORMS: Final = {
    "country": (re.compile("[A-Z]{2}"), "US, GB, EU"),
    "wikidata": (re.compile(r"Q[1-9]\d*"), "Q11231"),
}
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
        return _found(self, tuple(names), places, kind)

    def _find(self, names: tuple[str, ...], places: frozenset[str], kind: Kind) -> Entry | None:
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

    @cached_property
    def digest(self) -> str:
        """Another one for another gazetteer, with all that is below it."""
        below = self.below.digest if self.below else ""
        return hashlib.sha256(f"{as_csv(self)}{below}".encode()).hexdigest()

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


@lru_cache(maxsize=100_000)
def _found(known: Gazetteer, names: tuple[str, ...], places: frozenset[str], kind: Kind) -> Entry | None:
    return known._find(names, places, kind)


def read_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer in a CSV file. Raises `UnreadableGazetteer`, which names the row."""
    return gazetteer(path, csv_rows(path, COLUMNS, _NEEDED))


def read_members(path: Path, below: Gazetteer) -> Gazetteer:
    """The user's register of members in a CSV file: it wins over `below`. Raises `UnreadableGazetteer`."""
    return members(path, csv_rows(path, COLUMNS, _NEEDED_OF_MEMBERS), below)


def gazetteer(path: Path, rows: Iterable[Row]) -> Gazetteer:
    """A gazetteer of rows. Raises `UnreadableGazetteer` for a row that cannot be one."""
    return Gazetteer(_entries(path, rows, None))


def members(path: Path, rows: Iterable[Row], below: Gazetteer) -> Gazetteer:
    """A register of rows, whose names nobody else has. One without an id is known by its name."""
    entries = _entries(path, rows, below)
    names: dict[tuple[str, str], Entry] = {}
    for entry in entries.values():
        for name in entry.names:
            other = names.setdefault((_key(name), entry.country), entry)
            if other is not entry:
                raise UnreadableGazetteer(
                    path, None, f"{name!r} is a name of both {other.id} and {entry.id}: only one can have it"
                )
    return Gazetteer(entries, below)


def as_csv(known: Gazetteer) -> str:
    """Its own entries as the CSV that `read_gazetteer` reads."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in known.entries.values():
        values = {**asdict(entry), "aliases": "|".join(entry.aliases)}
        writer.writerow(values[name] for name in COLUMNS)
    return out.getvalue()


def _entries(path: Path, rows: Iterable[Row], below: Gazetteer | None) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    places: dict[str, int | str] = {}
    for place, row in rows:
        entry = _entry(path, place, row, own=below is not None)
        if entry.id in entries:
            raise UnreadableGazetteer(
                path,
                place,
                f"id {entry.id!r} is that of {_said(places[entry.id])} already: give each row its own",
            )
        entries[entry.id], places[entry.id] = entry, place
    _refuse_cycles(path, entries, places, below)
    return entries


def _said(place: int | str) -> str:
    return f"line {place}" if isinstance(place, int) else place


def _entry(path: Path, place: int | str, row: Mapping[str, str], *, own: bool) -> Entry:
    if not folded(row["name"]):
        raise UnreadableGazetteer(path, place, f"name {row['name']!r} has no letter or digit")
    for column in ("country", "wikidata"):
        pattern, like = _FORMS[column]
        if row.get(column) and not pattern.fullmatch(row[column]):
            raise UnreadableGazetteer(path, place, f"{column} {row[column]!r} is none: write it like {like}")
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())
    told = {name: value for name, value in row.items() if name != "aliases"}
    told["id"] = row.get("id") or folded(row["name"]).replace(" ", "-")
    return Entry(**told, aliases=aliases, own=own)


def _refuse_cycles(
    path: Path,
    entries: Mapping[str, Entry],
    places: Mapping[str, int | str],
    below: Gazetteer | None,
) -> None:
    sound: set[str] = set()
    for start in entries:
        way: dict[str, None] = {}
        here = start
        while here in entries and here not in sound:
            if here in way:
                circle = [*way][[*way].index(here) :]
                raise UnreadableGazetteer(
                    path, places[here], f"part_of goes round in a circle: {' > '.join([*circle, here])}"
                )
            way[here] = None
            above = entries[here].part_of
            if above and above not in entries and not (below and below.entry(above)):
                raise UnreadableGazetteer(path, places[here], f"part_of {above!r} is the id of no row")
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
