"""Statements: quotations and reported clauses joined to their speakers, a paragraph's worth at a time.

A small automaton over the paragraphs. What it remembers from one paragraph to the next is its state:

- NARRATION: nobody's words are awaited.
- AWAITING: a lead ended its paragraph ("X said:"), the next words are its speaker's.
- STATEMENT: an announced statement, a letter or a turn of a transcript runs until something ends it.
- HELD: quoted paragraphs stand there whose attribution is still to come.
"""

import re
from enum import StrEnum
from functools import cached_property

from advocacy_graph.extract import attribution, context, quoted, reported, turns, unmarked
from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.draft import CONFIDENCE, Draft, direct, same_speaker
from advocacy_graph.extract.leads import Leads
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import NAME, is_name
from advocacy_graph.extract.paragraphs import GREETING, Paragraph, Role
from advocacy_graph.extract.quotes import Quotation, quotations
from advocacy_graph.extract.signatures import CLOSING, DASHED, LINE, LINES_OF_A_NAME, Lines, of_line
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Mode

__all__ = ["Draft", "State", "drafts"]

_NARRATED = re.compile(
    r"(?:For more information|To (?:learn|read|view|see)|Click|Read|The full|See the|Learn more|Visit|Note|(?:The )?[A-Z][a-z]+ (?:groups|organi[sz]ations|members|signatories) (?:include|are):"
    r"|[^“”]{1,240}[.!?]\s+For more information\b)"
)
_SECTION_LINE = re.compile(r"^[A-Z][\w .,'’&/-]{2,60}(?<![.!?]):?\s*$")
_UNDERSIGNED = re.compile(r"^(?:We,? (?:the )?|The )undersigned\b")
_TELLS_OF_LETTER = re.compile(r"\b(?:letter|statement|petition|signed|signator\w+|wrote|said)\b|:$", re.I)
_INTRODUCED = 120  # code points
_MY_NAME = re.compile(rf"(?:[^.!?:“”]{{1,60}}[.!,] )?[Mm]y name is (?P<who>{NAME.pattern})")
_FAREWELL = re.compile(r"^[A-Z][\w'’ ]{1,36},\s*$")  # "In hope,"
_SO_SAID = re.compile(
    r"^(?:So|Thus|That is how|These are the words of|The words are those of)(?: sa(?:id|ys))? (?P<who>[A-Z][^.:;“”]{3,160}?)(?:,? to [^.]*)?\.?$"
)
_NEAR = (
    2  # paragraphs after reported speech in which quoted words without an attribution are still its speaker's
)
_AHEAD = 24  # paragraphs that a chain of open quotations is followed for


class State(StrEnum):
    """What the automaton remembers between two paragraphs."""

    NARRATION = "narration"
    AWAITING = "awaiting"
    STATEMENT = "statement"
    HELD = "held"


def drafts(paras: list[Paragraph], lead: int) -> list[Draft]:
    """All statements of a release in order, direct and indirect, speakers as worded."""
    # an advert or a link between two paragraphs of a quotation parts them for nobody who reads
    kept = [para for index, para in enumerate(paras) if index < lead or para.role is not Role.FURNITURE]
    return _Reader(kept, lead).read()


