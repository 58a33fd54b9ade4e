"""Retention: what is due, disposals by two people, legal holds, certificates. Ids and counts; no content."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson, asked, may_decide, may_second
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.downloads import attachment
from zotim.core.retention.models import Hold
from zotim.core.retention.services import DECIDE, hold_lift, hold_place, run_decide, run_propose
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page
from zotim.desks.oversight import reports, selectors
from zotim.desks.oversight.forms import HoldForm
from zotim.desks.oversight.records import Shown, shown
from zotim.desks.oversight.tables import (
    CertificateTable,
    HoldTable,
    ItemTable,
    RuleTable,
    RunTable,
    rule_word,
)
from zotim.desks.oversight.wording import what_a_proposal_does, what_an_approval_does


@page("retention.rule.list")
def retention(request: Request) -> HttpResponse:
    """The rules with what is due under each, and the disposals that are open."""
    rules = selectors.rules(request.actor)
    table = RuleTable(request, rules)
    if table.wants_export:
        return table.export("retention-rules")
    open_runs = [(one, may_second(request.actor, DECIDE, one.run)) for one in rules if one.run]
    context = {
        "table": table,
        "open_runs": open_runs,
        "due": [one for one in rules if one.count and not one.run],
        "may_propose": may(request.actor, "retention.run.propose"),
    }
    return render(request, "oversight/retention.html", context)


@page("retention.run.propose")
def disposal_propose(request: Request, code: str) -> HttpResponse:
    """Propose to dispose of all that is due under a rule; asks once, and says what will happen."""
    due = next((one for one in selectors.rules(request.actor) if one.rule.code == code), None)
    if due is None:
        raise Http404
    if request.method == "POST":
        try:
            run = run_propose(actor=request.actor, rule=code)
        except Unfit as error:
            messages.error(request, error.message)
            return redirect("retention")
        messages.success(request, _("The disposal is proposed. It waits for another person."))
        return redirect("disposal", pk=run.pk)
    return confirm_page(
        request,
        _("Propose a disposal"),
        _("Propose the disposal"),
        consequences=what_a_proposal_does(due),
        back_url=reverse("retention"),
    )


@page("retention.run.list")
def disposal_list(request: Request) -> HttpResponse:
    """All disposals."""
    table = RunTable(request, selectors.runs(request.actor))
    if table.wants_export:
        return table.export("disposals")
    return render(request, "oversight/list.html", {"table": table, "heading": _("Disposals")})


@page("retention.run.view")
def disposal(request: Request, pk: UUID) -> HttpResponse:
    """One disposal: how far it is, who stands behind it, and the ids of its records while it is open."""
    run = get_visible(selectors.runs(request.actor), request.actor, pk=pk)
    rule = reports.rule_of(run.rule)
    table = ItemTable(request, run.items.order_by("pk"), rule.model.lower()) if rule else None
    if table and table.wants_export:
        return table.export("disposal")
    approval = asked(DECIDE, run)
    proposed, decided = _two_people(
        approval.requested_by_id, approval.requested_for_id, approval.decided_by_id, approval.decided_for_id
    )
    context = {
        "run": run,
        "rule": rule,
        "rule_word": rule_word(run.rule),
        "approval": approval,
        "proposed": proposed,
        "decided": decided,
        "progress": selectors.progress(run),
        "table": table if table and table.total else None,
        "certificate": selectors.certificates(request.actor).filter(pk=run.certificate_id).first(),
        "may_decide": may_second(request.actor, DECIDE, run),
        "own": run.state == "proposed" and not may_decide(request.actor, approval),
    }
    return render(request, "oversight/disposal.html", context)


def _two_people(*ids: UUID | None) -> tuple[str, str]:
    """Who proposed and who decided, each with whom they stood in for; an account that is gone by its id."""
    known = selectors.names(ids)
    one, for_one, other, for_other = (known.get(key, str(key)) if key else "" for key in ids)
    return " → ".join(filter(None, (one, for_one))), " → ".join(filter(None, (other, for_other)))


@page("retention.run.decide")
def disposal_decide(request: Request, pk: UUID) -> HttpResponse:
    """Approve or return what somebody else proposed; says what will happen."""
    run = get_visible(selectors.runs(request.actor), request.actor, pk=pk)
    if run.state != "proposed":
        messages.error(request, _("This disposal was decided already."))
        return redirect("disposal", pk=run.pk)
    if not may_second(request.actor, DECIDE, run):
        raise NeedsAnotherPerson(DECIDE, run)
    rule = reports.rule_of(run.rule)
    form = DecisionForm(request.POST or None, accept=_("Approve") if rule else None)
    if request.method == "POST" and form.is_valid():
        approved = form.accepted
        try:
            run_decide(actor=request.actor, run=run, approved=approved, comment=form.cleaned_data["comment"])
        except WrongState:
            messages.error(request, _("This disposal was decided already."))
        else:
            told = (
                _("Approved. The worker carries it out and writes a certificate.")
                if approved
                else _("Returned. Nothing goes.")
            )
            messages.success(request, told)
        return redirect("disposal", pk=run.pk)
    return confirm_page(
        request,
        _("Decide a disposal"),
        _("Put my decision on record"),
        consequences=what_an_approval_does(run, rule),
        form=form,
        back_url=reverse("disposal", args=[run.pk]),
    )


@page("retention.hold.list")
def hold_list(request: Request) -> HttpResponse:
    """Legal holds, those that last first."""
    table = HoldTable(request, selectors.holds(request.actor))
    if table.wants_export:
        return table.export("holds")
    context = {"table": table, "may_place": may(request.actor, "retention.hold.place")}
    return render(request, "oversight/holds.html", context)


@page("retention.hold.view")
def hold(request: Request, pk: UUID) -> HttpResponse:
    """One hold: what it keeps, why, who placed it."""
    found = get_visible(selectors.holds(request.actor), request.actor, pk=pk)
    context = {
        "hold": found,
        "kept": _kept(request, found),
        "may_lift": found.ends_at is None and may(request.actor, "retention.hold.lift", found),
    }
    return render(request, "oversight/hold.html", context)


def _kept(request: Request, found: Hold) -> Shown:
    """What a hold keeps: one record, or all of a kind."""
    name = (found.object_type, str(found.object_id or ""))
    return shown(request.actor, [name])[name]


@page("retention.hold.place")
def hold_add(request: Request) -> HttpResponse:
    """Keep one record, or all of a kind, whatever the rules say."""
    form = HoldForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        hold_place(actor=request.actor, of=form.of, reason=form.cleaned_data["reason"])
        messages.success(request, _("The hold is placed. While it lasts nothing under it goes."))
        return redirect("holds")
    heading, submit = _("Place a legal hold"), _("Place the hold")
    return confirm_page(request, heading, submit, form=form, back_url=reverse("holds"))


@page("retention.hold.lift")
def hold_end(request: Request, pk: UUID) -> HttpResponse:
    """Lift a hold; nothing goes by that alone."""
    found = get_visible(selectors.holds(request.actor), request.actor, pk=pk)
    if request.method == "POST":
        hold_lift(actor=request.actor, hold=found)
        messages.success(request, _("The hold is lifted."))
        return redirect("holds")
    one = _kept(request, found)
    return confirm_page(
        request,
        _("Lift a legal hold"),
        _("Lift the hold"),
        consequences=[
            _("It keeps: %(kind)s, %(record)s.") % {"kind": one.kind, "record": one.code or _("all of this kind")},
            _("It was placed because: %(reason)s") % {"reason": found.reason},
            _("From now on its rule counts again. Nothing goes until a disposal is proposed and approved."),
        ],
        back_url=reverse("hold", args=[found.pk]),
    )


@page("retention.certificate.list")
def certificate_list(request: Request) -> HttpResponse:
    """All certificates of disposal."""
    table = CertificateTable(request, selectors.certificates(request.actor))
    if table.wants_export:
        return table.export("certificates")
    return render(request, "oversight/list.html", {"table": table, "heading": _("Certificates of disposal")})


@page("retention.certificate.view")
def certificate(request: Request, pk: UUID) -> HttpResponse:
    """One certificate, and whether it is as it was written."""
    found = get_visible(selectors.certificates(request.actor), request.actor, pk=pk)
    proposed, approved = _two_people(
        found.proposed_by_id, found.proposed_for_id, found.approved_by_id, found.approved_for_id
    )
    context = {
        "certificate": found,
        "rule_word": rule_word(found.rule),
        "counts": reports.counted(found),
        "proposed": proposed,
        "approved": approved,
        "as_written": reports.is_as_written(found),
    }
    return render(request, "oversight/certificate.html", context)


@page("retention.certificate.download")
def certificate_file(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """The certificate as a file to keep elsewhere: PDF for people, JSON as it is hashed."""
    found = get_visible(selectors.certificates(request.actor), request.actor, pk=pk)
    if kind == "pdf":
        data, content_type = render_pdf(reports.certificate_paper(found, request.LANGUAGE_CODE)), "application/pdf"
    elif kind == "json":
        data, content_type = json.dumps(reports.certificate_json(found), indent=2).encode(), "application/json"
    else:
        raise Http404
    return attachment(data, content_type, f"certificate-{found.pk}.{kind}")
