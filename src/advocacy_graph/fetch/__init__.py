"""Addresses to bytes: politely, only from public hosts, within limits, once, and kept so that it can be repeated."""

from advocacy_graph.fetch.archive import Archive
from advocacy_graph.fetch.fetcher import Fetched, Fetcher, Manners

__all__ = ["Archive", "Fetched", "Fetcher", "Manners"]
