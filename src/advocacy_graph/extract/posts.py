"""Posts: which words say what somebody holds or is, and where they stand in a phrase."""

import re
from functools import lru_cache
from itertools import zip_longest

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import (
    ORG_HEAD,
    is_name,
)

HEADS = lexicon.words("roles")


_OFFICES = lexicon.words("roles", "office")


_POSTS = lexicon.words("roles", "post", "office")


MODIFIERS = lexicon.words("role_modifiers")


HEAD_WORDS = lexicon.alternation(HEADS)


_HEAD = Finder(
    rf"(?<![\w'’-])(?:[a-z]+(?:er|or|ent|ir|ary)-)?(?:{HEAD_WORDS}|[a-z]+ologist)(?:(?<=[a-z])s)?(?!\w|-(?!elect|designate|in-chief|general))",
    re.I,
)


PREPOSITION = re.compile(r"\s+(?:of|OF|at|AT|for|FOR|with|within|from|to|in|on)\s+|\s*@\s*")


# words that are heads or modifiers of roles and parts of a body's name alike
_IN_BODIES = frozenset("union council committee group federation party association".split())


@lru_cache(maxsize=4096)
def role_in(text: str) -> bool:
    """Whether a head word of a role stands in `text`."""
    return _HEAD.is_in(text)


def is_post(role: str) -> bool:
    """Whether the role is a post held somewhere, not what somebody is ("student", "renter", "lead plaintiff")."""
    heads = list(_HEAD.finditer(role))
    return any(
        head.group().lower().rstrip("s") in _POSTS or head.group().lower() in _POSTS
        for head, following in zip_longest(heads, heads[1:])
        if following is None or role[head.end() : following.start()].strip()
    )


def _either_case(words: str) -> str:
    """ "head of state" as a pattern of "Head of State" too; "*" goes on to the word's end."""
    return " ".join(
        f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" if w[0].islower() and w != "of" else re.escape(w)
        for w in words.split()
    )


_PUBLIC = re.compile(
    "|".join(
        (_either_case(row[0]) if row[1] != "kind" else re.escape(row[0])).replace(r"\*", r"\w+")
        for row in lexicon.rows("public_posts")
    ).join((r"\b(?:", r")(?!\w)"))
)


def is_public(role: str) -> bool:
    """Whether the role is an office of the public, or what somebody is: no private body gives it."""
    return _PUBLIC.search(role) is not None


_PART_OF_HOUSE = re.compile(r"\b(?:[Ss]ub)?[Cc]ommittees?\b|\b(?:Caucus|Task Force|Delegation)$")


def is_part_of_house(body: str | None) -> bool:
    """Whether a body is a committee or the like, on which a member of a house sits: no employer of hers."""
    return body is not None and _PART_OF_HOUSE.search(body) is not None


def singular(role: str | None) -> str | None:
    """ "Senators", "U.S. Reps.": the office of one of them."""
    office = (role or "").rstrip(".")
    if (
        role
        and office.endswith("s")
        and office.rsplit(" ", 1)[-1].lower().removesuffix("s") in _PLURAL_OFFICES
    ):
        return office.removesuffix("s") + ("." if role.endswith(".") else "")
    return role


def plural_office(role: str | None) -> str | None:
    """The office of each of those whom a role of one word means: "senators", "members"."""
    word = _COUNTED.sub("", (role or "").lower()).replace("-", "")
    if word in _OF_A_HOUSE:
        return "member"
    one = f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
    return one if one != word and (one in _PLURAL_OFFICES or one == "member") else None


_OF_A_HOUSE = frozenset(("delegation", "delegation members", "members of the delegation"))
_COUNTED = re.compile(r"^(?:two|three|four|five) ")
_PLURAL_OFFICES = frozenset(o.rstrip(".") for o in _OFFICES)


def is_head(word: str) -> bool:
    """Whether a word, a comma or a full stop after it, is the head of a role."""
    return word.strip(",.").lower() in HEADS


_CHAIRS = ("Chair", "President", "Chairman", "Director")


