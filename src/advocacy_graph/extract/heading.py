"""What a release says of itself: release line, headline, date, place; and what each paragraph is for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import pairwise

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.confidence import evidence
from advocacy_graph.extract.dates import MONTH, WEEKDAY, dates
from advocacy_graph.extract.deeds import is_a_headline
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.lost_breaks import mend_breaks
from advocacy_graph.extract.names import NAME, ORG_HEAD, SEATS, is_name
from advocacy_graph.extract.office_line import office_line
from advocacy_graph.extract.paragraphs import (
    ABOUT,
    CONTACT,
    EMAIL,
    END_MARK,
    FURNITURE,
    GREETING,
    PHONE,
    RELEASE_LINE,
    Paragraph,
    Role,
)
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.view import View
from advocacy_graph.model import Heading, PressRelease

_PLACE_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,30}(?!\w)"  # to the end of the word: else a long one can be parted in a thousand ways
_PLACES = rf"(?:{_PLACE_WORD}\s?){{1,4}}(?:\s*,\s*(?:{_PLACE_WORD}\s?){{1,3}})?(?:\s*/\s*(?:{_PLACE_WORD}\s?){{1,3}})?"
_LINE_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s*(?:19|20)\d\d)?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}(?:,?\s*(?:19|20)\d\d)?)"
_WIRE = (
    r"(?:/?PRNewswire[\w-]*/?|/(?:CNW|[A-Z][\w -]{2,20})/|\(?BUSINESS WIRE\)?|\(?GLOBE NEWSWIRE\)?|\(?AP\)?)"
)
_DASH = r"(?:–|—|--+|\s-\s|-\s|‒|―)"
# "ELM, Ohio (May 3, 2021) –", "[ELM, OH] –", "(ELM)—", "ELM, May 3 /PRNewswire/ --", "ELM: "; the day first, "May 3, 2021 (Elm, OH) –";
# no dash at all after a day in brackets
_DATELINE = re.compile(
    rf"^(?:(?P<first>{_LINE_DATE})\s*[,|–—-]*\s*(?=[(\[A-Z]))?(?P<open>[(\[])?(?P<place>{_PLACES})(?(open)[)\]])"
    rf"\s*(?:[,.]?\s*(?:(?P<dated>\((?:\w+day,? )?{_LINE_DATE}\))|\([^)]{{2,60}}\)|{_LINE_DATE})\s*\.?\s*)?"
    rf"(?:[,./\s]*{_WIRE}\s*)?\s*(?:{_DASH}|:\s|(?(dated)(?=[A-Z])|(?!))|(?(first)(?(open)(?=[A-Z])|(?!))|(?!)))\s*(?=\S)"
)
# "MEDIA RELEASE: Councils Ask For A Second Boat"
_RELEASE_AND_HEADLINE = re.compile(
    r"\W*(?:for immediate release|(?:joint )?(?:media|press|news) (?:release|statement))\s*(?:[:–—|]|\s-\s)\s*"
    rf"(?P<headline>(?!contact|embargo|for\b|from\b|issued\b|{WEEKDAY}\b|\d)(?:[^\s@]+\s+){{3,}}[^@]*[^\d\s@])$",
    re.I,
)
_ISSUER_LINE = re.compile(
    r"^(?:(?:Press Release|Media Release|Source|Issued by|From|Opinion)\s*[:–—-]\s*|Issued by\s+)(?P<who>[A-Z].{2,90})$"
)
# "Friday, 28 July 2006, 9:28 am | Press Release: Elm Students' Association"
_STAMPED = re.compile(
    r",?\s+\d{1,2}[:.]\d\d\s?[ap]m\s+(?:Press|Media) Release:\s+(?P<who>[A-Z].{2,90})$", re.S
)
_NOT_A_HEADLINE = Finder(
    r"^(?:Press|Media|News|Information|Communications?) (?:Service|Office|Section|Unit|Team|Department|Cent(?:re|er))$|^-\*-|\bPress Room\b|\bNewsroom\b|^(?:News|Statement|Home|Menu|Search)$|^[\w ]+ : [\w ]+$|^Serving |\bsince (?:18|19|20)\d\d\W*$|^Est(?:\.|ablished) |^(?:Filter|Browse|Sort|Search)(?: by)?\b.{0,20}:?$"
    r"|^(?i:(?:please )?donate(?: now| today| here)?|skip to [\w ]{3,20}|menu|subscribe|"
    + MONTH
    + r",? (?:19|20)\d\d)\W*$"
    r"|^(?i:(?:joint\s+)?(?:news|press|media|position|policy|public|official)?\s*(?:release|statement|paper|advisory|alert|notice|bulletin)s?)\W*$|^[^|]{2,60}\s\|\s(?i:news|press|media|updates|statements)[\w ]{0,20}$"
)
_LEADS_IN = re.compile(r".{60}:\s*$", re.S)
# a paragraph of the body, no heading: it gives somebody words, leads in, or greets
_SPEAKS = re.compile(
    r"(?::|,|\bsa(?:id|ys)|[-–—])\s*“.{40,}|”\s*(?:said|says|[-–—])|\b(?:said|says|stated|added)\W*$|^Dear\s|^(?:MR|MS|MRS|DR|SEN|REP|THE)\b\.? [A-Z.'’ -]{2,30}: "
)
_ALL_FURNITURE = re.compile(
    r"^(?:\d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: [A-Z]{2,4})?|https?://\S+|www\.\S+|[\W_]+|Page \d+.*|\d+)$", re.I
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The heading as read, where the body begins, and a named issuer line."""

    heading: Heading
    lead: int  # index of the first body paragraph
    issuer_line: str | None


