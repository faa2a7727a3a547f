"""The SPARQL protocol: ways to ask, forms of the answer, datasets, and what is refused and how."""

import httpx
import pyoxigraph as ox
import pytest
from served import BASE, PREFIXES, RELEASES

SELECT = PREFIXES + "SELECT ?r ?h { ?r schema:headline ?h } ORDER BY ?r LIMIT 3"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = PREFIXES + "CONSTRUCT { ?r schema:name ?h } WHERE { ?r schema:headline ?h }"
FORM = "application/x-www-form-urlencoded"
PROBLEM = "application/problem+json"


def graph(slug: str) -> str:
    return f"{BASE}graph/release/{slug}"


@pytest.mark.parametrize(
    "how",
    [
        {"method": "GET", "params": {"query": SELECT}},
        {"method": "POST", "data": {"query": SELECT}},
        {"method": "POST", "content": SELECT, "headers": {"Content-Type": "application/sparql-query"}},
        {
            "method": "POST",
            "content": SELECT,
            "headers": {"Content-Type": "Application/SPARQL-query; charset=UTF-8"},
        },
    ],
)
def test_ways_to_ask(client: httpx.Client, how: dict[str, object]) -> None:
    answer = client.request(url="/sparql", **how).raise_for_status()  # type: ignore[arg-type]
    rows = answer.json()["results"]["bindings"]
    assert [row["h"] for row in rows] == [
        {"type": "literal", "value": f"Headline of {slug}"} for slug in RELEASES[:3]
    ]


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/turtle", None),
        (ASK, "application/json", "application/json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ASK, "text/csv", None),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "text/csv", None),
        (CONSTRUCT, "image/png", None),
    ],
)
def test_negotiation(client: httpx.Client, query: str, accept: str, media: str | None) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    if media is None:
        assert (answer.status_code, answer.headers["content-type"]) == (406, PROBLEM)
    else:
        assert (answer.status_code, answer.headers["content-type"]) == (200, media)
        assert answer.headers["vary"] == "Accept"
        assert _size(query, answer) == {SELECT: 3, ASK: 1, CONSTRUCT: 25}[query]


def _size(query: str, answer: httpx.Response) -> int:
    """How many rows or triples another reader finds in it; 1 for true."""
    media = (
        answer.headers["content-type"]
        .partition(";")[0]
        .replace("application/json", "application/sparql-results+json")
    )
    if query == CONSTRUCT:
        return len(list(ox.parse(answer.content, ox.RdfFormat.from_media_type(media))))
    if media == "text/csv":
        return len(answer.text.splitlines()) - 1
    results = ox.parse_query_results(answer.content, ox.QueryResultsFormat.from_media_type(media))
    return int(bool(results)) if isinstance(results, ox.QueryBoolean) else len(list(results))


TERMS = """SELECT * { VALUES (?a ?b ?c ?d ?e ?f) {
    (<http://e/x> "plain" "a\\tb\\n\\"c\\" é 🏠"@en 7 "2021-10-12"^^<http://e/date> UNDEF) } }"""


