"""`advocacy-graph explain`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.extract import EXTRACTOR, Classed
from advocacy_graph.model import Evidence, Findings, Span

_SHOWN = 96  # characters of a paragraph or of words that fit a line


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding as a rule saw it: its kind, what it says, and its evidence."""

    kind: str
    says: str
    evidence: Evidence


def explain(
    release: Annotated[
        Path,
        typer.Argument(
            metavar="RELEASE", help="A file (.txt, .md, .html, .pdf, .docx, .eml).", show_default=False
        ),
    ],
    as_json: options.Json = False,
) -> None:
    """Show how a release was read: what each paragraph was taken for, and what each rule saw in it.

    Each finding stands under the paragraph where its evidence begins, with its rule, its confidence and the
    words. A person or organisation stands where it is named first.
    """
    classed, found = pipeline.explained(release)
    text = found.release.text
    seen = sorted(_seen(found), key=lambda s: (s.evidence.spans[0].start, s.kind, s.says))
    parts = [(para, [s for s in seen if _home(s, classed) == i]) for i, para in enumerate(classed)]
    homeless = [s for s in seen if _home(s, classed) < 0]
    if as_json:
        console.print_json(
            {
                "source": found.release.source,
                "text_digest": found.release.text_digest,
                "extractor": EXTRACTOR,
                "paragraphs": [
                    {
                        "class": para.role.value,
                        "segment": [para.span.start, para.span.end],
                        "findings": [_plain(s) for s in here],
                    }
                    for para, here in parts
                ],
                "elsewhere": [_plain(s) for s in homeless],
            }
        )
        return
    for number, (para, here) in enumerate(parts, 1):
        console.say(
            f"{number:3} {para.role.value}: {_short(para.span.words(text))}", "bold" if here else "dim"
        )
        for one in here:
            _tell(one, text)
    for one in homeless:
        _tell(one, text)


def _tell(one: Seen, text: str) -> None:
    evidence = one.evidence
    console.say(f"{one.kind}: {one.says}", indent=6)
    words = " … ".join(" ".join(span.words(text).split()) for span in evidence.spans[:3])
    console.say(f"{evidence.rule} {evidence.confidence:.2f}  {_short(words)}", "dim", indent=10)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _home(one: Seen, classed: tuple[Classed, ...]) -> int:
    """The paragraph in which the finding begins; -1 for one outside all of them, such as a cut-off dateline."""
    at = one.evidence.spans[0].start
    return next((i for i, p in enumerate(classed) if p.span.start <= at < p.span.end), -1)


def _plain(one: Seen) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "says": one.says,
        "rule": one.evidence.rule,
        "confidence": one.evidence.confidence,
        "segments": [[s.start, s.end] for s in one.evidence.spans],
    }


def _seen(found: Findings) -> Iterator[Seen]:
    """Every finding that has evidence, told in a line."""
    head = found.heading
    for kind, says, evidence in (
        ("headline", head.headline, head.headline_evidence),
        ("date", head.date, head.date_evidence),
        ("place", head.place, head.place_evidence),
        ("issuer", ", ".join(head.issuers), head.issuers_evidence),
    ):
        if evidence is not None:
            yield _located(kind, str(says), evidence)
    for statement in found.statements:
        who = " and ".join(s.name or s.role or "nobody named" for s in statement.speakers)
        capacity = ", ".join(p for p in (statement.speaker.role, statement.speaker.organization) if p)
        yield _located(
            f"{statement.mode.value} statement",
            f"{who} ({capacity})" if capacity else who,
            statement.evidence,
        )
    for position in found.positions:
        yield _located(
            "position",
            f"{position.holder or 'nobody named'}: {position.polarity.value} {position.target}",
            position.evidence,
        )
    for demand in found.demands:
        yield _located("demand", f"{demand.addressed_to or 'anybody'}: {demand.action}", demand.evidence)
    for tie in found.ties:
        yield _located("tie", f"{tie.organization}, {tie.relation.value} of {tie.coalition}", tie.evidence)
    for kind, things in (
        ("person", found.people),
        ("organisation", found.organizations),
        ("policy", found.policies),
    ):
        for thing in things:
            yield _located(kind, thing.name, thing.evidence)


def _located(kind: str, says: str, evidence: Evidence) -> Seen:
    spans = evidence.spans or (Span(0, 0),)
    return Seen(
        kind, says, Evidence(tuple(sorted(spans, key=lambda s: s.start)), evidence.rule, evidence.confidence)
    )
