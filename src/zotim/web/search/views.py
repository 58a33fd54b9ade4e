"""What is found for a question, grouped by kind."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.search.registry import KINDS, Text
from zotim.core.search.services import SHOWN, search
from zotim.vocabulary import Glyph

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Result:
    """One record as the page draws it."""

    title: Text
    reference: str
    url: str
    glyph: Glyph | None
    state: str | Promise


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind: how many there are, or more than were counted, and those that are shown."""

    label: str | Promise
    count: int
    uncounted: bool
    results: list[Result]

    @property
    def more(self) -> int:
        """How many aren't shown, of those that were counted."""
        return self.count - len(self.results)


# Not logged by the page: the service records the question as a keyed code, and how much was found.
@page("search.all.view", logged=False)
def everything(request: Request) -> HttpResponse:
    """The search page. With no question it says what can be found."""
    text = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
    groups = []
    for found in search(actor=request.actor, text=text) if text else ():
        kind = found.kind
        groups.append(
            Group(
                kind.label,
                found.count,
                found.more,
                [
                    Result(
                        kind.title(row),
                        getattr(row, "reference", ""),
                        kind.url(row),
                        kind.glyph(row),
                        kind.state(row),
                    )
                    for row in found.rows
                ],
            )
        )
    context: dict[str, Any] = {
        "search_text": text,
        "groups": groups,
        "count": sum(group.count for group in groups),
        "uncounted": any(group.uncounted for group in groups),
        "kinds": [kind.label for kind in KINDS.values()],
        "shown": SHOWN,
        "may_ask": "screening" in settings.ZOTIM_DESKS and may(request.actor, "screening.question.ask"),
    }
    return render(request, "web/search.html", context)
