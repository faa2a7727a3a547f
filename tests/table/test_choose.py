"""Actors, objects and filters, each inverted too: on one small graph, and the same on an event list."""

from datetime import date
from pathlib import Path

import pytest
from described import holding, one_release

from advocacy_graph.analysis import events, statement_table
from advocacy_graph.errors import NothingToDraw, UnreadableEvents
from advocacy_graph.model import Mode, Polarity
from advocacy_graph.model.selection import Actor, Filter, Object, Selection
from advocacy_graph.store import Store

MORE = """
<position-2> a ag:Position , ag:Finding ; schema:isPartOf <release> ; ag:holder <ministry> ; ag:target <moss> ;
    ag:polarity polarity:oppose ; ag:decided true ; ag:evidence <evidence> ; ag:rule "r" ; ag:confidence 0.5 .
<moss> a ag:Policy , <http://www.w3.org/2004/02/skos/core#Concept> ; schema:name "moss everywhere" ;
    rdfs:label "moss everywhere" ; ag:policyKind <https://w3id.org/advocacy-graph/policy-kind#idea> ;
    <http://www.w3.org/2004/02/skos/core#broader> <plants> .
<plants> <http://www.w3.org/2004/02/skos/core#prefLabel> "plants" ;
    <http://www.w3.org/2004/02/skos/core#broader> <nature> .
<nature> <http://www.w3.org/2004/02/skos/core#prefLabel> "nature" .
<fern-bill> <http://www.w3.org/2004/02/skos/core#broader> <plants> .
"""


@pytest.fixture(scope="module")
def store(valid: str):
    other = valid.replace("<release>", "<later>").replace('"2024-05-01"', '"2025-06-01"')
    for name in ("text", "older", "statement", "position", "demand", "tie", "evidence", "place", "quote"):
        other = other.replace(f"<{name}>", f"<later-{name}>")
    with holding([one_release(valid + MORE), one_release(other, "later")], Store.in_memory()) as opened:
        yield opened


def told(store: Store, selection: Selection) -> set[tuple[str, str, str, str]]:
    found = events(store, selection)
    return {
        (
            found.labels[found.actors[found.actor[n]]] if found.actor[n] >= 0 else "",
            found.labels[found.objects[found.object[n]]],
            found.rows[found.row[n]].polarity.value,
            str(found.rows[found.row[n]].date),
        )
        for n in range(len(found))
    }


FERN = ("Fern Bill", "support", "2024-05-01"), ("Fern Bill", "support", "2025-06-01")
MOSS = ("moss everywhere", "oppose", "2024-05-01")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), {("Fern League", *FERN[0]), ("Fern League", *FERN[1]), ("Ministry of Moss", *MOSS)}),
        (Selection(actor=Actor.PERSON), {("Ada Thorn", *FERN[0]), ("Ada Thorn", *FERN[1]), ("", *MOSS)}),
        (
            Selection(actor=Actor.ISSUER),
            {("Fern League", *FERN[0]), ("Fern League", *FERN[1]), ("Fern League", *MOSS)},
        ),
        (  # the league is a coalition itself, and the ministry is its member
            Selection(actor=Actor.COALITION),
            {("Fern League", *FERN[0]), ("Fern League", *FERN[1]), ("Fern League", *MOSS)},
        ),
        (Selection(object=Object.IDEA), {("Ministry of Moss", *MOSS)}),
        (
            Selection(object=Object.CONCEPT),
            {("Fern League", "plants", *FERN[0][1:]), ("Fern League", "plants", *FERN[1][1:])}
            | {("Ministry of Moss", "plants", *MOSS[1:])},
        ),
        (
            Selection(object=Object.CONCEPT, level=9, who=("ministry",)),
            {("Ministry of Moss", "nature", *MOSS[1:])},
        ),
        (
            Selection(object=Object.AGENCY),
            {("Fern League", "Ministry of Moss", "support", f[2]) for f in FERN},
        ),
    ],
    ids=lambda value: repr(value)[:60] if isinstance(value, Selection) else "",
)
def test_actors_and_objects(store: Store, selection: Selection, expected: set[tuple[str, ...]]) -> None:
    assert told(store, selection) == expected


LEAGUE, MINISTRY = {("Fern League", *FERN[0]), ("Fern League", *FERN[1])}, {("Ministry of Moss", *MOSS)}


@pytest.mark.parametrize(
    ("which", "filters", "within", "without"),
    [
        (
            Filter.DATES,
            {"until": date(2025, 1, 1)},
            {("Fern League", *FERN[0])} | MINISTRY,
            {("Fern League", *FERN[1])},
        ),
        (
            Filter.DATES,
            {"since": date(2024, 5, 2)},
            {("Fern League", *FERN[1])},
            {("Fern League", *FERN[0])} | MINISTRY,
        ),
        (Filter.WHO, {"who": ("fern league",)}, LEAGUE, MINISTRY),
        (Filter.POLICY, {"policies": ("Fern Bill",)}, LEAGUE, MINISTRY),
        (Filter.POLICY, {"policies": ("plants",)}, LEAGUE | MINISTRY, set()),
        (Filter.ISSUER, {"issuers": ("League",)}, LEAGUE | MINISTRY, set()),
        (Filter.MODE, {"mode": Mode.DIRECT}, LEAGUE, set()),  # the other stands in no statement
        (Filter.POLARITY, {"polarities": (Polarity.OPPOSE,)}, MINISTRY, LEAGUE),
        (Filter.CONFIDENCE, {"confidence": 0.6}, LEAGUE, MINISTRY),
        (Filter.DECIDED, {"decided": True}, MINISTRY, LEAGUE),
    ],
)
def test_filters(
    store: Store, which: Filter, filters: dict[str, object], within: set[object], without: set[object]
) -> None:
    assert told(store, Selection(**filters)) == within
    assert told(store, Selection(**filters, inverted=frozenset({which}))) == without
    found = events(store, Selection(**filters))
    assert (found.of, found.outside) == (3, 3 - len(within))


