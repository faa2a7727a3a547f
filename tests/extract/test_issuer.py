"""Who issues a release, as data: a whole release and its issuers. Everybody here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease, Stated

CASES = [
    ("what somebody must do is asked of them", "The Hill Rent Board Must Keep Homes Safe\n\nTenants wrote on Monday that homes are no longer safe, and hundreds of them signed what was written there.", []),
    ("a branch and a body by its letters", "EWU Ontario and HTU Statement\n\nEWU Ontario and the Hill Tenants Union (HTU) condemn the rents of every home in the valley. “It is theft,” EWU Ontario said. HTU has said so before.", ["EWU Ontario", "Hill Tenants Union"]),
    ("a mail address runs the name together", "Rents Must Fall\n\nContact: Jo Tarn, press@homesforeveryone.org\n\nTenants met on Monday to talk about rents in the city, and Homes for Everyone was there with a hundred members.", ["Homes for Everyone"]),
    ("the domain is the acronym", "Rents Must Fall\n\nThe Elm Renters Forum (ERF) met the Elm Builders League on Monday to talk about rents. They agreed.\n\nFor more: www.erf.org", ["Elm Renters Forum"]),
    ("the first sentence, with what it is", "Rents Must Fall\n\nFree the Homes, a national alliance of tenants, workers and students, is calling on Congress to cap the rents of every home.", ["Free the Homes"]),
    ("the first sentence, with others beside", "Rents Must Fall\n\nThe Elm Renters Forum and more than 60 tenant groups urge the mayor to cap the rents of every home in the city now.", ["Elm Renters Forum"]),
    ("two that act together", "Rents Must Fall\n\nThe Elm Renters Forum (ERF) and the Elm Builders League (EBL) are pleased that the council has capped the rents of every home.", ["Elm Renters Forum", "Elm Builders League"]),
    ("an official who acts", "Rent Bill Introduced\n\nSenator Ana Ruiz (D-Elm.) today introduced a bill to cap the rents of every home in the state, and said that it was time.", ["Ana Ruiz"]),
    ("an official's page", "United States Senator Ana Ruiz : Press Room\n\nRent Bill Introduced\n\nA bill was introduced in the Senate today to cap the rents of every home in the state.", ["Ana Ruiz"]),
    ("an office above the headline", "Office of the Attorney General\n\nRents Must Fall\n\nElm Attorney General Ana Ruiz today joined a suit to cap the rents of every home in the whole state, and a member of Rent Watch spoke.", ["Office of the Attorney General"]),
    ("from whom the news is", "NEWS FROM THE ELM RENTERS FORUM\n\nRents Must Fall\n\nThe mayor met the Elm Renters Forum and said that rents of every home must come down before the year is out.", ["Elm Renters Forum"]),
    ("three parted by bars", "Rent Watch Network | Hill Tenants Union | Center for a Fair Elm\n\nRents Must Fall\n\nTenants met on Monday to talk about rents in the city, and hundreds of them were there for the whole of the day.", ["Rent Watch Network", "Hill Tenants Union", "Center for a Fair Elm"]),
    ("a joint release of several", "*Joint release of the Elm Band of Renters, Hill Tenants Union, and Law & Flats*\n\nRents Must Fall\n\nTenants met on Monday to talk about rents in the city, and hundreds of them were there for the whole of the day.", ["Elm Band of Renters", "Hill Tenants Union", "Law & Flats"]),
    ("a body above its press office", "Elm Tenants Diocese of Hill\nOffice of Communications\n\nRents Must Fall\n\nTenants met on Monday to talk about rents in the city, and hundreds of them were there for the whole of the day.", ["Elm Tenants Diocese of Hill"]),
    ("a letterhead in capitals", "HOMES FOR EVERYONE\n\nRents Must Fall, Say A Hundred Tenants\n\nTenants met on Monday in the city to talk about their rents, and Homes for Everyone was there.", ["Homes for Everyone"]),
    ("a joint letterhead", "Elm Renters Forum • Homes for Everyone\n\nRents Must Fall, Say A Hundred Tenants\n\nTenants met on Monday. The Elm Renters Forum was there, and so was Homes for Everyone.", ["Elm Renters Forum", "Homes for Everyone"]),
    ("a public body in the headline is not enough", "Statement On The Department of Rents Memo\n\nOn Monday a memo was published about the rents of every home in the city, and few have read it.", []),
    ("behind a page's title", "Rents Must Fall, Say Tenants - Elm Tenants Union, Hillside\n\nMarch 3, 2021\n\nTenants met the Rent Board on Monday to talk about rents in the city, and hundreds of them were there all day.", ["Elm Tenants Union, Hillside"]),
    ("three that act together", "Rents Must Fall\n\nELMFORD – Rentwatch, the Elm Renters Forum and Hill Tenants Union welcome the decision of the council to cap the rents of every home in the city.", ["Rentwatch", "Elm Renters Forum", "Hill Tenants Union"]),
    ("one of the two in the headline is acted on", "Elm Renters Forum Sues Hill Landlords League\n\nThe Elm Renters Forum (ERF) sued the Hill Landlords League on Monday. The Hill Landlords League did not answer.", ["Elm Renters Forum"]),
    ("two senators of one office", "SENS. RUIZ, OKORO WOULD CAP RENTS\n\nSens. Ana Ruiz (D-Elm.) and Ben Okoro (R-Elm.) introduced a bill to cap the rents of every home in the state today.", ["Ana Ruiz", "Ben Okoro"]),
    ("a senator whom the headline begins with", "Senator Ruiz Introduces Bill to Cap Rents\n\nContinuing her work for tenants, Senator Ana Maria Ruiz spoke of rents today. The Department of Rents should count them, she said.", ["Ana Maria Ruiz"]),
    ("who signs", "A Word On Rents\n\nRents are high in the city, and we are grieved that so many of us are without a home at this time of the year.\n\nThe Rt. Rev. Ana Ruiz\n\nModerator\n\nThe Elm Reformed Church", ["Elm Reformed Church"]),
    ("the source of a wire", "Rents Must Fall\n\nOn Monday the rents of every home were to be capped, said Ana Ruiz of the Hill Tenants Union, and nobody was glad of it.\n\nSOURCE Elm Renters Forum", ["Elm Renters Forum"]),
    ("two lines of a joint release", "Rents Must Fall\n\nPress Release: Elm Renters Forum\n\nUnited Hill Unions\n\nMedia Release\n\n3 March 2021\n\nRents Must Fall\n\nTenants met on Monday to talk about rents in the city, and hundreds of them were there for the whole of the day.", ["Elm Renters Forum", "United Hill Unions"]),
    ("whom an advisory says to be there", "Tenants To Speak At City Hall On Rents\n\nWHAT: A rally for lower rents of every home.\n\nWHO: The Elm Renters Forum will bring tenants from every ward of the city.", ["Elm Renters Forum"]),
    ("two acronyms in the headline that act together", "ERF and EBL Applaud Cap on Rents\n\nELMFORD – The Elm Renters Forum (ERF) and Elm Builders of Letters (EBL) applaud the council, which has capped the rents of every home.\n\nContact: Jo Tarn, jo@erf.org", ["Elm Renters Forum", "Elm Builders of Letters"]),
    ("an office told behind the name, a surname in the headline", "Ruiz Calls For a Cap on Rents\n\nAna Ruiz, MP for Hill Valley, has called on the Rent Board to cap the rents of every home. The Court of Rents ruled on Monday.\n\nAna Ruiz MP said:\n\n“It is time.”", ["Ana Ruiz"]),
    ("a party's senator speaks for the party", "Minister Must Cap Rents\n\nGreens Senator Ana Ruiz has called on the minister to cap the rents of every home in the state now.\n\n“It is time,” said Senator Ruiz.", ["Greens"]),
    ("a party in the headline", "Lib Dems Deliver Petition On Rents\n\nOn Monday, Hill councillors Ana Ruiz and Ben Okoro will hand a petition to the mayor, who has not asked for it.", ["Lib Dems"]),
    ("two senators and no headline", "ELMFORD, Elm. – U.S. Senators Ana Ruiz (D-Elm.) and Ben Okoro (R-Elm.) introduced a bill today to cap the rents of every home in the state, and said that it was time.", ["Ana Ruiz", "Ben Okoro"]),
    ("the headline's body before the first sentence's", "Elm Band of Renters Supports the Governor’s Call\n\nThe Hill Housing Office urged the council not to raise the rents of every home in the valley this year.\n\nAbout the Elm Band of Renters\n\nThe Band is for tenants.", ["Elm Band of Renters"]),
    ("a line below the text", "Rents Must Fall\n\nCllr Ana Ruiz, Leader of the Hill Greens, put the motion to the council on Monday, and it was carried by all.\n\n-- from a Hill Town Council press release - 3 March 2021", ["Hill Town Council"]),
    ("a line that ends with what it is", "Cap Launches\n\nThe Hillsiders - Press Release\n\nToday, The Hillsiders, with the support of Rent Watch, ask the council for a cap on the rents of every home.", ["The Hillsiders"]),
    ("a release that runs on", "NEWS RELEASE Elm Rents and Homes Board 14 May 2024 RENTS ARE TOO HIGH An inquiry has found that the rents of homes in the valley are higher than ever. “It is a shame,” said Ana Ruiz. The inquiry took two years, and heard a hundred tenants in every ward of the city and in the hills above it, where nobody had been asked before.", ["Elm Rents and Homes Board"]),
    ("a joint statement of companies", "Rents In Danger\n\nJoint statement from housing companies Rently, Home.example, Flatbox and Tiled.\n\nThe council plans to cap the rents of every home in the valley, and we are glad that it does so.", ["Rently", "Home.example", "Flatbox", "Tiled"]),
    ("whose letter it is", "On The Homes Act\n\nWe write to endorse the Homes Act as a just protection for tenants in every ward of the whole city.\n\nSincerely,\n\nHillside YIMBY", ["Hillside YIMBY"]),
    ("a resident who speaks issues nothing", "Neighbours Ask For Calm\n\n“We want to be heard,” said Ana Ruiz, a resident of the street where the homes are to stand.", []),
    ("senators by their surnames, told by their office below", "RUIZ, OKORO LAMBASTE RENTS\n\nRents in the valley are too high. The Senators said so on Monday.\n\n“It is time,” Sen Ana Ruiz wrote to the Rent Board. “It is late,” said Sen Ben Okoro.", ["Ana Ruiz"]),
    ("two senators, what they are between commas", "SENS. RUIZ, OKORO REACT TO REPORT\n\nSenators Ana Ruiz (D-Elm.) and Ben Okoro (R-Elm.), Chairman and Ranking Member of the Housing Committee, today expressed their anger at the report.", ["Ana Ruiz", "Ben Okoro"]),
    ("whose members act", "March For Homes\n\nOn Wednesday, Oct. 28, 2015 at 3:30 pm, members and supporters of the Campaign to Keep Hill Valley will march to the hall of the city.", ["Campaign to Keep Hill Valley"]),
    ("what it says it is", "Press Kit\n\nHomes for Hill Now is a grassroots campaign for lower rents in the valley, and has many hundred members in the city.\n\nAna Ruiz of the Rent Board said no.", ["Homes for Hill Now"]),
    ("the name before a common host", "Press Kit\n\nRents are too high, and Homes for Hill says that they must come down before the year is out in the whole valley.\n\nEmail: homesforhill@gmail.com", ["Homes for Hill"]),
    ("a page headed by a name alone", "Hill Tech Guild\n\nWe are the tech workers of the Hill Times, and the Hill Tech Guild is our union. We work behind the scenes to make it the best paper there can be.\n\nThe Moor Union is thrilled.", ["Hill Tech Guild"]),
    ("behind two datelines of a wire", "Map Shows Rents\n\nMarch 03, 2024 - ELMFORD, March 3, 2024 — The Fair Rents Collaborative has released a map of the rents of every home in the valley. “It helps,” said Ana Ruiz of the Hill Board.", ["Fair Rents Collaborative"]),
    ("more about it", "Statement Against A Decision\n\nOn May 2, Hill City Council voted to raise the rents of every home in the city.\n\nMany of us in Hill Valley Housers (HVH) are not glad of it.\n\nMore about HVH: Hill Valley Housers is a political body of tenants.", ["Hill Valley Housers"]),
    ("a member, her seat and post in one line", "ANA RUIZ M.P. Shadow Minister for Homes & Tenants\n\nMEDIA RELEASE\n\nMinister, Tell The Tenants The Truth\n\nRents in the valley are too high, and I asked the minister on Monday what she would do for the tenants.", ["Ana Ruiz"]),
    ("the party that a member leads", "Senator Ana Ruiz Leader of the Harbour Party Housing Spokesperson\n\nMEDIA RELEASE\n\nTenants Ask For The Truth\n\nRents in the valley are too high, and the minister was asked on Monday what she would do for the tenants.", ["Harbour Party"]),
    ("a headline is no name", "Hill Homes Movement Denounces Rents In Board Memo\n\nRents in the valley are too high, and many were asked on Monday what they would do for the tenants of the town.", ["Hill Homes Movement"]),
    ("who calls himself we", "Bill Passes In The Night\n\nThe Rent Bill was passed on Monday, and the minister was glad of it.\n\nThose who voted for it can be sure that NORENT and our many members will not forget it.", ["NORENT"]),
    ("a campaign so called", "Tenants Ask For Rents To Fall\n\nELMFORD - Monday, 30 January 2017 - The #OpenHill campaign denounces the plan of the minister to raise the rents of every home.", ["#OpenHill campaign"]),
    ("whose statement it is", "We Are the Tenants of Hill: Statement on Rents\n\nOn Monday the Rent Board raised the rents of every home. We Are the Tenants of Hill cannot pay them.", ["We Are the Tenants of Hill"]),
    ("two posts in a member's letterhead", "M E D I A  R E L E A S E\n\nAna Ruiz MP  Shadow Minister for Homes  Member for Hill\n\nRENTS MUST FALL IN THE VALLEY\n\nFederal Tenants welcomes the plan of all the boards to lower the rents of every home in the valley this year.", ["Ana Ruiz"]),
    ("states that are no deed", "Harbour Party of the United States Asks For Rents To Fall\n\nRents in the valley are too high, and many were asked on Monday what they would do for the tenants of the town.", ["Harbour Party of the United States"]),
    ("about itself", "Rents Must Fall\n\nTenants met on Monday in the city to talk about their rents.\n\nAbout the Elm Renters Forum: The Forum is for tenants.", ["Elm Renters Forum"]),
    ("a line in capitals", "TENANTS INTERNATIONAL PRESS RELEASE\n\nRents Must Fall\n\n“The tenants and the UN have all asked for a cap on the rents of homes in the valley,” the organization asked on Monday.\n\nIt is the work of Tenants International.", ["Tenants International"]),
    ("what is no body", "Rents Must Fall\n\nPress Release: Joint Press Release\n\nThe Elm Renters Forum (ERF) is asking the council to cap the rents of every home in the valley this year.", ["Elm Renters Forum"]),
    ("between the headline and itself again", "Sacked Cooks Ask Why\n\n31 October 2012\n\nElm Cooks Union\n\nSacked Cooks Ask Why\n\nThe High Court said on Monday that cooks of the valley may ask why they were sacked, and many of them have asked.", ["Elm Cooks Union"]),
    ("two that speak as one name", "Rents Must Fall\n\nRent Watch and Roof Frontiers Tasmania urge the council to cap the rents of every home in the valley.\n\nJo Tarn from Rent Watch said:\n\n“It is time.”", ["Rent Watch", "Roof Frontiers Tasmania"]),
    ("the presidents of three", "Unions Ask For A Cap\n\nToday, the Presidents of the Elm Cooks Union (ECU), Hill Tenants Union (HTU) and Moor Nurses Union (MNU) said that they would ask for a cap on the rents of every home.", ["Elm Cooks Union", "Hill Tenants Union", "Moor Nurses Union"]),
    ("four of a list, one in another", "Groups Ask For A Cap\n\nThe Elm Renters Forum (ERF), HomesNow TLDEF, Hill Tenants Union (HTU), and the Clinic for Rent Law (CRL) of Moor College have asked for a cap on the rents of every home. “It is time,” said Jo Tarn of the Elm Renters Forum.", ["Elm Renters Forum", "HomesNow TLDEF", "Hill Tenants Union", "Clinic for Rent Law"]),
    ("whom a round-up praises", "What They Are Saying: Leaders Applaud Governor Ruiz’s Cap On Rents\n\nThe rents of every home in the state were capped on Monday by Governor Ana Ruiz.\n\nJo Tarn, Director, Elm Renters Forum: “It is a good day for us all.”", ["Ana Ruiz"]),
    ("the house that a round-up praises", "ICYMI: Elm Renters Forum Praises Tarn-Ruiz Administration\n\nThe administration capped the rents of every home in the United States.\n\nJo Tarn, Director, Elm Renters Forum: “It is a good day for us all.”", ["White House"]),
    ("a body's own praise", "Elm Renters Forum Praises Governor Ruiz’s Cap On Rents\n\nOn Monday, Governor Ana Ruiz capped the rents of every home in the state.\n\nJo Tarn, Director, Elm Renters Forum: “It is a good day for us all.”", ["Elm Renters Forum"]),
    ("a domain that ends a name", "Rents Must Fall\n\nContact: Jo Tarn, Forum for Lasting Homes, jo@lastinghomes.org\n\nTenants met on Monday. “Lasting Homes are for all,” said Jo Tarn of the Forum for Lasting Homes.", ["Forum for Lasting Homes"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_issues(text: str, issuers: list[str]) -> None:
    found = extract(PressRelease(text, "case.txt", "text/plain", ""))
    assert list(found.heading.issuers) == issuers


@pytest.mark.parametrize(
    ("author", "issuers"),
    [("Elm Tenants Union", ("Elm Tenants Union",)), ("Hill Valley EDU", ("Hill Valley EDU",)), ("Ana Ruiz", ()), ("Press office", ())],
)  # fmt: skip
def test_an_author_that_is_a_body_issues(author: str, issuers: tuple[str, ...]) -> None:
    text = "Rents rose on Monday, and nobody in the whole of the city was glad to hear of it."
    stated = Stated(headline="Rents Rose", author=author)
    found = extract(PressRelease(text, "case.txt", "text/plain", "", stated=stated))
    assert found.heading.issuers == issuers


def test_a_release_that_lost_its_line_breaks_has_a_headline() -> None:
    body = (
        "Senator Ana Ruiz today introduced a bill that would cap the rents of every home in the state for five years. "
        * 4
    )
    found = extract(
        PressRelease(
            f"Bill Would Cap Rents For Five Years March 3 2023 ELMFORD {body}", "case.txt", "text/plain", ""
        )
    )
    assert found.heading.headline == "Bill Would Cap Rents For Five Years"
    assert found.heading.date is not None
    assert found.heading.date.isoformat() == "2023-03-03"


def test_a_page_that_lost_its_line_breaks_has_its_menu_left_out() -> None:
    title = "Rents of Every Home Must Fall, Say Tenants"
    menu = "Elm Renters Forum 0 Skip to Content Members Folder Back News Council Room Hill Office Menu"
    body = "Tenants met on Monday in the city to talk about their rents, and hundreds were there. " * 5
    found = extract(PressRelease(f"{title} | {menu} {title} {body}", "case.txt", "text/plain", ""))
    assert found.heading.headline == title
    assert found.heading.issuers == ("Elm Renters Forum",)
    assert [o.name for o in found.organizations] == ["Elm Renters Forum"]


def test_front_matter_is_no_words_and_its_site_may_tell_the_issuer() -> None:
    text = "---\ntitle: Rents Fall\ntags:\n  - Elm Renters Forum\n---\n\nRents fell on Monday, said Ana Ruiz."
    stated = Stated(headline="Rents Fall", url="https://elm.whitehouse.gov/rents/")
    found = extract(PressRelease(text, "case.txt", "text/plain", "", stated=stated))
    assert found.heading.issuers == ("The White House",)
    assert found.heading.headline == "Rents Fall"
    assert not found.organizations
