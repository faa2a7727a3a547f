"""What a page shows of a thing: its facts in words, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

import pyoxigraph as ox

from advocacy_graph.vocabulary import PREFIXES, rdf
from advocacy_graph_api.catalogue import Catalogue, Kind
from advocacy_graph_api.rest import COUNTED, counts, place_in_text

_IN_PATHS: Final = "/-._~!$&'()*+,;=:@%"
_SHOWN: Final = 50

KINDS: Final = {
    "release": "Press release",
    "statement": "Statement",
    "position": "Position",
    "demand": "Demand",
    "tie": "Coalition tie",
    "person": "Person",
    "organization": "Organisation",
    "policy": "Policy",
    "text": "Text version",
    "membership": "Capacity",
    "mention": "Mention",
    "detail": "Detail of a release",
    "role": "Role",
    "run": "Run of the pipeline",
    "agent": "Software",
}


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and where they lead if anywhere. `verbatim` words are a release's own."""

    text: str
    href: str | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the facts."""

    label: str
    values: list[Value]


@dataclass(slots=True)
class View:
    """All that the page of a thing shows."""

    iri: str
    kind: str
    title: str
    rows: list[Row]
    statements: list[dict[str, Any]] = field(default_factory=list)
    positions: list[dict[str, Any]] = field(default_factory=list)
    demands: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    more: str | None = None  # where REST lists the statements that the page has no room for
    counts: dict[str, int] = field(default_factory=dict)


def local(base: str, iri: str) -> str | None:
    """The path of a thing's page, None for what is not ours."""
    beginning = f"{base}id/"
    if not iri.startswith(beginning):
        return None
    return "/page/" + quote(iri.removeprefix(beginning), safe=_IN_PATHS)


def view(catalogue: Catalogue, base: str, iri: str, triples: Iterable[ox.Triple]) -> View:
    """The view of the thing of that IRI, which `triples` say something of."""
    kind = iri.removeprefix(f"{base}id/").partition("/")[0]
    found = catalogue.get(iri)
    if found is None:
        return _plain(base, iri, kind, triples)
    of, body = found
    makers = {Kind.RELEASE: _release, Kind.STATEMENT: _statement, Kind.DEMAND: _demand}
    if of in makers:
        return makers[of](catalogue, base, iri, body)
    if of in COUNTED:
        return _entity(catalogue, base, iri, of, body)
    return _finding(base, iri, kind, of, body)


def _thing(base: str, thing: dict[str, Any]) -> Value:
    iri = thing["iri"]
    return Value(
        thing.get("name") or thing.get("headline") or iri.rpartition("/")[2], local(base, iri) or iri
    )


def _rows(*rows: tuple[str, list[Value]]) -> list[Row]:
    return [Row(label, values) for label, values in rows if values]


def _text(value: object) -> list[Value]:
    return [Value(str(value))] if value not in (None, "") else []


def _things(base: str, things: Iterable[dict[str, Any]]) -> list[Value]:
    return [_thing(base, thing) for thing in things]


def _release(catalogue: Catalogue, base: str, iri: str, body: dict[str, Any]) -> View:
    parts = {
        kind: sorted(catalogue.page(kind, {"release": iri}, limit=1000).bodies, key=place_in_text)
        for kind in (Kind.STATEMENT, Kind.DEMAND, Kind.TIE)
    }
    return View(
        iri,
        KINDS["release"],
        body["headline"] or body["slug"],
        _rows(
            ("Date", _text(body["date"])),
            ("Issued by", _things(base, body["issuers"])),
            ("Place", _text(body["place"])),
            ("Published at", [Value(body["url"], body["url"])] if body["url"] else []),
        ),
        statements=parts[Kind.STATEMENT],
        demands=parts[Kind.DEMAND],
        ties=parts[Kind.TIE],
    )


def _statement(catalogue: Catalogue, base: str, iri: str, body: dict[str, Any]) -> View:
    speakers = ", ".join(thing["name"] or "somebody" for thing in body["speakers"]) or "an unnamed speaker"
    return View(
        iri,
        f"Statement, {body['mode']}",
        f"Statement by {speakers}",
        _rows(
            ("Words", [Value(body["words"], verbatim=True)]),
            ("Speaker", _things(base, body["speakers"])),
            ("Role", _text(body["role"])),
            ("Speaking for", _things(base, body["on_behalf_of"])),
            ("About", _things(base, body["about"])),
            ("In", [_thing(base, body["release"])]),
            ("Date", _text(body["release"]["date"])),
            *_known(body),
        ),
        positions=[{**stance, "release": None} for stance in body["positions"]],
        evidence=body["evidence"],
    )


