"""How far those who decided agree: coders with each other, and with the machine."""

from collections.abc import Iterable, Iterator

from advocacy_graph.coding.choice import decided_releases
from advocacy_graph.intake import Item, items
from advocacy_graph.model import Field, FindingDecision, FindingKind, FindingOutcome
from advocacy_graph.review import Agreement, Coding, agreements
from advocacy_graph.store import Store

MACHINE = "machine"
"""What the extraction is called among coders."""


def agreement(
    store: Store, *, release: str | None = None, kinds: Iterable[FindingKind] = ()
) -> list[Agreement]:
    """Agreement in each variable of the findings on which anybody decided: see `review.agreements`.

    A variable is a kind, "statement", in which a coder says yes (there is one) or no, or a field of it, "statement speaker".
    Who rejects a finding says nothing of its fields; who accepts it says of each what the machine read. The machine says yes
    to all but those that a coder added. Raises `MissingExtra`, `UnknownRelease`.
    """
    wanted = frozenset(kinds) or frozenset(FindingKind)
    found = (
        item
        for iri in decided_releases(store, release)
        for item in items(store, iri)
        if item.decisions and item.anchor.kind in wanted
    )
    codings = [coding for item in found for coding in codings_of(item)]
    order = {kind.value: n for n, kind in enumerate(FindingKind)}
    codings.sort(key=lambda each: order[each.variable.partition(" ")[0]])  # stable: fields keep their order
    return agreements(codings)


def codings_of(item: Item) -> Iterator[Coding]:
    """What the machine and each coder say of one finding."""
    kind, unit = item.anchor.kind.value, (item.anchor.release, item.anchor.key)
    missed = any(each.outcome is FindingOutcome.ADDED for each in item.decisions)
    said: dict[str, dict[str, Field] | None] = {MACHINE: None if missed else {**item.anchor.fields}}
    for decision in item.decisions:
        said[decision.coder] = _said(decision, said.get(decision.coder))
    for coder, fields in said.items():
        yield Coding(coder, unit, kind, "no" if fields is None else "yes")
    for name in dict.fromkeys(name for fields in said.values() for name in fields or ()):
        for coder, fields in said.items():
            if fields is not None:
                yield Coding(coder, unit, f"{kind} {name.replace('_', ' ')}", fields.get(name))


def _said(decision: FindingDecision, before: dict[str, Field] | None) -> dict[str, Field] | None:
    match decision.outcome:
        case FindingOutcome.REJECTED:
            return None
        case FindingOutcome.CORRECTED:
            return {**(before or decision.anchor.fields), **decision.changes}
    return {**decision.anchor.fields, **decision.changes}
