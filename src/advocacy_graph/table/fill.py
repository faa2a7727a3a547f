"""Parts of the graph, as CSV, into the table: all releases, or some in the place of what was held of them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from duckdb import DuckDBPyConnection

Write: TypeAlias = Callable[[str, Path, str | None], None]
"""Writes a part of the graph to a file as the SPARQL CSV format has it: of the release graph named, or of all."""

# The columns of each part, in their order.
_PARTS: Final = {
    "releases": "graph release label date",
    "issuers": "graph issuer",
    "also": "graph release issuer",
    "positions": "graph finding statement holder behalf policy polarity confidence rule",
    "demands": "graph finding statement holder behalf addressee policy action confidence rule",
    "ties": "graph finding organization coalition relation",
    "modes": "graph statement mode",
    "decided": "graph finding",
    "words": "graph finding start words",
    "names": "graph entity name policyKind person coalition",
    "broader": "concept broader name",
}
_OF_RELEASES: Final = tuple(part for part in _PARTS if part != "broader")
_CSV: Final = (
    "header=true, auto_detect=false, delim=',', quote='\"', escape='\"', new_line='\\r\\n', parallel=false, "
    "strict_mode=false, max_line_size=200000000"
)


def fill(table: DuckDBPyConnection, write: Write, graphs: Sequence[str] | None = None) -> None:
    """Read the releases in `graphs` anew; all of them, and every name, where it is None.

    To be called within a transaction.
    """
    every = graphs is None
    table.execute("CREATE OR REPLACE TEMP TABLE touched (release VARCHAR)")
    found = _stage(table, write, _PARTS if every else _OF_RELEASES, [None] if graphs is None else graphs)
    if graphs is None:
        for name in ("issuers", "also", "positions", "demands", "ties", "releases", "broader", "entities"):
            table.execute(f"DELETE FROM {name}")
    else:
        _forget(table, graphs)
    _entities(table)
    table.execute(_WORDS)
    for part, statement in _INTO.items():
        if part in found:
            table.execute(statement)
    for statement in _LISTED:
        table.execute(statement)
    if every:
        for statement in _BROADER:
            table.execute(statement)
    _clear(table)


def rename(table: DuckDBPyConnection, write: Write) -> None:
    """Read all names and the codebook anew, and leave the releases as they are."""
    _stage(table, write, ("names", "broader"), [None])
    _entities(table)
    for statement in _BROADER:
        table.execute(statement)
    _clear(table)


def _stage(
    table: DuckDBPyConnection, write: Write, parts: Iterable[str], graphs: Sequence[str | None]
) -> set[str]:
    """A temporary table for every part, empty for those that are not asked for; the parts that have rows."""
    wanted, found = set(parts), set()
    with TemporaryDirectory(prefix="advocacy-graph-") as folder:
        for part, names in _PARTS.items():
            files = []
            for number, graph in enumerate(graphs if part in wanted else ()):
                file = Path(folder) / f"{part}-{number}.csv"
                write(part, file, graph)
                if file.stat().st_size > len(f"{','.join(names.split())}\r\n"):  # more than the heading
                    files.append(str(file))
            columns = dict.fromkeys(names.split(), "VARCHAR")
            if files:
                found.add(part)
                table.execute(
                    f"CREATE OR REPLACE TEMP TABLE staged_{part} AS FROM read_csv($files, {_CSV}, columns={columns})",
                    {"files": files},
                )
            else:
                made = ", ".join(f"{column} VARCHAR" for column in columns)
                table.execute(f"CREATE OR REPLACE TEMP TABLE staged_{part} ({made})")
    return found


def _clear(table: DuckDBPyConnection) -> None:
    table.execute("; ".join(f"DROP TABLE staged_{part}" for part in _PARTS))


def _forget(table: DuckDBPyConnection, graphs: Iterable[str]) -> None:
    table.execute(
        "CREATE OR REPLACE TEMP TABLE gone AS SELECT id FROM releases WHERE graph IN (SELECT unnest($graphs))",
        {"graphs": list(graphs)},
    )
    table.execute("INSERT INTO touched SELECT original FROM also WHERE release IN (FROM gone)")
    for name in ("issuers", "also", "positions", "demands", "ties"):
        table.execute(f"DELETE FROM {name} WHERE release IN (FROM gone)")
    table.execute("DELETE FROM releases WHERE id IN (FROM gone); DROP TABLE gone")


def _entities(table: DuckDBPyConnection) -> None:
    """New entities get numbers; those known get the names and kinds that they have now."""
    referring = (
        ("issuers", "issuer"),
        ("also", "issuer"),
        *(("positions", name) for name in ("holder", "behalf", "policy")),
        *(("demands", name) for name in ("holder", "behalf", "addressee", "policy")),
        *(("ties", name) for name in ("organization", "coalition")),
        *(("broader", name) for name in ("concept", "broader")),
    )
    referred = " UNION ALL ".join(
        f"SELECT {column} AS iri, {'name' if column == 'broader' and part == 'broader' else 'NULL'} AS name, "
        f"NULL AS kind, false AS person, false AS coalition FROM staged_{part}"
        for part, column in referring
    )
    table.execute(
        f"""CREATE OR REPLACE TEMP TABLE named AS
        SELECT iri, min(name) AS name, min(kind) AS kind, bool_or(person) AS person, bool_or(coalition) AS coalition
        FROM (SELECT entity AS iri, name, {_local("policyKind")} AS kind, person = 'true' AS person,
                     coalition = 'true' AS coalition FROM staged_names
              UNION ALL {referred})
        WHERE iri IS NOT NULL GROUP BY iri"""
    )
    table.execute(
        """UPDATE entities SET name = named.name, person = named.person, coalition = named.coalition,
               policy_kind = named.kind
           FROM named WHERE entities.iri = named.iri AND named.name IS NOT NULL
           AND (entities.name, entities.person, entities.coalition, entities.policy_kind)
               IS DISTINCT FROM (named.name, named.person, named.coalition, named.kind)"""
    )
    table.execute(
        """INSERT INTO entities
           SELECT (SELECT coalesce(max(id), 0) FROM entities) + row_number() OVER (ORDER BY iri),
                  iri, name, person, coalition, kind
           FROM named ANTI JOIN entities USING (iri)"""
    )
    table.execute("DROP TABLE named")


def _local(column: str) -> str:
    """The part after `#` of an IRI of the project's own schemes."""
    return f"split_part({column}, '#', 2)"


