"""The list of releases and the single release, as a client sees them."""

from urllib.parse import quote

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from served import BASE, RELEASES


def test_pages_lead_through_all_releases_newest_first(client: httpx.Client) -> None:
    slugs, url = [], "/api/v1/releases?limit=10"
    while url:
        answer = client.get(url).raise_for_status()
        slugs += [release["slug"] for release in answer.json()["releases"]]
        url = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == url
    assert slugs == RELEASES[::-1]


def test_release_has_its_statements_in_the_order_of_the_text(client: httpx.Client) -> None:
    slug = RELEASES[0]
    home = {"iri": f"{BASE}id/organization/o", "name": "We Are Home"}
    described = client.get(f"/api/v1/releases/{slug}").raise_for_status().json()
    statements = described.pop("statements")
    assert described == {
        "slug": slug,
        "iri": f"{BASE}id/release/{slug}",
        "self": f"{client.base_url}/api/v1/releases/{slug}".replace("//api", "/api"),
        "headline": f"Headline of {slug}",
        "date": "2021-10-01",
        "issuers": [home],
        "place": None,
        "url": None,
        "demands": [],
        "ties": [],
    }
    assert [statement["words"] for statement in statements] == ["said first", "said second"]
    iri = f"{BASE}id/statement/{slug}/b"
    assert statements[0] == {
        "iri": iri,
        "self": f"{str(client.base_url).rstrip('/')}/api/v1/statements/{slug}/b",
        "words": "said first",
        "mode": "direct",
        "speakers": [{"iri": f"{BASE}id/person/p", "name": "Sonia Lin"}],
        "on_behalf_of": [home],
        "about": [{"iri": f"{BASE}id/policy/q", "name": "the memo"}],
        "role": None,
        "positions": [],
        "evidence": [{"start": 10, "end": None, "words": None}],
        "rule": None,
        "confidence": None,
        "reviewed": False,
        "release": {
            "iri": f"{BASE}id/release/{slug}",
            "headline": f"Headline of {slug}",
            "date": "2021-10-01",
        },
    }


def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    url = f"/api/v1/releases/{RELEASES[3]}"
    tag = client.get(url).headers["etag"]
    assert client.get(url, headers={"If-None-Match": f'"other", {tag}'}).status_code == 304
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    url = f"/api/v1/releases/{RELEASES[0]}"
    head, get = client.head(url), client.get(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(get.content))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(
            st.characters(codec="ascii", categories=["L", "N"], include_characters="-._~"),
            min_size=1,
            max_size=30,
        ),
        st.sampled_from(RELEASES),
        st.sampled_from(['") } #', "x') || true) #", "> . ?s ?p ?o } #", "2021\u2028", "%00", "\\u0022"]),
    )
)
def test_a_cursor_filters_and_does_nothing_else(client: httpx.Client, cursor: str) -> None:
    answer = client.get("/api/v1/releases", params={"cursor": cursor, "limit": 100})
    if answer.status_code == 200:
        expected = [slug for slug in RELEASES[::-1] if slug < cursor]
        assert [release["slug"] for release in answer.json()["releases"]] == expected
    else:
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60).filter(lambda text: text not in (".", "..")))
def test_a_slug_names_a_release_or_nothing(client: httpx.Client, slug: str) -> None:
    answer = client.get(f"/api/v1/releases/{quote(slug, safe='')}")
    assert answer.status_code == 200 if slug in RELEASES else answer.status_code in (404, 422)
