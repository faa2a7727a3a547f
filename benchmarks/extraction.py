"""Reads many releases and says how fast, where the time goes, in how much memory, and whether any broke extraction.

    python benchmarks/extraction.py PATH...

Then one long text and one thing repeated, at 10, 100 and 1,000 kB: time should grow as the text does. Last, the same
files ingested by one process and by two.

Times are of the processor, so that other work on the machine matters little; only the last part has a clock too.
Ends with 1 when a release broke it.
"""

import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType

import advocacy_graph as ag
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.extract import EXTRACTOR, extract
from advocacy_graph.ingest import find, read
from advocacy_graph.model import PressRelease

KINDS = ("statements", "people", "organizations", "policies", "positions", "demands", "ties")
EARLY = 300  # releases after which the memory is looked at for the first time
LONG = 4_000  # characters of a release that the goals speak of


def main(paths: list[Path]) -> int:
    """Measures and prints; returns the exit code."""
    files = list(find(paths))
    print(f"extractor {EXTRACTOR}")
    broken, texts = one_by_one(files)
    if not texts:
        print(f"no release in {', '.join(map(str, paths))}", file=sys.stderr)
        return 2
    profile(texts[:EARLY])
    scaling("\n\n".join(texts[:EARLY]))
    in_processes(files[:EARLY])
    return int(broken > 0)


def one_by_one(files: list[Path]) -> tuple[int, list[str]]:
    """Reads and extracts each file and lets go of it. How many broke extraction, and the texts of the first ones."""
    extract(
        PressRelease("Elm Union said that it is so.", "first.txt", "text/plain", "")
    )  # loads the lexicons
    found: Counter[str] = Counter()
    took: list[tuple[float, int, str]] = []  # seconds, characters, source
    texts: list[str] = []
    reading, broken, early = 0.0, 0, 0
    for path in files:
        started = time.process_time()
        try:
            release = read(path)
        except UnreadableRelease as error:
            print(f"unreadable: {error}", file=sys.stderr)
            continue
        begun = time.process_time()
        reading += begun - started
        try:
            findings = extract(release)
        except Exception:  # whatever it is: that a text can raise it is what this is to show
            broken += 1
            print(f"BROKE on {release.source}:\n{traceback.format_exc(limit=-1)}", file=sys.stderr)
            continue
        took.append((time.process_time() - begun, len(release.text), release.source))
        found.update({kind: len(getattr(findings, kind)) for kind in KINDS})
        if len(texts) < EARLY:
            texts.append(release.text)
        if len(took) == EARLY:
            early = memory()
    if took:
        tell(took, reading, early)
        print("found     " + ", ".join(f"{number:,} {kind}" for kind, number in found.items()))
        print(f"broken    {broken:8}")
    return broken, texts


def tell(took: list[tuple[float, int, str]], reading: float, early: int) -> None:
    """Rates, the slowest, and memory."""
    seconds, characters = (sum(one[n] for one in took) for n in (0, 1))
    took.sort(reverse=True)
    print(f"{len(took):,} releases, {characters:,} characters ({characters // len(took):,} each)")
    print(f"read      {len(took) / reading:8,.0f} releases a second")
    print(f"extracted {len(took) / seconds:8,.0f} releases a second")
    print(f"extracted {characters / LONG / seconds:8,.0f} releases of {LONG:,} characters a second")
    print(
        f"median    {took[len(took) // 2][0] * 1e3:8.1f} ms, 99th percentile {took[len(took) // 100][0] * 1e3:.1f} ms"
    )
    for second, length, source in took[:5]:
        print(
            f"slowest   {second * 1e3:8.1f} ms, {second * 1e6 / length:.1f} ms a thousand characters: {source}"
        )
    first = f"{early} MB after {EARLY} releases, " if early else ""
    print(f"memory    {first}{memory()} MB after {len(took):,}, at its peak")


def memory() -> int:
    """The most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def profile(texts: list[str]) -> None:
    """Where the time goes, looked at every millisecond of it: the passes of a reading, and single functions."""
    passes: Counter[str] = Counter()
    functions: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        innermost = inner = ""
        while frame is not None:
            name = frame.f_code.co_qualname
            if "/extract/" in frame.f_code.co_filename:
                name = f"{Path(frame.f_code.co_filename).stem}.{name}"
                innermost = innermost or name
                if name in ("reading.read", "reading._register", "reading._Writer.findings"):
                    passes[inner or name] += 1
                    break
                inner = name
            frame = frame.f_back
        functions[innermost] += 1

    with sampled(look):
        for number, text in enumerate(texts):
            extract(PressRelease(text, f"{number}.txt", "text/plain", ""))
    for title, counts, many in (("pass", passes, 14), ("function", functions, 12)):
        for name, count in counts.most_common(many):
            print(f"{title:9} {count / functions.total():8.1%} {name or 'outside extract/'}")


@contextmanager
def sampled(look: "signal._HANDLER") -> Iterator[None]:
    """Calls `look` each millisecond of this processor's time."""
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


REPEATED = (
    "“", "”", "'", '"', "(", "[", ",", "— ", "- ", "*", "](", "<b>", "&amp;", "a ", "Aa ", "A and ", "AAA-", "- A\n\n", "“A\n\n",
    "“a b c d e f,” said A B. ", "MR. A: b\n\n", "a  said A  b  ", "====\na\n", "— Jane Doe, a\n\n", "Jane Doe: yes we do it all\n\n", "Org, Jane Doe, President: ",
    "Jane Doe said that it is so. ", "Senators A, B and C ", "Elm Union (EU) and ", "• Elm Union\n", "Rent Act, ", "the bill ", "H.R. 5 ",
)  # fmt: skip


def scaling(prose: str) -> None:
    """Seconds at three lengths, and how many times more ten times the text takes."""
    for title, unit, sizes in (
        ("releases in one text", prose, (10_000, 100_000, 1_000_000)),
        *((repr(unit), unit, (10_000, 100_000)) for unit in REPEATED),
    ):
        seconds = [timed((unit * (size // len(unit) + 1))[:size]) for size in sizes]
        grew = ", ".join(f"{more / max(less, 1e-4):.1f}" for less, more in pairwise(seconds))
        kilobytes = ", ".join(f"{size // 1000:,}" for size in sizes)
        print(
            f"long      {', '.join(f'{s:.3f}' for s in seconds)} s at {kilobytes} kB, times {grew}: {title}"
        )


def timed(text: str) -> float:
    """Seconds that one text takes, the better of two."""
    spent = []
    for _ in range(2):
        started = time.process_time()
        extract(PressRelease(text, "long.txt", "text/plain", ""))
        spent.append(time.process_time() - started)
    return min(spent)


def in_processes(files: list[Path]) -> None:
    """The same files through `ingest` by one process and by two: what the process that writes spends, and the clock."""
    for jobs in (1, 2):
        with (
            tempfile.TemporaryDirectory() as scratch,
            ag.open_store(Path(scratch, "store"), create=True) as store,
        ):
            began, clock = time.process_time(), time.monotonic()
            done = sum(1 for _ in ag.ingest(files, store, jobs=jobs))
            writer, passed = time.process_time() - began, time.monotonic() - clock
        print(
            f"ingested  {done} releases with --jobs {jobs}: {writer:.1f} s of the writer, {passed:.1f} s by the clock"
        )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
