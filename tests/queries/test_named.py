"""Every named query on two engines over a few small releases, against answers worked out by eye."""

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
YEARS = (Path(__file__).parent / "years.trig").read_bytes()
DECIDED = (Path(__file__).parent / "decided.trig").read_bytes()
RENT_ACT = "http://localhost:8000/id/policy/rent-act"
Row = dict[str, str | None]


def first(graph: bytes) -> Store:
    store = Store()
    store.load(graph, RdfFormat.TRIG)
    return store


def second(graph: bytes) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data=graph, format="trig")
    return dataset


@pytest.fixture(scope="module")
def first_engine() -> Store:
    return first(SMALL)


@pytest.fixture(scope="module")
def second_engine() -> Dataset:
    return second(SMALL)


@pytest.fixture(scope="module")
def years() -> tuple[Store, Dataset]:
    return first(YEARS), second(YEARS)


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


OVER_TIME = [
    (
        "addressees-by-demands",
        {},
        ["addresseeName", "government", "demands", "organizations", "policies", "first", "last"],
        [
            ("Senate", "yes", "2", "2", "1", "2022-01-10", "2022-01-20"),
            ("Mayor Ude", "no", "1", "1", "1", "2022-01-20", "2022-01-20"),
        ],
    ),
    (
        "addressees-by-demands",
        {"since": "2022-01-11", "until": "2022-01-31"},
        ["addresseeName", "demands"],
        [("Mayor Ude", "1"), ("Senate", "1")],
    ),
    (
        "changed-positions",
        {},
        ["organizationName", "policyName", "date", "polarity", "words"],
        [
            ("Carriers Guild", "Ferry Bill", "2022-01-10", "oppose", "The Ferry Bill is ruin"),
            ("Carriers Guild", "Ferry Bill", "2023-06-01", "support", "We can live with it"),
        ],
    ),
    (
        "changed-positions",
        {"organization": "guild", "policy": "the bill"},
        ["polarity"],
        [("oppose",), ("support",)],
    ),
    ("changed-positions", {"organization": "islanders"}, ["polarity"], []),
    ("changed-positions", {"policy": "pier"}, ["polarity"], []),
    (
        "contested-policies",
        {},
        ["policyName", "supporters", "opponents", "positions", "first", "last"],
        [("Ferry Bill", "3", "1", "4", "2022-01-10", "2023-06-01")],
    ),
    ("contested-policies", {"since": "2022-01-11"}, ["policyName"], []),
    ("contested-policies", {"until": "2022-12-31"}, ["supporters", "opponents"], [("2", "1")]),
    (
        "coverage-by-issuer-and-month",
        {},
        ["issuerName", "month", "releases", "statements", "positions"],
        [
            ("Carriers Guild", None, "1", "1", "1"),
            ("Carriers Guild", "2022-01", "1", "1", "1"),
            ("Clean Coast", "2022-01", "1", "2", "2"),
            ("Island Mothers", "2022-01", "1", "0", "0"),
            ("Islanders", None, "1", "0", "0"),
            ("Islanders", "2022-01", "1", "2", "2"),
            ("Islanders", "2023-06", "1", "2", "1"),
        ],
    ),
    (
        "coverage-by-issuer-and-month",
        {"issuer": "islanders", "since": "2022-02-01", "until": "2023-12-31"},
        ["month"],
        [("2023-06",)],
    ),
    (
        "demands-and-outcomes",
        {},
        [
            "policyName",
            "organizationName",
            "addresseeName",
            "action",
            "byWhen",
            "deadline",
            "met",
            "laterDate",
            "laterWords",
        ],
        [
            (
                "Ferry Bill",
                "Carriers Guild",
                "Senate",
                "reject the Ferry Bill",
                None,
                None,
                "no",
                "2023-06-01",
                "Ferry Bill signed",
            ),
            (
                "Ferry Bill",
                "Islanders",
                "Senate",
                "pass the Ferry Bill",
                "this year",
                "2022-12-31",
                "yes",
                "2023-06-01",
                "Ferry Bill signed",
            ),
            ("pier", "Islanders", "Mayor Ude", "open the pier", None, None, None, None, None),
        ],
    ),
    ("demands-and-outcomes", {"policy": "pier"}, ["action"], [("open the pier",)]),
    (
        "everything-in-a-release",
        {"release": "for the bill"},
        ["start", "end", "kind", "what", "who", "words", "rule", "confidence"],
        [
            (
                "30",
                "52",
                "position",
                "support: Ferry Bill",
                "Clean Coast",
                "Clean Coast joins them",
                "cue.back",
                "0.64",
            )
        ],
    ),
    ("findings-to-check", {}, ["confidence", "kind", "byRule"], [("0.64", "position", "cue.back")]),
    ("findings-to-check", {"below": "64"}, ["confidence"], []),
    ("findings-to-check", {"rule": "cue.other"}, ["confidence"], []),
    (
        "first-and-last-mention",
        {},
        ["name", "kind", "releases", "first", "firstHeadline", "last", "lastHeadline"],
        [
            (
                "Ferry Bill",
                "policy",
                "3",
                "2022-01-10",
                "Guild fears Ferry Bill",
                "2023-06-01",
                "Ferry Bill signed",
            ),
            (
                "pier",
                "policy",
                "2",
                "2022-01-20",
                "Islanders for the bill",
                "2022-01-20",
                "Islanders for the bill",
            ),
            (
                "Carriers Guild",
                "organisation",
                "1",
                "2022-01-10",
                "Guild fears Ferry Bill",
                "2022-01-10",
                "Guild fears Ferry Bill",
            ),
        ],
    ),
    ("first-and-last-mention", {"entity": "the bill"}, ["name", "releases"], [("Ferry Bill", "3")]),
    (
        "organizations-by-statements",
        {},
        ["organizationName", "statements", "people", "releases", "first", "last"],
        [
            ("Carriers Guild", "3", "1", "3", "2022-01-10", "2023-06-01"),
            ("Islanders", "2", "0", "2", "2022-01-20", "2023-06-01"),
            ("Clean Coast", "1", "0", "1", "2022-01-20", "2022-01-20"),
        ],
    ),
    (
        "organizations-by-statements",
        {"since": "2022-01-15", "until": "2022-12-31"},
        ["organizationName", "statements"],
        [("Clean Coast", "1"), ("Islanders", "1")],
    ),
    (
        "organizations-in-one-release",
        {},
        ["oneName", "otherName", "releases", "first"],
        [("Carriers Guild", "Islanders", "1", "2023-06-01"), ("Clean Coast", "Islanders", "1", "2022-01-20")],
    ),
    ("organizations-in-one-release", {"organization": "coast"}, ["oneName"], [("Clean Coast",)]),
    ("organizations-in-one-release", {"least": "2"}, ["oneName"], []),
    (
        "pairs-that-agree",
        {"policy": "ferry"},
        ["policyName", "polarity", "oneName", "oneDate", "oneWords", "otherName", "otherDate", "otherWords"],
        [
            (
                "Ferry Bill",
                "support",
                "Carriers Guild",
                "2023-06-01",
                "We can live with it",
                "Islanders",
                "2022-01-20",
                "islanders back the Ferry Bill",
            ),
            (
                "Ferry Bill",
                "support",
                "Clean Coast",
                "2022-01-20",
                "Clean Coast joins them",
                "Carriers Guild",
                "2023-06-01",
                "We can live with it",
            ),
            (
                "Ferry Bill",
                "support",
                "Clean Coast",
                "2022-01-20",
                "Clean Coast joins them",
                "Islanders",
                "2022-01-20",
                "islanders back the Ferry Bill",
            ),
        ],
    ),
    (
        "pairs-that-agree",
        {"policy": "ferry", "organization": "guild"},
        ["oneName", "otherName"],
        [("Carriers Guild", "Islanders"), ("Clean Coast", "Carriers Guild")],
    ),
    (
        "pairs-that-disagree",
        {"policy": "ferry"},
        ["oneName", "oneWords", "otherName", "otherDate", "otherWords"],
        [
            (
                "Clean Coast",
                "Clean Coast joins them",
                "Carriers Guild",
                "2022-01-10",
                "The Ferry Bill is ruin",
            ),
            (
                "Islanders",
                "islanders back the Ferry Bill",
                "Carriers Guild",
                "2022-01-10",
                "The Ferry Bill is ruin",
            ),
        ],
    ),
    ("pairs-that-disagree", {"policy": "ferry", "organization": "islanders"}, ["oneName"], [("Islanders",)]),
    (
        "posts-of-people",
        {},
        ["personName", "role", "organizationName", "first", "last", "releases"],
        [
            ("Ida Moss", "president", "Carriers Guild", "2022-01-10", "2022-01-10", "1"),
            ("Ida Moss", "chair", "Carriers Guild", "2023-06-01", "2023-06-01", "1"),
        ],
    ),
    ("posts-of-people", {"person": "ude"}, ["role"], []),
    (
        "silent-members",
        {},
        ["coalitionName", "relation", "organizationName", "date"],
        [("Ferry Alliance", "co-chair", "Island Mothers", "2022-01-20")],
    ),
    (
        "silent-members",
        {"coalition": "ferry", "policy": "the bill"},
        ["organizationName"],
        [("Island Mothers",), ("Clean Coast",)],
    ),
    (
        "spokespeople",
        {"organization": "guild"},
        ["organizationName", "personName", "role", "statements", "first"],
        [
            ("Carriers Guild", "Ida Moss", None, "1", None),
            ("Carriers Guild", "Ida Moss", "chair", "1", "2023-06-01"),
            ("Carriers Guild", "Ida Moss", "president", "1", "2022-01-10"),
        ],
    ),
    (
        "stances-of-an-organization",
        {"organization": "guild"},
        ["policyName", "supporting", "opposing", "otherwise", "first", "last"],
        [("Ferry Bill", "1", "1", "0", "2022-01-10", "2023-06-01"), ("pier", "0", "0", "1", None, None)],
    ),
    (
        "statements-by-month",
        {},
        ["month", "statements", "directly", "indirectly", "releases", "organizations"],
        [("2022-01", "3", "2", "1", "2", "3"), ("2023-06", "2", "2", "0", "1", "2")],
    ),
    (
        "statements-by-month",
        {"policy": "ferry"},
        ["month", "statements"],
        [("2022-01", "2"), ("2023-06", "1")],
    ),
    ("statements-by-month", {"since": "2022-02-01", "until": "2023-06-01"}, ["month"], [("2023-06",)]),
    (
        "unnamed-speakers",
        {},
        ["date", "role", "organizationName", "mode", "words"],
        [("2022-01-20", "a spokesperson", "Clean Coast", "direct", "Lives come first")],
    ),
    ("unnamed-speakers", {"since": "2022-02-01", "until": "2024-01-01"}, ["words"], []),
    (
        "wordings-of-a-name",
        {},
        ["name", "wording", "releases"],
        [
            ("Carriers Guild", "Guild", "1"),
            ("Ferry Bill", "Ferry Bill", "3"),
            ("Ferry Bill", "the bill", "1"),
            ("pier", "pier", "1"),
            ("pier", "the pier", "1"),
        ],
    ),
    ("wordings-of-a-name", {"entity": "guild"}, ["wording"], [("Guild",)]),
    (
        "duplicates",
        {},
        ["date", "label", "issuers", "ofDate", "ofLabel", "ofIssuers", "corrected", "likeness", "why"],
        [
            (
                *("2022-01-11", "Mothers say so too", "Island Mothers"),
                *("2022-01-10", "Guild fears Ferry Bill", "Carriers Guild"),
                *("false", "0.9", "90% of the words are the same"),
            ),
            (
                *(None, "Signed, with a slip", "Islanders"),
                *("2023-06-01", "Ferry Bill signed", "Islanders"),
                *("true", "0.7", "corrected there"),
            ),
        ],
    ),
    ("duplicates", {"issuer": "guild"}, ["label"], [("Mothers say so too",)]),
    ("duplicates", {"issuer": "mothers"}, ["label"], [("Mothers say so too",)]),
    ("duplicates", {"issuer": "http://localhost:8000/id/organization/senate"}, ["label"], []),
    (
        "merges",
        {},
        ["judgedName", "name", "score", "reason"],
        [("Guild of Carriers", "Carriers Guild", "0.93", "same words in another order")],
    ),
    ("merges", {"entity": "ferry bill"}, ["name"], []),
]


