"""A statement in the making, and what each rule that makes one is worth."""

from dataclasses import dataclass, field

from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.body_names import SHORT_FORMS
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.model import Mode

CONFIDENCE = {
    "lead.name-verb": 0.97,
    "lead.verb-name": 0.95,
    "lead.according": 0.93,
    "lead.colon": 0.85,
    "lead.calls": 0.8,
    "after.verb-name": 0.97,
    "after.name-verb": 0.95,
    "after.dash": 0.93,
    "after.name": 0.9,
    "label": 0.93,
    "label.no-marks": 0.85,
    "turn": 0.85,
    "signed": 0.9,
    "lead.following": 0.93,
    "follows": 0.9,
    "goes-on": 0.85,
    "speaks-on": 0.6,
    "letter": 0.8,
    "headed": 0.8,
    "no-marks": 0.8,
    "own-voice": 0.6,
    "context": 0.7,
    "unclaimed": 0.5,
    "indirect.said": 0.8,
    "indirect.according": 0.7,
    "indirect.act": 0.6,
}


@dataclass(slots=True)
class Draft:
    """A statement in the making: view offsets, the attribution as worded, the paragraphs it comes from."""

    segments: list[tuple[int, int]]
    mode: Mode
    who: Mention
    rule: str
    confidence: float
    paragraphs: list[int] = field(default_factory=list)
    at: tuple[int, int] | None = None


def direct(segments: list[tuple[int, int]], owner: Attribution, rule: str, index: int) -> Draft:
    """Words of the speaker of `owner` in paragraph `index`."""
    return Draft(segments, Mode.DIRECT, owner.who, rule, CONFIDENCE[rule], [index], (owner.start, owner.end))


def same_speaker(a: Mention, b: Mention) -> bool:
    """Whether `a` goes on with the words of `b`: a pronoun, the same name, the same surname, "the coalition"."""
    if a.pronoun is not None:
        return True
    if not a.name or not b.name:
        return a.name == b.name and a.role == b.role
    if a.is_organization and a.name in SHORT_FORMS:
        return b.is_organization and a.name in b.name.lower()
    return a.name == b.name or a.name.split()[-1] == b.name.split()[-1]
