"""Declared ties: members, co-chairs, signatories, endorsers, organizers, partners, from sentences and from lists."""

import re
from functools import cache

from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import Gate
from advocacy_graph.extract.joining import WAYS, joining, where_bodies_end
from advocacy_graph.extract.lists import split_list
from advocacy_graph.extract.names import ORG_HEAD, is_name
from advocacy_graph.extract.paragraphs import ABOUT_WHOM, Paragraph
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.rolls import rolls
from advocacy_graph.extract.rows import CUES, rows
from advocacy_graph.extract.tied import BODY, Tied, are_people, is_body, is_known, is_officer, tidy
from advocacy_graph.model import Relation

_LIST = r"(?P<list>[^.!?”]*(?:(?:(?<=Inc)|(?<=Corp)|(?<=Ltd)|(?<=St)|(?<=U\.S)|(?<=[ .][A-Z]))\.[^.!?”]*|\.(?=\s*(?:Inc|[a-z,]))[^.!?”]*)*)"

_ALLIANCE = r"(?:Coalition|Alliance|Collaborative|Network|Campaign|Partnership|Initiative|Consortium|Compact|Federation)"

_OF_MANY = re.compile(_ALLIANCE, re.I)

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
    ("tie.signatories", Relation.SIGNATORY, Finder(rf"\b(?:[Ss]ignatories|[Ss]igners|[Cc]o-?signers|[Ss]igned)(?:\s+(?:to|of|on)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.started", Relation.ORGANIZER, Finder(rf"\b(?P<coalition>[Ll]etter|[Pp]etition|[Ss]tatement|[Pp]ledge|[Cc]ampaign|[Rr]ally|[Mm]arch|[Bb]riefing)(?:,|,? (?:which|that) (?:was|is|were|has been)|,? (?:was|is))\s+(?:circulated|initiated|drafted|spearheaded|coordinated|convened|organi[sz]ed|led)\s+by\s+{_LIST}")),
    ("tie.part-of", Relation.MEMBER, Finder(rf"(?:[a-z]\s+|[–—-]\s+|^){_NAMED_LIST}\s+(?:[–—-]\s+)?(?:(?:have|has|had|are|also|all|today|now)\s+){{0,2}}(?:joined|come together (?:in|as)|stepped up(?: today)? as part of|are part of|form|make up)\s+(?:the\s+)?(?P<coalition>(?:[A-Z][\w'’&-]*\s+){{1,6}}{_ALLIANCE})")),
    ("tie.endorsed", Relation.ENDORSER, Finder(rf"\b(?P<coalition>[A-Z][^.;:]{{2,120}}?)\s+(?:is|has been|was|are)\s+(?:endorsed|supported|backed) by\s+{_LIST}")),
    ("tie.organized", Relation.ORGANIZER, Finder(rf"\b(?P<coalition>[^.;:]{{2,120}}?)\s+(?:is|was|are|were|being)\s+(?:jointly\s+|co-)?(?:organi[sz]ed|convened|led|hosted|coordinated|sponsored) by\s+{_LIST}")),
    ("tie.signing", Relation.SIGNATORY, Finder(rf"\b(?:[Oo]rgani[sz]ations|[Gg]roups|[Uu]nions|[Ss]igners|[Ss]ignatories|[Cc]ompanies|[Oo]thers)\s+(?:signing|(?:that )?(?:have )?signed|who signed|signed on to|signing on to|joining in)\s+(?:the\s+|this\s+)?(?P<coalition>[^.;:,]{{2,80}}?)?\s*(?:include:?|are:?|were|:)\s+{_LIST}")),
    ("tie.endorsing", Relation.ENDORSER, Finder(rf"\b(?:[Oo]rgani[sz]ations|[Gg]roups|[Uu]nions|[Cc]ompanies|[Tt]hose|[Oo]thers)\s+(?:endorsing|supporting|backing|calling for|behind|(?:(?:that|who|which) )?(?:(?:have|has) )?(?:already |also |since )?(?:endorsed?|support(?:ed)?|back(?:ed)?|announced their support for))\s+(?:the\s+|this\s+)?(?P<coalition>[^.;:,]{{2,80}}?)?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.among", Relation.MEMBER, Finder(rf"(?P<coalition>(?<!\.)[A-Z#][\w'’&-]*(?:\.[A-Z]?[a-z]+)?(?:\s+[\w'’&-]+){{0,8}}?)\s+(?:is|has|includes|unites|counts|brings together)\b(?:(?!\bfrom\b)[^.;:“”]){{0,240}}?\b(?:organi[sz]ations|groups|members|unions|churches|businesses|companies),?\s+(?:among them|including)\s+{_LIST}")),
    ("tie.steering", Relation.ORGANIZER, Finder(rf"(?P<coalition>[A-Z#][^.;:“”]{{2,120}}?)\s+(?:is|was)\s+(?:led|governed|run|directed)\s+by\s+(?:an?|its|the)\s+(?:\w+\s+)?(?:steering|executive|organi[sz]ing|coordinating)\s+committee\s+(?:that|which|whose members)\s+includes?\s+{_LIST}")),
    ("tie.campaign-of", Relation.ORGANIZER, Finder(rf"(?:^|[.;]\s+)(?:The\s+)?(?P<coalition>[A-Z#][\w'’&.-]*(?:\s+[\w'’&-]+){{0,7}}?)(?:\s\([^()]{{2,12}}\))?(?:,|\s+(?:is|was))\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:campaign|initiative|effort)\s+(?:of|led by|run by|organi[sz]ed by|convened by|from)\s+(?P<list>(?:the\s+)?{_ITEM}(?:,?\s+and\s+(?:the\s+)?{_ITEM})?)")),
    ("tie.convened", Relation.ORGANIZER, Finder(rf"(?P<coalition>(?:[A-Z#][\w'’&-]*\s+(?:(?:of|for|the|and|on|to)\s+){{0,2}}){{1,8}}{_ALLIANCE})(?:\s\([^()]{{2,12}}\))?,\s+(?:which\s+(?:is|was)\s+)?(?:convened|led|organi[sz]ed|founded|launched|sponsored|hosted|coordinated|created|established|run)\s+by\s+(?P<list>(?:the\s+)?{_ITEM}(?:,?\s+and\s+(?:the\s+)?{_ITEM})?)")),
    ("tie.includes", Relation.MEMBER, Finder(rf"(?:[.!?]\s+)(?:It|We|Our coalition|The (?:coalition|alliance|network|campaign|collaborative)|Its members|Our members)\s+(?:now\s+|currently\s+)?(?:includes?|comprises?|consists? of|brings? together|unites?)\s+(?:members (?:of|from)\s+)?(?:the\s+)?{_LIST}")),
    ("tie.endorsing", Relation.ENDORSER, Finder(rf"\b(?:[Ee]ndorsers|[Ss]upporters|[Bb]ackers|(?:[Ee]ndorsing|[Ss]upporting)\s+(?:organi[sz]ations|groups|unions))(?:\s+of\s+(?:the\s+|this\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.includes", Relation.MEMBER, Finder(rf"(?P<coalition>(?:[A-Z#][\w'’&-]*\s+(?:(?:of|for|the|and|on|to)\s+){{0,2}}){{1,8}}{_ALLIANCE})\s\((?P<list>[^()]{{10,400}},[^()]{{5,400}})\)")),
    ("tie.partners-named", Relation.PARTNER, Finder(rf"\b(?:campaign|coalition|project|founding|community|corporate|program(?:me)?|local|lead)\s+partners,?\s+{_NAMED_LIST}")),
    ("tie.partners", Relation.PARTNER, Finder(rf"\b(?:[Pp]artners|[Pp]artner organi[sz]ations|(?:[Cc]ompanies|[Oo]rgani[sz]ations|[Gg]roups|[Pp]articipants)\s+(?:participating|taking part|involved|joining)|[Pp]articipating\s+(?:organi[sz]ations|groups|companies))(?:\s+(?:in|of)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.hosts", Relation.ORGANIZER, Finder(rf"\b(?:[Cc]o-?)?(?:[Hh]osts|[Ss]ponsors|[Oo]rgani[sz]ers|[Cc]onveners|[Cc]onvenors)(?:\s+(?:of|for)\s+(?:the\s+)?(?P<coalition>[^.;:,]{{2,80}}?))?\s*(?:include:?|are:?|:)\s+{_LIST}")),
    ("tie.sponsored", Relation.ORGANIZER, Finder(rf"(?:^|[.:;–—]\s+|\b(?P<coalition>[Ee]vent|[Rr]ally|[Vv]igil|[Mm]arch|[Ff]orum|[Cc]onference|[Cc]ampaign|[Pp]rotest|[Aa]ction|[Bb]riefing|[Ww]ebinar)\s+)(?:[Jj]ointly\s+|[Cc]o-?)?(?:[Ss]ponsored|[Hh]osted|[Oo]rgani[sz]ed|[Cc]onvened|[Pp]resented|[Ll]aunched)\s+by:?\s+{_LIST}")),
    ("tie.with", Relation.PARTNER, Finder(rf"\b(?:[Ii]n\s+(?:close\s+)?(?:partnership|collaboration|coalition|association|alliance)\s+with|[Ww]ith\s+the\s+(?:support|backing|help)\s+of)\s+{_NAMES}")),
)  # fmt: skip

# the rules begin with an open subject and are slow to fail: a rule is tried only where its own words stand
_WORTH_TRYING = Gate([*(pattern.pattern for _, _, pattern in _RULES), *CUES, *(way.pattern for way in WAYS)])
_FIRST_WAY = len(_RULES) + len(CUES)

# what these rules cannot do without, in the order in which they have it
_PASSIVES = {
    "tie.co-chaired": Finder(r"(?:is|are|was)\s+co-?chaired by\s"),
    "tie.endorsed": Finder(r"(?:is|has been|was|are)\s+(?:endorsed|supported|backed) by\s"),
    "tie.organized": Finder(
        r"(?:is|was|are|were|being)\s+(?:jointly\s+|co-)?(?:organi[sz]ed|convened|led|hosted|coordinated|sponsored) by\s"
    ),
}

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


def ties(register: Register, paras: list[Paragraph]) -> list[Tied]:
    """All declared ties of a release, in order."""
    found: list[Tied] = []
    lists = rolls(register, paras)
    ends = cache(lambda: where_bodies_end(register))
    for index, para in enumerate(paras):
        if index in lists:
            found += lists[index]
            continue
        text = para.text
        if "“" in text[:2]:
            continue
        before = len(found)
        if "of " in text and _CALLED_MEMBER.is_in(text):
            found.extend(_memberships(register, paras, index))
        if " and " in text and _ACTIVE_WORDS.is_in(text):
            found.extend(_acting(register, para))
        open_rules = _WORTH_TRYING.open(text.lower())
        found.extend(joining(ends, para, [WAYS[n - _FIRST_WAY] for n in open_rules if n >= _FIRST_WAY]))
        for rule, relation, pattern in (_RULES[n] for n in open_rules if n < len(_RULES)):
            if rule in _PASSIVES and not _PASSIVES[rule].is_in(text):
                continue
            for match in pattern.finditer(text):
                pieces = list(split_list(match.group("list"), match.start("list")))
                if len(pieces) < 2 and relation not in (Relation.CO_CHAIR, Relation.ORGANIZER):
                    known = rule == "tie.with" and pieces and is_known(register, pieces[0][0])
                    if not known:
                        continue
                pieces = [p for p in pieces if not are_people(p[0])]
                good = [p for p in pieces if is_body(register, p[0]) and not is_place(p[0])]
                if len(good) < max(1, 0.5 * len(pieces)):
                    continue
                if rule == "tie.convened" and any(is_officer(p[0]) for p in good):
                    continue
                if rule == "tie.includes" and not (
                    _OF_MANY.search(text, 0, match.start("list"))
                    and 2 * sum(is_known(register, p[0]) for p in good) >= len(good)
                ):
                    continue  # "It" may be a law
                coalition = match.groupdict().get("coalition")
                if coalition is None and relation.is_membership and len(found) > before:
                    coalition = found[-1].coalition  # of that which the sentence before is about
                for name, start, end in good:
                    found.append(
                        Tied(tidy(coalition), relation, name, para.start + start, para.start + end, rule, 0.9)
                    )
        cues = [n - len(_RULES) for n in open_rules if len(_RULES) <= n < _FIRST_WAY]
        if cues:
            found += _in_rows(register, para, cues, {tie.start for tie in found[before:]})
    return found


def _in_rows(register: Register, para: Paragraph, cues: list[int], told: set[int]) -> list[Tied]:
    """Bodies in a row beside one of these cues, but for those whose place another rule has `told` of."""
    return [
        Tied(tidy(row.coalition), row.relation, name, para.start + start, para.start + end, "tie.row", 0.8)
        for row in rows(register, para.text, cues)
        for name, start, end in row.names
        if para.start + start not in told and is_body(register, name, row.said)
    ]


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
        if len(pieces) < 3 or not all(is_body(register, name) for name, _, _ in pieces):
            continue  # what one or two back is told as their position
        if not any(register.body(name) or ORG_HEAD.search(name) for name, _, _ in pieces):
            continue
        if match.group("begun") or match.group("held"):
            relation = Relation.ORGANIZER
        else:
            relation = Relation.ENDORSER if match.group("verb").startswith("endorse") else Relation.SIGNATORY
        found += [
            Tied(tidy(match.group("coalition") or match.group("common") or match.group("event")), relation, name, para.start + a, para.start + b, "tie.acting", 0.85)
            for name, a, b in pieces
        ]  # fmt: skip
    return found


_MEMBER_OF = re.compile(
    rf"\b(?:an?\s+(?:(?:proud|founding|active|charter|long-?time|leading)\s+)?(?P<what>member|co-chair|partner|signatory|endorser|affiliate)(?:\s+organi[sz]ation)?\s+of|one\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{1,4}}(?:that|which)\s+(?:make\s+up|form|comprise|belong\s+to)|(?P<part>(?:(?<=is\s)|(?<=are\s)|(?<=,\s))(?:proudly\s+)?part\s+of))\s+(?:the\s+)?(?P<coalition>{BODY})"
)

# "the Elm Forum, of which Rent Watch is an affiliate", "Rent Watch (RW), one of nine bodies that make up the Elm Forum"
_OF_WHICH = re.compile(
    rf"(?P<coalition>{BODY}),? of which (?:the )?(?P<who>{BODY}) is an? (?:\w+ )?(?P<what>member|partner|signatory|affiliate)\b"
)

_SAME = {"affiliate": "member", None: "member"}

_CALLED_MEMBER = Finder(
    r"\ban? (?:[\w-]+ )?(?:member|co-chair|partner|signatory|endorser|affiliate)(?: organi[sz]ation)? of |\bpart of the [A-Z]|\bof which |\bone of (?:[\w-]+ ){1,5}(?:that|which) (?:make|form|comprise|belong) "
)

_SUBJECT = re.compile(rf"(?:[Tt]he\s+)?(?P<who>{BODY})")

_JUST_BEFORE = re.compile(rf"(?P<who>{BODY})(?:\s*\([^)]{{1,20}}\))?,?(?:\s+(?:is|are|,))?\s*$")

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
        found.append(Tied(tidy(coalition), relation, match.group("who"), *place, "tie.member-of", 0.88))
    for match in _MEMBER_OF.finditer(text):
        coalition = match.group("coalition")
        if _BOARDS.search(coalition) or (match.group("part") and not _OF_MANY.search(coalition)):
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
                    tidy(coalition),
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
