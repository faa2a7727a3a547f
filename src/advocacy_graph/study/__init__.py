"""A whole study from one store or event list, in one folder: the page above `pipeline` and `analysis`."""

from advocacy_graph.study.write import KINDS, Study, report

__all__ = ["KINDS", "Study", "report"]
