"""Findings as plain JSON values: the shape in which annotations are written and scored.

```json
{"date": "2021-10-12", "place": "Washington, D.C.", "title": "...", "issuer": ["We Are Home"],
 "statements": [{"key": "...", "speaker": "Sonia Lin", "speaker_type": "person",
                 "role": "Executive Strategy Director", "organization": "We Are Home", "mode": "direct",
                 "quote_text": "...", "segments": [[941, 1593], [1595, 1785]],
                 "about": ["worksite enforcement strategy"],
                 "stance": {"worksite enforcement strategy": "support"},
                 "rule": "quote.lead", "confidence": 0.97}],
 "organizations": ["..."], "people": [{"name": "...", "role": "...", "organization": "..."}],
 "policies": ["..."], "coalitions": [{"coalition": "...", "relation": "co-chair", "organization": "..."}],
 "positions": [], "demands": [], "acronyms": {"DHS": "..."}, "aliases": {"policy": ["other wording"]}}
```

Offsets are half-open ranges of Unicode code points in the kept text, whose SHA-256 is `text_digest`.
Names stand as the release words them.
"""

from datetime import date
from typing import Any

from advocacy_graph.model import (
    ActorKind,
    Demand,
    Evidence,
    Findings,
    Organization,
    Person,
    Polarity,
    Policy,
    Position,
    Statement,
    deadline,
)


def plain(findings: Findings) -> dict[str, Any]:
    """One release's findings as values that `json.dumps` takes. The module's text shows the shape."""
    heading = findings.heading
    text = findings.release.text
    return {
        "source": findings.release.source,
        "text_digest": findings.release.text_digest,
        "date": heading.date.isoformat() if heading.date else None,
        "place": heading.place,
        "title": heading.headline,
        "issuer": list(heading.issuers),
        "statements": [_statement(s, findings.positions) for s in findings.statements],
        "organizations": [o.name for o in findings.organizations],
        "people": _people(findings),
        "policies": [p.name for p in findings.policies],
        "coalitions": [
            {"coalition": t.coalition, "relation": t.relation.value, "organization": t.organization}
            | _how_known(t.evidence)
            for t in findings.ties
        ],
        "positions": [_position(p, text) for p in findings.positions],
        "demands": [_demand(d, text, heading.date) for d in findings.demands],
        "acronyms": findings.acronyms,
        "aliases": _aliases(findings.organizations, findings.people, findings.policies),
    }


def _statement(statement: Statement, positions: tuple[Position, ...]) -> dict[str, Any]:
    speaker = statement.speaker
    stance = _stance(statement, positions)
    says: dict[str, Any] = {
        "key": statement.key,
        "speaker": speaker.name,
        "speaker_type": speaker.kind.value,
        "role": speaker.role,
        # A body that speaks speaks for itself.
        "organization": speaker.name if speaker.kind is ActorKind.ORGANIZATION else speaker.organization,
        "mode": statement.mode.value,
        "quote_text": statement.words,
        "about": list(stance),
        "stance": {target: polarity.value for target, polarity in stance.items()},
    }
    if len(statement.speakers) > 1:
        says["joint_speakers"] = [s.name for s in statement.speakers[1:]]
    return says | _how_known(statement.evidence)


def _stance(statement: Statement, positions: tuple[Position, ...]) -> dict[str, Polarity]:
    """What the statement is about, each with the stance that its positions show: neutral where none does."""
    stance: dict[str, Polarity] = {}
    for position in positions:
        if position.statement == statement.key:
            stance[position.target] = stance.get(position.target, Polarity.UNKNOWN) & position.polarity
    for policy in statement.about:
        stance.setdefault(policy, Polarity.NEUTRAL)
    return {
        target: Polarity.NEUTRAL if polarity is Polarity.UNKNOWN else polarity
        for target, polarity in stance.items()
    }


def _people(findings: Findings) -> list[dict[str, Any]]:
    """One row for each affiliation, so a person with two roles stands twice; without one, a bare name."""
    rows: list[dict[str, Any]] = []
    for person in findings.people:
        known = [a for a in findings.affiliations if a.person == person.name]
        rows += [{"name": person.name, "role": a.role, "organization": a.organization} for a in known] or [
            {"name": person.name, "role": None, "organization": None}
        ]
    return rows


def _position(position: Position, text: str) -> dict[str, Any]:
    return {
        "statement": position.statement,
        "holder": position.holder,
        "holder_type": position.holder_kind.value,
        "on_behalf_of": position.on_behalf_of,
        "target": position.target,
        "polarity": position.polarity.value,
        "cues": list(position.cues),
        "condition": position.condition,
        "intensity": position.intensity,
        "words": _words(position.evidence, text),
    } | _how_known(position.evidence)


def _demand(demand: Demand, text: str, released: date | None) -> dict[str, Any]:
    up = deadline(demand.by_when, released)
    return {
        "statement": demand.statement,
        "holder": demand.holder,
        "holder_type": demand.holder_kind.value,
        "on_behalf_of": demand.on_behalf_of,
        "addressed_to": demand.addressed_to,
        "action": demand.action,
        "concerns": demand.concerns,
        "by_when": demand.by_when,
        "deadline": up and up.isoformat(),
        "words": _words(demand.evidence, text),
    } | _how_known(demand.evidence)


def _words(evidence: Evidence, text: str) -> str:
    return " ".join(" ".join(span.words(text).split()) for span in evidence.spans)


def _how_known(evidence: Evidence) -> dict[str, Any]:
    return {
        "segments": [[span.start, span.end] for span in evidence.spans],
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _aliases(*groups: tuple[Organization | Person | Policy, ...]) -> dict[str, list[str]]:
    """Each name's other wordings in the release, where there are any."""
    return {
        thing.name: others
        for group in groups
        for thing in group
        if (others := [wording for wording in thing.wordings if wording != thing.name])
    }
