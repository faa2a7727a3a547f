"""Declared ties, as data: a body of text and who is tied to what. Everybody here is invented."""

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease

HEAD = "Tenants Speak Out\n\nMarch 3, 2023\n\nThe Elm Renters Forum is pleased that rents fell.\n\n"


def ties(text: str) -> list[tuple[str, str, str]]:
    found = extract(PressRelease(f"{HEAD}{text}\n", "case.txt", "text/plain", ""))
    return [(t.coalition, t.relation.value, t.organization) for t in found.ties]


CASES = [
    (  # with others who are counted
        "The Hill Tenants Union (HTU) and 32 housing groups and school teachers filed a late-stage amicus brief on Monday, urging a court to act.",
        [("late-stage amicus brief", "signatory", "Hill Tenants Union")],
    ),
    (
        "Rent Watch joined over 100 housing, faith and other groups in urging the mayor to act. In a letter, the groups say why.",
        [("letter", "signatory", "Rent Watch")],
    ),
    (  # what stands before those who join is none of them
        "In a note to those who run the Elm Housing Center, Rent Watch joined a broad coalition of 40 tenant groups to ask for more.",
        [("broad coalition of 40 tenant groups", "member", "Rent Watch")],
    ),
    (
        "The Hill Tenants Union, joined by a broad coalition of business groups across the city, is calling on the council to act.",
        [("broad coalition of business groups", "member", "Hill Tenants Union")],
    ),
    (
        "Rent Watch and 26 other bodies, including tenant groups and unions, today launched a joint call for homes.",
        [("joint call", "signatory", "Rent Watch")],
    ),
    ("Today Rent Watch signed on to a letter to the Elm Housing Center.", [("letter", "signatory", "Rent Watch")]),
    (  # those who lead a body sign for it, and are named with a dash
        "Sincerely,\n\nThe Elm Renters Forum\n\nMary Hill, Executive Vice President - Elm Trades Council (ETC)\nJohn Moss, Elm Regional Director - Rent Watch\nJane Ford, Chair - Hill Tenants Union–West (HTU-W)\nAnn Poe, National President of Roofers\n",
        [("Elm Renters Forum", "signatory", "Elm Trades Council"), ("Elm Renters Forum", "signatory", "Rent Watch"), ("Elm Renters Forum", "signatory", "Hill Tenants Union–West"), ("Elm Renters Forum", "signatory", "Roofers")],
    ),
    (  # two kinds of bodies in one row, behind a side that they take
        "The camp was sparked last week by activists from Rent Watch and the Hill Tenants Union, and is gaining support today from major tech companies including Crede Mobile and bluff as well as housing groups MoveIn.org, OpenRoofs, and Elm Trades Council.",
        [("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Hill Tenants Union"), *(("Elm Renters Forum", "endorser", name) for name in ("Crede Mobile", "bluff", "MoveIn.org", "OpenRoofs", "Elm Trades Council"))],
    ),
    (  # what they made together
        "The Elm Trades Council (ETC), Rent Watch, and the Center for Homes (CH) of Mary Moss College have released a new version of the Ward Map for the county.",
        [("Ward Map", "partner", "Elm Trades Council"), ("Ward Map", "partner", "Rent Watch"), ("Ward Map", "partner", "Center for Homes")],
    ),
    (
        "Groups including the Elm Trades Council, Rent Watch and the Hill Tenants Union vowed to continue organizing a day of rents.",
        [("Elm Renters Forum", "organizer", "Elm Trades Council"), ("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Hill Tenants Union")],
    ),
    (  # "It" is the coalition
        "The Fair Rents Coalition (FRC) speaks for 400 tenants. It includes members of the Elm Trades Council, Rent Watch, and Hill Tenants Union.",
        [("Fair Rents Coalition", "member", "Elm Trades Council"), ("Fair Rents Coalition", "member", "Rent Watch"), ("Fair Rents Coalition", "member", "Hill Tenants Union")],
    ),
    (
        "The Fair Rents Collaborative, convened by the Elm Trades Council, has 17 members.",
        [("Fair Rents Collaborative", "organizer", "Elm Trades Council")],
    ),
    (
        "A broad coalition of 75 housing groups, including HTUW, will meet on Friday.",
        [("broad coalition of 75 housing groups", "member", "HTUW")],
    ),
    (
        "Rent Watch, the Elm Trades Council and the Hill Tenants Union are members of the Fair Rents Coalition.",
        [("Fair Rents Coalition", "member", "Rent Watch"), ("Fair Rents Coalition", "member", "Elm Trades Council"), ("Fair Rents Coalition", "member", "Hill Tenants Union")],
    ),
    (
        "The Fair Rents Coalition, which represents Rent Watch, the Elm Trades Council and the Hill Tenants Union, asks.",
        [("Fair Rents Coalition", "member", "Rent Watch"), ("Fair Rents Coalition", "member", "Elm Trades Council"), ("Fair Rents Coalition", "member", "Hill Tenants Union")],
    ),
    (
        "The Fair Rents Coalition (Rent Watch, Elm Trades Council, Hill Tenants Union) asks for homes.",
        [("Fair Rents Coalition", "member", "Rent Watch"), ("Fair Rents Coalition", "member", "Elm Trades Council"), ("Fair Rents Coalition", "member", "Hill Tenants Union")],
    ),
    (
        "Supporters of the bill include Rent Watch, the Elm Trades Council and the Hill Tenants Union.",
        [("Elm Renters Forum", "endorser", "Rent Watch"), ("Elm Renters Forum", "endorser", "Elm Trades Council"), ("Elm Renters Forum", "endorser", "Hill Tenants Union")],
    ),
    (
        "The following organizations have endorsed the bill: Rent Watch, Elm Trades Council, Hill Tenants Union.",
        [("Elm Renters Forum", "endorser", "Rent Watch"), ("Elm Renters Forum", "endorser", "Elm Trades Council"), ("Elm Renters Forum", "endorser", "Hill Tenants Union")],
    ),
    (
        "Endorsing organizations: Rent Watch, Elm Trades Council, Hill Tenants Union",
        [("Elm Renters Forum", "endorser", "Rent Watch"), ("Elm Renters Forum", "endorser", "Elm Trades Council"), ("Elm Renters Forum", "endorser", "Hill Tenants Union")],
    ),
    (
        "In a joint statement, Rent Watch, the Elm Trades Council and the Hill Tenants Union said rents are high.",
        [("joint statement", "signatory", "Rent Watch"), ("joint statement", "signatory", "Elm Trades Council"), ("joint statement", "signatory", "Hill Tenants Union")],
    ),
    (
        "In an open letter to the mayor, Rent Watch, the Elm Trades Council and the Hill Tenants Union ask for homes.",
        [("open letter", "signatory", "Rent Watch"), ("open letter", "signatory", "Elm Trades Council"), ("open letter", "signatory", "Hill Tenants Union")],
    ),
    (
        "Other signatories on the letter are Rent Watch, the Elm Trades Council and the Hill Tenants Union.",
        [("letter", "signatory", "Rent Watch"), ("letter", "signatory", "Elm Trades Council"), ("letter", "signatory", "Hill Tenants Union")],
    ),
    (
        "The joint call comes from a range of organisations, such as Rent Watch, the Elm Trades Council, and the Hill Tenants Union.",
        [("Elm Renters Forum", "signatory", "Rent Watch"), ("Elm Renters Forum", "signatory", "Elm Trades Council"), ("Elm Renters Forum", "signatory", "Hill Tenants Union")],
    ),
    (
        "Representatives of Rent Watch, the Elm Trades Council and the Hill Tenants Union signed the pledge.",
        [("pledge", "signatory", "Rent Watch"), ("pledge", "signatory", "Elm Trades Council"), ("pledge", "signatory", "Hill Tenants Union")],
    ),
    (
        "Rent Watch, the Elm Trades Council, the Hill Tenants Union and 40 other groups sent a letter to the mayor.",
        [("letter", "signatory", "Rent Watch"), ("letter", "signatory", "Elm Trades Council"), ("letter", "signatory", "Hill Tenants Union")],
    ),
    (
        "Three groups – Rent Watch, the Elm Trades Council and the Hill Tenants Union – today launched a campaign for homes.",
        [("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Elm Trades Council"), ("Elm Renters Forum", "organizer", "Hill Tenants Union")],
    ),
    (
        "Rent Watch, together with the Elm Trades Council and the Hill Tenants Union, organised the march.",
        [("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Elm Trades Council"), ("Elm Renters Forum", "organizer", "Hill Tenants Union")],
    ),
    (
        "The march was organised by Rent Watch with the Elm Trades Council and the Hill Tenants Union.",
        [("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Elm Trades Council"), ("Elm Renters Forum", "organizer", "Hill Tenants Union")],
    ),
    (
        "Our partners at Rent Watch, the Elm Trades Council and the Hill Tenants Union helped.",
        [("Elm Renters Forum", "partner", "Rent Watch"), ("Elm Renters Forum", "partner", "Elm Trades Council"), ("Elm Renters Forum", "partner", "Hill Tenants Union")],
    ),
    ("Rent Watch is part of the Fair Rents Coalition.", [("Fair Rents Coalition", "member", "Rent Watch")]),
    ("Rent Watch has joined the Elm Trades Council in calling for a freeze.", [("Elm Renters Forum", "signatory", "Rent Watch")]),
    (  # who stands by a brief, under a heading of its own
        "In addition to Rent Watch, 12 groups are co-amici in this amicus brief:\n\nOrganizations\nElm Trades Council\nHill Tenants Union\nMoor Housing Association\n",
        [("amicus brief", "signatory", "Elm Trades Council"), ("amicus brief", "signatory", "Hill Tenants Union"), ("amicus brief", "signatory", "Moor Housing Association")],
    ),
    (  # a line of an advisory
        "WHO: Sponsored by the Elm Trades Council, Rent Watch and the Hill Tenants Union.",
        [("Elm Renters Forum", "organizer", "Elm Trades Council"), ("Elm Renters Forum", "organizer", "Rent Watch"), ("Elm Renters Forum", "organizer", "Hill Tenants Union")],
    ),
    (
        "Co-hosts include Elm Tram Riders, Public Roofs, Hill Youth Climate Action, and others.",
        [("Elm Renters Forum", "organizer", "Elm Tram Riders"), ("Elm Renters Forum", "organizer", "Public Roofs"), ("Elm Renters Forum", "organizer", "Hill Youth Climate Action")],
    ),
    (
        "It was formed in partnership with Casa del Rio and Centro Roble, Elm Shelter feeds guests. We act with the support of Rent Watch, Moor Union Voice and over 250 donors.",
        [("Elm Renters Forum", "partner", "Casa del Rio"), ("Elm Renters Forum", "partner", "Centro Roble"), ("Elm Renters Forum", "partner", "Rent Watch"), ("Elm Renters Forum", "partner", "Moor Union Voice")],
    ),
    (
        "Hill Voices for Homes, Rent Watch, and End Cold Flats Elmford co-sponsored the press conference.",
        [("press conference", "organizer", "Hill Voices for Homes"), ("press conference", "organizer", "Rent Watch"), ("press conference", "organizer", "End Cold Flats Elmford")],
    ),
    (
        "The following bodies have joined our Coalition in support of tenants:\n\nHill Voices for Homes\n\nFamily Roof Defenders\n\nand the Elm Law Center.",
        [("Elm Renters Forum", "member", "Hill Voices for Homes"), ("Elm Renters Forum", "member", "Family Roof Defenders"), ("Elm Renters Forum", "member", "Elm Law Center")],
    ),
    (
        "It was the Elm Church and the Elm Relief Agency (ERA), one of 18 Christian bodies that make up the Micah Roofs coalition. We thank the Open Homes Initiative, of which the Elm Homes Foundation is an affiliate.",
        [("Micah Roofs", "member", "Elm Relief Agency"), ("Open Homes Initiative", "member", "Elm Homes Foundation")],
    ),
    (  # leaders sign for their bodies
        "Signatories:\n\nMary Hill, Chair - Elm Public Workers Union (EPWU) - Homes Division\nRahul Moss, President - Elm Trades Council (ETC)",
        [("Elm Renters Forum", "signatory", "Elm Public Workers Union"), ("Elm Renters Forum", "signatory", "Elm Trades Council")],
    ),
    (
        "Those calling for the day of action include:  The Elm Trades Council, Rent Watch, HomesNow, and Hill.org.",
        [("Elm Renters Forum", "endorser", "Elm Trades Council"), ("Elm Renters Forum", "endorser", "Rent Watch"), ("Elm Renters Forum", "endorser", "HomesNow"), ("Elm Renters Forum", "endorser", "Hill.org")],
    ),
    (  # people sign beside bodies
        "The letter was signed by tenants John Smith, Mary Jones and J. Peter Brown, as well as Rent Watch, HomesNow, and the Elm Trades Council.",
        [("letter", "signatory", "Rent Watch"), ("letter", "signatory", "HomesNow"), ("letter", "signatory", "Elm Trades Council")],
    ),
    (
        "In addition, three companies – Bricks, Mortar & Sons, and Tilewell – have stepped up today as part of the Warm Homes Collaborative.",
        [("Warm Homes Collaborative", "member", "Bricks"), ("Warm Homes Collaborative", "member", "Mortar & Sons"), ("Warm Homes Collaborative", "member", "Tilewell")],
    ),
    (  # several who ask for one thing
        "In the request filed under the Open Records Act (ORA), the Elm Trades Council, Rent Watch, and the Hill Tenants Union asked for the contracts.",
        [("request", "signatory", "Elm Trades Council"), ("request", "signatory", "Rent Watch"), ("request", "signatory", "Hill Tenants Union")],
    ),
    (
        "The Fair Rent Act quickly won endorsements from the Hill Tenants Union, Rent Watch, and the Elm Housing Center.",
        [("Fair Rent Act", "endorser", "Hill Tenants Union"), ("Fair Rent Act", "endorser", "Rent Watch"), ("Fair Rent Act", "endorser", "Elm Housing Center")],
    ),
    (  # which legislation is told elsewhere
        "The Fair Rent Act is overdue. We are joined in support of this legislation by the Hill Tenants Union, Moor Housing Association, and a multitude of tenants.",
        [("Fair Rent Act", "endorser", "Hill Tenants Union"), ("Fair Rent Act", "endorser", "Moor Housing Association")],
    ),
    (  # names that tell nothing, of which it is told what they are
        "Joint statement from housing companies Bricklo, Tilewell, Roof.io, and Mortara.",
        [("Joint statement", "signatory", "Bricklo"), ("Joint statement", "signatory", "Tilewell"), ("Joint statement", "signatory", "Roof.io"), ("Joint statement", "signatory", "Mortara")],
    ),
    (  # a whole with a dot in its name
        "Roofs.Now is a diverse coalition including more than 100 groups and companies from all over, including the Elm Trades Council, Rent Watch, tilewell, Hill Tenants Union and Mortara.",
        [("Roofs.Now", "member", "Elm Trades Council"), ("Roofs.Now", "member", "Rent Watch"), ("Roofs.Now", "member", "tilewell"), ("Roofs.Now", "member", "Hill Tenants Union"), ("Roofs.Now", "member", "Mortara")],
    ),
    (  # a whole without a name
        "A broad coalition of housing groups, including Rent Watch, the Hill Tenants Union and the Elm Trades Council, will meet on Friday.",
        [("broad coalition of housing groups", "member", "Rent Watch"), ("broad coalition of housing groups", "member", "Hill Tenants Union"), ("broad coalition of housing groups", "member", "Elm Trades Council")],
    ),
    (  # two who begin something
        "Rent Watch and the Hill Tenants Union started a campaign to “Keep Warm Homes” in 2017.",
        [("Keep Warm Homes", "organizer", "Rent Watch"), ("Keep Warm Homes", "organizer", "Hill Tenants Union")],
    ),
    (  # the bodies above those who sign for them
        "Come to our rallies.\n\nIn solidarity,\n\nElm Student Union\nJane Hill, Editor-in-Chief\nMary Moss, General Manager\n\nFord Nurses Association Board of Directors\n\nHill Science Society\n",
        [("Elm Renters Forum", "signatory", "Elm Student Union"), ("Elm Renters Forum", "signatory", "Ford Nurses Association"), ("Elm Renters Forum", "signatory", "Hill Science Society")],
    ),
    (  # a whole named between its kind and its members
        "A rival coalition, Landlords Pay Too, which includes the Moor Owners Federation, Brick & Mortar Makers of Elmford, and the Tile and Roof Institute, backs it.",
        [("Landlords Pay Too", "member", "Moor Owners Federation"), ("Landlords Pay Too", "member", "Brick & Mortar Makers of Elmford"), ("Landlords Pay Too", "member", "Tile and Roof Institute")],
    ),
    (  # one of them named
        "The Alliance for Elm & Oak (AEO), a partnership of the Hill Tenants Union and local shops, asks for more.",
        [("Alliance for Elm & Oak", "member", "Hill Tenants Union")],
    ),
    (  # those at the head of it
        "A coalition of housing and youth groups led by Rent Watch and the Hill Tenants Union sent a letter to the mayor opposing the Fair Rent Act.",
        [("letter", "organizer", "Rent Watch"), ("letter", "organizer", "Hill Tenants Union")],
    ),
    (  # what a sentence begins with is none of them
        "Yesterday, the Hill Tenants Union, Rent Watch and the Elm Housing Center organized a vigil.",
        [("vigil", "organizer", "Hill Tenants Union"), ("vigil", "organizer", "Rent Watch"), ("vigil", "organizer", "Elm Housing Center")],
    ),
    (  # each with a line on what it is
        "The first signatories of this letter are (in alphabetical order):\n\nElm Net - Belgium\nElm Net cares for speech on the net, and wrote the first of these letters.\n\nFree Wires (FW) - The Netherlands\nThe country's oldest wire club, founded in 1981.\n\nOak Code Society - Germany\nA society for arts and media\n",
        [("letter", "signatory", "Elm Net"), ("letter", "signatory", "Free Wires"), ("letter", "signatory", "Oak Code Society")],
    ),
    (  # by those who sign for them
        "Yours sincerely,\n\nMary Hill, on behalf of the Elm Trades Council (ETC)\nJohn Moss, on behalf of the Hill Tenants Union\nJane Ford, on behalf of Homes Are Not For Profit\n",
        [("Elm Renters Forum", "signatory", "Elm Trades Council"), ("Elm Renters Forum", "signatory", "Hill Tenants Union"), ("Elm Renters Forum", "signatory", "Homes Are Not For Profit")],
    ),
    (  # in two parts, with marks at their ends
        "Joining in this appeal are the chairs and founders of:\n\n- the Elm Society of Letters;\n- the Hill Writers Union;\n- elmNet;\n\nand the editors of these journals:\n\n- Moor Letters;\n- Kites: a Journal of Rhyme, Wind, and Rain;\n",
        [("Elm Renters Forum", "signatory", name) for name in ("Elm Society of Letters", "Hill Writers Union", "elmNet", "Moor Letters", "Kites: a Journal of Rhyme, Wind, and Rain")],
    ),
    (  # the heading of what follows ends a list
        "Partners include:\n\nElm Trades Council\nHill Tenants Union\nMoor Housing Association\n\nPROGRAMME\n\nGreen Room: 10:30\n",
        [("Elm Renters Forum", "partner", "Elm Trades Council"), ("Elm Renters Forum", "partner", "Hill Tenants Union"), ("Elm Renters Forum", "partner", "Moor Housing Association")],
    ),
    (  # "and" within the last name, since the list goes on
        "We are joined in support of the Fair Rent Act by the Elm Trades Council, Moor Food Association, Roof and Tile Association of Elmford, and a great many shops.",
        [("Fair Rent Act", "endorser", "Elm Trades Council"), ("Fair Rent Act", "endorser", "Moor Food Association"), ("Fair Rent Act", "endorser", "Roof and Tile Association of Elmford")],
    ),
    (
        "A broad coalition of 75 housing and faith groups, including Rent Watch, will hold a rally. Rent Watch is glad.",
        [("broad coalition of 75 housing and faith groups", "member", "Rent Watch")],
    ),
    (  # names that tell nothing, told by how they work
        "This year new tiles are shown in collaboration with Bricklo, Mortara Hose, and Oak Press.",
        [("Elm Renters Forum", "partner", "Bricklo"), ("Elm Renters Forum", "partner", "Mortara Hose"), ("Elm Renters Forum", "partner", "Oak Press")],
    ),
    (  # a whole's name above its members on one line, people left out
        "Coalition to Save Elm Street (list in formation): 12 Cooks' Union, Hill Tenants Union, District Leader Mary Hill, Rent Watch, Elm Housing Center",
        [("Coalition to Save Elm Street", "member", "12 Cooks' Union"), ("Coalition to Save Elm Street", "member", "Hill Tenants Union"), ("Coalition to Save Elm Street", "member", "Rent Watch"), ("Coalition to Save Elm Street", "member", "Elm Housing Center")],
    ),
    (  # the rows of a table
        "Signed by:\n\nElm Roofs Trust | Trust | Hill\nOakstack | Association | Moor\nMoor Data Union | Union | Moor\nbluff | Collective | Hill\n",
        [("Elm Renters Forum", "signatory", "Elm Roofs Trust"), ("Elm Renters Forum", "signatory", "Oakstack"), ("Elm Renters Forum", "signatory", "Moor Data Union")],
    ),
    (  # parted by stops
        "The Cooks' Charter of Rights is endorsed by:\n\nThe Cooks Union 12. Hill United. Rent Watch Network and Elm Works Council\n",
        [("Cooks' Charter of Rights", "endorser", "Cooks Union 12"), ("Cooks' Charter of Rights", "endorser", "Hill United"), ("Cooks' Charter of Rights", "endorser", "Rent Watch Network"), ("Cooks' Charter of Rights", "endorser", "Elm Works Council")],
    ),
    (  # people, with the bodies that they work for
        "Signed by:\n\nMary Hill, Elm University\n\nJohn Moss, Oaklab\n\nAbeba Tonu, Stonehouse\n\nPeter Ford, Hill Bank\n\nJane Marsh, Moor College\n",
        [],
    ),
    ("Homes Over Hedges is a campaign of Rent Watch and the Hill Tenants Union.", [("Homes Over Hedges", "organizer", "Rent Watch"), ("Homes Over Hedges", "organizer", "Hill Tenants Union")]),
    ("Today, the Elm Board Chair Mary Hill, Director of the Hill Agency John Moss, and Senior Adviser to the Moor Union Jane Ford hosted a talk.", []),
    ("The Elm Housing Agency, the Hill Roads Agency and the Moor Works Agency signed a memorandum of understanding.", []),
    ("The law was met with criticism from the Hill Tenants Union, Rent Watch, and the Elm Housing Center.", []),
    ("The plan was opposed by owners and groups, including the Hill Landlords Association, Elm Builders Association and Moor Owners Union.", []),
    ("The Hill Tenants Union, Rent Watch, and the Elm Housing Center have offices on Main Street.", []),
    ("The statement was signed by Mary Hill, John Moss and Jane Ford.", []),
    (  # a content system made spaces of commas
        "The Fair Rent Act is endorsed by the Elm Tenants Association  the Hill Tenants Union  Ford Nurses Association  and the Elm State Housing Center",
        [("Fair Rent Act", "endorser", "Elm Tenants Association"), ("Fair Rent Act", "endorser", "Hill Tenants Union"), ("Fair Rent Act", "endorser", "Ford Nurses Association"), ("Fair Rent Act", "endorser", "Elm State Housing Center")],
    ),
    (
        "The Elm Trades Council (ETC), RentJustice, and the Center for Law and Social Housing (CLSH) have released the Homes Map, a joint proposal for new wards.",
        [("Homes Map", "organizer", "Elm Trades Council"), ("Homes Map", "organizer", "RentJustice"), ("Homes Map", "organizer", "Center for Law and Social Housing")],
    ),
    (
        "Last summer, the Department of Homes, HouseCorps, and the Everyone Home Center launched the National Partnership for Homes, to build.",
        [("National Partnership for Homes", "organizer", "Department of Homes"), ("National Partnership for Homes", "organizer", "HouseCorps"), ("National Partnership for Homes", "organizer", "Everyone Home Center")],
    ),
    (
        "BEYOND FAIR RENTS\n\nElm American Legal Fund · Elm Staff and Workers Association · Commission on Homes · Urban Rights Center",
        [("Beyond Fair Rents", "member", "Elm American Legal Fund"), ("Beyond Fair Rents", "member", "Elm Staff and Workers Association"), ("Beyond Fair Rents", "member", "Commission on Homes"), ("Beyond Fair Rents", "member", "Urban Rights Center")],
    ),
    ("Home | About | Contact | Elm Union", []),  # a menu
    (
        "With the help of campaign partners BQL, Inn 6, Smallish and Hill Trackers, we feed pets.",
        [("Elm Renters Forum", "partner", "BQL"), ("Elm Renters Forum", "partner", "Inn 6"), ("Elm Renters Forum", "partner", "Smallish"), ("Elm Renters Forum", "partner", "Hill Trackers")],
    ),
    (  # speakers of a rally
        "The rally's partners will speak.\n\nJane Doe, President, Elm Trades Council\n\nJohn Roe, Director, Rent Watch\n\nMary Major, Chair, Hill Tenants Union\n\nJames Minor, Elm Law Center\n\nAnn Poe, President, Elm Bar Association\n\nKim Low, Chair, Elm Nurses Union\n\nLee Moe, Director, Elm Alliance\n\nDan Hoe, President, Elm Teachers Federation",
        [],
    ),
    (
        "The organizations signing the rent petition include the Elm Trades Council (ETC), the Hill Tenants Union (HTU), and Rent Watch.",
        [("Elm Renters Forum", "signatory", "Elm Trades Council"), ("Elm Renters Forum", "signatory", "Hill Tenants Union"), ("Elm Renters Forum", "signatory", "Rent Watch")],
    ),
    (
        "The Fair Rents Consortium consists of the Elm Trades Council, Hill Tenants Union, and La Casa, Inc.",
        [("Fair Rents Consortium", "member", "Elm Trades Council"), ("Fair Rents Consortium", "member", "Hill Tenants Union"), ("Fair Rents Consortium", "member", "La Casa, Inc")],
    ),
    (
        "The letter was organized by Free the Homes and the Elm Trades Council, and signers include tenant groups like HillNow, Rent Watch, and large bodies like the Hill Tenants Union.",
        [("letter", "organizer", "Free the Homes"), ("letter", "organizer", "Elm Trades Council")],
    ),
    (
        "The Hill Tenants Union is the union of 900 tenants and a founding member of the Fair Rents Alliance. Rent Watch, a member of the Fair Rents Alliance, is new. Jane Doe is a member of the City Council.",
        [("Fair Rents Alliance", "member", "Hill Tenants Union"), ("Fair Rents Alliance", "member", "Rent Watch")],
    ),
    (
        "The Fair Rents Alliance is a coalition of tenants and workers, among them the Elm Trades Council and the Hill Tenants Union.",
        [("Fair Rents Alliance", "member", "Elm Trades Council"), ("Fair Rents Alliance", "member", "Hill Tenants Union")],
    ),
    (
        "About Rent Watch\n\nIt is a member of the Fair Rents Alliance.",
        [("Fair Rents Alliance", "member", "Rent Watch")],
    ),
    (
        "A rival coalition, Rents Harm Us All, which includes the Elm Landlords Federation, Roof & Beam Makers of Elmford, and the Door Institute, is for it.",
        [("Rents Harm Us All", "member", "Elm Landlords Federation"), ("Rents Harm Us All", "member", "Roof & Beam Makers of Elmford"), ("Rents Harm Us All", "member", "Door Institute")],
    ),
    (
        "The Fair Rents Campaign includes more than 90 organizations, among them Hill Renters Rising, Jews for Homes, and the Elm Trades Council.",
        [("Fair Rents Campaign", "member", "Hill Renters Rising"), ("Fair Rents Campaign", "member", "Jews for Homes"), ("Fair Rents Campaign", "member", "Elm Trades Council")],
    ),
    (
        "Yes to Fair Rents is led by a steering committee that includes Elm Homes Action, Hill Renters Rising, and the Elm Trades Council.",
        [("Yes to Fair Rents", "organizer", "Elm Homes Action"), ("Yes to Fair Rents", "organizer", "Hill Renters Rising")],
    ),
    (
        "The Elm Water Caucus, the Upper Elm Irrigation District and Trout Always, which were party to the talks, have endorsed the compact.",
        [("compact", "endorser", "Elm Water Caucus"), ("compact", "endorser", "Upper Elm Irrigation District"), ("compact", "endorser", "Trout Always")],
    ),
    (
        "Members of Fair Rents Elmford include:\n\n• Hill Renters Rising\n• POWER Elmford\n• Elm Trades Council",
        [("Fair Rents Elmford", "member", "Hill Renters Rising"), ("Fair Rents Elmford", "member", "POWER Elmford")],
    ),
    (
        "In addition to the Forum, nine tenant groups are Co-Amici:\n\nOrganizations\n9 Million Homes\nElm Renters League\nElm Homes Association\nHill Tenants United\nElm Law Alliance\nMoor Homes Network\nTENANTZ\nHill Roofs Council",
        [("Elm Renters Forum", "signatory", name) for name in ("9 Million Homes", "Elm Renters League", "Elm Homes Association", "Hill Tenants United", "Elm Law Alliance", "Moor Homes Network", "TENANTZ", "Hill Roofs Council")],
    ),
    (
        "We ask you to lower the rents.\n\nSincerely,\n\nMary Hill, Regional Executive Vice-President - Elm Public Workers Union (EPWU)\nRahul Moss, President - Elm Trades Council (ETC)\nJo Tarn, Chair - Hill Tenants Union",
        [("Elm Renters Forum", "signatory", name) for name in ("Elm Public Workers Union", "Elm Trades Council", "Hill Tenants Union")],
    ),
    (
        "Signatories to the rent letter:\n\n24 Elm Street; Better Hill; For a Fair Elm; Healthy Homes, Healthy Us; Elm Trades Council",
        [("rent letter", "signatory", "24 Elm Street"), ("rent letter", "signatory", "For a Fair Elm"), ("rent letter", "signatory", "Healthy Homes, Healthy Us")],
    ),
    (
        "| Organization | Role |\n|---|---|\n| Elm Law Center | Lead |\n| Hill Renters Rising | Partner |",
        [("Elm Renters Forum", "organizer", "Elm Law Center"), ("Elm Renters Forum", "partner", "Hill Renters Rising")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_who_is_tied(text: str, expected: list[tuple[str, str, str]]) -> None:
    got = ties(text)
    for tie in expected:
        assert tie[1:] in [g[1:] for g in got], got


def test_a_roll_keeps_the_relation_and_the_name_of_its_heading() -> None:
    names = [
        "Elm Partners Network",
        "Hill Tenants Union",
        "Casa de la Gente (Elmford)",
        "Rent Watch",
        "Elm Trades Council",
        "Members Front",
        "Fields Alliance",
        "Compadres",
        "Wide Open, West Chapter",
    ]
    got = ties("STOP THE RENTS CAMPAIGN ENDORSERS\n\nAs of March 2, 2023\n\n" + "\n\n".join(names))
    assert {g[1] for g in got} == {"endorser"}
    assert {g[0] for g in got} == {"STOP THE RENTS CAMPAIGN"}
    assert [g[2] for g in got] == [n.replace(" (Elmford)", "") for n in names]


UNTIED = [
    "The Clean Roofs Partnership, led by the Secretary of Housing, has met.",
    "The Ward Map unites neighborhoods in London, Paris and Berlin. The Fair Rents Act is law. It includes rules, fees and fines.",
    "Rent Watch and three other groups met on Monday. The Elm Trades Council joined the rally.",
    "The union and several other groups were asked about the Elm Trades Council and 40 rents.",
    "The campaign's co-chairs are Pastor Jane Moss of Elm Temple and Elmford Mayor Mary Hill.",
    "The suit is co-led by Attorney General Jane Moss and Hill County Attorney General Mary Hill.",
    "The Elm Trades Council and Rent Watch joined the union at the vigil.",
    "Two days before the vote, the Elm Trades Council and Rent Watch endorsed the Rent Act.",
]


@pytest.mark.parametrize("text", UNTIED)
def test_persons_visitors_and_two_who_back_a_bill_are_tied_to_nothing(text: str) -> None:
    assert ties(text) == []
