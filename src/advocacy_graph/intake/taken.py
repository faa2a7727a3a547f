"""What can be done to a release before anything is known of the others: in processes beside the writer's."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.extract import extract
from advocacy_graph.ingest import read_bytes
from advocacy_graph.likeness import Fingerprint, fingerprint
from advocacy_graph.model import Findings, Link, PressRelease, Stated


@dataclass(frozen=True, slots=True)
class Taken:
    """A release read: its findings, and the fingerprint of its text where it was made already."""

    findings: Findings
    made: Fingerprint | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """That of its text."""
        return self.made or fingerprint(self.findings.release.text)


def taken(
    data: bytes,
    source: str,
    media_type: str,
    licence: str | None = None,
    url: str | None = None,
    told: Stated | None = None,
) -> list[Taken | Link | UnreadableRelease]:
    """The releases in these bytes, read; in their order, with the links and faults between them.

    `licence` is that of texts that state none. `url` is where they were fetched: a page's identity, unless it names
    another on the same site. `told` is what a feed or sitemap says of them, for what they do not say themselves.
    """
    try:
        found = read_bytes(data, source, media_type)
    except UnreadableRelease as error:
        return [error]
    return [
        take(completed(one, licence, url, told)) if isinstance(one, PressRelease) else one for one in found
    ]


def take(release: PressRelease) -> Taken:
    """One release, read."""
    return Taken(extract(release), fingerprint(release.text))


def completed(
    release: PressRelease, licence: str | None, url: str | None, told: Stated | None = None
) -> PressRelease:
    """With what is known from elsewhere, where the release's own file does not state it: see `taken`."""
    stated = release.stated
    if told:
        stated = _filled(stated, told, ("headline", "date", "issuers", "licence"))
    if licence and not stated.licence:
        stated = _filled(
            stated, Stated(licence=licence, origins=(("licence", "option --licence"),)), ("licence",)
        )
    if url and release.source == url:
        stated = _addressed(stated, url)
    return replace(release, stated=stated)


def _filled(stated: Stated, told: Stated, names: tuple[str, ...]) -> Stated:
    given: dict[str, Any] = {
        name: getattr(told, name) for name in names if getattr(told, name) and not getattr(stated, name)
    }
    return replace(
        stated, **given, origins=stated.origins + tuple(pair for pair in told.origins if pair[0] in given)
    )


def _addressed(stated: Stated, url: str) -> Stated:
    """A page may name its own address, but not one of another site: it would take that release's place."""
    if stated.url and _site(stated.url) == _site(url):
        return stated
    kept = tuple(pair for pair in stated.origins if pair[0] not in ("identifier", "url"))
    told = (("identifier", "address fetched"), ("url", "address fetched"))
    return replace(stated, identifier=url, url=url, origins=kept + told)


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
