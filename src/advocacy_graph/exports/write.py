"""From the store to a file: `export`, beside `report` the verb that writes for others."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.exports.kinds import Format, What, settled
from advocacy_graph.exports.placed import placed
from advocacy_graph.exports.quads import Track, write_graph
from advocacy_graph.exports.rows import rows, write_rows
from advocacy_graph.exports.snapshot import Snapshot, snapshot
from advocacy_graph.spreadsheet import Cell
from advocacy_graph.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, its snapshot's file, and what that says."""

    path: Path
    beside: Path
    snapshot: Snapshot


def export(
    store: Store,
    what: What | str = What.GRAPH,
    *,
    format: Format | str | None = None,
    out: str | os.PathLike[str] | None = None,
    force: bool = False,
    command: Sequence[str] = (),
    track: Track = iter,
) -> Exported:
    """Write the graph, its statements or its positions to the file `out`, and a snapshot beside it.

    The format is told by the file's ending where none is given. A store gives the same file each time. Only public
    graphs are written, never a kept text. `command` goes into the snapshot; `track` is handed the graphs to come.
    Raises `NothingToDraw` where there is nothing, `OutputConflict` where a file is there and is not to be replaced,
    ValueError for a format that does not fit, `MissingExtra`.
    """
    what = What(what)
    format, target = settled(
        what, None if format is None else Format(format), None if out is None else Path(out)
    )
    beside = target.with_name(f"{target.name}.snapshot.json")
    with placed(target, beside, force=force) as (partial, described):
        if what is What.GRAPH:
            written, cut = write_graph(store, format, partial, track), 0
        else:
            found = _Counted(rows(store, what, track))
            cut = write_rows(found, what, format, partial)
            written = found.number
        if not written:
            raise NothingToDraw(_why_nothing(store, what))
        made = datetime.now(UTC).date()
        about = snapshot(
            store, partial, target.name, what, format, rows=written, cut=cut, made=made, command=command
        )
        described.write_text(json.dumps(asdict(about), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Exported(target, beside, about)


class _Counted:
    """Rows, counted as they pass."""

    def __init__(self, found: Iterator[tuple[Cell, ...]]) -> None:
        self._found = found
        self.number = 0

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for row in self._found:
            self.number += 1
            yield row


def _why_nothing(store: Store, what: What) -> str:
    held = len(store.releases())
    if not held:
        return "the store holds no release: `advocacy-graph ingest PATH` reads some into it"
    return f"no {what} were found in the {held:,} releases: `advocacy-graph explain RELEASE` says how one was read"