_PROJECTS = frozenset("Project Program Programme Campaign Initiative Fund".split())


_TWO_CAPITALS = re.compile(r"(?:^|\s)[A-Z][\w'’-]*\s+[A-Z][\w'’-]*\s+$")


_RANK = re.compile(r"(?:Executive|Managing|Deputy|National|General|Co-)")


def role_span(text: str) -> tuple[int, int] | None:
    """Where the role phrase stands in `text`: modifiers, heads and heads joined by "and"."""
    heads = [h for h in _HEAD.finditer(text) if not _in_body(text, h)]
    if not heads:
        return None
    # of several heads the one that no other follows before a preposition: "River Watch spokesman X"
    head = heads[0]
    for later in heads[1:]:
        between = text[head.end() : later.start()]
        if head.group() == "Chief" and later.group() == "Officer" and is_field(between):
            head = later  # "Chief Advocacy and Engagement Officer"
            continue
        if PREPOSITION.search(between + " ") or re.search(r"\b(?:and|to)\b|[&/]", between):
            break
        if is_name(between.strip()) or (later.group().endswith(".") and not between.strip()):
            break  # "Committee Chair | Sen. Jane Doe": the post, not the title that comes with the name
        if later.group() == "Professor" and not between.strip() and head.group() in _CHAIRS:
            break
        head = later
    start, end = head.span()
    chief = next((h for h in heads if h.group() == "Chief" and h.end() < start), None)
    if chief and head.group() == "Officer" and is_field(text[chief.end() : start]):
        start = chief.start()
    # leftwards through modifiers
    while True:
        match = _WORD_LEFT.search(text, 0, start)
        if not match:
            break
        word = match.group(1)
        lower = word.lower()
        if lower not in MODIFIERS and (
            lower not in HEADS or (word[0].isupper() and lower.endswith("workers"))
        ):
            break
        of_body = lower in _IN_BODIES or (lower in _FIELD_WORDS and _LEADS_ALL.fullmatch(head.group()))
        if of_body and word[0].isupper() and re.search(r"[A-Z&][\w'’.-]*\s+$", text[: match.start(1)]):
            break  # "Ferry Staff Union | General Secretary"
        if word in _PROJECTS and _RANK.match(text, start) and _TWO_CAPITALS.search(text, 0, match.start(1)):
            break  # "Clean River Project | Executive Director"
        if word[0].isupper() and head.group().islower() and _NAME_GOES_ON.search(text, 0, match.start(1)):
            break  # "Chamber of Trade and Industry | chief executive"
        start = match.start(1)
    while True:  # a joining word cannot begin a role
        match = re.match(r"(?:and|&)\s+", text[start:], re.I)
        if not match:
            break
        start += match.end()
    # rightwards: "President and CEO", "Deputy Head and Chief Finance Officer", "Director General"
    while True:
        match = _MORE_HEADS.match(text, end)
        if not match or any(w not in MODIFIERS for w in match.group(1).lower().split()):
            break
        if match.group().endswith("."):
            break  # "Chair | Sen. Jane Doe"
        if match.group() == " Professor" and text[:end].endswith(_CHAIRS):
            break  # "Chair | Professor Jane Doe"
        end = match.end()
    match = _AFTER_HEAD.match(text, end)
    if match:
        end = match.end()
    return start, end


_NAME_GOES_ON = re.compile(r"[A-Z][\w'’.-]*\s+(?:of|and|&)\s+$")


# who leads a whole body leads no field of it: "Constellation Energy | CEO", but "Energy Director"
_LEADS_ALL = re.compile(
    r"C[EFO]O|President|Chair(?:man|woman|person)?|Founder|Co-[Ff]ounder|Chancellor|Owner"
)


_WORD_LEFT = re.compile(r"([\w'’&.-]+)[ /]+$")


_MORE_HEADS = re.compile(
    rf"(?:\s*/\s*|\s+and\s+|\s*&\s*|\s+)((?:[\w'’&-]+\s+(?:and\s+|&\s+)?){{0,5}}?)(?:{HEAD_WORDS})s?(?![\w-])",
    re.I,
)


