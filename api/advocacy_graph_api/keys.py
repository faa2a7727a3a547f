"""Keys: who may do more than read. No key set, no writing.

A key is a line, in a file or in an environment variable (there a semicolon ends a line too):

    NAME RIGHTS sha256:DIGEST        such as    newsroom ingest,review sha256:9f86d0...

The token itself is kept nowhere. It has 256 random bits, so that a plain digest of it cannot be guessed back;
a slow one (scrypt) is for passwords that people think up.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from advocacy_graph.errors import AdvocacyGraphError

_PREFIX: Final = "advocacy-"  # so that a scanner for leaked secrets, or a person, knows one when it sees one
_LINE: Final = re.compile(r"(?P<name>[\w.-]{1,64})\s+(?P<rights>[a-z,]+)\s+sha256:(?P<digest>[0-9a-f]{64})")


class Right(StrEnum):
    """What a key allows. `admin` allows all."""

    READ = "read"  # a share of its own in the limits on reading
    INGEST = "ingest"  # put releases into the store
    REVIEW = "review"  # record decisions
    ADMIN = "admin"  # SPARQL updates and the graph store


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `digest` is the SHA-256 of its token, hex."""

    name: str
    rights: frozenset[Right]
    digest: str

    def allows(self, right: Right) -> bool:
        """Whether it may be used for that."""
        return right in self.rights or Right.ADMIN in self.rights

    def line(self) -> str:
        """As it stands in a file of keys."""
        return f"{self.name} {','.join(sorted(self.rights))} sha256:{self.digest}"


class Keys:
    """All keys of a service; none is a service that nobody can write to."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self._keys = tuple(keys)

    def __bool__(self) -> bool:
        return bool(self._keys)

    @classmethod
    def read(cls, text: str, source: str) -> "Keys":
        """Lines of keys; `#` begins a comment. Raises AdvocacyGraphError for a line that is none."""
        keys: list[Key] = []
        for number, line in enumerate(re.split(r"[\n;]", text), 1):
            said = line.partition("#")[0].strip()
            if not said:
                continue
            match = _LINE.fullmatch(said)
            if match is None:
                raise AdvocacyGraphError(
                    f"{source}, line {number}: is no key (NAME RIGHTS sha256:DIGEST): "
                    "`advocacy-graph key new` makes one"
                )
            if match["name"] in {key.name for key in keys}:
                raise AdvocacyGraphError(f"{source}, line {number}: a second key named {match['name']}")
            keys.append(Key(match["name"], rights(match["rights"]), match["digest"]))
        return cls(keys)

    def find(self, token: str) -> Key | None:
        """The key of that token. Takes the same time for each token, and looks at all keys."""
        digest = _digest(token)
        found = None
        for key in self._keys:
            if hmac.compare_digest(key.digest, digest):
                found = key
        return found


def rights(words: str) -> frozenset[Right]:
    """Rights separated by commas. Raises AdvocacyGraphError for a word that is none."""
    try:
        return frozenset(Right(word.strip()) for word in words.split(","))
    except ValueError as error:
        raise AdvocacyGraphError(f"{error}: there are {', '.join(Right)}, separated by commas") from None


def new(name: str, allowed: frozenset[Right]) -> tuple[str, Key]:
    """A fresh token, and its key. Raises AdvocacyGraphError for a name that no line can hold."""
    token = _PREFIX + secrets.token_urlsafe(32)
    key = Key(name, allowed, _digest(token))
    if _LINE.fullmatch(key.line()) is None:
        raise AdvocacyGraphError(f"{name!r} is no name for a key: letters, digits, '.', '-' and '_' alone")
    return token, key


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
