"""Whether the service is up and has a store to read."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from advocacy_graph_api.dependencies import Copy

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """`ok` once the store could be read."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
def health(copy: Copy) -> Health:
    """Reads the store, so that a damaged one does not pass for a healthy one."""
    next(copy.quads_for_pattern(None, None, None), None)
    return Health()
