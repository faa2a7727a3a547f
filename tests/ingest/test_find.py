"""Which files are read, in which order."""

from pathlib import Path

import pytest

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import find, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.HTML",
        "c/d.md",
        "c/e.htm",
        "c/notes.odt",
        ".hidden.txt",
        ".git/f.txt",
        "z.odt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("words", "utf-8")
    (tmp_path / "c" / "round").symlink_to(tmp_path)
    return tmp_path


CASES = {
    "a folder, sorted, from all depths": ([""], ["a.HTML", "b.txt", "c/d.md", "c/e.htm"]),
    "files in the order named": (["c/e.htm", "b.txt"], ["c/e.htm", "b.txt"]),
    "each once": (["b.txt", "", "c/../b.txt"], ["b.txt", "a.HTML", "c/d.md", "c/e.htm"]),
    "what is named is not passed over": (
        ["z.odt", ".hidden.txt", "missing.txt"],
        ["z.odt", ".hidden.txt", "missing.txt"],
    ),
    "nothing": ([], []),
}


@pytest.mark.parametrize("case", CASES)
def test_find(case: str, folder: Path) -> None:
    named, found = CASES[case]
    assert list(find(folder / name for name in named)) == [folder / name for name in found]


def test_folder_that_cannot_be_listed_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:  # permissions do not bind root, who may run this
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)
    [unlisted] = find([folder])
    with pytest.raises(UnreadableRelease, match="a folder that cannot be listed"):
        read(unlisted)
