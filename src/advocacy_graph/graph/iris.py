"""Every IRI that this project mints.

    {base}id/release/2021-10-12-new-worksite-strategy-1a2b3c4d        {base}graph/release/<same slug>
    {base}id/text/<first 16 digits of the text's SHA-256>             {base}graph/register
    {base}id/statement/<release slug>/<statement key>                 {base}graph/runs
    {base}id/decision/<key>            {base}graph/decisions, graph/applying, graph/extracted/<release slug>: private
    {base}id/person/sonia-lin   id/organization/...   id/policy/...   id/role/...
    {base}id/codebook, whose concepts are policies                     {base}graph/codebook

Evidence hangs on the thing it is for: `<thing>#evidence-1`, with `#position-1` and `#quote-1` as its selectors.
"""

import hashlib
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from advocacy_graph.errors import AdvocacyGraphError

_LONGEST: Final = 80
_PLAIN: Final = re.compile(r"[A-Za-z0-9._~-]+")
_LEGAL_IN_URL: Final = ":/?#[]@!$&'()*+,;=%~-._"


def slug(name: str, longest: int = _LONGEST) -> str:
    """Letters and digits of any script in lower case, hyphens between words; "" where nothing is left.

    Cut between words where it is longer than `longest`. NFKC, since the store takes differently composed
    IRIs for different ones.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    hyphened = "-".join("".join(c if _of_a_word(c) else " " for c in plain).split())
    if len(hyphened) <= longest:
        return hyphened
    whole_words = hyphened[: longest + 1].rpartition("-")[0]
    return whole_words or hyphened[:longest]


def digest(*parts: str, length: int = 8) -> str:
    """The first hexadecimal digits of the SHA-256 of the parts; parts are told apart."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def checked_base(base: str) -> str:
    """`base`, if IRIs can be made on it: absolute, http or https, ending in a slash."""
    parts = urlsplit(base)
    sound = parts.scheme in ("http", "https") and parts.hostname and base.endswith("/")
    if not sound or parts.query or parts.fragment:
        raise AdvocacyGraphError(f"base IRI {base!r}: give an http or https address that ends in '/'")
    try:
        NamedNode(base)
    except ValueError as fault:
        raise AdvocacyGraphError(f"base IRI {base!r} cannot stand in an IRI: {fault}") from fault
    return base


def web_address(url: str) -> NamedNode | None:
    """The address of a page as an IRI; None for what is no web address, `javascript:` among it."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # brackets that close no IPv6 address
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return NamedNode(quote(parts.geturl().encode("utf-8", "surrogatepass"), safe=_LEGAL_IN_URL))


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one release, under one base."""

    base: str
    release_slug: str

    @property
    def release(self) -> NamedNode:
        """`{base}id/release/<slug>`"""
        return self._shared("release", self.release_slug)

    @property
    def graph(self) -> NamedNode:
        """`{base}graph/release/<slug>`: all of this release."""
        return release_graph(self.base, self.release_slug)

    @property
    def register(self) -> NamedNode:
        """`{base}graph/register`: names and types of entities, of all releases."""
        return register_graph(self.base)

    @property
    def runs(self) -> NamedNode:
        """`{base}graph/runs`: how releases were read."""
        return NamedNode(f"{self.base}graph/runs")

    def text(self, text_digest: str) -> NamedNode:
        """`{base}id/text/<digest16>`"""
        return self._shared("text", text_digest[:16])

    def entity(self, kind: str, key: str) -> NamedNode:
        """`{base}id/<kind>/<key>`, for any kind of entity."""
        return self._shared(kind, key)

    def organization(self, key: str) -> NamedNode:
        """`{base}id/organization/<key>`"""
        return self._shared("organization", key)

    def person(self, key: str) -> NamedNode:
        """`{base}id/person/<key>`"""
        return self._shared("person", key)

    def policy(self, key: str) -> NamedNode:
        """`{base}id/policy/<key>`"""
        return self._shared("policy", key)

    def role(self, role: str) -> NamedNode:
        """One role for a wording, whatever its case; a digest tells apart what a slug cannot."""
        whole = slug(role, sys.maxsize)
        key = whole if 0 < len(whole) <= _LONGEST else f"{slug(role)}-{digest(whole or role)}".lstrip("-")
        return self._shared("role", key)

    def run(self, key: str) -> NamedNode:
        """`{base}id/run/<start>`"""
        return self._shared("run", key)

    def network(self, key: str) -> NamedNode:
        """`{base}id/network/<kind>-<digest12>`"""
        return self._shared("network", key)

    def agent(self, extractor: str) -> NamedNode:
        """`{base}id/agent/advocacy-graph-<version>`"""
        return self._shared("agent", f"advocacy-graph-{extractor}")

    def statement(self, key: str) -> NamedNode:
        """`{base}id/statement/<slug>/<key>`"""
        return self._own("statement", key)

    def membership(self, person: str, *told_by: str) -> NamedNode:
        """`{base}id/membership/<slug>/<person>-<digest8>`"""
        return self._own("membership", f"{person}-{digest(*told_by)}")

    def position(self, policy: str, *told_by: str) -> NamedNode:
        """`{base}id/position/<slug>/<policy>-<digest8>`"""
        return self._own("position", f"{policy}-{digest(*told_by)}")

    def demand(self, *told_by: str) -> NamedNode:
        """`{base}id/demand/<slug>/<digest12>`"""
        return self._own("demand", digest(*told_by, length=12))

    def tie(self, organization: str, *told_by: str) -> NamedNode:
        """`{base}id/tie/<slug>/<organisation>-<digest8>`"""
        return self._own("tie", f"{organization}-{digest(*told_by)}")

    def mention(self, entity: NamedNode) -> NamedNode:
        """Named after what it mentions, whose IRI is already spelt as it must be."""
        kind, key = entity.value.rsplit("/", 2)[1:]
        return NamedNode(f"{self.base}id/mention/{self.release_slug}/{kind}-{key}")

    def passage(self, number: str) -> NamedNode:
        """`{base}id/passage/<slug>/<number>`"""
        return self._own("passage", number)

    def detail(self, name: str) -> NamedNode:
        """`{base}id/detail/<slug>/<property>`"""
        return self._own("detail", name)

    def _shared(self, kind: str, key: str) -> NamedNode:
        return NamedNode(f"{self.base}id/{kind}/{_readable(key)}")

    def _own(self, kind: str, key: str) -> NamedNode:
        return NamedNode(f"{self.base}id/{kind}/{self.release_slug}/{_readable(key)}")


