"""What a reading keeps from one sentence to the next."""

from dataclasses import dataclass, field

from zotim.engines.claims.cues import Found
from zotim.engines.claims.dates import Stated
from zotim.engines.claims.lines import Context
from zotim.vocabulary import ClaimAction


@dataclass(slots=True)
class Lead:
    """What a heading or a lead-in says of the fragments under it: "Plan for 2026:"."""

    action: ClaimAction
    term: str
    date: Stated | None


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave behind: who speaks, the verb or the heading that a list hangs on, what surrounds."""

    actor: str | None = None
    states: set[str] = field(default_factory=set)
    """The states that were said to do something: where there was one only, it is who says "we"."""
    heading: tuple[Found, str | None] | None = None
    lead: Lead | None = None
    draft: bool = False
    ngo: bool = False
    """Whether who speaks is an NGO, whose own deeds are no claims."""
    asked: bool = False
    year: str = ""
    """The year that was named last, for "that same year"."""
    begun: bool = False
    context: Context = field(default_factory=Context)

    def speaker(self) -> str | None:
        """Who says "we"; ``None`` where several states were named."""
        return self.actor if len(self.states) <= 1 else None
