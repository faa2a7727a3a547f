"""Declared ties: members, co-chairs, signatories, endorsers, organizers, partners, from sentences and from lists."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import Gate
from advocacy_graph.extract.lists import split_list
from advocacy_graph.extract.names import HONORIFIC, ORG_HEAD, has_given_name, is_name
from advocacy_graph.extract.paragraphs import ABOUT_WHOM, Paragraph, Role
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.rows import CUES, rows
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.statements import CLOSING
from advocacy_graph.model import Relation

_LIST = r"(?P<list>[^.!?”]*(?:(?:(?<=Inc)|(?<=Corp)|(?<=Ltd)|(?<=St)|(?<=U\.S)|(?<=[ .][A-Z]))\.[^.!?”]*|\.(?=\s*(?:Inc|[a-z,]))[^.!?”]*)*)"
_ALLIANCE = r"(?:Coalition|Alliance|Collaborative|Network|Campaign|Partnership|Initiative|Consortium|Compact|Federation)"
# A, B, and C: names alone, as a subject
_NAMED_LIST = r"(?P<list>(?:(?:the\s+)?[A-Z][\w'’.&-]*(?:\s+(?:(?:of|for|the|and|&)\s+){0,2}[A-Z\d][\w'’.&-]*){0,7}(?:\s*\([A-Z]{2,8}\))?(?:,\s+|\s+(?=and\s))){1,12}and\s+(?:the\s+)?[A-Z][\w'’.&-]*(?:\s+(?:(?:of|for|the|and|&)\s+){0,2}[A-Z\d][\w'’.&-]*){0,7}(?:\s*\([A-Z]{2,8}\))?)"
_ITEM = r"[A-Z][\w'’.&-]*(?:\s+(?:(?:of|for|the|and|&|de|del|la|des|du)\s+){0,2}[A-Z\d][\w'’.&-]*){0,7}(?:\s*\([A-Z]{2,8}\))?"
# one name or more, to where a list ends: "A", "A, B and the C", "A, B and over forty others"
_NAMES = rf"(?P<list>(?:the\s+)?{_ITEM}(?:(?:,\s+(?:the\s+)?{_ITEM})*,?\s+and\s+(?:the\s+)?{_ITEM}|(?:,\s+{_ITEM})+(?=,?\s+and\s+[a-z\d]))?)"
_RULES: tuple[tuple[str, Relation, Finder], ...] = (
    ("tie.co-chaired", Relation.CO_CHAIR, Finder(rf"(?P<coalition>[^.;:]{{2,120}}?)\s+(?:is|are|was)\s+co-?chaired by\s+{_LIST}")),
    ("tie.co-chairs", Relation.CO_CHAIR, Finder(rf"\b[Cc]o-?chairs?(?:\s+of\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:are|include|:)\s+{_LIST}")),
    ("tie.members", Relation.MEMBER, Finder(rf"\b[Mm]embers?(?:\s+organi[sz]ations?)?(?:\s+of\s+(?:the\s+)?(?P<coalition>[^.;:]{{2,80}}?))?\s*(?:include|including|are|:|comprise)\s+{_LIST}")),
    ("tie.members", Relation.MEMBER, Finder(rf"(?P<coalition>[A-Z][^.;:]{{2,80}}?)(?:,\s+(?:an?|the)\s+[^,]{{3,80}},)?\s+(?:is a (?:\w+ )?(?:coalition|alliance|network|federation|group)[^.;:“”]{{0,60}}?,? (?:among them|including)|is made up of|is composed of|comprises|consists of|brings together|unites|is a coalition of|is an alliance of|is a partnership of|counts among its members)\s+{_LIST}")),
    ("tie.signed", Relation.SIGNATORY, Finder(rf"\b(?P<coalition>letter|petition|statement|pledge|declaration|call)?[^.;:]{{0,60}}?\b(?:was |were |is |are )?(?:co-)?signed by\s+{_LIST}")),
    ("tie.signatories", Relation.SIGNATORY, Finder(rf"\b(?:[Ss]ignatories|[Ss]igners|[Cc]o-?signers|[Ss]igned)(?:\s+(?:to|of)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.started", Relation.ORGANIZER, Finder(rf"\b(?P<coalition>[Ll]etter|[Pp]etition|[Ss]tatement|[Pp]ledge|[Cc]ampaign|[Rr]ally|[Mm]arch|[Bb]riefing)(?:,|,? (?:which|that) (?:was|is|were|has been)|,? (?:was|is))\s+(?:circulated|initiated|drafted|spearheaded|coordinated|convened|organi[sz]ed|led)\s+by\s+{_LIST}")),
    ("tie.part-of", Relation.MEMBER, Finder(rf"(?:[a-z]\s+|[–—-]\s+|^){_NAMED_LIST}\s+(?:[–—-]\s+)?(?:(?:have|has|had|are|also|all|today|now)\s+){{0,2}}(?:joined|come together (?:in|as)|stepped up(?: today)? as part of|are part of|form|make up)\s+(?:the\s+)?(?P<coalition>(?:[A-Z][\w'’&-]*\s+){{1,6}}{_ALLIANCE})")),
    ("tie.endorsed", Relation.ENDORSER, Finder(rf"\b(?P<coalition>[A-Z][^.;:]{{2,120}}?)\s+(?:is|has been|was|are)\s+(?:endorsed|supported|backed) by\s+{_LIST}")),
    ("tie.organized", Relation.ORGANIZER, Finder(rf"\b(?P<coalition>[^.;:]{{2,120}}?)\s+(?:is|was|are|were|being)\s+(?:jointly\s+|co-)?(?:organi[sz]ed|convened|led|hosted|coordinated|sponsored) by\s+{_LIST}")),
    ("tie.signing", Relation.SIGNATORY, Finder(rf"\b(?:[Oo]rgani[sz]ations|[Gg]roups|[Uu]nions|[Ss]igners|[Ss]ignatories|[Cc]ompanies|[Oo]thers)\s+(?:signing|that (?:have )?signed|who signed|signed on to|signing on to|joining in)\s+(?:the\s+|this\s+)?(?P<coalition>[^.;:,]{{2,80}}?)?\s*(?:include:?|are:?|were|:)\s+{_LIST}")),
    ("tie.endorsing", Relation.ENDORSER, Finder(rf"\b(?:[Oo]rgani[sz]ations|[Gg]roups|[Uu]nions|[Cc]ompanies|[Tt]hose|[Oo]thers)\s+(?:endorsing|supporting|backing|calling for|behind|(?:that|who|which) (?:(?:have|has) )?(?:already |also |since )?(?:endorsed?|support(?:ed)?|back(?:ed)?|announced their support for))\s+(?:the\s+|this\s+)?(?P<coalition>[^.;:,]{{2,80}}?)?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.among", Relation.MEMBER, Finder(rf"(?P<coalition>(?<!\.)[A-Z#][\w'’&-]*(?:\.[A-Z]?[a-z]+)?(?:\s+[\w'’&-]+){{0,8}}?)\s+(?:is|has|includes|unites|counts|brings together)\b[^.;:“”]{{0,240}}?\b(?:organi[sz]ations|groups|members|unions|churches|businesses|companies),?\s+(?:among them|including)\s+{_LIST}")),
    ("tie.steering", Relation.ORGANIZER, Finder(rf"(?P<coalition>[A-Z#][^.;:“”]{{2,120}}?)\s+(?:is|was)\s+(?:led|governed|run|directed)\s+by\s+(?:an?|its|the)\s+(?:\w+\s+)?(?:steering|executive|organi[sz]ing|coordinating)\s+committee\s+(?:that|which|whose members)\s+includes?\s+{_LIST}")),
    ("tie.campaign-of", Relation.ORGANIZER, Finder(rf"(?:^|[.;]\s+)(?:The\s+)?(?P<coalition>[A-Z#][\w'’&.-]*(?:\s+[\w'’&-]+){{0,7}}?)(?:\s\([^()]{{2,12}}\))?(?:,|\s+(?:is|was))\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:campaign|initiative|effort)\s+(?:of|led by|run by|organi[sz]ed by|convened by|from)\s+(?P<list>(?:the\s+)?{_ITEM}(?:,?\s+and\s+(?:the\s+)?{_ITEM})?)")),
    ("tie.partners-named", Relation.PARTNER, Finder(rf"\b(?:campaign|coalition|project|founding|community|corporate|program(?:me)?|local|lead)\s+partners,?\s+{_NAMED_LIST}")),
    ("tie.partners", Relation.PARTNER, Finder(rf"\b(?:[Pp]artners|[Pp]artner organi[sz]ations|(?:[Cc]ompanies|[Oo]rgani[sz]ations|[Gg]roups|[Pp]articipants)\s+(?:participating|taking part|involved|joining)|[Pp]articipating\s+(?:organi[sz]ations|groups|companies))(?:\s+(?:in|of)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.hosts", Relation.ORGANIZER, Finder(rf"\b(?:[Cc]o-?)?(?:[Hh]osts|[Ss]ponsors|[Oo]rgani[sz]ers|[Cc]onveners|[Cc]onvenors)(?:\s+(?:of|for)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.sponsored", Relation.ORGANIZER, Finder(rf"(?:^|[.:;–—]\s+|\b(?P<coalition>[Ee]vent|[Rr]ally|[Vv]igil|[Mm]arch|[Ff]orum|[Cc]onference|[Cc]ampaign|[Pp]rotest|[Aa]ction|[Bb]riefing|[Ww]ebinar)\s+)(?:[Jj]ointly\s+|[Cc]o-?)?(?:[Ss]ponsored|[Hh]osted|[Oo]rgani[sz]ed|[Cc]onvened|[Pp]resented|[Ll]aunched)\s+by:?\s+{_LIST}")),
    ("tie.with", Relation.PARTNER, Finder(rf"\b(?:[Ii]n\s+(?:close\s+)?(?:partnership|collaboration|coalition|association|alliance)\s+with|[Ww]ith\s+the\s+(?:support|backing|help)\s+of)\s+{_NAMES}")),
)  # fmt: skip
# the rules begin with an open subject and are slow to fail: a rule is tried only where its own words stand
_WORTH_TRYING = Gate([*(pattern.pattern for _, _, pattern in _RULES), *CUES])
# what these rules cannot do without, in the order in which they have it
_PASSIVES = {
    "tie.co-chaired": Finder(r"(?:is|are|was)\s+co-?chaired by\s"),
    "tie.endorsed": Finder(r"(?:is|has been|was|are)\s+(?:endorsed|supported|backed) by\s"),
    "tie.organized": Finder(
        r"(?:is|was|are|were|being)\s+(?:jointly\s+|co-)?(?:organi[sz]ed|convened|led|hosted|coordinated|sponsored) by\s"
    ),
}
_LIST_HEAD = Finder(
    r"(?P<member>^(?:the )?(?:current |founding )?members of (?!the (?:house|senate|public|community|committee|press|media))|\b(?:coalition|alliance|campaign|network|our|its|their|current|founding|steering committee)\s+members?\b|\bmember (?:organi[sz]ations|groups)|\bmembers? (?:of the (?!house|senate|public|community|committee|press|media)|include|:)|^members?\W*$|\bjoined (?:our|the|this|us)\b|\b(?:organi[sz]ations|groups|congregations|unions|churches|companies|institutions|businesses)\b[^.:]{0,80}\binclud(?:e|ing)\W*$)|(?P<sign>\bsign(?:ed|atories|ers|ing)\b|undersigned|\bjoin(?:ing|ed)? (?:us )?in (?:this|the|our)\b)|(?P<endorse>\bendors\w+|\bsupport(?:ed by|ing organi|ers\b))|(?P<partner>\bpartner|\bparticipa)|(?P<chair>\bco-?chair)|(?P<organize>\b(?:organi[sz]ed|convened|hosted|sponsored) by|\b(?:co-?)?(?:hosts|sponsors|organi[sz]ers|conveners)\W*$)",
    re.I,
)
# "A, B and C, which were at the table, have endorsed the compact"
_ACTIVE = re.compile(
    r"(?:,\s+which\s+[^,.;:]{3,120},|,\s+all\s+of\s+[^,.;:]{3,80},)?\s+(?:(?:have|has|all|also|both)\s+){0,2}(?:(?P<verb>endorsed|endorse|endorses|co-?signed|signed(?: on to)?)\s+(?:on to\s+)?(?:the\s+|this\s+|an?\s+|its\s+|our\s+)?(?P<coalition>[^.;:,“”]{3,70})"
    rf"|(?P<held>(?:co-?)?(?:sponsored|hosted|organi[sz]ed))\s+(?:the\s+|an?\s+)(?P<event>[a-z][^.;:,“”]{{3,60}})"
    rf"|(?P<begun>launched|founded|formed|established|convened|released|unveiled|published)\s+(?:the\s+|an?\s+)(?P<common>(?:[A-Z][\w'’&-]*\s+){{0,5}}(?:{_ALLIANCE}|[A-Z][\w'’&-]*(?=(?:\s*\([A-Z]{{2,8}}\))?,\s+an?\s+joint\s))(?:\s+(?:for|of|on|against|to)\s+(?:[A-Z][\w'’&-]*\s?){{1,5}})?))"
)
_ACTIVE_WORDS = Finder(
    r"\b(?:endorse|signed|launched|founded|formed|established|convened|released|unveiled|published)|(?:sponsored|hosted|organi[sz]ed)\b"
)
_LEAD_IN = re.compile(
    r"(?:Last|This|On|In|Earlier|Today|Yesterday|Since|Over)\b[^,]{0,40},\s+(?:the\s+)?(?=[A-Z])|[^,]*\b[a-z]{3,} (?:[a-z]+ )+[^,]*,\s+(?:the\s+)?(?=[A-Z])"
)
_NOT_AN_ENTRY = re.compile(
    r"^(?:about\b|as of\b|in alphabetical|partial list|(?:last )?updated|sincerely|yours|signed|cc:|regards|respectfully|organi[sz]ations?:?$|individuals?:?$|national:?$|local:?$|affiliation)",
    re.I,
)
_UNDERSIGNED = re.compile(r"^(?:the )?undersigned\b", re.I)


@dataclass(frozen=True, slots=True)
class Tied:
    """One tie in the view: the coalition as worded (None: the release's own), the relation, the body and its place."""

    coalition: str | None
    relation: Relation
    organization: str
    start: int
    end: int
    rule: str
    confidence: float


def ties(register: Register, paras: list[Paragraph]) -> list[Tied]:
    """All declared ties of a release, in order."""
    found: list[Tied] = []
    listing: _Listing | None = None
    cue: Relation | None = None
    cued_by = ""
    table = False
    rolls = _has_entries_enough(paras)
    for index, para in enumerate(paras):
        table = bool(_TABLE_HEAD.match(para.text)) or (table and para.text[:1] in ("|", "-"))
        if table:
            _rows(found, para)
        if table or para.role in (Role.FURNITURE, Role.CONTACT, Role.DATE, Role.RELEASE_LINE):
            continue
        text = para.text
        last = _LIST_HEAD.search(text) if rolls and len(text) < 600 else None
        if len(text) < 60 and (CLOSING.match(text) or _UNDERSIGNED.match(text)):
            cue, cued_by = Relation.SIGNATORY, ""
        elif last and not (listing and _is_entry(para)):
            cue, cued_by = _relation(last), text
        if listing is None and cue and rolls and _begins_roll(paras, index):
            listing = _Listing(cue, _coalition_in(cued_by), _of_people(paras, index))
        elif (
            listing is None
            and index
            and CLOSING.match(paras[index - 1].text)
            and _bodies_sign(register, paras, index)
        ):
            listing = _Listing(Relation.SIGNATORY, None)
        if (
            listing
            and text.isupper()
            and max(map(len, text.split())) > 7
            and not paras[index - 1].text.isupper()
        ):
            listing = cue = None  # the heading of what follows
        if listing and (_is_entry(para) or _describes(paras, index)):
            if _is_entry(para):
                _listed(found, register, para, listing)
            continue
        if listing and text.startswith("and ") and text.endswith(":"):
            continue  # "and the editors of:", the list goes on
        row = _row_of_bodies(register, para)
        if row:
            _listed(found, register, para, _Listing(Relation.MEMBER, _headed_by(paras, index)), row)
            continue
        labelled = _LABELLED.match(text) if text.count(",") > 2 else None
        if labelled and _is_whole(register, labelled.group("who")):
            names = split_list(text[labelled.end() :], labelled.end())
            if 2 * sum(_is_known(register, name) for name, _, _ in names) >= len(names) > 3:
                _listed(found, register, para, _Listing(Relation.MEMBER, labelled.group("who")), names)
                continue
        listing = None
        ahead = paras[index + 1 : index + 4]
        headed = (
            len(text) < 70
            and len(ahead) == 3
            and all(_is_entry(p) for p in ahead)
            and "“" not in text
            and para.role is not Role.HEADLINE
        )
        if (text.rstrip().endswith((":", " include")) or headed) and ahead and _is_entry(ahead[0]):
            head = _LIST_HEAD.search(text)
            if head:
                listing = _Listing(_relation(head), _coalition_in(text), _of_people(paras, index + 1))
                continue
        if "“" in text[:2]:
            continue
        if "of " in text and _CALLED_MEMBER.is_in(text):
            found.extend(_memberships(register, paras, index))
        if " and " in text and _ACTIVE_WORDS.is_in(text):
            found.extend(_acting(register, para))
        open_rules = _WORTH_TRYING.open(text.lower())
        before = len(found)
        for rule, relation, pattern in (_RULES[n] for n in open_rules if n < len(_RULES)):
            if rule in _PASSIVES and not _PASSIVES[rule].is_in(text):
                continue
            for match in pattern.finditer(text):
                pieces = list(split_list(match.group("list"), match.start("list")))
                if len(pieces) < 2 and relation not in (Relation.CO_CHAIR, Relation.ORGANIZER):
                    known = rule == "tie.with" and pieces and _is_known(register, pieces[0][0])
                    if not known:
                        continue
                pieces = [p for p in pieces if not _are_people(p[0])]
                good = [p for p in pieces if _is_body(register, p[0])]
                if len(good) < max(1, 0.5 * len(pieces)):
                    continue
                coalition = match.groupdict().get("coalition")
                for name, start, end in good:
                    found.append(
                        Tied(
                            _tidy(coalition), relation, name, para.start + start, para.start + end, rule, 0.9
                        )
                    )
        told = {tie.start for tie in found[before:]}
        for acting in rows(register, text, (n - len(_RULES) for n in open_rules if n >= len(_RULES))):
            for name, start, end in acting.names:
                if para.start + start not in told and _is_body(register, name, acting.said):
                    found.append(
                        Tied(
                            _tidy(acting.coalition),
                            acting.relation,
                            name,
                            para.start + start,
                            para.start + end,
                            "tie.row",
                            0.8,
                        )
                    )
    return found


def _acting(register: Register, para: Paragraph) -> list[Tied]:
    """ "A, B and C have endorsed the Act": bodies in a row that begin their sentence, and what they did together."""
    found: list[Tied] = []
    starts = sentence_starts(para.text)
    for match in _ACTIVE.finditer(para.text):
        begin = max((a for a in starts if a <= match.start()), default=0)
        who = para.text[begin : match.start()]
        if not who[:1].isupper() or len(who) > 500 or re.search(r"[;:“”]", who):
            continue
        lead_in = _LEAD_IN.match(who)
        if lead_in:
            begin, who = begin + lead_in.end(), who[lead_in.end() :]
        pieces = split_list(who, begin)
        if len(pieces) < 3 or not all(_is_body(register, name) for name, _, _ in pieces):
            continue  # what one or two back is told as their position
        if not any(register.body(name) or ORG_HEAD.search(name) for name, _, _ in pieces):
            continue
        if match.group("begun") or match.group("held"):
            relation = Relation.ORGANIZER
        else:
            relation = Relation.ENDORSER if match.group("verb").startswith("endorse") else Relation.SIGNATORY
        found += [
            Tied(_tidy(match.group("coalition") or match.group("common") or match.group("event")), relation, name, para.start + a, para.start + b, "tie.acting", 0.85)
            for name, a, b in pieces
        ]  # fmt: skip
    return found


_BODY = r"[A-Z][\w'’&-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-Z][\w'’&-]*){0,8}"
_MEMBER_OF = re.compile(
    rf"\b(?:an?\s+(?:(?:proud|founding|active|charter|long-?time|leading)\s+)?(?P<what>member|co-chair|partner|signatory|endorser|affiliate)(?:\s+organi[sz]ation)?\s+of|one\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{1,4}}(?:that|which)\s+(?:make\s+up|form|comprise|belong\s+to))\s+(?:the\s+)?(?P<coalition>{_BODY})"
)
# "the Elm Forum, of which Rent Watch is an affiliate", "Rent Watch (RW), one of nine bodies that make up the Elm Forum"
_OF_WHICH = re.compile(
    rf"(?P<coalition>{_BODY}),? of which (?:the )?(?P<who>{_BODY}) is an? (?:\w+ )?(?P<what>member|partner|signatory|affiliate)\b"
)
_SAME = {"affiliate": "member", None: "member"}
_CALLED_MEMBER = Finder(
    r"\ban? (?:[\w-]+ )?(?:member|co-chair|partner|signatory|endorser|affiliate)(?: organi[sz]ation)? of |\bof which |\bone of (?:[\w-]+ ){1,5}(?:that|which) (?:make|form|comprise|belong) "
)
_SUBJECT = re.compile(rf"(?:[Tt]he\s+)?(?P<who>{_BODY})")
_JUST_BEFORE = re.compile(rf"(?P<who>{_BODY})(?:\s*\([^)]{{1,20}}\))?,?(?:\s+(?:is|are|,))?\s*$")
_POINTS_BACK = ("It", "We", "They", "This", "These", "In", "For", "The", "Its", "Our")
_BOARDS = re.compile(
    r"\b(?:Congress|Senate|House|Parliament|Council|Committee|Board|Cabinet|Assembly|Commission|Legislature|Press|Public)\b"
)


def _memberships(register: Register, paras: list[Paragraph], index: int) -> list[Tied]:
    """ "X is a member of the Y Alliance", "X, a member of Y": one tie each; "It" is the body that the paragraph, or the
    one before, is about. Who sits on a board or in a parliament is tied to nothing."""
    found: list[Tied] = []
    text = paras[index].text
    starts = sentence_starts(text)
    for match in _OF_WHICH.finditer(text):
        coalition, relation = (
            match.group("coalition"),
            Relation(_SAME.get(match.group("what"), match.group("what"))),
        )
        place = (paras[index].start + match.start("who"), paras[index].start + match.end("who"))
        found.append(Tied(_tidy(coalition), relation, match.group("who"), *place, "tie.member-of", 0.88))
    for match in _MEMBER_OF.finditer(text):
        coalition = match.group("coalition")
        if _BOARDS.search(coalition):
            continue
        begin = max((a for a in starts if a <= match.start()), default=0)
        said: list[tuple[re.Match[str] | None, Paragraph]] = [
            (_JUST_BEFORE.search(text, max(begin, match.start() - 140), match.start()), paras[index]),
            (_SUBJECT.match(text, begin), paras[index]),
            *((ABOUT_WHOM.match(paras[at].text) or _SUBJECT.match(paras[at].text), paras[at]) for at in (index, index - 1) if at >= 0),
        ]  # fmt: skip
        for of, para in said:
            name = _ABOUT_THE.sub("", of.group("who")).split(" and the ")[-1] if of else ""
            if of is None or not name or name.split()[0] in _POINTS_BACK:
                continue
            if " " not in name and register.body(name) is None:
                continue
            if is_name(name) and register.body(name) is None:
                break  # a person is a member: no tie of bodies
            place = (para.start + of.end("who") - len(name), para.start + of.end("who"))
            found.append(
                Tied(
                    _tidy(coalition),
                    Relation(_SAME.get(match.group("what"), match.group("what"))),
                    name,
                    *place,
                    "tie.member-of",
                    0.88,
                )
            )
            break
    return found


_ABOUT_THE = re.compile(r"^(?:About\s+)?(?:[Tt]he\s+)?")


_TABLE_HEAD = re.compile(
    r"\|\s*(?:organi[sz]ation|group|body|name|partner|member)s?\s*\|\s*(?:role|type|relation|capacity|status)\s*\|",
    re.I,
)
_ROW = re.compile(r"\|\s*(?P<who>[A-Z#\d][^|]{2,120}?)\s*\|\s*(?P<role>[A-Za-z -]{3,40}?)\s*\|")
_IN_TABLES = (
    (re.compile(r"co-?chair", re.I), Relation.CO_CHAIR),
    (re.compile(r"lead|organi[sz]er|convener|host", re.I), Relation.ORGANIZER),
    (re.compile(r"sign", re.I), Relation.SIGNATORY),
    (re.compile(r"endors|support", re.I), Relation.ENDORSER),
    (re.compile(r"member", re.I), Relation.MEMBER),
    (re.compile(r"partner", re.I), Relation.PARTNER),
)


def _rows(found: list[Tied], para: Paragraph) -> None:
    """The rows of a table with a column of bodies and one of what they are in the coalition."""
    for row in _ROW.finditer(para.text):
        relation = next((r for word, r in _IN_TABLES if word.match(row.group("role"))), None)
        if relation is not None:
            place = (para.start + row.start("who"), para.start + row.end("who"))
            found.append(Tied(None, relation, row.group("who"), *place, "tie.table", 0.85))


class _Listing(NamedTuple):
    """What those who are listed are, to which whole; whether they are people, most with their body or post."""

    relation: Relation
    coalition: str | None
    of_people: bool = False


# "Jane Doe, Elm University"
_AND_WHOSE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,3}[A-ZÀ-Þ][\w'’-]*,\s")


def _of_people(paras: list[Paragraph], index: int) -> bool:
    """Whether most entries of a list are people by name, each with a body or post behind a comma."""
    entries = [p.text for p in paras[index : index + _SIGNERS] if _is_entry(p)]
    return 2 * sum(_is_person(text) and _AND_WHOSE.match(text) is not None for text in entries) > len(entries)


_ROLL = 8  # lines


def _has_entries_enough(paras: list[Paragraph]) -> bool:
    """Whether lines as a roll has them stand in a row anywhere, so that what announces a roll need be sought."""
    run = 0
    for para in paras:
        run = run + 1 if _is_entry(para) else 0
        if run == _ROLL:
            return True
    return False


def _begins_roll(paras: list[Paragraph], index: int) -> bool:
    """Eight short lines in a row of which two in five are named as bodies are: a roll of names, headed or not."""
    lines = paras[index : index + _ROLL]
    return (
        len(lines) == _ROLL
        and all(_is_entry(p) for p in lines)
        and sum(bool(ORG_HEAD.search(p.text)) for p in lines) >= 3
        and sum(_is_person(p.text) for p in lines) < 3
        and not _LIST_HEAD.is_in(lines[0].text)
    )


def _bodies_sign(register: Register, paras: list[Paragraph], index: int) -> bool:
    """Lines to the end of the release, or near it, of which three and more are bodies: these sign, by those named below each."""
    bodies = 0
    for para in paras[index : index + _SIGNERS]:
        if not _is_entry(para):
            break
        name = para.text.strip(" ,;")
        is_body = register.body(name) is not None or bool(ORG_HEAD.search(name))
        bodies += (is_body and not _is_person(name)) or _ON_BEHALF.match(name) is not None
    return bodies >= 3


_SIGNERS = 60  # lines


def _relation(head: re.Match[str]) -> Relation:
    for group, relation in (
        ("chair", Relation.CO_CHAIR),
        ("sign", Relation.SIGNATORY),
        ("endorse", Relation.ENDORSER),
        ("member", Relation.MEMBER),
        ("organize", Relation.ORGANIZER),
    ):
        if head.group(group):
            return relation
    return Relation.PARTNER


def _coalition_in(text: str) -> str | None:
    headed = _HEADED.match(text)
    if headed:
        return headed.group("coalition")
    match = re.search(
        r"(?:of|to|in|for)\s+(?:the\s+)?([A-Z][^:.]{3,80}?)(?:\s+(?:include|are|is))?\s*:\s*$", text
    )
    return match.group(1) if match else None


_HAS_A_VERB = re.compile(r"\b(?:said|says|is|are|was|were|has|will|asks?|to(?! [A-Z]))\b")


_CAMEL = re.compile(r"[a-z]+[A-Z]\w*[;,]?$")  # "elmNet"


def _is_entry(para: Paragraph) -> bool:
    """A line of a list: short, without a verb of its own, no quotation."""
    text = para.text
    text = text.removeprefix("and ").removeprefix("the ")
    begins = text[:1].isupper() or text[:1].isdigit() or text[:1] == "#" or _CAMEL.match(text) is not None
    if (
        text.count(";") > 1
        and begins
        and ":" not in text
        and "“" not in text
        and not _HAS_A_VERB.search(text)
    ):
        return not any(part.strip()[:1].islower() for part in text.replace("; and ", "; ").split(";"))
    return (
        (para.role is Role.BULLET or len(text) < 110)
        and begins
        and "“" not in text
        and not text.rstrip().endswith(("?", "!", ":"))
        and not _HAS_A_VERB.search(text)
        and sum(w[0].islower() and len(w) > 3 for w in text.split(",")[0].split()) <= 1
    )


_HEADED = re.compile(
    r"^(?:the\s+|this\s+)?(?P<coalition>[A-Z].{3,90}?)\s+(?:(?:is|are|was|were|has been|have been)\s+(?:endorsed|supported|backed|signed|sponsored|organi[sz]ed|hosted)\s+by(?:\s+the\s+following.*?)?|endorsers|members|signatories|signers|supporters|partners|co-?sponsors)\s*:?$",
    re.I,
)


def _describes(paras: list[Paragraph], index: int) -> bool:
    """A line right below an entry of a list, or one that begins with its name: what the body is."""
    entry, para = paras[index - 1], paras[index]
    if not _is_entry(entry) or len(para.text) > 600:
        return False
    return para.start - entry.end == 1 or para.text.startswith(entry.text.split()[0] + " ")


# "Elm Coalition (list in formation): Rent Watch, Hill Union"
_LABELLED = re.compile(
    r"(?:Members of )?(?:[Tt]he )?(?P<who>[A-Z#][^:.,“”()]{3,90}?)(?:\s\([^()]{2,40}\))?:\s+(?=[\dA-Z])"
)
_WHOLE = re.compile(
    r"\b(?:Coalition|Alliance|Network|Campaign|Collaborative|Consortium|Federation|Committee|Forum|Council|Partnership)\b"
)


def _is_whole(register: Register, name: str) -> bool:
    """Whether bodies named behind it are its members."""
    return _WHOLE.search(name) is not None and _is_body(register, name)


_BETWEEN = re.compile(r"\s+[·•|∙]\s+")
_PARTED = Finder(r"\s[·•|∙]\s")


def _row_of_bodies(register: Register, para: Paragraph) -> list[tuple[str, int, int]]:
    """ "Elm Union · Hill Alliance · Rent Watch": the names of a line that is a row of bodies, else none."""
    text = para.text
    if not _PARTED.is_in(text) or len(text) > 2_000 or "“" in text:
        return []
    ends = [m.span() for m in _BETWEEN.finditer(text)]
    pieces = [
        piece
        for (_, start), (end, _) in zip([(0, 0), *ends], [*ends, (len(text), 0)], strict=True)
        for piece in split_list(text[start:end], start, whole=True)
    ]
    named = [name for name, _, _ in pieces if register.body(name) or (" " in name and ORG_HEAD.search(name))]
    return pieces if len(pieces) > 3 and len(named) > 0.7 * len(pieces) else []


def _headed_by(paras: list[Paragraph], index: int) -> str | None:
    """The line in capitals above a row, which names the coalition as a letterhead does."""
    above = paras[index - 1].text.strip() if index else ""
    return above.title() if above.isupper() and 4 < len(above) < 70 and ":" not in above else None


def _listed(
    found: list[Tied],
    register: Register,
    para: Paragraph,
    listing: _Listing,
    names: list[tuple[str, int, int]] | None = None,
) -> None:
    if _NOT_AN_ENTRY.match(para.text):
        return
    entry = para.text.split(" | ")[0]  # the first cell of its row
    for name, start, end in names or split_list(entry.rstrip(" ;,"), 0, whole=True):
        if _is_person(name) or _ON_BEHALF.match(name) or (listing.of_people and _AND_WHOSE.match(name)):
            if listing.relation is Relation.SIGNATORY:
                _signed_for(found, para, listing.coalition, name, start)
            continue
        more = _BOARD.search(name) or _OF_COUNTRY.search(name)  # a board signs for its body
        if more is not None and (more.re is _BOARD or is_place(more.group("where"))):
            name, end = name[: more.start()], end - len(more.group())
        found.append(
            Tied(
                _tidy(listing.coalition),
                listing.relation,
                name,
                para.start + start,
                para.start + end,
                "tie.list",
                0.86,
            )
        )


_BOARD = re.compile(
    r",? (?:Board of (?:Directors|Trustees|Governors)|Executive (?:Board|Committee|Council))$"
)

_OF_COUNTRY = re.compile(r"\s[-–—]\s(?:[Tt]he\s)?(?P<where>[A-Z][\w ]+)$")


def _signed_for(found: list[Tied], para: Paragraph, coalition: str | None, line: str, start: int) -> None:
    """ "Jane Doe, President - Elm Union (EU)", "Jane Doe, on behalf of Elm Union": the body that somebody signs for."""
    signed = _LEADS.match(line) or _ON_BEHALF.match(line)
    if signed is not None:
        place = (para.start + start + signed.start("who"), para.start + start + signed.end("who"))
        found.append(
            Tied(_tidy(coalition), Relation.SIGNATORY, signed.group("who"), *place, "tie.signed-for", 0.8)
        )


_ON_BEHALF = re.compile(
    r"[^,]{4,40},?\s+(?:on behalf of|for and on behalf of)\s+(?:the\s+)?(?P<who>[^,;(]{3,80}?)(?=\s*(?:$|[(,;]))"
)
_LEADS = re.compile(
    rf"[^,]{{4,40}},\s+(?:[\w-]+\s+){{0,3}}(?:President|Chair|Chairperson|Director|Secretary|CEO|Coordinator)\s*(?:,|[-–—]|of|at)\s+(?:the\s+)?(?P<who>{_BODY}?)(?=\s*(?:$|[(,]|[-–—]\s))"
)


def _tidy(name: str | None) -> str | None:
    if name is None:
        return None
    name = re.sub(r"^(?:the|The)\s+|\s+and\s+of\s+.*$", "", name.strip(" ,"))
    name = re.sub(r"^.*\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]his|[Ww]hich|who)$", "", name)
    return name or None


def _is_body(register: Register, name: str, small: bool = False) -> bool:
    """Whether words can be a body's name; `small`: that begins with a small letter, too."""
    return (
        bool(name)
        and (small or name[0].isupper() or name[0].isdigit() or name[0] == "#")
        and len(name.split()) <= 14
        and sum(w.islower() and w not in _SMALL for w in _WORDS_OF.findall(name)) < 2
        and not (is_name(name) and name in register.people)
        and not _is_person(name)
    )


_WORDS_OF = re.compile(r"[\w'’]+")
_SMALL = frozenset(
    "of for the and on in a an to at with against by de la del des du y e et per von van".split()
)


def _is_known(register: Register, name: str) -> bool:
    """Whether the release knows a body of this name, or it says itself that it is one."""
    return register.body(name) is not None or (" " in name and ORG_HEAD.search(name) is not None)


def _are_people(names: str) -> bool:
    """ "Jane Doe", "Jane Doe and J. Richard Roe": names alone."""
    return not ORG_HEAD.search(names) and all(
        is_name(name) and (has_given_name(name) or name[1:2] == ".") for name in names.split(" and ")
    )


def _is_person(name: str) -> bool:
    """ "Pastor Jane Doe of Elm Temple", "California Attorney General Jane Doe"."""
    first, _, after = name.partition(", ")
    if after and is_name(first) and (has_given_name(first) or role_in(after)):
        return True  # "Jane Doe, Director, Elm Union"
    who = mention(name)
    if who.name is None or who.is_organization or ORG_HEAD.search(who.name):
        return False
    return HONORIFIC.match(name) is not None or (
        who.role is not None and (has_given_name(who.name) or _OFFICER.fullmatch(name) is not None)
    )


_OFFICER = re.compile(
    r"(?:[A-Z][\w.]+ ){0,3}(?:Attorney General|Senator|Sen\.|Representative|Rep\.|Congress(?:wo)?man|Governor|Gov\.|Mayor|Council(?:man|woman|member|or)|Commissioner|Assembly(?:man|woman|member)|Treasurer|Delegate|Sheriff) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