def release_graph(base: str, slug: str) -> NamedNode:
    """`{base}graph/release/<slug>`: all of a release."""
    return NamedNode(f"{base}graph/release/{slug}")


def register_graph(base: str) -> NamedNode:
    """`{base}graph/register`: what is known of entities, whichever release told it."""
    return NamedNode(f"{base}graph/register")


def release_in(base: str, graph: str) -> str:
    """The IRI of the release of which that graph holds all: `{base}id/release/<slug>`."""
    return f"{base}id/release/{graph.removeprefix(release_graph(base, '').value)}"


def slug_of(base: str, release: str) -> str:
    """The slug in the IRI of a release."""
    return release.removeprefix(f"{base}id/release/")


def decision_iri(base: str, key: str) -> NamedNode:
    """`{base}id/decision/<key>`"""
    return NamedNode(f"{base}id/decision/{key}")


def decisions_graph(base: str) -> NamedNode:
    """`{base}graph/decisions`: of the private engine, all decisions."""
    return NamedNode(f"{base}graph/decisions")


def applying_graph(base: str) -> NamedNode:
    """`{base}graph/applying`: of the private engine, which decisions await to be applied, and which are orphaned."""
    return NamedNode(f"{base}graph/applying")


def extracted_graph(base: str, slug: str) -> NamedNode:
    """`{base}graph/extracted/<slug>`: of the private engine, a release as it was read, where decisions changed it."""
    return NamedNode(f"{base}graph/extracted/{slug}")


def codebook_graph(base: str) -> NamedNode:
    """`{base}graph/codebook`: concepts that policies are ordered by."""
    return NamedNode(f"{base}graph/codebook")


def codebook_iri(base: str) -> NamedNode:
    """`{base}id/codebook`: the scheme of those concepts."""
    return NamedNode(f"{base}id/codebook")


def given_codebook_graph(base: str) -> NamedNode:
    """`{base}graph/codebook-as-given`: of the private engine, the codebook before decisions, once there are any on it."""
    return NamedNode(f"{base}graph/codebook-as-given")


def named(base: str, kind: str, *keys: str) -> str:
    """The IRI of the thing of that kind with those keys, however they are written: to look for what a path names."""
    return f"{base}id/{'/'.join(_readable(key) for key in (kind, *keys))}"


def part(thing: NamedNode, name: str) -> NamedNode:
    """A part of a thing, by fragment: `part(statement, "evidence-1")`."""
    return NamedNode(f"{thing.value}#{name}")


def _readable(key: str) -> str:
    """Letters and digits of any script stand as they are, the rest percent-encoded."""
    if _PLAIN.fullmatch(key):  # nearly all of them
        return key
    normal = unicodedata.normalize("NFC", key)
    return "".join(
        c if _of_a_word(c) or c in "-._~" else quote(c.encode("utf-8", "surrogatepass"), safe="")
        for c in normal
    )


def _of_a_word(character: str) -> bool:
    """A letter, digit or mark that RFC 3987 allows in an IRI: nothing from U+E0000 on."""
    return unicodedata.category(character)[0] in "LMN" and character < "\U000e0000"
