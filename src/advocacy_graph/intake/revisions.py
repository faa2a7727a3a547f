"""Decisions on the codebook, checked before they are recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from advocacy_graph.errors import UndecidableError
from advocacy_graph.intake.entities import iri_of, key_in, near
from advocacy_graph.intake.references import codebook
from advocacy_graph.model import CodebookDecision, CodebookOutcome, Concept
from advocacy_graph.resolve import Codebook, ancestors, key_of, revised
from advocacy_graph.store import Store


def concept_called(store: Store, name: str) -> str:
    """The IRI of the concept that has that label, any of its labels or its code, or is `policy/rent-cap`; an IRI as it is.

    Raises `UndecidableError` for a name that no concept has.
    """
    if name.startswith(f"{store.base}id/"):
        return name
    held = codebook(store)
    for concept in held.concepts.values():
        if name in (concept.label, concept.code, f"policy/{concept.key}"):
            return iri_of(store, f"policy/{concept.key}")
    found = held.find([name])
    if found is None:
        if not held.concepts:
            raise UndecidableError(
                "there is no codebook yet: `advocacy-graph codebook --take FILE` takes one in"
            )
        hint = near(name, (label for each in held.concepts.values() for label in each.labels))
        hint = hint or "`advocacy-graph codebook` lists them"
        raise UndecidableError(f"no concept of the codebook is called {name!r}: {hint}")
    return iri_of(store, f"policy/{found.key}")


def checked_revision(
    store: Store, decision: CodebookDecision, ahead: Sequence[CodebookDecision]
) -> CodebookDecision:
    """As it is recorded, names without white space at their ends. `ahead` are those recorded with it, before it.

    Raises UndecidableError for concepts that the codebook does not have, a name that another concept has, and a move below itself.
    """
    key_of_iri = partial(key_in, store)
    concepts = revised(codebook(store).concepts, ahead, key_of_iri)
    keys = [_known(concepts, iri, key_of_iri(iri)) for iri in decision.concepts]
    if (len(keys) > 1) != (decision.outcome is CodebookOutcome.MERGE) or not keys:
        raise UndecidableError(
            f"{decision.outcome} is decided of {_NUMBER[decision.outcome]}, not of {len(keys)}"
        )
    match decision.outcome:
        case CodebookOutcome.RENAME:
            name = _name(concepts, decision.name or "", keys[0])
            return replace(decision, name=name)
        case CodebookOutcome.SPLIT:
            if not decision.names:
                raise UndecidableError("a split says what the narrower concepts are called: give `names`")
            return replace(decision, names=tuple(_name(concepts, name, None) for name in decision.names))
        case CodebookOutcome.MOVE if decision.broader:
            above = _known(concepts, decision.broader, key_of_iri(decision.broader))
            if keys[0] in (above, *ancestors(concepts, above)):
                raise UndecidableError(
                    f"{concepts[keys[0]].label!r} stands above {concepts[above].label!r}: it cannot be moved below it"
                )
    return decision


_NUMBER = {
    CodebookOutcome.RENAME: "one concept",
    CodebookOutcome.SPLIT: "one concept",
    CodebookOutcome.MOVE: "one concept",
    CodebookOutcome.MERGE: "two or more",
}


def _known(concepts: Mapping[str, Concept], iri: str, key: str) -> str:
    if key not in concepts:
        raise UndecidableError(
            f"{iri} is no concept of the codebook: `advocacy-graph codebook --json` lists them"
        )
    return key


def _name(concepts: Mapping[str, Concept], name: str, own: str | None) -> str:
    name = name.strip()
    if not name:
        raise UndecidableError("a concept is called something: give its name")
    other = Codebook(concepts).find([name])
    if (other and other.key != own) or (own is None and key_of(name) in concepts):
        label = other.label if other else concepts[key_of(name)].label
        raise UndecidableError(
            f"{name!r} is a label of {label!r} already: merge them, or choose another name"
        )
    return name
