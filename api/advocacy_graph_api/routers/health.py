"""Whether the service is up, and whether it can answer."""

from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from advocacy_graph_api.dependencies import Copy

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """`ok` once the store could be read."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
def health(copy: Copy) -> Health:
    """Whether the process lives. Reads the store, so that a damaged one does not pass for a healthy one."""
    next(copy.quads_for_pattern(None, None, None), None)
    return Health()


@router.get("/readyz")
def ready(request: Request, copy: Copy) -> Health:
    """Whether it can answer all that is asked: 503 while the catalogue of the store is being made."""
    if not request.app.state.evaluator.catalogued:
        raise HTTPException(
            HTTPStatus.SERVICE_UNAVAILABLE, "the catalogue of this store is being made", {"Retry-After": "10"}
        )
    return health(copy)
