"""The lists of a release, scored: organisations, people, policies, coalition ties."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from advocacy_graph.evaluate.counts import Counts, Measure
from advocacy_graph.evaluate.matching import Plain
from advocacy_graph.evaluate.wording import Wordings, same_person

SAME_COALITION = 0.6
"""Coalitions' names vary more than other names do ("the campaign", "the coalition"): this is close enough."""

T = TypeVar("T")


class Tie(NamedTuple):
    """A coalition tie as compared. Several relations where any of them is right."""

    coalition: str
    relations: tuple[str, ...]
    organization: str


def names(annotation: Plain, findings: Plain, wordings: Wordings) -> dict[Measure, Counts]:
    """Each list's counts: one found name can stand for one annotated one; optional ones are excused.

    A list that the annotation has not, not even empty, is not annotated: nothing of it is counted.
    """

    def both(of: str) -> tuple[list[str], list[str], list[str]]:
        return (
            _named(annotation.get(of)),
            _named(findings.get(of)),
            _named(annotation.get(f"{of}_optional")),
        )

    other_names: Plain = annotation.get("people_alt") or {}

    def one_human(annotated: str, found: str) -> bool:
        return any(same_person(name, found) for name in [annotated, *other_names.get(annotated, ())])

    def one_tie(annotated: Tie, found: Tie) -> bool:
        return same_tie(annotated, found, wordings)

    listed = annotation.get("coalitions") or []
    ties = _ties(tie for tie in listed if not tie.get("optional"))
    optional = _ties(tie for tie in listed if tie.get("optional"))
    found = _ties(findings.get("coalitions") or [])
    counts = {
        Measure.ORGANIZATIONS: _compare(*both("organizations"), wordings.same_body),
        Measure.PEOPLE: _compare(*both("people"), one_human),
        Measure.POLICIES: _compare(*both("policies"), wordings.same_item),
        Measure.COALITIONS: _compare(ties, found, optional, one_tie),
        Measure.COALITION_ORGANIZATIONS: _compare(
            _once(tie.organization for tie in ties),
            [tie.organization for tie in found],
            [tie.organization for tie in optional],
            wordings.same_body,
        ),
    }
    return {measure: of if _LISTS[measure] in annotation else Counts() for measure, of in counts.items()}


_LISTS = {
    Measure.ORGANIZATIONS: "organizations",
    Measure.PEOPLE: "people",
    Measure.POLICIES: "policies",
    Measure.COALITIONS: "coalitions",
    Measure.COALITION_ORGANIZATIONS: "coalitions",
}


def same_human(annotation: Plain) -> Callable[[str], bool]:
    """What tells whether a name is that of somebody annotated, optional people among them."""
    other_names: Plain = annotation.get("people_alt") or {}
    known = [*_named(annotation.get("people")), *_named(annotation.get("people_optional"))]
    known += [other for name in known for other in other_names.get(name, ())]
    return lambda found: any(same_person(name, found) for name in known)


def same_tie(annotated: Tie, found: Tie, wordings: Wordings) -> bool:
    """The same relation of the same body to about the same coalition."""
    return (
        found.relations[0] in annotated.relations
        and wordings.same_body(annotated.organization, found.organization)
        and (
            wordings.item_closeness(annotated.coalition, found.coalition) >= SAME_COALITION
            or wordings.same_body(annotated.coalition, found.coalition)
        )
    )


def tie_of(tie: Plain) -> Tie:
    """A tie in the shape of findings, as compared."""
    return _ties([tie])[0]


def _compare(
    annotated: Sequence[T], found: Sequence[T], optional: Sequence[T], same: Callable[[T, T], bool]
) -> Counts:
    left = list(annotated)
    wrong = 0
    for one in _once(found):
        hit = next((index for index, known in enumerate(left) if same(known, one)), None)
        if hit is not None:
            del left[hit]
        elif not any(same(known, one) for known in [*optional, *annotated]):
            wrong += 1
    return Counts(len(annotated) - len(left), wrong, len(left))


def _once(things: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(things))


def _named(things: Iterable[Any] | None) -> list[str]:
    """The names in a list whose entries are names or have one."""
    return [thing if isinstance(thing, str) else thing["name"] for thing in things or ()]


def _ties(ties: Iterable[Plain]) -> list[Tie]:
    return [
        Tie(
            tie.get("coalition") or "",
            tuple(map(_relation, [tie.get("relation"), *(tie.get("relation_alt") or [])])),
            tie.get("organization") or "",
        )
        for tie in ties
    ]


def _relation(relation: str | None) -> str:
    return (relation or "").lower().replace("_", "-")
