"""The names of a list, parted where it is: commas of names kept, a pair with a slash as two."""

import re

from advocacy_graph.extract.names import ORG_HEAD

_OTHERS = re.compile(
    r"^(?:and\s+)?(?:many|several|dozens|hundreds|more|other|others|a number|over|the|\d+)\b.*\b(?:others?|more|organi[sz]ations|groups)\b.*$|^(?:etc|more|others?)$",
    re.I,
)
_SLASH = re.compile(r"(?<=[\w)])\s?/\s?(?=[A-Z][\w]+ )|(?<=[a-z)])/(?=[A-Z])")
_JOINED = re.compile(r"^\s*(?:and,?\s+(?:from today,\s+|now,\s+)?|&\s+)?(?:the\s+)?")
_GROUPS_LIKE = re.compile(
    r"^(?:Representatives|Members|Leaders|Activists|Workers) (?:of|from) (?:the )?(?=[A-Z])|^(?:[\w’'-]+\s+){0,4}(?:groups|organi[sz]ations|companies|members|partners|unions|leaders|allies|associations|outlets|services|websites)\s+(?:(?:like|such as|including|as)\s+(?:the\s+)?|(?<=[a-z]\s)(?=[A-Z]))"
)
_ACRONYM_AFTER = re.compile(r"\s*\(([^)]{1,30})\)")
_TAIL = re.compile(
    r",?\s+(?:and (?:signers|signatories|supporters|members|partners) include|who|which|that|together(?! with)|have|has|are|is|all|(?:along with|as well as|together with)(?!\s+(?:[a-z-]+\s){0,3}?(?:the\s+|(?:groups|organi[sz]ations|unions|companies)\s+)?[A-Z])|among|represent\w*|announced|joined|today|in support)\b.*$"
)

_SEPARATORS = re.compile(
    r",?\s+(?:as well as|along with|together with|in (?:partnership|collaboration|conjunction|association|coalition) with|with(?= the [A-Z]))\s+(?:the\s+)?|,\s*(?:and\s+|&\s+)?(?!\s*(?:Inc|LLC|Ltd|Jr)\b)"
)
_AND_IN_THE_MIDDLE = re.compile(r"\s+and\s+(?:the\s+(?=[A-Z])|(?=[a-z]{4,12}\s+as\s+well\s+as\s))")
_GAPS = re.compile(r"[^\S\n]{2,}(?:and\s+)?")  # where a content system made spaces of commas
_STOPS = re.compile(r"(?<=[a-z\d])\.\s+(?=[A-Z])")  # "Elm Union. Rent Watch. Hill Forum"
_FAR_APART = re.compile(r"(?<=\w)[^\S\n]{6,}(?=\w)|\\\s")  # what follows there is of the page


def split_list(text: str, offset: int, whole: bool = False) -> list[tuple[str, int, int]]:
    """The names of a list with their places: commas inside names kept, "A/B" two names, acronyms dropped.

    Semicolons, where there are any, part the list; commas then stay inside, but for a last ", and".
    """
    apart = _FAR_APART.search(text)
    text = text[: apart.start()] if apart else text
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail and not whole else text
    cuts: list[tuple[int, int]] = []
    if ";" in body:
        cuts = [m.span() for m in re.finditer(r";\s*(?:and\s+)?|,\s+and\s+", body)]
    elif "," not in body and len(_STOPS.findall(body)) > 1:
        cuts = [m.span() for m in re.finditer(rf"{_STOPS.pattern}|\s+and\s+(?=[A-Z])", body)]
    elif "," not in body and _GAPS.search(body.strip()):
        cuts = [m.span() for m in _GAPS.finditer(body)]
    elif whole:  # the last of a list's lines, run on: "Elm Union | and the Hill Alliance"
        cuts = [
            m.span()
            for m in re.finditer(r"\s+and\s+the\s+(?=[A-Z])", body)
            if ORG_HEAD.search(body[m.end() :])
        ]
    else:
        cuts = [m.span() for m in _SEPARATORS.finditer(body)]
        last = body[cuts[-1][1] :] if cuts else body
        base = cuts[-1][1] if cuts else 0
        # "A, B, and C for D and E": the list has its last "and" already
        closed = bool(cuts) and body[slice(*cuts[-1])].split()[-1:] in (["and"], ["the"])
        for match in () if closed else re.finditer(r"\s+and\s+(?:the\s+)?", last):
            left, right = last[: match.start()].strip(), last[match.end() :].strip()
            if left and right[:1].isupper():
                if (
                    cuts
                    and len(left.split()) == 1
                    and re.search(
                        r"\b(?:Council|Fund|Committee|Institute|Center|Alliance|Union|Association|Department|Education)\b",
                        right,
                    )
                    and len(right.split()) < 4
                ):
                    continue
                cuts.append((base + match.start(), base + match.end()))
                break
        taken = {end for _, end in cuts}
        cuts += [m.span() for m in _AND_IN_THE_MIDDLE.finditer(body) if m.end() not in taken]
        cuts.sort()
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for start, end in [*cuts, (len(body), len(body))]:
        if start < at:
            continue
        pieces.extend(_slashed(body, at, start, offset))
        at = end
    return pieces


def _slashed(body: str, start: int, end: int, offset: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    piece = body[start:end]
    at = 0
    for part in _SLASH.split(piece):
        where = piece.index(part, at)
        at = where + len(part)
        clean = _ACRONYM_AFTER.sub("", part)
        clean = _JOINED.sub("", clean).strip(" ,.;*•-–—")
        clean = _GROUPS_LIKE.sub("", clean)
        clean = " ".join(clean.split())
        if not clean or _OTHERS.match(clean) or not re.search(r"[A-Za-z]{2}", clean):
            continue
        first = part.find(clean.split()[0])
        begin = start + where + max(0, first)
        stop = (
            begin + len(clean)
            if body[begin : begin + len(clean)] == clean
            else start + where + len(part.rstrip(" ,.;"))
        )
        found.append((clean, offset + begin, offset + stop))
    return found
