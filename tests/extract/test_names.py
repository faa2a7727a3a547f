"""Speaker phrases as data: what an attribution says of name, role and organisation. All of them invented."""

import pytest

from advocacy_graph.extract.speaker import mention

CASES = [
    # phrase, name, role, organisation
    ("Petra Lunn, Founder-President of the Harbour and Ferry Workers' Union", "Petra Lunn", "Founder-President", "Harbour and Ferry Workers' Union"),
    ("Shadow Minister for Ports, Ferries and Island Affairs, Petra Lunn", "Petra Lunn", "Shadow Minister for Ports, Ferries and Island Affairs", None),
    ("Local Businessman Tom Adeyemi", "Tom Adeyemi", "Local Businessman", None),
    ("Concerned Nurses for Elmford Executive Director Tom Adeyemi", "Tom Adeyemi", "Executive Director", "Concerned Nurses for Elmford"),
    ("Federal Member for Elmford, Petra Lunn", "Petra Lunn", "Federal Member for Elmford", None),
    ("Petra Lunn of the Center for Economic and Roof Research and Convener of Open Hills", "Petra Lunn", None, "Center for Economic and Roof Research"),
    ("Petra Lunn, Ferry Advisor to HWU and Executive Director of Open Hills", "Petra Lunn", "Ferry Advisor", "HWU"),
    ("Petra Lunn, a staff attorney in HWU’s Islander Access to Justice program", "Petra Lunn", "staff attorney", "HWU"),
    ("Petra Lunn, voicing anger at the council's plan", "Petra Lunn", None, None),
    ("Mara Quill, Policy Director for the Fair Rents campaign", "Mara Quill", "Policy Director", "Fair Rents"),
    ("Ilse Brandt, executive director of the Harbour Workers Union", "Ilse Brandt", "executive director", "Harbour Workers Union"),
    ("HWU Chairperson Tom Adeyemi", "Tom Adeyemi", "Chairperson", "HWU"),
    ("HWU's Executive Director, Tom Adeyemi", "Tom Adeyemi", "Executive Director", "HWU"),
    ("Petra Lunn, Openfield's Chief Legal and Business Officer", "Petra Lunn", "Chief Legal and Business Officer", "Openfield"),
    ("Rui Castanho, General Counsel, Brightwater", "Rui Castanho", "General Counsel", "Brightwater"),
    ("Dana M. Fox, President and CEO of the Elmford Urban Forum", "Dana M. Fox", "President and CEO", "Elmford Urban Forum"),
    ("HWU President, Dr Aroha Pene", "Aroha Pene", "President", "HWU"),
    ("Jo Tarn, director of federal policy at Rivers First", "Jo Tarn", "director of federal policy", "Rivers First"),
    ("Open Choice spokesman Karl Voss", "Karl Voss", "spokesman", "Open Choice"),
    ("Department of Inland Waters Secretary Ana Ruiz", "Ana Ruiz", "Secretary", "Department of Inland Waters"),
    ("Rep. Ana Ruiz (D-NY-13)", "Ana Ruiz", "Rep.", None),
    ("Health Minister Tomas Reed", "Tomas Reed", "Health Minister", None),
    ("Neve Sol, medical student from Westport", "Neve Sol", "medical student", None),
    ("Karin Holt of the Riverside Tenants Network", "Karin Holt", None, "Riverside Tenants Network"),
    ("Lim, who also teaches at the college", "Lim", None, None),
    ("Odile, a spokesperson for Rivers First", "Odile", "spokesperson", "Rivers First"),
    ("Tarvo Quillen a nurse and researcher at Westmark University", "Tarvo Quillen", "nurse and researcher", "Westmark University"),
    ("Minister for Ports and Coastal Affairs, Karl Voss", "Karl Voss", "Minister for Ports and Coastal Affairs", None),
    ("Harbour Workers Union's Northern organiser Tom Adeyemi", "Tom Adeyemi", "Northern organiser", "Harbour Workers Union"),
    ("Mara Quill, VP of Member Engagement for Rivers First", "Mara Quill", "VP of Member Engagement", "Rivers First"),
    ("Mara Quill, Director of Parents for Safe Streets", "Mara Quill", "Director", "Parents for Safe Streets"),
    ("the Harbour Party Oceans spokesperson Karl Voss", "Karl Voss", "Oceans spokesperson", "Harbour Party"),
    ("Dana Fox, an organizer within the Elmford chapter of Open Choice", "Dana Fox", "organizer", "Open Choice"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "name", "role", "organization"), CASES, ids=[c[0][:40] for c in CASES])
def test_speaker_phrase(phrase: str, name: str, role: str | None, organization: str | None) -> None:
    found = mention(phrase)
    assert (found.name, found.role, found.organization) == (name, role, organization)


def test_pronoun_and_joint_speakers() -> None:
    assert mention("he").pronoun == "he"
    joint = mention("Senator Abel and Congresswoman Ryder")
    assert [joint.name, *(j.name for j in joint.joint)] == ["Abel", "Ryder"]


def test_citizens_for_something_are_a_body() -> None:
    who = mention("Citizens for Rent Justice")
    assert (who.name, who.role, who.is_organization) == ("Citizens for Rent Justice", None, True)


def test_an_organisation_speaks() -> None:
    found = mention("The Rivers Alliance")
    assert found.is_organization
    assert found.name == "Rivers Alliance"
