"""Every named query on two engines over two small releases, against answers worked out by eye."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Variable
from rdflib import Dataset, URIRef
from rdflib import Literal as RdflibLiteral

from advocacy_graph.errors import QueryError
from advocacy_graph.queries import Kind, catalogue, named

SMALL = (Path(__file__).parent / "small.trig").read_bytes()
RENT_ACT = "http://localhost:8000/id/policy/rent-act"
Row = dict[str, str | None]


@pytest.fixture(scope="module")
def first_engine() -> Store:
    store = Store()
    store.load(SMALL, RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def second_engine() -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data=SMALL, format="trig")
    return dataset


def ask_first(store: Store, name: str, values: Mapping[str, str]) -> list[Row]:
    query = named(name)
    bindings = {Variable(key): term for key, term in query.bind(values).items()}
    rows = store.query(query.text, use_default_graph_as_union=True, substitutions={**bindings})
    assert isinstance(rows, QuerySolutions)
    return [{v.value: row[v] and row[v].value for v in rows.variables} for row in rows]


def ask_second(dataset: Dataset, name: str, values: Mapping[str, str]) -> list[Row]:
    query = named(name)
    bindings = {
        key: URIRef(term.value)
        if isinstance(term, NamedNode)
        else RdflibLiteral(term.value, datatype=URIRef(term.datatype.value))
        for key, term in query.bind(values).items()
    }
    rows = dataset.query(query.text, initBindings=bindings)
    return [{str(v): None if row[v] is None else str(row[v]) for v in rows.vars or ()} for row in rows]


ANSWERS = [
    (
        "statements-about",
        {"policy": "rent"},
        ["speakerName", "role", "organization", "date", "mode", "words"],
        [
            ("Landlords", None, "Landlords", None, "direct", "the Rent Act would ruin us"),
            (
                "Ana Roth",
                "president",
                "Tenants Together",
                "2024-03-05",
                "direct",
                "The Rent Act protects families. The city must pass it by June.",
            ),
            (
                "Ana Roth",
                "president",
                "Tenants Together",
                "2024-03-05",
                "indirect",
                "they welcome the Rent Act",
            ),
            ("Bo O'Neil", None, "Tenants Together", "2024-03-05", "indirect", "they welcome the Rent Act"),
        ],
    ),
    (
        "statements-about",
        {"policy": "http://localhost:8000/id/policy/evictions"},
        ["speakerName", "role", "policyName"],
        [("Ana Roth", "president", "evictions"), (None, "a tenant who asked not to be named", "evictions")],
    ),
    ("statements-about", {"policy": "THE BILL"}, ["policyName"], [("Rent Act",)] * 4),
    ("statements-about", {"policy": 'rent") || true || ("'}, ["policyName"], []),
    (
        "who-supports-and-opposes",
        {},
        ["policyName", "polarity", "organization", "person", "words"],
        [
            ("Rent Act", "oppose", "Landlords", None, "the Rent Act would ruin us"),
            ("Rent Act", "support", "Tenants Together", "Ana Roth", "The Rent Act protects families."),
            ("Rent Act", "support", "Tenants Together", "Ana Roth", "The city must pass it by June."),
            ("evictions", "oppose", "Tenants Together", None, "end evictions without cause"),
        ],
    ),
    (
        "who-supports-and-opposes",
        {"policy": RENT_ACT},
        ["polarity"],
        [("oppose",), ("support",), ("support",)],
    ),
    (
        "statements-by-person",
        {"person": "roth"},
        ["words", "start", "end", "rule", "confidence"],
        [
            ("The Rent Act protects families.", "50", "81", "quote.lead", "0.97"),
            ("The city must pass it by June.", "100", "130", "quote.lead", "0.97"),
            ("they welcome the Rent Act", "200", "225", "said.that", "0.8"),
        ],
    ),
    ("statements-by-person", {"person": "landlords"}, ["words"], []),
    ("statements-by-person", {"person": "oth"}, ["words"], []),
    (
        "coalition-members",
        {"coalition": "TT"},
        ["coalitionName", "relation", "organization", "acronym"],
        [
            ("Tenants Together", "co-chair", "Care Union", "CU"),
            ("Tenants Together", "member", 'O\'Neil "Fund"', None),
        ],
    ),
    ("coalition-members", {"coalition": "landlords"}, ["organization"], []),
    (
        "demands-by-addressee",
        {},
        ["addresseeName", "organization", "person", "action", "policyName", "byWhen"],
        [
            (None, "Tenants Together", None, "end evictions", None, None),
            ("City of Springfield", "Tenants Together", "Ana Roth", "pass it", "Rent Act", "by June"),
        ],
    ),
    ("demands-by-addressee", {"addressee": "city"}, ["action"], [("pass it",)]),
    (
        "policies-by-activity",
        {},
        [
            "policyName",
            "kind",
            "releases",
            "statements",
            "supporting",
            "opposing",
            "demands",
            "first",
            "last",
        ],
        [
            ("Rent Act", "act", "2", "3", "1", "1", "1", "2024-03-05", "2024-03-05"),
            ("evictions", "practice", "1", "2", "0", "1", "0", "2024-03-05", "2024-03-05"),
            ("zoning reform", "idea", "1", "0", "0", "0", "0", "2024-03-05", "2024-03-05"),
        ],
    ),
    ("policies-by-activity", {"until": "2024-03-04"}, ["policyName"], []),
    (
        "policies-by-activity",
        {"since": "2024-03-05", "until": "2024-03-05"},
        ["policyName", "statements", "opposing"],
        [("Rent Act", "2", "0"), ("evictions", "2", "1"), ("zoning reform", "0", "0")],
    ),
    ("policies-by-activity", {"least": "2"}, ["policyName"], [("Rent Act",)]),
]


@pytest.mark.parametrize(("name", "values", "columns", "answer"), ANSWERS)
def test_both_engines_give_the_answer(
    name: str,
    values: dict[str, str],
    columns: list[str],
    answer: list[tuple[str | None, ...]],
    first_engine: Store,
    second_engine: Dataset,
) -> None:
    first = ask_first(first_engine, name, values)
    assert [tuple(row[column] for column in columns) for row in first] == answer
    assert ask_second(second_engine, name, values) == first


def test_every_named_query_is_asked_here_with_every_parameter() -> None:
    asked = {(name, parameter) for name, values, *_ in ANSWERS for parameter in values}
    offered = {(query.name, parameter.name) for query in catalogue() for parameter in query.parameters}
    assert asked == offered


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip))
def test_a_name_is_only_ever_compared(first_engine: Store, text: str) -> None:
    """The answer equals filtering in Python: no text becomes SPARQL."""
    names = {"Rent Act": ["Rent Act", "the bill"], "evictions": ["evictions"]}
    fits = {
        policy
        for policy, words in names.items()
        if any(f" {text.strip().lower()}" in f" {word.lower()}" for word in words)
    }
    rows = ask_first(first_engine, "who-supports-and-opposes", {"policy": text})
    assert {row["policyName"] for row in rows} == fits


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_heads_say_what_is_needed(query: object) -> None:
    found = named(query.name)  # type: ignore[attr-defined]
    assert found.title
    assert found.answers.endswith(".")
    assert found.bind(found.example)
    for parameter in found.parameters:
        assert f"?{parameter.name}" in found.text.split("WHERE")[0], "a parameter not projected is not bound"
        assert f"BOUND(?{parameter.name})" not in found.text, "the engine folds BOUND of a parameter to false"


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("statements-abuot", {}, "did you mean statements-about"),
        ("xyz", {}, "there are coalition-members"),
        ("statements-about", {}, "needs --param policy"),
        ("statements-about", {"polizy": "x"}, "has no parameter 'polizy': it has policy"),
        ("statements-about", {"policy": "  "}, "is not an IRI .* or text"),
        ("statements-about", {"policy": "half \ud800"}, "is not an IRI .* or text"),
        ("policies-by-activity", {"since": "05.03.2024"}, "is not a date"),
        ("policies-by-activity", {"since": "20240305"}, "is not a date"),
        ("policies-by-activity", {"least": "two"}, "is not a whole number"),
    ],
)
def test_what_cannot_be_bound(name: str, values: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        named(name).bind(values)


def test_an_iri_is_bound_as_one_and_words_as_words() -> None:
    query = named("statements-about")
    assert query.parameters[0].kinds == (Kind.IRI, Kind.TEXT)
    assert isinstance(query.bind({"policy": RENT_ACT})["policy"], NamedNode)
    assert not isinstance(query.bind({"policy": "http: the protocol"})["policy"], NamedNode)
