"""Which found statement is which annotated one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advocacy_graph.evaluate.wording import Wordings, bag, either, overlap, same_person

ENOUGH = 0.8
"""Overlap from which words are the same statement."""

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matching:
    """Annotated and found statements of one release, paired one to one.

    Indices are positions in `annotated` and `found`. `required` are the annotated statements that must be
    found: neither optional nor covered by a longer statement that was found. `excused` are the found that
    match an optional one: neither right nor wrong.
    """

    annotated: Sequence[Plain]
    found: Sequence[Plain]
    found_words: Sequence[Counter[str]]
    pairs: Mapping[int, int]
    overlaps: Mapping[int, float]  # of the pairs, by annotated statement
    required: Sequence[int]

    @property
    def partner(self) -> dict[int, int]:
        """From found to annotated."""
        return {found: annotated for annotated, found in self.pairs.items()}

    @property
    def excused(self) -> set[int]:
        """The found statements that match an optional one."""
        return {found for annotated, found in self.pairs.items() if self.annotated[annotated].get("optional")}

    @property
    def spurious(self) -> list[Plain]:
        """The found statements that match nothing annotated."""
        partner = self.partner
        return [statement for index, statement in enumerate(self.found) if index not in partner]


def match(annotation: Plain, findings: Plain, text: str, wordings: Wordings) -> Matching:
    """Pairs statements by their words: required ones first, then by overlap, then those of the right speaker.

    A statement's words are its segments joined, or the whole stretch from first to last with the attribution
    between them, or what `quote_alt` lists.
    """
    annotated: Sequence[Plain] = annotation.get("statements") or []
    found: Sequence[Plain] = findings.get("statements") or []
    readings = [_readings(statement, text) for statement in annotated]
    words = [bag(statement.get("quote_text")) for statement in found]

    candidates = []
    for i, of_annotated in enumerate(readings):
        for j, of_found in enumerate(words):
            best = max(overlap(reading, of_found) for reading, _ in of_annotated)
            if best >= ENOUGH:
                wrong_speaker = not right_speaker(annotated[i], found[j], wordings)
                candidates.append((bool(annotated[i].get("optional")), -round(best, 6), wrong_speaker, i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j

    overlaps: dict[int, float] = {}
    covered: set[int] = set()
    for i, j in pairs.items():
        reading, covers = max(readings[i], key=lambda one: overlap(one[0], words[j]))
        overlaps[i] = overlap(reading, words[j])
        covered.update(other for other in covers if other not in pairs)
    required = [
        i for i, statement in enumerate(annotated) if not statement.get("optional") and i not in covered
    ]
    return Matching(annotated, found, words, pairs, overlaps, required)


def right_speaker(annotated: Plain, found: Plain, wordings: Wordings) -> bool:
    """Whether the found statement names the annotated one's speaker."""
    name = found.get("speaker")
    if not name:
        return False
    known = either(annotated, "speaker")
    if annotated.get("speaker_type") == "organization" and any(
        wordings.same_body(one, name) for one in known
    ):
        return True
    return any(same_person(one, name) for one in known)


def _readings(statement: Plain, text: str) -> list[tuple[Counter[str], Sequence[int]]]:
    """The words that are right for a statement, each with the other statements that they cover."""
    readings: list[tuple[Counter[str], Sequence[int]]] = [(bag(statement["quote_text"]), ())]
    if segments := statement.get("segments"):
        readings.append((bag(text[segments[0][0] : segments[-1][1]]), ()))
    for other in statement.get("quote_alt") or []:
        if isinstance(other, str):
            readings.append((bag(other), ()))
        else:
            readings.append((bag(other["text"]), other.get("covers") or ()))
    return readings
