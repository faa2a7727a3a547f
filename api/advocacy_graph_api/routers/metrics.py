"""What Prometheus reads."""

import ipaddress
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(request: Request) -> Response:
    """Counts and times of requests by route. For programs on the same machine, and for keys."""
    if request.state.key is None and not _is_here(request.client.host if request.client else ""):
        raise HTTPException(HTTPStatus.FORBIDDEN, "read it on the machine itself, or with a key")
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
