"""REST over the sample releases: lists, filters, pages, tags, search, and releases sent to it."""

from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from served import make_store, serve

PROBLEM = "application/problem+json"
NOUNS = ["releases", "statements", "demands", "people", "organizations", "policies", "coalitions"]


@pytest.mark.parametrize("noun", NOUNS)
def test_pages_lead_through_all_of_a_list_once(reader: httpx.Client, noun: str) -> None:
    whole = reader.get(f"/api/v1/{noun}?limit=100").raise_for_status().json()
    seen, url = [], f"/api/v1/{noun}?limit=7"
    while url:
        answer = reader.get(url).raise_for_status()
        seen += [each["iri"] for each in answer.json()[noun]]
        url = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == url
    assert len(seen) == len(set(seen)) > 0
    assert seen[:100] == [each["iri"] for each in whole[noun]]


@pytest.mark.parametrize("noun", NOUNS)
def test_each_of_a_list_is_found_at_its_own_address(reader: httpx.Client, noun: str) -> None:
    for each in reader.get(f"/api/v1/{noun}?limit=5").json()[noun]:
        alone = reader.get(each["self"]).raise_for_status().json()
        assert {key: alone[key] for key in each} == each


def test_a_demand_has_the_day_on_which_its_time_is_up(reader: httpx.Client) -> None:
    demands = reader.get("/api/v1/demands?limit=100").json()["demands"]
    told = {each["by_when"]: each for each in demands}
    assert told["before the session ends on May 14"]["deadline"] == "2021-05-13"
    assert told[None]["deadline"] is None
    for iri in (
        told["before the session ends on May 14"]["iri"],
        told["before the session ends on May 14"]["on_behalf_of"][0]["iri"],
    ):
        page = reader.get(
            iri.removeprefix("http://localhost:8000"), headers={"Accept": "text/html"}, follow_redirects=True
        )
        assert "2021-05-13" in page.text


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_that_the_client_has_is_not_sent_again(reader: httpx.Client, noun: str) -> None:
    tag = reader.get(f"/api/v1/{noun}").headers["etag"]
    assert tag.startswith('"')
    assert reader.get(f"/api/v1/{noun}", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("parameter", "of"),
    [
        ("speaker", lambda each: [thing["iri"] for thing in each["speakers"]]),
        ("organization", lambda each: [thing["iri"] for thing in each["on_behalf_of"]]),
        ("policy", lambda each: [thing["iri"] for thing in each["about"]]),
        ("release", lambda each: [each["release"]["iri"]]),
        ("mode", lambda each: [each["mode"]]),
        ("since", lambda each: [each["release"]["date"]]),
    ],
)
def test_filters_give_what_filtering_in_python_gives(reader: httpx.Client, parameter: str, of) -> None:  # type: ignore[no-untyped-def]
    statements, url = [], "/api/v1/statements?limit=100"
    while url:
        answer = reader.get(url).json()
        statements += answer["statements"]
        url = answer["next"]
    wanted = sorted(value for each in statements for value in of(each) if value)[3]
    if parameter == "since":
        expected = {each["iri"] for each in statements if (each["release"]["date"] or "") >= wanted}
    else:
        expected = {each["iri"] for each in statements if wanted in of(each)}
    found = reader.get("/api/v1/statements", params={parameter: wanted, "limit": 100}).json()["statements"]
    assert {each["iri"] for each in found} == expected
    assert len(expected) > 0


def test_an_entity_says_how_much_there_is_of_it(reader: httpx.Client) -> None:
    coalition = reader.get("/api/v1/coalitions?limit=1").json()["coalitions"][0]
    alone = reader.get(coalition["self"]).json()
    assert alone["ties"]
    assert {tie["coalition"]["iri"] for tie in alone["ties"]} == {coalition["iri"]}
    said = reader.get("/api/v1/statements", params={"organization": coalition["iri"], "limit": 100}).json()
    assert alone["counts"]["statements"] == len(said["statements"])


@pytest.mark.parametrize(
    ("words", "kind"),
    [("COMMON ground", "organizations"), ("commón", "organizations"), ("comm", None), ("rent", "policies")],
)
def test_search_finds_names_and_words_whatever_their_case(
    reader: httpx.Client, words: str, kind: str | None
) -> None:
    found = (
        reader.get("/api/v1/search", params={"q": words, "kind": kind or []})
        .raise_for_status()
        .json()["found"]
    )
    assert found
    assert all(hit["kind"] == kind for hit in found) or kind is None
    for hit in found[:3]:
        assert reader.get(hit["self"]).json()["iri"] == hit["iri"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "a OR",
        "NEAR(a b)",
        "name:x",
        "-x",
        "*",
        "^",
        "x' OR 1=1 --",
        "()",
        "\u202e",
        "💥",
        "a" * 200,
        "AND AND",
    ],
)
def test_no_words_of_a_search_are_an_operator(reader: httpx.Client, words: str) -> None:
    assert reader.get("/api/v1/search", params={"q": words}).status_code == 200
    for noun in ("statements", "people"):
        assert reader.get(f"/api/v1/{noun}", params={"q": words}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/statements?limit=0", 422),
        ("/api/v1/statements?cursor=eyJh", 422),
        ("/api/v1/statements?cursor=W10", 422),
        ("/api/v1/statements?cursor=M0", 422),  # a number
        ("/api/v1/statements?cursor=" + "W1tb" * 450, 422),  # a list in a list in a list
        ("/api/v1/statements?mode=loud", 422),
        ("/api/v1/statements?since=yesterday", 422),
        ("/api/v1/statements?speaker=nobody", 422),
        ("/api/v1/search", 422),
        ("/api/v1/search?q=%00", 422),
        ("/api/v1/people?q=%00", 422),
        ("/api/v1/people/nobody", 404),
        ("/api/v1/people/..%2F..%2Fstore.json", 404),
        ("/api/v1/statements/none/such", 404),
        ("/api/v1/coalitions/nobody", 404),
    ],
)
def test_what_is_wrong_is_a_problem(reader: httpx.Client, path: str, status: int) -> None:
    answer = reader.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/v1/statements?polcy=http://e.org/p", ["'polcy'", "did you mean 'policy'", "speaker", "until"]),
        ("/api/v1/statements?Speaker=http://e.org/p", ["'Speaker'", "did you mean 'speaker'"]),
        ("/api/v1/releases?limit=2&xyzzy", ["'xyzzy'", "there are cursor, limit, issuer, mentions"]),
        ("/api/v1/policies/a?since=2021-01-01", ["'since'", "it takes none"]),
        ("/api/v1/networks/policy?minimun=3", ["did you mean 'minimum'"]),
        ("/api/v1/search?q=a&kinds=people", ["did you mean 'kind'"]),
        ("/api/v1/demands?since=2021-01-01&since=2022-01-01", ["since", "2 times", "takes one"]),
        ("/api/v1/decisions?codr=a", ["did you mean 'coder'"]),
        ("/sparql?query=ASK{}&format=rdf", ["format", "json", "turtle"]),
    ],
)
def test_a_parameter_that_there_is_none_of_is_refused_and_the_nearest_named(
    reader: httpx.Client, path: str, said: list[str]
) -> None:
    answer = reader.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
    for words in said:
        assert words in answer.json()["detail"]


