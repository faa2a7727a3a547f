"""What a notebook shows of findings: the words, and nothing of a stranger's markup."""

import advocacy_graph as ag
from advocacy_graph.pipeline import store_of

TEXT = """March 3, 2022

Harbour <script>alert(1)</script> Alliance Welcomes the Ferry Safety Act

PORT ELSA — “We strongly support the Ferry Safety Act, <img src=x onerror=alert(1)> which saves lives,” said Nora Quill, \
executive director of the Harbour Alliance.

###
"""


def test_findings_and_what_is_marked_show_themselves_escaped(tmp_path):
    place = tmp_path / "ferry.txt"
    place.write_text(TEXT, encoding="utf-8")
    found = ag.findings(place)
    store, release = store_of(place)
    _, marked = ag.show(store, release)
    for shown in (found._repr_html_(), marked._repr_html_()):
        assert "Nora Quill" in shown
        assert "&lt;script&gt;" in shown
        assert "&lt;img" in shown
        assert "<script" not in shown
        assert "<img" not in shown
