"""A few releases about nobody who exists, and a store made of them by the command itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from advocacy_graph.cli import main

FERRY = """FOR IMMEDIATE RELEASE
March 3, 2022

Harbour Alliance Welcomes the Ferry Safety Act

PORT ELSA — The Harbour Alliance today praised the Ferry Safety Act.

“We strongly support the Ferry Safety Act, which will save lives on every crossing,” said Nora Quill, \
executive director of the Harbour Alliance. “The Senate must pass the Ferry Safety Act this year.”

The Harbour Alliance is a campaign for safe ferries. The Harbour Alliance is co-chaired by Seafarers Union (SU); \
Clean Coast Network, and Island Mothers.

###
"""

CARRIERS = """March 4, 2022

Carriers Guild: Ferry Safety Act Goes Too Far

PORT ELSA — “We oppose the Ferry Safety Act because it would close small routes that islands depend on,” \
said Tomas Bray, president of the Carriers Guild.

“The Carriers Guild opposes the Ferry Safety Act, and we urge the Senate to reject it,” said Ida Moss, \
policy director of the Carriers Guild.

###
"""

SEAFARERS = """March 5, 2022

Seafarers Union Backs the Ferry Safety Act

PORT ELSA — “We support the Ferry Safety Act and thank all who worked on it for so many years,” said \
Per Lund, president of the Seafarers Union.

###
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `advocacy-graph` with these arguments, as the installed command does."""

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
