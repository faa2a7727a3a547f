"""Examples for the description of the service: of the sample releases, so that each can be asked as it stands.

`advocacy-graph ingest data/releases --store graph`, then `advocacy-graph serve --store graph`.
"""

from typing import Any, Final

_Body = dict[str, Any]

_ROOT: Final = "http://localhost:8000/"
_REST: Final = f"{_ROOT}api/v1/"
_SLUG: Final = "2021-03-09-eight-organizations-launch-common-ground-wendale-to-win-13f18d58"
_STATEMENT: Final = "73f8ff333c06"
_DEMAND: Final = "80a6cce54349"


def _thing(kind: str, key: str, name: str) -> _Body:
    return {"iri": f"{_ROOT}id/{kind}/{key}", "name": name}


def _entity(noun: str, thing: _Body, *other_names: str, **more: Any) -> _Body:
    key = thing["iri"].rpartition("/")[2]
    return {**thing, "other_names": list(other_names), **more, "self": f"{_REST}{noun}/{key}"}


def _counts(statements: int, positions: int, demands: int, releases: int = 0) -> _Body:
    return {
        "counts": {
            "statements": statements,
            "positions": positions,
            "demands": demands,
            "releases": releases,
        }
    }


def _known(start: int, end: int, words: str, rule: str, confidence: float) -> _Body:
    return {
        "evidence": [{"start": start, "end": end, "words": words}],
        "rule": rule,
        "confidence": confidence,
        "reviewed": False,
    }


_PRUITT: Final = _thing("person", "halvard-pruitt", "Halvard Pruitt")
_TEACHERS: Final = _thing("organization", "wendale-education-workers", "Wendale Education Workers")
_KEEPERS: Final = _thing("organization", "ansel-river-keepers", "Ansel River Keepers")
_GROUND: Final = _thing("organization", "common-ground-wendale", "Common Ground Wendale")
_COMMITTEE: Final = _thing(
    "organization", "house-committee-on-natural-resources", "House Committee on Natural Resources"
)
_ACT: Final = _thing("policy", "ansel-river-restoration-act", "Ansel River Restoration Act")
_MEALS: Final = _thing("policy", "school-meals-for-all-program", "School Meals for All program")
_WHERE: Final = {
    "iri": f"{_ROOT}id/release/{_SLUG}",
    "headline": "Eight Organizations Launch Common Ground Wendale To Win River, Rent And School Meals Measures",
    "date": "2021-03-09",
}

_RELEASE: Final = {
    "slug": _SLUG,
    **_WHERE,
    "issuers": [_GROUND],
    "place": "Port Merrow, Wendale",
    "url": None,
    "self": f"{_REST}releases/{_SLUG}",
}
_SAID: Final = (
    "School Meals for All is the plainest and fairest thing this state can do for its pupils, and teachers "
    "stand behind it."
)
_A_STATEMENT: Final = {
    "iri": f"{_ROOT}id/statement/{_SLUG}/{_STATEMENT}",
    "words": _SAID,
    "mode": "direct",
    "speakers": [_PRUITT],
    "on_behalf_of": [_TEACHERS],
    "about": [_MEALS],
    "role": "president",
    "positions": [
        {
            "iri": f"{_ROOT}id/position/{_SLUG}/school-meals-for-all-program-cce1b2e7",
            "policy": _MEALS,
            "polarity": "support",
            "condition": None,
        }
    ],
    **_known(1823, 1941, _SAID, "statement.after.verb-name", 1.0),
    "release": _WHERE,
    "self": f"{_REST}statements/{_SLUG}/{_STATEMENT}",
}
_ASKED: Final = "report H.B. 214 without amendment before the session ends on May 14"
_A_DEMAND: Final = {
    "iri": f"{_ROOT}id/demand/{_SLUG}/{_DEMAND}",
    "action": _ASKED,
    "by_when": "before the session ends on May 14",
    "deadline": "2021-05-13",
    "holders": [_GROUND],
    "on_behalf_of": [_GROUND],
    "addressed_to": [_COMMITTEE],
    "concerns": [_ACT],
    "statement": f"{_ROOT}id/statement/{_SLUG}/244029e68b99",
    **_known(2124, 2191, _ASKED, "demand.asks", 0.96),
    "release": _WHERE,
    "self": f"{_REST}demands/{_SLUG}/{_DEMAND}",
}
_TIE: Final = {
    "iri": f"{_ROOT}id/tie/{_SLUG}/ansel-river-keepers-be08a727",
    "coalition": _GROUND,
    "organization": _KEEPERS,
    "relation": "co-chair",
    **_known(2342, 2361, "Ansel River Keepers", "tie.co-chaired", 0.95),
    "release": _WHERE,
}
_PERSON: Final = _entity("people", _PRUITT)
_ORGANIZATION: Final = _entity(
    "organizations", _KEEPERS, "ARK", acronym="ARK", governmental=False, coalition=False
)
_POLICY: Final = _entity("policies", _ACT, "H.B. 214", "House Bill 214", kind="act")
_COALITION: Final = _entity("coalitions", _GROUND, acronym=None, governmental=False, coalition=True)
_ADDED: Final = {
    "outcome": "added",
    "release": f"{_ROOT}id/release/{_SLUG}",
    "self": f"{_REST}releases/{_SLUG}",
    "reason": None,
}

