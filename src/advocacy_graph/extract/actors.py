"""Everybody whom a release names: the register filled in passes, definitions first, then speakers, then the running text."""

from dataclasses import replace

from advocacy_graph.extract.acronyms import define_acronyms, tie_acronyms
from advocacy_graph.extract.beside import bodies_beside, posts_below, posts_beside, styles_beside
from advocacy_graph.extract.bodies import scan_apposed, scan_bodies
from advocacy_graph.extract.credited import add_speaker, can_be_body, whole_name
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.paragraphs import ABOUT_WHOM, Paragraph, Role
from advocacy_graph.extract.parting import names_several, two_bodies
from advocacy_graph.extract.people import scan_given, scan_people
from advocacy_graph.extract.register import Register, is_short_form


def register_of(text: str, paras: list[Paragraph], drafts: list[Draft]) -> Register:
    """The register of a release, whose drafts of statements tell who speaks in it; their speakers' names are mended."""
    register = Register()
    define_acronyms(register, paras)
    for draft in drafts:
        draft.who = whole_name(text, draft.who)
        add_speaker(register, text, draft.who, draft.at)
    scan(register, paras)
    tie_acronyms(register, paras)
    register.part_people_from_bodies()
    posts_below(register, paras)
    posts_beside(register, text)
    styles_beside(register, text)
    bodies_beside(register, text)
    for draft in drafts:
        name = draft.who.name
        is_pair = name and draft.who.is_organization and " and " in name and not names_several(register, name)
        pair = two_bodies(register, name) if name and is_pair else None
        if pair and not draft.who.joint:
            first, second = (Mention(one, organization=one, is_organization=True) for one in pair)
            draft.who, name = replace(first, joint=(second,)), first.name
            register.add_body(pair[1], None, "organization.speaks", 0.85)
        if (
            draft.who.is_organization
            and name
            and not is_short_form(name)
            and can_be_body(text, name)
            and not names_several(register, name)
        ):
            register.add_body(name, draft.at, "organization.speaks", 0.85)
    return register


def scan(register: Register, paras: list[Paragraph]) -> None:
    """People with titles or descriptions, and named bodies, in the running text."""
    for para in paras:
        if para.role is Role.CONTACT:
            scan_given(register, para)
        if para.role in (
            Role.FURNITURE,
            Role.CONTACT,
            Role.DATE,
            Role.RELEASE_LINE,
            Role.END,
            Role.HEADLINE,
            Role.SUBHEAD,
        ):
            continue
        about = ABOUT_WHOM.match(para.text) if len(para.text) < 160 or ":" in para.text[:140] else None
        if about:
            register.add_body(
                about.group("who"),
                (para.start + about.start("who"), para.start + about.end("who")),
                "organization.about",
                0.9,
            )
        scan_people(register, para)
        scan_apposed(register, para)
        scan_bodies(register, para)
        scan_given(register, para)
