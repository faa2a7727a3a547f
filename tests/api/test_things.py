"""Linked data: what an IRI leads to, what becomes of merged and withdrawn things, and the ontology."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from served import BASE, RELEASES, Service, make_store, serve

AG = "https://w3id.org/advocacy-graph/ontology#"
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def chief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service with a merged person and a withdrawn release."""
    store = make_store(tmp_path_factory.mktemp("things") / "store")
    with (
        serve(store, tmp_path_factory.mktemp("copies"), keys={"chief": "admin"}) as running,
        running.client("chief") as client,
    ):
        update = f"""PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX ag: <{AG}> PREFIX schema: <{SCHEMA}>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        INSERT DATA {{ GRAPH <{BASE}graph/register> {{
            <{BASE}id/person/older> dcterms:isReplacedBy <{BASE}id/person/old> .
            <{BASE}id/person/old> dcterms:isReplacedBy <{BASE}id/person/p> .
            <{BASE}id/person/loop> dcterms:isReplacedBy <{BASE}id/person/loop> ; schema:name "Loop" . }} }} ;
        DROP GRAPH <{BASE}graph/release/{RELEASES[4]}> ;
        INSERT DATA {{ GRAPH <{BASE}graph/release/{RELEASES[4]}> {{
            <{BASE}id/release/{RELEASES[4]}> a ag:PressRelease ; ag:withdrawnOn "2022-01-01"^^xsd:date ;
                ag:withdrawnBecause "it was sent too early" . }} }}"""
        client.post("/sparql", data={"update": update}).raise_for_status()
        yield client


FIRST = f"release/{RELEASES[0]}"
STATEMENT = f"statement/{RELEASES[0]}/b"
ACCENTED = f"release/{RELEASES[-1]}"


@pytest.mark.parametrize(
    ("accept", "of"),
    [
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "page"),
        ("*/*", "page"),
        ("text/turtle", "data"),
        ("application/ld+json", "data"),
        ("application/n-triples", "data"),
        ("text/turtle;q=0.5, text/html;q=0.4", "data"),
        ("image/png", None),
    ],
)
@pytest.mark.parametrize("thing", [FIRST, STATEMENT, "person/p", ACCENTED])
def test_a_thing_leads_to_its_page_or_data(
    client: httpx.Client, thing: str, accept: str, of: str | None
) -> None:
    answer = client.get(f"/id/{thing}", headers={"Accept": accept})
    assert answer.headers["vary"] == "Accept"
    if of is None:
        assert answer.status_code == 406
        return
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{of}/{quote(thing)}")
    assert 'rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert client.get(answer.headers["location"], headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    ("ending", "format"),
    [(".ttl", ox.RdfFormat.TURTLE), (".nt", ox.RdfFormat.N_TRIPLES), (".jsonld", ox.RdfFormat.JSON_LD)],
)
@pytest.mark.parametrize("thing", [STATEMENT, "person/p", ACCENTED])
def test_data_says_what_the_graph_says(
    client: httpx.Client, thing: str, ending: str, format: ox.RdfFormat
) -> None:
    got = {quad.triple for quad in ox.parse(client.get(f"/data/{thing}{ending}").content, format)}
    query = f"CONSTRUCT WHERE {{ <{BASE}id/{thing}> ?p ?o }}"
    own = client.get("/sparql", params={"query": query}, headers={"Accept": "application/n-triples"})
    wanted = {quad.triple for quad in ox.parse(own.content, ox.RdfFormat.N_TRIPLES)}
    assert wanted
    assert wanted <= got
    evidence = ox.NamedNode(f"{BASE}id/{thing}#position-1")
    assert any(triple.subject == evidence for triple in got) is thing.startswith("statement")


@pytest.mark.parametrize("of", ["id", "page", "data"])
def test_what_became_of_merged_and_withdrawn_things(chief: httpx.Client, of: str) -> None:
    for merged in ("older", "old"):
        answer = chief.get(f"/{of}/person/{merged}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/{of}/person/p")
        assert answer.headers["cache-control"] == "no-cache"  # a merge can be taken back
    assert chief.get(f"/{of}/person/loop").status_code in (200, 303)
    for gone in (f"release/{RELEASES[4]}", f"statement/{RELEASES[4]}/x"):
        answer = chief.get(f"/{of}/{gone}")
        assert answer.status_code == 410
        assert "it was sent too early" in answer.text
    for shown in ("embed/release", "api/v1/releases"):
        assert chief.get(f"/{shown}/{RELEASES[4]}").status_code == 410
    listed = chief.get("/api/v1/releases?limit=100").json()["releases"]
    assert RELEASES[4] not in [release["slug"] for release in listed]


