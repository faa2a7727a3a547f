"""The statement table of a large store: made, kept up, and asked what SPARQL is asked.

python benchmarks/table.py [RELEASES [FOLDER]]

FOLDER keeps the store from one run to the next; by default it is made anew and deleted. Rows must be identical.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import synthetic

from advocacy_graph.analysis import statement_table
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import PROLOGUE

# One query for the rows of the table, joined by the store's engine: the plain way to read them.
ROWS = """SELECT ?position ?statement ?holder ?holderName ?behalf ?behalfName ?policy ?policyName ?polarity ?date
  ?release ?label ?issuer ?mode ?confidence ?rule ?words {
  ?position a ag:Position ; schema:isPartOf ?release ; ag:target ?policy ; ag:polarity ?polarity ;
    ag:confidence ?confidence ; ag:rule ?rule ; ag:evidence/oa:hasSelector/oa:exact ?words .
  ?release rdfs:label ?label ; schema:datePublished ?date ; schema:publisher ?issuer .
  ?policy schema:name ?policyName .
  OPTIONAL { ?position ag:expressedIn ?statement . ?statement ag:statementMode ?mode }
  OPTIONAL { ?position ag:holder ?holder . ?holder schema:name ?holderName }
  OPTIONAL { ?position ag:onBehalfOf ?behalf . ?behalf schema:name ?behalfName }
}"""

POLICY = f"{synthetic.BASE}id/policy/p0"
QUESTIONS = {
    "top bodies on a policy": (
        f"""SELECT ?name (COUNT(*) AS ?n) {{ ?p ag:target <{POLICY}> ; ag:onBehalfOf ?body . ?body schema:name ?name }}
            GROUP BY ?name ORDER BY DESC(?n) ?name LIMIT 20""",
        f"""SELECT organization_label, count(*) AS n FROM statements WHERE policy = '{POLICY}'
            GROUP BY ALL ORDER BY n DESC, organization_label LIMIT 20""",
    ),
    "sides of every policy": (
        """SELECT ?name ?polarity (COUNT(*) AS ?n) {
             ?p ag:target ?policy ; ag:polarity ?polarity . ?policy schema:name ?name } GROUP BY ?name ?polarity""",
        """SELECT policy_label, 'https://w3id.org/advocacy-graph/polarity#' || polarity, count(*)
           FROM statements GROUP BY ALL""",
    ),
    "positions by month": (
        """SELECT ?month (COUNT(*) AS ?n) {
             ?p a ag:Position ; schema:isPartOf ?release . ?release schema:datePublished ?date
             BIND (SUBSTR(STR(?date), 1, 7) AS ?month) } GROUP BY ?month""",
        "SELECT strftime(date, '%Y-%m'), count(*) FROM statements GROUP BY ALL",
    ),
    "latest day, newest first": (
        """SELECT ?date ?position {
             ?position a ag:Position ; schema:isPartOf ?release . ?release schema:datePublished ?date }
           ORDER BY DESC(?date) ?position LIMIT 20""",
        "SELECT date::VARCHAR, position FROM statements ORDER BY date DESC, position LIMIT 20",
    ),
}


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU, and what came of it."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def compare(store: Store) -> None:
    """Each question asked both ways."""
    for name, (sparql, sql) in QUESTIONS.items():

        def by_graph(sparql: str = sparql) -> list[tuple[str, ...]]:
            answer = store.query(PROLOGUE + sparql)
            return sorted(tuple(cell.value for cell in row) for row in answer)  # type: ignore[union-attr]

        slow, told = cpu(by_graph)
        with statement_table(store) as table:
            quick, rows = cpu(lambda sql=sql: table.connection.execute(sql).fetchall())  # type: ignore[misc]
        same = sorted(tuple(map(str, row)) for row in rows) == told
        print(
            f"{name:<26}{slow:9.3f} s, table {quick:7.4f} s: {slow / quick:6.0f} times, {len(told)} rows, same: {same}"
        )
        assert same


def measure(folder: Path, releases: int) -> None:
    """Prints the figures."""
    seconds, _ = cpu(lambda: synthetic.store(folder, releases))
    print(f"{releases:,} releases, store made in {seconds:.0f} s of CPU")
    with Store.open(folder, create=False) as store:
        out = folder / "rows.csv"
        reading, _ = cpu(lambda: store.write_rows(PROLOGUE + ROWS, out))
        number = sum(1 for _ in out.open("rb")) - 1
        out.unlink()
        rebuilding, table = cpu(lambda: statement_table(store, rebuild=True))
        held = table.connection.execute("SELECT count(*) FROM statements").fetchall()[0][0]
        table.close()
        print(
            f"engine alone reads {number:,} rows in {reading:.1f} s, table of {held:,} made in {rebuilding:.1f} s: ratio {reading / rebuilding:.2f}"
        )
        print(f"table {(folder / 'table' / 'statements.duckdb').stat().st_size / 1e6:.0f} MB")
        graph = next(iter(store.query(PROLOGUE + "SELECT ?g { GRAPH ?g { ?r a ag:PressRelease } } LIMIT 1")))[
            "g"
        ]  # type: ignore[union-attr,arg-type]
        for _ in range(3):
            store.changes.append([graph.value])
            start = time.perf_counter()
            keeping, table = cpu(lambda: statement_table(store))
            elapsed = time.perf_counter() - start
            table.close()
            print(
                f"one release brought up to date in {1000 * keeping:.0f} ms of CPU, {1000 * elapsed:.0f} ms elapsed"
            )
        compare(store)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main(releases: int = 100_000, folder: str | None = None) -> None:
    """In a folder that is given, or in one that goes."""
    if folder:
        measure(Path(folder), releases)
        return
    with tempfile.TemporaryDirectory() as made:
        measure(Path(made) / "store", releases)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else None)
