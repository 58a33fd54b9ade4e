"""Reports of suspicions: put one in, see who is named and which alerts came of it, make one out of an alert."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.evidence.downloads import attachment
from zotim.core.sealing.errors import KeyDestroyed
from zotim.core.ui.forms import taking_file
from zotim.core.ui.pages import confirm_page, form_step
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.forms import ReportForm, ReportMakeForm, StandingForm
from zotim.desks.screening.agency.models import GoamlReport
from zotim.desks.screening.agency.services import reports as services
from zotim.desks.screening.agency.tables import ReportTable
from zotim.desks.screening.agency.words import problem
from zotim.desks.screening.alerts.selectors import alert as one_alert
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.measures.views.putting import concerning_alert

TAKE = "screening.goamlreport.take"


@page("screening.goamlreport.list")
@inside_page
def report_list(request: Request) -> HttpResponse:
    """All of them, without saying whom they name."""
    table = ReportTable(request, selectors.reports(request.actor))
    if table.wants_export:
        return table.export("reports-of-suspicions")
    context = {"table": table, "may_take": may(request.actor, TAKE), "may_keep": settings.ZOTIM_GOAML_SCHEMA}
    return render(request, "screening/goaml_reports.html", context)


@page("screening.goamlreport.take")
@inside_page
def report_take(request: Request) -> HttpResponse:
    """Put one in."""
    form = ReportForm(request.POST or None, request.FILES or None, actor=request.actor)
    made: list[GoamlReport] = []

    def take() -> None:
        file, said = form.cleaned_data["file"], {name: form.cleaned_data[name] for name in ("dated_on", "entity")}
        with taking_file():
            made.append(services.report_take(actor=request.actor, data=file.read(), name=file.name, **said))

    return form_step(
        request, form, take, done=_("The report is put in, sealed."), heading=_("Put in a report of a suspicion"),
        submit=_("Put it in"), back_url=reverse("goaml_reports"),
        then=lambda: reverse("goaml_report", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.goamlreport.view")
@inside_page
def report(request: Request, pk: UUID) -> HttpResponse:
    """One: who is named in it, what is wrong in it, which alerts came of it."""
    actor, found = request.actor, selectors.report(request.actor, pk)
    opened = selectors.report_opened(actor, found)
    wrong = opened.problems if opened else []
    context = {
        "report": found,
        "opened": opened,
        "problems": [(one["line"], one["field"], problem(one["code"], one["values"])) for one in wrong],
        "alerts": selectors.alerts_of(actor, found),
        "may_ask": opened and found.way == "taken" and not found.asked_at and may(actor, TAKE, found),
        "may_download": opened and may(actor, "screening.goamlreport.download", found),
    }
    return render(request, "screening/goaml_report.html", context)


@page("screening.goamlreport.take")
@inside_page
def report_ask(request: Request, pk: UUID) -> HttpResponse:
    """Ask the lists about who is named, where none was in force when the report came."""
    found = selectors.report(request.actor, pk)
    opened = selectors.report_opened(request.actor, found)
    if opened is None or found.way != "taken" or found.asked_at:
        messages.error(request, _("The lists were asked already, or there is nobody to ask about."))
        return redirect("goaml_report", pk=pk)
    if request.method == "POST":
        asked = services.report_ask(actor=request.actor, report=found, named=opened.subjects)
        if asked.asked_at:
            messages.success(request, _("The lists were asked."))
        else:
            messages.error(request, _("No list is in force."))
        return redirect("goaml_report", pk=pk)
    consequences = [
        _("Whoever is named is looked up in the lists, as a look-up of yours. What is found becomes alerts.")
    ]
    back = reverse("goaml_report", args=[pk])
    return confirm_page(
        request, _("Ask the lists"), _("Ask them"), consequences=consequences, about=found, back_url=back
    )


@page("screening.goamlreport.download")
@inside_page
def report_file(request: Request, pk: UUID) -> HttpResponse:
    """Its file, as it came or was made."""
    found = selectors.report_file(request.actor, selectors.report(request.actor, pk))
    if found is None:
        raise Http404
    return attachment(found[1], "application/xml", found[0])


@page("screening.goamlreport.make")
@inside_page
def report_make(request: Request, alert: UUID) -> HttpResponse:
    """Make one out of an alert."""
    found, back, schema = one_alert(request.actor, alert), reverse("alert", args=[alert]), services.schema()
    try:
        needed, about = services.report_needs(found, schema), concerning_alert(found)
    except KeyDestroyed:
        messages.error(request, _("Who it is can't be read any more."))
        return redirect(back)
    standing = selectors.standing_answers(request.actor)
    form = ReportMakeForm(request.POST or None, codes=services.codes(schema), needed=needed, standing=standing)
    made: list[GoamlReport] = []

    def make() -> None:
        said = {name: form.cleaned_data[name] for name in ("sender", "code", "reason")}
        made.append(services.report_make(actor=request.actor, alert=found, further=form.further, **said))

    return form_step(
        request, form, make, done=_("The report is made, and valid against the schema. It isn't sent anywhere."),
        heading=_("Make a report of a suspicion"), submit=_("Make it"), about=about, back_url=back,
        then=lambda: reverse("goaml_report", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.standinganswer.keep")
def standing_answers(request: Request) -> HttpResponse:
    """Enter what this installation says of itself in each report."""
    back, needed = reverse("goaml_reports"), services.standing_needs(services.schema())
    if not needed:
        messages.error(request, _("No schema is named for this installation (ZOTIM_GOAML_SCHEMA)."))
        return redirect(back)
    form = StandingForm(request.POST or None, needed=needed, standing=selectors.standing_answers(request.actor))
    return form_step(
        request, form, lambda: services.standing_keep(actor=request.actor, answers=form.answers),
        done=_("It stands in each report from now on."), heading=_("What each report says of us"),
        submit=_("Put it on record"), back_url=back,
        consequences=[
            _("It stands in each report that is made from now on, and can be changed there for one report alone."),
            _("What you leave open is asked for with each report."),
        ],
    )  # fmt: skip