OF_DECISIONS = [
    (
        "what-decisions-changed",
        {},
        ["label", "as", "words", "field", "value"],
        [
            (
                "A Fair Bill",
                "decided",
                "welcome",
                "https://w3id.org/advocacy-graph/ontology#polarity",
                "oppose",
            ),
            (
                "A Fair Bill",
                "read",
                "welcome",
                "https://w3id.org/advocacy-graph/ontology#polarity",
                "support",
            ),
            ("A Fair Bill", "read", "How fair!", "https://schema.org/text", "How fair!"),
            (
                "A Fair Bill",
                "read",
                "How fair!",
                "https://w3id.org/advocacy-graph/ontology#speaker",
                "Ana Roth",
            ),
        ],
    ),
    ("what-decisions-changed", {"release": "fair"}, ["as"], [("decided",), *[("read",)] * 3]),
    ("what-decisions-changed", {"release": "unfair"}, ["as"], []),
    (
        "what-people-decided",
        {},
        ["by", "outcome", "what", "words", "field", "value", "why", "undone"],
        [
            ("kestrel", "corrected", "position", "welcome", "polarity", '"oppose"', "ironic", None),
            (
                "heron",
                "rename",
                "http://localhost:8000/id/person/ana-roth",
                None,
                None,
                "Anna Roth",
                None,
                "true",
            ),
        ],
    ),
    ("what-people-decided", {"coder": "kestrel"}, ["by"], [("kestrel",)]),
]