_AFTER_HEAD = re.compile(
    r"\s+(?:General|Emeritus|Emerita|Elect|designate|in Chief|Pro Tem(?:pore)?|pro tem(?:pore)?)\b|-(?:elect|designate|in-chief|general)\b",
    re.I,
)


_BODY_OF = re.compile(rf"(?:{ORG_HEAD.pattern})\s+(?:of|for)\s+(?:[A-Z][\w'’-]*\s+(?:and\s+)?){{0,4}}$")


_OWN_OFFICE = re.compile(
    r"['’]s?\s+(?:Office|Department|Association|Council|Union|League|Federation|Alliance|Fund|Network)\b"
)


_FOR_A_CAUSE = re.compile(
    r"\s+(?:for\s+(?:a\s+|the\s+)?|[Aa]gainst\s+|United\s+(?:for|to)\s+|[Uu]nited\b|Without\s+)(?=[A-Z]|$)"
)


_BODY_FOLLOWS = re.compile(r"\b(?:and|,)$")


_FOR_CAUSE = re.compile(r"\s+(?:for|of|in|on|against|without|with)\s+(?:the\s+)?[A-Z]")


_TO_BODY = re.compile(
    rf"s?\s+(?:(?:[A-Z][\w'’-]*|and|&|for|of)\s+){{0,4}}?(?:{ORG_HEAD.pattern}|United\b|Together\b|Alliance\b)(?!\s+(?:{HEAD_WORDS})\b)"
)


_ENDS_HERE = re.compile(r"\s*(?:$|[,(])")


_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'’-]*(?:,? (?:and|&))?$")


def _in_body(text: str, head: re.Match[str]) -> bool:
    """Whether a head word stands in a body's name: "Residents League", "Justice Center", "Teachers United"."""
    word = head.group()
    if not word[0].isupper():
        return False
    before = text[: head.start()].rstrip()
    after = text[head.end() :]
    if re.match(r"['’]s?\s", after) and word.lower().endswith("s"):
        return True
    if _OWN_OFFICE.match(after):
        return True  # "County Sheriff's Office"
    plural = word.lower().endswith("s") and word.lower() not in HEADS
    if (
        plural
        and _FOR_A_CAUSE.match(after)
        and word.lower().removesuffix("s") not in _OFFICES
        and not _BODY_FOLLOWS.search(before)
    ):
        return True  # "Gun Owners for Responsibility", "Mothers Against Gun Deaths"
    if plural and _ENDS_HERE.match(after) and _CAPITAL_BEFORE.search(before):
        return True  # "Amalgamated Transport and Municipal Workers"
    if plural and _BODY_OF.search(text[: head.start()]):
        return True  # "Association of Police Chiefs"
    if plural and _FOR_CAUSE.match(after) and _HEAD.is_in(after):
        return True  # "Veterans for Westmark director"
    if (
        plural
        and re.match(r"\s+(?:of|for|in|on|against)\b", after)
        and before.lower().endswith((" of", " for", " the", " at"))
    ):
        return True  # "president of Doctors for Clean Air"
    match = _TO_BODY.match(text, head.end())
    if match is None:
        return plural and before.endswith((" of the", " of", " for", " for the", " at", " with", " from"))
    joined = match.group()
    if not plural and re.search(r"\s(?:and|&)\s", joined):
        return False
    if plural:
        return not re.search(r"\b(?:of|for)\b", joined) or not before
    return (
        word.lower()
        not in ("director", "president", "chair", "officer", "manager", "ceo", "svp", "evp", "vp")
        and not re.search(r"\b(?:of|for)\b", joined)
        and not is_name(joined.strip())
    )


_FIELD_WORDS = lexicon.words("role_modifiers", "field")


_JOINS = frozenset("and & of the for".split())


def is_field(words: str) -> bool:
    """Whether all of `words` says what somebody works on: "Public Policy and Government Affairs"."""
    small = [word.strip(",").lower() for word in words.split()]
    return any(w in _FIELD_WORDS for w in small) and all(w in MODIFIERS or w in _JOINS for w in small)
