"""Who does what a headline or a first sentence tells: the names that it begins with, before its verb."""

import re
from dataclasses import dataclass
from itertools import islice

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.deeds import DEEDS, deed_in
from advocacy_graph.extract.names import NAME, NOT_FIRST, ORG_HEAD, PARTY_TAG, SEATS, bare, is_name
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.parties import PARTIES
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Human, Register, key


@dataclass(frozen=True, slots=True)
class Doer:
    """A body, or somebody who holds an office, by the name that the release knows; where the name ends."""

    name: str
    end: int
    is_person: bool = False
    is_sure: bool = True  # False: a capital alone makes it one, and the names beside it


OFFICE = (
    r"(?:U\.?\s?S\.?\s+|United States\s+|State\s+|Federal\s+|Shadow\s+)?(?:Senators?|Sens?[.,]?|Representatives?|Reps?\.?|Congress(?:man|woman|member|men|members)|Assembly(?:man|woman|member)|Council(?:man|woman|member)|Council Member|"
    r"Councillors?|Cllrs?|Governor|Gov\.?|Mayor|Delegate|Del\.|Attorney General|(?:Prime |[A-Z][a-z]+ )?Minister|MPs?|MEPs?)"
)
_OFFICE = re.compile(rf"(?:(?:the\s+)?{OFFICE}\s+)+", re.I)
_IS_OFFICE = re.compile(rf"(?<![\w-]){OFFICE}(?![\w-])", re.I)
_ENDS_IN_OFFICE = re.compile(rf"(?<![\w-]){OFFICE}\s+$")
_OPENER = re.compile(
    r"(?:(?:today|yesterday|this (?:week|morning|afternoon|evening|month)|(?:on )?\w+day)\b[^,]{0,30}?,?\s+)?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?(?: at [\d:]+ ?[ap]\.?m\.?)?,\s+)?"
    r"(?:(?:in|on|at|as|after|before|following|amid|ahead|with|while|since|for|speaking|continuing|responding|reacting|commenting|joined)\s[^“”]{3,160}?,\s+)?"
    r"(?:(?:joint\s+)?(?P<stated>statement|remarks|speech|testimony|letter)\s+(?:of|by|from)\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}(?:members|supporters|leaders|presidents|representatives|activists|workers)(?:\s+and\s+\w+)?\s+(?:of|from|with|at)\s+)?(?:the\s+)?",
    re.I,
)
# "(Wire) - September 03, 2024 - ELMFORD, September 3, 2024 — "
_DATELINE = re.compile(r"[^“”.]{2,110}\s[—–-]{1,2}\s+(?:The\s+)?(?=[A-Z])")
_TAG = re.compile(rf"(?:{PARTY_TAG.pattern}|\s*\([^)]{{1,60}}\)|,? (?:{SEATS}|JD|PhD|M\.?D\.?)\b)+")
_WITHIN = re.compile(r" (?:of|at) (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,4}")  # "the Clinic (EC) | of Elm College"
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+(?:the\s+)?|\s*,\s+(?:the\s+)?|\s*/\s*", re.I)
_ADVERBS = (
    r"(?:(?:today|yesterday|now|also|again|once|this week|on \w+day|jointly|together|all|\w+ly)\s+){0,3}"
)
_VERBS = lexicon.alternation(
    form.lower()
    for form in {
        *DEEDS,
        *(row[0] for row in lexicon.rows("speech_verbs")),
        *(form.strip() for row in lexicon.rows("speech_verbs") for form in row[1].split(",")),
        *"has have had is are was were will would can stand call calling support oppose join file back held hold host sent send unveil introduce propose release launch testify hail".split(),
    }
)
_BEFORE_THE_DEED = (
    r",\s+[^.“”]{2,200}?,?\s+"  # what it is said to be, where it is
    r"|,?\s+(?:and|along with|together with|joined by|with)\s+(?:the support|more|over|other|many|dozens|several|its|her|his|allied|a|\d)[^.“”]{2,160}?,?\s+"
    r"|,?\s+"
)
_DOES = re.compile(rf":|(?:{_BEFORE_THE_DEED}){_ADVERBS}(?i:(?:{_VERBS})\b|[a-z]{{2,}}(?:ed|s)\b)")
_PARTY = re.compile(rf"(?:{lexicon.alternation(PARTIES)})(?![\w’'-])")
_WORD = re.compile(r"\S+")
_ENDS_A_NAME = re.compile(r"[,:;]$|(?<![A-Z])(?<!St)(?<!Inc)\.$|['’]s$")
_ARTICLE = re.compile(r"The\s+")
_AND_THE = re.compile(r" (?:and|&) the ")
# "the #OpenHill campaign", "Elm Rises movement"
_SO_CALLED = re.compile(
    r"(?:[Tt]he )?(?P<who>#?[A-Z][\w'’&.+-]*(?: (?:(?:of|for|to|the|and|&|in|on) ){0,2}#?[A-Z\d][\w'’&.+-]*){0,7} (?:campaign|coalition|movement|network|alliance|collective))(?= )"
)
_SMALL_FIRST = re.compile(r"(?:The|This|Our|A|An|That|These|Its|Their)\b")
_LONGEST = 14  # words of a body's name
_LONGEST_PERSON = 4
_SEVERAL = 3
_SMALL = re.compile(r"\s[a-z]|:")
_CAPITALS = re.compile(r"[A-Z][\w'’&.+-]*(?: (?:(?:of|for|to|the|and|&|in|on) ){0,2}[A-Z\d][\w'’&.+-]*){0,9}")
# "the Elm Forum, an alliance of tenants"; "the Elm Forum is a campaign", but not "Jane Doe is a member of the union"
_A_BODY = re.compile(
    r"(?:,\s+(?:an?|the|one|which)\s[^.]{0,120}?|(?:\s\([^)]{2,20}\))?\s(?:is|are)\s(?:an?|the|one)\s(?:(?!of|for|to|in|at)[\w'’-]+,?\s){0,6}?)\b(?:organi[sz]ation|coalition|alliance|group|network|association|union|campaign|charity|non-?profit|federation|institute|foundation|watchdog|society|consortium|collective|centre|center|think tank|body|movement|party)s?\b"
)


