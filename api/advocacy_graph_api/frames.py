"""How the service and its worker processes talk: frames over pipes.

A frame is two lengths (header, body; big-endian, 4 bytes each) and the two, the header in JSON. This is the
process's end, which imports little so that it starts fast; `child` is the service's.
"""

import json
import struct
from typing import IO, Any, Final

LENGTHS: Final = struct.Struct(">II")
Json = dict[str, Any]


def encode(header: Json, body: bytes = b"") -> bytes:
    """One frame."""
    encoded = json.dumps(header).encode()
    return LENGTHS.pack(len(encoded), len(body)) + encoded + body


def read(pipe: IO[bytes]) -> tuple[Json, bytes] | None:
    """The next frame, None when the other end is gone."""
    lengths = pipe.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    header, body = LENGTHS.unpack(lengths)
    described: Json = json.loads(pipe.read(header))
    return described, pipe.read(body)


def write(pipe: IO[bytes], header: Json, body: bytes = b"") -> None:
    """One frame out."""
    pipe.write(encode(header, body))
    pipe.flush()
