"""The OpenAPI description names what there is, and what it describes never makes the service fail."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from served import Service

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