class Doers:
    """What doers a release can have: its bodies by all that they are called, and its people who hold an office."""

    def __init__(self, register: Register, paras: list[Paragraph]) -> None:
        self.register = register
        self._bodies = {
            key(wording): body.name
            for body in register.bodies.values()
            for wording in (body.name, *body.wordings)
        }
        self._first_words = {k.split(" ", 1)[0] for k in self._bodies}
        self.holders = {
            human.name
            for human in register.people.values()
            if holds_office(human.role) or _is_called_by_office(paras, human)
        }

    def of(self, text: str, is_headline: bool = False) -> list[Doer]:
        """Whoever acts at the beginning of a headline or sentence, in order; empty where no deed follows the names. An
        office holder with whom a headline begins acts whatever follows."""
        text = text[:700]
        opener = _OPENER.match(text)
        begins = [0, opener.end() if opener else 0]
        dateline = None if is_headline else _DATELINE.match(text)
        for at in dict.fromkeys([*begins, dateline.end()] if dateline else begins):
            found, end = self._listed(text, at, is_headline)
            if found and (
                _DOES.match(text, end)
                or (opener and opener.group("stated"))
                or (is_headline and all(one.is_person for one in found))
            ):
                return found
        return []

    def _listed(self, text: str, at: int, is_headline: bool) -> tuple[list[Doer], int]:
        found: list[Doer] = []
        end = at
        while one := self._named_at(text, at, is_headline, found[-1] if found else None):
            found.append(one)
            end = one.end
            tag = _TAG.match(text, end)
            within = _WITHIN.match(text, tag.end()) if tag else None
            end = within.end() if within else tag.end() if tag else end
            other = _AND.match(text, end)
            if other is None:
                break
            at = other.end()
        unsure = [one for one in found if not one.is_sure]
        if unsure and (len(found) < _SEVERAL or 2 * len(unsure) > len(found)):
            return [], end
        return found, end

    def _named_at(self, text: str, at: int, is_headline: bool, beside: Doer | None) -> Doer | None:
        """The holder of an office or the body that is named here, `beside` another: "Senators Doe and | Roe"."""
        party = _PARTY.match(text, at)
        if party:  # "Greens Senator Jane Doe": for the party
            office = _OFFICE.match(text, party.end() + 1)
            holder = self._person_at(text, office.end(), with_office=True) if office else None
            return Doer(party.group(), holder.end if holder else party.end())
        office = _OFFICE.match(text, at)
        with_office = office is not None or (beside is not None and beside.is_person)
        person = self._person_at(text, office.end() if office else at, with_office)
        if person and (
            person.name in self.register.people
            or not is_headline  # whose capitals run on
            or _SMALL.match(text, person.end)
        ):
            return person
        words: list[re.Match[str]] = []
        first = _WORD.match(text, at)
        known = first is not None and key(first.group().rstrip(",:;")).split(" ", 1)[0] in self._first_words
        for word in islice(_WORD.finditer(text, at), _LONGEST if known else 0):
            words.append(word)
            if _ENDS_A_NAME.search(word.group()):
                break
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            name = self._bodies.get(key(text[at:end].rstrip(",:;")))
            if name:
                return Doer(name, at + len(text[at:end].rstrip(",.:;'’")))
        return self._so_called_at(text, at) or self._unknown_at(text, at, beside)

    def _person_at(self, text: str, at: int, with_office: bool) -> Doer | None:
        """Somebody known to hold an office, or with one before the name."""
        name = NAME.match(text, at)
        if name is None:
            return None
        words = list(_WORD.finditer(text, at, name.end()))[:_LONGEST_PERSON]
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            called = bare(text[at:end].rstrip(",:;"))
            full = self.register.full_name(called) or (
                self.register.full_name(called.title()) if called.isupper() else None
            )
            if full and " " in full and (with_office or full in self.holders):
                return Doer(full, end - (text[end - 1] in ",:;"), is_person=True)
        whole = bare(name.group())
        if with_office and is_name(whole) and len(whole.split()) <= _LONGEST_PERSON:
            return Doer(whole, name.end(), is_person=True)
        return None

    def _unknown_at(self, text: str, at: int, beside: Doer | None) -> Doer | None:
        """A name in capitals that is a body's by its head, by what it is said to be, or amid a list of bodies."""
        article = _ARTICLE.match(text, at)
        name = _CAPITALS.match(text, article.end() if article else at)
        if name and (several := _AND_THE.search(text, at, name.end())):
            name = _CAPITALS.match(text, name.start(), several.start())
        if name and (deed := _before_a_deed(name.group())):
            name = _CAPITALS.match(text, name.start(), name.start() + deed)
        if name is None or (" " in name.group() and role_in(name.group())):
            return None
        if name.group().split(" ", 1)[0].lower() in NOT_FIRST:
            return None  # "As Parliament votes"
        if " " not in name.group():
            is_listed = text.startswith((", ", " and ", " & "), name.end()) and not name.group().islower()
            return Doer(name.group(), name.end(), is_sure=False) if is_listed else None
        if text.startswith(":", name.end()) or self.register.full_name(name.group()):
            return None  # "Coalition Letter: 27 groups write"
        if not ORG_HEAD.search(name.group()) and not _A_BODY.match(text, name.end()):
            is_within = beside is not None and not beside.is_person and text.startswith(", ", name.end())
            return Doer(name.group(), name.end(), is_sure=False) if is_within else None
        return Doer(name.group(), name.end())

    def _so_called_at(self, text: str, at: int) -> Doer | None:
        """ "The #OpenHill campaign | calls for": a name whose sort is said behind it in small letters."""
        called = _SO_CALLED.match(text, at)
        if called is None or _SMALL_FIRST.match(called.group("who")):
            return None
        return Doer(called.group("who"), called.end())


def _before_a_deed(words: str) -> int | None:
    """The length of the name before the deed in capitals of a headline, "Elm Guild | Denounces Rents"."""
    parts = words.split()
    at = deed_in(parts, after=2)
    return len(" ".join(parts[:at])) if at else None


_LONGEST_OFFICE = 40  # code points


def _is_called_by_office(paras: list[Paragraph], human: Human) -> bool:
    """Whether an office stands before the name somewhere: "Sen Jane Doe"."""
    for start, _ in human.places:
        para = next((p for p in paras if p.start <= start < p.end), None)
        at = para.text.find(human.name, start - para.start) if para else -1
        if para and at >= 0 and _ENDS_IN_OFFICE.search(para.text, max(0, at - _LONGEST_OFFICE), at):
            return True
    return False


def holds_office(role: str | None) -> bool:
    """Whether a role is an office that issues releases of its own: "MP for Elm", "Minister for Ports"."""
    return role is not None and _IS_OFFICE.search(role) is not None