@dataclass(frozen=True, slots=True)
class _Dated:
    """A day, and where in the view it is printed."""

    day: date
    start: int
    end: int


def _dated(begin: int, match: re.Match[str], day: date) -> _Dated:
    """A date found in a paragraph that began at `begin`."""
    return _Dated(day, begin + match.start(), begin + match.end())


def frame(release: PressRelease, seen: View, paras: list[Paragraph]) -> Frame:
    """Classify the paragraphs in place, cut the dateline off the first one, read headline, date and place."""
    issuer_line: str | None = None
    headline: Paragraph | None = None
    when: _Dated | None = None
    mend_breaks(seen.text, paras)
    is_letterhead = cache(partial(_is_letterhead, lowered=cache(seen.text.lower)))
    lead = len(paras)
    place: tuple[int, int] | None = None
    in_contact = False
    above_the_line: Paragraph | None = (
        None  # a few words over "Press Release": a page's title, if a headline follows
    )
    menu = _menu(paras)
    for index, para in enumerate(paras):
        text, begin = para.text, para.start
        short = len(text) < 220
        in_contact = in_contact and short  # prose ends what a contact began
        found = dates(text[:400]) if index < 14 else []
        dateline = (
            _dateline(text)
            if place is None and (lead == len(paras) or index <= lead + _BELOW_HEADLINE)
            else None
        )
        if para.role is Role.FURNITURE:
            continue  # a page's menu
        if END_MARK.match(text):
            para.role = Role.END
        elif (
            short
            and (m := _ISSUER_LINE.match(text))
            and (headline is None) == text.startswith("Issued by ")
            and not RELEASE_LINE.match(m.group("who"))
        ):
            issuer_line, para.role = m.group("who").strip(), Role.FURNITURE
        elif short and found and (stamp := _STAMPED.match(text, found[0][0].end())):
            issuer_line, para.role = stamp.group("who"), Role.DATE
        elif (
            (short and _ALL_FURNITURE.match(text))
            or (FURNITURE.match(text) and len(text) < 160)
            or (index in menu and lead == len(paras))
            or (short and lead == len(paras) and _ADDRESS.search(text) and not text.rstrip().endswith("."))
        ):
            para.role = Role.FURNITURE
        elif (
            lead == len(paras)
            and headline is None
            and short
            and (announced := _RELEASE_AND_HEADLINE.match(text))
            and seen.text.count(announced.group("headline")) == 1  # what recurs is the issuer's name
            and any(p.search(announced.group("headline")) for p in (_ACTS, _PLAIN_WORD, _TITLE_CASE))
        ):
            para.start, para.text = para.start + announced.start("headline"), announced.group("headline")
            headline, para.role = para, Role.HEADLINE
        elif _says_release(text):
            para.role = Role.RELEASE_LINE
            in_contact = False
            if headline is not None and len(headline.text.split()) <= _TITLE_OF_A_PAGE:
                above_the_line = headline
                heads = [p for p in paras[:index] if p.role in (Role.HEADLINE, Role.SUBHEAD)]
                if len(heads) > 1 and all(len(p.text.split()) <= _MENU_WORDS for p in heads):
                    for item in heads:
                        item.role = Role.FURNITURE
                    headline = above_the_line = None
        elif (short and CONTACT.match(text)) or (
            short
            and (PHONE.search(text) or EMAIL.search(text))
            and len(text) < 170
            and not text.rstrip().endswith((".”", "said."))
        ):
            para.role = Role.CONTACT
            in_contact = len(text) < 40
        elif (
            in_contact
            and len(text) < 60
            and not ABOUT.match(text)
            and (lead < len(paras) or _in_contacts(seen.text, paras, index))
        ):
            para.role = Role.CONTACT
        elif (
            short
            and found
            and (apart := len(text) - sum(len(m.group()) for m, _ in found)) < 60
            and (
                apart < _STOP_OF_A_DATE
                or not text.rstrip().endswith(".")
                or CONTACT.match(text[found[0][0].end() :])  # "May 3, 2021 Contact"
            )
            and (headline is not None or lead < len(paras) or not _says_what_was_done(text, found[0][0]))
        ):
            para.role = Role.DATE
        elif lead == len(paras):
            if _NOT_A_HEADLINE.is_in(text) and "“" not in text and not _LEADS_IN.search(text):
                para.role = Role.FURNITURE
            elif (
                release.stated.headline
                and (len(text) > 120 or dateline)
                and text.rstrip().endswith((".", "!", "?", "”"))
            ):
                lead = index  # the file states its headline: this is the body's first paragraph
            elif (
                headline is None
                and len(text) < 400
                and not dateline
                and not (len(text) > _LONGEST_HEADLINE and text.rstrip().endswith("."))
                and (not text.startswith("“") or (len(text) < 160 and _AFTER_QUOTED.search(text)))
            ):
                headline, para.role = para, Role.HEADLINE
            elif headline is None and (len(text) >= 400 or text.rstrip().endswith(".")):
                lead = index  # a sentence of the body: the release has no headline
            elif (
                not dateline
                and len(text) < 260
                and (
                    not text.rstrip().endswith((".", "”", ":"))
                    or text.isupper()
                    or _ENDS_IN_FRAGMENT.search(text)
                )
                and index + 1 < len(paras)
                and "“" not in text[:2]
                and not _SPEAKS.search(text)
            ):
                if headline is not None and _is_byline(text) and len(headline.text.split()) > 4:
                    para.role = Role.FURNITURE  # a byline
                    continue
                if headline is not None and (
                    is_letterhead(headline.text)
                    or (headline is above_the_line and not _ACTS.search(headline.text))
                ):
                    headline.role, para.role, headline = Role.FURNITURE, Role.HEADLINE, para
                    continue
                para.role = Role.SUBHEAD
            else:
                lead = index
        elif ABOUT.match(text) and para.role is Role.BODY:
            para.role = Role.ABOUT
        if dateline and lead < index and all(_is_subhead(p) for p in paras[lead:index]):
            for above in paras[lead:index]:
                above.role = Role.SUBHEAD  # "“It is a disgrace,” chair says", over the dateline
            lead = index
        if lead == index and dateline:
            place = (para.start + dateline.start("place"), para.start + dateline.end("place"))
            para.start, para.text = para.start + dateline.end(), para.text[dateline.end() :]
        if (
            when is None
            and found
            and para.role is not Role.FURNITURE
            and (index <= max(lead, 3) or para.role is Role.RELEASE_LINE)
            and (para.role is not Role.BODY or found[0][0].start() < 120)
        ) or (when is None and found and para.role is Role.FURNITURE):
            when = _dated(begin, *found[0])
    _mark_boilerplate(paras, lead)
    if when is None:
        for para in reversed(paras[-6:]):
            found = dates(para.text) if len(para.text) < 120 else []
            if found:
                when = _dated(para.start, *found[0])
                break
    return Frame(
        _heading(release, seen, headline, when, place),
        lead,
        issuer_line or (_site(headline.text) if headline else None),
    )


