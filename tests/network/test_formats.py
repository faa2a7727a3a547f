"""Every file is read back by a reader that did not write it; igraph stands for UCINET, Gephi and visone."""

import csv as stdlib_csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from playwright.sync_api import Browser

from advocacy_graph.network import Format, Kind, arrange, build, matrix_view, monthly, picture, png, written

ENDS = {"a": "b", "b": "a", "c": "a"}


def asking(position) -> "nx.Graph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph(kind="demands", mode="two", title="Who asks whom", description="")
    for node in "abc":
        graph.add_node(node, label=f"Body {node}", kind="organization", behind=(position(node, "x"),))
    for n, (a, b) in enumerate(ENDS.items(), start=1):
        graph.add_edge(a, b, weight=float(n), stance="asks", behind=(position(a, b),))
    return graph


def test_direction_is_kept_in_every_file(position, tmp_path: Path) -> None:
    graph = asking(position)
    wanted = {(a, b, float(n)) for n, (a, b) in enumerate(ENDS.items(), start=1)}
    out = files(graph, Format.GRAPHML, Format.VISONE, Format.GEXF, Format.UCINET, Format.CSV, Format.JSON)
    for ending in (".graphml", ".visone.graphml"):
        again = igraph.Graph.Read_GraphML(on_disk(out[ending], tmp_path, "n.graphml"))
        assert {(again.vs[e.source]["id"], again.vs[e.target]["id"], e["weight"]) for e in again.es} == wanted
    gexf = nx.read_gexf(StringIO(out[".gexf"].decode()))
    assert set(gexf.edges(data="weight")) == wanted
    dl = igraph.Graph.Read_DL(on_disk(out[".dl"], tmp_path, "n.dl"), directed=True)
    names = {f"Body_{node}": node for node in "abc"}
    assert {
        (names[dl.vs[e.source]["name"]], names[dl.vs[e.target]["name"]], e["weight"]) for e in dl.es
    } == wanted
    rows = list(stdlib_csv.DictReader(StringIO(out["-edges.csv"].decode(), newline="")))
    assert {(r["Source"], r["Target"], float(r["Weight"])) for r in rows} == wanted
    assert {r["Type"] for r in rows} == {"Directed"}
    assert json.loads(out[".json"])["directed"] is True


HOSTILE = "</script><script>window.hacked=1</script>&\"'<!-- \u202e \x00 \ud800 =1+1"


@pytest.fixture
def rows(position):
    return [
        position("Harbor Union", "Tide Act", on="2021-03-01", words="We back it."),
        position("Harbor Union", "Dune Plan", on="2022-05-01"),
        position("Sand Board", "Tide Act", "oppose", on="2021-04-01", words='We "do" not,\nnever.'),
        position("Sand, Gravel = Lime", "Tide Act", "mixed", on=None),
        position("Sand; Gravel: Lime", "Dune Plan", "oppose", on="2022-06-01"),
    ]


def files(graph, *formats: Format) -> dict[str, bytes]:
    return dict(written(graph, formats))


def on_disk(content: bytes, folder: Path, name: str) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("ending", [".graphml", ".visone.graphml"])
@pytest.mark.parametrize("kind", [Kind.CONFLICT, Kind.POLICY])
def test_graphml_as_igraph_reads_it(rows, tmp_path: Path, kind: Kind, ending: str) -> None:
    graph = build(kind, rows)
    content = files(graph, Format.GRAPHML, Format.VISONE)[ending]
    again = igraph.Graph.Read_GraphML(on_disk(content, tmp_path, "network.graphml"))
    assert sorted(again.vs["label"]) == sorted(label for _, label in graph.nodes(data="label"))
    of = {frozenset(again.vs[e.tuple]["id"]): e.attributes() for e in again.es}
    for a, b, data in graph.edges(data=True):
        edge = of[frozenset((a, b))]
        assert edge["weight"] == data["weight"]
        assert edge["stance"] == data["stance"]
        dates = sorted(str(row.date) for row in data["behind"] if row.date)
        assert [edge["first_date"], edge["last_date"]] == ([dates[0], dates[-1]] if dates else ["", ""])


