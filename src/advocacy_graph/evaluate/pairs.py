"""The judgements of `resolve`, scored against pairs that a person judged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.evaluate.clusters import clusters
from advocacy_graph.evaluate.counts import Counts
from advocacy_graph.resolve import Gazetteer, Judgement, Kind, Named, Post, Verdict, judge


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named things, whether a person took them for one, and why."""

    left: Named
    right: Named
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class PairScores:
    """Of one kind: each pair with its judgement; and the counts by pair and B-cubed, asked pairs kept apart."""

    judged: Sequence[tuple[Pair, Judgement]]

    @property
    def pairwise(self) -> Counts:
        """Merged and one; merged and two; left apart and one."""
        merged = [(pair.same, judgement.verdict is Verdict.SAME) for pair, judgement in self.judged]
        return Counts(
            tp=sum(same and found for same, found in merged),
            fp=sum(found and not same for same, found in merged),
            fn=sum(same and not found for same, found in merged),
        )

    @property
    def asked(self) -> int:
        """Pairs that a person is to decide."""
        return sum(judgement.verdict is Verdict.ASK for _, judgement in self.judged)

    @property
    def b_cubed(self) -> tuple[float, float]:
        """Precision and recall by thing: of those in its found cluster how many are in its true one, and back."""
        things = list(dict.fromkeys(thing for pair, _ in self.judged for thing in (pair.left, pair.right)))
        true = clusters(things, ((pair.left, pair.right) for pair, _ in self.judged if pair.same))
        found = clusters(
            things, ((p.left, p.right) for p, judgement in self.judged if judgement.verdict is Verdict.SAME)
        )
        both = [len(true[thing] & found[thing]) for thing in things]
        precision = sum(b / len(found[thing]) for b, thing in zip(both, things, strict=True)) / len(things)
        recall = sum(b / len(true[thing]) for b, thing in zip(both, things, strict=True)) / len(things)
        return precision, recall

    @property
    def figures(self) -> dict[str, float]:
        """What a floor holds."""
        precision, recall = self.b_cubed
        return {
            "precision": self.pairwise.precision,
            "recall": self.pairwise.recall,
            "b-cubed precision": precision,
            "b-cubed recall": recall,
        }


def score_pairs(folder: Path) -> dict[Kind, PairScores]:
    """The pairs in `organizations.tsv`, `people.tsv` and `policies.tsv` of a folder, judged with the shipped gazetteer.

    Raises `UnreadableGazetteer` where a file is missing or a line is none.
    """
    known = Gazetteer.shipped()
    return {
        kind: PairScores(
            [(pair, judge(pair.left, pair.right, known)) for pair in read_pairs(folder / name, row)]
        )
        for kind, (name, row) in _FILES.items()
    }


def read_pairs(path: Path, row: Callable[[Sequence[str]], Pair]) -> list[Pair]:
    """The pairs of one file: tab-separated, its columns named in the first line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableGazetteer(path, None, f"the pairs cannot be read: {error}") from error
    pairs = []
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            try:
                pairs.append(row(line.split("\t")))
            except ValueError as error:
                raise UnreadableGazetteer(path, number, f"is no pair: its columns are {lines[0]}") from error
    return pairs


def _organizations(cells: Sequence[str]) -> Pair:
    name, acronym, place, other, other_acronym, other_place, same, why = cells

    def one(name: str, acronym: str, place: str) -> Named:
        return Named(Kind.ORGANIZATION, (name,), (acronym,) if acronym else (), _set(place))

    return Pair(one(name, acronym, place), one(other, other_acronym, other_place), same == "same", why)


def _people(cells: Sequence[str]) -> Pair:
    name, role, body, date, other, other_role, other_body, other_date, same, why = cells

    def one(name: str, *post: str) -> Named:
        return Named(Kind.PERSON, (name,), posts=(Post(*post),))

    return Pair(
        one(name, role, body, date), one(other, other_role, other_body, other_date), same == "same", why
    )


def _policies(cells: Sequence[str]) -> Pair:
    name, sort, place, date, other, other_sort, other_place, other_date, same, why = cells

    def one(name: str, sort: str, place: str, date: str) -> Named:
        return Named(Kind.POLICY, (name,), places=_set(place), dates=(date,), sort=sort)

    left, right = one(name, sort, place, date), one(other, other_sort, other_place, other_date)
    return Pair(left, right, same == "same", why)


def _set(place: str) -> frozenset[str]:
    return frozenset([place] if place else [])


_FILES: Mapping[Kind, tuple[str, Callable[[Sequence[str]], Pair]]] = {
    Kind.ORGANIZATION: ("organizations.tsv", _organizations),
    Kind.PERSON: ("people.tsv", _people),
    Kind.POLICY: ("policies.tsv", _policies),
}


def wrong(scores: PairScores) -> Iterable[tuple[Pair, Judgement]]:
    """Pairs merged that are two, then those left apart or asked that are one."""
    yield from (each for each in scores.judged if not each[0].same and each[1].verdict is Verdict.SAME)
    yield from (each for each in scores.judged if each[0].same and each[1].verdict is not Verdict.SAME)
