"""What rooms above end with a case, in the same transaction."""

from collections.abc import Callable

from zotim.core.access.actor import Actor
from zotim.desks.reintegration.cases.models import Case

End = Callable[[Actor, Case], object]
ENDS: list[End] = []


def ends_with_case(end: End) -> End:
    """Enter ``(actor, case)``, called before the case ends by whatever step."""
    ENDS.append(end)
    return end