def test_visone_has_shapes_and_places(rows) -> None:
    """Written as Discourse Network Analyzer writes it for visone; visone itself is not opened here."""
    graph = build(Kind.POLICY, rows)
    root = ElementTree.fromstring(files(graph, Format.VISONE)[".visone.graphml"])
    ns = {
        "g": "http://graphml.graphdrawing.org/xmlns",
        "y": "http://www.yworks.com/xml/graphml",
        "visone": "http://visone.info/xmlns",
    }
    drawn = root.findall("g:graph/g:node/g:data/visone:shapeNode/y:ShapeNode", ns)
    assert [node.findtext("y:NodeLabel", namespaces=ns) for node in drawn] == [
        label for _, label in graph.nodes(data="label")
    ]
    assert {node.find("y:Shape", ns).get("type") for node in drawn} == {"ellipse", "rectangle"}
    styles = root.findall("g:graph/g:edge/g:data/visone:polyLineEdge/y:PolyLineEdge/y:LineStyle", ns)
    assert {style.get("type") for style in styles} == {"line", "dashed"}


def test_gexf_has_dates_colours_and_places(rows) -> None:
    graph = build(Kind.POLICY, rows)
    content = files(graph, Format.GEXF)[".gexf"]
    again = nx.read_gexf(StringIO(content.decode()))
    assert {data["label"] for _, data in again.nodes(data=True)} == {
        label for _, label in graph.nodes(data="label")
    }
    for a, b, data in graph.edges(data=True):
        assert again.edges[a, b]["weight"] == data["weight"]
    union = next(data for _, data in again.nodes(data=True) if data["label"] == "Harbor Union")
    assert (union["start"], union["end"]) == ("2021-03-01", "2022-05-01")
    assert set(union["viz"]) == {"color", "position", "size"}
    root = ElementTree.fromstring(content)
    assert root.find("{*}graph").get("timeformat") == "date"


@pytest.mark.parametrize("kind", [Kind.POLICY, Kind.CONFLICT])
def test_gexf_as_graphology_reads_it(chromium: Browser, rows, kind: Kind) -> None:
    graph = build(kind, rows)
    page = chromium.new_page()
    page.add_script_tag(path=Path(__file__).parent / "readers" / "graphology-gexf.min.js")
    told = page.evaluate("text => readGexf(text)", files(graph, Format.GEXF)[".gexf"].decode())
    page.close()
    nodes = dict(told["nodes"])
    assert {key: about["label"] for key, about in nodes.items()} == dict(graph.nodes(data="label"))
    assert all({"color", "size", "x", "y", "kind"} <= about.keys() for about in nodes.values())
    edges = {frozenset((a, b)): about for a, b, about in told["edges"]}
    assert {ends: about["weight"] for ends, about in edges.items()} == {
        frozenset((a, b)): weight for a, b, weight in graph.edges(data="weight")
    }
    assert {about["stance"] for about in edges.values()} == {s for _, _, s in graph.edges(data="stance")}
    assert told["directed"] == graph.is_directed()


def test_ucinet_of_one_mode_as_igraph_reads_it(rows, tmp_path: Path) -> None:
    graph = build(Kind.CONFLICT, rows)
    again = igraph.Graph.Read_DL(on_disk(files(graph, Format.UCINET)[".dl"], tmp_path, "network.dl"))
    names = dict(zip(graph, again.vs["name"], strict=True))
    assert len({name.upper() for name in names.values()}) == len(names)
    assert all(len(name) <= 18 for name in names.values())
    cells = {(again.vs[e.source]["name"], again.vs[e.target]["name"]): e["weight"] for e in again.es}
    wanted = {}
    for a, b, weight in graph.edges(data="weight"):
        wanted |= {(names[a], names[b]): weight, (names[b], names[a]): weight}
    assert cells == wanted


def test_ucinet_of_two_modes(rows) -> None:
    """Written to the published grammar, not opened: no free reader takes edgelist2."""
    graph = build(Kind.POLICY, rows)
    assert files(graph, Format.UCINET)[".dl"].decode().split("\n") == [
        "dl nr=4 nc=2",
        "format = edgelist2",
        "row labels:",
        *("Harbor_Union", "Sand_Board", "Sand_Gravel_Lime", "Sand_Gravel_Lime-2"),
        "column labels:",
        *("Dune_Plan", "Tide_Act"),
        "data:",
        *("1 1 1", "1 2 1", "2 2 1", "3 2 2", "4 1 1"),
        "",
    ]


def test_json_as_any_reader_takes_it(rows) -> None:
    graph = build(Kind.POLICY, rows)
    plain = json.loads(files(graph, Format.JSON)[".json"])
    assert plain["graph"]["title"] == graph.graph["title"]
    assert {(link["source"], link["target"]) for link in plain["links"]} == set(graph.edges)
    assert {node["label"] for node in plain["nodes"]} == {label for _, label in graph.nodes(data="label")}


