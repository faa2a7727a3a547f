"""Zip archives that may be bombs: what is inside is counted before anything else opens them."""

import io
import zipfile
import zlib

from advocacy_graph.errors import UnreadableRelease

_MOST_PARTS = 2_000
_MOST_INFLATED = 50_000_000
_RATIO = 200  # deflate's own limit is 1,032; words and XML stay below 50
_SMALL = 1_000_000
_PIECE = 64 * 1024


def inflated_safely(data: bytes, source: str) -> None:
    """Inflates every part, without keeping it: what the directory says of their sizes can be a lie.

    Raises:
        UnreadableRelease: no zip archive, damaged, encrypted, more than 2,000 parts, more than 50 MB
            together, or a part of more than 1 MB that was packed more than 200 to 1.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS:
                raise UnreadableRelease(source, f"more than {_MOST_PARTS:,} parts inside: no press release")
            for part in parts:
                if part.flag_bits & 1:
                    raise UnreadableRelease(source, "encrypted: save it without a password")
                size = 0
                with packed.open(part) as content:
                    while piece := content.read(_PIECE):
                        size += len(piece)
                        total += len(piece)
                        packed_tight = size > _SMALL and size > _RATIO * max(1, part.compress_size)
                        if total > _MOST_INFLATED or packed_tight:
                            reason = f"inflates to far more than a press release has ({part.filename[:60]!r})"
                            raise UnreadableRelease(source, reason)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise UnreadableRelease(source, f"a damaged archive ({error}): save the file again") from error
