"""Each message of the shapes has a small graph that breaks it, and breaks nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import SH, Graph

from advocacy_graph import resources
from advocacy_graph.graph import validate

HERE = Path(__file__).parent
VIOLATIONS = sorted((HERE / "violations").glob("*.ttl"))
EXAMPLES = sorted((resources.ontology() / "examples").glob("*.trig"))


def quads(path: Path) -> Iterator[Quad]:
    return parse(path=path, format=RdfFormat.TRIG)


def expected(violation: Path) -> str:
    """The first line is a comment with the message."""
    return violation.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def test_the_smallest_graph_keeps_to_the_shapes() -> None:
    assert validate(quads(HERE / "valid.ttl")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_examples_keep_to_the_shapes(example: Path) -> None:
    assert validate(quads(example)) == []


@pytest.mark.parametrize("violation", VIOLATIONS, ids=lambda path: path.stem)
def test_a_violation_is_told_and_nothing_else(violation: Path) -> None:
    found = validate([*quads(HERE / "valid.ttl"), *quads(violation)])
    assert {each.message for each in found} == {expected(violation)}
    assert all(each.focus.startswith("http://localhost:8000/") for each in found)


def test_every_message_has_its_violation() -> None:
    shapes = Graph().parse(resources.ontology() / "shapes.ttl")
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert messages == {expected(violation) for violation in VIOLATIONS}
