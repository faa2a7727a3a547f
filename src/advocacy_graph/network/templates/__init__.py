"""The texts that pages and pictures are made of; nothing is put into them unescaped but by their own word."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


@cache
def environment() -> Environment:
    """Escapes whatever is put into HTML and SVG, and fails on what is missing."""
    return Environment(
        loader=PackageLoader("advocacy_graph.network", "templates"),
        autoescape=select_autoescape(["html", "svg"]),
        undefined=StrictUndefined,
    )
