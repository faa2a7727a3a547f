"""A study told in words, tables and pictures: the same contents as a web page and as Markdown."""

from advocacy_graph.report.contents import Link, Picture, Report, Section, Table
from advocacy_graph.report.html import html
from advocacy_graph.report.markdown import markdown
from advocacy_graph.report.method import REFERENCES, method

__all__ = ["REFERENCES", "Link", "Picture", "Report", "Section", "Table", "html", "markdown", "method"]
