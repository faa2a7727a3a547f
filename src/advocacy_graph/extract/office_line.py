"""A member's letterhead set in one line: her name, her seat and her post, "Jane Doe MP  SHADOW MINISTER FOR PORTS"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from advocacy_graph.extract.names import NAME, SEATS, bare, is_name
from advocacy_graph.extract.posts import is_post
from advocacy_graph.extract.speaker import mention

_LONGEST = 160  # code points
_STYLE = r"(?:(?:The |THE )?(?:(?:Rt\.? )?Hon(?:ourable)?\.?|HON|Senator|SENATOR|Dr|DR) )*"
_SEAT = rf"(?:{SEATS}|(?:M\.?){{1,2}}P\.?|MHR|OAM)"
_LINE = re.compile(
    rf"{_STYLE}(?P<name>{NAME.pattern}),?(?: {_SEAT})+[,:–—-]? (?P<post>[A-Z].{{5,}})"
    rf"|(?:(?:The |THE )?(?:Hon\.? |HON\.? )?(?:Senator|SENATOR)) (?P<senator>{NAME.pattern})[,:–—-]? (?P<held>[A-Z].{{5,}})"
)
_ANOTHER_POST = re.compile(
    r"(?: [A-Z][\w-]+ (?:and|&))? [A-Z][\w-]+ (?:Spokes(?:person|man|woman)|Whip|Minister)$"
)
_SMALL = re.compile(r"\b(?:For|Of|The|And|To|On|In|At)\b")


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """Who is named in the line, and the post behind the name; both in small letters where the line is in capitals."""

    name: str
    post: str
    organization: str | None = None  # "Leader of the | Harbour Party"


@lru_cache(maxsize=256)
def office_line(text: str) -> OfficeLine | None:
    """The name and post of a line that is nothing else.

    >>> office_line("JANE DOE M.P. Shadow Minister for Ports & Ferries")
    OfficeLine(name='Jane Doe', post='Shadow Minister for Ports & Ferries')
    """
    line = " ".join(_another_post_left_out(text).split())
    match = _LINE.fullmatch(line) if len(line) < _LONGEST else None
    if match is None:
        return None
    name, post = (
        _lowered(bare(match.group("name") or match.group("senator"))),
        _lowered(match.group("post") or match.group("held")),
    )
    who = mention(post)
    if (
        not is_name(name)
        or who.name
        or not who.role
        or not post.startswith(who.role)
        or not is_post(who.role)
    ):
        return None
    if who.organization is None:
        return OfficeLine(name, post)
    return OfficeLine(name, who.role, _ANOTHER_POST.sub("", who.organization))


def _another_post_left_out(text: str) -> str:
    """ "Jane Doe MP   Minister for Ports   Member for Elm": set apart by gaps, the first post alone."""
    parts = re.split(r"\s{2,}", text.strip())
    first = next(
        (at for at, part in enumerate(parts) if mention(part).role and mention(part).name is None), None
    )
    return " ".join(parts[: first + 1]) if first else text


def _lowered(words: str) -> str:
    if not words.isupper():
        return words
    return _SMALL.sub(lambda small: small.group().lower(), words.title())
