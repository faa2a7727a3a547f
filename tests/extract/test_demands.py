"""Demands as data: a body of text, and who asks whom to do what by when. Everything here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import Findings, PressRelease

FORUM = "Fair Rents Forum"
TAIL = "\n\nAbout the Fair Rents Forum: The Fair Rents Forum speaks for tenants."


def read(body: str) -> Findings:
    text = f"Tenants Speak Out\n\nMarch 3, 2023\n\nIt rained on the Fair Rents Forum.\n\n{body}{TAIL}"
    return extract(PressRelease(text, "case.txt", "text/plain", ""))


ASKED = [
    # body; holder, whom, action, by when
    ("The Fair Rents Forum asked the Elm Housing Department today to publish its audits by March 15.",
     [(FORUM, "Elm Housing Department", "publish its audits by March 15", "by March 15")]),
    ("The Fair Rents Forum asked the Elm Housing Department to publish its audits by Jul. 15.",
     [(FORUM, "Elm Housing Department", "publish its audits by Jul. 15", "by Jul. 15")]),
    ("The Fair Rents Forum asked the Elm Housing Department to publish the audits written by Jan Berg.",
     [(FORUM, "Elm Housing Department", "publish the audits written by Jan Berg", None)]),
    ("“We urge the mayor to sign it without delay, and we call on the Elm Housing Department to hire inspectors before the first of October,” said Mara Quill of the Fair Rents Forum.",
     [("Mara Quill", "mayor", "sign it without delay", "without delay"), ("Mara Quill", "Elm Housing Department", "hire inspectors before the first of October", "before the first of October")]),
    ("The Fair Rents Forum calls on the Elm Housing Department to end winter evictions, to adopt a 1:2 ratio of inspectors, and to return to the table by Friday.",
     [(FORUM, "Elm Housing Department", "end winter evictions", "by Friday"), (FORUM, "Elm Housing Department", "adopt a 1:2 ratio of inspectors", "by Friday"), (FORUM, "Elm Housing Department", "return to the table by Friday", "by Friday")]),
    ("“The council must pass the Fair Rents Act. And it must fund the inspectors,” said Mara Quill of the Fair Rents Forum.",
     [("Mara Quill", "council", "pass the Fair Rents Act", None), ("Mara Quill", "council", "fund the inspectors", None)]),
    ("The Fair Rents Forum calls on the Elm Housing Department to:\n\n1. Publish the audits in full.\n2. Withhold payments from landlords until every flat is mended.",
     [(FORUM, "Elm Housing Department", "Publish the audits in full", None), (FORUM, "Elm Housing Department", "Withhold payments from landlords until every flat is mended", None)]),
    ("“We ask that the department publish its audits this month,” said Mara Quill of the Fair Rents Forum.",
     [("Mara Quill", "department", "publish its audits this month", "this month")]),
    ("“The council must reject the Lower Rents Now Act,” said Mara Quill of the Fair Rents Forum.",
     [("Mara Quill", "council", "reject the Lower Rents Now Act", None)]),
    ("“The mayor must fund the repairs,” said Mara Quill of the Fair Rents Forum.",
     [("Mara Quill", "mayor", "fund the repairs", None)]),
    ("“The Lower Rents Now Act asks every tenant to show papers,” said Mara Quill of the Fair Rents Forum.", []),
    ("“They demand that this appeal be withdrawn,” said Mara Quill of the Fair Rents Forum.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ASKED, ids=[a[0][:50] for a in ASKED])
def test_what_is_asked(body: str, expected: list[tuple[str, str | None, str, str | None]]) -> None:
    found = [(d.holder, d.addressed_to, d.action, d.by_when) for d in read(body).demands]
    assert found == expected


def test_a_position_in_narration_is_shown_by_its_sentence() -> None:
    found = read("We support the Fair Rents Act and have for years. Nobody else does.")
    [position] = [p for p in found.positions if p.statement is None]
    shown = [s.words(found.release.text) for s in position.evidence.spans]
    assert shown == ["We support the Fair Rents Act and have for years."]


def test_we_who_ask_are_not_whoever_was_named_before() -> None:
    found = read(
        "We urge Secretary Ana Ruiz to publish the audits by May, and we ask the council to cap rents."
    )
    assert {(d.holder, d.addressed_to) for d in found.demands} == {(FORUM, "Ana Ruiz"), (FORUM, "council")}


@pytest.mark.parametrize(
    "body",
    ["We urge the council to publish the audits.", "Many residents of the quay urged the council to publish the audits."],
)  # fmt: skip
def test_a_demand_of_nobody_named_is_kept(body: str) -> None:
    text = f"Audits Are Late, Quay Says\n\nMarch 3, 2023\n\nIt rained all day.\n\n{body}"
    found = extract(PressRelease(text, "case.txt", "text/plain", ""))
    assert found.heading.issuers == ()
    assert [(d.holder, d.on_behalf_of, d.action) for d in found.demands] == [
        (None, None, "publish the audits")
    ]
