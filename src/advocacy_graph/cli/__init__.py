"""The command line: one command a file."""

from advocacy_graph.cli.app import main

__all__ = ["main"]
