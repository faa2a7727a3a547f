"""One concept of a codebook."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """`key` is the last part of its IRI, `others` are its other labels, `broader` the keys of the concepts above it.

    `code` is what the user's own codebook calls it, `match` its IRI there. `history` are notes of what became of it, the
    oldest first, each beginning with its day.
    """

    key: str
    label: str
    others: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    definition: str = ""
    code: str = ""
    match: str = ""
    history: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """All of them, the preferred one first."""
        return (self.label, *self.others)
