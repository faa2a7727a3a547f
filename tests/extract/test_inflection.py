"""Forms of verbs that lexicons give by their base."""

import pytest

from advocacy_graph.extract.inflection import Verb, verb

FORMS = [
    (("harm", ""), Verb("harm", "harms", "harmed", "harming")),
    (("erode", ""), Verb("erode", "erodes", "eroded", "eroding")),
    (("punish", ""), Verb("punish", "punishes", "punished", "punishing")),
    (("deny", ""), Verb("deny", "denies", "denied", "denying")),
    (("betray", ""), Verb("betray", "betrays", "betrayed", "betraying")),
    (("guarantee", "guaranteed"), Verb("guarantee", "guarantees", "guaranteed", "guaranteeing")),
    (("rob", "robbed"), Verb("rob", "robs", "robbed", "robbing")),
    (("rebuild", "rebuilt"), Verb("rebuild", "rebuilds", "rebuilt", "rebuilding")),
]  # fmt: skip


@pytest.mark.parametrize(("given", "forms"), FORMS, ids=[f[0][0] for f in FORMS])
def test_forms(given: tuple[str, str], forms: Verb) -> None:
    assert verb(*given) == forms
