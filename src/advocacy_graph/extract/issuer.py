"""Who issues the release, from where releases say it: an issuer line, the boilerplate, the headline, the speakers."""

import re
from collections import defaultdict

from advocacy_graph.extract.actors import ABOUT_WHOM, Register
from advocacy_graph.extract.paragraphs import ABOUT, Paragraph, Role
from advocacy_graph.extract.statements import Draft

_SELF = re.compile(
    r"^(?:The\s+)?(?P<who>[A-Z][\w'’&./ -]{1,100}?)(?:\s*\([^)]{1,40}\))?,?\s+(?:is|are|was founded|works|represents|promotes|advocates|fights|brings|exists|serves|campaigns|seeks)\s"
)
_ACTING = re.compile(
    r"^(?:Today,?\s+)?(?:The\s+)?(?P<who>[A-Z][\w'’&./ -]{1,100}?)(?:\s*\([^)]{1,40}\))?,?\s+(?:today|has|is|are|welcom\w+|applaud\w+|condemn\w+|call\w*|urg\w+|support\w*|oppos\w+|hail\w*|announc\w+|joined|issued|released|said)\b"
)


def issuers(
    register: Register,
    paras: list[Paragraph],
    found: list[Draft],
    lead: int,
    line: str | None,
    headline: str | None,
) -> tuple[list[str], str]:
    """The issuing bodies by name, and the rule that told. Empty where nothing tells."""
    if line:
        name = re.sub(r"\s+-\s+[A-Z]{2,10}$", "", line)
        para = next(p for p in paras if p.text.endswith(line))
        at = para.end - len(line)
        body = register.add_body(name, (at, at + len(name)), "organization.issuer", 0.95)
        return ([body.name] if body else [name]), "issuer.line"
    votes: defaultdict[str, float] = defaultdict(float)

    def vote(name: str | None, weight: float) -> None:
        body = register.body(name) if name else None
        if body:
            votes[body.name] += weight * (0.4 if body.is_governmental else 1.0)

    for index, para in enumerate(paras):
        about = ABOUT_WHOM.match(para.text) if ABOUT.match(para.text) else None
        if about:
            vote(about.group("who"), 2.0)
        elif index >= len(paras) - 6 and index > lead:
            own = _SELF.match(para.text)
            if own:
                vote(own.group("who"), 2.5)
    for index in range(lead, min(lead + 2, len(paras))):
        acting = _ACTING.match(paras[index].text)
        if acting:
            vote(acting.group("who"), 2.0 if index == lead else 1.0)
    spoken = [d for d in found if d.who.organization or d.who.name]
    for position, draft in enumerate(spoken[:12]):
        vote(_body_of(register, draft), 1.4 if position == 0 else 0.35)
    if headline:
        start = re.match(r"^(?P<who>[^:]{3,60}):\s", headline)
        if start:
            vote(start.group("who"), 2.0)
        for body in register.bodies.values():
            for wording in body.wordings:
                if len(wording) > 2 and re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", headline):
                    vote(body.name, 1.3 if not body.is_governmental or headline.startswith(wording) else 0.3)
                    break
    for para in paras[: lead + 1]:
        if para.role in (Role.CONTACT, Role.FURNITURE, Role.RELEASE_LINE):
            for k, body in register.bodies.items():
                if (
                    any(len(w) > 3 and w in para.text for w in body.wordings)
                    or k.replace(" ", "") in para.text.lower()
                ):
                    vote(body.name, 1.5)
    if not votes:
        person = next((d.who.name for d in found if d.who.name and d.who.role), None)
        full = register.full_name(person) if person else None
        return ([full], "issuer.speaker") if full else ([], "")
    name = max(votes, key=lambda n: votes[n])
    joint = [
        n
        for n in votes
        if n != name and votes[n] >= 0.8 * votes[name] and headline and _in_headline(register, n, headline)
    ]
    return [name, *joint][:3], "issuer.votes"


def _in_headline(register: Register, name: str, headline: str) -> bool:
    body = register.body(name)
    return body is not None and any(len(w) > 2 and w in headline for w in body.wordings)


def _body_of(register: Register, draft: Draft) -> str | None:
    if draft.who.is_organization:
        return draft.who.name
    if draft.who.organization:
        return draft.who.organization
    full = register.full_name(draft.who.name) if draft.who.name else None
    return register.people[full].organization if full else None
