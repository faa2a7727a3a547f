"""Damaged findings score lower, and just where they are damaged."""

import copy
import doctest
from collections.abc import Callable
from typing import Any

import pytest

from advocacy_graph.evaluate import Accuracy, Counts, Measure, Scores, control, score, scoring

TEXT = """Island Mothers Welcome Ferry Safety Act

March 3, 2022

“We support the Ferry Safety Act, which saves lives on every crossing,” said Nora Quill, director of Island \
Mothers (IM). “The Senate must pass it before the winter storms.”

Tomas Bray, president of the Carriers Guild, said that the Ferry Safety Act would close the small routes.

Islanders call it “the boat law” among themselves.
"""


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(part), TEXT.index(part) + len(part)] for part in words]


QUOTED = (
    "We support the Ferry Safety Act, which saves lives on every crossing,",
    "The Senate must pass it before the winter storms.",
)
REPORTED = "the Ferry Safety Act would close the small routes."
GOLD: dict[str, Any] = {
    "date": "2022-03-03",
    "title": "Island Mothers Welcome Ferry Safety Act",
    "issuer": ["Island Mothers"],
    "statements": [
        {
            "speaker": "Nora Quill",
            "speaker_type": "person",
            "role": "director",
            "organization": "Island Mothers",
            "mode": "direct",
            "quote_text": " ".join(QUOTED),
            "segments": spans(*QUOTED),
            "stance": {"Ferry Safety Act": "support"},
        },
        {
            "speaker": "Tomas Bray",
            "speaker_type": "person",
            "role": "president",
            "organization": "Carriers Guild",
            "mode": "indirect",
            "quote_text": REPORTED,
            "segments": spans(REPORTED),
            "stance": {"Ferry Safety Act": "oppose"},
        },
    ],
    "organizations": ["Island Mothers", "Carriers Guild", "Senate"],
    "people": [{"name": "Nora Quill"}, {"name": "Tomas Bray"}],
    "policies": ["Ferry Safety Act"],
    "coalitions": [
        {"coalition": "Safe Crossings Campaign", "relation": "member", "organization": "Island Mothers"}
    ],
    "acronyms": {"IM": "Island Mothers"},
    "aliases": {"Ferry Safety Act": ["the boat law"]},
}


def figures(findings: dict[str, Any], gold: dict[str, Any] = GOLD) -> dict[str, float]:
    return score(gold, findings, TEXT).figures


def test_an_annotation_scores_one_against_itself() -> None:
    assert set(figures(GOLD).values()) == {1.0}
    assert len(figures(GOLD)) == len(Measure) + len(Accuracy)


def test_nothing_found_recalls_nothing() -> None:
    counts = score(GOLD, {}, TEXT).counts
    # Stance is of the matched statements alone, and none is.
    assert {measure for measure in Measure if counts[measure].recall} == {Measure.STANCE}


Damage = Callable[[dict[str, Any]], object]
CAPACITY = {"speaker", "role", "organization"}
BY_STATEMENT = {"detection", "detection.direct", "spk.tokens", "about", *CAPACITY}
DAMAGES: dict[str, tuple[Damage, set[str]]] = {
    "a statement missed": (lambda f: f["statements"].pop(0), {*BY_STATEMENT}),
    "a statement invented": (
        lambda f: f["statements"].append(
            {**f["statements"][0], "quote_text": "never said at all", "segments": spans("Island")}
        ),
        {*BY_STATEMENT, "accuracy of offsets"},
    ),
    "a tenth of the words cut": (
        lambda f: f["statements"][0].update(quote_text=" ".join(QUOTED)[:-14]),
        {"spk.tokens", "accuracy of exact", "accuracy of offsets"},
    ),
    "half of the words cut": (
        lambda f: f["statements"][0].update(quote_text=QUOTED[1], segments=spans(QUOTED[1])),
        {*BY_STATEMENT},
    ),
    "offsets shifted": (lambda f: f["statements"][1].update(segments=[[5, 55]]), {"accuracy of offsets"}),
    "another speaker": (
        lambda f: f["statements"][0].update(speaker="Tomas Bray"),
        {"speaker", "spk.tokens", "accuracy of speaker, of those matched"},
    ),
    "another role": (
        lambda f: f["statements"][0].update(role="treasurer"),
        {"role", "accuracy of role, of those matched"},
    ),
    "no organisation": (
        lambda f: f["statements"][0].update(organization=None),
        {"organization", "accuracy of organization, of those matched"},
    ),
    "another mode": (lambda f: f["statements"][1].update(mode="direct"), {"accuracy of mode"}),
    "the other side": (
        lambda f: f["statements"][1].update(stance={"Ferry Safety Act": "support"}),
        {"stance", "accuracy of stance, of those matched"},
    ),
    "another item": (
        lambda f: f["statements"][1].update(stance={"harbour tax": "oppose"}),
        {"about", "stance"},
    ),
    "an item too many": (
        lambda f: f["statements"][1]["stance"].update({"harbour tax": "oppose"}),
        {"about", "stance"},
    ),
    "an organisation missed": (lambda f: f["organizations"].remove("Senate"), {"organizations"}),
    "an organisation invented": (lambda f: f["organizations"].append("Boat Law"), {"organizations"}),
    "another first name": (lambda f: f["people"][0].update(name="Ida Quill"), {"people"}),
    "a policy missed": (lambda f: f["policies"].clear(), {"policies"}),
    "another relation": (lambda f: f["coalitions"][0].update(relation="signatory"), {"coalitions"}),
    "another body in the coalition": (
        lambda f: f["coalitions"][0].update(organization="Carriers Guild"),
        {"coalitions", "coal.orgs"},
    ),
    "another coalition": (lambda f: f["coalitions"][0].update(coalition="Cheap Crossings"), {"coalitions"}),
    "another day": (lambda f: f.update(date="2022-03-04"), {"accuracy of date"}),
    "no headline": (lambda f: f.update(title=None), {"accuracy of title"}),
    "an issuer too many": (lambda f: f["issuer"].append("Senate"), {"accuracy of issuer"}),
}


