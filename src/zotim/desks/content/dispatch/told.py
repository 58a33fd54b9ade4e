"""Who is told when something is withdrawn: rooms above enter a function, called in its transaction."""

from collections.abc import Callable

from zotim.core.audit.services import Who
from zotim.desks.content.dispatch.models import Dispatch

Told = Callable[[Dispatch, Who], None]
_TOLD: list[Told] = []


def on_withdrawn(function: Told) -> Told:
    """Enter a function of the dispatch and of who withdrew it."""
    if function not in _TOLD:
        _TOLD.append(function)
    return function


def tell(dispatch: Dispatch, actor: Who) -> None:
    """Tell everybody who has to know."""
    for function in _TOLD:
        function(dispatch, actor)
