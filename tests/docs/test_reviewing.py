"""The page for coders names commands, options, keys and addresses that there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from advocacy_graph.cli.app import app
from advocacy_graph.cli.reviewing import HELP
from advocacy_graph.model import FindingKind
from advocacy_graph_api.routers import decisions


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "reviewing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["reviewing.md", "decisions.md"])
def test_calls_name_commands_and_options(checkout: Path, name: str) -> None:
    page = (checkout / "docs" / name).read_text(encoding="utf-8")
    calls = re.findall(r"advocacy-graph ([^`\n]+)", page)
    assert len(calls) > 7
    for call in calls:
        command: Any = typer.main.get_command(app)
        words = call.split()
        while hasattr(command, "commands") and words and words[0].isalpha():
            command = command.commands[words.pop(0)]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, call


def test_keys_and_kinds(page: str) -> None:
    told = re.search(r"\| key \| does \|\n\|---\|---\|\n(.*?)\n\n", page, re.S)
    assert told
    for key in set(re.findall(r"^\| `(\w)`", told[1], re.M)) - {"h"}:  # which leads to the help
        assert re.search(rf"^  {key}\b", HELP, re.M), key
    assert all(f"`{kind.value}`" in page or f"--kind {kind.value}" in page for kind in FindingKind)


def test_addresses(page: str) -> None:
    known = {
        (method, re.sub(r"\{\w+\}", "KEY", route.path))
        for route in decisions.router.routes
        for method in getattr(route, "methods", ())
    }
    assert set(re.findall(r"`(GET|POST) (/api/v1/\S+)`", page)) == known