@pytest.mark.parametrize(("name", "values", "columns", "answer"), OF_DECISIONS)
def test_both_engines_give_the_answer_of_decisions(
    name: str, values: dict[str, str], columns: list[str], answer: list[tuple[str | None, ...]]
) -> None:
    assert named(name).private
    rows = ask_first(first(DECIDED), name, values)
    assert [tuple(row[column] for column in columns) for row in rows] == answer
    assert ask_second(second(DECIDED), name, values) == rows


@pytest.mark.parametrize(("name", "values", "columns", "answer"), OVER_TIME)
def test_both_engines_give_the_answer_over_the_years(
    name: str,
    values: dict[str, str],
    columns: list[str],
    answer: list[tuple[str | None, ...]],
    years: tuple[Store, Dataset],
) -> None:
    rows = ask_first(years[0], name, values)
    assert [tuple(row[column] for column in columns) for row in rows] == answer
    assert ask_second(years[1], name, values) == rows


@pytest.mark.parametrize(("name", "values", "columns", "answer"), ANSWERS)
def test_both_engines_give_the_answer(
    name: str,
    values: dict[str, str],
    columns: list[str],
    answer: list[tuple[str | None, ...]],
    first_engine: Store,
    second_engine: Dataset,
) -> None:
    rows = ask_first(first_engine, name, values)
    assert [tuple(row[column] for column in columns) for row in rows] == answer
    assert ask_second(second_engine, name, values) == rows


def test_every_named_query_is_asked_here_with_every_parameter() -> None:
    asked = {
        (name, parameter) for name, values, *_ in ANSWERS + OVER_TIME + OF_DECISIONS for parameter in values
    }
    offered = {(query.name, parameter.name) for query in catalogue() for parameter in query.parameters}
    assert asked == offered
    assert {name for name, *_ in ANSWERS + OVER_TIME + OF_DECISIONS} == {query.name for query in catalogue()}


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
        ("xyz", {}, "there are addressees-by-demands"),
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
