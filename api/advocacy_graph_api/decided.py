"""Decisions, in the process that writes: what a reviewer is shown, what was decided, and what is decided now.

What is private never leaves this process but in answer to an order that a reviewer's key asked for.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING

from advocacy_graph.errors import UndecidableError, UnknownRelease
from advocacy_graph.model import AnyDecision, FindingDecision, FindingKind, FindingOutcome, Undoing
from advocacy_graph.store import Store
from advocacy_graph_api.frames import Json

if TYPE_CHECKING:
    from advocacy_graph.intake import Item


def waiting(store: Store, order: Json, _body: bytes) -> Json:
    """The findings of a choice, the least certain first."""
    from advocacy_graph import coding  # here, as extraction: it takes a second to load

    choice = coding.Choice(
        coding.Which(order["which"]),
        tuple(FindingKind(kind) for kind in order["kinds"]),
        order["release"],
        order["below"],
    )
    try:
        found = list(islice(coding.chosen(store, choice, order["coder"]), order["limit"]))
    except UnknownRelease as error:
        return {"status": HTTPStatus.NOT_FOUND, "detail": str(error)}
    return {"status": HTTPStatus.OK, "findings": [_shown(item, blind=choice.blind) for item in found]}


def listed(store: Store, order: Json, _body: bytes) -> Json:
    """Decisions, the latest first, from the one after `after` on."""
    from advocacy_graph import intake

    try:
        held = intake.decisions(store, order["release"], all=order["all"])
    except UnknownRelease as error:
        return {"status": HTTPStatus.NOT_FOUND, "detail": str(error)}
    reasons = {each.decision.key: each.reason for each in intake.orphans(store)}
    told = [each for each in reversed(held) if order["coder"] in (None, each.coder)]
    if order["after"] is not None:
        keys = [each.key for each in told]
        if order["after"] not in keys:
            return {"status": HTTPStatus.UNPROCESSABLE_ENTITY, "detail": "cursor: there is no such decision"}
        told = told[keys.index(order["after"]) + 1 :]
    page = told[: order["limit"]]
    return {
        "status": HTTPStatus.OK,
        "decisions": [_plain(each) | {"orphaned": reasons.get(each.key)} for each in page],
        "more": len(told) > len(page),
    }


def decide(store: Store, order: Json, _body: bytes) -> Json:
    """Record one decision on a finding. The coder's last word, said again, is not recorded again."""
    from advocacy_graph import intake

    try:
        found = intake.items(store, order["release"])
        item = next((each for each in found if each.anchor.key == order["finding"]), None)
        if item is None:
            detail = f"finding: {order['release']} has none named {order['finding']!r}: GET /api/v1/review shows it"
            return {"status": HTTPStatus.NOT_FOUND, "detail": detail}
        decision = FindingDecision(
            coder=order["coder"],
            at=datetime.now(UTC),
            why=order["why"],
            outcome=FindingOutcome(order["outcome"]),
            anchor=item.anchor,
            changes={
                name: tuple(value) if isinstance(value, list) else value
                for name, value in order["changes"].items()
            },
        )
        last = item.last_words.get(decision.coder)
        if last and _told(last) == _told(decision):
            return {"status": HTTPStatus.OK, "decision": _plain(last)}
        [recorded] = intake.decide(store, decision)
    except UnknownRelease as error:
        return {"status": HTTPStatus.NOT_FOUND, "detail": str(error)}
    except UndecidableError as error:
        return {"status": HTTPStatus.UNPROCESSABLE_ENTITY, "detail": str(error)}
    return {"status": HTTPStatus.CREATED, "decision": _plain(recorded)}


def undo(store: Store, order: Json, _body: bytes) -> Json:
    """Take a decision back, which stays recorded. What was taken back already is not taken back again."""
    from advocacy_graph import intake

    earlier = _taken_back(intake.decisions(store, None, all=True), order["decision"])
    if earlier is not None:
        return {"status": HTTPStatus.OK, "decision": _plain(earlier)}
    undoing = Undoing(coder=order["coder"], at=datetime.now(UTC), why=order["why"], undoes=order["decision"])
    try:
        [recorded] = intake.decide(store, undoing)
    except UndecidableError as error:
        return {"status": HTTPStatus.NOT_FOUND, "detail": str(error)}
    return {"status": HTTPStatus.CREATED, "decision": _plain(recorded)}


def _taken_back(decisions: Sequence[AnyDecision], key: str) -> Undoing | None:
    """The undoing of that decision which holds."""
    undoings = (each for each in decisions if isinstance(each, Undoing) and each.undoes == key)
    return next((each for each in undoings if _taken_back(decisions, each.key) is None), None)


def _told(decision: FindingDecision) -> object:
    return decision.outcome, decision.why, dict(decision.changes)


def _shown(item: "Item", *, blind: bool) -> Json:
    from advocacy_graph import coding

    spans = [quote.span for quote in item.anchor.quotes]
    shown: Json = {
        "finding": item.anchor.key,
        "release": item.anchor.release,
        "headline": item.label,
        "kind": item.anchor.kind.value,
        "rule": item.rule,
        "confidence": item.confidence,
        "quotes": [
            {"start": each.span.start, "end": each.span.end, "words": each.exact}
            for each in item.anchor.quotes
        ],
        "context": [
            {"start": span.start, "end": span.end, "words": span.words(item.text)}
            for span in coding.paragraphs(item.text, spans)
        ],
        "read": dict(item.anchor.fields),
    }
    if blind:
        return shown
    return shown | {
        "now": dict(item.fields),
        "outcome": item.outcome and item.outcome.value,
        "decisions": [_plain(each) for each in item.decisions],
    }


def _plain(decision: AnyDecision) -> Json:
    plain: Json = {
        "key": decision.key,
        "coder": decision.coder,
        "at": decision.at.isoformat(),
        "why": decision.why,
    }
    if isinstance(decision, FindingDecision):
        return plain | {
            "outcome": decision.outcome.value,
            "release": decision.anchor.release,
            "kind": decision.anchor.kind.value,
            "words": decision.anchor.words,
            "changes": dict(decision.changes),
        }
    if isinstance(decision, Undoing):
        return plain | {"outcome": "undone", "undoes": decision.undoes}
    return plain | {"outcome": decision.outcome.value}
