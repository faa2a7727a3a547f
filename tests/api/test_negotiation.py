import pytest

from advocacy_graph_api.negotiation import OFFERS, Form, choose

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CASES = [
    # Accept, form, chosen
    (None, Form.SOLUTIONS, JSON),
    ("", Form.SOLUTIONS, JSON),
    ("*/*", Form.BOOLEAN, JSON),
    ("*/*", Form.TRIPLES, "text/turtle"),
    ("text/csv", Form.SOLUTIONS, "text/csv"),
    ("text/csv", Form.BOOLEAN, None),
    ("text/csv", Form.TRIPLES, None),
    ("TEXT/CSV", Form.SOLUTIONS, "text/csv"),
    ("text/*", Form.SOLUTIONS, "text/csv"),
    ("text/*, text/csv;q=0.1", Form.SOLUTIONS, "text/tab-separated-values"),
    ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", Form.SOLUTIONS, XML),
    ("*/*;q=0.1, application/n-triples", Form.TRIPLES, "application/n-triples"),
    ("application/sparql-results+json;q=0, */*", Form.SOLUTIONS, XML),
    ("application/json", Form.SOLUTIONS, "application/json"),
    ("application/json", Form.TRIPLES, "application/json"),
    ('application/ld+json;profile="x"', Form.TRIPLES, "application/ld+json"),
    ("text/html", Form.SOLUTIONS, None),
    ("text/csv;q=soon", Form.SOLUTIONS, None),
    ("*/*;q=0", Form.SOLUTIONS, None),
    ("image/png, , ;q=1", Form.TRIPLES, None),
]


@pytest.mark.parametrize(("accept", "form", "chosen"), CASES)
def test_choice(accept: str | None, form: Form, chosen: str | None) -> None:
    assert choose(accept, OFFERS[form]) == chosen
