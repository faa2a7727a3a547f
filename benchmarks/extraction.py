"""Reads many releases and says how fast, in how much memory, which were slowest and whether any broke extraction.

python benchmarks/extraction.py PATH...

Times are of the processor, so that other work on the machine matters little. Ends with 1 when a release broke it.
"""

import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.extract import EXTRACTOR, extract
from advocacy_graph.ingest import find, read
from advocacy_graph.model import PressRelease


def readable(paths: list[Path]) -> list[PressRelease]:
    """The releases in files and folders; what cannot be read is told and left out."""
    releases = []
    for path in find(paths):
        try:
            releases.append(read(path))
        except UnreadableRelease as error:
            print(f"unreadable: {error}", file=sys.stderr)
    return releases


REPEATED = ("“", "'", "(", ",", "A and ", "“a b c d e f,” said A B. ", "MR. A: b\n\n", "— Jane Doe, a\n\n")


def scaling(releases: list[PressRelease]) -> None:
    """One text of 10, 100 and 1,000 kB, and 100,000 characters of one thing: time should grow as the text does."""
    prose = "\n\n".join(release.text for release in releases)
    for size in (10_000, 100_000, 1_000_000):
        text = (prose * (size // max(1, len(prose)) + 1))[:size]
        print(f"one text  {size // 1000:8,} kB in {_timed(text):.2f} s")
    for unit in REPEATED:
        half, whole = (_timed((unit * (size // len(unit) + 1))[:size]) for size in (50_000, 100_000))
        print(f"repeated  {half:8.2f} s and {whole:.2f} s for twice as much: {unit!r}")


def _timed(text: str) -> float:
    started = time.process_time()
    extract(PressRelease(text, "long.txt", "text/plain", ""))
    return time.process_time() - started


def main(paths: list[Path]) -> int:
    """Measures and prints; returns the exit code."""
    started = time.process_time()
    releases = readable(paths)
    reading = time.process_time() - started
    if not releases:
        print(f"no release in {', '.join(map(str, paths))}", file=sys.stderr)
        return 2
    extract(releases[0])  # loads the lexicons

    found: Counter[str] = Counter()
    took: list[tuple[float, PressRelease]] = []
    broken = 0
    for release in releases:
        started = time.process_time()
        try:
            findings = extract(release)
        except Exception:  # whatever it is: that a text can raise it is what this is to show
            broken += 1
            print(f"BROKE on {release.source}:\n{traceback.format_exc(limit=-1)}", file=sys.stderr)
            continue
        took.append((time.process_time() - started, release))
        for kind in ("statements", "people", "organizations", "policies", "positions", "demands", "ties"):
            found[kind] += len(getattr(findings, kind))

    seconds = sum(second for second, _ in took)
    characters = sum(len(release.text) for _, release in took)
    took.sort(key=lambda one: one[0], reverse=True)
    print(f"extractor {EXTRACTOR}")
    print(f"{len(took):,} releases, {characters:,} characters ({characters // len(took):,} each)")
    print(f"read      {len(releases) / reading:8,.0f} releases a second of processor time")
    print(
        f"extracted {len(took) / seconds:8,.0f} releases a second, {characters / seconds / 1000:,.0f}k characters a second"
    )
    print(
        f"median    {took[len(took) // 2][0] * 1000:8.1f} ms, 99th percentile {took[len(took) // 100][0] * 1000:.1f} ms"
    )
    for second, release in took[:5]:
        per_thousand = second * 1e6 / len(release.text)
        print(
            f"slowest   {second * 1000:8.1f} ms, {per_thousand:.1f} ms a thousand characters: {release.source}"
        )
    print(
        f"memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at its peak, all releases held"
    )
    print("found     " + ", ".join(f"{number:,} {kind}" for kind, number in found.items()))
    print(f"broken    {broken:8}")
    scaling(releases)
    return int(broken > 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