def test_merged_and_withdrawn_things_in_rest_and_in_a_syntax(chief: httpx.Client) -> None:
    moved = chief.get("/api/v1/people/older")
    assert (moved.status_code, moved.headers["location"]) == (301, f"{chief.base_url}/api/v1/people/p")
    assert chief.get("/api/v1/people/nobody").status_code == 404
    for noun in ("statements", "demands"):
        assert chief.get(f"/api/v1/{noun}/{RELEASES[4]}/x").status_code == 410
        assert chief.get(f"/api/v1/{noun}/{RELEASES[0]}/x").status_code == 404
    for ending in (".ttl", ".nt", ".jsonld"):
        assert chief.get(f"/data/person/old{ending}").headers["location"] == f"/data/person/p{ending}"


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/page/person/nobody", 404),
        ("/id/person/nobody", 404),
        ("/search?offset=-1", 422),
        ("/search?q=a&kind=", 422),
        ("/embed/network/friendship", 422),
    ],
)
def test_what_is_wrong_is_a_page_for_people_and_a_problem_for_programs(
    client: httpx.Client, path: str, status: int
) -> None:
    """And no cache between gives the one to who wants the other."""
    page, problem = client.get(path, headers=BROWSER), client.get(path)
    assert (page.status_code, problem.status_code) == (status, status)
    assert page.headers["content-type"].startswith("text/html")
    assert problem.headers["content-type"] == "application/problem+json"
    assert page.headers["vary"] == problem.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    "path",
    [
        "person/nobody",
        "person/",
        "person/a//b",
        "person/%2e%2e%2f%2e%2e%2fstore.json",
        f"statement/{RELEASES[0]}%2Fb",  # would be there, if a part could hold a slash
        "person/%FF",
        "person/a%00b",
        "person/%3E%20.%20%3Fs%20%3Fp",
        "person/" + "x" * 5000,
    ],
)
@pytest.mark.parametrize("of", ["id", "page", "data"])
def test_a_name_of_nothing_is_not_found(client: httpx.Client, of: str, path: str) -> None:
    assert client.get(f"/{of}/{path}").status_code == 404


def test_an_error_is_a_page_for_who_looks_at_pages(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,*/*;q=0.8"}
    answer = client.get("/page/person/%3Cscript%3E", headers=browser)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>" not in answer.text
    assert (
        client.get("/api/v1/people/x", headers=browser).headers["content-type"] == "application/problem+json"
    )


def test_the_ontology_dereferences(client: httpx.Client, checkout: Path) -> None:
    page = client.get("/ontology", headers={"Accept": "text/html"})
    assert "ag:speaker" in page.text
    turtle = client.get("/ontology", headers={"Accept": "text/turtle"})
    subjects = {quad.subject for quad in ox.parse(turtle.content, ox.RdfFormat.TURTLE)}
    assert ox.NamedNode(AG + "speaker") in subjects
    file = client.get("/ontology/advocacy.ttl")
    assert file.content == (checkout / "ontology" / "advocacy.ttl").read_bytes()
    assert client.get("/ontology/..%2Fpyproject.toml").status_code == 404


def test_the_data_set_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    said = {
        (t.triple.predicate.value.rpartition("#")[2], getattr(t.triple.object, "value", ""))
        for t in ox.parse(answer.content, ox.RdfFormat.N_TRIPLES)
    }
    assert ("sparqlEndpoint", f"{str(client.base_url).rstrip('/')}/sparql") in said
    assert ("entities", str(len(RELEASES))) in said
    assert ("servesDataset", f"{BASE}.well-known/void#dataset") in said
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_requests_are_counted_logged_and_named(service: Service) -> None:
    with service.client() as client:
        named = client.get("/healthz", headers={"X-Request-ID": "mine-1"})
        assert named.headers["x-request-id"] == "mine-1"
        forged = client.get("/healthz", headers={"X-Request-ID": 'x" y'})
        assert len(forged.headers["x-request-id"]) == 32
        client.get("/page/person/" + "a" * 40)
        metrics = client.get("/metrics").raise_for_status().text
    assert 'advocacy_graph_requests_total{method="GET",route="/healthz",status="200"}' in metrics
    assert "a" * 40 not in metrics