_DECISION: Final = {
    "key": "9754e8f8c3062857",
    "coder": "anna",
    "at": "2026-11-24T21:10:00+00:00",
    "why": "the director says it, not the alliance",
    "outcome": "corrected",
    "release": _WHERE["iri"],
    "kind": "statement",
    "words": "The Senate must pass the Ferry Safety Act this year.",
    "changes": {"speaker": "Nora Quill", "speaker_kind": "person"},
    "undoes": None,
    "orphaned": None,
}
_FINDING: Final = {
    "finding": "b75d2b086c0874b1",
    "release": _WHERE["iri"],
    "headline": "Common Ground Launches",
    "kind": "position",
    "rule": "stance",
    "confidence": 0.62,
    "quotes": [
        {
            "start": 120,
            "end": 172,
            "words": "The Senate must pass the Ferry Safety Act this year.",
        }
    ],
    "context": [
        {
            "start": 119,
            "end": 190,
            "words": "“The Senate must pass the Ferry Safety Act this year.”",
        }
    ],
    "read": {"holder": "Nora Quill", "target": "Ferry Safety Act", "polarity": "support"},
    "now": {"holder": "Nora Quill", "target": "Ferry Safety Act", "polarity": "support"},
    "outcome": None,
    "decisions": [],
}

TEXT: Final = """FOR IMMEDIATE RELEASE

March 3, 2022

Harbour Alliance Welcomes Ferry Safety Act

Port Merrow, Wendale – The Harbour Alliance today welcomed the Ferry Safety Act.

“The Senate must pass the Ferry Safety Act this year,” said Nora Quill, executive director of the Harbour Alliance.
"""
"""A release, to be sent."""

PROBLEM: Final = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "no parameter 'limt' at /api/v1/releases, did you mean 'limit'? there are cursor, limit, q",
}

_TURTLE: Final = "@prefix schema: <https://schema.org/> .\n<#ferries> schema:about <urn:example:ferries> ."
_MULTIPART: Final = "multipart/form-data"

BODIES: Final[dict[str, Any]] = {
    "application/sparql-update": "INSERT DATA { GRAPH <urn:example:notes> { <urn:example:a> <urn:example:b> 1 } }",
    "application/x-www-form-urlencoded": {"query": "ASK { ?release a ag:PressRelease }"},
    "text/turtle": _TURTLE,
    "application/n-triples": "<urn:example:a> <urn:example:b> <urn:example:c> .\n",
    "application/ld+json": '{"@id": "urn:example:a", "https://schema.org/name": "An example"}',
    "text/markdown": TEXT,
    "text/html": "<article><p>" + TEXT.strip().replace("\n\n", "</p><p>") + "</p></article>",
    "message/rfc822": "From: press@example.org\nSubject: For immediate release\n\n" + TEXT,
    _MULTIPART: {"file": TEXT},
}
"""By the media type of what is sent. Files that are no text (PDF, Word) have none."""

PARAMETERS: Final[dict[str, Any]] = {
    "q": "river",
    "limit": 20,
    "since": "2021-01-01",
    "until": "2022-12-31",
    "issuer": _GROUND["iri"],
    "mentions": _ACT["iri"],
    "speaker": _PRUITT["iri"],
    "organization": _TEACHERS["iri"],
    "policy": _MEALS["iri"],
    "release": _WHERE["iri"],
    "holder": _GROUND["iri"],
    "addressee": _COMMITTEE["iri"],
    "mode": "direct",
    "reviewed": False,
    "actor": "organization",
    "minimum": 0,
    "url": f"{_ROOT}page/release/{_SLUG}",
    "slug": _SLUG,
    "graph": f"{_ROOT}graph/register",
}
"""By a parameter's name."""

