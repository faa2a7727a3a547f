"""What the README names exists, and what exists for users is in the README."""

import re
import tomllib
from pathlib import Path

import click
import pytest
import typer

import advocacy_graph as ag
from advocacy_graph import errors
from advocacy_graph.cli.app import EXIT_CODES, app
from advocacy_graph.queries import named

COMMANDS: dict[str, click.Command] = dict(getattr(typer.main.get_command(app), "commands"))  # noqa: B009
ERRORS = [
    e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.AdvocacyGraphError)
]


@pytest.fixture(scope="module")
def readme(checkout: Path) -> str:
    return (checkout / "README.md").read_text(encoding="utf-8")


def lines(readme: str) -> list[str]:
    """Each call of the command in a fenced block, comments cut off."""
    return [
        line.split("#")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", readme, re.S)
        for line in block.splitlines()
        if line.startswith("advocacy-graph ")
    ]


def options_of(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts if option.startswith("--")}


def test_every_command_is_in_the_table_and_the_other_way_round(readme: str) -> None:
    told = set(re.findall(r"^\| `(\w+)[` ]", readme, re.M))
    assert told == set(COMMANDS)


def test_the_calls_shown_name_commands_and_options_that_exist(readme: str) -> None:
    calls = lines(readme)
    assert len(calls) > 3
    for call in calls:
        _, name, *rest = call.split()
        assert name in COMMANDS, call
        assert {word for word in rest if word.startswith("--")} <= options_of(COMMANDS[name]), call


def test_every_option_named_in_the_table_belongs_to_its_command(readme: str) -> None:
    for name, text in re.findall(r"^\| `(\w+)[^|]*\|(.*)\|$", readme, re.M):
        assert set(re.findall(r"--[a-z-]+", text)) <= options_of(COMMANDS[name]), name


def test_named_queries_in_the_calls_exist(readme: str) -> None:
    asked = re.findall(r"advocacy-graph query ([a-z][a-z-]+)", readme)
    assert asked
    for name in asked:
        named(name)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_exit_codes_are_told(error: type[errors.AdvocacyGraphError], readme: str) -> None:
    assert re.search(rf"^\| {error.exit_code} \|", readme, re.M)
    assert re.search(rf"\b{error.exit_code} ", EXIT_CODES)


def test_the_library_example_uses_what_the_face_exports(readme: str) -> None:
    used = set(re.findall(r"\bag\.(\w+)", readme))
    assert used
    assert used <= set(ag.__all__)


def test_links_lead_to_files(readme: str, checkout: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (checkout / target).exists(), target


def test_the_python_version_named_is_the_one_required(readme: str, checkout: Path) -> None:
    required = tomllib.loads((checkout / "pyproject.toml").read_text())["project"]["requires-python"]
    assert f"Python {required.removeprefix('>=')}" in readme
