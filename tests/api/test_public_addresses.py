"""The addresses in answers: those that the service is reached by from outside, whatever stands between."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from served import Service, serve

import advocacy_graph as ag

BASE = "https://data.example.org/"


@pytest.fixture(scope="module")
def public(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Behind a proxy that says nothing of the TLS it ended."""
    place = tmp_path_factory.mktemp("public")
    (place / "copies").mkdir()
    samples = sorted((checkout / "data" / "releases").glob("2021-*.txt"))[:2]
    with ag.open_store(place / "store", create=True, base=BASE) as opened:
        assert all(done.release for done in ag.ingest(samples, opened))
    with serve(place / "store", place / "copies", keys={"chief": "admin"}) as service:
        yield service


@pytest.fixture(scope="module")
def slug(public: Service) -> str:
    with public.client() as client:
        return str(client.get("/api/v1/releases").json()["releases"][0]["slug"])


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/releases?limit=1",
        "/api/v1/statements?limit=1",
        "/api/v1/search?q=the&limit=1",
        "/api/v1/networks",
        "/embed/release/SLUG",
        "/oembed?url=" + quote(f"{BASE}page/release/SLUG", safe=""),
        "/sparql",
        "/.well-known/void",
        "/query",
    ],
)
def test_an_https_base_is_told_as_https(public: Service, slug: str, path: str) -> None:
    asked = path.replace("SLUG", slug)
    with public.client() as client:
        answer = client.get(asked, headers={"Host": "data.example.org"}).raise_for_status()
    said = answer.text + answer.headers.get("link", "")
    assert BASE in said
    assert "http://data.example.org" not in said


@pytest.mark.parametrize(
    ("host", "proxy", "told"),
    [
        ("data.example.org", "", "https://data.example.org/"),
        ("Data.Example.org:443", "", "https://Data.Example.org:443/"),
        ("data.example.org", "http", "https://data.example.org/"),
        ("data.example.org:8000", "", "http://data.example.org:8000/"),
        ("localhost", "", "http://localhost/"),
        ("localhost", "https", "https://localhost/"),
    ],
)
def test_who_asks_otherwise_is_answered_as_they_asked(
    public: Service, host: str, proxy: str, told: str
) -> None:
    headers = {"Host": host, **({"X-Forwarded-Proto": proxy} if proxy else {})}
    with public.client() as client:
        first = client.get("/api/v1/networks", headers=headers).json()["networks"][0]
    assert first["self"].lower().startswith(told.lower() + "api/v1/")


def test_a_new_graph_is_told_by_its_name_and_where_it_can_be_had(public: Service) -> None:
    with public.client("chief") as client:
        sent = {"content": "<urn:a> <urn:b> <urn:c> .", "headers": {"Content-Type": "text/turtle"}}
        made = client.post("/store", **sent)
        assert made.status_code == 201
        name = made.headers["location"]
        assert name.startswith(f"{BASE}store/")
        address = re.fullmatch(r'<(.*)>; rel="alternate"', made.headers["link"])
        assert address is not None
        assert address[1].startswith(f"{public.url}/store/")
        there = httpx.get(address[1]).raise_for_status().text
        assert client.get("/store", params={"graph": name}).text == there
        assert client.delete(address[1]).status_code == 204
        sent["headers"] = {**sent["headers"], "Host": "data.example.org"}
        assert "link" not in client.post("/store", **sent).headers, "the name leads there"
