"""Drafts, which count in the view, turned into findings, which count in the kept text."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from advocacy_graph.extract import asked, attribution, demands, judged, settling, stance
from advocacy_graph.extract.confidence import evidence as evidence_of
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.policies import Item, Policies
from advocacy_graph.extract.posts import is_part_of_house, is_post, is_public
from advocacy_graph.extract.register import Register, is_short_form, key
from advocacy_graph.extract.rows import LAWS
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.stance import Stance
from advocacy_graph.extract.tied import Tied
from advocacy_graph.extract.view import View
from advocacy_graph.model import (
    ActorKind,
    Affiliation,
    CoalitionTie,
    Demand,
    Findings,
    Heading,
    Mode,
    Organization,
    Person,
    Policy,
    Position,
    PressRelease,
    Relation,
    Span,
    Speaker,
    Statement,
)

_WHOLE_BODY = 7  # paragraphs from which a statement is a body that names much in passing


def _without_context(taken: stance.Taken) -> None:
    """Leaves a statement of many paragraphs what it judges itself; its general tone judges not all that it names."""
    judged = [s for s in taken.stances if s.rule != "stance.context"]
    if judged:
        passing = {id(s.item) for s in taken.stances} - {id(s.item) for s in judged}
        taken.stances[:] = judged
        taken.named[:] = [item for item in taken.named if id(item) not in passing]


@dataclass
class Writer:
    """Turns drafts, which count in the view, into findings, which count in the kept text."""

    release: PressRelease
    seen: View
    paras: list[Paragraph]
    register: Register
    named: Policies
    head: Heading
    tied: list[Tied]

    def __post_init__(self) -> None:
        self.issuer = self.head.issuers[0] if self.head.issuers else None
        self.names = [w for b in self.register.bodies.values() for w in (b.name, *b.wordings)] + list(
            self.register.people
        )

    def _spans(self, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(self.seen.span(a, b) for a, b in places if b > a)

    def findings(self, drafts: list[Draft]) -> Findings:
        """All that was read in a release: its statements, and who and what they and the rest of it name."""
        stated: list[Statement] = []
        positions: list[Position] = []
        demanded: list[Demand] = []
        keys: set[str] = set()
        spoken: list[tuple[int, int]] = []
        found = self._taken(drafts)
        stands = {id(s.item) for one in found for s in one.stances if s.confidence > 0.5}
        for one in found:  # what is named in passing is a policy where a side is taken on it
            one.named[:] = [i for i in one.named if id(i) in stands or i.rule not in settling.BARELY_NAMED]
        self.named.drop(lambda i: i.rule in settling.BARELY_NAMED and id(i) not in stands)
        for draft, taken in zip(drafts, found, strict=True):
            statement = self._statement(draft, keys)
            asked = demands.demands(self.named, self.seen.text, draft.segments)
            about = tuple(dict.fromkeys(i.name for i in [*(s.item for s in taken.stances), *taken.named]))
            stated.append(replace(statement, about=about))
            spoken.extend(draft.segments)
            positions.extend(self._position(s, statement, statement.speaker) for s in taken.stances)
            demanded.extend(self._demand(a, statement.speaker, statement.key) for a in asked)
        self._narrated(spoken, positions, demanded)
        people, affiliations = self._people()
        ties = self._ties()
        return Findings(
            release=self.release,
            heading=self.head,
            statements=tuple(stated),
            organizations=self._organizations(),
            people=people,
            affiliations=affiliations,
            policies=tuple(self._policy(i) for i in self.named.items),
            positions=tuple(positions),
            demands=tuple(demanded),
            ties=ties,
        )

    def _taken(self, drafts: list[Draft]) -> list[stance.Taken]:
        """What each statement takes a position on, what one leaves open told by the others and the headline."""
        found = [
            stance.stances(
                self.named,
                self.seen.text,
                d.segments,
                by_holder=d.mode is Mode.DIRECT or d.rule == "indirect.act",
            )
            for d in drafts
        ]
        for draft, one in zip(drafts, found, strict=True):
            if len(draft.segments) >= _WHOLE_BODY:
                _without_context(one)
        for draft, one in zip(drafts, found, strict=True):
            judged.name(self.named, self.seen.text, one)
            if draft.mode is Mode.DIRECT and not one.stances:
                asked.name(self.named, self.seen.text, draft.segments, one)
        headline = [
            stance.stances(self.named, self.seen.text, [(p.start, p.end)], by_holder=False)
            for p in self.paras
            if p.role in (Role.HEADLINE, Role.SUBHEAD)
        ]
        speakers = [d.who.name or d.who.role for d in drafts]
        direct = [d.mode is Mode.DIRECT for d in drafts]
        settling.settle(self.named, found, speakers, direct, headline)
        left = {id(i): i for one in found for i in one.left_open()}
        if left:
            taken_up = _Stretches(s for d in drafts for s in d.segments)
            told = [
                stance.stances(self.named, self.seen.text, [(p.start, p.end)], by_holder=False)
                for p in self.paras
                if p.is_prose
                and not taken_up.meet(p.start, p.end)
                and any(p.start <= a < p.end for i in left.values() for a, _ in i.places)
            ]
            if told:
                settling.settle(self.named, found, speakers, direct, [*headline, *told])
        return found

    def _statement(self, draft: Draft, keys: set[str]) -> Statement:
        spans = self._spans(draft.segments)
        words = " ".join(" ".join(s.words(self.release.text).split()) for s in spans)
        who = draft.who
        speakers = [self._speaker(who, draft.rule == "label"), *(self._speaker(j) for j in who.joint)]
        base = hashlib.sha256(f"{speakers[0].name}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[
            :12
        ]
        key, again = base, 1
        while key in keys:
            again += 1
            key = f"{base}-{again}"
        keys.add(key)
        return Statement(
            key=key,
            mode=draft.mode,
            words=words,
            speakers=tuple(speakers),
            evidence=evidence_of(spans, f"statement.{draft.rule}", draft.confidence),
            attribution=self.seen.span(*draft.at) if draft.at else None,
        )

    def _speaker(self, who: Mention, labelled: bool = False) -> Speaker:
        if (
            who.is_organization or who.is_empty
        ):  # nobody: a letter or statement of which the release does not say whose
            return Speaker(who.name, ActorKind.ORGANIZATION, None, who.name)
        organization = self.register.long(who.organization)
        if who.role and is_public(who.role) and is_part_of_house(organization):
            organization = None
        if (
            organization is None
            and not labelled
            and who.name
            and who.role
            and (not is_public(who.role) or self._seat_of_issuer(who.role))
            and is_post(who.role)
            and who.name in self.register.people
        ):
            organization = self.issuer if self.issuer not in self.register.people else None
        return Speaker(who.name, ActorKind.PERSON, who.role, organization)

    def _seat_of_issuer(self, role: str) -> bool:
        """Whether a council or a commission issues the release in which a "Council Member", a "Commissioner" speaks."""
        body = "Commission" if role.endswith("Commissioner") else role.removesuffix(" Member")
        return body != role and body in (self.issuer or "").split()

    def _position(
        self,
        taken: Stance,
        statement: Statement | None,
        speaker: Speaker,
        sentence: tuple[int, int] | None = None,
    ) -> Position:
        """A position; one in narration has its whole sentence for evidence, since no statement has the words."""
        if statement is None and sentence:
            spans = self._spans([sentence])
        else:
            spans = self._spans(taken.cues[:1]) or (statement.evidence.spans if statement else ())
        return Position(
            holder=speaker.name,
            holder_kind=speaker.kind,
            on_behalf_of=speaker.organization,
            target=taken.item.name,
            polarity=taken.polarity,
            evidence=evidence_of(spans, taken.rule, taken.confidence),
            statement=statement.key if statement else None,
            cues=tuple(dict.fromkeys(" ".join(self.seen.text[a:b].split()) for a, b in taken.cues)),
            condition=taken.condition,
            intensity=taken.intensity,
        )

    def _demand(self, asked: demands.Asked, speaker: Speaker, statement: str | None) -> Demand:
        span = self.seen.span(asked.start, asked.end)
        whom = re.sub(r"^(?:the|The|our|Our|all|All)\s+", "", asked.whom) if asked.whom else None
        if whom:
            full = self.register.full_name(whom)
            if full is None and " and " not in whom and self.register.body(whom) is None:
                named = self.register.full_name(mention(whom).name or "") or ""
                full = named if " " in named else None  # "Secretary Jane Doe", but "Mayor Odell"
            whom = full or self.register.long(whom)
        return Demand(
            holder=speaker.name,
            holder_kind=speaker.kind,
            on_behalf_of=speaker.organization,
            action=" ".join(span.words(self.release.text).split()),
            evidence=evidence_of((span,), asked.rule, 0.65 if asked.rule == "demand.must" else 0.75),
            addressed_to=whom,
            concerns=asked.item.name if asked.item else None,
            by_when=asked.by_when,
            statement=statement,
        )

    def _narrated(
        self, spoken: list[tuple[int, int]], positions: list[Position], demanded: list[Demand]
    ) -> None:
        """What stands outside statements: the issuer's positions in the first person, boilerplate has them too, and
        what a body or a person is told to ask of others. Where a release does not say whose it is, "we" is nobody named."""
        issuer = Speaker(self.issuer, ActorKind.ORGANIZATION, None, self.issuer)
        taken_up = _Stretches(spoken)
        for para in self.paras:
            if not para.is_prose or not (demands.may_ask(para.text) or _OWN_VOICE.is_in(para.text)):
                continue
            apart = not taken_up.meet(para.start, para.end)
            for start, end in _sentences(para):
                if not apart and taken_up.meet(start, end):
                    continue
                own = _OWN_VOICE.is_in(self.seen.text, start, end)
                asked = demands.demands(self.named, self.seen.text, [(start, end)], modal=own)
                if own and apart:
                    taken = stance.stances(self.named, self.seen.text, [(start, end)], by_holder=True)
                    positions.extend(
                        self._position(s, None, issuer, (start, end))
                        for s in taken.stances
                        if s.confidence > 0.5
                    )
                    demanded.extend(self._demand(a, issuer, None) for a in asked)
                    continue
                for one in asked:
                    asking = self._asking(start, one, issuer)
                    if asking:
                        demanded.append(self._demand(one, asking, None))
        for para, one in demands.listed(self.named, self.paras):
            begin = max(a for a, _ in _sentences(para) if a <= one.verb)
            asking = self._asking(begin, one, issuer)
            if asking:
                demanded.append(self._demand(one, asking, None))

    def _asking(self, start: int, asked: demands.Asked, issuer: Speaker) -> Speaker | None:
        """Who asks, by the subject of the sentence that begins at `start`; None where nobody is named who could."""
        if asked.rule == "demand.must":
            return None
        if _WE.search(self.seen.text, start, asked.verb):
            return issuer  # "..., and we ask | Congress": not whoever was named before
        whole = attribution.subject(self.seen.text[start : asked.verb])
        words = _BEFORE_A_VERB.sub("", whole)
        lead = next((p for p in self.paras if p.is_prose), None)
        if lead and lead.start <= start < lead.end and _SEVERAL.search(whole) and not _NAMED.search(whole):
            return issuer  # "Parents, teachers and rights groups called on the Assembly to act"
        if _POINTS_TO_ISSUER.fullmatch(words) or (words and is_short_form(words)):
            return issuer
        who = mention(words)
        if who.pronoun:
            return issuer if who.pronoun == "we" else None
        words = re.sub(r"^[Tt]he\s+", "", words)
        begins = [n for n in self.names if words.startswith(n) and not words[len(n) : len(n) + 1].isalnum()]
        if begins:  # "The Elm Council today filed comments | urging"
            who = Mention(max(begins, key=len))
        if not who.name:
            return _NOBODY_NAMED if _SEVERAL.search(whole) else None  # "Residents urged the council to act"
        if self.register.body(who.name):
            name = self.register.long(who.name)
            return Speaker(name, ActorKind.ORGANIZATION, None, name)
        full = self.register.full_name(who.name)
        if full is None:
            return None
        human = self.register.people[full]
        return self._speaker(Mention(full, who.role or human.role, who.organization or human.organization))

    def _organizations(self) -> tuple[Organization, ...]:
        return tuple(
            Organization(
                name=b.name,
                evidence=evidence_of(self._spans(dict.fromkeys(b.places)), b.rule, b.confidence),
                acronym=b.acronym,
                former=tuple(sorted(b.former)),
                wordings=tuple(sorted(b.wordings)),
                governmental=b.is_governmental,
            )
            for b in self.register.bodies.values()
            if b.places
        )

    def _people(self) -> tuple[tuple[Person, ...], tuple[Affiliation, ...]]:
        found: list[Person] = []
        affiliations: list[Affiliation] = []
        for human in self.register.people.values():
            if key(human.name) in self.register.bodies or not human.places:
                continue  # a body whose name looks like a person's
            evidence = evidence_of(self._spans(dict.fromkeys(human.places)), human.rule, human.confidence)
            found.append(Person(human.name, evidence, tuple(sorted(human.wordings))))
            speaker = self._speaker(Mention(human.name, human.role, human.organization))
            if speaker.role or speaker.organization:
                affiliations.append(
                    Affiliation(
                        human.name,
                        speaker.role,
                        speaker.organization,
                        replace(evidence, spans=evidence.spans[:1]),
                    )
                )
        return tuple(found), tuple(affiliations)

    def _policy(self, item: Item) -> Policy:
        return Policy(
            item.name,
            item.kind,
            evidence_of(self._spans(sorted(item.places)), item.rule, item.confidence),
            tuple(item.wordings),
        )

    def _ties(self) -> tuple[CoalitionTie, ...]:
        found: dict[tuple[str, str, str], CoalitionTie] = {}
        # one of those who are tied issues it: what they are tied to is not their own body
        own = key(self.issuer or "")
        unnamed = any(key(self.register.long(t.organization) or "") == own for t in self.tied)

        @cache
        def named(kind: re.Pattern[str] | Finder) -> str | None:
            first = kind.search(self.seen.text)
            return " ".join(first.group().split()) if first else None

        for tie in self.tied:
            coalition = (
                self.register.long(tie.coalition)
                if tie.coalition and re.match(r"[A-Z]", tie.coalition)
                else None
            )
            if coalition is None and tie.rule in _DESCRIBE and tie.relation is Relation.MEMBER:
                coalition = tie.coalition  # "a coalition of business groups": what it is said to be
            if coalition is None and tie.coalition in LAWS:
                coalition = named(_LAW)  # which one the text has named
            if coalition is None and tie.rule == "tie.signed-for" and _OF_MANY.search(self.issuer or ""):
                coalition = self.issuer  # whose members sign what it writes
            if coalition is None and tie.relation is Relation.SIGNATORY:
                titled = self.head.headline if _TITLED_LETTER.search(self.head.headline or "") else None
                full = tie.coalition if tie.coalition and " " in tie.coalition else None
                coalition = full or named(_LETTER) or titled or tie.coalition
            if coalition is None and not tie.relation.is_membership:
                coalition = named(_CAMPAIGN)
            if unnamed and not tie.relation.is_membership:
                coalition = coalition or tie.coalition or self.head.headline
            body = self.issuer if self.issuer not in self.register.people else None
            coalition = coalition or body or tie.coalition or self.head.headline
            organization = self.register.long(tie.organization) or tie.organization
            if not coalition or key(coalition) == key(organization):
                continue
            evidence = evidence_of((self.seen.span(tie.start, tie.end),), tie.rule, tie.confidence)
            found.setdefault(
                (coalition, tie.relation.value, organization),
                CoalitionTie(coalition, tie.relation, organization, evidence),
            )
        return tuple(found.values())


_LETTER = re.compile(
    r"\b(?:(?:open|joint|public|[a-z]+-[a-z]+) ){0,2}(?:letter|petition|pledge|declaration|amicus brief|(?<=joint )(?:statement|submission))\b(?:\s+(?:against|on|for|opposing|supporting|in support of)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:of |and |for |the )*[A-Z][\w-]*){0,7})?"
)


_OF_MANY = re.compile(r"\b(?:Coalition|Alliance|Network|Campaign|Consortium|Collaborative|Partnership)\b")
_DESCRIBE = ("tie.row", "tie.joins")  # rules that tell of a whole without a name, too
_TITLED_LETTER = re.compile(r"\b(?:Letter|Statement|Petition|Declaration|Appeal)\b|^(?:\w+ )?Call\b", re.I)
_LAW = Finder(r"\b[A-Z][\w'’-]+(?:,? (?:(?:and|for|of|the|to) ){0,2}[A-Z][\w'’-]+){1,8} (?:Act|Bill)\b")


_CAMPAIGN = Finder(
    r"(?:[A-Z][\w'’-]+\s+){1,6}(?:(?:Day|Week|Month|Year) of [A-Z]\w+|Campaign|Pledge|Challenge)(?:\s+to\s+(?:[A-Z][\w'’-]+\s*){1,5})?"
)


_OWN_VOICE = Finder(r"\b(?:We|we|our)\b|(?:^|[.!?]\s)Our\b")


class _Stretches:
    """Stretches of a text that may overlap, asked whether another meets one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them begins before `end` and ends after `start`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _sentences(para: Paragraph) -> list[tuple[int, int]]:
    """The sentences of a paragraph, as places of the view."""
    starts = attribution.sentence_starts(para.text)
    return [
        (para.start + a, para.start + a + len(para.text[a:b].rstrip()))
        for a, b in zip(starts, [*starts[1:], len(para.text)], strict=True)
    ]


# "The groups", "Advocates", "The organizations also": those who issue the release
_POINTS_TO_ISSUER = re.compile(
    r"(?:the|these|both)\s+(?:\w+\s+)?(?:letter|petition|coalition|groups|organi[sz]ations|unions|signatories|signers|tribes|parties|advocates|members)|we",
    re.I,
)


_SEVERAL = re.compile(
    r"\b(?:groups|advocates|organi[sz]ations|unions|leaders|parents|workers|residents|tenants|farmers|drivers|aides|nurses|teachers|students|families|tribes|communities|employees|members|doctors|clergy|survivors|veterans|growers|businesses)\b",
    re.I,
)


_NAMED = re.compile(r"[a-z] [A-Z]")


_NOBODY_NAMED = Speaker(None, ActorKind.ORGANIZATION, None, None)


_WE = re.compile(r"\b[Ww]e(?:\s+\w+){0,2}\s*\Z")


_BEFORE_A_VERB = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|also|today|again|now|jointly|strongly|repeatedly|will|been|further|once|therefore)\s*)+$|,\s+.{3,160},?\s*$"
)
