"""Whether two named things are one: how sure that is, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SAME_FROM: Final = 0.9
DIFFERENT_TO: Final = 0.3


class Verdict(StrEnum):
    """What follows from a score. ASK: a person has to decide; until then the two stay apart."""

    SAME = "same"
    DIFFERENT = "different"
    ASK = "ask"


class Tie(StrEnum):
    """How two that are not one still belong together, the left one seen from the right one."""

    PART = "part"  # of the right one
    WHOLE = "whole"  # the right one is a part of it
    SISTER = "sister"  # a body beside it, such as its foundation
    AGAIN = "again"  # the same bill, introduced again under another number or in another session


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` is how sure it is, from 0 to 1, that the two are one; `reasons` are words for people."""

    score: float
    reasons: tuple[str, ...]
    tie: Tie | None = None

    @property
    def verdict(self) -> Verdict:
        """Same from 0.9, different to 0.3, and in between a question."""
        if self.score >= SAME_FROM:
            return Verdict.SAME
        return Verdict.DIFFERENT if self.score <= DIFFERENT_TO else Verdict.ASK


def judged(score: float, *reasons: str, tie: Tie | None = None) -> Judgement:
    """A judgement with its reasons one by one."""
    return Judgement(score, reasons, tie)
