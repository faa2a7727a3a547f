"""A normalised view of the kept text, with the way back: the kept text itself is never rewritten."""

from __future__ import annotations

import html
import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass

from advocacy_graph.model import Span

# One code point for one: nothing moves.
_SAME_LENGTH = {
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    "\x1c": " ",
    "\x1d": " ",
    "\x1e": " ",
    "\x1f": " ",
    "\u2028": "\n",
    "\r": "\n",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "\u201e": "“",
    "\u201f": "“",
    "\u00ab": "“",
    "\u00bb": "”",
    "\u2010": "-",
    "\u2011": "-",
}

# UTF-8 read as Windows-1252 or Latin-1, the common wreck of content systems, also where it lost characters since.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\ufffd]{1,2}"
    "|(?<=[a-z])\u00e2(?=(?:s|t|re|ve|ll|d|m)\\b)|\u00c2(?= )"
    "|(?<=[.,!?\\w])\u00e2\\?(?=\\s|$)|(?<=[.,!?])\u00e2(?=\\s|$)|(?:(?<=\\s)|(?<=\\())\u00e2(?=[A-Z0-9])|(?<= )\u00e2(?= )"  # all its later bytes lost
)
# Character references and tags that a page left in its text.
_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_TAG = re.compile(
    r"</?(?P<tag>p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td|th|table|strong|em|b|i|u|a|span|font|sup|sub|small)\b[^<>\n]{0,300}>",
    re.I,
)
_INLINE_TAGS = frozenset("strong em b i u a span font sup sub small".split())

