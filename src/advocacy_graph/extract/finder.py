"""A pattern sought by compiled machine code: most patterns stand nowhere in most sentences, and saying so must cost little.

`re` interprets a pattern at every place of a text; PCRE2 compiles it once and is five to ten times quicker at telling
that it stands nowhere. `Finder` lets PCRE2 tell where a match begins and `re` read it there: groups, places and the
meaning of a pattern are those of `re`. (Without regard to capitals, `re` takes the Turkish "ı" and "İ" for an
"i" and PCRE2 does not: a word spelt so is not found.)
"""

import re
import sys
from collections.abc import Iterator

import pcre2
from pcre2 import _cy  # below its classes, which cost four times the search itself; hence the pinned version

# What PCRE2 gives up on, `re` reads by itself: a lone surrogate, or a match that wants more memory than it has.
_GIVES_UP = (UnicodeEncodeError, pcre2.LibraryError, MemoryError)
_FLAGS = {0: 0, int(re.I): pcre2.I, int(re.S): pcre2.S, int(re.I | re.S): pcre2.I | pcre2.S}
_FAR = (
    20_000  # code points; PCRE2 counts bytes, so that each place of a long text is counted from its beginning
)
_PLAIN = _cy.create_match_context()


class Finder:
    """Stands for `re.compile(pattern, flags)` where a pattern is sought in running text."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._read = re.compile(pattern, flags)
        self._sought = _cy.compile(pattern, _FLAGS[flags])
        _cy.jit_compile(self._sought)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What `re.Pattern.search` gives."""
        if start > _FAR:
            return self._read.search(text, start, end)
        length = len(text)
        try:
            found = _cy.match(self._sought, text, min(end, length), min(start, length), _PLAIN)[0]
        except _GIVES_UP:
            return self._read.search(text, start, end)
        if found is None:
            return None
        return self._read.search(text, _cy.match_substring_span_bynumber(found, text, 0)[0], end)

    def is_in(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether `search` would find anything: what `re` would read there is not asked for."""
        if start > _FAR:
            return self._read.search(text, start, end) is not None
        length = len(text)
        try:
            return _cy.match(self._sought, text, min(end, length), min(start, length), _PLAIN)[0] is not None
        except _GIVES_UP:
            return self._read.search(text, start, end) is not None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """What `re.Pattern.finditer` gives, of a pattern that never matches nothing."""
        while found := self.search(text, start, end):
            yield found
            start = found.end()
