"""From the table to an event list: the positions of a selection, by actor and object, in columns."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

import duckdb
import numpy as np

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import ActorKind, CodedPosition, Mode, Polarity
from advocacy_graph.model.events import POLARITIES, UNDATED, Events
from advocacy_graph.model.selection import Actor, Filter, Object, Selection

_BODY: Final = "coalesce(p.behalf, CASE WHEN NOT h.person THEN p.holder END)"

# Each yields the actor of a position `p` whose holder is `h`.
_ACTORS: Final = {
    Actor.ORGANIZATION: (_BODY, ""),
    Actor.PERSON: ("CASE WHEN h.person THEN p.holder END", ""),
    Actor.ISSUER: ("issuing.issuer", "LEFT JOIN issuing ON issuing.release = p.release"),
    Actor.COALITION: (
        "belonging.coalition",
        f"""LEFT JOIN (SELECT id AS body, id AS coalition FROM entities WHERE coalition
                       UNION SELECT organization, coalition FROM ties WHERE relation IN ('member', 'co-chair'))
            belonging ON belonging.body = {_BODY}""",
    ),
}

# Above each policy that has broader concepts: those `level` steps up, or the topmost where there are fewer.
_LIFTED: Final = """WITH RECURSIVE climbed(policy, concept, step) AS (
    SELECT DISTINCT concept, concept, 0 FROM broader
    UNION SELECT policy, broader.broader, step + 1 FROM climbed JOIN broader USING (concept) WHERE step < $level)
  SELECT DISTINCT policy, concept FROM climbed
  WHERE step = $level OR concept NOT IN (SELECT broader.concept FROM broader)"""

# What each filter asks of a row, NULL where the row does not say.
_ASKED: Final = {
    Filter.DATES: "p.date >= coalesce($since, p.date) AND p.date <= coalesce($until, p.date)",
    Filter.WHO: "{actor} IN (SELECT unnest($who))",
    Filter.POLICY: "p.policy IN (SELECT unnest($policies))",
    Filter.ISSUER: "EXISTS (FROM issuing f WHERE f.release = p.release AND f.issuer IN (SELECT unnest($issuers)))",
    Filter.MODE: "p.mode = $mode",
    Filter.POLARITY: "p.polarity IN (SELECT unnest($polarities))",
    Filter.CONFIDENCE: "p.confidence >= $confidence",
    Filter.DECIDED: "p.decided",
}


def choose(table: duckdb.DuckDBPyConnection, selection: Selection, *, with_rows: bool = True) -> Events:
    """The events of `selection`; without their rows, where only numbers are wanted, in a fraction of the time.

    Raises `NothingToDraw` for a name that nobody and nothing has, with those that are like it.
    """
    given = _parameters(table, selection)
    actor, actors = _ACTORS[selection.actor]
    thing, things, source = _objects(selection)
    asked = [
        f"{'NOT ' if which in selection.inverted else ''}({_ASKED[which].format(actor=actor)})"
        for which in selection.words
    ]
    table.execute(
        f"""CREATE OR REPLACE TEMP TABLE chosen AS
        SELECT p.row, {actor} AS actor, {thing} AS object, p.polarity,
               coalesce(datediff('day', DATE '0001-01-01', p.date) + 1, {UNDATED})::INTEGER AS day,
               p.release, p.number, p.said, r.place
        FROM ({source}) p
        JOIN (SELECT id, {_PLACE} AS place FROM releases) r ON r.id = p.release
        LEFT JOIN entities h ON h.id = p.holder {actors} {things}
        WHERE {" AND ".join(asked) or "true"}""",
        {name: value for name, value in given.items() if f"${name}" in f"{things}{''.join(asked)}"},
    )
    columns = table.execute(
        f"""SELECT coalesce(actor, 0) AS actor, object, polarity_of.number AS polarity, day, release, said, row
        FROM chosen
        JOIN (VALUES {", ".join(f"('{one}', {n})" for n, one in enumerate(POLARITIES))}) polarity_of(name, number)
          ON polarity_of.name = chosen.polarity
        ORDER BY day = {UNDATED}, day, place, chosen.number, actor, object"""
    ).fetchnumpy()
    of = table.execute(f"SELECT count(*) FROM ({source}) p").fetchall()[0][0]
    taken = table.execute("SELECT count(DISTINCT row) FROM chosen").fetchall()[0][0]
    return _events(table, columns, source if with_rows else None, of, of - taken)


# Statements of one day stand in the order of their identifiers, which begin with that of the release; those
# of a file in the order of the file.
_PLACE: Final = (
    "CASE WHEN (SELECT in_file_order FROM state) THEN 0 ELSE row_number() OVER (ORDER BY iri || '/') END"
)

_POSITIONS: Final = """SELECT rowid AS row, release, date, number, said, holder, behalf, policy, NULL AS addressee, polarity,
  mode, confidence, decided, position AS iri, statement, words FROM positions"""
_DEMANDS: Final = """SELECT rowid AS row, release, date, number, said, holder, behalf, policy, addressee, 'support' AS polarity,
  mode, confidence, decided, demand AS iri, statement, words FROM demands WHERE addressee IS NOT NULL"""


def _objects(selection: Selection) -> tuple[str, str, str]:
    match selection.object:
        case Object.AGENCY:
            return "p.addressee", "", _DEMANDS
        case Object.IDEA:
            return (
                "p.policy",
                "JOIN entities idea ON idea.id = p.policy AND idea.policy_kind = 'idea'",
                _POSITIONS,
            )
        case Object.CONCEPT:
            return (
                "coalesce(lifted.concept, p.policy)",
                f"LEFT JOIN ({_LIFTED}) lifted ON lifted.policy = p.policy",
                _POSITIONS,
            )
    return "p.policy", "", _POSITIONS


def _parameters(table: duckdb.DuckDBPyConnection, selection: Selection) -> dict[str, object]:
    return {
        "level": selection.level,
        "since": selection.since,
        "until": selection.until,
        "who": _named(table, selection.who, "actor"),
        "policies": _below(table, _named(table, selection.policies, "policy")),
        "issuers": _named(table, selection.issuers, "issuer"),
        "mode": selection.mode and selection.mode.value,
        "polarities": [one.value for one in selection.polarities],
        "confidence": selection.confidence,
    }


def _named(table: duckdb.DuckDBPyConnection, names: Iterable[str], what: str) -> list[int]:
    """The numbers of those with that IRI or name, in any case; else of those whose name has the words in it."""
    of = {
        "actor": "SELECT holder FROM positions UNION SELECT behalf FROM positions UNION SELECT holder FROM demands "
        "UNION SELECT behalf FROM demands UNION SELECT coalition FROM ties UNION SELECT issuer FROM issuing",
        "policy": "SELECT policy FROM positions UNION SELECT policy FROM demands UNION SELECT broader FROM broader",
        "issuer": "SELECT issuer FROM issuing",
    }[what]
    found: list[int] = []
    for name in names:
        for condition in ("iri = $name OR lower(name) = lower($name)", "contains(lower(name), lower($name))"):
            rows = table.execute(
                f"SELECT id FROM entities WHERE id IN ({of}) AND ({condition})", {"name": name}
            )
            if ids := [row[0] for row in rows.fetchall()]:
                found += ids
                break
        else:
            known = table.execute(
                f"SELECT name FROM entities WHERE id IN ({of}) AND name IS NOT NULL ORDER BY name"
            )
            raise NothingToDraw(_unknown(what, name, [row[0] for row in known.fetchall()]))
    return found


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    lower = {one.casefold(): one for one in known}
    near = [lower[one] for one in get_close_matches(name.casefold(), lower, cutoff=0.5)] or list(known[:3])
    hint = f"the nearest names are {'; '.join(near)}" if near else "there is none at all"
    return f"no {what} is named {name!r}: {hint}"


def _below(table: duckdb.DuckDBPyConnection, policies: list[int]) -> list[int]:
    """With every concept all that stands below it."""
    rows = table.execute(
        """WITH RECURSIVE below(id) AS (
             SELECT unnest($policies) UNION SELECT concept FROM below JOIN broader ON broader.broader = below.id)
           SELECT id FROM below""",
        {"policies": policies},
    )
    return [row[0] for row in rows.fetchall()]


def _events(
    table: duckdb.DuckDBPyConnection,
    columns: dict[str, np.ndarray],
    source: str | None,
    of: int,
    outside: int,
) -> Events:
    actors, actor = _numbered(columns["actor"])
    objects, thing = _numbered(columns["object"])
    names = table.execute("SELECT id, iri, coalesce(name, iri) FROM entities ORDER BY id").fetchnumpy()
    of_id = np.zeros(int(names["id"].max(initial=0)) + 1, dtype=np.int64)
    of_id[names["id"]] = np.arange(len(names["id"]))
    iris, labels = names["iri"], names[next(name for name in names if name not in ("id", "iri"))]
    someone = actors != 0
    iri_of = [*map(str, iris[of_id[actors[someone]]])], [*map(str, iris[of_id[objects]])]
    label_of = [*map(str, labels[of_id[actors[someone]]])], [*map(str, labels[of_id[objects]])]
    said = columns["release"].astype(np.int64) << 32 | columns["said"].astype(np.int64)
    _, row = np.unique(columns["row"], return_inverse=True)
    return Events(
        actors=tuple(iri_of[0]),
        objects=tuple(iri_of[1]),
        labels=dict(zip(iri_of[0] + iri_of[1], label_of[0] + label_of[1], strict=True)),
        actor=actor - (0 if someone.all() else 1),
        object=thing,
        polarity=columns["polarity"],
        day=columns["day"],
        release=columns["release"],
        statement=said,
        row=row,
        rows=() if source is None else _rows(table, source),
        of=of,
        outside=outside,
    )


def _numbered(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ids that occur, in their order, and for each element its index among them."""
    present = np.zeros(int(ids.max(initial=0)) + 1, dtype=bool)
    present[ids] = True
    return np.flatnonzero(present), (np.cumsum(present) - 1)[ids]


