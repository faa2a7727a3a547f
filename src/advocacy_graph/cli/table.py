"""`advocacy-graph table`."""

from typing import Annotated

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.errors import QueryError

_COUNTED = ("releases", "positions", "demands", "ties", "entities")


def table(
    store: options.StoreFolder = options.STORE,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read the whole graph again, whatever is there.")
    ] = False,
    sql: Annotated[
        str | None,
        typer.Option(
            "--sql",
            metavar="QUERY",
            help="Ask it in SQL: `SELECT policy_label, polarity, count(*) FROM statements GROUP BY ALL`.",
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """The statement table: one row a position, in columns, which networks and counts over all releases are made from.

    It is kept up by itself and never the truth: delete it, and it is made again from the graph. In SQL, `statements`
    has position, statement, actor, actor_label, actor_kind, organization, organization_label, policy,
    policy_label, policy_kind, polarity, date, release, release_label, issuers, mode, confidence, rule, decided
    and words.
    """
    import duckdb  # here, since it takes a while to load

    with (
        pipeline.open_store(store, read_only=True) as opened,
        analysis.statement_table(opened, rebuild=rebuild) as made,
    ):
        if sql is None:
            rows = [(name, made.connection.table(name).shape[0]) for name in _COUNTED]
            columns = ["", "number"]
        else:
            try:
                # No file and no network from here on: the question may be pasted from anywhere.
                made.connection.execute("SET enable_external_access = false")
                answer = made.connection.execute(sql)
                columns = [column[0] for column in answer.description or ()]
                rows = answer.fetchall()
            except duckdb.Error as error:
                raise QueryError(f"the table cannot answer that: {error}") from error
    if as_json:
        console.print_json(
            dict(rows) if sql is None else [dict(zip(columns, _plain(row), strict=True)) for row in rows]
        )
        return
    console.out.print(console.table(columns, rows))


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(cell if isinstance(cell, int | float | list | type(None)) else str(cell) for cell in row)
