"""What a route may ask for, each named once."""

from typing import Annotated

import pyoxigraph as ox
from fastapi import Depends, Request

from advocacy_graph_api.evaluator import Evaluator
from advocacy_graph_api.limits import Limits


def _base(request: Request) -> str:
    return str(request.app.state.base)


def _evaluator(request: Request) -> Evaluator:
    evaluator: Evaluator = request.app.state.evaluator
    return evaluator


def _limits(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits


def _copy(request: Request) -> ox.Store:
    store: ox.Store = request.app.state.snapshots.current.store
    return store


Base = Annotated[str, Depends(_base)]
Queries = Annotated[Evaluator, Depends(_evaluator)]
Bounds = Annotated[Limits, Depends(_limits)]
Copy = Annotated[ox.Store, Depends(_copy)]  # one and the same copy for the whole request
