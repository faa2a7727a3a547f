"""The threat model names the test of each promise: the test is there."""

import re
from pathlib import Path

PLACE = re.compile(r"`((?:tests/)?[\w/]*test_\w+\.py|tests/\w+)`")


def test_the_tests_it_names_are_there(checkout: Path) -> None:
    text = (checkout / "docs" / "threat-model.md").read_text(encoding="utf-8")
    named = [place for row in text.splitlines() if row.startswith("| ") for place in re.findall(PLACE, row)]
    assert len(named) > 8
    held = {path.name for path in (checkout / "tests").rglob("test_*.py")}
    for place in named:
        assert (checkout / place).exists() or place in held, place
