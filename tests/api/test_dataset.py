import pytest

from advocacy_graph_api.dataset import names_its_dataset

CASES = [
    ("SELECT * FROM <http://e/g> { ?s ?p ?o }", True),
    ("select * from<http://e/g> where { }", True),
    ("SELECT * FROM NAMED <http://e/g> { }", True),
    ("ASK # a comment\nFROM e:g { }", True),
    ("SELECT * { ?s ?p ?o }", False),
    ("SELECT ?from { ?from ?p $from }", False),
    ("SELECT * { ?s from: ?o ; e:from ?x ; <http://e/FROM> 'FROM', \"from\"@en }", False),
    ("SELECT * { ?s ?p '''it's FROM''' } # FROM", False),
    ('SELECT * { ?s ?p """say "FROM" \\""" FROM""" }', False),
    ("SELECT * { FILTER(?a<?b) } ", False),
]


@pytest.mark.parametrize(("query", "named"), CASES)
def test_from_clause_is_seen(query: str, named: bool) -> None:
    assert names_its_dataset(query) is named
