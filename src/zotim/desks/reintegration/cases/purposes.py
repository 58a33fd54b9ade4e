"""What one acts for on a page about one case: said in its address, else one's own post, else the only one there is."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request
from zotim.core.access.policy import Denied
from zotim.core.access.walls import walled
from zotim.desks.reintegration.cases import selectors
from zotim.desks.reintegration.cases.policy import purposes_for

ASKED = "for"
"""The name in the address: ``/reintegration/cases/…/?for=schooling``; empty for one's own post."""


@dataclass(frozen=True, slots=True)
class Acting:
    """For what somebody acts on this page (*code*, None while it has to be chosen), and what else there is."""

    code: str | None
    open_to: list[str]

    def context(self) -> dict[str, Any]:
        """For ``reintegration/purpose.html``."""
        others = [(f"?{ASKED}={code}", word_for(code)) for code in self.open_to if code != self.code]
        return {"purpose": "" if self.code is None else word_for(self.code), "others": others}


def word_for(code: str) -> str:
    """What a purpose is called, one's own post included."""
    return selectors.label_of(code) if code else _("your own work on the case")


def choose(open_to: list[str], asked: str | None) -> str | None:
    """What one acts for of what is open to one. Raises ValueError for something else."""
    if asked is not None:
        open_to.index(asked)
        return asked
    return open_to[0] if open_to and (len(open_to) == 1 or open_to[0] == "") else None


View = Callable[..., HttpResponse]
"""``(request, case, acting)``, and the ids of what of the case it is about."""


def for_a_purpose(action: str, level: str = "read") -> Callable[[View], View]:
    """For a view about one case, under ``@inside_page``: it is worked as the actor for that purpose, and so recorded.

    Who has nothing to do the action for, or asks for what isn't open to them, is refused.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def run(request: Request, pk: UUID, **ids: UUID) -> HttpResponse:
            found = selectors.case(request.actor, pk)
            open_to = purposes_for(request.actor, found, level)
            try:
                code = choose(open_to, request.GET.get(ASKED))
            except ValueError:
                raise Denied(action, found) from None
            if not open_to:
                raise Denied(action, found)
            request.actor = request.actor.acting(code or "")
            with walled(request.actor):
                return view(request, found, Acting(code, open_to), **ids)

        return run

    return wrap
