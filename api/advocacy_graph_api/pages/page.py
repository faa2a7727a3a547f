"""A page as an answer."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlsplit

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from advocacy_graph_api.negotiation import choose

_OWN: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
)
POLICY: Final = _OWN + "frame-ancestors 'none'"
EMBEDDED: Final = _OWN + "frame-ancestors *"  # for what is made to be shown in other pages

# Controls, and marks that turn or hide what stands beside them: a name that reads as another one.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_IN_SCRIPT: Final = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_FOUND: Final = str.maketrans({"\ue000": "<mark>", "\ue001": "</mark>"})


class Page(Response):
    """The template of that name, filled in. Its Content-Security-Policy admits our own files alone."""

    media_type = "text/html"

    def __init__(
        self,
        template: str,
        request: Request,
        *,
        status_code: int = 200,
        headers: Mapping[str, str] | None = None,
        policy: str = POLICY,
        **given: Any,
    ) -> None:
        content = _environment().get_template(template).render(path=request.url.path, **given)
        super().__init__(
            content.encode("utf-8", "replace"),
            status_code,
            {"Content-Security-Policy": policy, **(headers or {})},
        )


def wants_page(request: Request) -> bool:
    """Whether a browser asks: HTML is liked better than what a program would want."""
    offers = ("application/problem+json", "application/json", "text/turtle", "text/html")
    return choose(request.headers.get("accept"), offers) == "text/html"


def words(text: object) -> str:
    """Untrusted words as they may be shown: nothing unseen, nothing that turns the line around."""
    return _UNSEEN.sub("\ufffd", str(text))


def _marked(snippet: str) -> Markup:
    """A snippet, escaped, with what was found in it marked."""
    return Markup(str(escape(words(snippet))).translate(_FOUND))


def _data(value: object) -> Markup:
    """JSON that no HTML parser can leave, for a script element that is data."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    return Markup(text.translate(_IN_SCRIPT))


def _web(address: object) -> str:
    """An address to follow, "" for what leads nowhere on the web (`javascript:` among it)."""
    said = str(address or "")
    return said if urlsplit(said).scheme in ("http", "https") else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("advocacy_graph_api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "words": words,
        "marked": _marked,
        "data": _data,
        "web": _web,
        "url": lambda text: quote(str(text), safe=""),
    }
    return environment
