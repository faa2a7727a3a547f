"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from advocacy_graph.errors import AdvocacyGraphError, OutputConflict


@contextmanager
def placed(*targets: Path, force: bool) -> Iterator[tuple[Path, ...]]:
    """Where to write each file meanwhile. At the end they take their places; if anything goes wrong, Ctrl-C too, none does.

    Raises `OutputConflict` for one that is there, unless `force`d; `AdvocacyGraphError` where the disk refuses.
    """
    for target in targets:
        if target.exists() and (target.is_dir() or not force):
            raise OutputConflict(f"{target}: is there already: name another file, or replace it with --force")
    partials = tuple(target.with_name(f"{target.name}.part") for target in targets)
    with ExitStack() as left:
        try:
            targets[0].parent.mkdir(parents=True, exist_ok=True)
            for partial in partials:
                left.callback(partial.unlink, missing_ok=True)
            yield partials
            for target, partial in zip(targets, partials, strict=True):
                partial.replace(target)
        except OSError as error:
            raise AdvocacyGraphError(f"{targets[0]}: cannot be written: {error.strerror or error}") from error
