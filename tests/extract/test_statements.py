"""Attribution orders as data: a body of text and the statements in it. Everybody here is invented."""

import time
from dataclasses import dataclass

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import Mode, Polarity, PressRelease, Relation

HEAD = "Tenants Call For Action On Rents\n\nMarch 3, 2023\n\n"
TAIL = "\n\nAbout the Fair Rents Forum: The Fair Rents Forum is a coalition of tenants."


def read(body: str):  # type: ignore[no-untyped-def]
    return extract(PressRelease(HEAD + body + TAIL, "case.txt", "text/plain", ""))


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    expected: tuple[tuple[str | None, str, str, str], ...]  # speaker, mode, first words, last words


CASES = [
    Case(
        "lead with a colon, two paragraphs, the first never closed",
        "Mara Quill, director of the Fair Rents Forum, said:\n\n“Rents have doubled in three years. Nobody can live here.\n\nThe council must act before winter.”",
        (("Mara Quill", "direct", "Rents have doubled", "before winter."),),
    ),
    Case(
        "verb and name after, then the quotation goes on",
        "“Rents have doubled in three years,” said Mara Quill, director of the Fair Rents Forum. “Nobody can live here any more.”",
        (("Mara Quill", "direct", "Rents have doubled", "here any more."),),
    ),
    Case(
        "surname later in the text",
        "“Rents have doubled in three years,” said Mara Quill, director of the Fair Rents Forum.\n\n“We are asking for a simple cap,” Quill said.",
        (("Mara Quill", "direct", "Rents have doubled", "three years,"), ("Mara Quill", "direct", "We are asking", "simple cap,")),
    ),
    Case(
        "pronoun",
        "“Rents have doubled in three years,” said Mara Quill, director of the Fair Rents Forum.\n\n“We are asking for a simple cap on them,” she said.",
        (("Mara Quill", "direct", "Rents have doubled", "three years,"), ("Mara Quill", "direct", "We are asking", "on them,")),
    ),
    Case(
        "label without a verb",
        "Mara Quill, Director, Fair Rents Forum: “Rents have doubled in three years and nobody can live here.”",
        (("Mara Quill", "direct", "Rents have doubled", "live here."),),
    ),
    Case(
        "straight marks, and a term in quotation marks that is no statement",
        'The so-called "Landlord Relief Act" was tabled on Monday.\n\nMara Quill, director of the Fair Rents Forum, said: "Rents have doubled in three years."',
        (("Mara Quill", "direct", "Rents have doubled", "three years."),),
    ),
    Case(
        "an open quotation whose attribution comes a paragraph later",
        "“Rents have doubled in three years.\n\n“Nobody can live here any more,” said Mara Quill, director of the Fair Rents Forum.",
        (("Mara Quill", "direct", "Rents have doubled", "any more,"),),
    ),
    Case(
        "reported speech",
        "Mara Quill, director of the Fair Rents Forum, said that the council had ignored three petitions in a row.",
        (("Mara Quill", "indirect", "the council had", "in a row"),),
    ),
    Case(
        "the following statement",
        "Today the Fair Rents Forum issued the following statement on the bill:\n\nWe are glad that the council has listened to our members at last.",
        (("Fair Rents Forum", "direct", "We are glad", "at last."),),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_statements(case: Case) -> None:
    findings = read(case.body)
    got = [(s.speaker.name, s.mode.value, s.words) for s in findings.statements]
    assert len(got) == len(case.expected), got
    for (speaker, mode, words), (expected, expected_mode, first, last) in zip(
        got, case.expected, strict=True
    ):
        assert (speaker, mode) == (expected, expected_mode)
        assert words.startswith(first)
        assert words.endswith(last)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_every_span_shows_the_words(case: Case) -> None:
    findings = read(case.body)
    text = findings.release.text
    for statement in findings.statements:
        assert " ".join(" ".join(s.words(text).split()) for s in statement.evidence.spans) == statement.words


POSITIONS = [
    ("We support the Rent Stabilisation Act.", "Rent Stabilisation Act", Polarity.SUPPORT),
    ("We oppose the Rent Stabilisation Act.", "Rent Stabilisation Act", Polarity.OPPOSE),
    ("The council must pass the Rent Stabilisation Act.", "Rent Stabilisation Act", Polarity.SUPPORT),
    ("We urge the council to reject the Rent Stabilisation Act.", "Rent Stabilisation Act", Polarity.OPPOSE),
    ("The Rent Stabilisation Act will hurt small landlords across the city.", "Rent Stabilisation Act", Polarity.OPPOSE),
    ("The Rent Stabilisation Act is an important step for every tenant in the city.", "Rent Stabilisation Act", Polarity.SUPPORT),
    ("This finally puts an end to winter eviction raids in our city.", "winter eviction raids", Polarity.OPPOSE),
]  # fmt: skip


@pytest.mark.parametrize(("words", "target", "polarity"), POSITIONS, ids=[p[0][:50] for p in POSITIONS])
def test_positions(words: str, target: str, polarity: Polarity) -> None:
    findings = read(f"Mara Quill, director of the Fair Rents Forum, said: “{words}”")
    assert [(p.target, p.polarity) for p in findings.positions] == [(target, polarity)]
    assert findings.positions[0].holder == "Mara Quill"
    assert findings.positions[0].on_behalf_of == "Fair Rents Forum"


def test_a_demand_says_whom_what_and_when() -> None:
    findings = read(
        "Mara Quill, director of the Fair Rents Forum, said: “We call on Mayor Odell to sign the Rent Stabilisation Act by June.”"
    )
    (demand,) = findings.demands
    assert demand.action == "sign the Rent Stabilisation Act by June"
    assert (demand.addressed_to, demand.concerns, demand.by_when) == (
        "Mayor Odell",
        "Rent Stabilisation Act",
        "by June",
    )


def test_sister_organisations_and_commas() -> None:
    findings = read(
        "The Fair Rents Forum is co-chaired by Homes Now/Homes Now Action; Harbour Workers Union (HWU); and Tenants United."
    )
    assert [(t.coalition, t.relation, t.organization) for t in findings.ties] == [
        ("Fair Rents Forum", Relation.CO_CHAIR, name)
        for name in ("Homes Now", "Homes Now Action", "Harbour Workers Union", "Tenants United")
    ]
    assert findings.acronyms == {"HWU": "Harbour Workers Union"}


def test_heading() -> None:
    findings = extract(
        PressRelease(
            "FOR IMMEDIATE RELEASE\n\nTenants Win Cap\n\nELMFORD, Westmark (March 3, 2023) — The Fair Rents Forum today welcomed the vote that the council took on Tuesday night after a long debate.\n\nENDS",
            "h.txt",
            "text/plain",
            "",
        )
    )
    heading = findings.heading
    assert heading.headline == "Tenants Win Cap"
    assert heading.date is not None
    assert heading.date.isoformat() == "2023-03-03"
    assert heading.place == "ELMFORD, Westmark"


HOSTILE = [
    "“",
    '"',
    "(",
    ",",
    "Aa ",
    "A.",
    "he said, ",
    "members ",
    "A and ",
    "“a b c d e f,” said A B. ",
    "the bill of ",
    "the bill ",
    "Rent Act, ",
    "\n",
    "\0",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_repetition_is_bounded(unit: str) -> None:
    """100,000 characters of one thing end soon, and doubling the text about doubles the time."""
    started = time.process_time()
    extract(PressRelease(unit * (100_000 // len(unit)), "hostile.txt", "text/plain", ""))
    assert time.process_time() - started < 6


def test_modes_are_told_apart() -> None:
    findings = read(
        "“Rents have doubled in three years,” said Mara Quill, director of the Fair Rents Forum. Quill said that the council had ignored three petitions."
    )
    assert [s.mode for s in findings.statements] == [Mode.DIRECT, Mode.INDIRECT]


def test_a_page_without_line_breaks_keeps_its_statements_apart() -> None:
    told = "The rents of the quarter were looked at by the council over the year. " * 10
    page = (
        f"{told}“Rents have doubled in three years,” said Mara Quill, director of the Fair Rents Forum. "
        f"{told}“We are asking for a simple cap on them,” said Quill."
    )
    assert len(page) > 1_000
    assert [s.words.split()[0] for s in read(page).statements] == ["Rents", "We"]


def test_a_letterhead_says_whose_statement_it_is() -> None:
    """The name alone above the headline, once more among those who sign."""
    text = (
        "Boatworks\n\nJoint Statement on Ferries and Winter\n\nMarch 3, 2023\n\n"
        "We are at a turn in the life of the harbour, and we need boats that go out in the winter.\n\n"
        "We have seen time and again that a company without a harbour has no use for one, and we say so.\n\n"
        "Signatories (in order of signing)\n\nOttilie Brandvold, Sound Islands College\n\nTerje Ruud, Boatworks\n\n"
        "Marit Solheim, Harbour Institute\n"
    )
    (statement,) = extract(PressRelease(text, "case.txt", "text/plain", "")).statements
    assert statement.speaker.name == "Boatworks"
