"""The W3C's SPARQL 1.1 tests through HTTP, against a server in strict mode.

What is known to differ stands in `w3c_deviations.toml`, each with its reason; a test fails when one of them starts
to pass. Order of rows is not compared.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import w3c
from served import Service, make_store, serve
from w3c import CNT, HT, MF, QT, RDFS, SUITE, UT, Manifest, Test, text

KNOWN = tomllib.loads((Path(__file__).parent / "w3c_deviations.toml").read_text(encoding="utf-8"))

QUERIES = """aggregates bind bindings cast construct csv-tsv-res exists functions grouping json-res negation
    project-expression property-path service subquery syntax-fed syntax-query""".split()
UPDATES = [  # each is two writes a test: a few dozen seconds in all
    *"basic-update clear delete-insert syntax-update-2".split(),
    *(
        pytest.param(name, marks=pytest.mark.full)
        for name in "add copy delete delete-data delete-where drop move syntax-update-1 update-silent".split()
    ),
]
EXCHANGES = [
    "protocol/manifest.ttl",
    *(f"graph-store-protocol/manifest-{naming}direct.ttl" for naming in ("", "in")),
]


@pytest.fixture(scope="session")
def suite(shared: Path) -> Path:
    place = shared / "w3c" / "sparql11"
    if not place.is_dir():
        pytest.skip(f"{place} is not here")
    return place


@pytest.fixture(scope="module")
def strict(suite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = make_store(tmp_path_factory.mktemp("strict") / "store")
    copies = tmp_path_factory.mktemp("copies")
    generous = {"rows": 10_000, "result_bytes": 10**7, "wall_seconds": 20, "body_seconds": 10}
    with serve(store, copies, keys={"chief": "admin"}, strict=True, **generous) as running:
        yield running


@pytest.fixture(scope="module")
def chief(strict: Service) -> Iterator[httpx.Client]:
    with strict.client("chief") as client:
        yield client


def compare(manifest: str, tests: Iterator[Test], passes: Callable[[Test], object]) -> None:
    """All tests pass, but for those known not to."""
    known = KNOWN.get(manifest, {})
    failed = {}
    for test in tests:
        try:
            assert passes(test)
        except Exception as error:
            failed[test.name] = f"{type(error).__name__}: {str(error)[:300]}"
    unknown = {name: why for name, why in failed.items() if name not in known}
    assert not unknown, "\n".join(f"{name}: {why}" for name, why in unknown.items())
    assert sorted(failed) == sorted(known), (
        "some of those known to differ pass now: take them out of the list"
    )


# ---------------------------------------------------------------- queries


def evaluated(client: httpx.Client, test: Test) -> bool:
    query_file = text(test.action(QT + "query")[0])
    data = [text(iri) for iri in test.action(QT + "data")]
    named = [text(iri) for iri in test.action(QT + "graphData")]
    query = test.manifest.file(query_file).read_text(encoding="utf-8")
    (expected,) = (test.manifest.file(text(iri)) for iri in test.values(MF + "result"))
    accept = {
        ".srj": "application/sparql-results+json",
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
    }
    of_its_own = re.search(r"\bFROM\b", query)  # which the protocol's graphs would overrule
    given = {} if of_its_own else {"default-graph-uri": data or [SUITE + "empty"], "named-graph-uri": named}
    answer = client.post(
        "/sparql",
        params=given,
        content=f"BASE <{query_file}>\n{query}",
        headers={
            "Content-Type": "application/sparql-query",
            "Accept": accept.get(expected.suffix, "application/sparql-results+xml, application/n-triples"),
        },
    ).raise_for_status()
    media = answer.headers["content-type"].partition(";")[0]
    if media == "text/csv":
        return w3c.cells(answer.text) == w3c.cells(expected.read_text(encoding="utf-8"))
    if media == "application/n-triples":
        got = [quad.triple for quad in ox.parse(answer.content, ox.RdfFormat.N_TRIPLES)]
        wanted = w3c.triples(expected, text(test.values(MF + "result")[0]))
        return w3c.same((ox.Quad(*triple) for triple in got), (ox.Quad(*triple) for triple in wanted))
    result = ox.parse_query_results(answer.content, ox.QueryResultsFormat.from_media_type(media))
    if expected.suffix in (".ttl", ".rdf"):
        assert isinstance(result, ox.QuerySolutions)
        return w3c.same(w3c.rows(result), w3c.rows_of_graph(w3c.triples(expected, SUITE)))
    format = ox.QueryResultsFormat.from_extension(expected.suffix.removeprefix("."))
    wanted_result = ox.parse_query_results(expected.read_bytes(), format)
    if isinstance(result, ox.QueryBoolean) or isinstance(wanted_result, ox.QueryBoolean):
        return bool(result) == bool(wanted_result)
    return w3c.same(w3c.rows(result), w3c.rows(wanted_result))


def well_formed(client: httpx.Client, test: Test) -> bool:
    (file,) = (text(iri) for iri in test.action())
    content = f"BASE <{file}>\n{test.manifest.file(file).read_text(encoding='utf-8')}"
    answer = client.post("/sparql", content=content, headers={"Content-Type": "application/sparql-query"})
    return (answer.status_code == 200) is ("PositiveSyntaxTest11" in test.kinds)


@pytest.fixture(scope="module")
def loaded(chief: httpx.Client, suite: Path) -> httpx.Client:
    """All data of all query tests, a graph a file: a test's own graphs are named to the protocol."""
    files = {
        text(iri)
        for manifest in QUERIES
        for test in Manifest(suite, f"{manifest}/manifest.ttl").tests()
        for iri in (*test.action(QT + "data"), *test.action(QT + "graphData"))
    }
    graphs = ((iri, w3c.triples(suite / iri.removeprefix(SUITE), iri)) for iri in sorted(files))
    update(chief, "DROP ALL ;" + w3c.insert(graphs)).raise_for_status()
    return chief


