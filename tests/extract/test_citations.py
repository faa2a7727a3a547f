"""Policies cited by number or case name, in every country's spelling, as data. All of them invented."""

import pytest

from advocacy_graph.extract.citations import citations, one_spelling

CASES = [
    # text, what is cited there
    ("We ask the House to pass H.R. 41 and the Senate S. 909.", ["H.R. 41", "S. 909"]),
    ("H.Res. 5, H. Con. Res. 14 and S.J.Res. 3 are pending (S 1234).", ["H.Res. 5", "H. Con. Res. 14", "S.J.Res. 3", "S 1234"]),
    ("It amends Pub. L. No. 101-777 and Public Law 99-12.", ["Pub. L. No. 101-777", "Public Law 99-12"]),
    ("EO 14999, Executive Order No. 14,998 and Proclamation 9999", ["EO 14999", "Executive Order No. 14,998", "Proclamation 9999"]),
    ("See 86 FR 12345, 86 Fed. Reg. 12,346 and RIN 1615-ZZ42.", ["86 FR 12345", "86 Fed. Reg. 12,346", "RIN 1615-ZZ42"]),
    ("under 8 CFR 214.2 in Docket No. EPA-HQ-OAR-2031-0317", ["8 CFR 214.2", "Docket No. EPA-HQ-OAR-2031-0317"]),
    ("A.B. 12, AB-1234, SB1070 and L.D. 1708", ["A.B. 12", "AB-1234", "SB1070", "L.D. 1708"]),
    ("Assembly Bill 1234, House File 12 and LB 947", ["Assembly Bill 1234", "House File 12", "LB 947"]),
    ("The New York bill (A.1234/S.5678) passed.", ["A.1234/S.5678"]),
    ("Int. No. 1234-A and Intro 119 before the council", ["Int. No. 1234-A", "Intro 119"]),
    ("Vote no on Proposition 12 and Measure B.", ["Proposition 12", "Measure B"]),
    ("Bill C-11 was amended; C-11 is still flawed. Bill S-5 is not.", ["Bill C-11", "C-11", "Bill S-5"]),
    ("Bill 23 (2021-22) and HL Bill 5", ["Bill 23 (2021-22)", "HL Bill 5"]),
    ("the proposal COM(2031) 206 in procedure 2032/0155(COD)", ["COM(2031) 206", "2032/0155(COD)"]),
    ("Directive 2006/99/EC and Regulation (EU) 2016/999", ["Directive 2006/99/EC", "Regulation (EU) 2016/999"]),
    ("Section 14(z) of the Fair Pay Act, Title XII and the tenth amendment", ["Section 14(z) of the Fair Pay Act", "Title XII", "tenth amendment"]),
    ("holders of Bridging Visa Q and H-9Z visas", ["Bridging Visa Q"]),
    ("In Quill v. City of Elm the judge agreed.", ["Quill v. City of Elm"]),
    ("River Staff and Workers' Association et al. v. Brandt", ["River Staff and Workers' Association et al. v. Brandt"]),
    ("the court's ruling in [2031] UKSC 3 and Case C-999/18", ["[2031] UKSC 3", "Case C-999/18"]),
    ("In 2015 the S&P 500 fell and A4 paper was dear. Prince v. the world.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cited"), CASES, ids=[c[0][:40] for c in CASES])
def test_what_is_cited(text: str, cited: list[str]) -> None:
    assert [c.words for c in sorted(citations(text), key=lambda c: c.start)] == cited
    assert all(text[c.start : c.end] == c.words for c in citations(text))


SAME = [
    ("House Bill 214", "H.B. 214"),
    ("HB214", "Assembly Bill No. 214"),
    ("Executive Order 14999", "EO 14999"),
    ("Int. No. 119", "Intro 119"),
    ("Proposition 12", "Prop. 12"),
    ("Section 14(z)", "§ 14(z)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_number(one: str, other: str) -> None:
    assert one_spelling(one.lower()) == one_spelling(other.lower())


def test_different_numbers_stay_different() -> None:
    assert one_spelling("sb 214") != one_spelling("hb 214")
