"""The files that a network can be written as."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import networkx as nx

from advocacy_graph.network.dl import dl
from advocacy_graph.network.gexf import gexf
from advocacy_graph.network.graphml import graphml
from advocacy_graph.network.layout import Place
from advocacy_graph.network.node_link import node_link
from advocacy_graph.network.page import arrange, page
from advocacy_graph.network.picture import picture
from advocacy_graph.network.png import png
from advocacy_graph.network.spreadsheet import csv
from advocacy_graph.network.visone import visone


class Format(StrEnum):
    """What `--format` takes. RDF is written by another room, which knows RDF."""

    PAGE = "page"
    GRAPHML = "graphml"
    CSV = "csv"
    GEXF = "gexf"
    VISONE = "visone"
    UCINET = "ucinet"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    RDF = "rdf"


USUAL = (Format.PAGE, Format.GRAPHML, Format.CSV)


def written(graph: "nx.Graph[str]", formats: Iterable[Format]) -> Iterator[tuple[str, bytes]]:
    """The end of each file's name and its bytes, in the order of `formats`; none for RDF."""
    chosen = list(dict.fromkeys(formats))
    places: Mapping[str, Place] = {}
    if {Format.PAGE, Format.GEXF, Format.VISONE, Format.SVG, Format.PNG} & set(chosen):
        places = arrange(graph)
    for one in chosen:
        match one:
            case Format.PAGE:
                yield ".html", page(graph, places=places).encode()
            case Format.GRAPHML:
                yield ".graphml", graphml(graph).encode()
            case Format.CSV:
                tables = csv(graph)
                yield "-nodes.csv", tables.nodes.encode()
                yield "-edges.csv", tables.edges.encode()
            case Format.GEXF:
                yield ".gexf", gexf(graph, places).encode()
            case Format.VISONE:
                yield ".visone.graphml", visone(graph, places).encode()
            case Format.UCINET:
                yield ".dl", dl(graph).encode()
            case Format.JSON:
                yield ".json", node_link(graph).encode()
            case Format.SVG:
                yield ".svg", picture(graph, places).encode()
            case Format.PNG:
                yield ".png", png(picture(graph, places))
            case Format.RDF:
                pass