def _dateline(text: str) -> re.Match[str] | None:
    """The dateline that a paragraph begins with: a longer one, or one that ends as a sentence does after "ELM, Ohio —"."""
    dateline = _DATELINE.match(text[:160])
    if dateline is None:
        return None
    place = dateline.group("place").strip()
    if dateline.group().rstrip().endswith(":"):  # "What they say: ..." is a headline, or a label
        known = place.isupper() and is_place(place)
        return dateline if known or (len(text) >= 260 and "“" not in text[:200]) else None
    set_apart = place.split(",", 1)[0].isupper() or "," in place or dateline.group("open")
    begins = text[dateline.end()] in "“'\"" or not text[dateline.end()].islower()
    if len(text) > 110:
        return dateline if set_apart or begins else None  # "Eight Islanders — including two children — were"
    return dateline if set_apart and text.rstrip().endswith((".", "!", "?", "”")) else None


def _says_what_was_done(text: str, day: re.Match[str]) -> bool:
    """Whether a line that begins with its day goes on as a headline: "June 10, 2005 Pilots Ask for a Second Boat"."""
    rest = text[day.end() :]
    return not text[: day.start()].strip() and len(rest.split()) > 3 and _ACTS.search(rest) is not None


# a letterhead's line of addresses: "26 Mill Yard | www.forum.example | @forum"
_ADDRESS = re.compile(
    r"(?:\s\|\s|\s·\s|^).{0,80}(?:https?://|www\.|(?<!\w)@\w)\S+|(?:https?://|www\.)\S+\s+[|·]\s"
)


