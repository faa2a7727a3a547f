"""An event list as a file: our own columns, or those of Discourse Network Analyzer's export."""

from collections.abc import Iterator, Sequence
from csv import writer
from io import StringIO

import numpy as np

from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.model.events import POLARITIES, Events
from advocacy_graph.spreadsheet import guarded

_HEAD = (
    *("actor", "object", "polarity", "date", "release"),
    *(
        "person",
        "organization spoken for",
        "release title",
        "statement",
        "mode",
        "confidence",
        "decided",
        "words",
    ),
)
_DNA_HEAD = (
    *("statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text"),
    *("person", "organization", "concept", "agreement"),
)
_AGREEMENT = {Polarity.SUPPORT: (1,), Polarity.OPPOSE: (0,), Polarity.MIXED: (1, 0)}


def events_csv(events: Events) -> str:
    """One event a line, by date: what `--from` reads again. Cells are guarded for spreadsheets."""
    out = StringIO(newline="")
    table = writer(out)
    table.writerow(_HEAD)
    for n, row in _rows(events):
        cells = (
            _actor(events, n),
            events.labels[events.objects[events.object[n]]],
            POLARITIES[events.polarity[n]].value,
            row.date.isoformat() if row.date else "",
            row.release,
            row.actor_label if row.actor_kind is ActorKind.PERSON else "",
            row.organization_label or "",
            row.release_label,
            row.statement or row.position,
            row.mode.value if row.mode else "",
            "" if row.confidence is None else row.confidence,
            "yes" if row.decided else "no",
            row.words,
        )
        table.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def dna_csv(events: Events) -> str:
    """The event list that Discourse Network Analyzer 3 exports: `;` between cells, dates with a time.

    The organisation is the actor chosen, with people as actors the one that they speak for. A mixed position is two statements, one on each side; neutral ones and those
    of unknown stance have no agreement and are left out, as are those without an actor. As in DNA's own export
    semicolons within a text become commas and double quotes single ones. It is no spreadsheet: nothing
    is guarded. Statements and documents are numbered from 1.
    """
    lines = [";".join(f'"{name}"' for name in _DNA_HEAD)]
    documents: dict[str, int] = {}
    for n, row in _rows(events):
        for agreement in _AGREEMENT.get(POLARITIES[events.polarity[n]], ()):
            if events.actor[n] < 0:
                continue
            document = documents.setdefault(row.release, len(documents) + 1)
            time = f"{row.date} 00:00:00" if row.date else ""
            person = row.actor_label if row.actor_kind is ActorKind.PERSON else ""
            texts = (row.release_label, ", ".join(row.issuers), row.release, "", "press release", row.words)
            actor = _actor(events, n)
            body = (row.organization_label or "") if actor == person else actor
            names = (person, body, events.labels[events.objects[events.object[n]]])
            lines.append(
                ";".join(
                    [
                        str(len(lines)),
                        time,
                        str(document),
                        *(f'"{_as_dna(text)}"' for text in (*texts, *names)),
                        str(agreement),
                    ]
                )
            )
    return "\n".join(lines) + "\n"


def _rows(events: Events) -> Iterator[tuple[int, CodedPosition]]:
    rows: Sequence[CodedPosition] = events.rows
    for n in np.arange(len(events)).tolist():
        yield n, rows[events.row[n]]


def _actor(events: Events, n: int) -> str:
    place = int(events.actor[n])
    return events.labels[events.actors[place]] if place >= 0 else ""


def _as_dna(text: str) -> str:
    return " ".join(text.replace(";", ",").replace('"', "'").split())
