"""Telephone numbers and addresses do not come into the graph beside a quote."""

import time

import pytest

from advocacy_graph.graph.contacts import contacts, context
from advocacy_graph.model import Span


def around(text: str, words: str) -> tuple[str, str]:
    span = Span(text.index(words), text.index(words) + len(words))
    return context(text, span, 12, contacts(text))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("said the Guild, JANE, of course, today", "d the Guild, ", None),
        ("tel. 555-0191 JANE and others of them", " ", None),
        ("tel. +44 20 7946 0018\nJANE 555 0100", "\n", " "),
        ("jane.r+press@guild.example, JANE: (555) 555-0191", ", ", ": "),
        ("555-0191JANE555-0191", "", ""),
        ("x@y.zJANE\n\nwrote to a@b.example", "", "\n\nwrote to "),
        ("at 12 Mill Street, JANE\n14B Old Fell Rd.", ", ", "\n"),
        ("P.O. Box 77, JANE: 1200 K St. NW", ", ", ": "),
        ("Ossel, OS4 2LB. JANE, Weir, NY 10001-1234", ". ", ", Weir, NY "),
        ("Ossel, K1A 0B1 JANE", " ", ""),
        ("Press contact: Ada Fell, Ossel\nJANE\nCONTACT: Bo", "\n", "\n"),
        ("in 1999 and 2001, JANE 12.345 or 99", "9 and 2001, ", None),
    ],
)
def test_a_quotes_context_ends_before_a_contact(text: str, before: str, after: str | None) -> None:
    got = around(text, "JANE")
    expected = text.partition("JANE")[2][:12] if after is None else after
    assert got == (before[-12:], expected)


@pytest.mark.parametrize(
    "text",
    [
        "1 a " * 75_000,
        "a/" * 150_000,
        "\n" * 300_000,
        " " * 300_000,
        "12345 ' ' ' " * 25_000,
        "a" * 300_000,
        "1 " * 150_000,
        "a@" * 150_000,
        ".@" * 150_000,
        "(" * 300_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    contacts(text)
    assert time.process_time() - began < 2
