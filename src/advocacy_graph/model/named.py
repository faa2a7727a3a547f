"""What is known of a named thing when it is asked whether another is the same."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """People, organisations and policies are never one another."""

    ORGANIZATION = "organization"
    PERSON = "person"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Post:
    """A role in an organisation, as a release words both, and the day for which it does: `2023-05-02` or less."""

    role: str = ""
    organization: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A release that calls a thing no more than "the memo", by what may be found in another on the same event.

    `date` is a day or empty; `issuers`, telling `words` of the headline and other `bodies` are folded.
    """

    date: str
    issuers: frozenset[str]
    words: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """One thing, as far as releases tell of it.

    `acronyms` are those that a release ties to a name. `places` are those of the releases that name it: codes of
    countries ("US", "GB"), or states and provinces by name. `dates` are days or months, ISO 8601. `posts` are a
    person's; `sort` is a policy's kind ("bill", "memo"). `occasions` are those of a policy that no release names.
    """

    kind: Kind
    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    sort: str = ""
    occasions: tuple[Occasion, ...] = ()
