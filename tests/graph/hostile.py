"""Findings that no careful extractor would make, and that keep to the model all the same."""

from datetime import date

from hypothesis import strategies as st

from advocacy_graph.model import (
    ActorKind,
    Affiliation,
    CoalitionTie,
    Demand,
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

TEXT = 'Ferns\x00 "now"\r\n\u202eאב\u202c said \U0001f33f <b>Ada</b>, \\chair\\ of the\u2028League. ' * 3

NAMES = st.one_of(
    st.sampled_from(
        [
            "Ada Thorn",
            "ADA THORN",
            'Ada "Fern" Thorn',
            "Fern\nLeague",
            "Fern League",
            "the Fern League, Inc.",
            "</script><script>alert(1)</script>",
            "a\x00b",
            "\u202eאבג\u202c",
            "e\u0301",
            "é",
            "\U0001f33f",
            "\u200b",
            "../../id/person/x",
            "x#evidence-1",
            "%2F",
            "हिन्दी",
            "❤\ufe0f",
            "\U000e0100",
            "<http://a> } ; DROP GRAPH <x>",
        ]
    ),
    st.text(min_size=1, max_size=40, alphabet=st.characters(codec="utf-8")),
)
MAYBE = st.none() | NAMES
ACTOR_KINDS = st.sampled_from(ActorKind)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


EVIDENCE = st.builds(
    Evidence,
    spans=st.lists(spans(), min_size=1, max_size=3).map(tuple),
    rule=NAMES,
    confidence=st.floats(0, 1),
)
WORDINGS = st.lists(NAMES, max_size=2).map(tuple)
ORGANIZATIONS = st.builds(
    Organization, NAMES, EVIDENCE, acronym=MAYBE, wordings=WORDINGS, governmental=st.booleans()
)
SPEAKERS = st.builds(Speaker, name=MAYBE, kind=ACTOR_KINDS, role=MAYBE, organization=MAYBE)
STATEMENTS = st.builds(
    Statement,
    key=NAMES,
    mode=st.sampled_from(Mode),
    words=NAMES,
    speakers=st.lists(SPEAKERS, min_size=1, max_size=3).map(tuple),
    evidence=EVIDENCE,
    attribution=st.none() | spans(),
    about=WORDINGS,
)
AFFILIATIONS = st.builds(
    Affiliation, person=NAMES, role=NAMES, organization=MAYBE, evidence=EVIDENCE
) | st.builds(Affiliation, person=NAMES, role=st.none(), organization=NAMES, evidence=EVIDENCE)
HEADINGS = st.builds(
    Heading,
    headline=MAYBE,
    headline_evidence=st.none() | EVIDENCE,
    date=st.none() | st.dates(min_value=date(1900, 1, 1)),
    date_evidence=st.none() | EVIDENCE,
    place=MAYBE,
    place_evidence=st.none() | EVIDENCE,
    issuers=WORDINGS,
    issuers_evidence=st.none() | EVIDENCE,
)
RELEASES = st.builds(
    PressRelease,
    text=st.just(TEXT),
    source=NAMES,
    media_type=st.just("text/plain"),
    source_digest=st.just("0" * 64),
    stated=st.builds(
        Stated,
        identifier=MAYBE,
        url=MAYBE | st.sampled_from(["javascript:alert(1)", "https://[::1]/a b<c>", "http://["]),
    ),
)


def several(kind: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(kind, max_size=3).map(tuple)


@st.composite
def findings(draw: st.DrawFn) -> Findings:
    statements = draw(st.lists(STATEMENTS, max_size=2, unique_by=lambda statement: statement.key))
    expressed = st.sampled_from([None, *(statement.key for statement in statements)])
    positions = st.builds(
        Position,
        holder=MAYBE,
        holder_kind=ACTOR_KINDS,
        on_behalf_of=MAYBE,
        target=NAMES,
        polarity=st.sampled_from(Polarity),
        evidence=EVIDENCE,
        statement=expressed,
        cues=WORDINGS,
        condition=MAYBE,
        intensity=MAYBE,
    )
    demands = st.builds(
        Demand,
        holder=MAYBE,
        holder_kind=ACTOR_KINDS,
        on_behalf_of=MAYBE,
        action=NAMES,
        evidence=EVIDENCE,
        addressed_to=MAYBE,
        concerns=MAYBE,
        by_when=MAYBE,
        statement=expressed,
    )
    return draw(
        st.builds(
            Findings,
            release=RELEASES,
            heading=HEADINGS,
            statements=st.just(tuple(statements)),
            organizations=several(ORGANIZATIONS),
            people=several(st.builds(Person, NAMES, EVIDENCE, wordings=WORDINGS)),
            affiliations=several(AFFILIATIONS),
            policies=several(
                st.builds(Policy, NAMES, st.sampled_from(PolicyKind), EVIDENCE, wordings=WORDINGS)
            ),
            positions=several(positions),
            demands=several(demands),
            ties=several(st.builds(CoalitionTie, NAMES, st.sampled_from(Relation), NAMES, EVIDENCE)),
        )
    )