@pytest.mark.parametrize(
    "accept",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values"],
)
def test_terms_arrive_as_they_are(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", params={"query": TERMS}, headers={"Accept": accept}).raise_for_status()
    (row,) = ox.parse_query_results(answer.content, ox.QueryResultsFormat.from_media_type(accept))
    (expected,) = ox.Store().query(TERMS)
    assert list(row) == list(expected)


COUNT = "SELECT (COUNT(*) AS ?n) %s { ?r <https://schema.org/headline> ?h }"
COUNT_NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) %s { GRAPH ?g { ?r <https://schema.org/headline> ?h } }"
ONE, TWO = graph(RELEASES[0]), graph(RELEASES[1])


@pytest.mark.parametrize(
    ("query", "given", "count"),
    [
        (COUNT % "", [], 25),
        (COUNT % f"FROM <{ONE}>", [], 1),
        (COUNT % f"FROM NAMED <{ONE}>", [], 0),
        (COUNT_NAMED % "", [], 25),
        (COUNT_NAMED % f"FROM NAMED <{ONE}> FROM NAMED <{TWO}>", [], 2),
        (COUNT % "", [("default-graph-uri", ONE), ("default-graph-uri", TWO)], 2),
        (COUNT % f"FROM <{ONE}>", [("default-graph-uri", ONE), ("default-graph-uri", TWO)], 2),
        (COUNT % "", [("named-graph-uri", ONE)], 0),
        (COUNT_NAMED % "", [("named-graph-uri", ONE)], 1),
        (COUNT_NAMED % "", [("default-graph-uri", ONE)], 0),
    ],
)
def test_datasets(client: httpx.Client, query: str, given: list[tuple[str, str]], count: int) -> None:
    in_the_address = client.get("/sparql", params=[("query", query), *given])
    beside_the_body = client.post(
        "/sparql", params=given, content=query, headers={"Content-Type": "application/sparql-query"}
    )
    for answer in (in_the_address, beside_the_body):
        (row,) = answer.raise_for_status().json()["results"]["bindings"]
        assert int(row["n"]["value"]) == count


@pytest.mark.parametrize(
    ("parameter", "status"),
    [
        ("timeout", 200),  # what other services know is ignored, as the protocol has it
        ("output", 200),
        ("default-graph", 400),  # a slip would be answered from other graphs than were meant
        ("default-graph-url", 400),
        ("using-graph-uri", 400),
    ],
)
def test_parameters_that_the_protocol_does_not_have(
    client: httpx.Client, parameter: str, status: int
) -> None:
    given = {"query": "ASK {}", parameter: f"{BASE}graph/register"}
    for answer in (client.get("/sparql", params=given), client.post("/sparql", data=given)):
        assert answer.status_code == status
        assert status == 200 or parameter in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "accept", "cut", "kept"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "text/csv", "bytes; limit=20000", None),
        (
            "SELECT ?n { ?a ?b ?c BIND('" + "x" * 3000 + "' AS ?n) }",
            "application/json",
            "bytes; limit=20000",
            6,
        ),
        ("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "text/turtle", "", None),
        ("SELECT ?a { ?a ?b ?c } LIMIT 100", "application/json", None, 100),
        ("SELECT ?a { ?a ?b ?c } LIMIT 101", "application/json", "rows; limit=100", 100),
    ],
)
def test_a_cut_answer_says_so(
    client: httpx.Client, query: str, accept: str, cut: str | None, kept: int | None
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept}).raise_for_status()
    said = answer.headers.get("advocacy-graph-cut")
    assert said == cut if cut is None else said.startswith(cut)
    if kept is not None:
        assert len(answer.json()["results"]["bindings"]) == kept


def form(**fields: str) -> dict[str, object]:
    return {"method": "POST", "data": fields}


def typed(content: bytes | str, media: str | None) -> dict[str, object]:
    return {"method": "POST", "content": content, "headers": {"Content-Type": media} if media else {}}


