"""The library as a whole: who leads what, what nothing answers, as of a day, and files both ways."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.words import Word
from zotim.register import services
from zotim.register.exchange import FileRefused
from zotim.register.forms.as_of import AsOfForm
from zotim.register.forms.obligations import LoadForm
from zotim.register.models import Obligation
from zotim.register.selectors import library
from zotim.register.services.library import Loaded
from zotim.register.tables import GapTable, MatrixTable

SHOWN = 200
"""Errors of a file that the page lists; the first ones are mended first."""
Load = Callable[..., Loaded]
Kinds = Mapping[str, Word]
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@page("register.obligation.list")
def matrix(request: Request) -> HttpResponse:
    """Obligations down, bodies across: who leads what about them."""
    table = MatrixTable(request, library.answered_first(request.actor))
    context = {"table": table, "matrix": library.matrix(request.actor, table.page.object_list, table.found)}
    return render(request, "register/matrix.html", context)


@page("register.obligation.gaps")
def gaps(request: Request) -> HttpResponse:
    """Obligations that no commitment, no measure and no article answers."""
    table = GapTable(request, library.gaps(request.actor))
    if table.wants_export:
        return table.export("gaps")
    return render(request, "register/gaps.html", {"table": table})


@page("register.obligation.list")
def as_of(request: Request) -> HttpResponse:
    """What obligations were known at the end of a day."""
    form = AsOfForm.of(request)
    known = library.obligations_as_of(request.actor, form.asked) if form.asked else None
    context = {"form": form, "known": known, "day": form.asked, "began": form.nothing_before(Obligation)}
    return render(request, "register/as_of.html", context)


def load_page(
    request: Request, form: LoadForm, load: Load, *, heading: Word, note: Word, back: tuple[str, Word], kinds: Kinds
) -> HttpResponse:
    """The page that loads a file by *load*. With an error nothing is kept, and every error is named.

    *back* is the address and name of the list that it fills; *kinds* names each kind of record that a file holds.
    """
    context: dict[str, object] = {"form": form, "heading": heading, "note": note, "back": back}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        context["name"] = file.name
        try:
            context["loaded"] = loaded = load(actor=request.actor, data=file.read(), name=file.name)
            context["kinds"] = [(kinds[kind], counted) for kind, counted in loaded.kinds().items()]
        except FileRefused as refused:
            context["findings"] = refused.findings[:SHOWN]
            context["more"] = max(0, len(refused.findings) - SHOWN)
    return render(request, "register/load.html", context)


@page("register.library.load")
def load(request: Request) -> HttpResponse:
    """Load a file of instruments, obligations and links."""
    note = _(
        "With one error in the file nothing of it is kept. Loading it twice changes nothing. "
        "A paragraph that two people verified here stays as it is."
    )
    kinds = {"instruments": _("Instruments"), "obligations": _("Obligations"), "links": _("Links")}
    return load_page(
        request, LoadForm(request.POST or None, request.FILES or None), services.library_load,
        heading=_("Load a file"), note=note, back=(reverse("instruments"), _("Instruments")), kinds=kinds,
    )  # fmt: skip


@page("register.library.export")
def export(request: Request, kind: str) -> HttpResponse:
    """What the actor may see of the library, as a file that can be loaded again."""
    if kind not in TYPES:
        raise Http404
    data = services.library_export(actor=request.actor, kind=kind)
    name = f"{'library' if kind == 'json' else 'obligations'}-{timezone.localdate().isoformat()}.{kind}"
    return attachment(data, TYPES[kind], name)
