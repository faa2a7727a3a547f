"""Every page in a real browser: nothing of a release runs, nothing is loaded from elsewhere, all can be used."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page
from served import BASE, PREFIXES, Service, make_store, serve, statement

EVIL = """</script><script>document.title='ran'</script><img src=x onerror="document.title='ran'">\u202eabc"""
SLUG = "2022-02-02-evil"
PATHS = [
    "/",
    f"/search?q={quote(EVIL[:60])}",
    "/search?q=title",
    f"/page/release/{SLUG}",
    "/page/person/p",
    "/page/organization/o",
    "/page/policy/q",
    f"/page/statement/{SLUG}/a",
    f"/page/statement/{SLUG}/a%23evidence-1",
    f"/embed/release/{SLUG}",
    f"/embed/card/{SLUG}",
    "/embed/network/policy",
    "/networks",
    "/ontology",
    "/.well-known/void",
    "/api",
    "/query",
    "/query?query=" + quote("SELECT ?s ?o { ?s ?p ?o } LIMIT 100"),
    "/query?query=" + quote(EVIL),
    "/page/person/" + quote("<script>document.title='ran'</script>"),
    "/data/person/p.jsonld",
    f"/graph/release/{SLUG}",
]


def literal(words: str) -> str:
    return json.dumps(words)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A store whose every name and word is an attack."""
    store = make_store(tmp_path_factory.mktemp("hostile") / "store")
    evil, iri = literal(EVIL), f"{BASE}id/statement/{SLUG}/a"
    words = statement(SLUG, "a", "WORDS", 3).replace('"WORDS"', evil)
    update = (
        PREFIXES
        + f"""PREFIX polarity: <https://w3id.org/advocacy-graph/polarity#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        DROP ALL ; INSERT DATA {{ GRAPH <{BASE}graph/release/{SLUG}> {{
        <{BASE}id/release/{SLUG}> a ag:PressRelease ; schema:headline {evil} ; rdfs:label {evil} ;
            schema:datePublished "2022-02-02"^^xsd:date ; schema:publisher <{BASE}id/organization/o> ;
            schema:locationCreated {evil} ; schema:url <javascript:ran> .
        {words} <{iri}> ag:roleWords {evil} ; ag:rule {evil} .
        <{iri}#position-1> oa:exact {evil} .
        <{BASE}id/position/{SLUG}/q-1> a ag:Position ; schema:isPartOf <{BASE}id/release/{SLUG}> ; ag:condition {evil} ;
            ag:holder <{BASE}id/person/p> ; ag:onBehalfOf <{BASE}id/organization/o> ; ag:target <{BASE}id/policy/q> ;
            ag:rule {evil} ; ag:confidence 0.9 ; ag:polarity polarity:support ; ag:expressedIn <{iri}> ; ag:evidence <{iri}#evidence-1> .
        <{BASE}id/demand/{SLUG}/d> a ag:Demand ; schema:isPartOf <{BASE}id/release/{SLUG}> ; ag:action {evil} ;
            ag:byWhen {evil} ; ag:holder <{BASE}id/person/p> ; ag:concerns <{BASE}id/policy/q> . }}
        GRAPH <{BASE}graph/register> {{
        <{BASE}id/person/p> a schema:Person ; schema:name {evil} ; schema:alternateName {literal(EVIL + "2")} .
        <{BASE}id/organization/o> a schema:Organization, ag:Coalition ; schema:name {evil} ; ag:acronym {evil} .
        <{BASE}id/policy/q> a ag:Policy ; schema:name {evil} . }} }}"""
    )
    with serve(store, tmp_path_factory.mktemp("copies"), keys={"chief": "admin"}) as running:
        with running.client("chief") as chief:
            chief.post("/sparql", data={"update": update}).raise_for_status()
        yield running


