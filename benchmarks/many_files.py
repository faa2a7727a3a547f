"""Ten thousand generated files in one run: CPU seconds and memory as it goes, then the same again.

    .venv/bin/python benchmarks/many_files.py [NUMBER] [JOBS]

One in ten is the text of an earlier one under another issuer; all issuers end with boilerplate of their own.
"""

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import advocacy_graph as ag

SYLLABLES = "ba do ka li mo ne pa ri so tu va we yo zen kor lin mar nor pel rin".split()


def main(number: int, jobs: int) -> None:
    """Both runs, in a store of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write(folder / "press", number)
        for title in ("first", "again"):
            print(f"{title}: releases, CPU s (children), peak MB (of a child)", flush=True)
            run(folder, jobs, number)


def run(folder: Path, jobs: int, number: int) -> None:
    """Reads them all, and says after each tenth what it cost so far."""
    began = spent()
    outcomes: Counter[str] = Counter()
    with ag.open_store(folder / "store", create=True) as store:
        for one in ag.ingest([folder / "press"], store, jobs=jobs):
            outcomes[one.outcome] += 1
            if sum(outcomes.values()) % max(1, number // 10) == 0:
                own, children = (now - then for now, then in zip(spent(), began, strict=True))
                peaks = [
                    resource.getrusage(who).ru_maxrss // 1024
                    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                ]
                print(
                    f"  {sum(outcomes.values()):6} {own:8.1f} ({children:.1f}) {peaks[0]:6} ({peaks[1]})",
                    flush=True,
                )
    print(f"  {dict(outcomes)}", flush=True)


def spent() -> tuple[float, float]:
    """CPU seconds of this process, and of its children that ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time(), children.ru_utime + children.ru_stime


def write(folder: Path, number: int) -> None:
    """The files, the same each time."""
    folder.mkdir()
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3))

    texts: list[str] = []
    for n in range(number):
        body = f"{word().title()} Guild {n}"
        if n % 10 == 9:
            told = chance.choice(texts[-50:])
        else:
            name = f"{word().title()} {word().title()}"
            filler = "\n\n".join(" ".join(word() for _ in range(60)).capitalize() + "." for _ in range(4))
            told = (
                f"PORT ELSA — “We support the {word().title()} Act, which {word()} {word()} for all,” said {name}, director "
                f"of the Port Elsa Union. “The council must pass it.”\n\n{filler}"
            )
            texts.append(told)
        issuer = n % 200
        (folder / f"{n:06}.txt").write_text(
            f"March {n % 28 + 1}, {2000 + n % 20}\n\n{body} Speaks\n\n{told}\n\n"
            f"The Union of District {issuer} is an association of forty millers and bakers in the valley number {issuer}.\n\n###\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
