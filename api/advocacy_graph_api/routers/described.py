"""The API for people: what the OpenAPI description says, as a page."""

from typing import Any

from fastapi import APIRouter, Request, Response

from advocacy_graph_api.pages import Page

router = APIRouter(include_in_schema=False)


@router.get("/api")
def described(request: Request) -> Response:
    """Every operation with what it takes."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in request.app.openapi()["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation.get("tags", ["other"])[0], []).append(
                {
                    "method": method.upper(),
                    "path": path,
                    "says": operation.get("description", "").split("\n\n")[0].replace("`", ""),
                    "parameters": [each["name"] for each in operation.get("parameters", ())],
                }
            )
    return Page("api.html", request, groups=list(groups.items()))
