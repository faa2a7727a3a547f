"""The report as one web page that loads nothing."""

import base64
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from advocacy_graph.report.contents import Picture, Report, shown


def html(report: Report) -> str:
    """`report` as HTML, its pictures within; no script at all, and a content policy that admits none.

    A picture is an image, not markup of the page: nothing in it could run even if something were there.
    """
    return _environment().get_template("report.html").render(report=report)


def _image(picture: Picture) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(picture.svg.encode("utf-8")).decode("ascii")


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("advocacy_graph.report", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"shown": shown, "image": _image, "anchor": _anchor}
    return made
