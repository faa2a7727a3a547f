"""Releases in a folder, a store made of them by the command itself, and a way to type commands."""

from pathlib import Path

import pytest
from typed import CARRIERS, FERRY, SEAFARERS, Ran, Run

from advocacy_graph.cli import console, main


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `advocacy-graph` with these arguments, as the installed command does where a table has room."""
    monkeypatch.setattr(console.out, "width", 120)

    def run(*arguments: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        code = left.value.code
        printed = capfd.readouterr()
        return Ran(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three releases, one of them in a folder below."""
    folder = tmp_path_factory.mktemp("press")
    (folder / "2022").mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "carriers.txt").write_text(CARRIERS, encoding="utf-8")
    (folder / "2022" / "seafarers.txt").write_text(SEAFARERS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of these releases. Tests only read it."""
    folder = tmp_path_factory.mktemp("stores") / "store"
    with pytest.raises(SystemExit) as left:
        main(["ingest", str(press), "--store", str(folder)])
    assert left.value.code == 0
    return folder
