"""SVG to PNG, by resvg, which comes with an extra."""

from functools import cache

from advocacy_graph.errors import MissingExtra

_ZOOM = 2  # two pixels for one: sharp in print


def png(svg: str) -> bytes:
    """The picture `svg` as PNG, at twice its size. Raises MissingExtra without resvg, or without a font for the words."""
    try:
        import resvg_py
    except ImportError:
        raise MissingExtra("PNG pictures", "pictures") from None
    if not _has_font():
        raise MissingExtra(
            "PNG pictures",
            "pictures",
            "and one of the fonts DejaVu Sans, Helvetica Neue or Arial (Debian: fonts-dejavu-core)",
        )
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM)


@cache
def _has_font() -> bool:
    """Whether a letter in the pictures' fonts leaves a mark: where it finds none, resvg says nothing and draws no words."""
    import resvg_py

    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    drawn, empty = (
        resvg_py.svg_to_bytes(svg_string=frame.format(inner))
        for inner in (
            '<text y="16" font-family="DejaVu Sans, Helvetica Neue, Arial, sans-serif" font-size="20">W</text>',
            "",
        )
    )
    return bool(drawn != empty)
