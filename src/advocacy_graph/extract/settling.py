"""What one statement leaves open, told by its speaker's others and by the side that the rest of the release takes."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from advocacy_graph.extract.policies import Policies
from advocacy_graph.extract.stance import Stance, Taken
from advocacy_graph.model import Polarity

# rules of what a statement names that names nothing else: it may still answer to what the release is about
BARELY_NAMED = ("policy.idea-in-passing", "policy.done-in-passing")


def settle(
    policies: Policies,
    taken: list[Taken],
    speakers: Sequence[Hashable],
    direct: list[bool],
    headline: Iterable[Taken],
) -> None:
    """Fill in, with less confidence, what statements leave open: from the speaker's others, then the release's side.

    A statement that judges and names nothing speaks of what the release is about.
    """
    focus = policies.focus()
    votes: defaultdict[int, list[float]] = defaultdict(list)
    spoken: defaultdict[tuple[Hashable, int], list[float]] = defaultdict(list)
    for one, speaker in zip(taken, speakers, strict=True):
        for stance in one.stances:
            signed = _signed(stance)
            votes[id(stance.item)].append(signed)
            spoken[speaker, id(stance.item)].append(signed)
    for one in headline:
        for stance in one.stances:
            votes[id(stance.item)].append(1.5 * _signed(stance))
    for one, speaker, is_direct in zip(taken, speakers, direct, strict=True):
        answers = all(i.rule in BARELY_NAMED for i in one.named) or (
            focus in policies.news
            and focus not in one.named
            and not any(s.confidence > 0.5 for s in one.stances)
        )
        if answers and focus is not None and is_direct and len(focus.places) >= 3:
            if one.leaning:
                polarity = Polarity.SUPPORT if one.leaning > 0 else Polarity.OPPOSE
                one.stances.append(Stance(focus, polarity, one.cues[:2], "stance.reaction", 0.45))
                one.named.append(focus)
            continue
        told = {id(s.item): s for s in one.stances}
        for item in one.named:
            known = told.get(id(item))
            if known is not None and known.confidence > 0.5:
                continue
            side = _side(spoken[speaker, id(item)]) or (_side(votes[id(item)]) if is_direct else None)
            if side is None or (known is not None and known.polarity is side):
                continue
            if known is None:
                one.stances.append(Stance(item, side, [], "stance.same-side", 0.5))
            else:
                known.polarity, known.rule, known.confidence = side, "stance.same-side", 0.5


def _signed(stance: Stance) -> float:
    weight = stance.confidence if stance.confidence > 0.5 else 0.2
    return {Polarity.SUPPORT: weight, Polarity.OPPOSE: -weight}.get(stance.polarity, 0.0)


def _side(votes: list[float]) -> Polarity | None:
    """The side of nearly all votes, None where they are few or divided."""
    total, weight = sum(votes), sum(map(abs, votes))
    if weight < 0.5 or abs(total) < 0.5 * weight:
        return None
    return Polarity.SUPPORT if total > 0 else Polarity.OPPOSE