def opened(chromium: Browser, url: str, **options: object) -> tuple[Page, list[str]]:
    """The page, and what it asked for beyond its own server, complained of, or was refused."""
    page = chromium.new_context(**options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(90_000)  # a busy machine takes its time
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append("dialog"), dialog.dismiss()))
    page.on(
        "request",
        lambda r: (
            told.append(r.url)
            if not r.url.startswith((url.split("/", 3)[0] + "//" + urlsplit(url).netloc, "data:"))
            else None
        ),
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "console",
        lambda message: told.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.goto(url)
    return page, told


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_a_release_runs(chromium: Browser, hostile: Service, path: str) -> None:
    page, told = opened(chromium, hostile.url + path)
    page.wait_for_timeout(150)
    assert page.title() != "ran"
    assert page.evaluate("[...document.querySelectorAll('img[src=x], a[href^=\"javascript:\"]')].length") == 0
    if not path.startswith(("/data", "/graph")):
        assert "\u202e" not in page.inner_text("body"), "no name turns the line around"
    # The policy of data answers forbids the browser's own viewer some styles; pages have nothing to be refused.
    assert told == [] or path.startswith(("/data", "/graph"))
    page.context.close()


def test_the_policy_of_each_page_would_stop_what_escaping_missed(hostile: Service) -> None:
    with hostile.client() as client:
        for path in PATHS:
            answer = client.get(path)
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            scripts = re.search(r"script-src ([^;]*)", policy)
            assert scripts is None or "unsafe" not in scripts[1]
            framed = path.startswith(("/embed/card", "/embed/network"))
            assert ("frame-ancestors *" in policy) is framed, (path, answer.text[:500])
            assert ("x-frame-options" in client.get(path).headers) is not framed


@pytest.mark.parametrize("width", [1200, 390])
def test_pages_can_be_used_by_all(
    chromium: Browser, sampled: Service, reader: httpx.Client, width: int
) -> None:
    """axe-core finds nothing, and nothing is wider than the screen."""
    release = reader.get("/api/v1/releases?limit=1").json()["releases"][0]
    coalition = reader.get("/api/v1/coalitions?limit=1").json()["coalitions"][0]
    said = reader.get("/api/v1/statements?limit=1").json()["statements"][0]
    things = [urlsplit(each["iri"]).path.replace("/id/", "/page/") for each in (release, coalition, said)]
    paths = ["/", "/search?q=the", "/search?q=nothingatall", *things, f"/embed/release/{release['slug']}"]
    paths += [
        "/networks",
        "/ontology",
        "/api",
        "/query?query=ASK%7B%7D",
        "/query?query=x",
        "/page/person/nobody",
    ]
    axe = (Path(__file__).parent / "vendored" / "axe.min.js").read_text(encoding="utf-8")
    for scheme, shown in (("light", paths), ("dark", things[:1] if width == 1200 else [])):
        for path in shown:
            page, _ = opened(
                chromium,
                sampled.url + path,
                viewport={"width": width, "height": 900},
                bypass_csp=True,
                color_scheme=scheme,
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            page.evaluate(axe)
            found = page.evaluate("axe.run()")["violations"]
            assert [(path, each["id"], each["nodes"][0]["html"]) for each in found] == []
            page.context.close()


def test_a_question_is_answered_without_script_and_with_the_editor(
    chromium: Browser, sampled: Service
) -> None:
    page, _ = opened(chromium, sampled.url + "/query", java_script_enabled=False)
    page.click("button:has-text('Ask')")
    assert page.locator("tbody tr").count() > 3
    page.click("tbody a >> nth=0")
    assert page.locator("h1").inner_text()
    page.context.close()
    page, told = opened(chromium, sampled.url + "/query")
    page.click("#editor")
    page.wait_for_selector("#yasqe .CodeMirror")
    assert "PREFIX ag:" in page.evaluate("document.querySelector('#yasqe .CodeMirror').CodeMirror.getValue()")
    page.click("button:has-text('Ask')")
    assert page.locator("tbody tr").count() > 3
    page.wait_for_selector("#yasqe .CodeMirror")  # who chose it has it again
    assert told == []
    page.context.close()


def test_nothing_runs_in_the_editor_either(chromium: Browser, hostile: Service) -> None:
    page, told = opened(chromium, f"{hostile.url}/query?query={quote(EVIL)}")
    page.click("#editor")
    page.wait_for_selector("#yasqe .CodeMirror")
    page.wait_for_timeout(300)
    assert page.title() != "ran"
    assert page.locator("img[src=x]").count() == 0
    assert told == []
    page.context.close()


def test_the_markup_is_copied_and_one_line_puts_it_into_a_page(
    chromium: Browser, sampled: Service, reader: httpx.Client
) -> None:
    slug = reader.get("/api/v1/releases?limit=1").json()["releases"][0]["slug"]
    page, _ = opened(
        chromium, f"{sampled.url}/embed/release/{slug}", permissions=["clipboard-read", "clipboard-write"]
    )
    page.click("button[data-copy=markup]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert json.loads(re.sub("</?script[^>]*>", "", copied))["@graph"]
    assert page.locator("tbody tr").count() > 5
    page.context.close()
    elsewhere = chromium.new_page()
    elsewhere.set_content(f'<script src="{sampled.url}/embed/release/{slug}.js"></script>')
    elsewhere.wait_for_selector("script[type='application/ld+json']", state="attached")
    put = elsewhere.evaluate("document.querySelector(\"script[type='application/ld+json']\").textContent")
    assert json.loads(put) == json.loads(re.sub("</?script[^>]*>", "", copied))
    elsewhere.set_content(f'<iframe src="{sampled.url}/embed/network/coalitions"></iframe>')
    frame = elsewhere.frame_locator("iframe")
    frame.locator("h1").wait_for(state="attached", timeout=60_000)
    elsewhere.close()


def test_what_no_person_has_agreed_to_can_be_left_out(reader: httpx.Client) -> None:
    slug = reader.get("/api/v1/releases?limit=1").json()["releases"][0]["slug"]
    whole = reader.get(f"/embed/release/{slug}.jsonld").raise_for_status().json()["@graph"]
    decided = reader.get(f"/embed/release/{slug}.jsonld?reviewed=only").raise_for_status().json()["@graph"]
    assert (
        reader.get(f"/embed/release/{slug}.jsonld?review=only").status_code == 400
    )  # would leave nothing out
    assert len(decided) < len(whole)
    assert not [node for node in decided if "ag:AttributedStatement" in node["@type"]]


def test_oembed_gives_a_frame(reader: httpx.Client) -> None:
    slug = reader.get("/api/v1/releases?limit=1").json()["releases"][0]["slug"]
    url = f"{str(reader.base_url).rstrip('/')}/page/release/{slug}"
    given = reader.get("/oembed", params={"url": url, "maxwidth": 500}).raise_for_status().json()
    assert (given["type"], given["version"], given["width"]) == ("rich", "1.0", 500)
    source = re.search('src="([^"]*)"', given["html"])
    assert source
    assert reader.get(source[1]).status_code == 200
    elsewhere = url.replace("127.0.0.1", "example.org")
    for wrong in (
        "http://e/elsewhere",
        f"{url}x",
        "javascript:1",
        elsewhere,
        "http://[",
        f"/page/release/{slug}",
    ):
        assert reader.get("/oembed", params={"url": wrong}).status_code == 404, wrong
    network = f"{reader.base_url}/embed/network/congruence?actor=person&minimum=2"
    framed = reader.get("/oembed", params={"url": network, "dnt": "1"}).raise_for_status().json()["html"]
    assert network in framed.replace("&amp;", "&")
    assert reader.get("/oembed", params={"url": url, "format": "xml"}).status_code == 501


@pytest.mark.parametrize("kind", ["congruence", "coalitions"])
def test_networks_are_nodes_and_links_with_the_words_behind_them(reader: httpx.Client, kind: str) -> None:
    listed = reader.get("/api/v1/networks").raise_for_status().json()["networks"]
    (address,) = (each["self"] for each in listed if each["kind"] == kind)
    answer = reader.get(address).raise_for_status()
    network = answer.json()
    assert network["nodes"]
    assert network["links"]
    known = {"If-None-Match": answer.headers["etag"]}
    assert reader.get(f"/api/v1/networks/{kind}", headers=known).status_code == 304
    assert reader.get(f"/api/v1/networks/{kind}?minimum=1000000").status_code == 404
    assert reader.get("/api/v1/networks/friendship").status_code == 422


RELEASE = "2021-03-09-eight-organizations-launch-common-ground-wendale-to-win-13f18d58"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_the_data_set_is_told_to_people_and_to_programs(reader: httpx.Client) -> None:
    page = reader.get("/.well-known/void", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "AttributedStatement" in page.text
    assert reader.get("/.well-known/void").headers["content-type"].startswith("text/turtle")


def test_what_a_crawler_sees_begins_with_the_release(reader: httpx.Client) -> None:
    seen = reader.get(f"/embed/release/{RELEASE}").text.partition("What a crawler sees")[2]
    told = (
        "schema:headline",
        "schema:datePublished",
        "schema:publisher",
        "schema:text",
        "<details>",
        "org:member",
    )
    places = [seen.index(word) for word in told]
    assert places == sorted(places)


def test_nobody_speaks_for_themselves(reader: httpx.Client) -> None:
    said = re.findall(r'<p class="who">(.*?)</p>', reader.get(f"/page/release/{RELEASE}").text, re.DOTALL)
    assert said
    for who in said:
        links = re.findall(r'href="([^"]*)"', who)
        assert len(links) == len(set(links)), who


def test_a_release_is_found_by_who_embeds_its_page(reader: httpx.Client) -> None:
    page = reader.get(f"/page/release/{RELEASE}").text
    link = re.search(r'type="application/json\+oembed" href="([^"]*)"', page)
    assert link is not None
    assert "<iframe" in reader.get(link[1].replace("&amp;", "&")).raise_for_status().json()["html"]


def test_a_hit_is_called_by_what_it_is(reader: httpx.Client) -> None:
    hits = reader.get("/search", params={"q": "river"}).text.partition('<ol class="hits"')[2]
    assert set(re.findall(r'<span class="kind">(\w+)</span>', hits)) <= {
        *("release", "statement", "person", "organisation", "policy", "demand", "coalition")
    }


@pytest.mark.parametrize("path", ["/", f"/embed/card/{RELEASE}", f"/page/release/{RELEASE}"])
def test_a_browser_asks_for_nothing_that_is_not_there(reader: httpx.Client, path: str) -> None:
    """Without an icon named it would ask for /favicon.ico."""
    for address in re.findall(
        r'<link rel="(?:icon|stylesheet)" href="([^"]*)"', page := reader.get(path).text
    ):
        assert reader.get(address).is_success
    assert 'rel="icon"' in page
