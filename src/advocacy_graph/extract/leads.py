"""Paragraphs that lead in: whose words they announce, and what of them is only a heading."""

import re
from dataclasses import dataclass

from advocacy_graph.extract import attribution, quoted, unmarked
from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import has_given_name
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.quotes import Quotation
from advocacy_graph.extract.signatures import LINE
from advocacy_graph.extract.speaker import mention

_VERB_LAST = Finder(r"\b(?:said|says|statement|statements)\W?$")
_STATEMENT_NEAR_END = Finder(
    r"(?:following|this) (?:(?:joint|brief|public) )?(?:statement|remarks|comment|quote)|attributable to|attributed to",
    re.I,
)
_ANNOUNCED_EARLIER = Finder(
    r"\b(?:issued|released|made|delivered|gave|offered|shared) (?:this|the following) (?:joint )?(?:statement|remarks|comments|speech|address|testimony)",
    re.I,
)
_ASKS_WHAT = re.compile(r"^(?:What|How|Who|Why|Where|Here)\b")
_DID = re.compile(r"[A-Z][a-z]+ed\s")


@dataclass(frozen=True, slots=True)
class Leads:
    """The paragraphs of a release, and the quotations in each, asked for those that lead into others."""

    paras: list[Paragraph]
    quoted: list[list[Quotation]]

    def alone(self, index: int) -> Attribution | None:
        """A paragraph that only leads in: it ends in a colon, a verb of saying, or announces a statement."""
        para = self.paras[index]
        text = para.text.rstrip()
        if len(text) > 900 or text.endswith(("”", "!", "?")) or unmarked.ends_attributed(text):
            return None
        if not (
            text.endswith((":", ","))
            or _VERB_LAST.is_in(text[-20:])
            or _STATEMENT_NEAR_END.is_in(text[-300:])
            or _ANNOUNCED_EARLIER.is_in(text)
        ):
            return None
        if _ASKS_WHAT.match(text):
            return None
        first = text[: attribution.first_sentence_end(text)]
        led = attribution.announced(first, para.start) if _ANNOUNCED_EARLIER.is_in(first) else None
        led = led or attribution.before(text, para.start)
        quoted_next = index + 1 < len(self.paras) and self.paras[index + 1].text.startswith("“")
        if led and led.rule in ("label", "lead.colon") and self._tells_below(index):
            return None
        if led and led.rule == "label" and not quoted_next and not (led.who.role and led.who.name):
            return None
        if (
            led
            and led.rule == "lead.name-verb"
            and not text.endswith((":", ","))
            and not _VERB_LAST.is_in(text[-20:])
        ):
            return None
        if led is None and text.endswith(":") and len(text) < 160 and attribution.title_like(text):
            who = mention(text.rstrip(":"))
            if who.name and who.role and not self._tells_below(index):
                return Attribution(who, "label", para.start, para.end)
        return led

    def _tells_below(self, index: int) -> bool:
        """Whether two paragraphs below begin with what somebody did: "The mayor:", "Closed the yard ..."."""
        below = self.paras[index + 1 : index + 3]
        return len(below) == 2 and all(_DID.match(para.text) for para in below)

    def heads_quotation(self, index: int) -> bool:
        """Whether a line names the topic of the quotation below it, and nobody whose words these are."""
        para = self.paras[index]
        following = index + 1
        if (
            len(para.text) > LINE // 2
            or following >= len(self.paras)
            or not quoted.is_whole(self.paras[following], self.quoted[following])
        ):
            return False
        who = mention(para.text.rstrip(": "))
        return not who.role and not has_given_name(who.name or "")

    def says(self, index: int) -> bool:
        """Whether the paragraph above ends in a verb of saying."""
        above = self.paras[index - 1].text.rstrip(" :,") if index else ""
        return any(
            match.end() == len(above) for match in attribution.SPEECH.finditer(above, max(0, len(above) - 40))
        )
