"""The concepts by which an analyst orders policies: labels that mean one thing, narrower and broader."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.model import Concept
from advocacy_graph.resolve.key import key_of
from advocacy_graph.resolve.revising import ancestors
from advocacy_graph.resolve.rows import Row, csv_rows
from advocacy_graph.resolve.titles import singular
from advocacy_graph.resolve.words import content

COLUMNS: Final = ("code", "label", "others", "broader", "definition", "match")


@dataclass(frozen=True, eq=False)
class Codebook:
    """Concepts by the last part of their IRI. Those that were merged into others are not among them."""

    concepts: Mapping[str, Concept]

    @cached_property
    def _by_label(self) -> Mapping[tuple[str, ...], Concept]:
        found: defaultdict[tuple[str, ...], dict[str, Concept]] = defaultdict(dict)
        for concept in self.concepts.values():
            for label in concept.labels:
                found[_key(label)][concept.key] = concept
        return {key: next(iter(those.values())) for key, those in found.items() if len(those) == 1 and key}

    def find(self, names: Iterable[str]) -> Concept | None:
        """The concept of which one of the names is a label, singular or plural; of several names the first decides."""
        return next((self._by_label[key] for key in map(_key, names) if key in self._by_label), None)


def _key(label: str) -> tuple[str, ...]:
    return singular(content(label))


@dataclass(frozen=True, slots=True)
class Imported:
    """A codebook as it is with the rows of a file: all concepts by key, and the labels of those new, changed, untouched."""

    concepts: Mapping[str, Concept]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    left: tuple[str, ...]


def imported(path: Path, rows: Iterable[Row], held: Mapping[str, Concept], day: date) -> Imported:
    """The concepts of `held` with those of a file's rows: new ones added, known ones as the file has them.

    A concept is known by its IRI in the user's codebook, else its code, else its label; it keeps its key, and what became
    of it is noted. Those that the file does not have stay. Raises `UnreadableGazetteer`, which names the row.
    """
    given = list(rows)
    keys = _keys(path, given, held)
    by_name = _names(given, keys, held)
    concepts = dict(held)
    for (place, row), key in zip(given, keys, strict=True):
        concepts[key] = _concept(path, place, row, key, held.get(key), by_name, day)
    _check(path, concepts, {key: place for (place, _), key in zip(given, keys, strict=True)})
    old = {key: replace(concept, history=()) for key, concept in held.items()}
    new = {key: replace(concept, history=()) for key, concept in concepts.items()}
    for key, concept in new.items():
        if old.get(key) == concept:
            concepts[key] = held[key]
    return Imported(
        concepts,
        added=tuple(concept.label for key, concept in new.items() if key not in old),
        changed=tuple(concept.label for key, concept in new.items() if key in old and old[key] != concept),
        left=tuple(concept.label for key, concept in held.items() if key not in keys),
    )


def read_concepts(path: Path) -> Iterator[Row]:
    """The rows of a codebook in CSV. Raises `UnreadableGazetteer`."""
    return csv_rows(path, COLUMNS, ("label",))


def _keys(path: Path, given: Sequence[Row], held: Mapping[str, Concept]) -> list[str]:
    by_match = {concept.match: key for key, concept in held.items() if concept.match}
    by_code = {concept.code: key for key, concept in held.items() if concept.code}
    by_label = {_key(label): key for key, concept in held.items() for label in concept.labels}
    keys: dict[str, int | str] = {}
    for place, row in given:
        if not _key(row["label"]):
            raise UnreadableGazetteer(path, place, f"label {row['label']!r} has no word to know it by")
        key = (
            by_match.get(row.get("match", ""))
            or by_code.get(row.get("code", ""))
            or by_label.get(_key(row["label"]))
            or key_of(row["label"])
        )
        if key in keys:
            first = f"line {keys[key]}" if isinstance(keys[key], int) else keys[key]
            raise UnreadableGazetteer(path, place, f"{row['label']!r} is the concept of {first} already")
        keys[key] = place
    return list(keys)


def _names(given: Sequence[Row], keys: Sequence[str], held: Mapping[str, Concept]) -> dict[str, str]:
    """Codes, IRIs and labels, and the key of each: as the file has them, else as the codebook has."""
    found: dict[str, str] = {}
    for (_, row), key in zip(given, keys, strict=True):
        for name in (row.get("match", ""), row.get("code", ""), row["label"]):
            found.setdefault(name, key)
    for key, concept in held.items():
        for name in (concept.match, concept.code, concept.label):
            found.setdefault(name, key)
    return found


def _concept(
    path: Path,
    place: int | str,
    row: Mapping[str, str],
    key: str,
    held: Concept | None,
    by_name: Mapping[str, str],
    day: date,
) -> Concept:
    above = _cells(row, "broader")
    unknown = [name for name in above if name not in by_name]
    if unknown:
        raise UnreadableGazetteer(
            path, place, f"broader {unknown[0]!r} is the code or label of no concept: add its row"
        )
    broader = tuple(sorted({by_name[name] for name in above}))
    others = [*_cells(row, "others"), *(held.labels if held else ())]
    notes = [f"taken from {path.name}"] if held is None else []
    if held and held.label != row["label"]:
        notes.append(f"renamed from {held.label!r}, as {path.name} has it")
    if held and held.broader != broader:
        notes.append(f"moved below {', '.join(broader) or 'nothing'}, as {path.name} has it")
    return Concept(
        key=key,
        label=row["label"],
        others=tuple(sorted({other for other in others if other != row["label"]})),
        broader=broader,
        definition=row.get("definition", "") or (held.definition if held else ""),
        code=row.get("code", "") or (held.code if held else ""),
        match=row.get("match", "") or (held.match if held else ""),
        history=(*(held.history if held else ()), *(f"{day.isoformat()} {note}" for note in notes)),
    )


def _check(path: Path, concepts: Mapping[str, Concept], places: Mapping[str, int | str]) -> None:
    """No label is that of two concepts, and nothing stands above itself."""
    whose: dict[tuple[str, ...], str] = {}
    for key, concept in concepts.items():
        for label in concept.labels:
            other = whose.setdefault(_key(label), key)
            if other != key:
                raise UnreadableGazetteer(
                    path,
                    places.get(key, places.get(other)),
                    f"{label!r} is a label of {concepts[other].label!r} and of {concept.label!r}: one of them can have it",
                )
    for key, concept in concepts.items():
        if key in ancestors(concepts, key):
            raise UnreadableGazetteer(
                path, places.get(key), f"{concept.label!r} stands above itself: mend broader"
            )


def _cells(row: Mapping[str, str], column: str) -> list[str]:
    return [cell.strip() for cell in row.get(column, "").split("|") if cell.strip()]