_RELEASES: Final = """INSERT INTO releases
SELECT (SELECT coalesce(max(id), 0) FROM releases) + row_number() OVER (ORDER BY graph),
       graph, min(release), min(label), min(date)::DATE, NULL
FROM staged_releases GROUP BY graph"""

_ISSUERS: Final = """INSERT INTO issuers
SELECT DISTINCT releases.id, entities.id
FROM staged_issuers JOIN releases USING (graph) JOIN entities ON entities.iri = issuer"""

_ALSO: Final = """INSERT INTO also
SELECT DISTINCT releases.id, staged_also.release, entities.id
FROM staged_also JOIN releases USING (graph) JOIN entities ON entities.iri = issuer"""

_WORDS: Final = """CREATE OR REPLACE TEMP TABLE worded AS
SELECT graph, finding, string_agg(words, ' ' ORDER BY start::INTEGER, words) AS words
FROM staged_words GROUP BY graph, finding"""

# One row a finding, whatever the graph says twice.
_ONE: Final = """graph, finding, min(statement) AS statement, min(holder) AS holder, min(behalf) AS behalf,
         min(policy) AS policy, min(confidence)::DOUBLE AS confidence, min(rule) AS rule"""
_NUMBERS: Final = """releases.id, releases.date,
       row_number() OVER (PARTITION BY graph ORDER BY coalesce(statement, finding), finding),
       dense_rank() OVER (PARTITION BY graph ORDER BY coalesce(statement, finding)),
       finding, statement, held.id, spoken_for.id"""
_REST: Final = "mode, confidence, rule, is_decided IS NOT NULL, words"
_JOINED: Final = f"""JOIN releases USING (graph)
LEFT JOIN entities held ON held.iri = holder
LEFT JOIN entities spoken_for ON spoken_for.iri = behalf
LEFT JOIN entities target ON target.iri = policy
LEFT JOIN (SELECT graph, statement, {_local("min(mode)")} AS mode FROM staged_modes GROUP BY graph, statement)
  USING (graph, statement)
LEFT JOIN (SELECT DISTINCT graph, finding, true AS is_decided FROM staged_decided) USING (graph, finding)
LEFT JOIN worded USING (graph, finding)"""

_POSITIONS: Final = f"""INSERT INTO positions
WITH one AS (SELECT {_ONE}, {_local("min(polarity)")} AS polarity FROM staged_positions GROUP BY graph, finding)
SELECT {_NUMBERS}, target.id, polarity, {_REST} FROM one {_JOINED}"""

_DEMANDS: Final = f"""INSERT INTO demands
WITH one AS (SELECT {_ONE}, min(addressee) AS addressee, min(action) AS action
             FROM staged_demands GROUP BY graph, finding)
SELECT {_NUMBERS}, asked.id, target.id, action, {_REST}
FROM one {_JOINED} LEFT JOIN entities asked ON asked.iri = addressee"""

_TIES: Final = f"""INSERT INTO ties
SELECT releases.id, finding, body.id, coalition.id, {_local("relation")}, words
FROM (SELECT graph, finding, min(organization) AS organization, min(coalition) AS coalition, min(relation) AS relation
      FROM staged_ties GROUP BY graph, finding) one
JOIN releases USING (graph)
JOIN entities body ON body.iri = one.organization
JOIN entities coalition ON coalition.iri = one.coalition
LEFT JOIN worded USING (graph, finding)"""

# Of the releases read anew, and of those that a near-duplicate among them speaks of, now or before.
_LISTED: Final = (
    """INSERT INTO touched
SELECT release FROM staged_releases UNION SELECT release FROM staged_also""",
    "UPDATE releases SET issuers = NULL WHERE issuers IS NOT NULL AND iri IN (FROM touched)",
    """UPDATE releases SET issuers = listed.issuers
FROM (SELECT release, list(entities.iri ORDER BY entities.iri) AS issuers
      FROM issuing JOIN entities ON entities.id = issuing.issuer
      WHERE release IN (SELECT id FROM releases WHERE iri IN (FROM touched)) GROUP BY release) listed
WHERE releases.id = listed.release""",
)

_INTO: Final = {
    "releases": _RELEASES,
    "issuers": _ISSUERS,
    "also": _ALSO,
    "positions": _POSITIONS,
    "demands": _DEMANDS,
    "ties": _TIES,
}

_BROADER: Final = (
    "DELETE FROM broader",
    """INSERT INTO broader
SELECT DISTINCT concept.id, above.id
FROM staged_broader
JOIN entities concept ON concept.iri = staged_broader.concept
JOIN entities above ON above.iri = staged_broader.broader""",
)
