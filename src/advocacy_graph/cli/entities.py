"""`advocacy-graph review same`, `different`, `rename` and `split`: who is who."""

from collections.abc import Sequence
from typing import Annotated

import typer

from advocacy_graph import intake
from advocacy_graph.cli import options
from advocacy_graph.cli.deciding import Coder, Why, record, to_decide_in, who
from advocacy_graph.errors import UndecidableError
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.model.named import Kind
from advocacy_graph.store import Store

_MEANT = "a name, an IRI, or its end such as person/ida-moss"

Entities = Annotated[
    list[str], typer.Argument(metavar="ENTITY ENTITY...", help=f"Each {_MEANT}.", show_default=False)
]
Entity = Annotated[
    str,
    typer.Argument(metavar="ENTITY", help=f"{_MEANT[0].upper()}{_MEANT[1:]}.", show_default=False),
]
OfKind = Annotated[
    Kind | None,
    typer.Option("--kind", help="Of which kind they are, where a name does not tell.", show_default=False),
]


def same(
    entities: Entities,
    called: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help="What the one is called from now on.", show_default=False
        ),
    ] = None,
    kind: OfKind = None,
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Two or more are one: all become the first, whose IRI stays; the others' IRIs lead there.

    All that was said by or of the others is the first's at once, and in releases to come.

        advocacy-graph review same "Carriers Guild" "Guild of Carriers" --why "renamed in 2021"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        # As they were before others became them: who was said to differ from one of these is not passed by.
        meant = tuple(intake.entity_called(opened, each, kind, former=True) for each in entities)
        _check_several(opened, meant, "already")
        names = [_told(opened, each) for each in meant]
        decision = EntityDecision(**told, outcome=EntityOutcome.SAME, entities=meant, name=called)
        record(
            opened,
            decision,
            f"one: {' and '.join(names[1:])} {'is' if len(names) == 2 else 'are'} {names[0]}",
        )


def different(
    entities: Entities,
    kind: OfKind = None,
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """They are not one, and nothing ever makes one of them again. If they became one, they are two again.

    A name that one of them had before it became the other means what it was then; `query merges` tells what became of whom.

        advocacy-graph review different "Ida Moss" "I. Moss"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        meant = tuple(intake.entity_called(opened, each, kind, former=True) for each in entities)
        _check_several(
            opened, meant, "and were never two: `review split` makes two of one, release by release"
        )
        # As they were called by who decides: while they are one, both have the name of one.
        names = [
            f"{name} ({intake.reference_of(opened, iri)})" for name, iri in zip(entities, meant, strict=True)
        ]
        decision = EntityDecision(**told, outcome=EntityOutcome.DIFFERENT, entities=meant)
        record(opened, decision, f"different: {' and '.join(names)}")


def rename(
    entity: Entity,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What it is called from now on.", show_default=False)
    ],
    kind: OfKind = None,
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """It is called otherwise from now on, in every graph and drawing. The name until now stays another wording.

    advocacy-graph review rename "Carriers Guild" "Guild of Carriers"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        meant = intake.entity_called(opened, entity, kind)
        before = _told(opened, meant)
        decision = EntityDecision(**told, outcome=EntityOutcome.RENAME, entities=(meant,), name=name)
        record(opened, decision, f"renamed: {before} is called {name.strip()}")


def split(
    entity: Entity,
    releases: Annotated[
        list[str] | None,
        typer.Option(
            "--release",
            metavar="RELEASE",
            help="A release that means the other one: its IRI or a beginning of its slug; again for more.",
            show_default="all that use the wordings",
        ),
    ] = None,
    wordings: Annotated[
        list[str] | None,
        typer.Option(
            "--wording",
            metavar="WORDS",
            help="Only where it is called so, word for word; again for more.",
            show_default="all its names",
        ),
    ] = None,
    called: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help="What the other one is called, if it is new.", show_default=False
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="ENTITY", help="The other one, if it is there already.", show_default=False
        ),
    ] = None,
    kind: OfKind = None,
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Releases, or wordings, that were taken for this one mean another: a new one, or one that is there.

    Say which by --release, --wording or both, and who the other one is by --name or --into.

        advocacy-graph review split "Ida Moss" --release 2022-03-04 --name "Ida Moss (nurse)"

        advocacy-graph review split "Carriers Guild" --wording "Guild" --into "Bakers' Guild"
    """
    told = who(coder, why)
    if (called is None) == (into is None):
        raise typer.BadParameter(
            "say who the other one is: --name for a new one, --into for one that is there"
        )
    if not releases and not wordings:
        raise typer.BadParameter("say what means the other one: --release, --wording or both")
    with to_decide_in(store) as opened:
        meant = intake.entity_called(opened, entity, kind)
        among = tuple(releases or intake.releases_under(opened, meant, wordings or ()))
        if not among:
            raise UndecidableError(
                f"no release calls {_told(opened, meant)} {' or '.join(map(repr, wordings or ()))}: "
                "`query wordings-of-a-name` lists what it is called"
            )
        before = _told(opened, meant)
        decision = EntityDecision(
            **told,
            outcome=EntityOutcome.SPLIT,
            entities=(meant, intake.entity_called(opened, into, kind)) if into else (meant,),
            name=called,
            releases=among,
            wordings=tuple(wordings or ()),
        )
        number = f"{len(among)} release{'s' if len(among) > 1 else ''}"
        record(opened, decision, f"split: in {number} {before} is {called or into}")


def _check_several(store: Store, entities: Sequence[str], hint: str) -> None:
    if len(entities) > 1 and len(set(entities)) == 1:
        raise UndecidableError(f"these are names of one, {_told(store, entities[0])}, {hint}")


def _told(store: Store, iri: str) -> str:
    name = intake.name_of(store, store.successor(iri))
    return f"{name} ({intake.reference_of(store, iri)})" if name else iri