# "M E D I A  R E L E A S E"
_SPACED_OUT = re.compile(
    r"(?:M\s*E\s*D\s*I\s*A|P\s*R\s*E\s*S\s*S|N\s*E\s*W\s*S)\s+(?:R\s*E\s*L\s*E\s*A\s*S\s*E|S\s*T\s*A\s*T\s*E\s*M\s*E\s*N\s*T)"
)


def _says_release(text: str) -> bool:
    """ "Media Release", alone or set wide of a letterhead: "Rivers Forum          Press Statement"."""
    if _SPACED_OUT.fullmatch(text.strip()):
        return True
    if len(text[:400]) - text.count(" ", 0, 400) >= 140 or len(" ".join(text[:400].split())) >= 140:
        return False
    return any(
        RELEASE_LINE.match(piece) for piece in (re.split(r"\s{4,}", text) if "    " in text else [text])
    )


def _in_contacts(text: str, paras: list[Paragraph], index: int) -> bool:
    """Whether a line of a contact block at the top still has a number or an address below it in the block."""
    if "\n\n" in text[paras[index - 1].end : paras[index].start]:
        return False
    for before, para in pairwise(paras[index : index + _CONTACT_LINES]):
        if "\n\n" in text[before.end : para.start] or len(para.text) > 170:
            return False
        if PHONE.search(para.text) or EMAIL.search(para.text):
            return True
    return False


_CONTACT_LINES = 6
_LONGEST_HEADLINE = 150  # code points, of one that ends in a full stop
_TITLE_OF_A_PAGE = 5  # words
_MENU_LINES = 5
_MENU_WORDS = 3
_STOP_OF_A_DATE = 6  # code points; what else stands beside a date in a line that ends in a full stop
_LONGEST_SUBHEAD = 320


def _menu(paras: list[Paragraph]) -> set[int]:
    """Short lines one after the other at the top, as many as no heading has: a site's menu."""
    found: set[int] = set()
    run: list[int] = []
    for index, para in enumerate(paras[:60]):
        if len(para.text) < 28 and len(para.text.split()) <= 3 and not dates(para.text):
            run.append(index)
            continue
        if len(run) >= _MENU_LINES:
            found.update(run)
        run = []
    return found


# what a headline has and a letterhead has not
_ACTS = re.compile(
    rf"\b(?:{lexicon.speech_verbs('say', 'that', 'act', 'issue')}|speaks?|launch(?:es)?|backs?|leaves?|wins?|asks?|joins?|files?|sues?|praises?|cheers?|wants?|pass(?:es)?|rejects?|votes?|approves?|adopts?|files?|calls?|urges?|warns?)\b",
    re.I,
)


_PUBLIC = re.compile(
    r"(?:The )?(?:City|County|Town|Village|Borough|State|Province|Commonwealth|Republic|Kingdom|Government|Presidency|Office|Ministry|Department|Embassy|Parliament|Permanent Mission) of(?: [A-Z][\w'-]*| the| and| of)+$",
    re.I,
)