def _demand(catalogue: Catalogue, base: str, iri: str, body: dict[str, Any]) -> View:
    return View(
        iri,
        KINDS["demand"],
        f"Demand: {body['action']}",
        _rows(
            ("Asked by", _things(base, body["holders"])),
            ("For", _things(base, body["on_behalf_of"])),
            ("Asked of", _things(base, body["addressed_to"])),
            ("Concerning", _things(base, body["concerns"])),
            ("By", _text(body["by_when"])),
            ("Deadline", _text(body["deadline"])),
            ("In", [_thing(base, body["release"])]),
            *_known(body),
        ),
        evidence=body["evidence"],
    )


def _finding(base: str, iri: str, kind: str, of: Kind, body: dict[str, Any]) -> View:
    if of is Kind.TIE:
        organization, coalition = body["organization"] or {}, body["coalition"] or {}
        title = f"{organization.get('name')}: {body['relation']} of {coalition.get('name')}"
        said = _rows(
            ("Organisation", _things(base, [organization] if organization else [])),
            ("Coalition", _things(base, [coalition] if coalition else [])),
            ("Relation", _text(body["relation"])),
        )
    else:
        policy = body["policy"] or {}
        title = f"Position on {policy.get('name')}: {body['polarity']}"
        said = _rows(
            ("Policy", _things(base, [policy] if policy else [])),
            ("Polarity", _text(body["polarity"])),
            ("Condition", _text(body["condition"])),
            ("Held by", _things(base, body["holders"])),
            ("For", _things(base, body["on_behalf_of"])),
            (
                "Expressed in",
                _things(
                    base, [{"iri": body["statement"], "name": "a statement"}] if body["statement"] else []
                ),
            ),
        )
    rows = [*said, *_rows(("In", [_thing(base, body["release"])]), *_known(body))]
    return View(iri, KINDS.get(kind, kind), title, rows, evidence=body["evidence"])


def _known(body: dict[str, Any]) -> list[tuple[str, list[Value]]]:
    sure = (
        f"{body['confidence']:.0%} of what this rule finds is right"
        if body["confidence"] is not None
        else None
    )
    return [
        ("Found by rule", _text(body["rule"])),
        ("Confidence", _text(sure)),
        ("Reviewed", _text("a person agreed" if body["reviewed"] else "not yet")),
    ]


def _entity(catalogue: Catalogue, base: str, iri: str, of: Kind, body: dict[str, Any]) -> View:
    roles = COUNTED[of]
    pages = {noun: catalogue.page(Kind(noun), {role: iri}, limit=_SHOWN) for noun, role in roles.items()}
    if of is Kind.POLICY and not pages["positions"].bodies:
        pages.pop("positions")
    labels = {Kind.PERSON: "Person", Kind.POLICY: "Policy", Kind.COALITION: "Coalition"}
    ties = catalogue.page(Kind.TIE, {"coalition": iri}, limit=1000).bodies if of is Kind.COALITION else []
    if of in (Kind.ORGANIZATION, Kind.COALITION):
        ties += catalogue.page(Kind.TIE, {"organization": iri}, limit=200).bodies
    releases = pages["releases"].bodies if "releases" in pages else []
    return View(
        iri,
        labels.get(of, "Government body" if body.get("governmental") else "Organisation"),
        body["name"],
        _rows(
            ("Also called", [Value(name) for name in body["other_names"]]),
            ("Acronym", _text(body.get("acronym"))),
            ("Kind", _text(body.get("kind"))),
            (
                "Issued",
                [Value(each["headline"] or each["slug"], local(base, each["iri"])) for each in releases],
            ),
        ),
        statements=pages["statements"].bodies,
        positions=pages["positions"].bodies if "positions" in pages else [],
        demands=pages["demands"].bodies,
        ties=ties,
        more=f"/api/v1/statements?{roles['statements']}={quote(iri, safe='')}"
        if pages["statements"].after
        else None,
        counts=counts(catalogue, of, iri),
    )


def _plain(base: str, iri: str, kind: str, triples: Iterable[ox.Triple]) -> View:
    """What is no entry of the catalogue: its triples, by property."""
    facts: dict[str, list[Value]] = {}
    for triple in triples:
        if triple.subject == ox.NamedNode(iri) and not isinstance(triple.object, ox.Triple):
            facts.setdefault(_short(triple.predicate.value), []).append(
                _term(base, triple.predicate, triple.object)
            )
    label = facts.get("rdfs:label", [])
    title = label[0].text if label else iri.removeprefix(f"{base}id/")
    return View(
        iri, KINDS.get(kind, kind), title, [Row(name, values) for name, values in sorted(facts.items())]
    )


def _term(base: str, predicate: ox.NamedNode, term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Value:
    if isinstance(term, ox.NamedNode):
        text = _short(term.value) if predicate == rdf.type else term.value.removeprefix(f"{base}id/")
        return Value(text, local(base, term.value) or term.value)
    return Value(term.value)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
