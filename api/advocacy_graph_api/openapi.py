"""The service's description of itself: what the framework reads off the routes, with examples and keys."""

import re
from typing import Any, Final

from fastapi import FastAPI

from advocacy_graph_api.examples import ANSWERS, BODIES, ELSEWHERE, PARAMETERS

_WANTS: Final = "Wants a key with the right"  # as the routes' own words have it
_NAMES: Final = re.compile(r"\{(\w+)\}")
_KEY: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "Made by `advocacy-graph key new`. Reading needs none, but for what people decided.",
}


def describe(app: FastAPI) -> None:
    """Have the app describe itself so."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = plain()
            schema["components"]["securitySchemes"] = {"key": _KEY}
            schema["security"] = [{}, {"key": []}]  # with one, a share of its own in the limits
            for path, methods in schema["paths"].items():
                for operation in methods.values():
                    _fill(path, operation)
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _fill(path: str, operation: dict[str, Any]) -> None:
    if _WANTS in operation.get("description", ""):
        operation["security"] = [{"key": []}]
    parameters = operation.setdefault("parameters", [])
    told = {parameter["name"] for parameter in parameters}
    # Routes that read the address themselves: the framework's own decoding would hide what stands in it.
    parameters += [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _NAMES.findall(path)
        if name not in told
    ]
    known = {**PARAMETERS, **ELSEWHERE.get(path, {})}
    for parameter in parameters:
        if parameter["name"] in known:
            parameter.setdefault("example", known[parameter["name"]])
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        if kind in BODIES:
            body.setdefault("example", BODIES[kind])
    for answer in operation["responses"].values():
        for media in answer.get("content", {}).values():
            model = media.get("schema", {}).get("$ref", "").rpartition("/")[2]
            if model in ANSWERS:
                media["example"] = ANSWERS[model]