def _rows(table: duckdb.DuckDBPyConnection, source: str) -> list[CodedPosition]:
    """The rows behind the events chosen, in the order of their numbers."""
    found = table.execute(
        f"""SELECT p.iri, actor.iri, coalesce(actor.name, actor.iri), actor.person,
               body.iri, coalesce(body.name, body.iri), thing.iri, coalesce(thing.name, thing.iri), p.polarity,
               p.date, r.iri, r.label, p.statement, coalesce(p.words, ''), p.mode, p.confidence, p.decided,
               (SELECT list(coalesce(i.name, i.iri) ORDER BY i.name, i.iri) FROM issuing
                JOIN entities i ON i.id = issuing.issuer WHERE issuing.release = p.release)
        FROM ({source}) p
        JOIN releases r ON r.id = p.release
        JOIN entities thing ON thing.id = coalesce(p.addressee, p.policy)
        LEFT JOIN entities h ON h.id = p.holder
        LEFT JOIN entities actor ON actor.id = coalesce(p.holder, p.behalf)
        LEFT JOIN entities body ON body.id = {_BODY}
        WHERE p.row IN (SELECT row FROM chosen) ORDER BY p.row"""
    ).fetchall()
    return [
        CodedPosition(
            position=iri,
            actor=actor or "",
            actor_label=label or "",
            actor_kind=ActorKind.PERSON if person else ActorKind.ORGANIZATION,
            organization=body,
            organization_label=body_label,
            policy=thing,
            policy_label=thing_label,
            polarity=Polarity(polarity),
            date=day,
            release=release,
            release_label=release_label,
            statement=statement,
            words=words,
            mode=mode and Mode(mode),
            confidence=confidence,
            decided=decided,
            issuers=tuple(issuers or ()),
        )
        for (
            iri,
            actor,
            label,
            person,
            body,
            body_label,
            thing,
            thing_label,
            polarity,
            day,
            release,
            release_label,
            statement,
            words,
            mode,
            confidence,
            decided,
            issuers,
        ) in found
    ]
