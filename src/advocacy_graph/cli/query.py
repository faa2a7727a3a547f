"""`advocacy-graph query`."""

import shlex
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.errors import QueryError
from advocacy_graph.model import Iri, Table, Value
from advocacy_graph.queries import Group, NamedQuery, catalogue, named
from advocacy_graph.store import Format, Store, serialize, table

Output = Literal["table", "csv", "tsv", "json", "xml", "turtle", "n-triples", "json-ld"]


def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE.rq|-]",
            help="A named query, a file of SPARQL, or - for SPARQL from stdin.",
            show_default=False,
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="A parameter of a named query; may be repeated."),
    ] = None,
    format: Annotated[
        Output,
        typer.Option(
            "--format",
            help="csv, tsv, json and xml are for SELECT, the graph formats for CONSTRUCT, table for both.",
        ),
    ] = "table",
    private: Annotated[
        bool,
        typer.Option(
            "--private",
            help="Ask decisions, coders and what was read before them too, for your own SPARQL: graphs tell them apart.",
        ),
    ] = False,
    store: options.StoreFolder = options.STORE,
    list_: Annotated[bool, typer.Option("--list", help="Explain the named queries, and stop.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Short for --format json; with --list too.")
    ] = False,
) -> None:
    """Ask a store, by a named query or in SPARQL.

    Values of --param are bound as terms, never pasted into the query. A query sees all public graphs as one.
    Decisions are private: --private asks them too, as the named queries what-people-decided and what-decisions-changed do.
    As a table, a named query leaves out columns of IRIs and empty ones; the other formats have them all.
    """
    if list_:
        _explain(as_json)
        return
    if name is None:
        raise typer.BadParameter("name a query, a file or - ; --list explains the named ones")
    wanted = Format.JSON if as_json else Format(format) if format != "table" else None
    if name == "-" or name.endswith(".rq"):
        if param:
            raise typer.BadParameter("--param is for named queries: write the value into the file")
        text = _sparql(name)
        with pipeline.open_store(store, read_only=True) as opened:
            answer = opened.query_private(text) if private else opened.query(text)
            if wanted is None:
                _print(table(answer))
            else:
                _write(serialize(answer, wanted))
        return
    chosen = named(name)
    values = _values(param or [])
    with pipeline.open_store(store, read_only=True) as opened:
        asked = opened.query_private if private or chosen.private else opened.query
        answer = asked(chosen.text, chosen.bind(values))
        if wanted is None:
            _print(readable(chosen, table(answer), opened))
        else:
            _write(serialize(answer, wanted))


def readable(query: NamedQuery, answer: Table, store: Store) -> Table:
    """`answer` without its parameters' columns, those that hold the store's IRIs only, and the empty ones."""
    own = f"{store.base}id/"
    parameters = {parameter.name for parameter in query.parameters}
    shown = [
        i
        for i, column in enumerate(answer.columns)
        if column not in parameters and not all(_hidden(row[i], own) for row in answer.rows)
    ]
    return Table(
        tuple(answer.columns[i] for i in shown), tuple(tuple(row[i] for i in shown) for row in answer.rows)
    )


def _hidden(cell: Value, own: str) -> bool:
    return cell is None or (isinstance(cell, Iri) and cell.startswith(own))


def _print(answer: Table) -> None:
    if answer.rows:
        console.out.print(console.table(answer.columns, answer.rows))
    else:
        console.note("The query has no answer in this store.")


def _write(answer: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(answer)
    if not answer.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


def _sparql(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{name}: is not UTF-8: save it so") from error


def _values(pairs: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"--param {pair}: write it as NAME=VALUE")
        values[name] = value
    return values


def _explain(as_json: bool) -> None:
    if as_json:
        console.print_json([_described(query) for query in catalogue()])
        return
    for group in Group:
        console.say(group.question, "bold underline")
        console.say("")
        for query in catalogue():
            if query.group is group:
                _explain_one(query)


def _explain_one(query: NamedQuery) -> None:
    console.say(query.name, "bold")
    console.say(query.answers, indent=2)
    for parameter in query.parameters:
        kinds = " or ".join(parameter.kinds) + (", required" if parameter.required else "")
        console.say(f"--param {parameter.name}=... ({kinds}) {parameter.meaning}", indent=2)
    example = [part for pair in query.example.items() for part in ("--param", "=".join(pair))]
    console.say(shlex.join(["advocacy-graph", "query", query.name, *example]), "cyan", indent=2)
    console.say("")


def _described(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": query.title,
        "group": query.group.value,
        "answers": query.answers,
        "parameters": [
            {"name": p.name, "kinds": list(p.kinds), "required": p.required, "meaning": p.meaning}
            for p in query.parameters
        ],
        "example": dict(query.example),
    }
