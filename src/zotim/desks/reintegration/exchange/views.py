"""Pages on which a caseload comes in. Each is worked behind the wall."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.audit.services import record
from zotim.core.documents.sheets import render_xlsx
from zotim.core.evidence.downloads import attachment
from zotim.core.ui import show
from zotim.core.ui.forms import taking_file
from zotim.core.ui.tables import EXPORTS
from zotim.desks.reintegration.exchange import importing, reading
from zotim.desks.reintegration.exchange.forms import CaseloadForm
from zotim.desks.reintegration.exchange.policy import IMPORT

CHECKED = "reintegration.caseload.checked"


@page(IMPORT)
@inside_page()
def caseload_import(request: Request) -> HttpResponse:
    """Check a caseload, or bring it in. Both read the file anew; it is kept by neither."""
    form = CaseloadForm(request.POST or None, request.FILES or None)
    found: reading.Caseload | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with taking_file():
                found = reading.read(request.actor, file.read(), file.name)
            if request.POST.get("step") == "import" and not found.problems:
                made = len(importing.caseload_import(actor=request.actor, rows=found.rows))
                done = ngettext("%(n)s case is open.", "%(n)s cases are open.", made) % {"n": show.amount(made)}
                messages.success(request, done)
                return redirect("cases")
            record(request.actor, CHECKED, outcome="viewed", details={"cases": len(found.rows)})
        except Unfit as refused:
            refused.show_on(form)
            found = None
    context = {"form": form, "found": found, "columns": reading.explained(), "most": reading.MOST}
    return render(request, "reintegration/caseload_import.html", context)


@page(IMPORT)
def caseload_template(request: Request) -> HttpResponse:
    """The spreadsheet to fill in: the names of its columns and nothing else."""
    data = render_xlsx(_("Cases"), list(reading.COLUMNS), [], request.LANGUAGE_CODE)
    return attachment(data, EXPORTS["xlsx"], "caseload.xlsx")
