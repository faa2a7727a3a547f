"""Who may write, and that a write is seen at once, whole, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from served import BASE, RELEASES, Service, make_store, serve

from advocacy_graph.store import Store

RIGHTS = {"chief": "admin", "newsroom": "ingest", "reader": "read"}
TURTLE = "text/turtle"
UPDATE = "application/sparql-update"
GRAPH = "http://example.org/g"
INSERT = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <http://example.org/s> <http://example.org/p> 1 }} }}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("written") / "store")


@pytest.fixture(scope="module")
def service(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serve(place, tmp_path_factory.mktemp("copies"), keys=RIGHTS) as running:
        yield running


@pytest.fixture(scope="module")
def chief(service: Service) -> Iterator[httpx.Client]:
    with service.client("chief") as client:
        yield client


def count(client: httpx.Client, graph: str = GRAPH) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    (row,) = client.get("/sparql", params={"query": query}).raise_for_status().json()["results"]["bindings"]
    return int(row["n"]["value"])


def update(client: httpx.Client, text: str, **parameters: list[str]) -> httpx.Response:
    return client.post("/sparql", content=text, params=parameters, headers={"Content-Type": UPDATE})


def put(client: httpx.Client, graph: str, turtle: str) -> httpx.Response:
    return client.put("/store", params={"graph": graph}, content=turtle, headers={"Content-Type": TURTLE})


WRITES = [
    ("POST", "/sparql", {"content": INSERT, "headers": {"Content-Type": UPDATE}}),
    ("POST", "/sparql", {"data": {"update": INSERT}}),
    ("PUT", f"/store?graph={GRAPH}", {"content": "<a> <b> <c> .", "headers": {"Content-Type": TURTLE}}),
    ("POST", f"/store?graph={GRAPH}", {"content": "<a> <b> <c> .", "headers": {"Content-Type": TURTLE}}),
    ("POST", "/store", {"content": "<a> <b> <c> .", "headers": {"Content-Type": TURTLE}}),
    ("DELETE", f"/store?graph={BASE}graph/register", {}),
    ("DELETE", "/store?default", {}),
    ("DELETE", "/graph/register", {}),
    ("PUT", "/graph/register", {"content": "", "headers": {"Content-Type": TURTLE}}),
    ("POST", "/store/new", {"content": "<a> <b> <c> .", "headers": {"Content-Type": TURTLE}}),
]


@pytest.mark.parametrize(("method", "path", "request_"), WRITES)
@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (None, 401),
        ("reader", 403),
        ("newsroom", 403),
        ("Bearer advocacy-" + "A" * 43, 401),
        ("Bearer  x", 401),
        ("Basic Y2hpZWY6Y2hpZWY=", 401),
    ],
)
def test_nothing_is_written_without_the_right(
    service: Service,
    place: Path,
    method: str,
    path: str,
    request_: dict[str, object],
    authorization: str,
    status: int,
) -> None:
    with Store.open(place, create=False, read_only=True) as store:
        before = store.dump()
    with service.client(authorization if authorization in RIGHTS else None) as client:
        if authorization and authorization not in RIGHTS:
            client.headers["Authorization"] = authorization
        answer = client.request(method, path, **request_)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")
    with Store.open(place, create=False, read_only=True) as store:
        assert store.dump() == before


def test_an_update_is_seen_at_once_by_all(service: Service, chief: httpx.Client) -> None:
    def counted() -> int:
        said = reader.get("/.well-known/void", headers={"Accept": "application/n-triples"}).text
        return int(said.partition('void#triples> "')[2].partition('"')[0])

    with service.client() as reader:
        before = counted()
        assert update(chief, INSERT).status_code == 204
        assert count(reader) == 1
        assert counted() == before + 1
        assert chief.post("/sparql", data={"update": f"DROP GRAPH <{GRAPH}>"}).status_code == 204
        assert count(reader) == 0


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT DATA { <a> <b> <c> ; }", 204),
        ("INSERT DATA {", 400),
        ("CREATE GRAPH <http://localhost:8000/graph/register>", 400),
        (INSERT + " ; DROP GRAPH <http://example.org/none>", 400),
        ("LOAD <http://127.0.0.1:9/>", 400),
        ("CLEAR ALL;LOADSILENT<http://127.0.0.1:9/>", 400),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400),
        ("INSERT { ?s ?p ?o } WHERE " + "{" * 3000 + "}" * 3000, 400),
        ("SELECT * { ?s ?p ?o }", 400),
        ("", 204),
    ],
)
def test_updates_that_are_refused_change_nothing(chief: httpx.Client, text: str, status: int) -> None:
    before = chief.get("/store", headers={"Accept": "application/n-quads"}).text
    answer = update(chief, text)
    assert answer.status_code == status, answer.text
    after = chief.get("/store", headers={"Accept": "application/n-quads"}).text
    assert (sorted(after.splitlines()) == sorted(before.splitlines())) is (status == 400 or text == "")
    update(chief, "CLEAR DEFAULT")


USING = "INSERT { GRAPH <http://example.org/out> { ?s ?p ?o } } WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("text", "parameters", "status"),
    [
        (USING, {"using-graph-uri": [GRAPH]}, 204),
        (USING.replace("WHERE", "USING <http://example.org/g> WHERE"), {"using-graph-uri": [GRAPH]}, 400),
        ("WITH <http://example.org/g> " + USING, {"using-named-graph-uri": [GRAPH]}, 400),
        (USING, {"using-graph-uri": ["no iri"]}, 400),
        (USING, {"default-graph-uri": [GRAPH]}, 400),
        (USING, {"using-graph-uri": ["http://e/> WHERE {} ; DROP ALL #"]}, 400),
    ],
)
def test_datasets_of_updates(
    chief: httpx.Client, text: str, parameters: dict[str, list[str]], status: int
) -> None:
    put(chief, GRAPH, "<a> <b> 1, 2 .")
    assert update(chief, text, **parameters).status_code == status
    assert count(chief, "http://example.org/out") == (2 if status == 204 else 0)
    for graph in (GRAPH, "http://example.org/out"):
        chief.delete("/store", params={"graph": graph})


def test_a_graph_comes_and_goes(service: Service, chief: httpx.Client) -> None:
    address = f"{service.url}/store/lists/a%20b/é"
    with service.client() as reader:
        assert reader.get(address).status_code == 404
        sent = {"content": "<#this> <p> 'x' .", "headers": {"Content-Type": TURTLE}}
        assert chief.put(address, **sent).status_code == 201  # type: ignore[arg-type]
        assert chief.put(address, **sent).status_code == 204  # type: ignore[arg-type]
        assert count(reader, f"{BASE}store/lists/a%20b/é") == 1
        (triple,) = ox.parse(reader.get(address).content, ox.RdfFormat.TURTLE)
        assert triple.subject == ox.NamedNode(f"{BASE}store/lists/a%20b/é#this")
        assert reader.head(address).status_code == 200
        assert reader.get(address, headers={"Accept": "image/png"}).status_code == 406
        assert chief.delete(address).status_code == 204
        assert chief.delete(address).status_code == 404


@pytest.mark.parametrize(
    "path", ["/store?grpah=http://example.org/g", "/store/lists?graph=http://example.org/g"]
)
def test_a_slip_in_a_parameter_writes_to_no_other_graph(chief: httpx.Client, path: str) -> None:
    before = chief.get("/store").text
    for method in ("GET", "PUT", "POST", "DELETE"):
        answer = chief.request(method, path, content="<a> <b> <c> .", headers={"Content-Type": TURTLE})
        assert answer.status_code == 400, method
    assert chief.get("/store").text == before


def test_a_context_that_would_have_to_be_fetched_is_named(chief: httpx.Client) -> None:
    sent = {"content": b'{"@context": "http://127.0.0.1:9/", "@id": "a"}'}
    answer = chief.put("/store/sent", **sent, headers={"Content-Type": "application/ld+json"})  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "@context" in answer.json()["detail"]


def test_every_graph_is_read_at_its_address(service: Service) -> None:
    with service.client() as reader:
        answer = reader.get(f"/graph/release/{RELEASES[-1]}", headers={"Accept": "application/n-triples"})
        assert f"{BASE}id/release/{RELEASES[-1]}" in answer.raise_for_status().text
        whole = reader.get("/store", headers={"Accept": "application/trig"}).raise_for_status()
        assert len({quad.graph_name for quad in ox.parse(whole.content, ox.RdfFormat.TRIG)}) > len(RELEASES)


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"<a> <b> ", TURTLE, 400),
        (b"<a> <b> <c> .", "application/rdf+xml", 415),
        (b"<a> <b> '\xff' .", TURTLE, 400),
        (b'{"@context": "http://127.0.0.1:9/", "@id": "a"}', "application/ld+json", 400),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=y", 400),
        (
            b"--y\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--y--\r\n",
            "multipart/form-data; boundary=y",
            415,
        ),
        (b"x" * (33 * 1024**2), TURTLE, 413),
        (b"<a> <b> <c> . #" + b"x" * 200_000, TURTLE, 201),
    ],
)
def test_what_a_graph_may_be_sent_as(chief: httpx.Client, content: bytes, media: str, status: int) -> None:
    answer = chief.put("/store/sent", content=content, headers={"Content-Type": media})
    assert answer.status_code == status, answer.text
    assert chief.delete("/store/sent").status_code == (204 if status == 201 else 404)


def test_a_write_waits_for_another_process_and_says_when_it_cannot(place: Path, chief: httpx.Client) -> None:
    with Store.open(place, create=False):
        answer = update(chief, INSERT)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert count(chief) == 0


def test_with_a_key_no_other_origin_reads(service: Service) -> None:
    with service.client("reader") as reader:
        assert "access-control-allow-origin" not in reader.get("/sparql", params={"query": "ASK {}"}).headers
    with service.client() as anyone:
        assert "access-control-allow-origin" not in anyone.delete("/store?default").headers
        asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "PUT"}
        assert anyone.options("/store", headers=asked).headers["access-control-allow-methods"] == "GET, HEAD"


# What costs the process that listens more than a few milliseconds.
DEAR = (
    "/store",
    "/graph/register",
    "/query?query=ASK%7B%7D",
    "/search?q=a",
    "/page/person/p",
    f"/embed/release/{RELEASES[0]}.js",
    "/embed/network/congruence",
    "/oembed?url=x",
    "/api/v1/networks/congruence",
    "/api/v1/search?q=a",
    "/.well-known/void",
    "/api/v1/statements?q=river&limit=100",
    "/api/v1/people",
    "/",
    "/data/person/p",
    "/ontology",
)


def test_a_greedy_client_waits_and_a_key_has_a_share_of_its_own(place: Path, tmp_path: Path) -> None:
    few = {"client_rate": 0.01, "client_burst": 10.0}
    with serve(place, tmp_path, keys=RIGHTS, **few) as running, running.client() as anyone:
        asked = [anyone.get("/sparql", params={"query": "ASK {}"}).status_code for _ in range(4)]
        assert asked == [200, 200, 429, 429]
        refusal = anyone.get("/sparql", params={"query": "ASK {}"})
        assert int(refusal.headers["retry-after"]) > 60
        assert anyone.get("/healthz").status_code == 200
        for path in DEAR:
            assert anyone.get(path).status_code == 429, path
        with running.client("reader") as reader:
            assert reader.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_who_reads_an_older_copy_closes_it_when_another_has_taken_its_place(
    place: Path, tmp_path: Path
) -> None:
    with serve(place, tmp_path, keys=RIGHTS) as running, running.client("chief") as chief:
        for number in range(6):  # few enough that nothing but the copies' own end closes them
            assert put(chief, f"http://example.org/copied-{number}", "<a> <b> <c> .").is_success
            assert count(chief, f"http://example.org/copied-{number}") == 1  # a worker has the copy open
        held = {
            target.relative_to(tmp_path).parts[1]
            for target in map(Path.readlink, Path(f"/proc/{running.process.pid}/fd").iterdir())
            if tmp_path in target.parents
        }
    assert len(held - {"in-use"}) == 1, "the current copy alone is open, beside the folder's lock"