# What says nothing to a reader: zero-width characters, soft hyphens, markdown's emphasis and link targets.
_NOTHING = re.compile(
    r"[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e]"
    r"|(?=[*_\]\[!\\])(?:\*\*+|(?<![\w*])\*(?=[\w“\"'])|(?<=[\w.,”\"'!?])\*(?![\w*])"
    r"|(?<![\w/])_{1,3}(?=[\w“\"'])|(?<=[\w.,”\"'!?])_{1,3}(?![\w/])"
    r"|\]\([^()\s]{0,1500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)|(?<!\w)!?\[(?=[^\[\]]{1,300}\]\()"
    r"|\\(?=[^\w\s]))"
)
_LINE_MARKS = re.compile(r"^[ ]*(?:#{1,6}|>)[ ]+", re.M)
_MAY_BE_MARKED = re.compile(r"[*_\]\[\\\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_MARK = re.compile(rf"[!{_MAY_BE_MARKED.pattern[1:]}")
_DOUBLED = re.compile(r"(?<![\w'])''(?=\w)|(?<=[\w.,!?])''(?!['\w])|``")
_LOW = re.compile("„([^„“”]{1,3000})“")
# the mark stands first, what is before it is looked back for: the other way round the engine looks at every place
_WRONG_WAY = re.compile(
    r"”(?=\w)(?:(?m:(?<=^”))|(?<=[\s(]”))|“(?<=[,.!?…]“)(?=[\s.,;)]|$)|“(?= (?:[Ss]aid|[Ss]ays) )"
)
_SINGLE_OPENS = re.compile(r"(?m:^[ ]*|(?<=[\s(—]))'(?=[A-Z\d][\w'-]*[ ,])")
_SINGLE_CLOSES = re.compile(r"'(?<=[,.!?…]')(?=[\s),;—-]|$)")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what the rules read; `span` leads back to code points of the kept text."""

    text: str
    _edits: _Edits | None = None  # None: every character stands where it stood

    def span(self, start: int, end: int) -> Span:
        """The stretch of the kept text behind `text[start:end]`."""
        if self._edits is None:
            return Span(start, max(start, end))
        if start >= end:
            place = self._edits.origin(min(start, len(self.text) - 1))
            return Span(place, place + max(0, end - start))
        return Span(self._edits.origin(start), self._edits.origin(end - 1) + 1)


@dataclass(frozen=True, slots=True)
class _Edits:
    """The pieces of a view, in order: where each begins, where in the kept text it comes from, and whether it is written
    anew, all of it for what begins there."""

    at: list[int]
    came_from: list[int]
    written: list[bool]

    def add(self, at: int, came_from: int, written: bool) -> None:
        """One more piece; one without characters is never asked for."""
        self.at.append(at)
        self.came_from.append(came_from)
        self.written.append(written)

    def origin(self, place: int) -> int:
        """The place in the kept text of the character at a place of the view."""
        piece = bisect_right(self.at, place) - 1
        return self.came_from[piece] + (0 if self.written[piece] else place - self.at[piece])


def view(kept: str) -> View:
    """Normalise `kept` for reading: spaces, quotation marks, mojibake, invisible characters, markdown, tags."""
    text = _LOW.sub("“\\1”", kept) if "„" in kept else kept
    wrecks = _wrecks(text)  # before the marks that they are made of are levelled
    text = _levelled(text)
    if "  said " in text or "  says " in text or " said  " in text:
        wrecks += _blanks(text)
    made: _Edits | None = None
    edits = _marked(text) if _MAY_BE_MARKED.search(text) else []
    if "#" in text or ">" in text:
        edits += [(m.start(), m.end(), "") for m in _LINE_MARKS.finditer(text)]
    if "-\n" in text:
        edits += _hyphens(text)
    if "''" in text or "``" in text:
        edits += [(m.start(), m.end(), '"') for m in _DOUBLED.finditer(text)]
    if wrecks or edits:
        text, made = _edited(text, sorted(edits + wrecks))
    return View(_directed(text), made)


def _marked(text: str) -> list[tuple[int, int, str]]:
    """What says nothing to a reader, tried only at the characters with which it begins."""
    found: list[tuple[int, int, str]] = []
    done = 0
    for begins in _MARK.finditer(text):
        at = begins.start()
        if at >= done and (match := _NOTHING.match(text, at)):
            done = match.end()
            found.append((at, done, ""))
    return found


def _levelled(text: str) -> str:
    """`text` with one kind of space and mark; `str.translate` asks for every character of a text that is not ASCII."""
    for odd, plain in _SAME_LENGTH.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text


def _wrecks(text: str) -> list[tuple[int, int, str]]:
    """Mojibake, character references and tags, each with what it stands for."""
    found: list[tuple[int, int, str]] = []
    if "â" in text or "Â" in text or "Ã" in text or "Ä" in text or "Å" in text:
        for match in _MOJIBAKE.finditer(text):
            meant = _decoded(match.group(), *_beside(text, *match.span()))
            if meant is not None:
                found.append((match.start(), match.end(), _levelled(meant)))
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            meant = html.unescape(match.group())
            if len(meant) == 1:
                found.append((match.start(), match.end(), _levelled(meant)))
    if "<" in text:
        for match in _TAG.finditer(text):
            found.append(
                (match.start(), match.end(), "" if match.group("tag").lower() in _INLINE_TAGS else "\n")
            )
    return found


_BROKEN_WORD = re.compile(r"(?<![\w-])(?P<a>[A-Za-zÀ-ÿ]{2,30})(?P<gap>-\n *)(?P<b>[a-zà-ÿ]{2,30})(?![\w-])")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*")


def _hyphens(text: str) -> list[tuple[int, int, str]]:
    """Hyphens that only a line's end made, "Mar-" above "tinez": of names, and of words that stand whole elsewhere."""
    broken = list(_BROKEN_WORD.finditer(text))
    known = {word.lower() for word in _WORD.findall(text)} if broken else set()
    found: list[tuple[int, int, str]] = []
    for match in broken:
        first, second = match.group("a"), match.group("b")
        if f"{first}-{second}".lower() in known:
            continue  # "long-term" elsewhere
        if first[0].isupper() or (first + second).lower() in known:
            found.append((*match.span("gap"), ""))
    return found


# "end of run", "said" after one, an apostrophe's place, any other place where a mark was
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_POSSESSIVE = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_SPEAKS = re.compile(r"(?:said|says) +[A-Z]")
_SHORTENED = re.compile(r"\b(?:Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Sens|Reps|Lt|Gen|Col|Prof|Rev)\Z")
_NAME_SPEAKS = re.compile(
    r"(?:[A-Z][\w'-]+ (?:and | (?:(?<=\b(?:Sen|Rep|Gov|Mrs)  )|(?<=\b(?:Dr|Mr|Ms)  )))?){1,4}(?:said|says)(?= {2}|$)"
)
_TURN = 2_000  # code points, of what one speaker says at a time
_QUOTATION = 800  # code points; what "said" closes is longer nowhere
_PARTY = re.compile(r"(?:[DRI]|ID) +[A-Z][A-Za-z]{1,3}\b")  # "R AZ" of "(R-AZ)"
_NARRATES = re.compile(rf"\btoday\b|\b{_PARTY.pattern}")  # nobody says it of herself
_ENDS_PARTY = re.compile(rf"\b{_PARTY.pattern}\Z")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I|[Oo]ur)\b")
_BEGINS = re.compile(
    r"(?:The|This|These|That|It|We|He|She|They|There|In|As|For|If|With|When|While|By|Today|Our|I)\b"
)
_ANY_MARK = re.compile(r"[.,;:!?“”\"'()]")
_FEW = 0.1  # marks for each gap of two spaces or more: in a text that kept its marks there are more by far
_WIDE = 4  # spaces at least, where a paragraph ended or, in some texts, a line
_WIDEST = 8  # spaces at most, where a full stop, a space and a mark of three bytes were
_BROKEN = 0.4  # of the wide gaps stand before a small letter: they are where lines were broken


def _blanks(text: str) -> list[tuple[int, int, str]]:
    """Marks that a content system turned into spaces: "the state  s ferries   said Doe  president of the Guild    The"."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for line in text.split("\n"):
        gaps = (
            list(_GAP.finditer(line)) if "  said " in line or "  says " in line or " said  " in line else []
        )
        if len(gaps) > 2 and len(_ANY_MARK.findall(line)) <= max(1, _FEW * len(gaps)):
            wide = [line[gap.end()].islower() for gap in gaps if len(gap.group()) > _WIDE]
            broken = len(wide) > _WIDE and sum(wide) > _BROKEN * len(wide)
            marks = _marks_for(line, [g for g in gaps if not (broken and _breaks_line(line, g))])
            if broken:
                marks += [(*gap.span(), " ") for gap in gaps if _breaks_line(line, gap)]
            found += [(at + start, at + end, mark) for start, end, mark in marks]
        at += len(line) + 1
    return found


def _breaks_line(line: str, gap: re.Match[str]) -> bool:
    """Whether a gap stands where a line was broken, in a text whose lines were."""
    return len(gap.group()) > _WIDE and _BEGINS.match(line, gap.end()) is None


def _marks_for(line: str, gaps: list[re.Match[str]]) -> list[tuple[int, int, str]]:
    """What stood in each gap: a wide one parts paragraphs, and "said X" closes what is said since the last one."""
    head = len(line) - len(line.lstrip(" "))
    found: list[tuple[int, int, str]] = [(head, head, "")]
    opening: int | None = 0  # where in `found` the words that "said" closes would begin
    sentence = 0  # where in `found` the last sentence begins
    parted = False  # whether a wide gap came
    told = resumed = False  # whether a speaker was named since, and goes on after that
    just_named = False  # whether "X said" stands right before the gap
    for k, gap in enumerate(gaps):
        start, end = gap.span()
        width, named = end - start, None
        follows, begins = line[end], _BEGINS.match(line, end) is not None
        if not begins and _is_sentence(line, start, end):
            begins = _LEADS_IN.match(line, gaps[k - 1].end() if k else 0, start) is None
        if _POSSESSIVE.match(line, end) and width == 2:
            mark = "'"
        elif _SHORTENED.search(line, max(0, start - 6), start):
            mark = ". "
        elif _PARTY.match(line, end) or (_ENDS_PARTY.search(line, max(0, start - 8), start) and not begins):
            mark = ", "
        elif just_named and follows.isupper():
            told, resumed, mark = False, True, ". “"
            opening = sentence = len(found)
        elif _SPEAKS.match(line, end) or (named := _NAME_SPEAKS.match(line, end)):
            far = (
                opening is None
                or resumed
                or start - found[opening][1] > _QUOTATION
                or _NARRATES.search(line, found[opening][1], max(found[sentence][1], found[opening][1]))
            )
            begun = found[sentence if far else opening or 0]
            if not begun[2].endswith("“"):
                closed = "”" if resumed else ""
                mark = f"{begun[2].rstrip()}{closed}{chr(10) * 2 if resumed else ' ' if begun[2] else ''}“"
                found[found.index(begun)] = (*begun[:2], mark)
            opening, told, resumed = None, True, False
            just_named = bool(named)
            found.append((start, end, ",” "))
            continue
        elif (
            told
            and follows.isupper()
            and width <= _WIDEST
            and (width == _WIDE - 1 or _in_first_person(line, gaps, k))
        ):
            told, resumed, mark = False, True, ". “"
            opening = sentence = len(found)
        elif width >= _WIDE:
            opening = sentence = len(found)
            mark = f".{'”' if resumed else ''}{chr(10) * 2 if width > _WIDE else ' '}"
            told = resumed = False
            parted = True
        elif width == 3 and follows.islower():
            mark = "' "  # "residents   views"
        elif width == 3 and not told and not parted and follows.isupper():
            mark = " "  # in a heading
            sentence = len(found)
        elif width == 3 or begins or _is_initial(line, start):
            mark = ". "
            sentence = len(found) if begins else sentence
        else:
            mark = ", "
        just_named = False
        found.append((start, end, mark))
    return _closed(line, found) if resumed else found


def _closed(line: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The marks with one that closes the last speaker's words behind the last sentence in the first person, where
    sentences without it follow to the line's end."""
    opened = max(i for i, (*_, mark) in enumerate(found) if mark.endswith("“"))
    starts = [i for i in range(opened, len(found)) if i == opened or found[i][2] == ". "]
    ends = [found[i][0] for i in starts[1:]] + [len(line)]
    mine = [
        k for k, (i, end) in enumerate(zip(starts, ends, strict=True)) if _OWN.search(line, found[i][1], end)
    ]
    closing = starts[mine[-1] + 1] if mine and mine[-1] + 1 < len(starts) else opened
    begins = found[closing][1]
    if closing > opened and len(line) - begins > _TOLD_AT_LENGTH and _TOLD_ON.match(line, begins):
        found[closing] = (*found[closing][:2], ".”\n\n")
    return found


_TOLD_AT_LENGTH = 100  # code points
_TOLD_ON = re.compile(r"(?:The|In|On|At|An?|Under|Since|Last|Earlier|Currently|Today)\b")
_OWN = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|us)\b")


