"""Decisions: CPU seconds of taking a sheet with 60 rows over 60 releases, of one decision, and of an undoing.

    .venv/bin/python benchmarks/deciding.py [RELEASES]

In a store of 600 releases unless told otherwise: the sample releases and those annotated in data/gold, over and over, each time with
other words for a quarter of the longer ones, and another year. What is loaded once a process is not counted.
"""

import csv
import io
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import advocacy_graph as ag
from advocacy_graph.coding import Choice, take_sheet, write_sheet
from advocacy_graph.model import FindingDecision, FindingKind, FindingOutcome, Undoing
from advocacy_graph.store import Store

TEXTS = sorted((Path(__file__).parent.parent / "data").glob("*/**/*.txt"))
_LONG = re.compile(r"\b[a-z]{6,}\b")
_YEAR = re.compile(r"\b20[12]\d\b")
ROWS = 60


def texts(number: int) -> Iterator[str]:
    """That many releases, no two alike."""
    originals = [path.read_text(encoding="utf-8") for path in TEXTS]
    words = sorted({word for text in originals for word in _LONG.findall(text)})
    for n in range(number):
        again, which = divmod(n, len(originals))
        yield _otherwise(originals[which], again, words, random.Random(n)) if again else originals[which]


def _otherwise(text: str, years: int, words: list[str], chance: random.Random) -> str:
    text = _LONG.sub(lambda m: chance.choice(words) if chance.random() < 0.25 else m[0], text)
    return _YEAR.sub(lambda m: str(int(m[0]) - 10 + years), text)


def made(folder: Path, number: int) -> Path:
    """A store of them."""
    if not (folder / "store" / "store.json").exists():
        (folder / "press").mkdir(parents=True, exist_ok=True)
        for n, text in enumerate(texts(number)):
            (folder / "press" / f"{n:05}.txt").write_text(text, encoding="utf-8")
        with ag.open_store(folder / "store", create=True) as store:
            print(sum(1 for _ in ag.ingest([folder / "press"], store, jobs=2)), "releases")
    return folder / "store"


def sheet(store: Store) -> bytes:
    """A sheet in which one statement in each of sixty releases is accepted, rejected or corrected."""
    written = io.StringIO(newline="")
    write_sheet(store, written, Choice(kinds=(FindingKind.POSITION,)))
    head, *rows = csv.reader(io.StringIO(written.getvalue(), newline=""))
    release, decision = head.index("release"), head.index("decision")
    polarity, other = head.index("polarity"), head.index("polarity should be")
    one_each = list({row[release]: row for row in rows}.values())[:ROWS]
    for n, row in enumerate(one_each):
        row[decision] = ("accepted", "rejected", "corrected")[n % 3]
        if row[decision] == "corrected":
            row[other] = "oppose" if row[polarity] != "oppose" else "support"
    told = io.StringIO(newline="")
    csv.writer(told).writerows([head, *one_each])
    return told.getvalue().encode()


def timed(doing: str, do: Callable[[], object]) -> None:
    """Say how long it took."""
    began, wall = time.process_time(), time.monotonic()
    found = do()
    told = f"{doing:<44} {time.process_time() - began:7.2f} CPU s {time.monotonic() - wall:7.2f} s"
    print(told, found if isinstance(found, str) else "")


def main() -> None:
    """All of it in a store that is then thrown away."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    with tempfile.TemporaryDirectory() as folder:
        place = made(Path(folder), number)
        with ag.open_store(place) as store:
            data = sheet(store)
            timed(
                f"a sheet of {ROWS} rows over {ROWS} releases",
                lambda: f"{len(take_sheet(store, data, 'anna').recorded)} recorded",
            )
            timed("the same sheet again", lambda: f"{take_sheet(store, data, 'anna').known} known")
            item = next(each for each in ag.queue(store) if each.anchor.kind is FindingKind.STATEMENT)
            one = FindingDecision(
                coder="anna", at=datetime.now(UTC), outcome=FindingOutcome.REJECTED, anchor=item.anchor
            )
            timed("one decision", lambda: ag.decide(store, one))
            back = Undoing(coder="anna", at=datetime.now(UTC), undoes=one.key)
            timed("its undoing", lambda: ag.decide(store, back))
            timed("the first of the queue", lambda: next(ag.queue(store)).rule)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
