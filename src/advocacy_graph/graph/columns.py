"""The graph read as columns, for the statement table: what each part of it asks, of all releases or of one.

Each SELECT returns flat rows, in no order, which the engine writes as CSV by itself: no row passes through Python.
Bound to a graph, the same query reads that release alone. A value that a graph should have once may come
twice from one written by other hands: who reads the rows must then choose.
"""

from typing import Final

from advocacy_graph.vocabulary import PROLOGUE

_HELD: Final = """
  OPTIONAL { ?finding ag:expressedIn ?statement }
  OPTIONAL { ?finding ag:holder ?holder }
  OPTIONAL { ?finding ag:onBehalfOf ?behalf }"""

_WORDS: Final = " UNION ".join(
    f"""{{ ?finding a ag:{kind} ; ag:evidence ?evidence .
    ?evidence oa:hasSelector ?place . ?place oa:start ?start .
    ?evidence oa:hasSelector ?quote . ?quote oa:exact ?words }}"""
    for kind in ("Position", "Demand", "CoalitionTie")
)

_PARTS: Final = {
    "releases": """SELECT ?graph ?release ?label ?date { GRAPH ?graph {
  ?release a ag:PressRelease ; rdfs:label ?label .
  OPTIONAL { ?release schema:datePublished ?date } } }""",
    "issuers": """SELECT ?graph ?issuer { GRAPH ?graph { ?release a ag:PressRelease ; schema:publisher ?issuer } }""",
    # A near-duplicate says it of the release that it is one of.
    "also": "SELECT ?graph ?release ?issuer { GRAPH ?graph { ?release ag:alsoIssuedBy ?issuer } }",
    "positions": f"""SELECT ?graph ?finding ?statement ?holder ?behalf ?policy ?polarity ?confidence ?rule
{{ GRAPH ?graph {{
  ?finding a ag:Position ; ag:target ?policy ; ag:polarity ?polarity ; ag:confidence ?confidence ; ag:rule ?rule .{_HELD} }} }}""",
    "demands": f"""SELECT ?graph ?finding ?statement ?holder ?behalf ?addressee ?policy ?action ?confidence ?rule
{{ GRAPH ?graph {{
  ?finding a ag:Demand ; ag:action ?action ; ag:confidence ?confidence ; ag:rule ?rule .{_HELD}
  OPTIONAL {{ ?finding ag:addressedTo ?addressee }}
  OPTIONAL {{ ?finding ag:concerns ?policy }} }} }}""",
    "ties": """SELECT ?graph ?finding ?organization ?coalition ?relation { GRAPH ?graph {
  ?finding a ag:CoalitionTie ; ag:tiedOrganization ?organization ; ag:coalition ?coalition ; ag:relation ?relation } }""",
    "modes": "SELECT ?graph ?statement ?mode { GRAPH ?graph { ?statement ag:statementMode ?mode } }",
    "decided": "SELECT ?graph ?finding { GRAPH ?graph { ?finding ag:decided true } }",
    "words": f"SELECT ?graph ?finding ?start ?words {{ GRAPH ?graph {{ {_WORDS} }} }}",
    # Of the register, not of a release: bound to a release's graph, of the entities that it names.
    "names": """SELECT DISTINCT ?graph ?entity ?name ?policyKind ?person ?coalition {
  GRAPH ?graph { ?entity schema:name ?name }
  OPTIONAL { ?entity ag:policyKind ?policyKind }
  BIND (EXISTS { ?entity a schema:Person } AS ?person)
  BIND (EXISTS { ?entity a ag:Coalition } AS ?coalition) }""",
    "broader": """SELECT ?concept ?broader ?name {
  ?concept skos:broader ?broader .
  OPTIONAL { ?broader schema:name ?own } OPTIONAL { ?broader skos:prefLabel ?preferred }
  OPTIONAL { ?broader rdfs:label ?label }
  BIND (COALESCE(?own, ?preferred, ?label, STR(?broader)) AS ?name) }""",
}

# OPTIONAL, since the engine would else begin with all names there are.
_NAMES_OF_ONE: Final = """SELECT DISTINCT ?graph ?entity ?name ?policyKind ?person ?coalition {
  GRAPH ?graph {
    ?thing schema:publisher|ag:alsoIssuedBy|ag:target|ag:holder|ag:onBehalfOf|ag:addressedTo|ag:concerns|ag:tiedOrganization|ag:coalition
      ?entity }
  OPTIONAL { ?entity schema:name ?name }
  OPTIONAL { ?entity ag:policyKind ?policyKind }
  BIND (EXISTS { ?entity a schema:Person } AS ?person)
  BIND (EXISTS { ?entity a ag:Coalition } AS ?coalition) }"""


def columns(part: str, *, of_one: bool) -> str:
    """The SELECT for `part` of the table. With `of_one`, ?graph is to be bound to a release's graph."""
    return PROLOGUE + (_NAMES_OF_ONE if of_one and part == "names" else _PARTS[part])
