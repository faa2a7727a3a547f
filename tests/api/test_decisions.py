"""Decisions over HTTP: for reviewers alone, seen at once, and never by the public."""

from collections.abc import Iterator

import httpx
import pytest
from served import Service, serve

import advocacy_graph as ag

RELEASE = """March 9, 2021

Tide Watch Welcomes the Dike Act

PORT ELSA — “We strongly support the Dike Act, which will keep the low streets dry,” said Una Brook, director of Tide Watch.

“We support the Dike Act too, and so do our boats,” said Odo Kell, chair of the Boatmen's Guild.
"""
RIGHTS = {"anna": "review", "bert": "review", "newsroom": "ingest", "chief": "admin"}
SECRET = "because-of-the-tone"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    place = tmp_path_factory.mktemp("decided") / "store"
    text = place.parent / "dikes.txt"
    text.write_text(RELEASE, encoding="utf-8")
    with ag.open_store(place, create=True) as store:
        assert all(done.release for done in ag.ingest([text], store))
    with serve(place, tmp_path_factory.mktemp("copies"), keys=RIGHTS) as running:
        yield running


@pytest.fixture
def anna(service: Service) -> Iterator[httpx.Client]:
    with service.client("anna") as client:
        yield client


def waiting(client: httpx.Client, **parameters: str) -> list[dict[str, object]]:
    return client.get("/api/v1/review", params=parameters).raise_for_status().json()["findings"]


ROUTES = [
    ("GET", "/api/v1/review"),
    ("GET", "/api/v1/decisions"),
    ("POST", "/api/v1/decisions"),
    ("POST", f"/api/v1/decisions/{'0' * 16}/undoing"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(("key", "status"), [(None, 401), ("newsroom", 403)])
def test_without_the_right_nothing_is_told(
    service: Service, method: str, path: str, key: str | None, status: int
) -> None:
    with service.client(key) as client:
        answer = client.request(method, path, content=b"no JSON" if method == "POST" else None)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_finding_is_decided_on_and_taken_back(service: Service, anna: httpx.Client) -> None:
    found = waiting(anna, kind="statement")
    assert [each["confidence"] for each in found] == sorted(each["confidence"] for each in found)  # type: ignore[type-var]
    one = next(each for each in found if each["read"]["speaker"] == "Odo Kell")  # type: ignore[index]
    assert one["context"][0]["words"].startswith(("“We support", "PORT"))  # type: ignore[index]
    new = {
        **{name: one[name] for name in ("release", "finding")},
        "outcome": "corrected",
        "changes": {"speaker": "Otto Kell"},
        "why": SECRET,
    }
    answer = anna.post("/api/v1/decisions", json=new)
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    decision = answer.json()
    assert (decision["coder"], decision["changes"]) == ("anna", {"speaker": "Otto Kell"})
    assert anna.post("/api/v1/decisions", json=new).status_code == 200

    # Seen at once by everybody, but for who decided and why.
    with service.client() as anybody:
        speakers = [
            speaker["name"]
            for each in anybody.get("/api/v1/statements").json()["statements"]
            for speaker in each["speakers"]
        ]
        assert "Otto Kell" in speakers
        assert "Odo Kell" not in speakers
        everything = anybody.post(
            "/sparql", data={"query": "SELECT * { ?s ?p ?o }"}, headers={"Accept": "text/csv"}
        ).text
        graphs = anybody.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}).text
    assert SECRET not in everything
    assert "anna" not in everything
    assert "decision" not in graphs

    # bert does not see what anna decided unless he asks for it.
    with service.client("bert") as bert:
        unseen = waiting(bert, which="unseen", kind="statement")
        assert SECRET not in str(unseen)
        assert "Otto Kell" not in str(unseen)
        assert one["finding"] not in {each["finding"] for each in waiting(bert)}
        all_of_it = waiting(bert, which="all", kind="statement")
        assert SECRET in str(all_of_it)
        listed = bert.get("/api/v1/decisions").raise_for_status().json()
        assert [each["key"] for each in listed["decisions"]] == [decision["key"]]
        undone = bert.post(f"/api/v1/decisions/{decision['key']}/undoing", json={"why": "it is Odo"})
        assert (undone.status_code, undone.json()["undoes"]) == (201, decision["key"])
        again = bert.post(f"/api/v1/decisions/{decision['key']}/undoing", json={"why": "it is Odo"})
        assert (again.status_code, again.json()["key"]) == (200, undone.json()["key"])
        assert bert.get("/api/v1/decisions").json()["decisions"] == []
        pages = bert.get("/api/v1/decisions", params={"all": "true", "limit": 1}).json()
        assert pages["decisions"][0]["outcome"] == "undone"
        following = bert.get(pages["next"]).json()
        assert [each["key"] for each in following["decisions"]] == [decision["key"]]
        assert following["next"] is None


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"finding": "0" * 16}, 404, "none named"),
        ({"release": "1999"}, 404, "no release is named '1999'"),
        ({"outcome": "perhaps"}, 422, "outcome"),
        ({"outcome": "corrected"}, 422, "no changes"),
        ({"outcome": "corrected", "changes": {"mode": "sung"}}, 422, "it is one of direct, indirect"),
        ({"outcome": "corrected", "changes": {"tempo": "slow"}}, 422, "tempo"),
        ({"coder": "bert"}, 422, "coder"),
        ({"why": ["x"]}, 422, "why"),
    ],
)
def test_what_cannot_be_decided(
    anna: httpx.Client, change: dict[str, object], status: int, says: str
) -> None:
    one = waiting(anna, kind="statement", which="all")[0]
    new = {"release": one["release"], "finding": one["finding"], "outcome": "accepted"} | change
    answer = anna.post("/api/v1/decisions", json=new)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]


def test_unknown_releases_and_decisions(anna: httpx.Client) -> None:
    assert anna.get("/api/v1/decisions", params={"release": "1999"}).status_code == 404
    assert anna.get("/api/v1/review", params={"release": "1999"}).status_code == 404
    assert anna.get("/api/v1/decisions", params={"cursor": "0" * 16}).status_code == 422
    assert anna.post(f"/api/v1/decisions/{'0' * 16}/undoing", json={}).status_code == 404
    assert anna.post("/api/v1/decisions", content="{}").status_code == 415
