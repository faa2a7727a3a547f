"""Which wordings are the same, on both sides of each line that is drawn."""

import pytest

from advocacy_graph.evaluate.matching import ENOUGH
from advocacy_graph.evaluate.wording import Wordings, bag, close, overlap, same_person

WORDINGS = Wordings(
    {
        "acronyms": {"IM": "Island Mothers"},
        "aliases": {"Carriers Guild": ["the Guild"], "Ferry Safety Act": ["H.B. 12", "the boat law"]},
    }
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("executive director", "Executive Director", True),
        ("the ferries’ safety", "ferry safety", False),
        ("worksite raids", "the worksite raid", True),
        ("DHS memorandum on a new worksite enforcement strategy", "memorandum on enforcement", True),
        ("raids", "worksite raids", False),  # one word in common is not enough to be contained
        ("one two three four five six", "one two three four five seven", False),  # 10/12
        ("one two three four five six seven", "one two three four five six eight", True),  # 12/14
        ("Región café", "region cafe", True),
        ("the", "of", False),
        ("the", "The", True),
    ],
)
def test_close(one: str, other: str, same: bool) -> None:
    assert close(one, other) is close(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nora Quill", "Dr. Nora Quill", True),
        ("Nora Quill", "Sen. Nora Quill (D-NY)", True),
        ("Nora Quill", "Nora Quill, PhD", True),
        ("Nora J. Quill", "Nora Quill", True),
        ("Nora Jane Quill", "Nora J Quill", True),
        ("Nora Jane Quill", "Nora Ann Quill", False),
        ("Nora Quill", "Ida Quill", False),
        ("Nora Quill", "Quill", False),
        ("Nora Quill", None, False),
    ],
)
def test_same_person(one: str, other: str | None, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Island Mothers", "IM", True),
        ("Island Mothers", "The Island Mothers, Inc.", True),
        ("Island Mothers", "Island Mothers (Northern Chapter)", True),
        ("Carriers Guild", "Guild", True),
        ("Carriers Guild", "Carriers", False),
        ("Island Mothers", None, False),
        (None, None, True),
    ],
)
def test_same_body(one: str | None, other: str | None, same: bool) -> None:
    assert WORDINGS.same_body(one, other) is WORDINGS.same_body(other, one) is same


@pytest.mark.parametrize(
    ("item", "wording", "same"),
    [
        ("Ferry Safety Act", "HB 12", False),
        ("Ferry Safety Act", "H.B. 12", True),
        ("H.B. 12", "the Ferry Safety Act", True),
        ("Ferry Safety Act", "boat law", True),
        ("harbour tax", "boat law", False),
    ],
)
def test_same_item(item: str, wording: str, same: bool) -> None:
    assert WORDINGS.same_item(item, wording) is same


@pytest.mark.parametrize(("kept", "enough"), [(20, True), (16, True), (15, False), (0, False)])
def test_enough_of_twenty_words(kept: int, enough: bool) -> None:
    words = [f"w{n}" for n in range(20)]
    assert (overlap(bag(" ".join(words)), bag(" ".join(words[:kept]))) >= ENOUGH) is enough