UPDATE = "INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }"
REFUSED: list[tuple[str, dict[str, object], int]] = [
    # path, request, status
    ("/sparql", form(other="x"), 400),
    ("/sparql", {"method": "GET", "params": [("query", ASK), ("query", ASK)]}, 400),
    ("/sparql", {"method": "GET", "params": {"query": "SELECT nonsense"}}, 400),
    ("/sparql", {"method": "GET", "params": {"query": ""}}, 400),
    ("/sparql", {"method": "GET", "params": {"query": ASK, "default-graph-uri": "no iri <"}}, 400),
    ("/sparql?query=ASK%7B%7D%FF", {"method": "GET"}, 400),
    ("/sparql?query=ASK%7B%7D" + "&a=1" * 200, {"method": "GET"}, 400),
    ("/sparql", typed(b"ASK {} # \xff", "application/sparql-query"), 400),
    ("/sparql", typed(b"query=\xff", FORM), 400),
    ("/sparql", typed(ASK, "text/plain"), 415),
    ("/sparql", typed(ASK, None), 415),
    ("/sparql", typed(ASK, "application/sparql-query; charset=utf-16"), 415),
    ("/sparql", typed("{}", "application/json"), 415),
    ("/sparql", typed("x" * 90_000, "application/sparql-query"), 413),
    ("/sparql", typed("ASK {} #" + "x" * 70_000, "application/sparql-query"), 400),
    # writes
    ("/sparql", form(update=UPDATE), 403),
    ("/sparql", form(update=UPDATE, query=ASK), 403),
    ("/sparql", form(query=UPDATE), 400),
    ("/sparql", {"method": "GET", "params": {"update": UPDATE}}, 400),
    ("/sparql", {"method": "GET", "params": {"query": UPDATE}}, 400),
    ("/sparql", typed(UPDATE, "application/sparql-update"), 403),
    ("/sparql?graph=http://e/g", {"method": "PUT", "content": "<a> <b> <c> ."}, 405),
    ("/sparql?graph=http://e/g", {"method": "DELETE"}, 405),
    ("/sparql", {"method": "PATCH", "content": UPDATE}, 405),
    ("/store?default", {"method": "PUT", "content": "<a> <b> <c> ."}, 403),
    ("/store?graph=http://e/g", {"method": "POST", "content": "<a> <b> <c> ."}, 403),
    ("/store", {"method": "POST", "content": "<a> <b> <c> ."}, 403),
    ("/store?graph=http://e/g", {"method": "DELETE"}, 403),
    ("/store/a/b", {"method": "PUT", "content": "<a> <b> <c> ."}, 403),
    ("/graph/register", {"method": "DELETE"}, 403),
    ("/graph/register", {"method": "PATCH"}, 405),
    (f"/api/v1/releases/{RELEASES[0]}", {"method": "DELETE"}, 405),
    (f"/api/v1/releases/{RELEASES[0]}", {"method": "PUT", "content": "{}"}, 405),
    ("/api/v1/releases", {"method": "POST", "content": "{}"}, 403),
    # the rest
    ("/", {"method": "POST"}, 405),
    ("/docs", {"method": "GET"}, 404),
    ("/api/v1/releases/none-such", {"method": "GET"}, 404),
    ("/api/v1/releases/..%2F..%2Fstore.json", {"method": "GET"}, 404),
    ("/api/v1/releases?limit=0", {"method": "GET"}, 422),
    ("/api/v1/releases?limit=many", {"method": "GET"}, 422),
    ("/healthz", {"method": "GET", "headers": {"Host": "evil.example"}}, 400),
    ("/healthz", {"method": "GET", "headers": {"Host": "localhost.evil.example:8000"}}, 400),
]


@pytest.mark.parametrize(("path", "request_", "status"), REFUSED)
def test_refusals_are_problems(
    client: httpx.Client, path: str, request_: dict[str, object], status: int
) -> None:
    before = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    answer = client.request(url=path, **request_)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    described = answer.json()
    assert described["status"] == status
    assert {"type", "title", "detail"} <= described.keys()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ("allow" in answer.headers) == (status == 405)
    assert client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json() == before


def test_a_body_of_unknown_length_is_counted_as_it_comes(client: httpx.Client) -> None:
    answer = client.post(
        "/sparql",
        content=(b"x" * 10_000 for _ in range(20)),
        headers={"Content-Type": "application/sparql-query"},
    )
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "localhost."])
def test_names_of_the_service(client: httpx.Client, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/healthz", "/sparql?query=ASK%7B%7D", "/api/v1/releases", "/nowhere"])
def test_any_origin_may_read(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/healthz",
        "/sparql?query=ASK%7B%7D",
        "/sparql?query=ASK",
        "/store?default",
        "/data/person/p",
        "/id/person/p",
        f"/embed/release/{RELEASES[0]}.js",
        "/nowhere",
    ],
)
def test_nothing_but_pages_runs_or_is_framed(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_origin_may_write(client: httpx.Client) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "PUT"}
    answer = client.options("/sparql", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST"
