"""A folder of annotated releases: extracted, scored, added up."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.evaluate.bootstrap import intervals
from advocacy_graph.evaluate.calibration import Judged, judge, table
from advocacy_graph.evaluate.control import control
from advocacy_graph.evaluate.counts import Hits, Measure, Scores
from advocacy_graph.evaluate.scoring import score
from advocacy_graph.extract import extract
from advocacy_graph.findings_json import plain
from advocacy_graph.ingest import SUFFIXES, read
from advocacy_graph.model import PressRelease

_ANNOTATION = ".gold.json"


@dataclass(frozen=True, slots=True)
class Scored:
    """One release: what extraction has right, and what the control has."""

    name: str
    scores: Scores
    control: Scores
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True)
class Report:
    """A folder's releases and the processor time, in seconds, that reading their words took."""

    name: str
    releases: tuple[Scored, ...]
    seconds: float

    @cached_property
    def total(self) -> Scores:
        """Extraction, all releases together."""
        return sum((release.scores for release in self.releases), Scores())

    @cached_property
    def control(self) -> Scores:
        """The control, all releases together: below it, cleverness has done harm."""
        return sum((release.control for release in self.releases), Scores())

    @cached_property
    def intervals(self) -> Mapping[Measure, tuple[float, float]]:
        """Between what each F1 would lie in 95 of 100 such folders."""
        return intervals([release.scores for release in self.releases])

    @property
    def calibration(self) -> list[tuple[float, float, Hits]]:
        """For each stretch of confidence, how many of the findings there are right."""
        return table(one for release in self.releases for one in release.judged)

    @property
    def releases_per_second(self) -> float:
        """Releases per second of processor time, text to findings, with the lexicons loaded."""
        return len(self.releases) / self.seconds

    def plain(self) -> dict[str, Any]:
        """All of it as values that `json.dumps` takes."""
        return {
            "name": self.name,
            "releases": len(self.releases),
            "releases_per_cpu_second": round(self.releases_per_second, 1),
            "measures": {
                measure.value: {
                    "f1": counts.f1,
                    "interval": list(self.intervals[measure]),
                    "precision": counts.precision,
                    "recall": counts.recall,
                    "tp": counts.tp,
                    "fp": counts.fp,
                    "fn": counts.fn,
                }
                for measure, counts in self.total.counts.items()
            },
            "accuracies": {
                accuracy.value: {"share": hits.share, "right": hits.right, "of": hits.of}
                for accuracy, hits in self.total.accuracies.items()
            },
            "calibration": [
                {"from": low, "to": high, "right": hits.right, "of": hits.of, "share": hits.share}
                for low, high, hits in self.calibration
            ],
            "by_release": {one.name: one.scores.figures for one in self.releases},
            "control": {measure.value: self.control.counts[measure].f1 for measure in CONTROLLED},
        }


CONTROLLED = (Measure.DETECTION, Measure.DIRECT)
"""What the control can be measured by: it knows no speakers and no reported speech."""


def folder(gold_dir: Path, name: str | None = None) -> Report:
    """Extracts and scores each release of a folder that has an annotation, NAME.gold.json, there.

    The release is `../releases/NAME` with any suffix that can be read, where there is one; else NAME.txt
    beside the annotation. `name` is the report's, the folder's own by default.

    Raises:
        UnreadableRelease: the folder has no annotation, one is not JSON of the right shape, or a text is missing.
    """
    annotations = sorted(gold_dir.glob(f"*{_ANNOTATION}"))
    if not annotations:
        reason = f"no annotated release is there: put NAME{_ANNOTATION} and NAME.txt"
        raise UnreadableRelease(str(gold_dir), reason)
    releases = [read(release_of(path)) for path in annotations]
    scored = tuple(map(_scored, annotations, releases))
    return Report(name or gold_dir.resolve().name, scored, _seconds(releases))


def release_of(annotation: Path) -> Path:
    """The file that an annotation is of."""
    name = annotation.name.removesuffix(_ANNOTATION)
    kept = (annotation.resolve().parent.parent / "releases" / f"{name}{suffix}" for suffix in SUFFIXES)
    return next(filter(Path.exists, kept), annotation.with_name(f"{name}.txt"))


def _scored(path: Path, release: PressRelease) -> Scored:
    text = release.text
    findings = extract(release)
    found = plain(findings)
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        scores, of_control = score(gold, found, text), score(gold, control(text), text)
        judged = tuple(judge(gold, findings, found))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"not an annotation in the shape of findings ({error!r}): see docs/decisions/008"
        raise UnreadableRelease(str(path), reason) from error
    return Scored(path.name.removesuffix(_ANNOTATION), scores, of_control, judged)


def _seconds(releases: Sequence[PressRelease]) -> float:
    """Of a second reading: the first one loaded the lexicons."""
    started = time.process_time()
    for release in releases:
        extract(release)
    return time.process_time() - started
