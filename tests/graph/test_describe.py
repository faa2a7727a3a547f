"""What is written keeps to the shapes whatever the names are, and shows its words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hostile import findings as hostile_findings
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from advocacy_graph.errors import AdvocacyGraphError, UnreadableRelease
from advocacy_graph.graph import Description, Run, describe, release_iri, validate
from advocacy_graph.model import (
    ActorKind,
    Affiliation,
    CoalitionTie,
    Evidence,
    Findings,
    Heading,
    Mode,
    Organization,
    Person,
    Polarity,
    Policy,
    PolicyKind,
    Position,
    PressRelease,
    Relation,
    Span,
    Speaker,
    Stated,
    Statement,
)
from advocacy_graph.resolve import keys
from advocacy_graph.vocabulary import PREFIXES, PROLOGUE

BASE = "http://localhost:8000/"
RUN = Run(datetime(2024, 5, 2, 9, tzinfo=UTC), "0.1.0+abc", datetime(2024, 5, 2, 9, 0, 1, tzinfo=UTC))
WORDS = "🌿 Ada Thorn, chair of the Fern League (FL), said: “We love the bill.” The Moss Club is a member."


@dataclass(frozen=True)
class Earlier:
    text_digest: str
    source_digest: str
    media_type: str
    run: str


def at(words: str, confidence: float = 0.9, rule: str = "by-hand") -> Evidence:
    start = WORDS.index(words)
    return Evidence((Span(start, start + len(words)),), rule, confidence)


RELEASE = PressRelease(WORDS, "some/folder/ferns.txt", "text/plain", "a" * 64)
FINDINGS = Findings(
    release=RELEASE,
    heading=Heading("Ferns for all", None, date(2024, 5, 1), None, "Mosswick", None, ("Fern League",), None),
    statements=(
        Statement(
            "k1",
            Mode.DIRECT,
            "We love the bill.",
            (Speaker("Ada Thorn", ActorKind.PERSON, "chair", "FL"),),
            at("We love the bill."),
            attribution=at("Ada Thorn, chair of the Fern League (FL), said").spans[0],
            about=("the bill",),
        ),
    ),
    organizations=(
        Organization("Fern League", at("Fern League"), acronym="FL", wordings=("Fern League", "FL")),
        Organization("Moss Club", at("Moss Club")),
    ),
    people=(Person("Ada Thorn", at("Ada Thorn")),),
    affiliations=(Affiliation("Ada Thorn", "chair", "Fern League", at("Ada Thorn, chair")),),
    policies=(Policy("Fern Bill", PolicyKind.BILL, at("the bill"), wordings=("the bill",)),),
    positions=(
        Position(
            "Ada Thorn", ActorKind.PERSON, "FL", "Fern Bill", Polarity.SUPPORT, at("love"), "k1", ("love",)
        ),
    ),
    ties=(CoalitionTie("Fern League", Relation.MEMBER, "Moss Club", at("is a member")),),
)


def described(findings: Findings = FINDINGS, **options: object) -> Description:
    return describe(findings, keys(findings), base=BASE, run=RUN, **options)  # type: ignore[arg-type]


def asking(*descriptions: Description) -> Callable[[str], QuerySolutions]:
    store = Store()
    for each in descriptions:
        store.extend([*each.quads, *each.register, *each.runs])

    def ask(sparql: str) -> QuerySolutions:
        answer = store.query(PROLOGUE + sparql, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)
        return answer

    return ask


def cells(answer: QuerySolutions) -> list[tuple[str | None, ...]]:
    return [tuple(None if cell is None else str(cell.value) for cell in row) for row in answer]  # type: ignore[union-attr]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(hostile_findings())
def test_hostile_findings_keep_to_the_shapes(findings: Findings) -> None:
    description = described(findings)
    quads = [*description.quads, *description.register, *description.runs]
    assert validate(quads) == []
    store = Store()
    store.extend(quads)
    again = Store()
    again.load(store.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    assert set(again) == set(quads)  # nothing that the store would rewrite or lose
    assert not any(
        node.value.startswith("javascript")
        for quad in quads
        for node in quad.triple
        if isinstance(node, NamedNode)
    )


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(hostile_findings())
def test_evidence_is_the_text(findings: Findings) -> None:
    ask = asking(described(findings))
    stretches = cells(
        ask(
            "SELECT ?start ?end ?exact { ?e oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }"
        )
    )
    for start, end, exact in stretches:
        assert findings.release.text[int(start or 0) : int(end or 0)] == exact


def test_the_same_findings_give_the_same_quads() -> None:
    one, other = described(), described()
    assert one == other
    assert {quad.graph_name.value for quad in one.quads} == {one.graph}  # type: ignore[union-attr]


def test_capacity_and_speaker() -> None:
    ask = asking(described())
    assert cells(
        ask(
            """SELECT ?name ?role ?words ?organization ?attested {
                 ?s a schema:Quotation ; ag:speaker/schema:name ?name ; ag:inCapacity ?m ; ag:roleWords ?words .
                 ?m org:member/schema:name ?name ; org:role/rdfs:label ?role ; ag:attestedOn ?attested ;
                    org:organization/schema:name ?organization }"""
        )
    ) == [("Ada Thorn", "chair", "chair", "Fern League", "2024-05-01")]


def test_a_post_that_only_the_attribution_gives_is_known_by_it() -> None:
    ask = asking(described(replace(FINDINGS, affiliations=())))
    assert cells(ask("SELECT ?words { ?s ag:inCapacity/ag:evidence/oa:hasSelector/oa:exact ?words }")) == [
        ("Ada Thorn, chair of the Fern League (FL), said",)
    ]


def test_a_member_has_a_membership_and_a_signatory_none() -> None:
    members = "SELECT ?name { ?tie a ag:CoalitionTie, org:Membership ; org:member/schema:name ?name }"
    assert cells(asking(described())(members)) == [("Moss Club",)]
    signatory = replace(FINDINGS, ties=(replace(FINDINGS.ties[0], relation=Relation.SIGNATORY),))
    assert cells(asking(described(signatory))(members)) == []


def test_two_names_of_one_policy_make_one_position() -> None:
    against = replace(
        FINDINGS.positions[0], target="the bill", polarity=Polarity.OPPOSE, evidence=at("bill", 0.5, "other")
    )
    ask = asking(described(replace(FINDINGS, positions=(*FINDINGS.positions, against))))
    assert cells(
        ask("SELECT ?polarity ?rule { ?p a ag:Position ; ag:polarity ?polarity ; ag:rule ?rule }")
    ) == [(PREFIXES["polarity"] + "mixed", "by-hand")]
    assert len(cells(ask("SELECT ?e { ?p a ag:Position ; ag:evidence ?e }"))) == 2


def test_the_register_knows_the_longest_name_and_the_others() -> None:
    ask = asking(described())
    assert set(
        cells(
            ask(
                "SELECT ?name ?other { ?o a schema:Organization ; schema:name ?name OPTIONAL { ?o schema:alternateName ?other } }"
            )
        )
    ) == {
        ("Fern League", "FL"),
        ("Moss Club", None),
    }
    assert cells(ask("SELECT ?name { ?o a ag:Coalition ; schema:name ?name }")) == [("Fern League",)]


def test_the_source_is_a_file_name_and_no_path() -> None:
    assert cells(asking(described())("SELECT ?source { ?r dcterms:source ?source }")) == [("ferns.txt",)]
    undecodable = replace(FINDINGS, release=replace(RELEASE, source="/home/x/fern\udcff.txt"))
    assert cells(asking(described(undecodable))("SELECT ?source { ?r dcterms:source ?source }")) == [
        ("fern\\udcff.txt",)
    ]


def test_versions_are_a_chain_and_a_text_that_comes_back_is_current_again() -> None:
    old = [Earlier(digit * 64, "b" * 64, "text/plain", f"{BASE}id/run/{digit}") for digit in "12"]
    chain = cells(
        asking(described(earlier=old))(
            "SELECT ?new ?old { ?new prov:wasRevisionOf ?old } ORDER BY DESC(?new)"
        )
    )
    now = f"{BASE}id/text/{RELEASE.text_digest[:16]}"
    assert set(chain) == {
        (now, f"{BASE}id/text/{'2' * 16}"),
        (f"{BASE}id/text/{'2' * 16}", f"{BASE}id/text/{'1' * 16}"),
    }
    back = [Earlier(RELEASE.text_digest, "a" * 64, "text/plain", f"{BASE}id/run/0"), old[0]]
    assert cells(asking(described(earlier=back))("SELECT ?new ?old { ?new prov:wasRevisionOf ?old }")) == [
        (now, f"{BASE}id/text/{'1' * 16}")
    ]


SAME = FINDINGS.heading
IDENTITIES = [
    ("elsewhere", replace(FINDINGS, release=replace(RELEASE, source="other.txt")), True),
    ("edited", replace(FINDINGS, release=replace(RELEASE, text=WORDS + " Edited.")), True),
    ("headline in capitals", replace(FINDINGS, heading=replace(SAME, headline="FERNS FOR  ALL!")), True),
    ("another day", replace(FINDINGS, heading=replace(SAME, date=date(2024, 5, 2))), False),
    ("another issuer", replace(FINDINGS, heading=replace(SAME, issuers=("Moss Club",))), False),
    (
        "an address",
        replace(FINDINGS, release=replace(RELEASE, stated=Stated("https://example.org/1"))),
        False,
    ),
]


@pytest.mark.parametrize(
    ("findings", "same"), [case[1:] for case in IDENTITIES], ids=[case[0] for case in IDENTITIES]
)
def test_which_release_it_is(findings: Findings, same: bool) -> None:
    assert (release_iri(findings, base=BASE) == release_iri(FINDINGS, base=BASE)) is same


def test_a_stated_address_outlives_a_new_headline() -> None:
    stated = replace(RELEASE, stated=Stated("https://example.org/1"))
    one = release_iri(replace(FINDINGS, release=stated), base=BASE)
    assert one == described(replace(FINDINGS, release=stated)).release
    digest = one.rpartition("-")[2]
    other = replace(FINDINGS, release=stated, heading=replace(SAME, headline="Ferns for most"))
    assert release_iri(other, base=BASE).endswith(digest)


def test_an_unheaded_text_is_known_by_its_text() -> None:
    bare = Findings(RELEASE)
    assert described(bare).slug.startswith("undated-untitled-")
    assert described(bare).slug != described(Findings(replace(RELEASE, text="Other."))).slug


@pytest.mark.parametrize(
    "base", ["localhost:8000/", "ftp://a/", "http://a/x", "http://a/#", "http://a b/", "", "http:///"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(AdvocacyGraphError, match="base IRI"):
        describe(FINDINGS, keys(FINDINGS), base=base, run=RUN)


@pytest.mark.parametrize(
    "findings",
    [
        replace(FINDINGS, people=(Person("Ada \ud800", at("Ada Thorn")),)),
        replace(
            FINDINGS, release=replace(RELEASE, text=WORDS.replace("love the bill", "l\ud83cve the bill"))
        ),
    ],
    ids=["name", "text"],
)
def test_half_a_surrogate_pair_is_an_error_that_names_the_file(findings: Findings) -> None:
    with pytest.raises(UnreadableRelease, match=r"ferns\.txt.*surrogate"):
        described(findings)


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (replace(FINDINGS, statements=FINDINGS.statements * 2), "two statements"),
        (replace(FINDINGS, people=(Person("Ada", Evidence((), "r", 1.0)),)), "points at no words"),
        (replace(FINDINGS, people=(Person("Ada", Evidence((Span(5, 999),), "r", 1.0)),)), "no stretch"),
        (replace(FINDINGS, people=(Person("Ada", Evidence((Span(5, 5),), "r", 1.0)),)), "no stretch"),
    ],
)
def test_findings_that_contradict_the_model(findings: Findings, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        described(findings)


def test_confidence_is_spelt_as_the_store_spells_it() -> None:
    values = {quad.object.value for quad in described().quads if quad.predicate.value.endswith("#confidence")}
    assert values == {"0.9"}
