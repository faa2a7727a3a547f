"""What is written is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph.coding.cells import meant, written

WORD = st.text(st.characters(exclude_characters="\\", exclude_categories=("Cs",)), min_size=1).map(
    lambda text: " ".join(text.split())
)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("speaker", "Nora Quill", "Nora Quill"),
        ("speaker", None, ""),
        ("words", ("two\n lines", "a | b"), r"two lines | a \| b"),
        ("about", (), ""),
    ],
)
def test_lines(name: str, value, line: str) -> None:
    assert written(value) == line
    assert written(meant(name, line)) == line


@given(st.lists(WORD.filter(bool)))
def test_several_come_back(values: list[str]) -> None:
    assert meant("about", written(tuple(values))) == tuple(values)
