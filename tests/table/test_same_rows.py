"""The table and SPARQL, asked the same, give the same rows: on the sample releases and on graphs by other hands."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from described import by_graph, holding, one_release
from pyoxigraph import QuerySolutions

from advocacy_graph import open_store
from advocacy_graph.analysis import statement_table
from advocacy_graph.store import Store

# Written apart from the queries that fill the table: one query, joined by the store's engine.
POSITIONS = """SELECT ?position ?statement ?holder ?holderName ?person ?behalf ?behalfName ?policy ?policyName
  ?kind ?polarity ?date ?release ?label ?issuer ?mode ?confidence ?rule ?start ?words {
  ?position a ag:Position ; schema:isPartOf ?release ; ag:target ?policy ; ag:polarity ?polarity ;
    ag:confidence ?confidence ; ag:rule ?rule ; ag:evidence ?evidence .
  ?evidence oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?words .
  ?release rdfs:label ?label .
  ?policy schema:name ?policyName ; ag:policyKind ?kind .
  OPTIONAL { ?release schema:datePublished ?date }
  OPTIONAL { ?release schema:publisher|ag:alsoIssuedBy ?issuer }
  OPTIONAL { ?position ag:expressedIn ?statement . ?statement ag:statementMode ?mode }
  OPTIONAL { ?position ag:holder ?holder . ?holder schema:name ?holderName }
  BIND (EXISTS { ?holder a schema:Person } AS ?person)
  OPTIONAL { ?position ag:onBehalfOf ?behalf . ?behalf schema:name ?behalfName }
}"""

TIES = """SELECT ?tie ?body ?bodyName ?coalition ?name ?relation ?date ?release ?label ?start ?words {
  ?tie a ag:CoalitionTie ; schema:isPartOf ?release ; ag:tiedOrganization ?body ; ag:coalition ?coalition ;
    ag:relation ?relation ; ag:evidence ?evidence .
  ?evidence oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?words .
  ?release rdfs:label ?label . ?body schema:name ?bodyName . ?coalition schema:name ?name .
  OPTIONAL { ?release schema:datePublished ?date }
}"""

DEMANDS = """SELECT ?demand ?statement ?holder ?behalf ?addressee ?policy ?action {
  ?demand a ag:Demand ; ag:action ?action .
  OPTIONAL { ?demand ag:expressedIn ?statement }
  OPTIONAL { ?demand ag:holder ?holder }
  OPTIONAL { ?demand ag:onBehalfOf ?behalf }
  OPTIONAL { ?demand ag:addressedTo ?addressee }
  OPTIONAL { ?demand ag:concerns ?policy }
}"""


def answer(store: Store, sparql: str) -> Iterator[dict[str, str | None]]:
    solutions = store.query(sparql)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for row in solutions:
        yield {name: cell and cell.value for name, cell in zip(names, row, strict=True)}


def words(found: list[dict[str, str | None]]) -> str:
    stretches = {(int(row["start"] or 0), row["words"] or "") for row in found}
    return " ".join(text for _, text in sorted(stretches))


def together(store: Store, sparql: str, key: str) -> dict[str, list[dict[str, str | None]]]:
    rows: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in answer(store, sparql):
        rows[row[key] or ""].append(row)
    return rows


def local(iri: str | None) -> str | None:
    return iri and iri.partition("#")[2]


def told_by_sparql(store: Store) -> set[tuple[object, ...]]:
    rows = set()
    for position, found in together(store, POSITIONS, "position").items():
        row = found[0]
        person = row["person"] == "true" and row["holder"] is not None
        body, body_name = row["behalf"], row["behalfName"]
        if body is None and not person:
            body, body_name = row["holder"], row["holderName"]
        rows.add(
            (
                position, row["statement"], row["holder"] or row["behalf"], row["holderName"] or row["behalfName"],
                "person" if person else "organization", body, body_name, row["policy"], row["policyName"],
                local(row["kind"]), local(row["polarity"]), row["date"] and date.fromisoformat(row["date"]),
                row["release"], row["label"], tuple(sorted({r["issuer"] for r in found if r["issuer"]})),
                local(row["mode"]), float(row["confidence"] or "nan"), row["rule"], words(found),
            )
        )  # fmt: skip
    return rows


def told_by_the_table(store: Store) -> set[tuple[object, ...]]:
    with statement_table(store) as table:
        rows = table.connection.execute(
            """SELECT position, statement, actor, actor_label, actor_kind, organization, organization_label, policy,
                      policy_label, policy_kind, polarity, date, release, release_label, issuers, mode, confidence,
                      rule, words FROM statements WHERE actor IS NOT NULL OR organization IS NULL"""
        ).fetchall()
    return {(*row[:14], tuple(row[14] or ()), *row[15:]) for row in rows}


def test_sample_releases(sample: Path) -> None:
    with open_store(sample, read_only=True) as store:
        rows = told_by_sparql(store)
        assert len(rows) > 20
        assert told_by_the_table(store) == rows
        with statement_table(store) as table:
            ties = {
                (
                    *(t.organization, t.organization_label, t.coalition, t.coalition_label, t.relation.value),
                    *(t.date, t.release, t.release_label, t.words),
                )
                for t in table.ties()
            }
            demands = set(
                table.connection.execute(
                    """SELECT demand, statement, h.iri, b.iri, a.iri, p.iri, action FROM demands
                       LEFT JOIN entities h ON h.id = holder LEFT JOIN entities b ON b.id = behalf
                       LEFT JOIN entities a ON a.id = addressee LEFT JOIN entities p ON p.id = policy"""
                ).fetchall()
            )
        assert demands == {tuple(row.values()) for row in answer(store, DEMANDS)}
        assert ties == {
            (
                *(f["body"], f["bodyName"], f["coalition"], f["name"], local(f["relation"])),
                *(f["date"] and date.fromisoformat(f["date"]), f["release"], f["label"], words(found)),
            )
            for found in together(store, TIES, "tie").values()
            for f in [found[0]]
        }


def test_the_seed_release_coded_by_hand(checkout: Path) -> None:
    seed = by_graph(checkout / "ontology" / "examples" / "seed.trig", "seed")
    with holding([seed], Store.in_memory()) as store:
        rows = told_by_the_table(store)
        assert told_by_sparql(store) == rows
        assert ("Sonia Lin", "We Are Home", "mass worksite raids", "oppose") in {
            (row[3], row[6], row[8], row[10]) for row in rows
        }


HELD = [
    ("ag:holder <ada> ; ag:onBehalfOf <league> ;", ("Ada Thorn", "person", "Fern League")),
    ("ag:holder <ada> ;", ("Ada Thorn", "person", None)),
    ("ag:holder <league> ;", ("Fern League", "organization", "Fern League")),
    ("ag:onBehalfOf <league> ;", ("Fern League", "organization", "Fern League")),
    ("", (None, "organization", None)),
]


@pytest.mark.parametrize(("held", "expected"), HELD)
def test_actor_and_organisation(valid: str, held: str, expected: tuple[str | None, ...]) -> None:
    before, position, after = valid.partition("<position> ")
    own = "ag:holder <ada> ;\n    ag:onBehalfOf <league> ;"
    assert own in after
    with holding([one_release(before + position + after.replace(own, held, 1))], Store.in_memory()) as store:
        rows = told_by_the_table(store)
        assert {(row[3], row[4], row[6]) for row in rows} == {expected}
        assert told_by_sparql(store) == rows


HOSTILE = ['"', "two\\nlines", "a, b; c", "\\u0000", "NULL", "=1+1", "\U0001d4b3\u202e", "\\\\N"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_through(valid: str, words: str) -> None:
    quoted = words.replace('"', '\\"')
    text = valid.replace('oa:exact "ferns"', f'oa:exact "{quoted}"').replace('"Fern Bill"', f'"{quoted}"')
    with holding([one_release(text)], Store.in_memory()) as store:
        assert told_by_the_table(store) == told_by_sparql(store)


def test_what_a_person_decided_is_marked(valid: str) -> None:
    text = valid.replace('ag:cue "love" ;', 'ag:cue "love" ; ag:decided true ;')
    for turtle, decided in ((valid, False), (text, True)):
        with holding([one_release(turtle)], Store.in_memory()) as store, statement_table(store) as table:
            assert [row.decided for row in table.events().rows] == [decided]
