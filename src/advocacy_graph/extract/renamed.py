"""Bodies that a release says were called otherwise before: one body, with both names."""

import re
from collections.abc import Iterable, Iterator

from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.register import Body, Register, key

_AS = r"(?:\s+(?:known\s+as|called|named))?(?:\s+the)?\s+[“\"]?"
# What stands between two names. "X, formerly of Y" is a person's past, "X is now part of Y" a merger.
_THEN_FORMER = Finder(rf"[”\"]?,?\s+\(?(?:formerly|previously|once|until\s+recently){_AS}", re.IGNORECASE)
_THEN_CURRENT = Finder(
    rf"[”\"]?(?:,?\s+\(?now{_AS}|\s+(?:is|are)\s+now{_AS}|\s+(?:has\s+|have\s+)?(?:officially\s+)?(?:changed|changes|is\s+changing)\s+"
    r"its\s+name\s+to(?:\s+the)?\s+[“\"]?|\s+(?:has\s+been|was|is)\s+renamed(?:\s+as)?(?:\s+the)?\s+[“\"]?)",
    re.IGNORECASE,
)

# one of these stands in each; most paragraphs have none, and both patterns begin with what may be missing
_MAY_TELL = Finder(r"\b(?:formerly|previously|once|recently|now|name|renamed)\b", re.IGNORECASE)


def join_renamed(register: Register, paras: Iterable[Paragraph]) -> None:
    """Make one body of two where a release says that one was renamed: "Harbor Riders, formerly the Elsa Riders League"."""
    for former, current in _renamed(register, paras):
        k, now = key(former.name), key(current.name)
        if former is current or k not in register.bodies or now not in register.bodies:
            continue
        current.wordings |= former.wordings
        current.former.add(former.name)
        current.places += former.places
        del register.bodies[k]
        register.shortened[k] = now
        for acronym, of in register.acronyms.items():
            if of == k:
                register.acronyms[acronym] = now


def _renamed(register: Register, paras: Iterable[Paragraph]) -> Iterator[tuple[Body, Body]]:
    """The former and the current one of each pair, as bodies of their own."""
    bodies = list(register.bodies.values())
    ends = {end: body for body in bodies for _, end in body.places}
    starts = {start: body for body in bodies for start, _ in body.places}
    for para in paras:
        if not _MAY_TELL.is_in(para.text):
            continue
        for pattern in (_THEN_FORMER, _THEN_CURRENT):
            for between in pattern.finditer(para.text):
                left = ends.get(para.start + between.start())
                right = starts.get(para.start + between.end())
                if left is not None and right is not None and left is not right:
                    yield (right, left) if pattern is _THEN_FORMER else (left, right)
