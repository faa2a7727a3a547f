"""Published and hand-worked values, and what cannot be counted."""

from collections.abc import Iterator

import pytest

from advocacy_graph.review import Agreement, Coding, agreements

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): the data of sections A, B and C, * not coded.
BINARY = "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"
TWO_NOMINAL = "a a b b d c c c e d d a", "b a b b b c c c e d d d"
FOUR_WITH_GAPS = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
# Worked by hand: both yes 20, both no 15, apart 5 and 10, so
# A_o = .7, A_e = .5 * .6 + .5 * .4 = .5, kappa = .4. Of 100 codings 55 are yes: D_o = .3, D_e = 2 * 55 * 45 / 9900.
FIFTY = "y " * 20 + "y " * 5 + "n " * 10 + "n " * 15, "y " * 20 + "n " * 5 + "y " * 10 + "n " * 15


def coded(rows: tuple[str, ...], variable: str = "v") -> Iterator[Coding]:
    for coder, row in zip("ABCDEF", rows, strict=False):
        for unit, value in enumerate(row.split()):
            if value != "*":
                yield Coding(coder, unit, variable, value)


@pytest.mark.parametrize(
    ("rows", "units", "percent", "kappa", "alpha"),
    [
        (BINARY, 10, 0.6, 1 - 0.4 / 0.44, 0.095),
        (TWO_NOMINAL, 12, 0.75, 0.684, 0.692),
        (FOUR_WITH_GAPS, 11, None, None, 0.743),
        (FIFTY, 50, 0.7, 0.4, 0.4),
    ],
    ids=["binary", "nominal", "gaps", "fifty"],
)
def test_published_values(
    rows: tuple[str, ...], units: int, percent: float | None, kappa: float | None, alpha: float
) -> None:
    first = agreements(coded(rows))[0]
    assert first.units == units
    if percent is not None:
        assert first.percent == pytest.approx(percent)
    assert first.kappa == (kappa and pytest.approx(kappa, abs=5e-4))
    assert first.alpha == pytest.approx(alpha, abs=5e-4)
    assert first.remarks == ()


def test_several_coders_together_then_each_pair() -> None:
    rows = agreements(coded(FOUR_WITH_GAPS))
    assert [row.coders for row in rows] == [
        ("A", "B", "C", "D"),
        *[("A", "B"), ("A", "C"), ("A", "D"), ("B", "C"), ("B", "D"), ("C", "D")],
    ]
    assert [row.units for row in rows] == [11, 9, 8, 9, 9, 10, 10]
    # Units of three and four codings weigh by their pairs: of 55 pairs 43 are the same.
    assert rows[0].percent == pytest.approx(43 / 55)


def test_who_coded_nothing_in_common_makes_no_pair() -> None:
    rows = agreements(coded(("a a * *", "a b * *", "* * c c")))
    assert [row.coders for row in rows] == [("A", "B", "C"), ("A", "B")]


UNDEFINED = {
    "one coder": (("a b",), [Agreement("v", ("A",), 0, None, None, None, ("no unit has two coders",))]),
    "nothing in common": (
        ("a *", "* a"),
        [Agreement("v", ("A", "B"), 0, None, None, None, ("no unit has two coders",))],
    ),
    "no variation": (
        ("a a", "a a"),
        [
            Agreement(
                *("v", ("A", "B"), 2, 1.0, None, None),
                ("all codings are a: without variation neither figure is defined",),
            )
        ],
    ),
    # A_o = A_e = 1/2: kappa 0. D_o = 1/2, D_e = 1/2 over the four codings' pairs (2 * 3 / 12): alpha 0.
    "one who always says the same": (
        ("a a", "a b"),
        [
            Agreement(
                "v", ("A", "B"), 2, 0.5, 0.0, 0.0, ("A says a of all: kappa is 0 whatever the other says",)
            )
        ],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), UNDEFINED.values(), ids=UNDEFINED)
def test_what_is_undefined_says_why(rows: tuple[str, ...], expected: list[Agreement]) -> None:
    assert agreements(coded(rows)) == expected


def test_variables_stand_by_themselves_and_empty_is_a_value() -> None:
    codings = [*coded(("a b", "a b"), "speaker"), *coded(("a a", "b b"), "role")]
    codings += [Coding("A", 5, "role", None), Coding("B", 5, "role", None)]
    speaker, role = agreements(codings)
    assert (speaker.variable, speaker.percent, speaker.kappa) == ("speaker", 1.0, 1.0)
    assert (role.variable, role.units, role.percent) == ("role", 3, pytest.approx(1 / 3))


def test_a_coders_last_coding_counts() -> None:
    changed = [*coded(("a b a", "a b b")), Coding("B", 2, "v", "a")]
    assert agreements(changed)[0].percent == 1.0


def test_too_many_values_leave_percent() -> None:
    rows = agreements(Coding(coder, unit, "v", unit) for coder in "AB" for unit in range(2_001))
    assert (rows[0].percent, rows[0].kappa, rows[0].alpha) == (1.0, None, None)
    assert rows[0].remarks == ("more than 2,000 different values: only percent is counted",)
