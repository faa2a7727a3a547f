"""The OpenAPI description names what there is, and what it describes never makes the service fail."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from served import Service, serve

# 60 s of requests in `scripts/test --full`, a few here.
FEW, MANY = 4, 60
PROMISED = {501, 503, 504}  # oEmbed as XML; too busy; took too long


def test_the_description_names_what_there_is(reader: httpx.Client) -> None:
    described = reader.get("/api/v1/openapi.json").raise_for_status().json()
    paths = set(described["paths"])
    nouns = "releases statements demands people organizations policies coalitions".split()
    assert paths >= {f"/api/v1/{noun}" for noun in nouns}
    assert paths >= {
        "/sparql",
        "/store",
        "/id/{kind}/{key}",
        "/api/v1/search",
        "/embed/release/{slug}",
        "/metrics",
    }
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["tags"], (path, method)
            assert operation["description"], (path, method)


def _drive(service: Service, examples: int) -> None:
    schema = schemathesis.openapi.from_url(f"{service.url}/api/v1/openapi.json")
    quiet = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    seen = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @quiet
        @given(case=operation.as_strategy())
        def call(case: schemathesis.Case) -> None:
            answer = case.call(timeout=90)
            assert answer.status_code < 500 or answer.status_code in PROMISED, (
                case.as_curl_command(),
                answer.text,
            )
            if answer.status_code >= 400:
                assert answer.headers["content-type"][0].startswith("application/problem+json"), answer.text

        call()
        seen += 1
    assert seen > 30


def test_no_described_request_makes_the_service_fail(sampled: Service) -> None:
    _drive(sampled, FEW)


@pytest.mark.full
def test_no_described_request_makes_the_service_fail_in_many_tries(sampled: Service) -> None:
    _drive(sampled, MANY)


def _operations(reader: httpx.Client) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Path, method, operation, and what its schemas refer to."""
    described = reader.get("/api/v1/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation, described["components"]


def test_every_example_of_a_question_is_answered_as_it_stands(reader: httpx.Client) -> None:
    """Of the sample releases; each filter by itself, and where it is JSON the answer is as described."""
    asked = 0
    for path, method, operation, components in _operations(reader):
        wants_key = operation.get("security") == [{"key": []}]
        parameters = operation.get("parameters", [])
        lacking = [p["name"] for p in parameters if p.get("required") and "example" not in p]
        assert not lacking, (path, lacking)
        assert set(re.findall(r"{(\w+)}", path)) == {p["name"] for p in parameters if p["in"] == "path"}
        if method != "get" or wants_key or path == "/store/{path}":  # a graph that the example of PUT makes
            continue
        place = {p["name"]: p["example"] for p in parameters if p["in"] == "path"}
        always = {p["name"]: p["example"] for p in parameters if p["in"] == "query" and p.get("required")}
        also = [p for p in parameters if p["in"] == "query" and not p.get("required") and "example" in p]
        for query in (always, *({**always, p["name"]: p["example"]} for p in also)):
            answer = reader.get(path.format(**place), params=query)
            assert answer.status_code in (200, 303), (path, query, answer.text)
            asked += 1
            schema = operation["responses"]["200"] if answer.status_code == 200 else {}
            schema = schema.get("content", {}).get("application/json", {}).get("schema")
            if schema and "$ref" in schema:
                jsonschema.validate(answer.json(), {**schema, "components": components})
                lists = [each for each in answer.json().values() if isinstance(each, list)]
                assert not query or any(lists) or not lists, (path, query, "finds nothing")
    assert asked > 60


def test_every_answer_in_json_has_an_example_that_is_as_described(reader: httpx.Client) -> None:
    for path, method, operation, components in _operations(reader):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items():
                schema = content.get("schema", {})
                if media == "application/problem+json" or (media == "application/json" and "$ref" in schema):
                    assert "example" in content or path in ("/healthz", "/readyz"), (method, path, status)
                    if "example" in content:
                        jsonschema.validate(content["example"], {**schema, "components": components})


def test_what_wants_a_key_says_so(reader: httpx.Client) -> None:
    kept = {(p, m) for p, m, each, _ in _operations(reader) if each.get("security") == [{"key": []}]}
    writing = {(p, m) for p, m, _, _ in _operations(reader) if m != "get" and p != "/sparql"}
    assert kept == writing | {("/api/v1/review", "get"), ("/api/v1/decisions", "get")}


def test_every_text_that_is_sent_has_an_example(reader: httpx.Client) -> None:
    files = {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
    for path, method, operation, _ in _operations(reader):
        for media, body in operation.get("requestBody", {}).get("content", {}).items():
            assert "example" in body or "example" in body["schema"] or media in files, (method, path, media)


def test_every_example_of_what_is_sent_is_taken_as_it_stands(
    corpus: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In a store of its own, since what is sent is kept."""
    own = shutil.copytree(corpus, tmp_path / "store")
    wanted = {"newsroom": "ingest", "critic": "review", "chief": "admin"}
    taken = 0
    with serve(
        own, tmp_path_factory.mktemp("copies"), keys=wanted, rows=10_000, result_bytes=10**7
    ) as service:
        with service.client() as anyone:
            operations = list(_operations(anyone))
        for path, method, operation, _ in operations:
            place = {p["name"]: p.get("example") for p in operation["parameters"] if p["in"] == "path"}
            for media, body in operation.get("requestBody", {}).get("content", {}).items():
                example = body.get("example", body.get("schema", {}).get("example"))
                if example is None or "undoing" in path:  # whose key the decision before it makes
                    continue
                sent = {"content": example, "headers": {"Content-Type": media}}
                if media == "multipart/form-data":
                    kind = "text/plain" if "releases" in path else "text/turtle"
                    sent = {"files": {"file": ("release.txt", example["file"], kind)}}
                elif media == "application/x-www-form-urlencoded":
                    sent = {"data": example}
                elif media == "application/json":
                    sent = {"json": example}
                right = (
                    "ingest" if path == "/api/v1/releases" else "review" if "decisions" in path else "admin"
                )
                query = {"graph": "urn:example:notes"} if path == "/store" and method == "put" else {}
                key = next(name for name, has in wanted.items() if has == right)
                with service.client(key) as client:
                    answer = client.request(method, path.format(**place), params=query, **sent)
                assert answer.is_success, (method, path, media, answer.text)
                taken += 1
    assert taken > 15