ELSEWHERE: Final[dict[str, dict[str, Any]]] = {
    "/api/v1/people/{key}": {"key": "halvard-pruitt"},
    "/api/v1/organizations/{key}": {"key": "ansel-river-keepers"},
    "/api/v1/policies/{key}": {"key": "ansel-river-restoration-act"},
    "/api/v1/coalitions/{key}": {"key": "common-ground-wendale"},
    "/api/v1/statements/{slug}/{key}": {"key": _STATEMENT},
    "/api/v1/demands/{slug}/{key}": {"key": _DEMAND},
    "/api/v1/demands": {"organization": _GROUND["iri"], "policy": _ACT["iri"], "q": "amendment"},
    "/api/v1/people": {"q": "halvard"},
    "/api/v1/policies": {"q": "restoration"},
    "/api/v1/coalitions": {"q": "common"},
    "/api/v1/search": {"kind": ["organizations", "policies"], "offset": 0},
    "/api/v1/networks/{kind}": {"kind": "congruence"},
    "/embed/network/{kind}": {"kind": "congruence"},
    "/embed/release/{slug}": {"reviewed": "only"},
    "/embed/release/{slug}.js": {"reviewed": "only"},
    "/embed/release/{slug}.jsonld": {"reviewed": "only"},
    "/embed/card/{slug}": {"reviewed": "only"},
    "/id/{kind}/{key}": {"kind": "person", "key": "halvard-pruitt"},
    "/data/{kind}/{key}": {"kind": "person", "key": "halvard-pruitt.ttl"},
    "/page/{kind}/{key}": {"kind": "person", "key": "halvard-pruitt"},
    "/store/{path}": {"path": "notes/ferries"},
    "/graph/{path}": {"path": f"release/{_SLUG}"},
    "/ontology/{name}": {"name": "advocacy.ttl"},
    "/api/v1/review": {"which": "undecided", "kind": ["statement"], "below": 0.9},
    "/api/v1/decisions": {"coder": "anna", "all": False},
    "/api/v1/decisions/{key}/undoing": {"key": "9754e8f8c3062857"},
}
"""By path, where the name alone does not say it."""

ANSWERS: Final[dict[str, Any]] = {
    "Releases": {"releases": [_RELEASE], "next": None},
    "WholeRelease": {**_RELEASE, "statements": [_A_STATEMENT], "demands": [_A_DEMAND], "ties": [_TIE]},
    "Statements": {"statements": [_A_STATEMENT], "next": None},
    "Statement": _A_STATEMENT,
    "Demands": {"demands": [_A_DEMAND], "next": None},
    "Demand": _A_DEMAND,
    "People": {"people": [_PERSON], "next": None},
    "WholePerson": {**_PERSON, **_counts(7, 2, 0)},
    "Organizations": {"organizations": [_ORGANIZATION], "next": None},
    "WholeOrganization": {**_ORGANIZATION, **_counts(18, 6, 3, 4)},
    "Policies": {"policies": [_POLICY], "next": None},
    "WholePolicy": {**_POLICY, **_counts(26, 23, 3)},
    "Coalitions": {"coalitions": [_COALITION], "next": None},
    "WholeCoalition": {**_COALITION, **_counts(8, 8, 2, 3), "ties": [_TIE]},
    "Hits": {
        "found": [
            {
                "kind": "organizations",
                **{name: _ORGANIZATION[name] for name in ("iri", "self")},
                "title": "Ansel River Keepers",
                "snippet": "Ansel ‹River› Keepers",
            }
        ],
        "next": f"{_REST}search?q=river&offset=20&limit=20",
    },
    "Networks": {
        "networks": [
            {
                "kind": "congruence",
                "says": "who agrees with whom on policies",
                "self": f"{_REST}networks/congruence",
            }
        ]
    },
    "Ingested": {**_ADDED, "others": []},
    "Decision": _DECISION,
    "Decisions": {"decisions": [_DECISION], "next": None},
    "Waiting": {"findings": [_FINDING]},
}
"""By the name of what answers: a model of `models`."""
