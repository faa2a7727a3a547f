"""The arguments and options that several commands share, each described once."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.settings import BASE_VARIABLE, DEFAULT_STORE, STORE_VARIABLE

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .md, .html, .pdf, .docx, .eml, feeds) or folders of them.",
        show_default=False,
    ),
]

Release = Annotated[
    str,
    typer.Argument(
        metavar="RELEASE",
        help="A file, a release's IRI, or a unique beginning of its slug, such as 2021-10-12.",
        show_default=False,
    ),
]

StoreFolder = Annotated[
    Path,
    typer.Option("--store", metavar="DIR", envvar=STORE_VARIABLE, help="The store's folder."),
]

Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        envvar=BASE_VARIABLE,
        help="Base of the IRIs of a new store, such as https://data.example.org/ . Kept with the store.",
        show_default="http://localhost:8000/",
    ),
]

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

STORE = Path(DEFAULT_STORE)