class _Reader:
    """The automaton: one method a kind of paragraph, one branch a state."""

    def __init__(self, paras: list[Paragraph], lead: int) -> None:
        self.paras = paras
        self.lead = lead
        self.quoted = quotations(paras)
        self.lines = Lines(paras, self.quoted)
        self.leads = Leads(paras, self.quoted)
        self.marks_lost = unmarked.marks_are_lost(paras)
        self.turns = turns.turns(paras)
        self.labels = turns.labels(paras, lead)
        self.found: list[Draft] = []
        self.held: list[tuple[int, list[Quotation]]] = []
        self.state = State.NARRATION
        self.owner: Attribution | None = None  # whose words are awaited, or run
        self.running: Draft | None = None  # the announced statement so far
        self.marked = False  # whether it stands in quotation marks
        self.read_up_to = -1  # lines already taken with an earlier paragraph
        self._attributed: dict[int, list[Draft]] = {}
        self.headed = self.lines.above_words(lead)

    def read(self) -> list[Draft]:
        """The statements, in order."""
        for index, para in enumerate(self.paras):
            if index <= self.read_up_to:
                continue
            if not para.is_prose or index < self.lead:
                if para.role in (Role.END, Role.ABOUT) or (
                    para.role is Role.CONTACT and not self._amid_letter(index)
                ):
                    self.stop()
                continue
            here = self.quoted[index]
            if para.role is Role.ABOUT and not here:
                self.stop()
            elif turn := self.turns.get(index) or self.labels.get(index):
                self.turn(index, para, turn)
            elif led := self.headed.get(index):
                self.stop()
                self.owner, self.state, self.marked = led, State.STATEMENT, False
            elif not here:
                self.plain(index, para)
            else:
                self.with_quotations(index, para, here)
        self.stop()
        return [d for d in self.found if d.segments]

    def _amid_letter(self, index: int) -> bool:
        """Whether a letter runs here whose closing is still to come: what it says of more to read is its own."""
        return (
            self.running is not None
            and self.owner is not None
            and self.owner.rule == "letter"
            and index < self.closed_at
        )

    @cached_property
    def closed_at(self) -> int:
        """The last closing of a letter, above which what stands may belong to one; -1 where there is none."""
        closings = (i for i, p in enumerate(self.paras) if len(p.text) < LINE and CLOSING.match(p.text))
        return max(closings, default=-1)

    # -- transitions

    def stop(self) -> None:
        """Whatever ran or was awaited is over."""
        self.release()
        self.state, self.owner, self.running = State.NARRATION, None, None

    def await_words(self, led: Attribution) -> None:
        self.release()
        self.owner, self.running = led, None
        self.state = State.STATEMENT if led.rule in ("lead.following", "letter", "turn") else State.AWAITING

    def hold(self, index: int, here: list[Quotation]) -> None:
        self.held.append((index, here))
        self.state = State.HELD

    def release(self) -> None:
        """Quoted paragraphs that nobody claimed join the direct statement before them, where there is one."""
        last = self.found[-1] if self.found else None
        if self.held and last is not None and last.mode is Mode.DIRECT and last.rule != "signed":
            if self.held[0][0] == last.paragraphs[-1] + 1:
                for index, quotes in self.held:
                    last.segments.extend((q.start, q.end) for q in quotes)
                    last.paragraphs.append(index)
            elif last.rule != "label":  # one of a round-up, and complete
                self.claim(last.who, last.at)
        elif (
            self.held
            and last is not None
            and (
                last.rule == "indirect.said" or (last.rule == "indirect.act" and not last.who.is_organization)
            )
            and self.held[0][0] <= last.paragraphs[-1] + _NEAR
        ):
            self.claim(last.who, last.at)
        elif self.held and last is None and (told := self._told_above(self.held[0][0])) is not None:
            self.claim(told.who, (told.start, told.end), "context")
        elif self.held and last is None:
            self.claim(Mention(), None, "unclaimed")
        self.held = []
        if self.state is State.HELD:
            self.state = State.NARRATION

    def _told_above(self, index: int) -> Attribution | None:
        """The person of whom the paragraph above tells: "Sen. Doe today expressed frustration"."""
        above = self.paras[index - 1] if index > self.lead else None
        if above is None or not above.is_prose or self.quoted[index - 1]:
            return None
        return context.told(above.text[: attribution.first_sentence_end(above.text)], above.start)

    def claim(self, who: Mention, at: tuple[int, int] | None, rule: str = "goes-on") -> None:
        """The held paragraphs are a statement of their own, of this speaker."""
        segments = [(q.start, q.end) for _, quotes in self.held for q in quotes]
        paragraphs = [i for i, _ in self.held]
        self.found.append(Draft(segments, Mode.DIRECT, who, rule, CONFIDENCE[rule], paragraphs, at))
        self.held, self.state = [], State.NARRATION

    # -- paragraphs with quotations

    def with_quotations(self, index: int, para: Paragraph, here: list[Quotation]) -> None:
        own = self.attributed(index)
        whole = quoted.is_whole(para, here)
        if own or not whole:
            taken = [d.at for d in own if d.at]
            around = reported.reported(para, index, here, taken)
            if own:
                around += [d for draft in own for d in reported.before_quotation(para, index, draft)]
                self.attributed_paragraph(index, own, around)
                return
            after = quoted.told_before(para, here, index, around) if not whole else []
            if (around or after) and self.state in (State.NARRATION, State.HELD):
                self.release()
                self.found.extend(sorted([*around, *after], key=lambda d: d.segments[0]))
                return
        if whole:
            self.quoted_paragraph(index, here)
        else:
            self.phrases(index, para, here)

    def attributed(self, index: int) -> list[Draft]:
        """The statements that a paragraph attributes itself, read once."""
        if index not in self._attributed:
            self._attributed[index] = quoted.attributed(self.paras[index], self.quoted[index], index)
        return self._attributed[index]

    def attributed_paragraph(self, index: int, own: list[Draft], around: list[Draft]) -> None:
        last = self.found[-1] if self.found else None
        if self.held and last is not None:
            led = own[0].rule.startswith("lead")
            if (
                last.mode is Mode.INDIRECT
                and last.paragraphs[-1] == self.held[0][0] - 1
                and (led or same_speaker(own[0].who, last.who))
            ):
                self.release()
            elif led and any(d.mode is Mode.DIRECT for d in self.found):
                self.claim(own[0].who, own[0].at)
        if self.held:
            own[0].segments[:0] = [(q.start, q.end) for _, quotes in self.held for q in quotes]
            own[0].paragraphs[:0] = [i for i, _ in self.held]
            self.held = []
        elif self._left_open_before(index, own[0]):
            last = self.found[-1]
            last.segments.extend(own[0].segments)
            last.paragraphs.append(index)
            own = own[1:]
        if self.state is not State.STATEMENT or (own[0].who.name and not own[0].who.is_organization):
            self.state, self.owner, self.running = State.NARRATION, None, None
        self.found.extend(sorted([*own, *around], key=lambda d: d.segments[0]))

    def _left_open_before(self, index: int, own: Draft) -> bool:
        """Whether the paragraph goes on with a quotation that its speaker's last one left open."""
        last = self.found[-1] if self.found else None
        return (
            last is not None
            and last.mode is Mode.DIRECT
            and last.paragraphs[-1] == index - 1
            and bool(self.quoted[index - 1])
            and self.quoted[index - 1][-1].left_open
            and self.quoted[index][0].goes_on
            and own.segments[0][0] == self.quoted[index][0].start
            and same_speaker(own.who, last.who)
        )

    def quoted_paragraph(self, index: int, here: list[Quotation]) -> None:
        """Nearly all of it stands in marks, and it does not say whose words they are."""
        last = self.found[-1] if self.found else None
        if self.state in (State.AWAITING, State.STATEMENT):
            owner = self.owner
            assert owner is not None
            usable = [q for q in here if len(q) > 12] or here
            segments = [(q.start, q.end) for q in usable]
            if self.running is not None:
                self.running.segments.extend(segments)
                self.running.paragraphs.append(index)
            else:
                self.running = direct(segments, owner, owner.rule, index)
                self.found.append(self.running)
            self.marked = True
            if self.state is State.AWAITING:
                self.state, self.owner, self.running = State.NARRATION, None, None
            return
        adjoining = (
            last is not None
            and last.mode is Mode.DIRECT
            and last.rule not in ("signed", "after.dash", "after.name")
            and last.paragraphs[-1] >= index - 1
        )
        if (
            self.held
            or self.lines.signature(index + 1)
            or (here[-1].left_open and self._attribution_ahead(index))
        ):
            self.hold(index, here)
        elif adjoining and last is not None:
            last.segments.extend((q.start, q.end) for q in here)
            last.paragraphs.append(index)
        else:
            self.hold(index, here)

    def phrases(self, index: int, para: Paragraph, here: list[Quotation]) -> None:
        """Some of it stands in marks, and nothing beside the marks says whose it is."""
        if self.state is State.AWAITING and self.owner is not None:
            quotes = sum(len(q) for q in here) >= 0.5 * len(para.text)
            segments = [(q.start, q.end) for q in here if len(q) > 12] if quotes else []
            rule = self.owner.rule if segments else "follows"
            self.found.append(direct(segments or [(para.start, para.end)], self.owner, rule, index))
            self.state, self.owner = State.NARRATION, None
        elif self.state is State.STATEMENT and not (self.running and self.marked):
            self.go_on(index, para)
        else:
            self.stop()
            self.found.extend(
                quoted.in_their_words(unmarked.statements(para, index, self.marks_lost), here)
                or quoted.in_context(para, here, index)
            )

    def _attribution_ahead(self, index: int) -> bool:
        """Whether the chain of open quotations that starts here ends in a paragraph with its own attribution."""
        for later in range(index + 1, min(index + _AHEAD, len(self.paras))):
            here = self.quoted[later]
            if not here:
                if self.paras[later].is_prose:
                    return False
                continue
            if not here[0].goes_on:
                return False
            if self.attributed(later):
                return True
            if not here[-1].left_open:
                return False
        return False

    # -- paragraphs without quotations

    def plain(self, index: int, para: Paragraph) -> None:
        if GREETING.match(para.text):
            led = self.owner if self.running is None else None
            of_whom = led.who if led is not None and led.who.is_organization else Mention()
            self.await_words(Attribution(of_whom, "letter", para.start, para.end))
            return
        introduced = self.state is State.NARRATION and "y name is" in para.text[:_INTRODUCED]
        named = _MY_NAME.match(para.text) if introduced else None
        if named and is_name(named.group("who")):
            who, rule = mention(named.group("who")), "speaks-on"
            self.found.append(Draft([_unmarked(para)], Mode.DIRECT, who, rule, CONFIDENCE[rule], [index]))
            return
        if _UNDERSIGNED.match(para.text) and self.state is State.NARRATION:
            self.await_words(Attribution(Mention(), "letter", para.start, para.start))
            above = self.paras[self.lead : index]
            if not self.found and not any(_TELLS_OF_LETTER.search(p.text) for p in above):
                for at, begun in enumerate(above, self.lead):
                    if begun.role is Role.BODY:
                        self.go_on(at, begun)
        if self.state is State.STATEMENT and (
            CLOSING.match(para.text)
            or (
                self.owner is not None
                and self.owner.rule == "letter"
                and _FAREWELL.match(para.text)
                and self.lines.name_follows(index)
            )
        ):
            self.close_letter(index)
            return
        so_said = _SO_SAID.match(para.text) if self.state is State.HELD else None
        if so_said:
            self.claim(mention(so_said.group("who")), (para.start, para.end), "signed")
            return
        if (
            self.running is not None
            and self.owner is not None
            and self.owner.rule == "letter"
            and self.lines.roll(index)
            and index >= self.closed_at  # else a list within the letter
        ):
            self.close_letter(index - 1)
            return
        signature = self.lines.signature(index) if self._may_sign(index) else None
        if signature and self._signs(index, signature):
            return
        if self.state is State.AWAITING and self.leads.heads_quotation(index):
            return  # "Commenting on each area, X said:", "Youth work:" and what was said of it
        if self._signed_below(index):
            self.hold(index, [Quotation(*_unmarked(para))])
            return
        led = self.leads.alone(index)
        if led and not (
            self.running is not None
            and led.rule in ("lead.colon", "lead.name-verb")
            and " " not in (led.who.name or "")
        ):
            self.await_words(led)
        elif self.state is State.AWAITING and para.role is Role.BULLET and not self.leads.says(index):
            self.stop()  # "The minister announced three steps:" and what they are
        elif self.state is State.AWAITING and self.owner is not None:
            self.found.append(direct([_unmarked(para)], self.owner, "follows", index))
            self.state, self.owner = State.NARRATION, None
        elif self.state is State.STATEMENT:
            self.statement_goes_on(index, para)
        elif self._follows_on(index, para):
            self.found[-1].segments.append(_unmarked(para))
            self.found[-1].paragraphs.append(index)
        elif self._speaks_on(index, para):
            last = self.found[-1]
            if last.rule == "speaks-on":
                last.segments.append(_unmarked(para))
                last.paragraphs.append(index)
            else:
                rule = "speaks-on"
                self.found.append(
                    Draft([_unmarked(para)], Mode.DIRECT, last.who, rule, CONFIDENCE[rule], [index], last.at)
                )
        else:
            self.release()
            self.found.extend(unmarked.statements(para, index, self.marks_lost))

    def _signed_below(self, index: int) -> bool:
        """Whether a line "- X, role" below gives this paragraph to somebody, as others before it were given."""
        following = index + 1
        return (
            self.state in (State.NARRATION, State.HELD)
            and following < len(self.paras)
            and bool(self.found)
            and self.found[-1].rule == "signed"
            and len(self.paras[index].text) > LINE
            and (
                self.paras[following].role is Role.BULLET
                or DASHED.match(self.paras[following].text) is not None
            )
            and (signature := self.lines.signature(following)) is not None
            and not signature[0].is_organization
        )

    def _follows_on(self, index: int, para: Paragraph) -> bool:
        """Whether words set without marks below their lead go on here: in the first person, and nobody else's."""
        last = self.found[-1] if self.found else None
        return (
            last is not None
            and self.state is State.NARRATION
            and last.rule == "follows"
            and last.paragraphs[-1] == index - 1
            and para.role is Role.BODY
            and unmarked.FIRST_PERSON.search(para.text) is not None
            and not attribution.SPEECH.is_in(para.text)
        )

    def _speaks_on(self, index: int, para: Paragraph) -> bool:
        """Whether a paragraph without marks says "I", and nobody else's, right below the words of a person."""
        last = self.found[-1] if self.found else None
        return (
            last is not None
            and self.state is State.NARRATION
            and last.mode is Mode.DIRECT
            and not last.who.is_organization
            and last.paragraphs[-1] == index - 1
            and para.role is Role.BODY
            and _I.search(para.text) is not None
            and not any(d.who.name for d in unmarked.statements(para, index, self.marks_lost))
        )

    def turn(self, index: int, para: Paragraph, turn: Attribution) -> None:
        """A label that begins the words of its own paragraph; in a transcript those of the next ones too."""
        self.stop()
        draft = direct([(turn.end, para.end)], turn, turn.rule, index)
        if not turn.who.is_empty:
            self.found.append(draft)
        if turn.rule == "turn":
            self.owner, self.running, self.state = turn, draft, State.STATEMENT
            self.marked = False

    def statement_goes_on(self, index: int, para: Paragraph) -> None:
        """A paragraph inside an announced statement: more of it, or what ends it."""
        owner = self.owner
        assert owner is not None
        ending = self.quoted[self.running.paragraphs[-1]] if self.running else []
        closed = self.marked and bool(ending) and not ending[-1].left_open
        others = (
            [
                d
                for d in unmarked.statements(para, index, self.marks_lost)
                if d.who.name and d.who.role and not d.who.is_organization and d.who.name != owner.who.name
            ]
            if self.running is not None and owner.rule == "lead.following"
            else []
        )
        if self.running is not None and owner.rule == "label" and _SECTION_LINE.match(para.text):
            self.stop()
            return
        narrated = (
            self.running is not None
            and owner.rule == "lead.following"
            and (
                _NARRATED.match(para.text)
                or (_SECTION_LINE.match(para.text) and para.text.rstrip().endswith(":"))
            )
        )
        if others or narrated or (closed and owner.rule == "lead.following"):
            self.stop()
            self.found.extend(unmarked.statements(para, index, self.marks_lost))
            return
        if self.running is None and _SECTION_LINE.match(para.text) and len(para.text) < 40:
            return  # "STATEMENT", a heading of what follows
        self.go_on(index, para)

    def go_on(self, index: int, para: Paragraph) -> None:
        owner = self.owner
        assert owner is not None
        if self.running is None:
            rule = owner.rule if owner.rule == "letter" else "follows"
            self.running = direct([_unmarked(para)], owner, rule, index)
            self.marked = False
            self.found.append(self.running)
        else:
            self.running.segments.append(_unmarked(para))
            self.running.paragraphs.append(index)

    def close_letter(self, index: int) -> None:
        """ "Yours sincerely,": who stands below signs what ran so far."""
        who, last = self._signer(index + 1)
        held = self.running.who if self.running is not None else None
        if (
            self.running is not None
            and held is not None
            and (held.is_empty or (held.is_organization and who.name and not who.is_organization))
            and not who.is_empty
        ):
            self.running.who = who
            self.running.at = (self.paras[index + 1].start, self.paras[last].end)
        self.stop()

    def _signer(self, index: int) -> tuple[Mention, int]:
        """Whoever signs from paragraph `index` on: the first, as its line or lines say."""
        while index < len(self.paras) and not self.paras[index].text.strip(" /_-"):
            index += 1
        if index >= len(self.paras):
            return Mention(), index - 1
        signature = self.lines.signature(index, below_letter=True)
        if signature:
            who, last = signature
            self.read_up_to = last
            return who, last
        text = self.paras[index].text
        who = of_line(text) if len(text) < LINE else Mention()
        return (who if who.name else Mention()), index

    # -- lines with a name

    def _may_sign(self, index: int) -> bool:
        """Whether a line with a name would be taken here: words above it wait for one, or quotations stand below it."""
        return self.state is State.HELD or (
            self.state is State.NARRATION and any(self.quoted[index + 1 : index + 2 + LINES_OF_A_NAME])
        )

    def _signs(self, index: int, signature: tuple[Mention, int]) -> bool:
        """Whether a line with a name signs the words above it, or heads those below it."""
        who, last = signature
        para = self.paras[index]
        if index and para.role is Role.BULLET and self.paras[index - 1].text.rstrip().endswith(":"):
            return False  # the first of what the words above begin to list
        at = Attribution(who, "signed", para.start, self.paras[last].end)
        if self.state is State.HELD:
            self.claim(who, (at.start, at.end), "signed")
            self.read_up_to = last
            return True
        following = last + 1
        if (
            self.state is State.NARRATION
            and following < len(self.paras)
            and self.quoted[following]
            and quoted.is_whole(self.paras[following], self.quoted[following])
            and not self.attributed(following)
            and not who.is_organization
        ):
            self.await_words(Attribution(who, "label", para.start, self.paras[last].end))
            self.read_up_to = last
            return True
        return False


_I = re.compile(r"\b(?:I|I'm|I've)\b(?!\.)")


def _unmarked(para: Paragraph) -> tuple[int, int]:
    """A paragraph of a statement without the marks that open or close the whole of it."""
    start = para.start + (para.text.startswith("“") and "”" not in para.text)
    return start, para.end - (para.text.endswith("”") and "“" not in para.text)
