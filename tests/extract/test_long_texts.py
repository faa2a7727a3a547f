"""Time grows as the text does, whatever is repeated: ten times the text may take some ten times as long, not a hundred."""

import itertools
import time

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease

SHORT, TIMES = 4_000, 10
NOISE = 0.02  # seconds: less is not measured on a busy machine
BOUND = 3  # times as much as in proportion

REPEATED = (
    "“", "”", "'", '"', "(", "[", ",", "— ", "- ", "*", "](", "<b>", "&amp;", "a ", "Aa ", "A and ", "AAA-", "- A\n\n", "“A\n\n",
    "“a b c d e f,” said A B. ", "MR. A: b\n\n", "— Jane Doe, a\n\n", "Jane Doe: yes we do it all\n\n", "Org, Jane Doe, President: ",
    "Jane Doe said that it is so. ", "Senators A, B and C ", "Elm Union (EU) and ", "• Elm Union\n", "Rent Act, ", "the bill ", "H.R. 5 ",
    "joined by the Elm Union and Hill Council. ", "Signed by:\n\n" + "Elm Union | Hill\n" * 100 + "\n", "A coalition including Elm Union, ",
    "A" * 120 + "\n\n", "A.A." * 30 + "\n\n", "A'" * 60 + "\n\n", "Aa bb, " * 20 + "\n\n", "(Aa) " * 30 + "\n\n", "Aa-Bb, Cc; " * 15 + "\n\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_time_grows_as_the_text_does(unit: str) -> None:
    short, long = (seconds((unit * (size // len(unit) + 1))[:size]) for size in (SHORT, SHORT * TIMES))
    assert short < 1
    assert long < BOUND * TIMES * max(short, NOISE)


def test_what_is_not_repeated_too() -> None:
    names = [
        f"{a}{b}{c}" for a in "BDFGKLMNPRST" for b in ("al", "en", "or", "il") for c in "adefgiklmnoprstu"
    ]
    prose = [
        f"“The {name} Act of 19{n % 90 + 10} must pass,” said {name} Doe, president of the {name} Union ({name[:3].upper()}).\n\n"
        f"The {name} Union opposes the {name.lower()} levy and a plan to close {name}.\n\n{name} Hall\n\n"
        for n, name in enumerate(names)
    ]
    short, long = (seconds("".join(prose[:many])) for many in (60, 600))
    assert long < BOUND * TIMES * max(short, NOISE)


def test_policies_that_are_all_different() -> None:
    names = [
        f"{a}{b}{c}" for a in "BDFGKLMNPRST" for b in ("al", "en", "or", "il") for c in ("den", "fi", "mek")
    ]
    named = [
        f"They read the {name} {other} Act. H.R. {n}, the {other} Rent Bill, and the {name.lower()} river levy are new.\n\n"
        for n, (name, other) in enumerate(itertools.product(names, names), 1)
    ]
    short, long = (seconds("".join(named[::6][:many])) for many in (300, 3_000))
    assert long < BOUND * TIMES * max(short, NOISE)


def seconds(text: str) -> float:
    started = time.process_time()
    extract(PressRelease(text, "long.txt", "text/plain", ""))
    return time.process_time() - started
