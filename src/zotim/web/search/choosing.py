"""What fits the words in a form, while somebody types: the one address for every record that is chosen."""

import re
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.search.choosing import CHOOSABLE, NO_RECORD, Choice
from zotim.core.ui.choosing import look

FIELD = re.compile(r"[\w-]{1,100}")


# Not logged by the page: the question is, as a keyed code, as on the search page.
@page("search.all.view", logged=False)
def choose(request: Request, name: str) -> HttpResponse:
    """Part of a form: what fits among *name*. ``?field=`` names the field, which holds the words and what was chosen;
    ``of=`` is the record that the choice is made for, and ``many=`` is there where any number is chosen."""
    field, of, what = request.GET.get("field", ""), request.GET.get("of", str(NO_RECORD)), CHOOSABLE.get(name)
    if what is None or not FIELD.fullmatch(field):
        raise Http404
    try:
        choice = Choice(what, request.actor, UUID(of))
    except ValueError:
        raise Http404 from None
    many = "many" in request.GET
    found = look(choice, request.GET.getlist(field), many=many)
    if found.words:
        choice.looked_for(found.words, len(found.options))
    return render(request, "ui/found.html", {"found": found, "name": field, "many": many})
