"""Bodies told by standing between bodies in a list, and by whom a contact answers for."""

import re

from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.heads import headed, names_a_policy
from advocacy_graph.extract.names import CAPITALISED, LETTERS, NAME, has_given_name, is_name
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.together import of_trades

_LISTED = re.compile(
    rf"(?<![\w'’-])(?:(?:the\s+)?{CAPITALISED}(?:\s+(?:(?:of|for|the|and|&|in|on)\s+){{0,2}}{CAPITALISED}){{0,9}}(?:\s*\([A-Z]{{2,8}}\))?,\s+){{2,40}}and\s+(?:the\s+)?{CAPITALISED}(?:\s+(?:(?:of|for|the|and|&|in|on)\s+){{0,2}}{CAPITALISED}){{0,9}}"
)

# what every list ends in: a long pattern is slow to say that it begins nowhere
_MAY_LIST = Finder(r",\s+(?:the\s+)?[A-ZÀ-Þ\d][^,]*,\s+and\s+(?:the\s+)?[A-ZÀ-Þ\d]")

# "the Departments of Ports, Labor, and the Treasury": the fields of what is named before
_FIELDS_OF = re.compile(r"\b(?:Departments|Ministries|Secretaries|Ministers|Offices) (?:of|for) ")

_CONTACT_LINE = re.compile(
    rf"(?:^|(?<=\d )|(?<=: ))(?P<name>{NAME.pattern}),\s+(?P<body>[A-Z][\w/&'’ -]{{1,60}}?)(?=,|\s+\(?\d{{3}}|\s*$)"
)


_SIGNER = re.compile(rf"(?P<name>{NAME.pattern}),\s+(?P<rest>[^\s.;:“”][^.;:“”]{{1,100}}(?:\.\w+)?)$")

_HELD_AT = re.compile(r" (?:of|at|for) (?:the )?(?=[A-Z])")

_ROLL = 5  # lines


def list_people(register: Register, paras: list[Paragraph]) -> None:
    """ "Jane Doe, Chair, Elm Forum" in a roll of such lines: all are people, by whatever names, and most name their bodies."""
    run: list[tuple[Paragraph, re.Match[str]]] = []
    for para in [*paras, None]:
        line = _SIGNER.match(para.text) if para is not None and len(para.text) < 130 else None
        if para is not None and line is not None and is_name(line.group("name")):
            run.append((para, line))
            continue
        if len(run) >= _ROLL and 2 * sum(has_given_name(line.group("name")) for _, line in run) > len(run):
            for signer, found in run:
                _add_signer(register, signer, found)
        run = []


def _add_signer(register: Register, para: Paragraph, line: re.Match[str]) -> None:
    place = (para.start + line.start("name"), para.start + line.end("name"))
    human = register.add_person(line.group("name"), place, "person.listed", 0.8)
    parts = [part for part in line.group("rest").split(", ") if not LETTERS.fullmatch(part)]
    role = parts.pop(0) if parts and role_in(parts[0]) else None
    held = mention(f"{line.group('name')}, {role}") if role and _HELD_AT.search(role) else None
    if held and held.role and held.organization:  # "Jane Doe, former Director of Open Hill"
        role = held.role
        start = para.text.find(held.organization, line.start("rest"))
        if start >= 0 and not is_place(held.organization):
            place = (para.start + start, para.start + start + len(held.organization))
            register.add_body(held.organization, place, "organization.listed", 0.7)
            if human is not None and human.organization is None:
                human.organization = held.organization
    body = parts[0] if parts and not role_in(parts[0]) and not is_place(parts[0]) else None
    if body is not None and body[0].isupper() and len(body.split()) < 10:
        start = para.start + para.text.index(body, line.start("rest"))
        register.add_body(body, (start, start + len(body)), "organization.listed", 0.7)
        if human is not None and human.organization is None:
            human.organization = body
    if human is not None and human.role is None:
        human.role = role


def list_together(register: Register, paras: list[Paragraph]) -> None:
    """What stands between bodies in a list is a body, headed or not; so is whom a contact answers for."""
    for para in paras:
        if para.role is Role.CONTACT:
            for line in _CONTACT_LINE.finditer(para.text):
                if is_name(line.group("name")) and not role_in(line.group("body")):
                    place = (para.start + line.start("body"), para.start + line.end("body"))
                    register.add_body(line.group("body"), place, "organization.contact", 0.8)
            continue
        if not para.is_prose or ", and " not in para.text or not _MAY_LIST.is_in(para.text):
            continue
        trades = of_trades(para.text)  # their commas list nothing
        for match in _LISTED.finditer(para.text):
            if _FIELDS_OF.search(match.group()):
                continue
            names: list[tuple[str, int]] = []
            at = match.start()
            for part in re.split(r"(,\s+and\s+|,\s+)", match.group()):
                name = re.sub(r"\s*\([A-Z]{2,8}\)|^the\s+", "", part)
                start = at + part.find(name)
                if not part.startswith(",") and not any(a <= start < b for a, b in trades):
                    names.append((name, start))
                at += len(part)
            known = [n for n, _ in names if register.body(n) or headed(n)]
            if len(known) < 2 or 2 * len(known) < len(names):
                continue
            for name, start in names:
                if (
                    not (is_name(name) and name in register.people)
                    and not role_in(name)
                    and not names_a_policy(name)
                ):
                    place = (para.start + start, para.start + start + len(name))
                    register.add_body(name, place, "organization.listed", 0.7)
