"""What people decide: what is to be decided, what was, and decisions taken. For reviewers' keys alone, and never public."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException

from advocacy_graph.model import FindingKind
from advocacy_graph_api import bodies, rest
from advocacy_graph_api.dependencies import Bounds, Writes, require
from advocacy_graph_api.examples import PARAMETERS
from advocacy_graph_api.keys import Key, Right

router = APIRouter(prefix="/api/v1", tags=["decisions"])

_JSON: Final = "application/json"
_PRIVATE: Final = {"Cache-Control": "no-store"}
_REFUSED: Final[dict[int | str, dict[str, Any]]] = {
    401: {"description": "No key was sent, or one that this service does not know."},
    403: {"description": "The key has not the right `review`, or the service has no keys at all."},
}
_Value = str | list[str] | None


class Stretch(BaseModel):
    """Words of a release; `start` and `end` count code points of its text."""

    start: int
    end: int
    words: str


class Decision(BaseModel):
    """Who decided what, when and why. `coder` is the name of a key, or a pseudonym given elsewhere."""

    key: str
    coder: str
    at: str
    why: str
    outcome: str
    release: str | None = None
    kind: str | None = None
    words: str | None = None
    changes: dict[str, _Value] = {}
    undoes: str | None = None
    orphaned: str | None = Field(None, description="Why it finds nothing to hold of, where it does not.")


class Decisions(BaseModel):
    """Decisions, the latest first, and the address of the next page."""

    decisions: list[Decision]
    next: str | None


class Finding(BaseModel):
    """A finding to be decided on. `read` is what the machine read; `now` is what holds. What others decided is left out of `unseen` ones."""

    finding: str
    release: str
    headline: str
    kind: FindingKind
    rule: str
    confidence: float
    quotes: list[Stretch]
    context: list[Stretch]
    read: dict[str, _Value]
    now: dict[str, _Value] = {}
    outcome: str | None = None
    decisions: list[Decision] = []


class Waiting(BaseModel):
    """What is to be decided, the least certain first."""

    findings: list[Finding]


class NewDecision(BaseModel):
    """On a finding of `/api/v1/review`. What is corrected has `changes`, by field; what is accepted or rejected has none."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "release": PARAMETERS["release"],
                "finding": "2ada9d3b45f2e590",
                "outcome": "corrected",
                "changes": {"polarity": "neutral"},
                "why": "the president only describes it",
            }
        },
    )
    release: str = Field(max_length=2000, description="Its IRI, or a unique beginning of its slug.")
    finding: str = Field(pattern="^[0-9a-f]{16}$")
    outcome: Literal["accepted", "corrected", "rejected"]
    changes: dict[str, _Value] = Field({}, max_length=20)
    why: str = Field("", max_length=5000)


class NewUndoing(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"why": "I misread it"}})
    why: str = Field("", max_length=5000)


def _reviewer(request: Request) -> Key:
    return require(request, Right.REVIEW)


Reviewer = Annotated[Key, Depends(_reviewer)]
Release = Annotated[
    str | None,
    Query(max_length=2000, description="Only of this release: its IRI, or a beginning of its slug."),
]


@router.get("/review", response_model=Waiting, responses=_REFUSED)
async def review(
    reviewer: Reviewer,
    writer: Writes,
    which: Annotated[
        Literal["undecided", "unseen", "disputed", "all"],
        Query(
            description="On which nobody decided; on which this key did not; on which coders differ; or all."
        ),
    ] = "undecided",
    kind: Annotated[list[FindingKind] | None, Query(description="Of this kind; again for more.")] = None,
    release: Release = None,
    below: Annotated[float | None, Query(ge=0, le=1, description="Of less than this confidence.")] = None,
    limit: rest.Limit = 20,
) -> Response:
    """What is to be decided, the least certain first. Decide, and ask again. Wants a key with the right `review`."""
    kinds = [each.value for each in kind or ()]
    order = {"do": "waiting", "which": which, "kinds": kinds, "release": release, "below": below}
    told = await writer.ask({**order, "coder": reviewer.name, "limit": limit})
    return rest.answer({"findings": told["findings"]}, _PRIVATE)


@router.get("/decisions", response_model=Decisions, responses=_REFUSED)
async def decisions(
    request: Request,
    _: Reviewer,
    writer: Writes,
    release: Release = None,
    coder: Annotated[str | None, Query(max_length=64)] = None,
    all: Annotated[bool, Query(description="Also those that were undone, and the undoings.")] = False,
    limit: rest.Limit = 20,
    cursor: Annotated[
        str | None, Query(pattern="^[0-9a-f]{16}$", description="From the link to the next page.")
    ] = None,
) -> Response:
    """Decisions that hold, the latest first. Wants a key with the right `review`."""
    order = {"do": "decisions", "release": release, "coder": coder, "all": all}
    told = await writer.ask({**order, "limit": limit, "after": cursor})
    following, headers = None, dict(_PRIVATE)
    if told["more"]:
        last = told["decisions"][-1]["key"]
        following = str(request.url.include_query_params(cursor=last, limit=limit))
        headers["Link"] = f'<{following}>; rel="next"'
    return rest.answer({"decisions": told["decisions"], "next": following}, headers)


def _taken(of: type[BaseModel]) -> dict[str, Any]:
    schema = of.model_json_schema()
    return {"requestBody": {"required": True, "content": {_JSON: {"schema": schema}}}}


@router.post(
    "/decisions",
    status_code=HTTPStatus.CREATED,
    response_model=Decision,
    openapi_extra=_taken(NewDecision),
    responses={**_REFUSED, 200: {"model": Decision, "description": "It was this key's last word already."}},
)
async def decide(request: Request, reviewer: Reviewer, writer: Writes, limits: Bounds) -> Response:
    """Decide on a finding: it holds at once, and again whenever the release is read. The coder is the key's name.

    Wants a key with the right `review`. 404 where there is no such finding, 422 for fields and values that it cannot have.
    """
    new = await _read(request, limits.write_seconds, NewDecision)
    told = await writer.review({"do": "decide", "coder": reviewer.name, **new.model_dump()})
    return _answered(told)


@router.post(
    "/decisions/{key}/undoing",
    status_code=HTTPStatus.CREATED,
    response_model=Decision,
    openapi_extra=_taken(NewUndoing),
    responses={
        **_REFUSED,
        200: {"model": Decision, "description": "It was taken back already: the undoing that did it."},
        404: {"description": "There is no such decision."},
    },
)
async def undo(
    request: Request,
    reviewer: Reviewer,
    writer: Writes,
    limits: Bounds,
    key: Annotated[str, Path(pattern="^[0-9a-f]{16}$")],
) -> Response:
    """Take a decision back. It stays recorded, and so does its undoing. Wants a key with the right `review`."""
    new = await _read(request, limits.write_seconds, NewUndoing)
    told = await writer.review({"do": "undo", "coder": reviewer.name, "decision": key, **new.model_dump()})
    return _answered(told)


def _answered(told: Mapping[str, Any]) -> Response:
    response = rest.answer(told["decision"], _PRIVATE)
    response.status_code = told["status"]
    return response


async def _read(request: Request, seconds: float, of: type[BaseModel]) -> Any:
    """The body as one of these. Read by hand, so that who has no key is told that before anything else."""
    bodies.content_type(request, (_JSON,))
    content = await bodies.body(request, seconds)
    try:
        return of.model_validate_json(content)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_context=False)) from None
    except RecursionError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the body is nested too deeply") from None
