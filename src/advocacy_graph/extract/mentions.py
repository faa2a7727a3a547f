"""A speaker as an attribution words it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as an attribution words it. All None: nothing that could be a speaker."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    is_organization: bool = False
    pronoun: str | None = None
    joint: tuple["Mention", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the words could be a speaker."""
        return not (self.name or self.role or self.pronoun)


ITS = "its"  # the body that the text named last: "Its director, Jane Doe"
