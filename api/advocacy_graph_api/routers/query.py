"""The page to ask in SPARQL: a plain form and a table, which need no script, and an editor for who wants one."""

import json
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from advocacy_graph.queries import catalogue as named_queries
from advocacy_graph.vocabulary import PROLOGUE
from advocacy_graph_api.dependencies import Base, Queries, Union
from advocacy_graph_api.evaluator import Answer, Question
from advocacy_graph_api.negotiation import Form
from advocacy_graph_api.pages import Page

router = APIRouter(include_in_schema=False)

_FIRST: Final = """SELECT ?date ?headline ?release
WHERE {
  ?release a ag:PressRelease ; schema:headline ?headline ; schema:datePublished ?date .
}
ORDER BY DESC(?date)
LIMIT 20"""
_MEDIA: Final[dict[Form, str | None]] = {
    Form.SOLUTIONS: "application/sparql-results+json",
    Form.BOOLEAN: "application/sparql-results+json",
    Form.TRIPLES: "application/n-triples",
}


@router.get("/query")
async def query(
    request: Request,
    base: Base,
    evaluator: Queries,
    union: Union,
    query: Annotated[str | None, Query(max_length=65_536)] = None,
) -> Response:
    """The form; with a query, its answer as a table below."""
    shown: dict[str, Any] = {"columns": [], "rows": [], "cut": None, "said": None}
    status = 200
    if query is not None:
        try:
            answer = await evaluator.answer(Question(query, base, _MEDIA, union), request.state.payer)
            shown |= {**_table(answer, base), "cut": answer.cut}
        except HTTPException as error:
            status, shown["said"] = error.status_code, error.detail
    return Page(
        "query.html",
        request,
        status_code=status,
        prologue=PROLOGUE,
        query=_FIRST if query is None else query,
        endpoint=f"{request.base_url}sparql",
        examples=named_queries(),
        **shown,
    )


def _table(answer: Answer, base: str) -> dict[str, Any]:
    if answer.media == "application/n-triples":
        lines = answer.body.decode().splitlines()
        return {"columns": ["triple"], "rows": [[{"text": line, "href": None}] for line in lines]}
    result = json.loads(answer.body)
    if "boolean" in result:
        return {
            "columns": ["answer"],
            "rows": [[{"text": "yes" if result["boolean"] else "no", "href": None}]],
        }
    columns = result["head"]["vars"]
    rows = [[_cell(row.get(column), base) for column in columns] for row in result["results"]["bindings"]]
    # An answer without rows has a head all the same.
    return {"columns": columns or ["answer"], "rows": rows}


def _cell(term: dict[str, Any] | None, base: str) -> dict[str, str | None]:
    if term is None:
        return {"text": "", "href": None}
    text = str(term["value"])
    beginning = f"{base}id/"
    if term["type"] != "uri" or not text.startswith(beginning):
        return {"text": text, "href": None}
    rest = text.removeprefix(beginning)
    return {"text": rest, "href": "/page/" + rest}
