"""The package's face: a short list of verbs, guarded."""

from pathlib import Path

import networkx as nx

import advocacy_graph as ag
from advocacy_graph.graph import Marked

FACE = {
    "AdvocacyGraphError",
    "agreement",
    "check",
    "decide",
    "decisions",
    "embed",
    "export",
    "findings",
    "ingest",
    "measures",
    "network",
    "open_store",
    "orphans",
    "query",
    "questions",
    "queue",
    "report",
    "resolve",
    "sensitivity",
    "show",
    "stats",
    "validate",
    "watch",
    "why",
    "withdraw",
}


def test_the_face_is_this_list() -> None:
    assert set(ag.__all__) == FACE
    assert all(hasattr(ag, name) for name in FACE)


def test_the_verbs_go_the_whole_way(press: Path, tmp_path: Path) -> None:
    assert ag.findings(press / "ferry.txt").heading.issuers == ("Harbour Alliance",)
    with ag.open_store(tmp_path / "s", create=True) as store:
        done = list(ag.ingest([press], store))
        assert [one.outcome for one in done] == ["added"] * 3
        assert ag.stats(store)["releases"] == 3
        assert list(ag.query(store, "statements-by-person", {"person": "Quill"}))
        text, marked = ag.show(store, "2022-03-03")
        assert isinstance(marked, Marked)
        assert marked.statements[-1].spans[0].words(text).startswith("We strongly support")
        assert isinstance(ag.network(store, "congruence"), nx.Graph)
        told = ag.report(store, tmp_path / "report")
        assert told.report.read_text(encoding="utf-8").startswith("<!doctype html>")
        page = ag.embed(store, "2022-03-03")
        assert ag.check(store, "2022-03-03", page) == []
        assert ag.validate(store) == []
