"""Whether confidence means something: how often findings are right, by how sure their rule is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from advocacy_graph.evaluate.counts import Hits
from advocacy_graph.evaluate.matching import Plain, match, right_speaker
from advocacy_graph.evaluate.names import same_human, same_tie, tie_of
from advocacy_graph.evaluate.statements import right_stance
from advocacy_graph.evaluate.wording import Wordings, close
from advocacy_graph.model import Evidence, Findings

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Where the rows of the table begin, and where the last one ends."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding: what it is, the rule that saw it, how sure it is, whether the annotation has it."""

    kind: str
    rule: str
    confidence: float
    right: bool


def judge(gold: Plain, findings: Findings, found: Plain) -> Iterator[Judged]:
    """Each finding that annotations speak of. `found` is `findings` as plain values.

    What the annotation calls optional is right. Positions are judged in statements that were found, narrated ones are
    not annotated; demands are, in annotations that have them.
    """
    wordings = Wordings(gold)
    text = findings.release.text

    def judged(kind: str, evidence: Evidence | None, right: bool) -> Iterator[Judged]:
        if evidence is not None:
            yield Judged(kind, evidence.rule, evidence.confidence, right)

    matching = match(gold, found, text, wordings)
    partner = matching.partner
    matched = {}
    for index, statement in enumerate(findings.statements):
        annotated = matching.annotated[partner[index]] if index in partner else None
        said_so = annotated is not None and (
            not annotated.get("speaker") or right_speaker(annotated, matching.found[index], wordings)
        )
        yield from judged("statement", statement.evidence, said_so)
        if annotated is not None:
            matched[statement.key] = annotated
    for position in findings.positions:
        if position.statement in matched and "stance" in matched[position.statement]:
            right = right_stance(
                matched[position.statement], position.target, position.polarity.value, wordings
            )
            yield from judged("position", position.evidence, right)
    for demand in findings.demands if "demands" in gold else ():
        right = any(_same_action(one, demand.action) for one in gold["demands"])
        yield from judged("demand", demand.evidence, right)
    for organization in findings.organizations if "organizations" in gold else ():
        known = [*(gold.get("organizations") or ()), *(gold.get("organizations_optional") or ())]
        yield from judged(
            "organization",
            organization.evidence,
            any(wordings.same_body(one, organization.name) for one in known),
        )
    humans = same_human(gold)
    for person in findings.people if "people" in gold else ():
        yield from judged("person", person.evidence, humans(person.name))
    for policy in findings.policies if "policies" in gold else ():
        known = [*(gold.get("policies") or ()), *(gold.get("policies_optional") or ())]
        yield from judged(
            "policy", policy.evidence, any(wordings.same_item(one, policy.name) for one in known)
        )
    ties = [tie_of(tie) for tie in gold.get("coalitions") or ()]
    for number, tie in enumerate(findings.ties if "coalitions" in gold else ()):
        as_found = tie_of(found["coalitions"][number])
        yield from judged("tie", tie.evidence, any(same_tie(one, as_found, wordings) for one in ties))
    heading = findings.heading
    title = gold.get("title")
    yield from judged(
        "headline", heading.headline_evidence, bool(title and close(title, heading.headline or ""))
    )
    dates = [gold.get("date"), *(gold.get("date_alt") or [])]
    yield from judged(
        "date", heading.date_evidence, heading.date is not None and heading.date.isoformat() in dates
    )
    issuers = gold.get("issuer") or []
    yield from judged(
        "issuer",
        heading.issuers_evidence,
        all(any(wordings.same_body(one, name) for one in issuers) for name in heading.issuers),
    )


_BEGINS_ALIKE = 24  # code points; where an action ends is a matter of taste


def _same_action(annotated: Plain, action: str) -> bool:
    theirs, ours = (words.lower()[:_BEGINS_ALIKE] for words in (annotated["action"], action))
    return theirs.startswith(ours) or ours.startswith(theirs)


def table(findings: Iterable[Judged]) -> list[tuple[float, float, Hits]]:
    """For each stretch of confidence that has findings: where it begins and ends, and how many of them are right."""
    judged = list(findings)
    rows = []
    for low, high in pairwise(BINS):
        within = [one.right for one in judged if low <= one.confidence < high]
        if within:
            rows.append((low, min(high, 1.0), Hits(sum(within), len(within))))
    return rows


def by_rule(findings: Sequence[Judged]) -> dict[str, Hits]:
    """How often each rule was right, by its name, in the order of names."""
    hits: dict[str, Hits] = {}
    for one in findings:
        hits[one.rule] = hits.get(one.rule, Hits()) + Hits(one.right, 1)
    return dict(sorted(hits.items()))
