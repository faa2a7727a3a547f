"""Decisions on the codebook, applied to its concepts: plain data in, plain data out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from advocacy_graph.model import CodebookDecision, CodebookOutcome, Concept
from advocacy_graph.resolve.key import key_of


def revised(
    concepts: Mapping[str, Concept], decisions: Iterable[CodebookDecision], key_in: Callable[[str], str]
) -> dict[str, Concept]:
    """The concepts, by key, as these decisions have them, the earliest first; each notes what became of it.

    `key_in` takes the IRI of a concept. What a decision says of a concept that is not there, or not any more, is passed
    by; so is a move that would put a concept below itself.
    """
    now = dict(concepts)
    for decision in decisions:
        first, *others = map(key_in, decision.concepts)
        if first not in now:
            continue
        day = decision.at.date().isoformat()
        match decision.outcome:
            case CodebookOutcome.RENAME:
                now[first] = _renamed(now[first], decision.name or "", day)
            case CodebookOutcome.MERGE:
                for other in others:
                    if other in now:
                        now = _merged(now, first, other, day)
            case CodebookOutcome.SPLIT:
                for name in decision.names:
                    now.setdefault(
                        key_of(name),
                        Concept(
                            key_of(name),
                            name,
                            broader=(first,),
                            history=(f"{day} split from {now[first].label!r}",),
                        ),
                    )
                now[first] = _noted(now[first], f"{day} split into {', '.join(map(repr, decision.names))}")
            case CodebookOutcome.MOVE:
                above = key_in(decision.broader) if decision.broader else None
                if above is None or (above in now and first not in (above, *ancestors(now, above))):
                    where = f"moved below {now[above].label!r}" if above else "moved to the top"
                    moved = replace(now[first], broader=(above,) if above else ())
                    now[first] = _noted(moved, f"{day} {where}")
    return now


def ancestors(concepts: Mapping[str, Concept], key: str) -> set[str]:
    """The keys of all concepts above one."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        for above in concepts[waiting.pop()].broader:
            if above not in found and above in concepts:
                found.add(above)
                waiting.append(above)
    return found


def _renamed(concept: Concept, name: str, day: str) -> Concept:
    others = tuple(sorted({*concept.labels} - {name}))
    return _noted(replace(concept, label=name, others=others), f"{day} renamed from {concept.label!r}")


def _merged(concepts: Mapping[str, Concept], into: str, gone: str, day: str) -> dict[str, Concept]:
    """Labels go along, and what stood below the one stands below the other."""
    one, other = concepts[into], concepts[gone]
    now = {key: concept for key, concept in concepts.items() if key != gone}
    broader = {*one.broader, *other.broader} - {into, gone} - _below(concepts, into)
    now[into] = _noted(
        replace(
            one,
            others=tuple(sorted({*one.others, *other.labels} - {one.label})),
            broader=tuple(sorted(broader)),
            definition=one.definition or other.definition,
            history=tuple(sorted({*one.history, *other.history})),
        ),
        f"{day} {other.label!r} became this",
    )
    for key, concept in now.items():
        if gone in concept.broader:
            above = {into if each == gone else each for each in concept.broader} - {key}
            now[key] = replace(concept, broader=tuple(sorted(above)))
    return now


def _below(concepts: Mapping[str, Concept], key: str) -> set[str]:
    return {each for each in concepts if key in ancestors(concepts, each)}


def _noted(concept: Concept, note: str) -> Concept:
    return replace(concept, history=tuple(sorted({*concept.history, note})))
