"""Policies by their titles: "the Stronger Rivers Act of 2021", "the Clean Rivers Plan", `its final rule, “Fair Pay for All”`."""

import re
from collections.abc import Iterator

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import heads_a_body, is_name
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.phrases import FUNCTION_WORDS, HEADS, JUDGING
from advocacy_graph.extract.policies import Policies
from advocacy_graph.model import PolicyKind


def find(policies: Policies, prose: list[Paragraph], readable: list[Paragraph]) -> None:
    """Every title in `prose`, and those in quotation marks in all that is `readable`."""
    for para in prose:
        for match in _titles(para.text):
            _title(policies, para, match.start(), match.end(), match.group("head"))
        for match in _HEAD_FIRST.finditer(para.text) if _ANY_HEAD_FIRST.is_in(para.text) else ():
            place = (para.start + match.start("name"), para.start + match.end("name"))
            if not policies.at(*place) and not _BODYLIKE.search(match.group("name")):
                policies.add(
                    match.group("name"),
                    _HEAD_FIRST_KINDS[match.group("head")],
                    place,
                    "policy.title",
                    0.8,
                    "title",
                )
        for match in _NAMED_BELOW.finditer(para.text) if _ANY_NAMED_BELOW.is_in(para.text) else ():
            _named_below(policies, para, match)
    for para in readable:
        for match in _QUOTED_TITLE.finditer(para.text) if "“" in para.text else ():
            place = (para.start + match.start("name"), para.start + match.end("name"))
            if len(match.group("name").split()) > 1 and not policies.at(*place):
                means = HEADS[(match.group("before") or match.group("after")).lower()]
                policies.add(match.group("name"), means.kind, place, "policy.title", 0.85, means.group)