def test_a_name_that_is_nobodys(store: Store) -> None:
    with pytest.raises(
        NothingToDraw, match="no actor is named 'Fern Legue': the nearest names are Fern League"
    ):
        events(store, Selection(who=("Fern Legue",)))
    with pytest.raises(NothingToDraw, match="no policy is named"):
        events(store, Selection(policies=("taxes",)))


def test_who_issued_the_same_text_is_an_issuer_of_its_statements(valid: str) -> None:
    again = """@base <http://localhost:8000/> . @prefix ag: <https://w3id.org/advocacy-graph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
        <again> a ag:PressRelease ; rdfs:label "Ferns for all" ; schema:publisher <ministry> ; ag:duplicateOf <release> .
        <release> ag:alsoIssuedBy <ministry> ."""
    with holding([one_release(valid), one_release(again, "again")], Store.in_memory()) as opened:
        found = events(opened, Selection(actor=Actor.ISSUER))
        assert {found.labels[name] for name in found.actors} == {"Fern League", "Ministry of Moss"}
        assert found.rows[0].issuers == ("Fern League", "Ministry of Moss")
        with statement_table(opened) as table:
            listed = table.connection.execute("SELECT DISTINCT issuers FROM statements").fetchall()
        assert listed == [(["http://localhost:8000/league", "http://localhost:8000/ministry"],)]


def test_every_filter_is_put_in_words() -> None:
    selection = Selection(
        since=date(2024, 1, 1), until=date(2024, 2, 1), who=("A", "B"), policies=("p",), issuers=("I",),
        mode=Mode.DIRECT, polarities=(Polarity.SUPPORT,), confidence=0.5, decided=True, inverted=frozenset({Filter.WHO}),
    )  # fmt: skip
    assert selection.words == {
        Filter.DATES: "dated 2024-01-01 or later and 2024-02-01 or earlier",
        Filter.WHO: "not by A or B",
        Filter.POLICY: "on p",
        Filter.ISSUER: "in releases of I",
        Filter.MODE: "in direct statements",
        Filter.POLARITY: "that support",
        Filter.CONFIDENCE: "of which the rule is at least 0.5 sure",
        Filter.DECIDED: "that a person confirmed or corrected",
    }
    assert list(selection.words) == list(Filter)
    assert (
        Selection(confidence=0.0).words
        == {
            Filter.CONFIDENCE: "of which the rule is at least 0 sure"  # whoever asks for 0 leaves out what does not say
        }
    )
    assert Selection().words == {}


OURS = "actor,object,polarity,date,release\n"
DNA = '"statement ID";"time";"document ID";"document title";"person";"organization";"concept";"agreement"\n'


@pytest.mark.parametrize(
    "text",
    [
        OURS + "A,p,support,2021-01-01,r1\nB,p,oppose,2021-01-02,r2\n",
        "\ufeff"
        + OURS.replace(",", "\t")
        + "A\tp\tsupport\t2021-01-01\tr1\r\nB\tp\toppose\t2021-01-02\tr2\r\n",
        "release,date,polarity,object,actor\nr1,2021-01-01,SUPPORT,p,A\n\nr2,2021-01-02,oppose,p,B\n",
        DNA + '7;2021-01-01 09:30:00;1;"t";"Ann";"A";"p";1\n8;2021-01-02 00:00:00;2;"t";"Bo";"B";"p";0\n',
    ],
)
def test_event_lists(tmp_path: Path, text: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8", newline="")
    found = events(path)
    assert (found.actors, found.objects) == (("A", "B"), ("p",))
    assert [(row.organization, row.polarity, str(row.date)) for row in found.rows] == [
        ("A", Polarity.SUPPORT, "2021-01-01"),
        ("B", Polarity.OPPOSE, "2021-01-02"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("who,what\nA,p\n", "has no column actor, object, polarity, date, release"),
        (OURS + "A,p,support,2021-13-01,r\n", "line 2: '2021-13-01' is no date"),
        (OURS + "A,p,support,2021-01-01,r\nA,p,maybe,2021-01-01,r\n", "line 3: 'maybe' is no polarity"),
        (OURS + "A,,support,2021-01-01,r\n", "line 2: has no object"),
        (OURS + "A,p\n", "line 2: has 2 cells"),
        ("", "has no column"),
    ],
)
def test_event_lists_that_are_none(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableEvents, match=says):
        events(path)


def test_event_lists_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(OURS.encode() + "Zoë,p,support,2021-01-01,r\n".encode("latin-1"))
    with pytest.raises(UnreadableEvents, match="is not UTF-8"):
        events(tmp_path / "latin.csv")
    with pytest.raises(UnreadableEvents, match="No such file"):
        events(tmp_path / "none.csv")


def test_a_guarded_cell_is_the_name_that_it_was(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(OURS + "'=SUM,p,support,2021-01-01,r\n")
    assert events(tmp_path / "e.csv").actors == ("=SUM",)


def test_a_file_holds_no_store(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(OURS + "A,p,support,2021-01-01,r\n")
    with statement_table(tmp_path / "e.csv") as table:
        assert table.in_memory
        assert table.ties() == []
