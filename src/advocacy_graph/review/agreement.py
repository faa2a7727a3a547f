"""How far coders agree, variable by variable: percent, Cohen's kappa and Krippendorff's alpha, all nominal.

The figures are those of NLTK (`nltk.metrics.agreement`), which comes with the extra `agreement`. It answers 1 where
the formulas divide nothing by nothing; there is no figure here then, and words that say why.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from advocacy_graph.errors import MissingExtra

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

_MOST_VALUES = 2_000  # alpha takes time with the square of them


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder says of one unit in one variable. A `value` of None says that it has none there, which is a value too;
    who did not look at the unit has no coding of it.
    """

    coder: str
    unit: Hashable
    variable: str
    value: Hashable


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `coders` agree in one variable over `units`, the number of those that at least two of them coded.

    `percent` is from 0 to 1: of the pairs of codings of one unit, the share that are the same. `kappa` is of two coders
    only. What is undefined is None. `remarks` say why, and what a figure cannot tell.
    """

    variable: str
    coders: tuple[str, ...]
    units: int
    percent: float | None
    kappa: float | None
    alpha: float | None
    remarks: tuple[str, ...] = ()


def agreements(codings: Iterable[Coding]) -> list[Agreement]:
    """For each variable, in the order of their first coding: all coders together where they are more than two, then each
    pair that has units in common, by name. A variable in which no unit has two coders gets one row that says so.

    A coder's last coding of a unit counts.

        percent   A_o, over all pairs of codings of one unit
        kappa     (A_o - A_e) / (1 - A_e),   A_e = sum_v p_1(v) p_2(v)            Cohen 1960, Educ. Psychol. Meas. 20:37
        alpha     1 - D_o / D_e, over the units with two codings or more          Krippendorff 2018, ch. 12

    with p_c(v) the share of coder c's codings that are v, D_o and D_e the shares of pairs that differ, within units and
    over all. Raises `MissingExtra`.
    """
    variables: dict[str, dict[Hashable, dict[str, Hashable]]] = {}
    for one in codings:
        variables.setdefault(one.variable, defaultdict(dict))[one.unit][one.coder] = one.value
    return [row for variable, units in variables.items() for row in _of(variable, units)]


def _of(variable: str, units: Mapping[Hashable, Mapping[str, Hashable]]) -> Iterator[Agreement]:
    coders = sorted({coder for unit in units.values() for coder in unit})
    pairs = [row for pair in combinations(coders, 2) if (row := _among(pair, variable, units)).units]
    if len(coders) != 2 or not pairs:
        yield _among(tuple(coders), variable, units)
    yield from pairs


def _among(
    coders: tuple[str, ...], variable: str, units: Mapping[Hashable, Mapping[str, Hashable]]
) -> Agreement:
    chosen = set(coders)
    both = [
        said
        for unit in units.values()
        if len(said := {coder: value for coder, value in unit.items() if coder in chosen}) > 1
    ]
    if not both:
        return Agreement(variable, coders, 0, None, None, None, ("no unit has two coders",))
    pairs = same = 0
    for said in both:
        pairs += len(said) * (len(said) - 1)
        same += sum(n * (n - 1) for n in Counter(said.values()).values())
    of_coder = {coder: {said[coder] for said in both if coder in said} for coder in coders}
    values = set[Hashable]().union(*of_coder.values())
    remarks = []
    kappa = alpha = None
    if len(values) == 1:
        remarks.append(
            f"all codings are {_told(next(iter(values)))}: without variation neither figure is defined"
        )
    elif len(values) > _MOST_VALUES:
        remarks.append(f"more than {_MOST_VALUES:,} different values: only percent is counted")
    else:
        # The library's labels are sorted and logged: numbers do, whatever the values are.
        number = {value: n for n, value in enumerate(values)}
        task = _task(
            (coder, str(unit), number[value])
            for unit, said in enumerate(both)
            for coder, value in said.items()
        )
        alpha = float(task.alpha())
        if len(coders) == 2:
            kappa = float(task.kappa())
            remarks += [
                f"{coder} says {_told(next(iter(one)))} of all: kappa is 0 whatever the other says"
                for coder, one in of_coder.items()
                if len(one) == 1
            ]
    return Agreement(variable, coders, len(both), same / pairs, kappa, alpha, tuple(remarks))


def _told(value: Hashable) -> str:
    return f"{'; '.join(map(str, value)) if isinstance(value, tuple) else value or ''!s:.60}" or "empty"


def _task(codings: Iterable[tuple[str, str, int]]) -> "AnnotationTask":
    try:
        from nltk.metrics.agreement import AnnotationTask  # here, since it takes two seconds to load
    except ImportError as error:
        raise MissingExtra("kappa and alpha", "agreement") from error
    return AnnotationTask(data=list(codings))
