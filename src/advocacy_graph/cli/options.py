"""The arguments and options that several commands share, each described once."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.intake import Online
from advocacy_graph.settings import BASE_VARIABLE, DEFAULT_STORE, STORE_VARIABLE

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .md, .html, .pdf, .docx, .eml, feeds) or folders of them.",
        show_default=False,
    ),
]

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .md, .html, .pdf, .docx, .eml, feeds), folders of them, or addresses (https://...).",
        show_default=False,
    ),
]

Licence = Annotated[
    str | None,
    typer.Option(
        "--licence",
        "--license",
        metavar="TERMS",
        help="Licence of the texts that state none: its address, or the terms in words.",
        show_default=False,
    ),
]

AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="HOST[:PORT]",
        help="A host that may be at a private address, as in an intranet. Can be given several times.",
        show_default=False,
    ),
]

Pause = Annotated[
    float,
    typer.Option("--pause", min=0, metavar="SECONDS", help="Least time between two requests to one host."),
]

Gazetteer = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Known bodies and policies, CSV or SKOS, in place of the shipped ones. Kept with the store; `shipped` goes back.",
        show_default=False,
    ),
]

Register = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="Your own members, CSV or SKOS: their names win over what is guessed. Kept with the store; `none` drops it.",
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


def manners(pause: float, allow_host: list[str] | None, *, offline: bool = False) -> Online:
    """How addresses are fetched, as these options say."""
    return Online(pause=pause, allowed=frozenset(allow_host or ()), offline=offline)
