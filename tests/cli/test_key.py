"""Keys, as their owner makes them."""

from pathlib import Path

import pytest

from advocacy_graph.cli import main
from advocacy_graph_api import Keys


def test_a_key_is_shown_once_and_its_line_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "keys"
    file.write_text("# ours")
    with pytest.raises(SystemExit) as left:
        main(["key", "new", "--name", "newsroom", "--rights", "ingest,review", "--file", str(file)])
    token = capsys.readouterr().out.strip()
    assert left.value.code == 0
    key = Keys.read(file.read_text(), str(file)).find(token)
    assert key is not None
    assert (key.name, sorted(key.rights)) == ("newsroom", ["ingest", "review"])
    assert token not in file.read_text()
    with pytest.raises(SystemExit) as left:
        main(["key", "new", "--name", "newsroom", "--file", str(file)])
    assert left.value.code == 1
    assert len(file.read_text().splitlines()) == 2
