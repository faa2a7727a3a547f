"""One run of the pipeline and the extractor that it ran with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import Iris
from advocacy_graph.graph.words import moment, words
from advocacy_graph.vocabulary import prov, rdf, rdfs, schema


@dataclass(frozen=True, slots=True)
class Run:
    """`extractor` is its version with the fingerprint of its rules. Times have a zone; no end while it runs."""

    started: datetime
    extractor: str
    ended: datetime | None = None

    @property
    def key(self) -> str:
        """Its start in UTC to the microsecond: there is one writer at a time."""
        return self.started.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def run_facts(run: Run, iris: Iris) -> Iterator[Fact]:
    """The run as a prov:Activity, its extractor as a prov:SoftwareAgent."""
    activity, agent = iris.run(run.key), iris.agent(run.extractor)
    yield activity, rdf.type, prov.Activity
    yield activity, prov.startedAtTime, moment(run.started)
    if run.ended:
        yield activity, prov.endedAtTime, moment(run.ended)
    yield activity, prov.wasAssociatedWith, agent
    yield agent, rdf.type, prov.SoftwareAgent
    yield agent, rdfs.label, words(f"advocacy-graph {run.extractor}")
    yield agent, schema.softwareVersion, words(run.extractor)
