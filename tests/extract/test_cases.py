"""Attributions as data, in `cases/*.txt`: the body of a release and the statements that a careful reader sees in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease, Statement

HEAD = "Islands Group Speaks Out On Ferries\n\nMarch 3, 2023\n\n"


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    expected: tuple[tuple[str, ...], ...]  # mode, speakers, role, organisation, words


def cases() -> list[Case]:
    """Every case of every file, in order."""
    found: list[Case] = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            name, _, rest = part.partition("\n")
            lines = rest.rstrip().split("\n")
            expected = tuple(
                tuple(cell.strip() for cell in line[2:].split("|")) for line in lines if line.startswith("==")
            )
            body = "\n".join(line for line in lines if not line.startswith("=="))
            found.append(Case(f"{path.stem}: {name}", body.rstrip(), expected))
    return found


def row(statement: Statement) -> tuple[str, ...]:
    speaker = statement.speaker
    named = " + ".join(s.name or "-" for s in statement.speakers)
    organization = speaker.name if speaker.kind.value == "organization" else speaker.organization
    return (statement.mode.value, named, speaker.role or "-", organization or "-", statement.words)


def agree(got: tuple[str, ...], expected: tuple[str, ...]) -> bool:
    """Whether a statement is the expected one: "*" is anything, words are given by their ends."""
    first, _, last = expected[4].partition(" ... ")
    return all(e in ("*", g) for g, e in zip(got[:4], expected[:4], strict=True)) and (
        got[4].startswith(first) and got[4].endswith(last or first)
    )


def parameters() -> list[object]:
    """The cases; one whose name begins with "~" is not read right yet, and must say so when it is."""
    return [
        pytest.param(case, id=case.name, marks=[pytest.mark.xfail(strict=True)] if ": ~" in case.name else [])
        for case in cases()
    ]


@pytest.mark.parametrize("case", parameters())
def test_statements_of(case: Case) -> None:
    findings = extract(PressRelease(HEAD + case.body, "case.txt", "text/plain", ""))
    got = [row(s) for s in findings.statements]
    assert len(got) == len(case.expected), got
    for one, expected in zip(got, case.expected, strict=True):
        assert agree(one, expected), f"{one} is not {expected}"
