"""A page's JSON-LD as a crawler gets it: every script, expanded to triples, with nothing fetched."""

import json
from typing import Any, NoReturn

from pyoxigraph import RdfFormat, Triple, parse
from selectolax.lexbor import LexborHTMLParser


class UnreadableScript(Exception):
    """A script that gives no triples, and why. It does not leave this room: `check` puts it in words."""


def scripts(html: str) -> list[str]:
    """The text of each `<script type="application/ld+json">`, in the page's order."""
    found = LexborHTMLParser(html).css("script")
    return [
        script.text(deep=True)
        for script in found
        if (script.attributes.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"
    ]


def triples(script: str) -> set[Triple]:
    """What the script says. Raises `UnreadableScript` for bad JSON, bad JSON-LD, or a context elsewhere."""
    try:
        document = json.loads(script)
    except (ValueError, RecursionError) as error:
        raise UnreadableScript(f"is not JSON: {error}") from error
    from pyld import jsonld  # type: ignore[import-untyped]  # with `requests`, slow to load

    options = {"format": "application/n-quads", "documentLoader": _refuse}
    try:
        quads = jsonld.to_rdf(document, options)
        return {quad.triple for quad in parse(quads.encode(), RdfFormat.N_QUADS)}
    except (jsonld.JsonLdError, SyntaxError, ValueError, RecursionError) as error:
        raise UnreadableScript(f"is not usable JSON-LD: {_innermost(error)}") from error


def _refuse(url: str, options: dict[str, Any]) -> NoReturn:
    from pyld import jsonld

    raise jsonld.JsonLdError(
        f"it would be read from {url}: write the context into the page",
        "jsonld.LoadDocumentError",
        code="refused",
    )


def _innermost(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).splitlines()[0] if str(error) else type(error).__name__
