"""Posts told by what stands beside a name: whose post somebody holds, and which."""

import re
from itertools import pairwise

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import HONORIFIC, NAME, SEAT_AFTER_NAME, bare, is_name
from advocacy_graph.extract.office_line import office_line
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.posts import is_post, is_public
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.speaker import mention

_BEGINS_POST = re.compile(
    r"(?:^|\n\n(?=The )|[.;:!?”]\s|\b(?:by|with|that|and|to|from)\s)(?=[Tt]he |[Ii]ts |[Tt]heir |[A-Z])"
)
_ENDS_POST = re.compile(rf"(?:(?!\n\n)[^.;:!?“”]){{4,111}}?,\s+(?:{HONORIFIC.pattern})?$")


def posts_beside(register: Register, text: str) -> None:
    """ "led by its President, Mr. John Doe": who is named after a post holds it."""
    for human in list(register.people.values()):
        if human.role or " " not in human.name:
            continue
        for start, _ in human.places[:3]:
            who = _post_before(text, human.name, start)
            if who is not None:
                human.role = who.role
                if who.organization == ITS:
                    before = [(p, b.name) for b in register.bodies.values() for p, _ in b.places if p < start]
                    human.organization = human.organization or (max(before)[1] if before else None)
                else:
                    human.organization = human.organization or who.organization
                break


def _post_before(text: str, name: str, start: int) -> Mention | None:
    """The post that ends in a comma before the name: the shortest that is one, "Minister for Roads and Ports, |"."""
    comma = text.rfind(",", 0, start)
    if not text.startswith(", ", comma) or start - comma > _LONGEST_STYLE:
        return None
    for begins in reversed(list(_BEGINS_POST.finditer(text, max(0, start - 160), start))):
        post = _ENDS_POST.match(text, begins.end(), start)
        if post is None:
            continue
        who = mention(f"{' '.join(post.group().rsplit(',', 1)[0].split())}, {name}")
        if who.name == name and who.role and is_post(who.role):
            return who
    return None


_LONGEST_STYLE = 30  # code points, of what may stand between a post and a name


_STYLES = lexicon.alternation(row[0] for row in lexicon.rows("styles"))
_STYLED = Finder(rf"\b(?P<style>{_STYLES})\b\.?\s+(?P<name>{NAME.pattern})")
_SEATED = re.compile(
    r",?\s(?P<seat>{})\b".format(
        "|".join(row[0] for row in lexicon.rows("post_nominals") if row[1] == "seat in a parliament")
    )
)


def styles_beside(register: Register, text: str) -> None:
    """ "Imam Jan Doe", "Jane Doe MP": the title says what somebody is of whom the release says nothing else."""
    if all(human.role for human in register.people.values()):
        return
    for styled in _STYLED.finditer(text):
        human = register.people.get(register.full_name(styled.group("name")) or "")
        if human and human.role is None:
            human.role = styled.group("style")
    for human in register.people.values():
        if human.role is None:
            seats = (_SEATED.match(text, end) for _, end in human.places[:5])
            human.role = next((seat.group("seat") for seat in seats if seat), None)


_HEAD = 6  # paragraphs


def posts_below(register: Register, paras: list[Paragraph]) -> None:
    """A post beside somebody's name or in the line below it, above the text: "Jane Doe, MP | Shadow Minister for Ports"."""
    for para in paras[:_HEAD]:
        if headed := office_line(para.text):
            at = re.search(r"\s+".join(map(re.escape, headed.name.split())), para.text, re.I)
            place = (para.start + at.start(), para.start + at.end()) if at else None
            human = register.add_person(headed.name, place, "person.described", 0.9)
            if human is None:
                continue
            if human.role is None or headed.post.endswith(human.role):
                human.role = headed.post
            human.organization = human.organization or headed.organization
    for above, below in pairwise(paras[:_HEAD]):
        name = bare(SEAT_AFTER_NAME.sub("", above.text.strip()))
        human = register.people.get(register.full_name(name) or name) if is_name(name) else None
        post = below.text.strip()
        if human is None and is_name(name) and SEAT_AFTER_NAME.search(above.text.strip()):
            human = register.add_person(name, (above.start, above.start + len(name)), "person.described", 0.9)
        if human is None or human.role or len(post) > 90:
            continue
        who = mention(post)
        if who.name is None and who.role and post.startswith(who.role) and is_post(who.role):
            human.role = post if who.organization is None else who.role
            human.organization = human.organization or who.organization


_SHORT_BEFORE = re.compile(r"(?<![\w.])((?!(?:US|UK|EU|UN|MP)\b)[A-Z]{3,8})\s\Z")

_POST_OF = re.compile(
    r",\s+(?:the\s+)?(?P<post>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})\s+(?:of|for|at)\s+(?:the\s+)?"
)


def bodies_beside(register: Register, text: str) -> None:
    """ "ELMA President Jane Doe", "Jane Doe, Chair of the Council of Deans": whose post it is that somebody holds."""
    lacking = [h for h in register.people.values() if h.role and not h.organization and " " in h.name]
    if not lacking:
        return
    ends = {end: b for b in register.bodies.values() if not b.is_governmental for _, end in b.places}
    begins = {start: b for b in register.bodies.values() if not b.is_governmental for start, _ in b.places}
    for human in lacking:
        post = human.role or ""
        public = is_public(post)
        for start, end in human.places[:3]:
            before = start - len(post) - 1
            beside = None
            if not public and before > 0 and text.startswith(post, before):
                beside = ends.get(before - 1)
                if beside is None and (short := _SHORT_BEFORE.search(text, max(0, before - 12), before)):
                    beside = register.add_body(short.group(1), short.span(1), "organization.role", 0.85)
            if beside is None and (held := _POST_OF.match(text, end)) and is_post(held.group("post")):
                beside = begins.get(held.end())
            if beside is not None:
                human.organization = beside.name
                break
