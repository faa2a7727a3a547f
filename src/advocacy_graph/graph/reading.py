"""One release on its way into the graph: its findings, and the IRIs of what they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pyoxigraph import NamedNode

from advocacy_graph.graph.contacts import contacts
from advocacy_graph.graph.iris import Iris
from advocacy_graph.model import ActorKind, Findings, Span
from advocacy_graph.model.named import Kind


class Key(Protocol):
    """The last part of an entity's IRI."""

    @property
    def value(self) -> str:
        """Such as `sonia-lin`."""


class Judgement(Protocol):
    """How sure it is that two things are one."""

    @property
    def score(self) -> float:
        """From 0 to 1."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """In words."""


class Joined(Protocol):
    """A name taken for that of an entity, or, with `gone`, an entity that has become another."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def gone(self) -> str | None: ...  # noqa: D102

    @property
    def judgement(self) -> Judgement:
        """Why."""


class Tied(Protocol):
    """Two entities that belong together and are two."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def tie(self) -> str: ...  # noqa: D102
    @property
    def other(self) -> str: ...  # noqa: D102


class Reference(Protocol):
    """What the gazetteer, a register or the codebook knows of an entity."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def wikidata(self) -> str: ...  # noqa: D102

    @property
    def own(self) -> str:
        """Its id in the user's register or codebook, whose name for it is its name; else empty."""


class Asked(Protocol):
    """Two entities that may be one."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def other(self) -> str: ...  # noqa: D102

    @property
    def judgement(self) -> Judgement:
        """How likely it is, and why."""


class Keys(Protocol):
    """The key of every name and wording in the findings, by kind, as `resolve.keys` gives them."""

    @property
    def joined(self) -> Sequence[Joined]:
        """Names taken for those of entities known before."""

    @property
    def tied(self) -> Sequence[Tied]:
        """Entities that belong together and are two."""

    @property
    def references(self) -> Sequence[Reference]:
        """What the gazetteer knows."""

    @property
    def asked(self) -> Sequence[Asked]:
        """What a person has to say."""

    @property
    def organizations(self) -> Mapping[str, Key]:
        """Of organisations."""

    @property
    def people(self) -> Mapping[str, Key]:
        """Of people."""

    @property
    def policies(self) -> Mapping[str, Key]:
        """Of policies."""


@dataclass(frozen=True)
class Reading:
    """What every part of the description needs to know. Its verbs raise KeyError for a name without a key."""

    findings: Findings
    keys: Keys
    iris: Iris

    @property
    def text(self) -> str:
        """The kept text."""
        return self.findings.release.text

    @cached_property
    def contacts(self) -> tuple[Span, ...]:
        """Telephone numbers and e-mail addresses in the text."""
        return contacts(self.text)

    @cached_property
    def text_version(self) -> NamedNode:
        """The text as it now stands."""
        return self.iris.text(self.findings.release.text_digest)

    def organization(self, name: str) -> NamedNode:
        """The organisation of this name."""
        return self.iris.organization(self.keys.organizations[name].value)

    def person(self, name: str) -> NamedNode:
        """The person of this name."""
        return self.iris.person(self.keys.people[name].value)

    def policy(self, name: str) -> NamedNode:
        """The policy of this name."""
        return self.iris.policy(self.keys.policies[name].value)

    def actor(self, name: str, kind: ActorKind) -> NamedNode:
        """The person or organisation of this name."""
        return self.person(name) if kind is ActorKind.PERSON else self.organization(name)

    @cached_property
    def own_names(self) -> Mapping[NamedNode, str]:
        """What the user calls entities of the register or codebook."""
        return {
            self.iris.entity(reference.kind, reference.key): reference.name
            for reference in self.keys.references
            if reference.own
        }

    def addressee(self, name: str) -> NamedNode:
        """An organisation, or a person where no organisation has the name."""
        return self.organization(name) if name in self.keys.organizations else self.person(name)
