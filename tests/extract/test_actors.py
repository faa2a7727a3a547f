"""Bodies that a release names, as data: a body of text and who is in it. Everybody here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease


def bodies(text: str) -> list[str]:
    head = "Tenants Speak Out\n\nMarch 3, 2023\n\n"
    found = extract(PressRelease(f"{head}{text}\n", "case.txt", "text/plain", ""))
    return sorted(o.name for o in found.organizations)


NAMED = [
    ("It lies outside of the land of the Elm Nation and the Hill Creek Band and the Department of Roofs.", ["Department of Roofs", "Elm Nation", "Hill Creek Band"]),
    ("They met Rent Action of Elm Island and Coalition to Save Homes, and the Law Library of Tenants and 85 percent of others.", ["Coalition to Save Homes", "Law Library of Tenants", "Rent Action of Elm Island"]),
    ("They asked the Commission and Council, and Mary Hill and Elm Council. It is for the ECU and the Elm Board.", ["ECU", "Elm Board", "Elm Council"]),
    ("It says that NZRX and the Board of Rents agree, and so do Labour and the Alliance for Homes.", ["Alliance for Homes", "Board of Rents", "Labour", "NZRX"]),
    ("“It is so,” said Jo Tarn, a member of Hill Action of Elmford and Coalition to Stop Evictions.", ["Coalition to Stop Evictions", "Hill Action of Elmford"]),
    ("“It is so,” said Jo Tarn, president, EHC Clinical Research and EHC Community Health.", ["EHC Clinical Research", "EHC Community Health"]),
    ("“It is so,” said Jo Tarn, director of the Center for Law and Social Justice at Moor College.", ["Center for Law and Social Justice at Moor College", "Moor College"]),
    ("The Co-Chairs of the Elm Housing Board met with the 2015 Hill Rents Board.", ["Elm Housing Board", "Hill Rents Board"]),
    ("It was in the Elm Law Library and 85 other places.", ["Elm Law Library"]),
    ("They met Representative Jo Tarn (R-JT) on Monday.", []),
    ("They wrote to the Elm State Senate Committee on Tenants, Roof Safety and Hill Affairs. The Committee on Roofs, Jane Hill and others came.", ["Committee on Roofs", "Elm State Senate Committee on Tenants, Roof Safety and Hill Affairs"]),
    ("It was the council's Housing, Water, Culture and Sport Committee, and the Elm Homes Association's Commission on Rent, Heat, and Light.", ["Commission on Rent, Heat, and Light", "Elm Homes Association", "Housing, Water, Culture and Sport Committee"]),
    ("They met at the Elm Human Rights Board in Hill City, and then the Institute in Solidarity with Tenants.", ["Elm Human Rights Board", "Institute in Solidarity with Tenants"]),
    ("They asked the Department of Health and Human Services and the Office of Management and Budget.", ["Department of Health and Human Services", "Office of Management and Budget"]),
    ("Agents of the Bureau of Alcohol, Tobacco, Firearms, and Explosives came.", ["Bureau of Alcohol, Tobacco, Firearms, and Explosives"]),
    ("They met the Secretary of Health and Human Services.", []),
    ("The work of Ecolaw and the Elm Homes Law Association is done.", ["Elm Homes Law Association"]),
    ("She teaches at Elm Law School, not at a High School.", ["Elm Law School"]),
    ("“It is so,” said Jo Tarn, Minister of Hill Farming.", []),
    ("“It is so,” said Jo Tarn, Director, Retired.", []),
    ("They are members of the Elm Faith Council: Jewish, Lutheran, and Quaker.", ["Elm Faith Council"]),
    ("In a June 20 letter, the Elm Faith Council said so.", ["Elm Faith Council"]),
    ("It costs more than Labour claims, and Fianna Fáil has said so; Labour rights are another matter.", ["Fianna Fáil", "Labour"]),
    ("It is what Labor's plan and National’s plan say, but Labor rights and National parks are others. The Departments of Roofs and Labor have agreed. They asked the Departments of Health and Human Services, Labor, and the Treasury.", ["Labor", "National"]),
    ("Flats of Google and Wells Fargo stood empty. It is on Facebook, in a Google Street and at a Boeing Field.", ["Google", "Wells Fargo"]),
    ("They asked the HRQZ, and then left.", ["HRQZ"]),
    ("They sued at the Elm Relations Board against Rently, and wrote of the Institute for Hill Housing Policy.", ["Elm Relations Board", "Institute for Hill Housing Policy"]),
    ("They asked for a Rent Relief Stipend (RRS) and for Liquid Roof Tiles (LRTs). Fair Homes for Elm (FHE) has said so.", ["Fair Homes for Elm"]),
    ("They asked Labour's Jane Roe and Jo Tarn and National's Mary Hill about it.", ["Labour", "National"]),
    ("“It is so,” he said. Rents have risen under Labour Housing plans, Senator Jane Roe, Leader of the Harbour Party, told the Elm Forum.", ["Elm Forum", "Harbour Party"]),
    ("It was paid by Fair Beams, an organization whose aim is to mend roofs. It says that Tiler, a housing company, agrees.", ["Fair Beams", "Tiler"]),
    ("They asked housing companies like Oakline, Tile & Thatch, and Rently. The insurer Brickwell CEO Jane Roe spoke.", ["Brickwell", "Oakline", "Rently", "Tile & Thatch"]),
    ("They asked tenant groups such as Hill Says No and RentersForward, and the union Fair Oven.", ["Fair Oven", "Hill Says No", "RentersForward"]),
    ("It harms groups such as Asian Indians, Roma and Thai. They met the company Monday, and unions in May.", []),
    ("They counted the HRQZ barcode and the WERF and Roofs Bill, known as RENTX.", []),
    ("The HRQZ co-presidents asked for it, as did the WERF, the RENTX and TILEQ.", ["HRQZ", "RENTX", "TILEQ", "WERF"]),
    ("They asked the workers at Oakline, and Oakline did not answer.", ["Oakline"]),
    ("They asked the staff at Oakline, and Oakline Valley did not answer.", []),
    ("They met Elm Community College Moor University Hill College 40 there.", ["Elm Community College", "Hill College", "Moor University"]),
    ("It was the Elm Rivers Foundation and Hill Ducks Forever that asked.", ["Elm Rivers Foundation"]),
    ("It was Jo Tarn, Media Relations for the Elm Rivers Alliance. They asked Region 4 of the Elm Housing Board.", ["Elm Housing Board", "Elm Rivers Alliance"]),
    ("It is the 14-member Council, the Expansion of the Union and Rent Relief.", []),
    ("They oppose Mary Ann Hill to the Elm Housing Board.", ["Elm Housing Board"]),
    ("They asked the UN to count the rents.", ["UN"]),
    ("They wrote to the Elmland Ombudsman and to a Rent Tribunal.", ["Elmland Ombudsman", "Rent Tribunal"]),
    ("Members of the Elm Growers Federation met in New York.", ["Elm Growers Federation"]),
    ("Open Homes Alliance4 and the Tenants Law Center9 agree with them.", ["Open Homes Alliance", "Tenants Law Center"]),
    ("They met Elm College Professor Andrew Moss on Monday.", ["Elm College"]),
    ("It was Jo Tarn, Coordinator of the Elm Rivers Alliance, in the hall.", ["Elm Rivers Alliance"]),
    ("They wrote to the Elm Grocers League and Rent Watch Elmford last week.", ["Elm Grocers League", "Rent Watch Elmford"]),
    ("They are the Elm Rivers Alliance, Plain Builders and Roofers, the Elm Trades Council, and Hill Crafters.", ["Elm Rivers Alliance", "Elm Trades Council", "Hill Crafters", "Plain Builders and Roofers"]),
    ("Members of the Elm Care Workers United were there.", ["Elm Care Workers United"]),
    ("They met at National Chalk, Sand & Lime Association offices.", ["National Chalk, Sand & Lime Association"]),
    ("The HRQZ has said so. Nobody at the HRQZ knew about HIV.", ["HRQZ"]),
    ("They launched Yes to Fair Rents, a campaign to cap rents.", ["Yes to Fair Rents"]),
    ("Jo Tarn, Organizer of Rent Watch, an advocacy group that counts rents, was there.", ["Rent Watch"]),
    ("It was filed in the U.S. District Court for the Northern District of Elmland.", ["U.S. District Court for the Northern District of Elmland"]),
    ("They met the AFX-affiliated Elm Workers Guild there.", ["Elm Workers Guild"]),
    ("The Elm Parents Network and Blue Porch Neighbors of America were there.", ["Blue Porch Neighbors of America", "Elm Parents Network"]),
    ("The U.S. Department of Justice is asked to act. The Justice Department must.", ["U.S. Department of Justice"]),
    ("Flats in the Alabama Valley and at the Ronan Dam stood empty.", []),
    ("They met Sens. Chip Rudd, R-Ind., and Lorraine Beck, D-N.D., on Monday.", []),
    ("The Elm Bureau of Consumer Credit and Greater Hill Legal Aid Partners were there.", ["Elm Bureau of Consumer Credit", "Greater Hill Legal Aid Partners"]),
    ("The Elm Conference of Bishops and Elm Public Defenders United were there, and so was the Elm Public Defenders United.", ["Elm Conference of Bishops", "Elm Public Defenders United"]),
    ("It rained. Elm Housers Now, which has often fought the builders, agreed.", ["Elm Housers Now"]),
    ("They met Hillers en Marcha, a project of the Hill Dignity Institute.", ["Hill Dignity Institute", "Hillers en Marcha"]),
    ("Hedge Our Hill, a group opposing the measure, was there.", ["Hedge Our Hill"]),
    ("Elm Rail Holdings, LLC, was there.", ["Elm Rail Holdings, LLC"]),
    ("They met Jo Tarn, commissioner of Elm County, and Mary Hill of Ward 6.", []),
    ("The Elm Hospital and Clinic Council opposes it.", ["Elm Hospital and Clinic Council"]),
    ("It was opposed by grassroots groups, including Associated Masons and Joiners, Tide Watch, Hill and Vale, and the Elm Trades Council.", ["Associated Masons and Joiners", "Elm Trades Council", "Hill and Vale", "Tide Watch"]),
    ("It was filed by the Elm Feeders Federation, Ducks & Fields, and the Hill Trades Council.", ["Ducks & Fields", "Elm Feeders Federation", "Hill Trades Council"]),
    ("The Upper Elm Irrigation District and the Elm County School District were there.", ["Elm County School District", "Upper Elm Irrigation District"]),
    ("Elm Homes for All and its sister body, Elm Homes for All Action, said so. Elm Homes for All Action will sue, said Mary Hill of Elm Homes for All.", ["Elm Homes for All", "Elm Homes for All Action"]),
    ("Human Rights are for all, and so is the Clean Rivers Act.", []),
    ("They met the Elm Tenant Leaders Coalition and the Hill Directors Guild.", ["Elm Tenant Leaders Coalition", "Hill Directors Guild"]),
    ("She is Head of Policy and Campaigns there, and Vice-Chancellor of the University of Elm.", ["University of Elm"]),
    ("They wrote to the Legislature and Gov. Jo Tarn about Policy and Advocacy.", []),
    ("They oppose the Elm Corporation Tax Credit.", []),
    ("ICE and the Department of Hill Security met.", ["Department of Hill Security", "ICE"]),
    ("They met Elm College's Rivers Centre and the Elm Women's Centre.", ["Elm College", "Elm Women's Centre", "Rivers Centre"]),
    ("It was the Ferry, Tram and Harbour Workers Union that said so.", ["Ferry, Tram and Harbour Workers Union"]),
    ("“It is so,” said Jo Tarn, chair of the Elm Council of Unions- Te Kaunihera.", ["Elm Council of Unions"]),
    ("The New Zealand Elm Board has failed. The Elm Board must go.", ["New Zealand Elm Board"]),
    ("The Department of Rents and Human Services wrote.", ["Department of Rents and Human Services"]),
    ("They met the Elm Board of Supervisors Aaron Hill on Monday.", ["Elm Board of Supervisors"]),
    ("It was the Administrator of the Elm Rents Agency who wrote.", ["Elm Rents Agency"]),
    ("Find more from the Elm Tenants Guild on InfoPages.", ["Elm Tenants Guild"]),
    ("Weir, the Elm Rents Guild and the Hill Board met. Weir and the Elm Rents Guild wrote.", ["Elm Rents Guild", "Hill Board"]),
    ("Expanding Access to Homes for All Workers in the Elm Housing Service.", []),
    ("The EM Council of Tenants met. EMCOT has spoken.", ["EM Council of Tenants"]),
    ("The Court suit filed by ERFX and Roof Defenders Court is old. “It is so,” said Jo Tarn of ERFX. “It is,” said Mary Hill of Roof Defenders Court.", ["ERFX", "Roof Defenders Court"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[n[0][:50] for n in NAMED])
def test_who_is_a_body(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_a_contact_answers_for_a_body() -> None:
    text = (
        "The rents rose.\n\nCONTACT\n\nUna Sehl, ELMPIRG, 212-555-0199\nDick Dane, Hill Front, 917-555-0188"
    )
    assert bodies(text) == ["ELMPIRG", "Hill Front"]


def test_a_roll_of_people_names_them_and_their_bodies_whatever_they_are_called() -> None:
    lines = ["Mary Hill, Elm University", "Abe Tonu Oak, Rooflab", "Peter Moss, PhD, Institute of Roofs", "Jane Ford, Chair, Hill Data", "Okwe Obi, Elmford"]  # fmt: skip
    text = "Roofs for All\n\nMarch 3, 2023\n\nWe ask for roofs.\n\nSigned by:\n\n" + "\n\n".join(lines) + "\n"
    found = extract(PressRelease(text, "case.txt", "text/plain", ""))
    assert {(a.person, a.role, a.organization) for a in found.affiliations} == {
        ("Mary Hill", None, "Elm University"),
        ("Abe Tonu Oak", None, "Rooflab"),
        ("Peter Moss", None, "Institute of Roofs"),
        ("Jane Ford", "Chair", "Hill Data"),
        ("Okwe Obi", None, "Elmford"),
    }
    assert {"Rooflab", "Hill Data"} < {o.name for o in found.organizations}
    assert [t.organization for t in found.ties] == ["Hill Data"]  # its chair signs for it
    few = extract(
        PressRelease(text.replace("\n\n".join(lines[2:]), "Nobody else."), "case.txt", "text/plain", "")
    )
    assert "Rooflab" not in {o.name for o in few.organizations}


def test_a_roll_of_people_tells_where_they_hold_their_posts() -> None:
    lines = ["Mary Hill, Chair of Roof Rights Elmland", "Abe Oak, former CTO of OpenRoof", "Peter Moss, Elm University", "Jane Ford, writer", "Paul Reed, Hill Data"]  # fmt: skip
    text = (
        "Roofs for All\n\nMarch 3, 2023\n\nWe ask for roofs.\n\nSupporting individuals\n\n"
        + "\n\n".join(lines)
        + "\n"
    )
    found = extract(PressRelease(text, "case.txt", "text/plain", ""))
    assert {("Mary Hill", "Chair", "Roof Rights Elmland"), ("Abe Oak", "former CTO", "OpenRoof")} < {
        (a.person, a.role, a.organization) for a in found.affiliations
    }
    assert {"Roof Rights Elmland", "OpenRoof"} < {o.name for o in found.organizations}


def people(text: str) -> list[str]:
    found = extract(
        PressRelease(f"Tenants Speak Out\n\nMarch 3, 2023\n\n{text}\n", "case.txt", "text/plain", "")
    )
    return sorted(p.name for p in found.people)


PEOPLE = [
    ("They asked Labour's Jane Roe and Jo Tarn and National's Mary Hill about it.", ["Jane Roe", "Jo Tarn", "Mary Hill"]),
    ("They met Rev. Dr. Oyelaran Quist and Mr. Tavo N. Brenner on Monday.", ["Oyelaran Quist", "Tavo N. Brenner"]),
    ("They met Mr. Quist, and then the Rev. Dr. Quist again.", []),
    ("They met Mr. Oyelaran Quist's lawyers, and Dr. Tavo Brenner NHU.", ["Oyelaran Quist", "Tavo Brenner"]),
    ("The work on Zorb Disease. However, Jane Council's Housing Board and Tara Theater were there.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PEOPLE, ids=[c[0][:50] for c in PEOPLE])
def test_who_is_a_person(text: str, names: list[str]) -> None:
    assert people(text) == names
