"""All things of a register, each held against all others once more: with newer rules, a new gazetteer or codebook."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve.across import SURE_OF_PEOPLE
from advocacy_graph.resolve.judgement import Judgement, Verdict, judged
from advocacy_graph.resolve.key import key_in
from advocacy_graph.resolve.keys import Asked, Joined, Reference, Tied, asked, reference_of
from advocacy_graph.resolve.register import Candidate, Register
from advocacy_graph.resolve.tying import ties


@dataclass
class Sweep:
    """Iterate it to the end; then it says what is asked, what is tied and what is called otherwise.

    A merge is yielded as soon as the register knows of it. A thing that became more is looked at again, so that at the
    end no two are left that would be one: a second sweep finds nothing.
    """

    register: Register
    references: Iterable[str]
    tied: list[Tied] = field(default_factory=list)
    called: list[Reference] = field(default_factory=list)
    _asked: dict[str, list[Asked]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[Joined, ...]]:
        """For each thing looked at: those that became it, or what it became."""
        waiting = deque(self.references)
        while waiting:
            reference = waiting.popleft()
            named = self.register.named(reference)
            if named is None or not named.names:
                yield ()
                continue
            joined, again = self._look(reference, named)
            waiting.extend(again)
            yield joined

    @property
    def asked(self) -> list[Asked]:
        """What a person has to say, each question once, judged by all that is known in the end."""
        found: dict[tuple[str, str], Asked] = {}
        for one in chain.from_iterable(self._asked.values()):
            pair = f"{one.kind}/{one.key}", f"{one.kind}/{one.other}"
            judgement = self.register.judged(*pair) if pair not in found else None
            if judgement and judgement.verdict is not Verdict.DIFFERENT:
                found[pair] = replace(one, judgement=judgement)
        return list(found.values())

    def _look(self, reference: str, named: Named) -> tuple[tuple[Joined, ...], list[str]]:
        concept = self.register.codebook.find(named.names) if named.kind is Kind.POLICY else None
        if concept:
            own = f"{Kind.POLICY}/{concept.key}"
            self.called.append(Reference(Kind.POLICY, concept.key, concept.label, own=concept.key))
            if own != reference:
                self.register.enter(own, named)
                because = judged(0.99, f"a label of {concept.label!r} in the codebook")
                return self._become(own, reference, named, because)
        candidates = self.register.candidates(named, reference)
        entry = self.register.known.find((*named.names, *named.acronyms), named.places, named.kind)
        if entry and not concept:
            self.called.append(reference_of(named.kind, key_in(reference), entry))
        same = self.register.sure(named, candidates, reference)
        if named.kind is Kind.PERSON and len(same) > 1:
            same = [each for each in same if each.judgement.score >= SURE_OF_PEOPLE]
        if same:
            into, gone = sorted((reference, same[0].reference), key=self._rank)
            thing = named if gone == reference else same[0].named
            return self._become(into, gone, thing, same[0].judgement)
        latest = max(named.dates, default="")
        self.tied += ties(named.kind, reference, latest, candidates)
        self._asked[reference] = list(self._questions(reference, candidates))
        return (), []

    def _become(
        self, into: str, gone: str, named: Named, judgement: Judgement
    ) -> tuple[tuple[Joined, ...], list[str]]:
        again = self.register.merge(gone, into)
        joined = Joined(named.kind, key_in(into), named.names[0], judgement, key_in(gone))
        return (joined,), [into, *again]

    def _questions(self, reference: str, candidates: Iterable[Candidate]) -> Iterator[Asked]:
        for each in candidates:
            if each.judgement.verdict is not Verdict.DIFFERENT:
                yield asked(each.named.kind, reference, each.reference, each.judgement)

    def _rank(self, reference: str) -> tuple[bool, str, str]:
        """Which of two stays: a concept of the codebook, else what was named first."""
        named = self.register.named(reference)
        dates = named.dates if named else ()
        return key_in(reference) not in self.register.codebook.concepts, min(dates, default="~"), reference
