"""A text that its issuer gives out again: whether it says that it corrects the earlier one, and what was changed."""

import re
from difflib import SequenceMatcher

_HEAD = 500  # code points
_SAYS_SO = re.compile(r"(?i)\b(?:correct(?:ed|ion|s)|revised|updated?)\b")
_SHOWN = 3
_LONGEST = 4_000  # words; finding differences may take the square of them
_WIDEST = 8  # words of one change that are shown


def corrects(text: str, earlier: str) -> bool:
    """Whether the head of `text` says that it corrects, revises or updates, where that of `earlier` does not."""
    said, before = (set(map(str.casefold, _SAYS_SO.findall(one[:_HEAD]))) for one in (text, earlier))
    return bool(said - before)


def changed(text: str, earlier: str) -> str:
    """What was changed, in words: `“19,000” became “29,000”; 2 passages more`. "" where nothing was, or too much to say."""
    before, after = earlier.split(), text.split()
    if max(len(before), len(after)) > _LONGEST:
        return ""
    parts = [
        (before[a:b], after[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    # What was put in another's place says most; headings and whole paragraphs come after.
    parts.sort(key=lambda part: (not all(part), len(part[0]) + len(part[1])))
    said = [_said(*part) for part in parts[:_SHOWN]]
    more = len(parts) - len(said)
    return "; ".join([*said, *([f"{more} more"] if more else [])])


def _said(before: list[str], after: list[str]) -> str:
    if before and after:
        return f"“{_short(before)}” became “{_short(after)}”"
    return f"“{_short(after)}” added" if after else f"“{_short(before)}” left out"


def _short(words: list[str]) -> str:
    return " ".join(words if len(words) <= _WIDEST else [*words[:_WIDEST], "…"])