def test_tables_have_the_dates(rows) -> None:
    tables = files(build(Kind.POLICY, rows), Format.CSV)
    nodes = {
        row["Label"]: row
        for row in stdlib_csv.DictReader(StringIO(tables["-nodes.csv"].decode(), newline=""))
    }
    assert (nodes["Harbor Union"]["First date"], nodes["Harbor Union"]["Last date"]) == (
        "2021-03-01",
        "2022-05-01",
    )
    assert nodes["Sand, Gravel = Lime"]["First date"] == ""


@pytest.mark.parametrize("one", list(Format))
def test_hostile_words_are_written_whole_or_mended(position, one: Format) -> None:
    rows = [
        position(HOSTILE, f"Act {HOSTILE}", side, words=HOSTILE, statement=HOSTILE)
        for side in ("support", "oppose")
    ]
    for ending, content in files(build(Kind.POLICY, rows), one).items():
        assert content
        if ending.endswith(("ml", ".gexf", ".svg")) and ending != ".html":
            ElementTree.fromstring(content)


def pictures(position) -> dict[str, str]:
    rows = [
        position(f"{HOSTILE} {n}", f"{HOSTILE} Act {n % 3}", side, on=f"202{n}-01-01", words=HOSTILE)
        for n, side in enumerate(("support", "oppose", "mixed", "support"))
    ]
    graph = build(Kind.POLICY, rows)
    return {
        "picture": picture(graph, arrange(graph)),
        "timeline": monthly(rows) or "",
        "matrix": matrix_view(graph),
    }


def test_no_picture_runs_anything_in_a_browser(chromium: Browser, position, tmp_path: Path) -> None:
    for name, svg in pictures(position).items():
        file = tmp_path / f"{name}.svg"
        file.write_text(svg, encoding="utf-8")
        context = chromium.new_context(offline=True)
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.goto(file.as_uri())
        assert tab.evaluate("window.hacked") is None
        assert tab.evaluate("document.querySelectorAll('script, foreignObject, image, a').length") == 0
        assert tab.evaluate("document.querySelectorAll('text').length") > 2
        assert asked == [file.as_uri()]
        context.close()


def test_png_is_a_picture_of_twice_the_size(position) -> None:
    for svg in pictures(position).values():
        width = int(ElementTree.fromstring(svg).get("width") or 0)
        content = png(svg)
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(content[16:20], "big") == 2 * width


def texts(svg: str) -> list[str]:
    return [
        (text.text or "") for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_the_timeline_counts_months_and_what_it_leaves_out(position) -> None:
    rows = [
        position("A", "Tide Act", on="2021-01-05"),
        position("B", "Tide Act", on="2021-01-31"),
        position("B", "Tide Act", "mixed", on="2021-03-01"),
        position("C", "Tide Act", "neutral"),
        position("C", "Tide Act", "oppose", on=None),
    ]
    svg = monthly(rows)
    assert svg is not None
    assert "2021-01: 2 for, 0 against" in svg
    assert "2021-03: 1 for, 1 against" in svg
    assert "Left out: 1 that take no side, 1 without a date." in texts(svg)
    assert "2021-02" in texts(svg)
    assert monthly(rows[3:]) is None


def test_a_long_timeline_goes_by_years(position) -> None:
    svg = monthly([position("A", "Tide Act", on=f"{year}-06-01") for year in range(1990, 2020)])
    assert svg is not None
    assert "2019: 1 for, 0 against" in svg


Show = Callable[..., str]


def test_the_matrix_puts_camps_beside_each_other(position) -> None:
    rows = [
        position(name, policy, side)
        for name, sides in (("A", "so"), ("B", "os"), ("C", "so"), ("D", "os"))
        for policy, side in zip(
            ("Tide Act", "Dune Plan"), ("support" if s == "s" else "oppose" for s in sides), strict=True
        )
    ]
    svg = matrix_view(build(Kind.POLICY, rows))
    names = [text for text in texts(svg) if text in "ABCD"]
    assert names in (["A", "C", "B", "D"], ["B", "D", "A", "C"])
    assert "A, Tide Act: 1 in support, 0 in opposition" in svg


def test_the_matrix_says_what_it_does_not_show(position) -> None:
    rows = [position(f"Body {n}", f"Act {n % 30}") for n in range(60)]
    svg = matrix_view(build(Kind.POLICY, rows))
    assert "Not shown: 25 actors with fewer statements, 5 policies with fewer statements." in svg
