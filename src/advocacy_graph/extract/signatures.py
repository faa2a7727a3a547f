"""Lines with a name: who signs the words above them, or speaks those below."""

import re
from dataclasses import dataclass, replace

from advocacy_graph.extract import attribution, lexicon, unmarked
from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import NAME, has_given_name, is_name
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.quotes import Quotation
from advocacy_graph.extract.speaker import mention

_CLOSE_WORDS = "|".join(sorted(lexicon.words("section_words", "close")))
CLOSING = re.compile(
    rf"^(?:[A-Z]\w+(?: \w+)? )?(?:{_CLOSE_WORDS})(?: \w+)?\s*[,.]?\s*$|^(?:Signed|Signed by|Signatories|The undersigned|List of signatories)\s*[,:.]?\s*$|^Kind regards",
    re.I,
)
LINE = 130  # code points; a longer paragraph is no line of a name, a role or a body
LINES_OF_A_NAME = 3  # below the first, of who signs
# "Jane Doe of Island Voices:"
_WHO_OF_BODY = re.compile(rf"{NAME.pattern} (?:of|from|for) (?:the )?[A-Z][^:;,“”]{{2,80}}:\s*$")
_WHO_LINE = re.compile(r"[A-ZÀ-Þ][^:;“”]{4,160}, [^:;“”]{3,160}[\w)]$")
DASHED = re.compile(r"^\s*[-–—~―]+\s*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The paragraphs of a release, and the quotations in each, asked for lines with names."""

    paras: list[Paragraph]
    quoted: list[list[Quotation]]

    def above_words(self, lead: int) -> dict[int, Attribution]:
        """Lines "Jane Doe, Director, Org", each above words set without marks, as in a round-up; fewer than two are no
        habit, and so are lines under most of which nobody says "we" or "I"."""
        found: dict[int, Attribution] = {}
        spoken = 0
        for index in range(lead, len(self.paras) - 1):
            para, below = self.paras[index], self.paras[index + 1]
            if (
                para.role is not Role.BODY
                or not (_WHO_OF_BODY if para.text.endswith(":") else _WHO_LINE).match(para.text)
                or below.role is not Role.BODY
                or len(below.text) < LINE // 3
                or not below.text.endswith((".", "!", "?"))
                or self.quoted[index + 1]
                or (who := self._alone(index)) is None
            ):
                continue
            if (
                who.is_organization
                or who.name is None
                or below.text.startswith((*who.name.split(), "He ", "She "))
            ):
                continue  # of whom the words below tell
            found[index] = Attribution(who, "label", para.start, para.end)
            spoken += unmarked.FIRST_PERSON.search(below.text) is not None
        return found if len(found) > 1 and 2 * spoken > len(found) else {}

    def _alone(self, index: int) -> Mention | None:
        """Whom the one line names, with or without a colon at its end."""
        text = self.paras[index].text
        if text.rstrip().endswith(":"):
            return mention(text.rstrip(": "))
        signature = self.signature(index)
        return signature[0] if signature and signature[1] == index else None

    def signature(self, index: int, below_letter: bool = False) -> tuple[Mention, int] | None:
        """A name with its role or body in a line, or in lines that follow each other: who, and the last line's index."""
        if index >= len(self.paras):
            return None
        para = self.paras[index]
        text = para.text
        if (
            not (para.is_prose or below_letter)
            or len(text) > 2 * LINE
            or self.quoted[index]
            or text.rstrip().endswith((":", "?", "!"))
        ):
            return None
        dashed = DASHED.match(text) is not None or para.role is Role.BULLET
        text = attribution.SOURCE.sub("", DASHED.sub("", text)).rstrip(". ")
        if not text[:1].isupper() or attribution.SPEECH.is_in(text):
            return None
        if len(text.split()) > 26 or (not dashed and not attribution.title_like(text)):
            return None
        who = mention(text)
        last = index
        lone = who.name is not None and not who.role and not who.organization and is_name(text)
        role_below = lone and index + 1 < len(self.paras) and role_in(self.paras[index + 1].text[:LINE])
        if lone and (below_letter or has_given_name(text) or role_below):
            while (
                last + 1 < len(self.paras)
                and last < index + LINES_OF_A_NAME
                and self.paras[last + 1].start - self.paras[last].end <= 2
                and len(self.paras[last + 1].text) < LINE
                and not self.quoted[last + 1]
                and attribution.title_like(self.paras[last + 1].text)
            ):
                last += 1
                text = f"{text}, {self.paras[last].text}"
            who = mention(text)
        if who.name is None or (who.is_organization and not (dashed or below_letter)):
            return None
        if who.role or who.organization or dashed or (below_letter and lone):
            return (of_line(text) if below_letter and who.is_organization else who), last
        return None

    def roll(self, index: int) -> bool:
        """Whether lines of names begin here, as those who signed a letter stand below it."""
        lines = [p.text for p in self.paras[index : index + 3] if p.is_prose]
        return len(lines) == 3 and all(
            len(line) < LINE
            and line[-1].isalnum()
            and attribution.title_like(line)
            and not attribution.SPEECH.is_in(line)
            for line in lines
        )

    def name_follows(self, index: int) -> bool:
        """Whether the next paragraph begins with a person's name."""
        return index + 1 < len(self.paras) and is_name(self.paras[index + 1].text[:LINE].split(",", 1)[0])


def of_line(text: str) -> Mention:
    """Who a line under a letter is: a body's name is all of it, "Advocates for Fair Play in Sport"."""
    who = mention(text)
    if who.is_organization and "," not in text and attribution.title_like(text):
        name = " ".join(text.split())
        return replace(who, name=name, organization=name)
    return who
