"""The graph read back as plain rows: coded positions and declared ties, as networks take them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from advocacy_graph.graph.row import Query, Row, rows
from advocacy_graph.model import ActorKind, CodedPosition, DeclaredTie, Polarity, Relation
from advocacy_graph.vocabulary import PREFIXES, PROLOGUE, schema

_POSITIONS: Final = (
    PROLOGUE
    + """
SELECT ?position ?holder ?holderName ?holderKind ?behalf ?behalfName ?policy ?policyName ?polarity
       ?date ?release ?releaseLabel ?statement ?start ?words
WHERE {
  ?position a ag:Position ; ag:target ?policy ; ag:polarity ?polarity ; schema:isPartOf ?release ;
            ag:evidence ?evidence .
  ?evidence oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?words .
  ?policy schema:name ?policyName .
  ?release rdfs:label ?releaseLabel .
  OPTIONAL { ?release schema:datePublished ?date }
  OPTIONAL { ?position ag:expressedIn ?statement }
  OPTIONAL {
    ?position ag:holder ?holder . ?holder schema:name ?holderName ; a ?holderKind .
    FILTER (?holderKind IN (schema:Person, schema:Organization))
  }
  OPTIONAL { ?position ag:onBehalfOf ?behalf . ?behalf schema:name ?behalfName }
}
ORDER BY ?position ?start
"""
)

_TIES: Final = (
    PROLOGUE
    + """
SELECT ?tie ?organization ?organizationName ?coalition ?coalitionName ?relation ?date ?release ?releaseLabel
       ?start ?words
WHERE {
  ?tie a ag:CoalitionTie ; ag:tiedOrganization ?organization ; ag:coalition ?coalition ;
       ag:relation ?relation ; schema:isPartOf ?release ; ag:evidence ?evidence .
  ?evidence oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?words .
  ?organization schema:name ?organizationName .
  ?coalition schema:name ?coalitionName .
  ?release rdfs:label ?releaseLabel .
  OPTIONAL { ?release schema:datePublished ?date }
}
ORDER BY ?tie ?start
"""
)


def positions(query: Query) -> Iterator[CodedPosition]:
    """Every position with an actor, in the order of their IRIs, its stretches of text joined by a space.

    The actor is the holder, or the organisation spoken for where the release does not name the speaker; a
    position with neither is nobody's and is left out. The organisation is the one spoken for, else the
    holder where that is one.
    """
    for position, stretches in groupby(rows(query, _POSITIONS), key=lambda row: row.the_iri("position")):
        found = list(stretches)
        row = found[0]
        holder, behalf = row.iri("holder"), row.iri("behalf")
        actor = holder or behalf
        if actor is None:
            continue
        is_person = row.iri("holderKind") == schema.Person.value
        organization, organization_label = behalf, row.text("behalfName")
        if behalf is None and not is_person:
            organization, organization_label = holder, row.text("holderName")
        yield CodedPosition(
            position=position,
            actor=actor,
            actor_label=row.the_text("holderName" if holder else "behalfName"),
            actor_kind=ActorKind.PERSON if is_person else ActorKind.ORGANIZATION,
            organization=organization,
            organization_label=organization_label,
            policy=row.the_iri("policy"),
            policy_label=row.the_text("policyName"),
            polarity=Polarity(row.the_iri("polarity").removeprefix(PREFIXES["polarity"])),
            date=row.date("date"),
            release=row.the_iri("release"),
            release_label=row.the_text("releaseLabel"),
            statement=row.iri("statement"),
            words=_words(found),
        )


def ties(query: Query) -> Iterator[DeclaredTie]:
    """Every declared tie, in the order of their IRIs."""
    for _, stretches in groupby(rows(query, _TIES), key=lambda row: row.the_iri("tie")):
        found = list(stretches)
        row = found[0]
        yield DeclaredTie(
            organization=row.the_iri("organization"),
            organization_label=row.the_text("organizationName"),
            coalition=row.the_iri("coalition"),
            coalition_label=row.the_text("coalitionName"),
            relation=Relation(row.the_iri("relation").removeprefix(PREFIXES["relation"])),
            date=row.date("date"),
            release=row.the_iri("release"),
            release_label=row.the_text("releaseLabel"),
            words=_words(found),
        )


def _words(stretches: list[Row]) -> str:
    return " ".join(row.the_text("words") for row in stretches)
