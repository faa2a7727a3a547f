"""The figures are those of the reference scorer, on what extraction finds and on what chance makes of annotations."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advocacy_graph.evaluate import Measure, Scores, score
from advocacy_graph.evaluate.report import release_of
from advocacy_graph.extract import extract
from advocacy_graph.findings_json import plain
from advocacy_graph.ingest import read

Release = dict[str, Any]
OWN = Path(__file__).resolve().parents[2] / "data" / "gold"
SETS = ("A", "A2", "seed", "own")
THEIR_NAME = {Measure.DETECTION: "detection", Measure.DIRECT: "det.direct", Measure.INDIRECT: "det.indirect"}
STANCES = ("support", "oppose", "mixed", "neutral")


def annotated(gold: Path, of: str) -> list[tuple[str, Path, Path]]:
    """The name of each annotation of a set, the annotation, and the text it is of."""
    if of == "seed":
        return [("seed", gold / "seed.gold.json", gold / "seed.txt")]
    folder = OWN if of == "own" else gold / of
    return [
        (path.name.removesuffix(".gold.json"), path, release_of(path))
        for path in sorted(folder.glob("*.gold.json"))
    ]


def found(text: Path, gold: Release, chance: random.Random) -> Release:
    return plain(extract(read(text)))


def spoilt(text: Path, gold: Release, chance: random.Random) -> Release:
    """The annotation as a bad reader would have it: each part of it wrong, missing, doubled or cut now and then."""
    gold = copy.deepcopy(gold)
    said = [s for s in gold["statements"] if chance.random() < 0.9]
    names = [s["speaker"] for s in said] + ["Wanda Wrong", None, *gold["organizations"][:2]]
    for statement in said:
        words = statement["quote_text"].split()
        if chance.random() < 0.4:
            cut = chance.uniform(0.6, 1)
            statement["quote_text"] = " ".join(words[: int(len(words) * cut)])
        if chance.random() < 0.2:
            statement["segments"] = [[start + 3, end] for start, end in statement["segments"]]
        for part in ("speaker", "role", "organization"):
            if chance.random() < 0.3:
                others = [s[part] for s in said] + [None, "Chief Wrong Officer"]
                statement[part] = chance.choice(names if part == "speaker" else others)
        if chance.random() < 0.2:
            statement["mode"] = chance.choice(["direct", "indirect"])
        items = [*statement["stance"], *chance.sample(gold["policies"], min(2, len(gold["policies"])))]
        statement["stance"] = {
            f"{chance.choice(['the ', ''])}{i}": chance.choice(STANCES)
            for i in items
            if chance.random() < 0.7
        }
    if len(said) > 1 and chance.random() < 0.5:
        said[0]["quote_text"] += " " + said[1]["quote_text"]
    said.append(
        {
            "speaker": "Wanda Wrong",
            "role": "Chief",
            "organization": None,
            "mode": "indirect",
            "quote_text": "never said in it",
            "segments": [],
            "stance": {"Wrong Act": "support"},
        }
    )
    if said[:-1]:
        said.append(copy.deepcopy(chance.choice(said[:-1])))
    gold["statements"] = said
    for listed in ("organizations", "policies", "people", "coalitions"):
        kept = [x for x in gold[listed] if chance.random() < 0.8]
        gold[listed] = kept + kept[:1] + gold.get(f"{listed}_optional", [])[:1]
    gold["organizations"].append("The Wrong Body, Inc.")
    gold["people"].append({"name": "Dr. Wanda Wrong"})
    gold["policies"].append("Wrong Act")
    for tie in gold["coalitions"]:
        if chance.random() < 0.3:
            tie["relation"] = chance.choice(["member", "partner", "co-chair"])
    if chance.random() < 0.3:
        gold["date"], gold["title"], gold["issuer"] = "1999-01-01", None, [*gold["issuer"][:1], "Wrong Body"]
    return gold


def as_it_is(gold: Release, chance: random.Random) -> Release:
    return gold


def generous(gold: Release, chance: random.Random) -> Release:
    """The annotation with all that it may grant besides: optional entries and other right answers."""
    said = gold["statements"]
    for at, statement in enumerate(said):
        if chance.random() < 0.3:
            statement["optional"] = not statement.get("optional", False)
        if chance.random() < 0.3:
            words = statement["quote_text"].split()
            statement["quote_alt"] = [" ".join(words[: len(words) * 2 // 3])]
        if at + 1 < len(said) and chance.random() < 0.5:
            both = {"text": statement["quote_text"] + " " + said[at + 1]["quote_text"], "covers": [at + 1]}
            statement.setdefault("quote_alt", []).append(both)
        if chance.random() < 0.3:
            statement["role_alt"] = [None, "Chief"]
        if statement["stance"] and chance.random() < 0.5:
            statement["about_alt"] = {next(iter(statement["stance"])): [["Wrong Act", "support"]]}
        if gold["policies"] and chance.random() < 0.5:
            statement["about_optional"] = {chance.choice(gold["policies"]): chance.choice(STANCES)}
    for tie in gold["coalitions"]:
        if chance.random() < 0.3:
            tie["optional"] = True
        if chance.random() < 0.3:
            tie["relation_alt"] = ["member"]
    gold["date_alt"] = ["1999-01-01"]
    gold["people_alt"] = {person["name"]: ["Wanda Wrong"] for person in gold["people"][:1]}
    return gold


CASES: dict[str, tuple[Callable[..., Release], Callable[..., Release], int]] = {
    "what extraction finds": (found, as_it_is, 0),
    "what extraction finds, annotated generously": (found, generous, 1),
    **{f"spoilt annotations {seed}": (spoilt, as_it_is, seed) for seed in (2,)},
    **{f"spoilt annotations, annotated generously {seed}": (spoilt, generous, seed) for seed in (4, 5)},
}


@pytest.mark.parametrize(("findings_of", "annotation_of", "seed"), CASES.values(), ids=CASES.keys())
def test_same_figures_as_the_reference(
    findings_of: Callable[..., Release],
    annotation_of: Callable[..., Release],
    seed: int,
    shared: Path,
    tmp_path: Path,
) -> None:
    reference = shared / "gold" / "score.py"
    if not reference.exists():
        pytest.skip(f"the reference scorer is not in {reference.parent}")
    chance = random.Random(seed)
    ours = {of: Scores() for of in SETS}
    for of in SETS:
        for name, annotation, text in annotated(shared / "gold", of):
            as_annotated = json.loads(annotation.read_text(encoding="utf-8"))
            findings = findings_of(text, as_annotated, chance)
            gold = annotation_of(copy.deepcopy(as_annotated), chance)
            ours[of] += score(gold, findings, read(text).text)
            here = tmp_path / "gold" / of if of != "seed" else tmp_path / "gold"
            predicted = (
                tmp_path / "found" / of / f"{name}.json" if of != "seed" else tmp_path / "found" / "seed.json"
            )
            here.mkdir(parents=True, exist_ok=True)
            predicted.parent.mkdir(parents=True, exist_ok=True)
            (here / f"{name}.txt").write_bytes(read(text).text.encode())
            (here / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
            predicted.write_text(json.dumps(findings), encoding="utf-8")

    scores = tmp_path / "scores.json"
    arguments = [tmp_path / "found", "--gold", tmp_path / "gold", "--sets", ",".join(SETS), "--json", scores]
    subprocess.run([sys.executable, reference, *arguments], check=True, capture_output=True)
    theirs = json.loads(scores.read_text(encoding="utf-8"))

    for of in SETS:
        for measure, counts in ours[of].counts.items():
            told = theirs[of][THEIR_NAME.get(measure, measure.value)]
            assert (counts.tp, counts.fp, counts.fn) == (told["tp"], told["fp"], told["fn"]), (of, measure)
            assert (counts.precision, counts.recall, counts.f1) == pytest.approx(
                (told["p"], told["r"], told["f1"])
            )
        for accuracy, hits in ours[of].accuracies.items():
            name = accuracy.value.removesuffix(", of those matched")
            assert hits.share == (pytest.approx(theirs[of][f"{name}_accuracy"]) if hits.of else None), (
                of,
                accuracy,
            )