# "Senator Jane Doe   Elm Party Spokesperson for Ports"
_OFFICE_HOLDER = re.compile(
    rf"(?:The )?(?:United States |U\.S\. )?(?:(?:The )?(?:Rt\.? )?Hon\.? |Senator |Sen\. |Minister |Rep\. |Representative |Councillor |Cllr |Dr )+(?P<name>{NAME.pattern})"
)
_SEATED = re.compile(rf"{NAME.pattern},? (?:{SEATS})")  # "Jane Doe, MP"
_SEAT = re.compile(
    r"(?:(?:Shadow|Deputy|Assistant|Federal|State) )*(?:Senator|Member|Minister|Secretary|Spokes(?:man|woman|person)) (?:for|of) (?:the )?[A-Z][\w'-]+(?:,? (?:(?:and|for|of|the|&) )*[A-Z][\w'-]+){0,7}"
)
# "Statement on the Budget", "An Open Letter to the Board": what is above a text, and no letterhead
_TEXT_ON = re.compile(
    r"\b(?:statement|letter|response|remarks|resolution|petition|testimony)s? (?:on|to|about|against|regarding|in|for)\b",
    re.I,
)


def _is_letterhead(text: str, lowered: Callable[[], str]) -> bool:
    """The issuer's name alone at the top, set as a headline would be: a body's, or one that comes again below."""
    if "•" in text or " · " in text or " | " in text or (" / " in text and text.isupper()):
        return len(text) < 160
    if _PUBLIC.match(text) and len(text) < 70 and not _ACTS.search(text):
        return True
    if _SEATED.fullmatch(text.rstrip()) or _SEAT.fullmatch(text.rstrip()) or office_line(text):
        return True
    titled = text.title() if text.isupper() else text
    holder = _OFFICE_HOLDER.match(titled)
    if holder and not _ACTS.search(titled):
        behind = titled[holder.start("name") :].split()[2:]
        if not behind or role_in(" ".join(behind)):
            return True
    return (
        len(text.split()) <= 10
        and not _TEXT_ON.search(text)
        and len(text) < 70
        and not _ACTS.search(text)
        and not _PLAIN_WORD.search(text)
        and not is_a_headline(text)
        and (ORG_HEAD.search(text.title()) is not None or _recurs(text.lower().strip(), lowered()))
    )


_PLAIN_WORD = re.compile(r"\b(?!of|for|the|and|in|on|to|a|an|at|de|la)[a-z]{2,}\b")
# small words set as a headline sets them and no body's name does: "Party Asks For A Second Boat"
_TITLE_CASE = re.compile(
    r"\S\s(?:For|To|On|With|At|By|From|As|Over|After|Against|In|Is|Are|A|The)\s(?!the\b)"
)
_BELOW_HEADLINE = 2  # paragraphs that may stand between a headline and the dateline


def _is_byline(text: str) -> bool:
    return is_name(text) and len(text.split()) == 2 and not text.isupper()


def _is_subhead(para: Paragraph) -> bool:
    text = para.text.rstrip()
    pulled = text.startswith("“") and text.endswith("”")  # a quotation set over the dateline
    return len(text) < _LONGEST_SUBHEAD and (pulled or not text.endswith((".", ".”", ":")))


def _recurs(words: str, text: str) -> bool:
    at = text.find(words)
    return at >= 0 and text.find(words, at + len(words)) >= 0


def _mark_boilerplate(paras: list[Paragraph], lead: int) -> None:
    """After an "About" head, or an end mark, what follows is boilerplate unless it quotes."""
    boiler = False
    for index, para in enumerate(paras):
        if index <= lead:
            continue
        if para.role is Role.ABOUT or para.role is Role.END:
            boiler = True
        elif boiler and GREETING.match(para.text):
            boiler = False  # the text of a letter, below the release that tells of it
        elif (
            boiler
            and para.role in (Role.BODY, Role.BULLET)
            and "“" not in para.text[:3]
            and not re.search(r"\bsaid\b|statement", para.text)
        ):
            para.role = Role.ABOUT
    for para in reversed(paras[lead + 1 :]):
        if para.role is not Role.BODY or len(para.text) < 40:
            continue
        if not _TELLS_OF_ISSUER.match(para.text) or "“" in para.text:
            break
        para.role = Role.ABOUT  # the last words of many a release, without a head


