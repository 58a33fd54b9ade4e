"""The page that takes in a table: what is wrong in it stands there, by line."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request
from zotim.core.access.refusals import Unfit
from zotim.desks.stabilisation.places import forms, taking

CSV = "text/csv; charset=utf-8"


def take_table(
    request: Request, heading: str, back_url: str, work: Callable[[forms.TableForm], HttpResponse],
    asked: type[forms.TableForm] = forms.TableForm,
) -> HttpResponse:  # fmt: skip
    """A file is asked for and *work* takes it, or says what is wrong with it."""
    form = asked(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "heading": heading, "submit": _("Take it in"), "back_url": back_url}
    if request.method == "POST" and form.is_valid():
        try:
            return work(form)
        except Unfit as refused:
            refused.show_on(form)
        except taking.Mistaken as wrong:
            context |= {"mistakes": taking.first(wrong.mistakes), "count": len(wrong.mistakes)}
    return render(request, "stabilisation/take.html", context)
