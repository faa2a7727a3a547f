"""From the findings of one release to its part of the graph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import NamedNode, Quad

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.graph.circumstances import Circumstances, circumstance_facts
from advocacy_graph.graph.entities import mention_facts, register_facts
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.identity import release_slug
from advocacy_graph.graph.iris import Iris, checked_base, slug_of
from advocacy_graph.graph.judgements import judgement_facts
from advocacy_graph.graph.reading import Keys, Reading
from advocacy_graph.graph.release import EarlierVersion, release_facts, text_facts
from advocacy_graph.graph.run import Run, run_facts
from advocacy_graph.graph.stances import demand_facts, position_facts
from advocacy_graph.graph.statements import membership_facts, statement_facts
from advocacy_graph.graph.ties import tie_facts
from advocacy_graph.graph.words import words
from advocacy_graph.model import Findings
from advocacy_graph.vocabulary import ag, dcterms


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
    findings: Findings,
    keys: Keys,
    *,
    base: str,
    run: Run,
    earlier: Sequence[EarlierVersion] = (),
    known: Circumstances | None = None,
    slug: str | None = None,
) -> Description:
    """The findings of one release in RDF, each with its evidence; the same input gives the same quads.

    `slug` names the release where its heading does not: one that was corrected does not make another of it, and a
    namesake has an IRI of its own (see `namesake_iri`).

    `earlier` are the text versions that the store already has of this release, oldest first (see `release_iri`
    for the name to ask it by); `known` is what else is known of it. Of a duplicate no findings are described
    but those about the release itself. Raises UnreadableRelease where the words hold what no RDF can, ValueError
    where findings contradict the model (a span outside of the text, two statements with one key), and
    AdvocacyGraphError for a base that is none.
    """
    iris = Iris(checked_base(base), slug or release_slug(findings))
    known = known or Circumstances()
    if known.duplicate:
        findings = Findings(findings.release, findings.heading)
    reading = Reading(findings, keys, iris)
    try:
        return Description(
            slug=iris.release_slug,
            release=iris.release.value,
            graph=iris.graph.value,
            quads=_in(iris.graph, _release(reading, run, earlier, known)),
            register=_in(iris.register, chain(register_facts(reading), judgement_facts(reading))),
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


def namesake_iri(findings: Findings, *, base: str) -> str:
    """The IRI of a release that is not the one with its issuer, date and headline: the text's digest tells them apart."""
    return f"{release_iri(findings, base=base)}-{findings.release.text_digest[:8]}"


def about_release(findings: Findings, keys: Keys, base: str, slug: str) -> set[Quad]:
    """What `describe` would say of the release itself, but for where it was read from and its text."""
    iris = Iris(checked_base(base), slug)
    said = _in(iris.graph, release_facts(Reading(findings, keys, iris)))
    apart = (dcterms.source, ag.currentVersion)
    return {quad for quad in said if quad.subject == iris.release and quad.predicate not in apart}


def organization_iris(findings: Findings, keys: Keys, base: str) -> set[str]:
    """The IRIs of the release's issuers."""
    reading = Reading(findings, keys, Iris(checked_base(base), ""))
    return {reading.organization(issuer).value for issuer in findings.heading.issuers}


def source_quad(release: str, base: str, name: str) -> Quad:
    """That the release with that IRI was also read from the file or address `name`."""
    iris = Iris(base, slug_of(base, release))
    return Quad(NamedNode(release), ag.alsoReadFrom, words(name), iris.graph)


def run_quads(run: Run, base: str) -> list[Quad]:
    """What `describe` says of the run."""
    iris = Iris(checked_base(base), "")
    return _in(iris.runs, run_facts(run, iris))


def _release(
    reading: Reading, run: Run, earlier: Sequence[EarlierVersion], known: Circumstances
) -> Iterator[Fact]:
    yield from release_facts(reading)
    yield from text_facts(reading, run, earlier)
    yield from circumstance_facts(reading, known)
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