@pytest.mark.parametrize("manifest", QUERIES)
def test_queries(loaded: httpx.Client, suite: Path, manifest: str) -> None:
    def passes(test: Test) -> bool:
        syntax = {"PositiveSyntaxTest11", "NegativeSyntaxTest11"} & test.kinds
        return well_formed(loaded, test) if syntax else evaluated(loaded, test)

    compare(manifest, Manifest(suite, f"{manifest}/manifest.ttl").tests(), passes)


# ---------------------------------------------------------------- updates


def update(client: httpx.Client, content: str) -> httpx.Response:
    return client.post("/sparql", content=content, headers={"Content-Type": "application/sparql-update"})


def graphs(test: Test, where: str) -> Iterator[tuple[str | None, list[ox.Triple]]]:
    """The graphs before (`action`) or after (`result`)."""
    for iri in test.values(MF + where, UT + "data"):
        yield None, w3c.triples(test.manifest.file(text(iri)), text(iri))
    for node in test.values(MF + where, UT + "graphData"):
        (file,) = test.manifest.values(node, UT + "graph")
        (name,) = test.manifest.values(node, RDFS + "label")
        yield text(name), w3c.triples(test.manifest.file(text(file)), text(file))


def updated(client: httpx.Client, test: Test) -> bool:
    (file,) = (text(iri) for iri in test.action(UT + "request"))
    update(client, "DROP ALL ;" + w3c.insert(graphs(test, "action"))).raise_for_status()
    request = f"BASE <{file}>\n{test.manifest.file(file).read_text(encoding='utf-8')}"
    update(client, request).raise_for_status()
    held = client.get("/store", headers={"Accept": "application/n-quads"}).raise_for_status()
    expected = (
        ox.Quad(*triple, ox.NamedNode(graph) if graph else ox.DefaultGraph())
        for graph, content in graphs(test, "result")
        for triple in content
    )
    return w3c.same(ox.parse(held.content, ox.RdfFormat.N_QUADS), expected)


def accepted(client: httpx.Client, test: Test) -> bool:
    (file,) = (text(iri) for iri in test.action())
    answer = update(client, f"BASE <{file}>\n{test.manifest.file(file).read_text(encoding='utf-8')}")
    # Well-formed, and cannot be done for a reason that is not in the words.
    for_another_reason = re.search("does not exist|already exists", answer.text)
    taken = answer.status_code == 204 or for_another_reason is not None
    return taken is ("PositiveUpdateSyntaxTest11" in test.kinds)


@pytest.mark.parametrize("manifest", UPDATES)
def test_updates(chief: httpx.Client, suite: Path, manifest: str) -> None:
    def passes(test: Test) -> bool:
        syntax = {
            "PositiveUpdateSyntaxTest11",
            "NegativeUpdateSyntaxTest11",
            "NegativeSyntaxTest11",
        } & test.kinds
        return accepted(chief, test) if syntax else updated(chief, test)

    compare(manifest, Manifest(suite, f"{manifest}/manifest.ttl").tests(), passes)


# ---------------------------------------------------------------- exchanges over HTTP

STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404, "BadRequest": 400}
SYNTAX = {"text/turtle": ox.RdfFormat.TURTLE}