_TELLS_OF_ISSUER = re.compile(
    r"(?:Founded in \d{4}, |Established in \d{4}, )?(?:The )?[A-Z][\w'’&.-]*(?: (?:(?:of|for|and|the|in|on) )*[A-Z0-9&][\w'’&.-]*){0,9}(?: \([^)]{2,30}\))?,? "
    r"(?:is (?:an?|the|\w+'s) (?:[\w'’-]+,? ){0,6}?(?:bod(?:y|ies)|organi[sz]ations?|nonprofit|non-profit|think tank|voice|firm|charity|union|federation|association|coalition|alliance|network|campaign|group|trust|society|foundation|institute|council|movement|agency|centre|center)\b"
    r"|(?:represents|unites|brings together|speaks for) (?:\w+ ){0,3}?[\d,]+|was (?:founded|established|formed|set up) in )"
)


def _heading(
    release: PressRelease,
    seen: View,
    headline: Paragraph | None,
    when: _Dated | None,
    place: tuple[int, int] | None,
) -> Heading:
    stated = release.stated
    title = stated.headline or (_clean_headline(headline.text) if headline else None)
    headline_evidence = None
    if headline:
        headline_evidence = evidence((seen.span(headline.start, headline.end),), "heading.headline", 0.9)
    day = stated.date or (when.day if when else None)
    date_evidence = None
    if when and day == when.day:
        date_evidence = evidence((seen.span(when.start, when.end),), "heading.date", 0.96)
    where = place_evidence = None
    if place:
        where = _WEEKDAY_AFTER.sub("", seen.text[slice(*place)]).rstrip(" ,-–—")
        place_evidence = evidence((seen.span(place[0], place[0] + len(where)),), "heading.dateline", 0.93)
        where = " ".join(where.split())
    return Heading(title, headline_evidence, day, date_evidence, where, place_evidence)


# "“No More Delays”: Pilots Ask For A Second Boat"
_AFTER_QUOTED = re.compile(r"”(?:\s*[:–—-])?\s+[A-Z][^“”]*[^\s.,:”]$")
# "Council says bill “takes with one hand what it gives with the other”"
_ENDS_IN_FRAGMENT = re.compile(r"^[A-Z][^“”.]{3,80}\s“[^“”.,!?]{3,100}”$")
_BEFORE_A_STAMP = re.compile(rf"(?:[Dd]ate:? )?(?:{WEEKDAY},? )?")
_AFTER_A_STAMP = re.compile(r"^\W+(?=[A-Z“\d])")
# "Elm Law Society - Elm Law Society Welcomes A Review", "Elm Guild Stands With Pilots - Guild of Elm"
_SITE_BEFORE = re.compile(r"(?P<site>[^-|–]{4,60}) [-|–] (?P<title>(?P=site) .+)$")
_SITE_AFTER = re.compile(
    r"^(?P<title>(?:\S+ ){3,}\S+) [-|] (?P<site>(?=\S+ \S|[A-Z]{2})(?:(?:[A-Z][\w'’.&-]*|of|for|and|the|in|on),? ?)+)$"
)
_WEEKDAY_AFTER = re.compile(rf",?\s+{WEEKDAY}\s*$")  # "ELM, Sunday 15 June"
_MARKS = re.compile(r"^[\s*_]*#+(?=[\s*_])|#+\s*$")  # not of "#EndTheWait"


def _site(text: str) -> str | None:
    """The site or body that a page's title names after the headline."""
    match = _SITE_AFTER.search(" ".join(text.split()))
    return match.group("site") if match else None


def _clean_headline(text: str) -> str:
    text = _MARKS.sub("", re.sub(r"\s+", " ", text)).strip(" *_")
    inline_date = next((m for m, _ in dates(text)), None)
    if inline_date and inline_date.start() > 20:  # a wire that lost its line breaks
        text = text[: inline_date.start()].strip()
    elif inline_date and _BEFORE_A_STAMP.fullmatch(text, 0, inline_date.start()):
        text = _AFTER_A_STAMP.sub("", text[inline_date.end() :])  # "2023-03-03 Ferry Group Speaks Out"
    if site := _SITE_BEFORE.match(text) or _SITE_AFTER.search(text):
        text = site.group("title")
    return text
