"""A finder finds what its pattern alone finds, also where its engine gives up."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import advocacy_graph.extract
from advocacy_graph.extract.finder import Finder

FINDERS = {
    f"{name}.{attribute}": value
    for module in pkgutil.iter_modules(advocacy_graph.extract.__path__)
    for name in [module.name]
    for attribute, value in vars(importlib.import_module(f"advocacy_graph.extract.{name}")).items()
    if isinstance(value, Finder)
}
SCRAPS = st.lists(
    st.sampled_from(
        "The Members of Parliament said that we urge Senator Ann Ó Dálaigh , director of DACA to oppose H.R. 12 v. the Rent Act of 2021 . “Ban it!” "
        "K ſaid café 1.2.2021 Mr. Jones, according to (EPA) members include: A.B. 12 — @ a@b.org\n endorsed by must end".split(
            " "
        )
    ),
    max_size=24,
).map(" ".join)


@pytest.mark.parametrize("finder", FINDERS.values(), ids=FINDERS)
def test_it_finds_what_re_finds(finder: Finder) -> None:
    pattern = re.compile(finder.pattern, finder.flags)

    @settings(deadline=None, max_examples=40)
    @given(SCRAPS, st.integers(0, 20), st.integers(20, 200))
    def same(text: str, start: int, end: int) -> None:
        found = [m.span() for m in pattern.finditer(text, start, end)]
        assert [m.span() for m in finder.finditer(text, start, end)] == found
        first = finder.search(text)
        alone = pattern.search(text)
        assert (first and first.regs) == (alone and alone.regs)

    same()


def test_a_match_too_deep_for_the_engine_is_left_to_re() -> None:
    text = "ab" * 30_000
    assert Finder(r"^(?:(\w|a))+$").search(text) is not None


def test_a_lone_surrogate_is_read() -> None:
    found = Finder(r"b+").search("a\udc80bb")
    assert found is not None
    assert found.span() == (2, 4)
