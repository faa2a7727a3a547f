"""Colours, dashes and shapes: no meaning is told by colour alone.

The colours are Okabe and Ito's, which people with any common colour blindness tell apart.
"""

from dataclasses import dataclass

BLUE, VERMILION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"
SKY, PURPLE, GREY = "#56B4E9", "#CC79A7", "#6B7580"


@dataclass(frozen=True, slots=True)
class Line:
    """How one stance is drawn. `dashes` are lengths of line and gap in pixels, empty for a whole line."""

    words: str
    colour: str
    dashes: tuple[int, ...] = ()


LINES = {
    "agree": Line("take the same side", GREY),
    "disagree": Line("take opposite sides", VERMILION, (7, 5)),
    "support": Line("supports", BLUE),
    "oppose": Line("opposes", VERMILION, (7, 5)),
    "both": Line("supports and opposes", PURPLE, (12, 4, 2, 4)),
    "meet": Line("speak of the same", GREY, (2, 4)),
    "together": Line("speak in one release", GREEN),
    "asks": Line("asks", PURPLE),
    "co-chair": Line("co-chair", BLUE),
    "member": Line("member", GREEN),
    "organizer": Line("organizer", ORANGE),
    "partner": Line("partner", SKY, (12, 5)),
    "endorser": Line("endorser", PURPLE, (7, 5)),
    "signatory": Line("signatory", GREY, (2, 4)),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How one sort of node is drawn. `shape` is a shape of vis-network that has its label below."""

    words: str
    colour: str
    shape: str


KINDS = {
    "organization": Mark("organisation", BLUE, "dot"),
    "person": Mark("person", GREEN, "dot"),
    "issuer": Mark("issuer", SKY, "triangle"),
    "policy": Mark("policy", ORANGE, "square"),
    "coalition": Mark("coalition", ORANGE, "diamond"),
}

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION)
_SHAPES = ("dot", "square", "triangle", "diamond", "triangleDown", "star")
_OWN = 2 * len(_COLOURS)  # communities with a mark of their own


def community(number: int) -> Mark:
    """The mark of a revealed coalition: the first six differ in colour and shape, six more repeat the colours in
    another shape, all after share one mark."""
    if number > _OWN:
        return Mark(f"revealed coalition {_OWN + 1} and smaller", GREY, "dot")
    round_, place = divmod(number - 1, len(_COLOURS))
    shape = _SHAPES[(place + 3 * round_) % len(_SHAPES)]
    return Mark(f"revealed coalition {number}", _COLOURS[place], shape)