def request(client: httpx.Client, manifest: Manifest, node: object, told: dict[str, str]) -> httpx.Response:
    """Carry out one request of an exchange; addresses told by earlier answers are put into it."""

    def put_in(words: str) -> str:
        for name, value in told.items():
            words = words.replace(name, value)
        return words

    path = put_in(text(manifest.values(node, HT + "absolutePath")[0]))
    path = re.sub("^/sparql/", "/sparql", path)
    path = re.sub("^/gsp", "/store", path)
    headers = {}
    for head in manifest.values(node, HT + "headers"):
        for header in manifest.listed(head):
            name, value = (
                text(manifest.values(header, HT + part)[0]) for part in ("fieldName", "fieldValue")
            )
            headers[name] = value
    content = b""
    for body in manifest.values(node, HT + "body"):
        encoding = text(manifest.values(body, CNT + "characterEncoding")[0])
        content = put_in(text(manifest.values(body, CNT + "chars")[0])).encode(encoding)
    method = text(manifest.values(node, HT + "methodName")[0])
    return client.request(method, path, content=content or None, headers=headers)


def as_expected(manifest: Manifest, response: object, answer: httpx.Response, told: dict[str, str]) -> None:
    statuses = {text(status).partition("#")[2] for status in manifest.values(response, MF + "expectedStatus")}
    classes = {int(status[10]) for status in statuses if status.startswith("StatusCode")}
    exact = {STATUSES[status] for status in statuses if not status.startswith("StatusCode")}
    assert answer.status_code in exact or answer.status_code // 100 in classes, (
        answer.status_code,
        answer.text,
    )
    for name in manifest.values(response, MF + "expectedLocation"):
        told[text(name)] = answer.headers["location"]
    media = answer.headers.get("content-type", "").partition(";")[0]
    for expected in manifest.values(response, MF + "expectedFormat"):
        sort = {"boolean": "sparql-results", "tabular": "sparql-results", "RDF": "turtle"}[text(expected)]
        assert sort in media
    for expected in manifest.values(response, MF + "expectedBoolean"):
        assert answer.json()["boolean"] is (text(expected) == "true")
    for body in manifest.values(response, HT + "body"):
        # Relative references in what was sent were resolved by the graph's own name, in what is expected they are not.
        wanted = ox.parse(
            text(manifest.values(body, CNT + "chars")[0]).encode(), SYNTAX[media], base_iri=SUITE
        )
        assert w3c.same(ox.parse(answer.content, SYNTAX[media], base_iri=SUITE), wanted), answer.text


@pytest.mark.parametrize("manifest", EXCHANGES)
def test_exchanges(chief: httpx.Client, suite: Path, manifest: str) -> None:
    def passes(test: Test) -> bool:
        # A label names the graph that a file is to be found in.
        given = []
        for node in test.values(UT + "graphData"):
            (file,), (name,) = (test.manifest.values(node, step) for step in (UT + "graph", RDFS + "label"))
            given.append((text(name), w3c.triples(test.manifest.file(text(file)), text(file))))
        if given or manifest.startswith("graph-store"):
            update(chief, "DROP ALL ;" + w3c.insert(given)).raise_for_status()
        told: dict[str, str] = {}
        for head in test.action(HT + "requests"):
            for node in test.manifest.listed(head):
                answer = request(chief, test.manifest, node, told)
                (response,) = test.manifest.values(node, HT + "resp")
                as_expected(test.manifest, response, answer, told)
        return True

    compare(manifest, Manifest(suite, manifest).tests(), passes)


# ---------------------------------------------------------------- service description

SD = "http://www.w3.org/ns/sparql-service-description#"


def test_service_description(strict: Service, suite: Path) -> None:
    """The three tests of the suite are sentences: RDF comes back, names this endpoint, keeps to the vocabulary."""
    with strict.client() as client:
        answer = client.get("/sparql").raise_for_status()
    said = ox.Store()
    said.load(answer.content, ox.RdfFormat.TURTLE)

    def one(subject: object, term: str) -> object:
        (quad,) = said.quads_for_pattern(subject, ox.NamedNode(SD + term), None)  # type: ignore[arg-type]
        return quad.object

    def check(test: Test) -> bool:
        (service,) = (
            quad.subject for quad in said.quads_for_pattern(None, None, ox.NamedNode(SD + "Service"))
        )
        if test.name == "has-endpoint-triple":
            return one(service, "endpoint") == ox.NamedNode(f"{strict.url}/sparql")
        if test.name == "conforms-to-schema":
            dataset = one(service, "defaultDataset")
            typed = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
            return ox.Quad(dataset, typed, ox.NamedNode(SD + "Dataset")) in said and bool(
                one(dataset, "defaultGraph")
            )  # type: ignore[arg-type]
        return test.name == "returns-rdf"

    compare("service-description", Manifest(suite, "service-description/manifest.ttl").tests(), check)
