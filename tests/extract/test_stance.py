"""Positions as data: a quotation, the policy it is about, and which side it takes. Everything here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import Findings, Polarity, PressRelease

ACT = "Rent Stabilisation Act"


def read(words: str, more: str = "", headline: str = "Tenants Speak Out On Rents") -> Findings:
    body = f"“{words}” said Mara Quill, director of the Fair Rents Forum."
    return extract(
        PressRelease(f"{headline}\n\nMarch 3, 2023\n\n{more}{body}\n", "case.txt", "text/plain", "")
    )


def stances(findings: Findings) -> dict[str, Polarity]:
    spoken = {s.key for s in findings.statements}
    return {p.target: p.polarity for p in findings.positions if p.statement in spoken}


SIDES = [
    # words, for or against the Act
    ("We urge the council to pass the Rent Stabilisation Act,", "support"),
    ("It is essential that the council reject the Rent Stabilisation Act,", "oppose"),
    ("The Rent Stabilisation Act must be repealed at once,", "oppose"),
    ("The Rent Stabilisation Act should be fully funded this year,", "support"),
    ("Repealing the Rent Stabilisation Act would hurt thousands of families,", "support"),
    ("Failing to extend the Rent Stabilisation Act would hurt thousands of families,", "support"),
    ("The impact of the Rent Stabilisation Act has undermined small builders,", "oppose"),
    ("By passing the Rent Stabilisation Act the council has finally delivered a victory for tenants,", "support"),
    ("By passing the Rent Stabilisation Act the council betrays every small builder,", "oppose"),
    ("We thank the mayor for vetoing the reckless Rent Stabilisation Act,", "oppose"),
    ("This flawed Rent Stabilisation Act is back on the table,", "oppose"),
    ("This landmark Rent Stabilisation Act is back on the table,", "support"),
    ("Sound and lifesaving repairs follow wherever the Rent Stabilisation Act is tried,", "support"),
    ("Sound and lifesaving repairs, and homelessness, follow wherever the Rent Stabilisation Act is tried,", "support"),
    ("This veto is an insult to those who wrote the Rent Stabilisation Act,", "support"),
    ("We do not support the Rent Stabilisation Act in this form,", "oppose"),
    ("Our members have serious objections to the Rent Stabilisation Act as drafted,", "oppose"),
    ("We were sharply critical of the Rent Stabilisation Act last spring,", "oppose"),
    ("Displacement and homelessness follow wherever the Rent Stabilisation Act is tried,", "oppose"),
    ("The Rent Stabilisation Act is a gift to speculators,", "oppose"),
    ("The Rent Stabilisation Act is appealing to small builders too,", "support"),
    ("The Rent Stabilisation Act is not transparent,", "oppose"),
    ("The Rent Stabilisation Act does not answer what tenants ask,", "oppose"),
    ("Decent homes will not be served by the Rent Stabilisation Act,", "oppose"),
    ("Lodgers are the ones burdened by the Rent Stabilisation Act,", "oppose"),
    ("The Rent Stabilisation Act is here. It is a sad day,", "oppose"),
    ("The Rent Stabilisation Act slams the door on young families,", "oppose"),
    ("The Rent Stabilisation Act lets us keep our homes,", "support"),
    ("The Rent Stabilisation Act is a down payment on what tenants are owed,", "support"),
    ("The Rent Stabilisation Act would limit rises to two percent. There is no excuse for delay,", "support"),
    ("The Rent Stabilisation Act would limit access to homes,", "oppose"),
    ("The council should stop sitting on the Rent Stabilisation Act,", "support"),
    ("We are cheering the Rent Stabilisation Act,", "support"),
    ("The Rent Stabilisation Act is exactly the kind of law we need,", "support"),
    ("The Rent Stabilisation Act will create more problems than it solves,", "oppose"),
    ("The Rent Stabilisation Act falls short of what was promised,", "oppose"),
    ("We urge the court to find in favour of the Rent Stabilisation Act,", "support"),
    ("The Rent Stabilisation Act has serious consequences for lodgers,", "oppose"),
    ("The council must let the Rent Stabilisation Act expire,", "oppose"),
    ("Landlords ignore the Rent Stabilisation Act,", "support"),
    ("The Rent Stabilisation Act is a real concern,", "oppose"),
    ("Lodgers found homes through this Rent Stabilisation Act,", "support"),
    ("We have lived with the scourge of the Rent Stabilisation Act,", "oppose"),
    ("The Rent Stabilisation Act needs to come sooner,", "support"),
    ("We are proud to sponsor the Rent Stabilisation Act,", "support"),
    ("We are here to fight this Rent Stabilisation Act,", "oppose"),
    ("Repealing the Rent Stabilisation Act would shutter our shops,", "support"),
    ("This veto of the Rent Stabilisation Act is an insult to tenants,", "support"),
    ("We urge the council to pass the Rent Stabilisation Act and override the veto,", "support"),
    ("We are delighted. The Rent Stabilisation Act is through at last,", "support"),
    ("We badly need the Rent Stabilisation Act in this city,", "support"),
    ("The Rent Stabilisation Act puts money in the hands of tenants,", "support"),
    ("Tenants are harmed by the Rent Stabilisation Act,", "oppose"),
    ("If the exemptions go, we can support the Rent Stabilisation Act,", "mixed"),
    ("Thousands have spoken out against the Rent Stabilisation Act,", "oppose"),
    ("The Rent Stabilisation Act once again demonises those who rent,", "oppose"),
    ("The Rent Stabilisation Act was ‘woefully inadequate’ from the first day,", "oppose"),
    # what it does, in every form of the verb; what it does not do
    ("The Rent Stabilisation Act bolsters the savings of tenants,", "support"),
    ("The Rent Stabilisation Act has already stabilised our streets,", "support"),
    ("The Rent Stabilisation Act will not safeguard our homes,", "oppose"),
    ("The Rent Stabilisation Act would, we fear, also severely hamper repairs,", "oppose"),
    ("The Rent Stabilisation Act denied lodgers a hearing,", "oppose"),
    ("The Rent Stabilisation Act fails to protect lodgers,", "oppose"),
    ("The Rent Stabilisation Act will never penalise careful builders,", "support"),
    ("The Rent Stabilisation Act is a matter of fairness that benefits us all,", "support"),
    # whose act it is
    ("Our government continues to support the severe Rent Stabilisation Act,", "oppose"),
    ("They are still choosing to back this inept Rent Stabilisation Act,", "oppose"),
    # what is undone, what is not to come, what must go
    ("We need an end to the Rent Stabilisation Act,", "oppose"),
    ("The Rent Stabilisation Act should not become law,", "oppose"),
    ("The Rent Stabilisation Act must not be weakened,", "support"),
    ("The Rent Stabilisation Act needs to be struck down,", "oppose"),
    ("The time has come to enact the Rent Stabilisation Act,", "support"),
    ("Lodgers have been fighting the Rent Stabilisation Act for years,", "oppose"),
    # what is under way, and what it poses
    ("We are filing the Rent Stabilisation Act today,", "support"),
    ("The Rent Stabilisation Act poses a serious threat to lodgers,", "oppose"),
    ("Heat in winter is far from assured under the Rent Stabilisation Act,", "oppose"),
    # feelings
    ("I am uneasy about the Rent Stabilisation Act,", "oppose"),
    ("We appreciate the Rent Stabilisation Act as a beginning,", "support"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "side"), SIDES, ids=[s[0][:60] for s in SIDES])
def test_which_side(words: str, side: str) -> None:
    assert stances(read(words)).get(ACT) == Polarity(side)


NEWS = "The council announced today a rule that will open the ledgers to tenants. The rule is short. The rule takes effect in May, as the Fair Rents Act says, and the Fair Rents Act is old.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "This is wonderful news. We are delighted that so many will look at the books,",
        "I applaud the council for this step, which brings light to all who rent under the Fair Rents Act,",
    ],
)
def test_a_reaction_is_to_what_is_announced(words: str) -> None:
    assert stances(read(words, NEWS))["rule that will open the ledgers to tenants"] == Polarity.SUPPORT


def test_what_is_needed_judges_nothing_else() -> None:
    assert stances(read(f"On the {ACT} they may think what they like. We need water,")) == {}


def test_what_another_thing_does_judges_nothing_before_it() -> None:
    assert stances(read(f"They read the {ACT} and filled in a form that undermines trust,")) == {}


def test_what_is_meant_to_do_harm_is_an_ill() -> None:
    words = "They never gave up on their attempt to sabotage the lodgers, as all of us know,"
    assert stances(read(words)) == {"attempt to sabotage the lodgers": Polarity.OPPOSE}


def test_cuts_are_an_ill_where_nobody_says_more() -> None:
    assert stances(read("Ask what the library cuts do to a child,")) == {"library cuts": Polarity.OPPOSE}
    assert stances(read("We welcome the library cuts, which the town can bear,")) == {
        "library cuts": Polarity.SUPPORT
    }


def test_what_is_attempted_or_refused_is_an_ill() -> None:
    assert stances(read("We saw attempts to weaken the stair lights,")) == {
        "attempts to weaken the stair lights": Polarity.OPPOSE
    }


def test_what_a_council_does_is_no_stance_of_who_tells_it() -> None:
    assert stances(read("The Elm City Council voted against the Rent Stabilisation Act on Monday,")) == {}


def test_what_is_far_from_what_it_needs_is_not_valued() -> None:
    words = "They had access to the long and narrow stairs of that old house when the Rent Stabilisation Act came,"
    assert stances(read(words)) == {}


def test_unknown_is_said_as_unknown() -> None:
    findings = read("The Rent Stabilisation Act has forty pages and two schedules at the back,")
    assert stances(findings) == {}
    assert findings.statements[0].about == (ACT,)


def test_a_reaction_that_names_nothing_is_about_what_the_release_is_about() -> None:
    more = "The council passed the Rent Stabilisation Act on Monday. The Rent Stabilisation Act caps rents. The Act is new.\n\n"
    findings = read("This is incredible news for every tenant in our city and beyond,", more)
    assert stances(findings) == {ACT: Polarity.SUPPORT}
    assert findings.positions[0].evidence.confidence < 0.6


def test_what_one_statement_leaves_open_its_speaker_has_said_elsewhere() -> None:
    more = "“We oppose the Rent Stabilisation Act outright,” said Mara Quill, director of the Fair Rents Forum.\n\n"
    findings = read("The Rent Stabilisation Act has forty pages and two schedules at the back,", more)
    last = [p for p in findings.positions if p.statement == findings.statements[-1].key]
    assert [(p.polarity, p.evidence.rule) for p in last] == [(Polarity.OPPOSE, "stance.same-side")]
    assert last[0].evidence.spans == findings.statements[-1].evidence.spans


def test_what_no_statement_tells_is_asked_of_the_narration() -> None:
    more = "The Rent Stabilisation Act would hurt lodgers on every quay of the town.\n\n"
    findings = read("The Rent Stabilisation Act has forty pages and two schedules at the back,", more)
    assert stances(findings) == {ACT: Polarity.OPPOSE}


def test_reservation_and_condition() -> None:
    reserved = read("We welcome the Rent Stabilisation Act, but it must go further to help families,")
    position = next(p for p in reserved.positions if p.target == ACT)
    assert (position.polarity, position.intensity) == (Polarity.SUPPORT, "with reservation")
    conditional = read(
        "We will oppose the Rent Stabilisation Act unless the cap is lowered to three per cent,"
    )
    position = next(p for p in conditional.positions if p.target == ACT)
    assert (position.polarity, position.condition) == (
        Polarity.OPPOSE,
        "unless the cap is lowered to three per cent,",
    )


def test_a_cue_inside_a_name_is_no_cue() -> None:
    findings = read("Our report is called Threats To The Supported Living Act and has forty pages in it,")
    assert Polarity.OPPOSE not in stances(findings).values()


@pytest.mark.parametrize(
    "words", ["This act would ruin us, and we oppose it,", "This act is a waste of money and we oppose it,"]
)
def test_what_others_say_turns_no_outright_words_round(words: str) -> None:
    other = "“We need the Rent Stabilisation Act, a lifeline that we strongly support,” said Jo Hill, chair of Rent Watch.\n\n"
    found = [p for p in read(words, other).positions if p.holder == "Mara Quill"]
    assert [p.polarity for p in found] == [Polarity.OPPOSE]
