"""From the findings of one release to its part of the graph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.graph.entities import mention_facts, register_facts
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.identity import release_slug
from advocacy_graph.graph.iris import Iris, checked_base
from advocacy_graph.graph.reading import Keys, Reading
from advocacy_graph.graph.release import EarlierVersion, release_facts, text_facts
from advocacy_graph.graph.run import Run, run_facts
from advocacy_graph.graph.stances import demand_facts, position_facts
from advocacy_graph.graph.statements import membership_facts, statement_facts
from advocacy_graph.graph.ties import tie_facts
from advocacy_graph.model import Findings


@dataclass(frozen=True, slots=True)
class Description:
    """One release as quads. `release` and `graph` are IRIs; `quads` is the whole of the release's named graph.

    `register` holds names and types of its entities, for the graph that all releases share; `runs` how it
    was read.
    """

    slug: str
    release: str
    graph: str
    quads: list[Quad]
    register: list[Quad]
    runs: list[Quad]


def describe(
    findings: Findings, keys: Keys, *, base: str, run: Run, earlier: Sequence[EarlierVersion] = ()
) -> Description:
    """The findings of one release in RDF, each with its evidence; the same input gives the same quads.

    `earlier` are the text versions that the store already has of this release, oldest first (see `release_iri`
    for the name to ask it by). Raises UnreadableRelease where the words hold what no RDF can, ValueError
    where findings contradict the model (a span outside of the text, two statements with one key), and
    AdvocacyGraphError for a base that is none.
    """
    iris = Iris(checked_base(base), release_slug(findings))
    reading = Reading(findings, keys, iris)
    try:
        return Description(
            slug=iris.release_slug,
            release=iris.release.value,
            graph=iris.graph.value,
            quads=_in(iris.graph, _release(reading, run, earlier)),
            register=_in(iris.register, register_facts(reading)),
            runs=_in(iris.runs, run_facts(run, iris)),
        )
    except UnicodeEncodeError as fault:
        raise UnreadableRelease(
            findings.release.source,
            f"{fault.object[max(0, fault.start - 20) : fault.end + 20]!a} holds half of a surrogate pair, "
            "which no Unicode text has: save the file again as UTF-8",
        ) from fault


def release_iri(findings: Findings, *, base: str) -> str:
    """The IRI that `describe` gives the release, without describing it: to ask a store for what it has of it."""
    return Iris(checked_base(base), release_slug(findings)).release.value


def _release(reading: Reading, run: Run, earlier: Sequence[EarlierVersion]) -> Iterator[Fact]:
    yield from release_facts(reading)
    yield from text_facts(reading, run, earlier)
    yield from statement_facts(reading)
    yield from membership_facts(reading)
    yield from position_facts(reading)
    yield from demand_facts(reading)
    yield from tie_facts(reading)
    yield from mention_facts(reading)


def _in(graph: NamedNode, facts: Iterable[Fact]) -> list[Quad]:
    """Each once: facts said twice (a role's label, say) are one."""
    return list(
        dict.fromkeys(Quad(subject, predicate, object_, graph) for subject, predicate, object_ in facts)
    )
