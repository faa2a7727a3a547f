"""A store in one file and back, and what is refused on the way."""

import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store, backup, faults, restore


def dump(directory: Path) -> bytes:
    with Store.open(directory, create=False, read_only=True) as store:
        return store.dump()


def test_what_was_backed_up_comes_back(sound: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "store.tar.gz", tmp_path / "again"
    assert backup(sound, archive) == archive.stat().st_size
    restore(archive, again)
    assert dump(again) == dump(sound)
    for part in ("texts", "changes", "store.json"):
        kept = [sound / part] if (sound / part).is_file() else sorted((sound / part).iterdir())
        assert kept
        for file in kept:
            assert (again / file.relative_to(sound)).read_bytes() == file.read_bytes()
    assert list(faults(again)) == []
    with Store.open(again, create=False) as store:  # writable as well
        assert store.revision


def test_blank_nodes_keep_their_names_and_what_is_private_comes_along(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    quads = b"_:somebody <http://x.example/says> _:something <http://x.example/g> .\n"
    private = ox.Store(str(store / "private"))
    private.extend(ox.parse(quads, ox.RdfFormat.N_QUADS))
    private.flush()
    del private
    (store / "table").mkdir()
    (store / "table" / "derived").write_text("can be made again")
    (store / "fetched" / "2024").mkdir(parents=True)
    (store / "fetched" / "2024" / "page").write_text("cannot")
    backup(store, tmp_path / "b.tar.gz")
    restore(tmp_path / "b.tar.gz", tmp_path / "again")
    assert ox.Store.read_only(str(tmp_path / "again" / "private")).dump(format=ox.RdfFormat.N_QUADS) == quads
    assert (tmp_path / "again" / "fetched" / "2024" / "page").read_text() == "cannot"
    assert not (tmp_path / "again" / "table").exists()


def _cut(archive: Path) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content[: len(content) // 2])


def _no_archive(archive: Path) -> None:
    archive.write_text("a letter")


def _empty_archive(archive: Path) -> None:
    tarfile.open(archive, "w:gz").close()


def _rewritten(
    archive: Path, change: Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes] | None]
) -> None:
    with tarfile.open(archive) as tar:
        members = [(member, tar.extractfile(member).read()) for member in tar]  # type: ignore[union-attr]
    with tarfile.open(archive, "w:gz") as tar:
        for member, content in members:
            if changed := change(member, content):
                member, content = changed
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))


def _one_quad_less(archive: Path) -> None:
    _rewritten(archive, lambda m, c: (m, c[c.index(b"\n") + 1 :] if m.name == "graph.nq" else c))


def _one_text_less(archive: Path) -> None:
    taken: list[str] = []

    def less(member: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes] | None:
        if member.name.startswith("texts/") and not taken:
            taken.append(member.name)
            return None
        return member, content

    _rewritten(archive, less)


def _climbing(archive: Path) -> None:
    def climb(member: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        member.name = member.name.replace("changes", "../changes")
        return member, content

    _rewritten(archive, climb)


def _linking(archive: Path) -> None:
    def link(member: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if member.name == "changes":
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        return member, content

    _rewritten(archive, link)


def _of_the_future(archive: Path) -> None:
    def newer(member: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if member.name == "store.json":
            content = json.dumps(json.loads(content) | {"format": 99}).encode()
        return member, content

    _rewritten(archive, newer)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_cut, "cannot be restored"),
        (_no_archive, "cannot be restored"),
        (_empty_archive, "no whole backup"),
        (_one_quad_less, "damaged: graph.nq"),
        (_one_text_less, "damaged: texts/"),
        (_climbing, "which no backup of ours does"),
        (_linking, "which no backup of ours does"),
        (_of_the_future, "damaged: store.json"),
    ],
)
def test_what_is_no_backup_of_ours_leaves_nothing_behind(
    sound: Path, tmp_path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    archive = tmp_path / "store.tar.gz"
    backup(sound, archive)
    spoil(archive)
    with pytest.raises(StoreError, match=says):
        restore(archive, tmp_path / "again")
    assert [path.name for path in tmp_path.iterdir()] == ["store.tar.gz"]


def test_nothing_is_written_over(sound: Path, tmp_path: Path) -> None:
    archive = tmp_path / "store.tar.gz"
    archive.write_text("precious")
    with pytest.raises(StoreError, match="is there already"):
        backup(sound, archive)
    archive.unlink()
    backup(sound, archive)
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "thesis.doc").write_text("precious")
    with pytest.raises(StoreError, match="is there already"):
        restore(archive, tmp_path / "again")
    assert (tmp_path / "again" / "thesis.doc").read_text() == "precious"


def test_a_folder_that_is_not_there_is_said(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be backed up"):
        backup(sound, tmp_path / "nowhere" / "store.tar.gz")
    with pytest.raises(StoreError, match="no store is there"):
        backup(tmp_path / "nowhere", tmp_path / "store.tar.gz")


def test_a_damaged_store_is_not_backed_up_in_silence(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    ox.Store(str(store / "graph")).flush()
    for table in (store / "graph").glob("*.sst"):
        content = bytearray(table.read_bytes())
        content[len(content) // 3 : len(content) // 3 + 64] = b"\xff" * 64
        table.write_bytes(content)
    with pytest.raises(StoreError):
        backup(store, tmp_path / "b.tar.gz")
    assert not list(tmp_path.glob("*.tar.gz*"))


def test_nobody_writes_meanwhile(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    with Store.open(store, create=False), pytest.raises(StoreError, match="another process is writing"):
        backup(store, tmp_path / "b.tar.gz")
