"""Bodies that changed their names, in words that releases use for it. Everybody here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease

RENAMED = [
    "It was Ida Moss, director of Harbor Riders Alliance, formerly Elsa Riders League, who asked.",
    "Harbor Riders Alliance (formerly known as the Elsa Riders League) said on Monday that it supports the Ferry Safety Act.",
    "They met the Elsa Riders League, now called Harbor Riders Alliance, at the pier.",
    "Last week the Elsa Riders League changed its name to Harbor Riders Alliance.",
    "The Elsa Riders League has been renamed Harbor Riders Alliance.",
    "The Elsa Riders League is now the Harbor Riders Alliance.",
    "“It is late,” said Per Lund of Harbor Riders Alliance, previously called the Elsa Riders League.",
]
TWO = [
    "The Elsa Riders League is now part of Harbor Riders Alliance.",
    "Ida Moss, formerly of the Elsa Riders League, leads Harbor Riders Alliance.",
    "They met the Elsa Riders League and now Harbor Riders Alliance.",
]


def bodies(text: str) -> dict[str, tuple[str, ...]]:
    release = PressRelease(f"Riders Speak Out\n\nMarch 3, 2023\n\n{text}\n", "case.txt", "text/plain", "")
    return {body.name: body.former for body in extract(release).organizations}


@pytest.mark.parametrize("text", RENAMED)
def test_a_renamed_body_is_one(text: str) -> None:
    assert bodies(text) == {"Harbor Riders Alliance": ("Elsa Riders League",)}


@pytest.mark.parametrize("text", TWO)
def test_other_pasts_make_no_one_body(text: str) -> None:
    assert bodies(text) == {"Harbor Riders Alliance": (), "Elsa Riders League": ()}
