"""A store in one file, and back.

    store.tar.gz    store.json, texts/*, whatever else is kept; graph.nq (and private.nq), the engines' quads;
                    manifest.json, the last: when it was made, by what, and the SHA-256 of each of them

Quads, not the engine's own files: a later engine reads them too, and reading them on the way out shows that
they can be read. What is derived from the graph stays out, since it can be made again.
"""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, cast

import pyoxigraph as ox

from advocacy_graph.errors import StoreError
from advocacy_graph.store.layout import DERIVED, ENGINES, LOCK, PARTIAL, SETTINGS
from advocacy_graph.store.store import Store

_MANIFEST: Final = "manifest.json"
_BLOCK: Final = 1 << 20
_LEVEL: Final = 1  # of gzip: quads shrink to a tenth at any level


def backup(directory: Path, archive: Path) -> int:
    """Write the store in `directory` to `archive`, a gzipped tar; the number of bytes written.

    Nobody writes to the store meanwhile. The file is there whole or not at all, and never over another.
    Raises StoreError where there is no store, another process writes to it, it cannot be read to the end,
    or the archive cannot be written.
    """
    if archive.exists():
        raise StoreError(f"{archive}: is there already: name another file")
    partial = archive.with_name(archive.name + PARTIAL)
    with Store.open(directory, create=False, read_only=True) as store:
        try:
            with (
                tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as scratch,
                tarfile.open(partial, "w:gz", compresslevel=_LEVEL) as tar,
            ):
                digests = {}
                for name, path in _members(directory, Path(scratch)):
                    tar.add(path, name, recursive=False)
                    digests[name] = _digest(path)
                manifest = Path(scratch) / _MANIFEST
                manifest.write_text(
                    json.dumps(_described(store.base, digests), indent=1) + "\n", encoding="utf-8"
                )
                tar.add(manifest, _MANIFEST)
            with partial.open("rb") as written:
                os.fsync(written.fileno())
            partial.replace(archive)
        except (OSError, RuntimeError) as error:
            partial.unlink(missing_ok=True)
            raise StoreError(
                f"{directory}: could not be backed up to {archive}: {error}. "
                "`advocacy-graph check` tells whether the store is damaged"
            ) from error
    return archive.stat().st_size


def restore(archive: Path, directory: Path) -> None:
    """Make a store in `directory`, which may not be there yet, from what `backup` wrote. Whole or not at all.

    Raises StoreError where the archive is none, damaged or of another format, or there is no room.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise StoreError(f"{directory}: is there already: restore into a new folder")
    place = directory.with_name(directory.name + PARTIAL)
    shutil.rmtree(place, ignore_errors=True)  # of a restore that was killed
    try:
        place.mkdir(parents=True)
        _unpack(archive, place)
        for engine in ENGINES:
            quads = place / f"{engine}.nq"
            if quads.exists():
                _load(quads, place / engine)
                quads.unlink()
        (place / LOCK).touch()
        Store.open(place, create=False, read_only=True).close()
        if directory.exists():
            directory.rmdir()
        place.replace(directory)
    except StoreError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError, RuntimeError) as error:
        shutil.rmtree(place, ignore_errors=True)
        raise StoreError(f"{archive}: cannot be restored to {directory}: {error}") from error


def _members(directory: Path, scratch: Path) -> Iterator[tuple[str, Path]]:
    """Names in the archive and the files that go there; the engines' quads by way of `scratch`."""
    left = {LOCK, *ENGINES, *DERIVED}
    for path in sorted(directory.rglob("*")):
        below = path.relative_to(directory)
        if below.parts[0] not in left and path.is_file() and not path.name.endswith(PARTIAL):
            yield below.as_posix(), path
    for engine in ENGINES:
        if (directory / engine).is_dir():
            quads = scratch / f"{engine}.nq"
            # A second opening of what the lock keeps still: the engine's own streams, never all in memory.
            ox.Store.read_only(str(directory / engine)).dump(str(quads), format=ox.RdfFormat.N_QUADS)
            yield quads.name, quads
            quads.unlink()


def _described(base: str, digests: dict[str, str]) -> dict[str, Any]:
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": f"advocacy-graph {version('advocacy-graph')}",
        "base": base,
        "sha256": digests,
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(archive: Path, place: Path) -> None:
    """Writes the members below `place`: plain files, none outside, and each what the manifest promises."""
    digests = {}
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            if not member.isfile() or name.is_absolute() or ".." in name.parts:
                raise StoreError(f"{archive}: holds {member.name!r}, which no backup of ours does")
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256()
            with path.open("xb") as file:
                content = cast("IO[bytes]", tar.extractfile(member))
                while block := content.read(_BLOCK):
                    digest.update(block)
                    file.write(block)
            digests[member.name] = digest.hexdigest()
    if SETTINGS not in digests or _MANIFEST not in digests:
        raise StoreError(f"{archive}: is no whole backup: it has no {SETTINGS} or no {_MANIFEST}")
    promised: dict[str, str] = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))["sha256"]
    del digests[_MANIFEST]
    (place / _MANIFEST).unlink()
    if promised != digests:
        wrong = sorted(name for name in promised.keys() | digests if promised.get(name) != digests.get(name))
        raise StoreError(f"{archive}: is damaged: {', '.join(wrong[:5])} is not what was backed up")


def _load(quads: Path, place: Path) -> None:
    """The engine's own loader, but for blank nodes, to which it would give new names."""
    store = ox.Store(str(place))
    with quads.open("rb") as lines:
        blank = any(line.startswith(b"_:") or b"> _:" in line for line in lines)
    if blank:
        store.bulk_extend(ox.parse(path=str(quads), format=ox.RdfFormat.N_QUADS, rename_blank_nodes=False))
    else:
        store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    store.flush()
