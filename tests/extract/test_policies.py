"""Policies that a release names, as data: a body and what is a policy there. Everything here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import Findings, PolicyKind, PressRelease


def read(body: str, headline: str = "Tenants Speak Out") -> Findings:
    tail = "\n\nAbout the Fair Rents Forum: The Fair Rents Forum speaks for tenants."
    return extract(PressRelease(f"{headline}\n\nMarch 3, 2023\n\n{body}{tail}", "case.txt", "text/plain", ""))


NAMED = [
    # body, the policies' names and kinds
    ("The council debated the Rent Stabilisation Act of 2021 on Monday.", [("Rent Stabilisation Act of 2021", "act")]),
    ("Intro 119, the Fair Rents Law, is before the council. The bill is late.", [("Intro 119", "bill")]),
    ("The Quiet Rivers Directive passed. The directive asks too much of towns.", [("Quiet Rivers Directive", "rule")]),
    ("We are against the rent relief scheme. A rent relief scheme is no answer.", [("rent relief scheme", "programme")]),
    ("The city published a memorandum on eviction notices this week.", [("memorandum on eviction notices", "memo")]),
    ("Members want a bill that caps rents for five years.", [("bill that caps rents for five years", "bill")]),
    ("The group wants a pathway to citizenship for renters.", [("pathway to citizenship", "idea")]),
    ("DACA must stay. Renters who hold DACA need homes.", [("DACA", "programme")]),
    ("The Elm County Council's plan to sell the flats came as a shock.", [("Elm County Council's plan to sell the flats", "plan")]),
    ("The Charter on the Rights of Tenants was signed in 1999.", [("Charter on the Rights of Tenants", "plan")]),
    ("Mara Quill of Open Homes Initiative spoke. It was a sound plan. They pay taxes.", []),
    ("We oppose winter evictions from flats. Nobody needs winter evictions.", [("winter evictions", "practice")]),
    ("It published its final rule, “Fair Rents for All Tenants,” on Monday.", [("Fair Rents for All Tenants", "rule")]),
    ("They fear its “Clean Elm Streams” rule (89 Fed. Reg. 11,204; RIN 1235-AB42).", [("Clean Elm Streams", "rule")]),
    ("The mayor signed Executive Order 2023-14 on rents.", [("Executive Order 2023-14", "executive-order")]),
    ("They ask the council to reject Amendment 2217 on Monday.", [("Amendment 2217", "bill")]),
    ("They would strike Section 9 of S. 3350 on Monday.", [("Section 9 of S. 3350", "act")]),
    ("Section 2 of the Fair Rents Act of 1965 is old. Section 2 of the Fair Rents Act holds.", [("Section 2 of the Fair Rents Act of 1965", "act")]),
    ("The poll is on S2836/A2277A, which is new.", [("S2836/A2277A", "bill")]),
    ("Rent control means that I can stay. They fear rent control.", [("rent control", "practice")]),
    ("Most want to end the use of winter evictions in towns and cities.", [("winter evictions", "practice")]),
    ("The Centers for Medicare & Medicaid Services (CMS) wrote back.", []),
    ("They left the Connect Every Flat program last year.", [("Connect Every Flat program", "programme")]),
    ("Local Law 115 of 2021 and Res. 0340-A are old.", [("Local Law 115 of 2021", "act"), ("Res. 0340-A", "bill")]),
    ("Section 10-22.34c of the Elm School Code is old.", [("Section 10-22.34c of the Elm School Code", "act")]),
    ("They ask the board to reject a plan to outsource the buses to Elm Rail.", [("plan to outsource the buses to Elm Rail", "plan")]),
    ("Tenants have called for an end to rent-bid auctions.", [("rent-bid auctions", "practice")]),
    ("They fear the clinic closure. Nobody asked for the clinic closure.", [("clinic closure", "practice")]),
    ("Members oppose the library restructure, which was sudden.", [("library restructure", "plan")]),
    ("Tenants oppose this merger. It came at night.", [("merger", "plan")]),
    ("“The flood budget is late,” said Jo Tarn.", [("flood budget", "bill")]),
    ("The flood budget is late.", []),
    ("They read the Fair Rents Act and the Warm Homes Act on Monday.", [("Fair Rents Act", "act"), ("Warm Homes Act", "act")]),
    ("Elm Mayor Signs Bill, it said.", []),
    ("“It is a decent budget,” said Jo Tarn. “We pay our unpaid bills.”", []),
    # titles side by side, and what is done to one
    ("They want the Warm Homes Act, Fair Rents Act and the Clean Stairs Bill passed.", [("Warm Homes Act", "act"), ("Fair Rents Act", "act"), ("Clean Stairs Bill", "bill")]),
    ("Dana Orr Introduces the Warm Homes Act of 2022 today.", [("Warm Homes Act of 2022", "act")]),
    # what stands under a speaker's stance, though it is said once and has no policy's head
    ("“We desperately need a vacancy trigger,” said Mara Quill.", [("vacancy trigger", "practice")]),
    ("“We need more homes and increased spending on repair crews,” said Mara Quill.", []),
    ("“Things will get better with increased spending on repair crews,” said Mara Quill.", [("increased spending on repair crews", "practice")]),
    ("“This points system for late payers is mean,” said Mara Quill.", [("points system for late payers", "practice")]),
    ("“The selling of the riverside flats is a disgrace,” said Mara Quill.", [("selling of the riverside flats", "practice")]),
    ("“The board has to remove the tenancy barriers,” said Mara Quill.", [("tenancy barriers", "practice")]),
    ("“An extra £3 million earmarked for stairs is not enough,” said Mara Quill.", [("extra £3 million earmarked", "practice")]),
    ("“They know what needless repair cuts do to a house,” said Mara Quill.", [("repair cuts", "practice")]),
    ("“Late-fee disclosure laws keep us honest,” said Mara Quill.", [("Late-fee disclosure laws", "act")]),
    ("“We support better lives for tenants, sufficient funding and the Department of Homes,” said Mara Quill.", []),
    ("They need a vacancy trigger, some say, and a points system.", []),
    ("“There should be no more reforms to Harbour Rent,” said Mara Quill.", [("reforms to Harbour Rent", "bill")]),
    ("“They should pay out the £40m winter heating payment,” said Mara Quill.", [("£40m winter heating payment", "practice")]),
    # budgets; courts; what is counted, or a word beside another
    ("They read the UK Budget on Monday, as did the Elm Budget.", [("UK Budget", "bill")]),
    ("Speaking to the Elm Homes Budget, it said little.", [("Elm Homes Budget", "bill")]),
    ("It read the lodgers' rights judgment. The lodgers' rights judgment is long.", [("rights judgment", "court-case")]),
    ("They asked 40 rent contract workers. They are for the 40 rent contract workers.", []),
    ("They like 40 rent repair visas. All 40 rent repair visas are old.", [("rent repair visas", "programme")]),
    ("They cite Elm Homes vs Quay Bank in it.", [("Elm Homes vs Quay Bank", "court-case")]),
    # of a few words in capitals; a decision to do a thing; what is told about, and is no name
    ("They fear for the Old Tenants Relief and read the Elm Housing Agenda.", [("Old Tenants Relief", "practice"), ("Elm Housing Agenda", "plan")]),
    ("The board's decision to sell nine flats came at night.", [("decision to sell nine flats", "plan")]),
    ("Jo ran a program that has housed many. It is a great deal of money. They met on the resolution of long-standing rows.", []),
    ("“We are against a foreign policy that harms tenants,” said Mara Quill.", []),
    ("“Our reliance on short leases is a threat,” said Mara Quill.", [("reliance on short leases", "practice")]),
    ("“Its stairway measures will push rents up,” said Mara Quill.", [("stairway measures", "bill")]),
    ("They fear a 2.5 per cent increase in tenants' Repair Contributions.", [("2.5 per cent increase in tenants' Repair Contributions", "practice")]),
    ("“They should set out an open rent data plan,” said Mara Quill.", [("open rent data plan", "plan")]),
    # announced without a name; owned by somebody
    ("The city announced a rule that will open the ledgers to tenants.", [("rule that will open the ledgers to tenants", "rule")]),
    ("Landlords like the Elm Bank's proposal. The proposal is bad. This proposal hurts. The proposal will end.", [("Elm Bank's proposal", "plan")]),
    # a noun of policies that is a verb here, or what something is called
    ("Many of our lodgers deal with mould. They met, and the Elm Lodgers plans to march.", []),
    ("“The Elm Lodgers plans to end the leases of many,” said Mara Quill. They fear the end.", []),
    ("“We have to reconsider plans and identify strategies,” said Mara Quill.", []),
    ("“In truth it is simply a vanity project,” said Mara Quill.", []),
    ("Unlike past rent programs, this one is quick. Unlike past rent programs, it is cheap.", [("rent programs", "programme")]),
    # a policy where a stance stands on it, and not where it is only mentioned
    ("“Most of us would be lost on financial aid,” said Mara Quill.", []),
    ("Landlords oppose judicial review of their leases.", [("judicial review", "plan")]),
    # what a statement judges and nothing names
    ("“Selective heating is a disgrace,” said Mara Quill.", [("selective heating", "practice")]),
    ("“Dividing flats into cupboards is not the answer,” said Mara Quill.", [("dividing flats into cupboards", "practice")]),
    ("“We are uneasy about midnight flat viewing,” said Mara Quill.", [("midnight flat viewing", "practice")]),
    ("“A one-year increase is a mistake. Heating is essential. They caused it by night work. Our tenants are a lifeline,” said Mara Quill.", []),
    ("“Foreign policy is a disaster. Having baths is a mistake. Elm Quay is a disaster,” said Mara Quill.", []),
    # titles: what they are of, whose they are, and what only looks like one
    ("They would drill in the Refuge in the Elm Budget Resolution.", [("Elm Budget Resolution", "bill")]),
    ("Mara Quill of Elm Law wrote it. They read the Impact Statement for the Bill. Tariffs Tax Builders, it said.", []),
    ("The Open Water Initiative met.", []),
    ("The Open Water Initiative, announced on Monday, is new.", [("Open Water Initiative", "programme")]),
    ("They read the Warm Home Levy and the Elm Winter Benefit.", [("Warm Home Levy", "practice"), ("Elm Winter Benefit", "programme")]),
    ("They wrote to Lodgers Bill of Rights Watch twice. Under Elmland law it is a crime. Under Elmland law it is so.", []),
    ("They want the Winter Heating Payment and the Tenant Services Levy. They wrote to the Elm Bureau of Consumer Credit.", [("Winter Heating Payment", "programme"), ("Tenant Services Levy", "practice")]),
    ("“The Elm Rent Court's decision on attics is a disgrace,” said Mara Quill. Under EU law it is a crime. Under EU law it is so.", [("Elm Rent Court's decision on attics", "plan")]),
    # each of its own kind: a fee is no wording of a levy
    ("The land levy is new. The land levy is mean. The fee is old and the fee is low.", [("land levy", "practice"), ("fee", "practice")]),
    # said once, under a stance, or of a statement that names nothing else
    ("They oppose midnight deliveries of very big and heavy boxes.", [("midnight deliveries", "practice")]),
    ("“A rent boycott hurts us all,” said Mara Quill.", [("rent boycott", "practice")]),
    ("“A rent boycott is what they call it,” said Mara Quill.", []),
    ("“They made attempts to weaken the stair lights, which is a disgrace,” said Mara Quill.", [("attempts to weaken the stair lights", "practice")]),
    ("“By capping the grant for heat, which is a disgrace, the council saves little,” said Mara Quill.", [("capping the grant for heat", "practice")]),
    ("“We support the right of tenants to sue,” said Mara Quill.", []),
    # several amendments by number; short words in "-ed"; a deed of more than one word
    ("They backed amendments 47 and 93 on Monday.", [("amendments 47 and 93", "bill")]),
    ("They like the red stair laws. Nobody broke the red stair laws.", [("red stair laws", "act")]),
    ("They wrote of the decision of Elm Quay University to end its lease with the lodgers.", [("decision of Elm Quay University to end its lease", "plan")]),
    ("“We know what cuts to lodger repair budgets do to a house,” said Mara Quill.", [("cuts to lodger repair budgets", "practice")]),
    ("“We applaud the inclusion of an investment of $12.5 million,” said Mara Quill.", [("investment of $12.5 million", "practice")]),
    # what is pointed at may be said in one word, and stand behind two that judge
    ("“We condemn such overcrowding,” said Mara Quill.", [("overcrowding", "practice")]),
    ("“We condemn the cruel and unjust shutting of flats,” said Mara Quill.", [("shutting of flats", "practice")]),
    ("“We condemn such people,” said Mara Quill.", []),
    ("“These projects are a disgrace,” said Mara Quill.", [("projects", "practice")]),
    ("“These projects have two floors,” said Mara Quill.", []),
    # titles that are known by what stands in or before them
    ("They fear the Rent Legislation Amendment (No.1) Bill.", [("Rent Legislation Amendment (No.1) Bill", "bill")]),
    ("After the Fair Rents Act passed, rents fell.", [("Fair Rents Act", "act")]),
    ("They want Temporary Lodging Visas back.", [("Temporary Lodging Visas", "programme")]),
    ("The Agreement on Trade in Civil Boats is old.", [("Agreement on Trade in Civil Boats", "plan")]),
    ("The mayor's Executive Order on Quay Flood Risk directs it.", [("Executive Order on Quay Flood Risk", "executive-order")]),
    ("They meet the goals of the Elm National Action Plan.", [("Elm National Action Plan", "plan")]),
    ("The town's $27 million Stairway Repair Fund is new.", [("Stairway Repair Fund", "programme")]),
    ("They wrote to the Stairway Repair Fund.", []),
    ("They read Order No 40-3/2020-DM-I(A) today.", [("Order No 40-3/2020-DM-I(A)", "rule")]),
    ("They read the Lodgers Bill of Rights today.", [("Lodgers Bill of Rights", "bill")]),
    ("Clearly Elm Council's plan to sell the flats came late.", [("Elm Council's plan to sell the flats", "plan")]),
    # two sorts before one head; a number that says which; a treaty known by one word
    ("“We must have stair and attic laws,” said Mara Quill.", [("stair and attic laws", "act")]),
    ("They oppose the 45 day rule.", [("45 day rule", "rule")]),
    ("They signed the Charter  on  the  Rights  of  Elm Tenants in 1999.", [("Charter on the Rights of Elm Tenants", "plan")]),
    ("It breaks the Lodgers Convention, they told the National Convention.", [("Lodgers Convention", "plan")]),
    # what only begins like a title, and bills that are paid
    ("They wrote to Citizens for Tax Fairness and the Lake Elm Treaty Organisation.", []),
    ("Jo Tarn, director of the Tenant Safety and Rights Program, came with the Elm Law Review.", []),
    ("They want the Orr Tax Cuts back.", [("Orr Tax", "practice")]),
    ("Our monthly bill is high. Nobody likes a monthly bill.", []),
    # what is refused, and what is asked for
    ("“We denounce the board's refusal to open the ledgers,” said Mara Quill.", [("refusal to open the ledgers", "practice")]),
    ("“The board must reopen the riverside clinics,” said Mara Quill.", [("reopen the riverside clinics", "practice")]),
    ("“We urge the board to redesign the stair lights,” said Mara Quill.", [("redesign the stair lights", "practice")]),
    ("“The board must work with tenant groups,” said Mara Quill.", []),
    ("“We humbly request the council to provide a 50% stairlift subsidy,” said Mara Quill.", [("50% stairlift subsidy", "practice")]),
    ("“Real change means stopping all night surveillance--not just of the young,” said Mara Quill.", [("night surveillance", "practice")]),
    # somebody's doing it, and a thing that is done
    ("“Banks closing branches is a disgrace,” said Mara Quill.", [("banks closing branches", "practice")]),
    ("“Attic mould research is a lifeline,” said Mara Quill.", [("attic mould research", "practice")]),
    ("They wrote of Sara Tarn's challenge to the eviction notices.", [("Sara Tarn's challenge to the eviction notices", "court-case")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NAMED, ids=[n[0][:50] for n in NAMED])
def test_what_is_a_policy(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.kind.value) for p in read(body).policies] == expected


HEADED = [
    # headline, body, the policies' names
    ("Tenants Cheer Fair Rents Bill", "The bill is late.", ["Fair Rents Bill"]),
    ("Mayor Signs Stair Light Ordinance", "The ordinance is short.", ["Stair Light Ordinance"]),
    ("Lodgers Slam Board's Night Heating Rule", "The rule helps lodgers.", ["Night Heating Rule"]),
    ("Lodgers Read a New Bill", "The bill is late.", []),
    ("Lodgers Win Hazard Pay", "Hazard pay is fair. They want hazard pay. They like hazard pay.", ["Hazard pay"]),
    ("Lodgers Win Better Wages", "Hazard pay is fair. They want hazard pay. They like hazard pay.", []),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "body", "names"), HEADED, ids=[h[0] for h in HEADED])
def test_what_a_headline_names(headline: str, body: str, names: list[str]) -> None:
    assert [p.name for p in read(body, headline).policies] == names


def test_a_plan_is_called_as_the_headline_calls_it() -> None:
    found = read("The deal is bad. This deal hurts tenants.", "Harbour Quay Deal: Talks Go On").policies
    assert [(p.name, p.kind) for p in found] == [("Harbour Quay Deal", PolicyKind.PLAN)]
    assert len(found[0].evidence.spans) == 3


def test_a_headline_that_is_a_sentence_names_what_it_names() -> None:
    headline = "The tenants of the river flats have slammed the 2017 Elm Budget as unfair and mean"
    assert [p.name for p in read("This budget hurts us.", headline).policies] == ["2017 Elm Budget"]


def test_these_laws_are_those_that_were_named_together() -> None:
    body = "They like the landlord register laws: the Warm Homes Act, the Fair Rents Act. “We need landlord register laws. These laws help,” said Mara Quill."
    found = {p.name: p.wordings for p in read(body).policies}
    assert "laws" in found["landlord register laws"]


def test_words_of_the_headline_that_the_body_repeats() -> None:
    body = "Letting fees cost too much. The letting fees rose, letting fees fell. No one likes letting fees in our town."
    found = read(body, "Letting Fees Drive Tenants Out").policies
    assert [(p.name, p.kind) for p in found] == [("letting fees", PolicyKind.PRACTICE)]
    assert len(found[0].evidence.spans) >= 3


def test_a_bill_that_is_nowhere_named_is_a_policy_all_the_same() -> None:
    body = "The bill is late. We wrote about the bill twice. This bill would help tenants, and the bill is short."
    assert [p.name for p in read(body).policies] == ["bill"]


TIED = [
    # body, a name, a wording that is tied to it
    ("The Online Rents Act (ORA) passed. The ORA is welcome.", "Online Rents Act", "ORA"),
    ("The Stronger Homes Act is here. This bill will help. Members read the legislation.", "Stronger Homes Act", "bill"),
    ("The Stronger Homes Act is here. This long dry bill will help. Members read on.", "Stronger Homes Act", "long dry bill"),
    ("The Stronger Homes Act is here. Our bill is for lodgers.", "Stronger Homes Act", "bill"),
    ("The Stronger Homes Act is here. This unwanted bill hurts tenants.", "Stronger Homes Act", "bill"),
    ("The decision of Elm Quay Court to end the lease. Lodgers like the court's decision.", "decision of Elm Quay Court to end the lease", "decision"),
    ("The board's decision to sell nine flats came at night. This decision is a poor one.", "decision to sell nine flats", "decision"),
    ("The Stronger Homes Act is here. Today's announcement helps.", "Stronger Homes Act", "announcement"),
    ("Humane Alternatives to Evictions (HATE) Homes Act is here. HATE will help.", "Humane Alternatives to Evictions (HATE) Homes Act", "HATE"),
    ("HR 8890, the so-called Lower Rents Now Act, is here.", "HR 8890", "Lower Rents Now Act"),
    ("House Bill 214 is here. H.B. 214 will help.", "House Bill 214", "H.B. 214"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "wording"), TIED, ids=[t[2] for t in TIED])
def test_wordings_of_one_policy(body: str, name: str, wording: str) -> None:
    found = read(body).policies
    assert [p.name for p in found] == [name]
    assert wording in found[0].wordings


def test_a_slogan_in_capitals_that_is_a_policys_name() -> None:
    body = "We support School Dinners for All. School Dinners for All would cost the town little."
    assert [p.name for p in read(body).policies] == ["School Dinners for All"]


def test_the_law_that_is_broken_is_no_law_in_particular() -> None:
    found = read("Landlords break the law every day. The Fair Rents Act is here. It helps.").policies
    assert [p.wordings for p in found] == [("Fair Rents Act",)]


def test_a_headline_words_the_one_bill_of_its_release() -> None:
    found = read(
        "Senate Bill 83 is law. SB 83 helps tenants.", "Leaders Applaud Signing of Quiet Flats Law"
    ).policies
    assert "Quiet Flats Law" in found[0].wordings


def test_the_bill_is_one_that_was_named_above() -> None:
    body = "The council passed Int. 0611-2022 on Monday. The bill helps. It also backs the Quiet Flats Act (S.8992/A.9720)."
    named = {p.name: p.wordings for p in read(body).policies}
    assert "bill" in named["Int. 0611-2022"]