_PLAIN_WORD = re.compile(r"(?:^|\s)[a-z][\w'-]*\Z")
_LEADS_IN = re.compile(
    r"(?:With|While|As|If|In|At|On|For|When|By|After|Before|Since|During|Although|Despite|Under|To|From|Without|Because|Through|Given|However|Currently|Unfortunately)\b"
)
_CAPITAL_THEN_SMALL = re.compile(r"[A-Z][\w'-]* [a-z]{2,}")


def _is_sentence(line: str, start: int, end: int) -> bool:
    """Whether a sentence begins behind a gap: a word with a capital among small ones."""
    return (
        _PLAIN_WORD.search(line, max(0, start - 24), start) is not None
        and _CAPITAL_THEN_SMALL.match(line, end) is not None
    )


def _is_initial(line: str, end: int) -> bool:
    """Whether a capital letter stands alone before `end`."""
    return line[end - 1].isupper() and (end < 2 or line[end - 2] == " ")


def _in_first_person(line: str, gaps: list[re.Match[str]], k: int) -> bool:
    """Whether somebody says "we" or "I" between a gap and the next wide one."""
    start = gaps[k].end()
    wide = next((gap.start() for gap in gaps[k + 1 :] if len(gap.group()) >= _WIDE), len(line))
    return _FIRST_PERSON.search(line, start, min(wide, start + _TURN)) is not None


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a stretch; a space where the text begins or ends."""
    return text[start - 1] if start else " ", text[end] if end < len(text) else " "


def _decoded(wreck: str, before: str, after: str) -> str | None:
    """What a run of wrongly decoded characters was, read between those beside it; None where it is no wreck."""
    if wreck in ("â€", "â€ ", "â€\ufffd"):
        return "”"  # its last byte has no character in Windows-1252 and was dropped
    if wreck == "â?" or (wreck == "â" and before in ".,!?"):
        return "”"
    if wreck == "â":
        return "'" if before.isalpha() else "–" if after == " " else "“"
    if wreck == "Â":
        return ""
    raw = bytearray()
    for character in wreck:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 255:
                return None
            raw.append(ord(character))
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if len(meant) == 1 else None


def _edited(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, _Edits]:
    pieces: list[str] = []
    made = _Edits([], [], [])
    done = length = 0
    for start, end, new in edits:
        if start < done:
            continue
        for piece, place, written in ((text[done:start], done, False), (new, start, True)):
            made.add(length, place, written)
            pieces.append(piece)
            length += len(piece)
        done = end
    made.add(length, done, False)
    pieces.append(text[done:])
    return "".join(pieces), made


def _directed(text: str) -> str:
    """Quotation marks turned the way they stand: straight ones, wrong ones, and single ones where no others are used."""
    if "“" in text or "”" in text:
        text = _WRONG_WAY.sub(lambda m: "“" if m.group() == "”" else "”", text)
    if "'" in text:
        text = _singles(text)
    if '"' in text:
        text = _straight(text)
    return _NICKNAME.sub(r"'\1'", text) if "“" in text else text


# one word in marks amid a name, Maureen “Mo” McCafferty, is no quotation
_NICKNAME = re.compile(r"“(?<=[a-zß-ÿ] “)([A-ZÀ-Þ][\w'-]{1,14})”(?= [A-ZÀ-Þ][a-zß-ÿ'])")


# "she added," The ferry": the space stands on the wrong side
_LEADS_UP = re.compile(r"\b(?:said|says|added|adds|stated|states)[,:]\Z")


def _straight(text: str) -> str:
    characters = list(text)
    at = text.find('"')
    while at >= 0:
        before = text[at - 1] if at else "\n"
        after = text[at + 1] if at + 1 < len(text) else "\n"
        opens = (before.isspace() or before in "([{—–-/“'" or before == ":") and not after.isspace()
        led = (
            after == " "
            and text[at + 2 : at + 3].isupper()
            and _LEADS_UP.search(text, max(0, at - 12), at)
            and text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 0
        )
        characters[at] = "“" if opens or led or (before == "\n" and after == " ") else "”"
        at = text.find('"', at + 1)
    return "".join(characters)


def _singles(text: str) -> str:
    """Single marks are quotation marks in lines without double ones, where they open and close as those do."""
    closes = [m.start() for m in _SINGLE_CLOSES.finditer(text)]
    opens = [m.end() - 1 for m in _SINGLE_OPENS.finditer(text)] if closes else []
    if not opens or opens[0] > closes[-1]:
        return text
    characters = list(text)
    lines = text.split("\n") if _DOUBLE.search(text) else []
    doubled = [bool(_DOUBLE.search(line)) for line in lines]
    ends = list(itertools.accumulate(len(line) + 1 for line in lines))
    for marks, turned in ((opens, "“"), (closes, "”")):
        for at in marks:
            if not lines or not doubled[bisect_right(ends, at)]:
                characters[at] = turned
    return "".join(characters)


_DOUBLE = re.compile('[“”"]')
