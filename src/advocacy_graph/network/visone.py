"""GraphML as visone draws it: the plain graph, and beside it shapes, colours and places in yFiles' elements."""

from collections.abc import Mapping
from xml.etree import ElementTree

import networkx as nx

from advocacy_graph.network.clean import drawable
from advocacy_graph.network.graphml import graphml
from advocacy_graph.network.layout import Place
from advocacy_graph.network.look import LINES
from advocacy_graph.network.scene import mark, sizes, widths

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_VISONE = "http://visone.info/xmlns"
_Y = "http://www.yworks.com/xml/graphml"
# visone knows these of yFiles' shapes.
_SHAPES = {
    "dot": "ellipse",
    "square": "rectangle",
    "triangle": "triangle",
    "diamond": "diamond",
    "triangleDown": "hexagon",
    "star": "octagon",
}


def visone(graph: "nx.Graph[str]", places: Mapping[str, Place]) -> str:
    """`graph` as GraphML that any reader of GraphML takes, with the graphics that visone reads.

    Graphics are written the way that Discourse Network Analyzer writes them for visone.
    """
    for prefix, address in (("", _GRAPHML), ("visone", _VISONE), ("y", _Y)):
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(graphml(graph))
    for position, (name, kind, graphics) in enumerate(
        (("visone_node", "node", "nodegraphics"), ("visone_edge", "edge", "edgegraphics"))
    ):
        key = ElementTree.Element(f"{{{_GRAPHML}}}key", {"id": name, "for": kind, "yfiles.type": graphics})
        root.insert(position, key)
    radii = sizes(graph, 8.0, 22.0)
    for element, node, radius in zip(root.iter(f"{{{_GRAPHML}}}node"), list(graph), radii, strict=True):
        x, y = places[node]
        look = mark(graph.nodes[node])
        shape = _under(element, "visone_node", "shapeNode", "ShapeNode")
        side = str(2 * radius)
        _y(shape, "Geometry", height=side, width=side, x=str(x - radius), y=str(y - radius))
        _y(shape, "Fill", color=look.colour, transparent="false")
        _y(shape, "BorderStyle", color="#000000", type="line", width="1.0")
        _y(shape, "NodeLabel").text = drawable(graph.nodes[node]["label"])
        _y(shape, "Shape", type=_SHAPES[look.shape])
    lines = [LINES[data["stance"]] for _, _, data in graph.edges(data=True)]
    thick = widths([data["weight"] for _, _, data in graph.edges(data=True)])
    for element, line, width in zip(root.iter(f"{{{_GRAPHML}}}edge"), lines, thick, strict=True):
        style = _under(element, "visone_edge", "polyLineEdge", "PolyLineEdge")
        if graph.is_directed():
            _y(style, "Arrows", source="none", target="standard")
        _y(style, "LineStyle", color=line.colour, type="dashed" if line.dashes else "line", width=str(width))
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _under(element: ElementTree.Element, key: str, wrapper: str, name: str) -> ElementTree.Element:
    data = ElementTree.SubElement(element, f"{{{_GRAPHML}}}data", {"key": key})
    return ElementTree.SubElement(ElementTree.SubElement(data, f"{{{_VISONE}}}{wrapper}"), f"{{{_Y}}}{name}")


def _y(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{_Y}}}{name}", attributes)