def test_every_described_route_of_rest_refuses_what_it_does_not_describe(reader: httpx.Client) -> None:
    described = reader.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in described.items():
        for method, operation in methods.items() if path.startswith("/api/v1") else ():
            answer = reader.request(method, path.replace("{", "").replace("}", "") + "?unheard=of")
            # networks, whose path names a kind, and decisions, whose key is a number, are refused alike
            assert answer.status_code == 400, (method, path, answer.text)
            assert "default" in operation["responses"]
            assert "422" not in operation["responses"], "the framework's own is not what is answered"


def test_a_parameter_that_takes_several_values_takes_several(reader: httpx.Client) -> None:
    found = reader.get("/api/v1/search?q=the&kind=releases&kind=statements&limit=100").raise_for_status()
    assert {hit["kind"] for hit in found.json()["found"]} == {"releases", "statements"}


def _mail(*texts: bytes) -> bytes:
    """A mail with these releases attached."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Two",
        "press@example.org",
        "Wed, 03 Mar 2021 10:00:00 +0000",
    )
    mail.set_content("See the two releases attached.")
    for number, text in enumerate(texts):
        mail.add_attachment(text, "text", "plain", filename=f"{number}.txt")
    return mail.as_bytes()


def test_a_release_is_sent_found_and_sent_again(tmp_path: Path, checkout: Path) -> None:
    text = (checkout / "data/releases/2021-03-09-common-ground-launch.txt").read_bytes()
    other = (checkout / "data/releases/2022-06-14-river-keepers-well-tests.txt").read_bytes()
    (tmp_path / "copies").mkdir()
    with serve(
        make_store(tmp_path / "store"), tmp_path / "copies", keys={"newsroom": "ingest", "reader": "read"}
    ) as running:
        with running.client() as anyone, running.client("reader") as reader:
            sent = {"content": text, "headers": {"Content-Type": "text/plain"}}
            assert anyone.post("/api/v1/releases", **sent).status_code == 401  # type: ignore[arg-type]
            assert reader.post("/api/v1/releases", **sent).status_code == 403  # type: ignore[arg-type]
        with running.client("newsroom") as newsroom:
            tag = newsroom.get("/api/v1/releases").headers["etag"]
            first = newsroom.post("/api/v1/releases", **sent)  # type: ignore[arg-type]
            assert (first.status_code, first.json()["outcome"]) == (201, "added"), first.text
            assert first.headers["location"] == first.json()["self"]
            assert newsroom.get(first.json()["self"]).json()["statements"]
            assert newsroom.get("/api/v1/releases", headers={"If-None-Match": tag}).status_code == 200
            assert newsroom.get("/api/v1/search?q=common").json()["found"]
            again = newsroom.post("/api/v1/releases", files={"file": ("../../x.txt", text)})
            assert (again.status_code, again.json()["outcome"]) == (200, "unchanged"), again.text
            french = (
                "Le gouvernement a annoncé hier que les loyers seront gelés. Les locataires s'en réjouissent. "
                * 5
            )
            kept = newsroom.post(
                "/api/v1/releases", content=french.encode(), headers={"Content-Type": "text/plain"}
            )
            assert (kept.status_code, kept.json()["outcome"]) == (201, "kept, not read"), kept.text
            assert kept.json()["reason"]
            several = newsroom.post(
                "/api/v1/releases", content=_mail(other, text), headers={"Content-Type": "message/rfc822"}
            )
            assert several.status_code == 201, several.text
            told = [several.json(), *several.json()["others"]]
            assert [each["outcome"] for each in told] == ["added", "duplicate"]
            assert all(newsroom.get(each["self"]).is_success for each in told)
            assert told[1]["reason"]
            for files, status in (
                ({"file": ("x.exe", b"MZ")}, 415),
                ({"other": ("x.txt", text)}, 422),
                ({"file": ("x.pdf", b"no pdf")}, 422),
            ):
                assert newsroom.post("/api/v1/releases", files=files).status_code == status
            gone = newsroom.post("/sparql", data={"update": "CLEAR ALL"})
            assert gone.status_code == 403
