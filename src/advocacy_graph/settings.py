"""What can be set, in one place. Nothing reads it behind your back: values are passed by hand."""

from typing import Final

DEFAULT_BASE: Final = "http://localhost:8000/"
"""Base of every IRI minted until you choose your own: good for trying out, not for publishing."""

DEFAULT_STORE: Final = "advocacy-graph-store"
"""The folder of the store where none is named, below the current one."""

STORE_VARIABLE: Final = "ADVOCACY_GRAPH_STORE"
"""Environment variable that names the store's folder."""

BASE_VARIABLE: Final = "ADVOCACY_GRAPH_BASE"
"""Environment variable with the base IRI of new stores."""

CODER_VARIABLE: Final = "ADVOCACY_GRAPH_CODER"
"""Environment variable with the pseudonym of who decides."""
