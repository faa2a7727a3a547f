"""Query parameters that a route does not have are refused: a filter with a slip in its name would filter nothing."""

from collections import Counter
from difflib import get_close_matches
from functools import lru_cache
from http import HTTPStatus

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException


async def known(request: Request) -> None:
    """Raises HTTPException 400 for a parameter that the description does not name, or gives once and is sent twice."""
    given = Counter(name for name, _ in request.query_params.multi_items())
    if not given:
        return
    route = request.scope["route"]
    several = _several(request.app, route.path_format, request.method.lower())
    for name, times in given.items():
        if name not in several:
            near = get_close_matches(name, several, n=1)
            meant = f", did you mean {near[0]!r}?" if near else ":"
            there = f"there are {', '.join(several)}" if several else "it takes none"
            raise HTTPException(
                HTTPStatus.BAD_REQUEST, f"no parameter {name[:100]!r} at {route.path_format}{meant} {there}"
            )
        if times > 1 and not several[name]:
            raise HTTPException(
                HTTPStatus.BAD_REQUEST, f"{name}: is given {times} times, {route.path_format} takes one"
            )


@lru_cache(1000)
def _several(app: FastAPI, path: str, method: str) -> dict[str, bool]:
    """By name of a parameter, whether it may be given several times."""
    described = app.openapi()["paths"][path][method].get("parameters", ())
    return {
        each["name"]: any(
            schema.get("type") == "array" for schema in (each["schema"], *each["schema"].get("anyOf", ()))
        )
        for each in described
        if each["in"] == "query"
    }