_CAP = r"[A-Z0-9](?:[\w'’&/-]|\.(?=\w)){0,40}"
_SMALL = r"(?:of|for|and|the|in|on|to|a|an|with|from|&)"
_TITLED_KINDS = {row[0]: row[1] for row in lexicon.rows("title_heads")}
_LAWS = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "law")
_OWNED = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "owned")
_WORKS = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "works")
_MONEY = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "money")
_HEADS_OF_TITLES = lexicon.alternation(_TITLED_KINDS)
_ANY_TITLE = Finder(rf"\b(?:{_HEADS_OF_TITLES})\b")
_TITLE = Finder(
    rf"(?<![\w'’-])(?:{_CAP}(?:,\s+{_CAP})?(?:,\s+(?=[A-Z])|\s+(?:(?:{_SMALL}\s+){{0,2}}(?=[A-Z0-9(]))?)(?:\([A-Z][\w\s.]{{2,40}}\)\s+)?){{1,9}}(?P<head>{_HEADS_OF_TITLES})\b(?:(?<=Bill)\s+of\s+Rights\b)?(?:\s+(?:of\s+)?(?:19|20)\d\d)?(?:\s\(Cth\)|\s\[HL\])?"
)
_BODYLIKE = re.compile(
    r"(?:[A-Z]\w+\s+){0,2}(?:Center|Centre|Committee|Council|University|Association|Network|Institute|Coalition|Fund|Foundation|Professor|School|Project)\b"
)
# what is done to a law is no part of its title: "Senate Ratification of the Clean Air Amendment", "Orr Introduces the Rent Act"
_DEEDS, _DEEDS_OR_NAMES, _DOINGS = (
    tuple(row[0] for row in lexicon.rows("grammar_words") if row[1] == sense)
    for sense in ("done to a law", "done to a law, or in its name", "the doing of it to a law")
)
_DONE_TO_A_LAW = frozenset(_DEEDS + _DEEDS_OR_NAMES)
_DEED = re.compile(
    rf"^.*\b(?:{'|'.join(_DOINGS)})\s+(?:of|to|for)\s+(?:the\s+)?|^.+\s(?:{'|'.join(_DEEDS)})\s+(?:(?:the|a|an)\s+)?"
)
_BEFORE_A_CAPITAL = (
    "Policy",
    "Initiative",
    "Program",
    "Law",
    "Convention",
    "Reform",
    "Tax",
    "Levy",
    "Visas",
    "Fund",
)
_NO_TITLE = re.compile(r"\s+(?:Organi[sz]ation\b|(?:and|&)\s+[A-Z])")
_WORKS_FOR = re.compile(
    r"\b(?:[Dd]irector|[Hh]ead|[Mm]anager|[Ff]ellow|[Cc]ounsel|[Ll]eader|[Cc]hair|[Cc]oordinator|[Aa]ttorney)\s+(?:of|at|for|with|in)\s+(?:the\s+)?$"
)
_NO_BODIES = (("Action", "Plan"),)
_LONGEST_TITLE = 240
_BETWEEN_HEADS = 130
# "the Rent Act | and the Warm Homes Act", "the Rent Bill, | Warm Homes Act": two
_NEXT_TITLE = re.compile(
    r"(?:(?<=\bAct)|(?<=\bBill)|(?<=\bLaw)|(?<=\bTreaty))(?:,\s+(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?)(?=[A-Z])|\s+and\s+the\s+(?=[A-Z])"
)


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Each title, sought only before the words that can end one: a title of any nine words is slow to seek everywhere."""
    heads = [head.span() for head in _ANY_TITLE.finditer(text)]
    done = 0
    for index, (start, end) in enumerate(heads):
        if end <= done:
            continue
        for later_start, later_end in heads[
            index + 1 :
        ]:  # "Telecommunications Amendment (Access) Bill": one title
            if later_start - end > _BETWEEN_HEADS or _NEXT_TITLE.match(text, end):
                break
            end = later_end
        at = max(done, start - _LONGEST_TITLE)
        while at > done and text[at - 1] != " ":
            at -= 1
        beyond = 0 if _NEXT_TITLE.match(text, end) else 24  # for its year
        for match in _TITLE.finditer(text, at, min(len(text), end + beyond)):
            done = match.end()
            yield match
        done = max(done, end)


# "the UK Budget", "the 2019 Budget", "the Autumn Budget": of a year or a country, not "Labor Budget"
_OF_WHOSE = re.compile(r"(?:(?:19|20)\d\d|[A-Z]{2,3}|Spring|Summer|Autumn|Winter|Federal|State|National)\s")
_OF_A_BODY = re.compile(r"(?:\sof\sRights|(?<=Bill of Rights))\s[A-Z]|,?\s(?:PLLC|LLP|LLC|PLLP|P\.?C\.)")
_OF_A_LAW = re.compile(r"\s(?:for|of|on|to)\s(?:the|this)\s(?:Bill|Act|Law)(?:\s\d{4})?$")
_MADE_KNOWN = re.compile(
    r",?\s+(?:which\s+|that\s+)?(?:was\s+|is\s+|were\s+)?(?:first\s+)?(?:announced|introduced|launched|unveiled|proposed|imposed|cancelled|implemented|approved)\b"
)
_OWNER = re.compile(r"^.{2,60}?['’]s\s+(?=[A-Z])")
LEAD_WORDS = frozenset(
    "the this that a an and but our under in on for by with as at of to from if when while today's through monday tuesday wednesday "
    "thursday friday saturday sunday current proposed its their his her ironically since".split()
)
# "After the Rent Act", but the "After Hours Act"
_BEFORE_THE = frozenset(
    "after before during following until without against between about upon despite because although though unlike via within "
    "thanks instead once where whether then so also both".split()
)
_SUM = re.compile(r"[$£€][\d.,]+[ -]?(?:million|billion|bn|m)\s+$")
_WANT_A_WORD_MORE = frozenset("Visas Visa Policy Fund Program Initiative Standards Order Code Charter Convention Rules Standard Protocol Framework Guidance Guidelines Reform Proposal Review Inquiry Relief Exemption Incentive Agenda Outlook".split())  # fmt: skip


def _title(policies: Policies, para: Paragraph, start: int, stop: int, head: str) -> None:
    """One title that stands at `start` to `stop` with all that seems to belong to it, and its last word of a title."""
    begin, words = start, para.text[start:stop]
    while True:
        first = words.split(" ", 1)
        if len(first) == 2 and (
            first[0].lower().strip("“") in LEAD_WORDS
            or (first[0].lower() in _BEFORE_THE and first[1].startswith(("the ", "a ")))
            or (first[0].endswith("ing") and first[1].startswith(("the ", "to ")))
            or first[0] == "to"
        ):
            start += len(words) - len(first[1])
            words = first[1]
        else:
            break
    deed = _DEED.match(words)
    if deed:
        start, words = start + deed.end(), words[deed.end() :]
    possessive = _OWNER.match(words)
    if possessive and len(words[possessive.end() :].split()) >= 2:
        start += possessive.end()
        words = words[possessive.end() :]
    if head not in _LAWS and (within := words.rfind(" in the ")) >= 0:
        start, words = (
            start + within + 8,
            words[within + 8 :],
        )  # "drilling in the Refuge in the 2007 Budget Resolution"
    if _OF_A_LAW.search(words) or _OF_A_BODY.match(para.text, stop):
        return  # "Impact Statement for the Bill"
    if "," in words and not re.search(r"\b[Tt]he $|[“‘\"]$", para.text[max(0, start - 5) : start]):
        last = words.rindex(",") + 1
        last += len(words[last:]) - len(words[last:].lstrip())
        start, words = (
            start + last,
            words[last:],
        )  # "in Elm County, Rent Act": only "the One, Two Act" has a comma
    count = len(words.split())
    if " of " in words and head == "Law" and is_name(words[: words.index(" of ")]):
        return  # "Mara Quill of Elm Law": a firm
    if (
        head in _OWNED
        and not possessive
        and not _MADE_KNOWN.match(para.text, stop)
        and not _SUM.search(para.text, max(0, start - 24), start)
    ):
        return  # "the Open Water Initiative": rather a body
    if head == "Tax" and words.split()[-2].endswith("s"):
        return  # "Tariffs Tax Builders"
    if head == "Budget" and count == 2 and not _OF_WHOSE.match(words):
        return
    if count < 2 or (head in _WANT_A_WORD_MORE and count < 3 and not _treaty(words, para.text, start)):
        return
    paid = head in _MONEY and " of " not in words  # but "Bureau of Consumer Credit"
    bodylike = [w for w in words.split()[:-1] if heads_a_body(w) and (w, head) not in _NO_BODIES]
    if head not in (*_LAWS, *_WORKS) and not paid and bodylike:
        return
    after = para.text[stop : stop + 40]
    named = words.removesuffix(" Fund")  # which has its sum before it, or is somebody's
    if head not in ("Act", "Bill") and (_BODYLIKE.search(named) or _BODYLIKE.match(after.strip())):
        return
    if "," in words and head not in ("Act", "Bill", "Law", "Rule"):
        return
    if re.search(r"\b(?:Director|Officer|Counsel|President|Manager|Chair|Head of)\b", words) or re.match(
        r"\s+(?:Director|Officer|Counsel|Manager|Institute|Center|Centre|Council|Network|Committee|Commission|Advis|Alliance|Coalition|Fund|Foundation)", after
    ):  # fmt: skip
        return
    if head in _BEFORE_A_CAPITAL and re.match(r"\s+(?!Cuts?\b|Credits?\b|Breaks?\b)[A-Z]", after):
        return
    if _NO_TITLE.match(after) and head in ("Policy", "Standards", "Treaty"):
        return  # "Vice President Public Policy and Media", "the Lake Treaty Organization"
    if head in ("Program", "Programme", "Initiative", "Project") and (
        after.startswith(" at ") or _WORKS_FOR.search(para.text, max(0, start - 40), start)
    ):
        return  # "director of the Tenant Safety Program": a part of a body
    if head == "Review" and words.split()[-2] in ("Law", "Book", "Population", "Business"):
        return  # a journal
    if re.match(r"(?:Dr|Mr|Mrs|Ms|Sir|Prof)\b|\w+['’](?:ve|re|ll|d|s been)\b", words):
        return
    if len(words.split()) > 2 and words.split()[-2] in _DONE_TO_A_LAW:
        return  # "Mayor Signs Bill": a headline
    if all(w.lower() in JUDGING or w.lower() in FUNCTION_WORDS for w in words.split()[:-1]):
        return
    if head not in _LAWS and begin == 0 and stop > 0.8 * len(para.text):
        return  # a line of a list of bodies
    place = (para.start + start, para.start + start + len(words))
    if policies.begun_by_more(*place):
        return  # "House Bill 214" is known by its number
    if any(
        i.rule == "policy.number" and a < place[1] < b for i, a, b in policies.at(place[0], place[1] + 40)
    ):
        return  # "Reject | Amendment 2217", "Bill C-59 and the Union's | Regulation (EU) 2018/1724"
    item = policies.add(
        words, PolicyKind(_TITLED_KINDS[head]), place, "policy.title", 0.88, "law" if head in _LAWS else head.lower()
    )  # fmt: skip
    inner = _INNER_SHORT.search(words)
    if inner:  # "Humane Alternatives (HALT) Isolation Act": HALT, wherever it stands
        policies.mention(
            item, inner.group("short"), (place[0] + inner.start("short"), place[0] + inner.end("short"))
        )
    short = _SHORT_TITLE.match(para.text, stop)
    if short and short.group("short").lower() not in ("bill", "act"):
        at = para.start + short.start("short")
        policies.mention(item, short.group("short"), (at, at + len(short.group("short"))))


_MEETINGS = (
    "National",
    "Democratic",
    "Republican",
    "State",
    "Party",
    "Annual",
    "Constitutional",
    "Labor",
    "Labour",
    "International",
    "Spring",
    "Fall",
)


_ON_WHAT = re.compile(r"\s+(?:on|against|for|of)\b")


def _treaty(words: str, text: str, start: int) -> bool:
    """ "The Lodgers Convention", and no meeting: "the National Convention"."""
    first, head = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
    if head != "Convention" or first in _MEETINGS or _ON_WHAT.match(text, start + len(words)):
        return False
    return text[max(0, start - 4) : start].lower() == "the "


# "the Connect Every Farm program", "the SAVE for Students plan"
_BELOW = "program|programme|plan|initiative|pipeline|project|fund|policy"
_ANY_NAMED_BELOW = Finder(rf"[A-Z][\w'’-]+ (?:{_BELOW})\b")
_NAMED_BELOW = re.compile(
    rf"(?<![\w'’-])(?P<name>[A-Z][\w'’-]*(?:\s+(?:(?:for|of|to|the|and|on)\s+)?[A-Z][\w'’-]*){{2,6}}\s+(?P<head>{_BELOW}))(?![\w'’-])"
)


def _named_below(policies: Policies, para: Paragraph, match: re.Match[str]) -> None:
    """A programme or plan with a name in capitals and its noun in small letters."""
    words = match.group("name").split()
    start = match.start("name")
    while words and words[0].lower() in LEAD_WORDS:
        start += len(words[0]) + 1
        words = words[1:]
    capitals = [w for w in words[:-1] if w[0].isupper()]
    place = (para.start + start, para.start + match.end("name"))
    if (
        len(words) < 4
        or len(capitals) < 2
        or any(heads_a_body(w) or w.endswith(("'s", "s'", "’s", "s’")) for w in capitals)
        or " ".join(words) not in para.text
        or policies.at(*place)
    ):
        return
    means = HEADS.get(match.group("head"))
    item = policies.add(
        " ".join(words),
        means.kind if means else PolicyKind.PROGRAMME,
        place,
        "policy.title",
        0.8,
        means.group if means else "",
    )
    bare = " ".join(words[:-1])
    policies.mention(item, bare, (place[0], place[0] + len(bare)))


# `final rule, “Fair Pay for All”`, `its proposed “Clean Streams” rule`
_QUOTED_HEADS = "rule|rules|policy|regulation|plan|program|initiative|memo|memorandum|order|proposal|bill"
_QUOTED_TITLE = re.compile(
    rf"(?:\b(?P<before>{_QUOTED_HEADS}),?\s+(?:titled\s+|entitled\s+|called\s+)?)?“(?P<name>[A-Z][\w'’-]+(?:,?\s+(?:(?:of|for|and|the|to|in|on|a|an)\s+){{0,2}}[A-Z][\w'’-]+){{1,9}}),?”(?(before)|\s+(?P<after>{_QUOTED_HEADS})\b)"
)
_INNER_SHORT = re.compile(r"\((?P<short>[A-Z]{3,9})\)")
_HEAD_FIRST_KINDS = dict.fromkeys(("Covenant", "Convention", "Declaration", "Protocol", "Charter", "Treaty", "Inquiry", "Royal Commission", "Strategy", "Position Statement", "Policy Statement", "Action Plan", "Agenda", "Agreement", "Recommendation"), PolicyKind.PLAN) | {"Executive Order": PolicyKind.EXECUTIVE_ORDER, "Memorandum": PolicyKind.MEMO, "Directive": PolicyKind.RULE, "Regulation": PolicyKind.RULE}  # fmt: skip
_ABOUT = "[Oo]n|[Oo]f|[Ff]or|[Ii]nto|[Aa]gainst|[Tt]o|[Cc]oncerning"
_ANY_HEAD_FIRST = Finder(rf"\b(?:{'|'.join(_HEAD_FIRST_KINDS)})\s+(?:{_ABOUT})\s")
_HEAD_FIRST = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:(?!The\b|This\b|Our\b|In\b)[A-Z][\w'’-]+\s+){{0,4}}(?P<head>{'|'.join(_HEAD_FIRST_KINDS)})\s+(?:{_ABOUT})\s+(?:the\s+)?(?:[A-Z][\w'’-]+(?:,?\s+(?:(?:and|of|the|for|in|to)\s+){{0,2}}[A-Z][\w'’-]+){{0,9}}(?:\s(?:program(?:me)?|system|scheme|policy|act|industry)\b)?|(?<=for )[a-z]+))"
)


# what follows a title in brackets is its short name: "(RIVA, S. 2041)", "(the “Rent Act”)"
_SHORT_TITLE = re.compile(r"[”\"]?\s*\((?:the\s+|or\s+|hereafter\s+|known as\s+)?[“\"‘']?(?P<short>[A-Z][\w-]{1,14}(?: [A-Z][\w-]+){0,3})[”\"’']?(?:,[^)]{1,20})?\)")  # fmt: skip
