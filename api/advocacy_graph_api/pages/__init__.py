"""Pages for people: templates that escape all they are given, our own style, no script in a page."""

from advocacy_graph_api.pages.page import EMBEDDED, POLICY, Page, wants_page
from advocacy_graph_api.pages.view import Row, Value, View, view

__all__ = ["EMBEDDED", "POLICY", "Page", "Row", "Value", "View", "view", "wants_page"]
