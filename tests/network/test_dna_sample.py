"""Our numbers beside those that Discourse Network Analyzer publishes for its sample."""

import pytest

from advocacy_graph.model import CodedPosition
from advocacy_graph.network import Aggregation, Counts, Normalisation, coded, count, one_mode, two_mode

SENATE, SIERRA = "Senate", "Sierra Club"


@pytest.fixture
def counts(dna_sample: list[CodedPosition]) -> Counts:
    return count(coded(dna_sample))


def at(counts: Counts, label: str) -> int:
    return [counts.labels[actor] for actor in counts.actors].index(label)


def test_the_sample_is_whole(counts: Counts) -> None:
    assert (len(counts.actors), len(counts.objects), counts.tally.counted) == (7, 6, 40)


@pytest.mark.parametrize(
    ("aggregation", "normalisation", "total"),
    [("ignore", "no", 276), ("congruence", "average", 25.802436)],
)
def test_matrix_sums(counts: Counts, aggregation: str, normalisation: str, total: float) -> None:
    matrix = one_mode(counts, Aggregation(aggregation), Normalisation(normalisation))
    assert matrix.sum() == pytest.approx(total, abs=5e-7)


def test_one_mode_ignore_has_21_edges(counts: Counts) -> None:
    matrix = one_mode(counts, Aggregation.IGNORE)
    assert matrix.nnz == 2 * 21
    assert not matrix.diagonal().any()


@pytest.mark.parametrize(
    ("aggregation", "normalisation", "weight"),
    [
        ("ignore", "no", 7),
        ("congruence", "no", 2),
        ("conflict", "no", 5),
        ("subtract", "no", -3),
        ("congruence", "average", 2 / 5.5),
        ("congruence", "jaccard", 2 / 10),
        ("congruence", "cosine", 2 / 30),
    ],
)
def test_senate_and_sierra_club(counts: Counts, aggregation: str, normalisation: str, weight: float) -> None:
    matrix = one_mode(counts, Aggregation(aggregation), Normalisation(normalisation))
    i, j = at(counts, SENATE), at(counts, SIERRA)
    assert matrix[i, j] == pytest.approx(weight)
    assert matrix[j, i] == matrix[i, j]


def test_congruence_and_conflict_add_up_to_ignore_cell_by_cell(counts: Counts) -> None:
    both = one_mode(counts, Aggregation.CONGRUENCE) + one_mode(counts, Aggregation.CONFLICT)
    assert (both.toarray() == one_mode(counts, Aggregation.IGNORE).toarray()).all()


@pytest.mark.parametrize(("aggregation", "total", "edges"), [("ignore", 40, 22), ("subtract", 18, None)])
def test_two_mode(counts: Counts, aggregation: str, total: float, edges: int | None) -> None:
    matrix = two_mode(counts, Aggregation(aggregation))
    assert matrix.sum() == total
    assert edges is None or matrix.nnz == edges
