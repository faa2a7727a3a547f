"""What was fetched, kept as WARC (ISO 28500), which other tools read too.

    FOLDER/<first 32 digits of the SHA-256 of the address>/<when in UTC>.warc.gz

One file has one response. It appears under its name when it is whole, so a kill leaves nothing half.
"""

import hashlib
import io
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from advocacy_graph.errors import StoreError

_OF_THE_WIRE = frozenset(
    ("content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie")
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A response: its status, headers by names in lower case, and body as it was before any encoding for the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the body, hex."""
        return hashlib.sha256(self.body).hexdigest()


class Archive:
    """Responses by address, below `folder`; nowhere where that is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def latest(self, url: str) -> Kept | None:
        """What came last from this address; None where nothing ever did. `StoreError` for a damaged file."""
        files = sorted(self._of(url).glob("*.warc.gz")) if self._folder else []
        if not files:
            return None
        try:
            with files[-1].open("rb") as file:
                record = next(iter(ArchiveIterator(file, check_digests="raise")))
                headers = {name.lower(): value for name, value in record.http_headers.headers}
                return Kept(
                    int(record.http_headers.get_statuscode()), headers, record.content_stream().read()
                )
        except Exception as error:  # whatever a damaged file does to its reader
            raise StoreError(f"{files[-1]}: damaged ({error}): delete it and fetch again") from error

    def keep(self, url: str, response: Kept) -> None:
        """Keep a response. `StoreError` when it cannot be written."""
        if self._folder is None:
            return
        folder = self._of(url)
        when = datetime.now(UTC)
        target = folder / f"{when:%Y%m%dT%H%M%S%fZ}.warc.gz"
        partial = target.with_suffix(".part")
        headers = [(name, value) for name, value in response.headers.items() if name not in _OF_THE_WIRE]
        headers.append(("content-length", str(len(response.body))))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                writer = WARCWriter(file, gzip=True)
                writer.write_record(
                    writer.create_warc_record(
                        url,
                        "response",
                        payload=io.BytesIO(response.body),
                        http_headers=StatusAndHeaders(str(response.status), headers, protocol="HTTP/1.1"),
                        warc_headers_dict={"WARC-Date": f"{when:%Y-%m-%dT%H:%M:%SZ}"},
                    )
                )
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError as error:
            raise StoreError(f"{target}: cannot be written: {error.strerror}") from error

    def _of(self, url: str) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(url.encode()).hexdigest()[:32]
