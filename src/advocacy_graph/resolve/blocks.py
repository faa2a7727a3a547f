"""Keys under which a named thing is looked for among those that it may be: only what shares one is compared."""

from itertools import groupby
from typing import Final

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.nicknames import beginnings
from advocacy_graph.resolve.occasions import is_unnamed, weeks
from advocacy_graph.resolve.organizations import plain_names, short_forms
from advocacy_graph.resolve.people import parts
from advocacy_graph.resolve.places import is_place
from advocacy_graph.resolve.titles import singular, title
from advocacy_graph.resolve.words import content, folded, initials

BLOCKS: Final = 3
"""Raised with every change of these rules: what was filed under the keys of older ones is filed anew."""


def blocks(named: Named, known: Gazetteer) -> tuple[str, ...]:
    """The keys, each once. A key that very many things share tells nothing, and whoever looks there passes it by."""
    match named.kind:
        case Kind.ORGANIZATION:
            found = _organization(named, known)
        case Kind.PERSON:
            found = _person(named)
        case Kind.POLICY:
            found = _policy(named, known)
    return tuple(dict.fromkeys(f"{named.kind[0]}:{key}" for key in found if key))


def _organization(named: Named, known: Gazetteer) -> list[str]:
    found = [f"a:{acronym}" for acronym in short_forms(named)]
    for name in plain_names(named.names):
        words = content(name)
        found.append(f"w:{' '.join(sorted(words))}")
        rest = [word for word in words if not is_place(word)]
        found.append(f"w:{' '.join(sorted(rest))}")
        if len(words) > 2:
            found += [f"f:{' '.join(words[:2])}", f"l:{' '.join(words[-2:])}"]
            found.append(f"a:{initials(name)}")
        elif len(words) == 2:
            found += [f"f:{' '.join(words)}", f"l:{' '.join(words)}"]
    return [*found, *_in_gazetteer(named, known)]


def _person(named: Named) -> list[str]:
    found = []
    for name in named.names:
        of = parts(name)
        surname = _skeleton(of.surname)
        found.append(f"n:{folded(name)}")
        found.append(f"s:{surname}")
        if of.given:
            found += [f"s:{surname} {letter}" for letter in sorted(beginnings(of.given[0]))]
            found.append(f"s:{_skeleton(of.given[-1])} {of.given[0][0]}")  # where a second surname was added
            found.append(f"w:{' '.join(sorted((*of.given, of.surname)))}")
    return found


def _skeleton(surname: str) -> str:
    """Its first letter and its consonants: Calloway and Callaway are one."""
    consonants = (letter for letter in surname[1:] if letter not in "aeiouyh")
    return surname[:1] + "".join(letter for letter, _ in groupby(consonants))


def _policy(named: Named, known: Gazetteer) -> list[str]:
    if is_unnamed(named):
        return list(weeks(named))
    found = []
    for name in named.names:
        this = title(name)
        found += [f"n:{kind} {number}" for kind, number in sorted(this.numbers)]
        core = singular(this.core)
        found.append(f"w:{''.join(core)}")
        if this.is_law and len(core) > 2:
            found.append(f"l:{' '.join(core[-2:])}")
        elif this.is_law and len(core) == 2:
            found.append(f"l:{' '.join(core)}")
        if len(this.words) > 2:
            found.append(f"a:{initials(name)}")
        elif name.isupper():
            found.append(f"a:{folded(name)}")
    return [*found, *(f"a:{folded(acronym)}" for acronym in named.acronyms), *_in_gazetteer(named, known)]


def _in_gazetteer(named: Named, known: Gazetteer) -> list[str]:
    entry = known.find((*named.names, *named.acronyms), named.places, named.kind)
    if entry is None:
        return []
    return [f"g:{each.id}" for each in (entry, *known.above(entry))]