@pytest.mark.parametrize(("damage", "falls"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_shows_where_it_is_and_nowhere_else(damage: Damage, falls: set[str]) -> None:
    findings = copy.deepcopy(GOLD)
    damage(findings)
    now = figures(findings)
    assert {name for name, figure in now.items() if figure < 1} == falls


ALIKE: dict[str, Damage] = {
    "words with the attribution between them": lambda f: f["statements"][0].update(
        quote_text=TEXT[slice(spans(QUOTED[0])[0][0], spans(QUOTED[1])[0][1])],
        segments=[[spans(QUOTED[0])[0][0], spans(QUOTED[1])[0][1]]],
    ),
    "an honorific": lambda f: f["statements"][0].update(speaker="Dr. Nora Quill, PhD"),
    "a middle initial": lambda f: f["people"][1].update(name="Tomas J. Bray"),
    "the acronym": lambda f: f["statements"][0].update(organization="IM"),
    "the acronym after the name": lambda f: f["organizations"].__setitem__(0, "The Island Mothers (IM)"),
    "another listed wording": lambda f: f.update(policies=["boat law"]),
    "the same thing twice": lambda f: f["policies"].append("the boat law"),
    "case and punctuation": lambda f: f["issuer"].__setitem__(0, "ISLAND MOTHERS, Inc."),
    "another word for the coalition": lambda f: f["coalitions"][0].update(
        coalition="Safe Crossings Coalition"
    ),
    "another order": lambda f: f["statements"].reverse(),
}


@pytest.mark.parametrize("change", ALIKE.values(), ids=ALIKE.keys())
def test_what_makes_no_difference(change: Damage) -> None:
    findings = copy.deepcopy(GOLD)
    change(findings)
    assert findings != GOLD
    assert {name: figure for name, figure in figures(findings).items() if figure < 1} == {}


def test_optional_is_neither_missed_nor_wrong() -> None:
    gold = copy.deepcopy(GOLD)
    gold["statements"][1]["optional"] = True
    gold |= {"organizations": ["Island Mothers", "Carriers Guild"], "organizations_optional": ["Senate"]}
    without = {
        **GOLD,
        "statements": GOLD["statements"][:1],
        "organizations": ["Island Mothers", "Carriers Guild"],
    }
    for findings in (GOLD, without):
        assert {name: figure for name, figure in figures(findings, gold).items() if figure < 1} == {}


def test_scores_of_releases_add_up() -> None:
    empty = score(GOLD, {}, TEXT)
    total = score(GOLD, GOLD, TEXT) + empty + Scores()
    assert total.counts[Measure.DETECTION] == Counts(tp=2, fp=0, fn=2)
    assert total.counts[Measure.DETECTION].f1 == pytest.approx(2 / 3)
    assert total.accuracies[Accuracy.DATE].share == 0.5


def test_the_control_takes_five_words_and_more_and_joins_a_paragraph() -> None:
    found = control(TEXT)["statements"]
    assert [(one["quote_text"], one["segments"]) for one in found] == [(" ".join(QUOTED), spans(*QUOTED))]
    assert score(GOLD, control(TEXT), TEXT).counts[Measure.DIRECT] == Counts(tp=1)


def test_the_example_holds() -> None:
    assert doctest.testmod(scoring) == (0, 3)
