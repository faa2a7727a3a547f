"""Posts that no list of posts has, told by their shape: "an Elm University freshman", "Strategic Outreach at Elm Watch"."""

import re

from advocacy_graph.extract.body_names import is_place, organization_at
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import ACRONYM, ORG_HEAD
from advocacy_graph.extract.posts import is_field, is_part_of_house

_SMALL = r"[a-z][a-z-]*(?: (?!(?:of|at|for|in|on|to|with|from|by|who)\b)[a-z-]+){0,3}"
# "Open Line's technologist"
_OWNED = re.compile(rf"(?P<body>[A-Z][\w'’&. -]{{1,80}}?)['’]s?\s+(?P<role>{_SMALL})$")
# "Elm University | freshman", "ELMA | treasurer-in-waiting"
_BESIDE_A_BODY = re.compile(
    rf"(?P<body>[A-Z][\w'’&. -]{{1,80}}?(?:{ORG_HEAD.pattern})|[A-Z][A-Z0-9-]{{2,9}})\s+(?P<role>{_SMALL})$"
)
_AT_A_BODY = re.compile(
    r"(?P<role>[A-Z][\w'’&-]*(?:,? (?:(?:and|&|of) )?[A-Z][\w'’&-]*){0,5}) (?:at|with) (?=[A-Z]|the [A-Z])"
)
_SAYS_WHO = re.compile(r"^[A-Z][\w'’ -]*(?:[eo]r|i(?:st|an)|m[ae]n)$")
_BOARD = re.compile(r"Board of (?:Directors|Trustees|Governors)$")


def post_of(part: str, named: bool) -> Mention | None:
    """The post and body of a part beside a name, or behind one where somebody is `named`; None where its shape shows none."""
    beside = _OWNED.match(part) or (_BESIDE_A_BODY.match(part) if named else None)
    if beside:
        return Mention(role=beside.group("role"), organization=beside.group("body"))
    at = _AT_A_BODY.match(part) if named else None
    if at and not ORG_HEAD.search(at.group("role")) and not ACRONYM.match(at.group("role")):
        organization = organization_at(part[at.end() :])
        return Mention(role=at.group("role"), organization=organization) if organization else None
    return None


def is_post_before(part: str, following: str) -> bool:
    """Whether a part behind a name is a post since what follows is a body: "Riverkeeper, Elm Watch", "Outreach, Elm Watch"."""
    if _BOARD.match(part) or is_field(part):
        return True
    return (
        _SAYS_WHO.search(part) is not None
        and not (ORG_HEAD.search(part) or ACRONYM.match(part) or is_place(part) or is_place(following))
        and (ORG_HEAD.search(following) or ACRONYM.match(following)) is not None
    )


_WHO_LEADS = re.compile(
    r",?\s+who\s+(?:(?:currently|also|now)\s+)?(?:leads|heads|runs|directs|chairs|founded|co-founded|represents|manages|coordinates"
    r"|(?:works|worked|volunteers|organi[sz]es) (?:for|at|with))\s+(?P<body>(?:the\s+)?[A-Z].*)"
)


def led(words: str) -> str | None:
    """The body that somebody is said to lead or to work for: "Jane Doe, who runs the Elm Alliance"."""
    match = _WHO_LEADS.search(words)
    body = organization_at(match.group("body")) if match else None
    if is_part_of_house(body):
        return None
    return body if body and (ORG_HEAD.search(body) or ACRONYM.match(body)) else None
