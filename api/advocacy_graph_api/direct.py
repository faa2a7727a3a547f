"""The routes that are asked most, in front of the framework's own stack.

Its routing, its scopes for dependencies and its layers for exceptions cost a look-up a third of what all of
HTTP costs it, and such a route uses none of them. They are in the app's router too: that describes them.
"""

from collections.abc import Iterable

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from advocacy_graph.errors import QueryError
from advocacy_graph_api import problem


class Direct:
    """Answers `routes` of fixed paths, whose functions take the request and nothing else; the app has the rest."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._routes = {
            (method, route.path): route
            for route in routes
            if isinstance(route, APIRoute)
            for method in route.methods or ()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI connection."""
        route = self._routes.get((scope["method"], scope["path"])) if scope["type"] == "http" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        scope["route"] = route  # telemetry counts by it
        request = Request(scope, receive)
        try:
            response = await route.endpoint(request)
        except (HTTPException, QueryError) as error:
            response = await problem.answer(request, error)
        await response(scope, receive, send)
