"""A weight taken apart: the counts it is made of, the arithmetic, and the statements behind each."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from math import sqrt

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import CodedPosition
from advocacy_graph.model.events import Events
from advocacy_graph.network.build import counted
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.matrix import cells
from advocacy_graph.network.options import Aggregation, Kind, Mode, Normalisation, Options


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: an object (of a two-mode network the only one), its value, and how it came about in figures.

    `one` and `other` are the statements behind it, `other` those of the second actor.
    """

    label: str
    value: float
    figures: str
    one: tuple[CodedPosition, ...]
    other: tuple[CodedPosition, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why two nodes have the weight that they have. `arithmetic` is the whole sum and division, line by line."""

    one: str
    other: str
    weight: float
    formula: str
    terms: tuple[Term, ...]
    arithmetic: tuple[str, ...]


def why(events: Events, one: str, other: str, kind: Kind, options: Options) -> Why:
    """The weight between two nodes, by name or identifier: two actors, two objects, or an actor and an object.

    Raises NothingToDraw where a name is nobody's, ValueError for options that are not the kind's or for a node
    and itself.
    """
    mode, aggregation = options.settled(kind)
    counts = counted(events, kind, options)
    i = _place(counts, one, counts.actors, options.actor.value)
    if mode is Mode.TWO:
        return _two_mode(
            counts, i, _place(counts, other, counts.objects, options.object.value), kind, options
        )
    j = _place(counts, other, counts.actors, options.actor.value)
    if i == j:
        raise ValueError(f"{one} and {other} are one node: name two")
    return _one_mode(counts, i, j, aggregation, kind, options)


def _place(counts: Counts, name: str, among: tuple[str, ...], what: str) -> int:
    """By identifier, by name in any case, or by words of it that are in one name alone."""
    labels = [counts.labels[each] for each in among]
    folded = [label.casefold() for label in labels]
    wanted = name.casefold()
    for found in (
        [n for n, each in enumerate(among) if each == name],
        [n for n, label in enumerate(folded) if label == wanted],
        [n for n, label in enumerate(folded) if wanted in label],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            several = "; ".join(labels[n] for n in found[:5])
            raise NothingToDraw(f"{name!r} is in {len(found)} names, say more: {several}")
    near = [labels[folded.index(one)] for one in get_close_matches(wanted, folded, cutoff=0.4)] or labels[:3]
    raise NothingToDraw(
        f"no {what} in this network is named {name!r}: "
        + (f"the nearest names are {'; '.join(near)}" if near else "it has none at all: widen the selection")
    )


_FORMULAS = {
    Aggregation.IGNORE: "sum over j of (s_ij + o_ij)(s_i'j + o_i'j)",
    Aggregation.CONGRUENCE: "sum over j of s_ij s_i'j + o_ij o_i'j",
    Aggregation.CONFLICT: "sum over j of s_ij o_i'j + o_ij s_i'j",
    Aggregation.SUBTRACT: "sum over j of (s_ij - o_ij)(s_i'j - o_i'j)",
}


def _one_mode(counts: Counts, i: int, j: int, aggregation: Aggregation, kind: Kind, options: Options) -> Why:
    labels = counts.labels
    terms = []
    for thing in range(len(counts.objects)):
        (s, o), (t, p) = _sides(counts, i, thing), _sides(counts, j, thing)
        if not (s + o) or not (t + p):
            continue
        value, figures = {
            Aggregation.IGNORE: ((s + o) * (t + p), f"({s} + {o}) x ({t} + {p})"),
            Aggregation.CONGRUENCE: (s * t + o * p, f"{s} x {t} + {o} x {p}"),
            Aggregation.CONFLICT: (s * p + o * t, f"{s} x {p} + {o} x {t}"),
            Aggregation.SUBTRACT: ((s - o) * (t - p), f"({s} - {o}) x ({t} - {p})"),
        }[aggregation]
        terms.append(
            Term(
                labels[counts.objects[thing]],
                value,
                f"{figures} = {value}",
                _behind(counts, i, thing),
                _behind(counts, j, thing),
            )
        )
    whole = sum(term.value for term in terms)
    weight = float(cells(counts, kind, _without_minimum(options))[i, j])
    lines = [f"{term.label}: {term.figures}" for term in terms]
    lines.append(f"sum: {' + '.join(f'{term.value:g}' for term in terms) or '0'} = {whole:g}")
    if options.normalisation is not Normalisation.NO:
        lines.append(_division(counts, i, j, options.normalisation, whole, weight))
    return Why(
        labels[counts.actors[i]],
        labels[counts.actors[j]],
        weight,
        _FORMULAS[aggregation],
        tuple(terms),
        tuple(lines),
    )


def _two_mode(counts: Counts, i: int, j: int, kind: Kind, options: Options) -> Why:
    _, aggregation = options.settled(kind)
    s, o = _sides(counts, i, j)
    formula, figures = {
        Aggregation.IGNORE: ("s_ij + o_ij", f"{s} + {o} = {s + o}"),
        Aggregation.SUBTRACT: ("s_ij - o_ij", f"{s} - {o} = {s - o}"),
        Aggregation.COMBINE: (
            "0 none, 1 support only, 2 oppose only, 3 both",
            f"{s} for, {o} against: {(s > 0) + 2 * (o > 0)}",
        ),
    }[aggregation]
    weight = float(cells(counts, kind, _without_minimum(options))[i, j])
    label = counts.labels[counts.objects[j]]
    value = {Aggregation.IGNORE: s + o, Aggregation.SUBTRACT: s - o}.get(aggregation, (s > 0) + 2 * (o > 0))
    lines = [f"{label}: {figures}"]
    if options.normalisation is Normalisation.ACTIVITY:
        lines.append(f"activity: {value} / {counts.activity[i]} statements of the actor = {weight:g}")
    elif options.normalisation is Normalisation.PROMINENCE:
        lines.append(f"prominence: {value} / {counts.prominence[j]} statements on it = {weight:g}")
    term = Term(label, value, figures, _behind(counts, i, j))
    return Why(counts.labels[counts.actors[i]], label, weight, formula, (term,), tuple(lines))


def _division(
    counts: Counts, i: int, j: int, normalisation: Normalisation, whole: float, weight: float
) -> str:
    a, b = int(counts.activity[i]), int(counts.activity[j])
    row, other = (counts.cells[[n], :].toarray()[0] for n in (i, j))
    alone = int(row[other == 0].sum()), int(other[row == 0].sum())
    by = {
        Normalisation.AVERAGE: f"(({a} + {b}) / 2)",
        Normalisation.JACCARD: f"({alone[0]} + {alone[1]} + {int(row @ other)}), what each has alone and what both have",
        Normalisation.COSINE: f"({a} x {b})",
        Normalisation.VECTOR_COSINE: f"({sqrt(row @ row):.6g} x {sqrt(other @ other):.6g})",
    }[normalisation]
    return f"{normalisation}: {whole:g} / {by} = {weight:g}"


def _sides(counts: Counts, i: int, j: int) -> tuple[int, int]:
    return int(counts.support[i, j]), int(counts.oppose[i, j])


def _behind(counts: Counts, i: int, j: int) -> tuple[CodedPosition, ...]:
    where = counts.of(i)
    events = sorted(set(counts.event[where][counts.j[where] == j].tolist()))
    return tuple(counts.events.rows[counts.events.row[n]] for n in events)


def _without_minimum(options: Options) -> Options:
    return replace(options, minimum=0.0)
