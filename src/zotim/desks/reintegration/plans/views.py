"""Pages of a plan. Each is worked behind the wall, as the one who asks, for what they act for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.approvals.services import approval_of
from zotim.core.documents.paper import Paper
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.deciding import decision_on
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.assessment.selectors import needs_of
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.purposes import ASKED, Acting, for_a_purpose
from zotim.desks.reintegration.plans import papers, selectors, services
from zotim.desks.reintegration.plans.forms import ActionForm, AttainmentForm, GoalForm, SubmitForm
from zotim.desks.reintegration.plans.models import Goal, Plan
from zotim.desks.reintegration.plans.states import APPROVE

PLAN_STEPS = (
    "reintegration.plan.submit", "reintegration.plan.drop", "reintegration.plan.complete", "reintegration.plan.print",
    "reintegration.goal.add",
)  # fmt: skip
FITS = {"plan_submit": "drafted", "plan_drop": "drafted", "goal_add": "drafted", "plan_complete": "approved"}
"""In which state of a plan each step is offered."""


def _address(name: str, *ids: UUID, acting: Acting | None = None) -> str:
    """A page about the case, for the same purpose."""
    return reverse(name, args=ids) + (f"?{ASKED}={acting.code}" if acting and acting.code else "")


def _of(plan: Plan, acting: Acting | None = None) -> dict[str, Any]:
    """What a page about a plan says of it, and where it leads back."""
    return {"about": plan.case, "back_url": _address("plan", plan.case_id, plan.pk, acting=acting)}


# Versions


@page("reintegration.plan.draft")
@inside_page()
def plan_draft(request: Request, pk: UUID) -> HttpResponse:
    """Begin a version; asks once."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.plan.draft", found)
    heading = _("Begin a version of the plan")
    return confirm_step(
        request, lambda: services.plan_draft(actor=request.actor, case=found),
        done=_("The draft is there, with the goals of the last version in the parts in which you write."),
        heading=heading, submit=heading, about=found, back_url=reverse("case", args=[found.pk]),
        consequences=[
            _("The version that holds goes on to hold until another supervisor of the case approves this one."),
            _("Whoever writes in another part of the case adds its goals."),
        ],
    )  # fmt: skip


@page("reintegration.plan.view")
@inside_page()
@for_a_purpose("reintegration.plan.view")
def plan(request: Request, found: Case, acting: Acting, plan: UUID) -> HttpResponse:
    """One version: its goals in the domains that are open, and the second person's decision on it."""
    row = selectors.plan(request.actor, found, plan)

    def decide(form: DecisionForm) -> None:
        comment = form.cleaned_data["comment"]
        services.plan_decide(actor=request.actor, plan=row, approved=form.accepted, comment=comment)

    form, answer = decision_on(
        request, APPROVE, row, lambda data: DecisionForm(data, accept=_("Approve the plan")), decide,
        waits=row.state == "submitted", done=_("The plan is approved. It holds from now on."),
        back=_address("plan", found.pk, row.pk, acting=acting),
    )  # fmt: skip
    if answer:
        return answer
    may_do = {name.split(".", 1)[1].replace(".", "_") for name in open_actions(request.actor, PLAN_STEPS, row)}
    approval = approval_of(APPROVE, row) if row.state == "returned" else None
    context = {
        "case": found,
        "plan": row,
        "goals": selectors.goals_of(request.actor, row),
        "may": {name for name in may_do if FITS.get(name, row.state) == row.state},
        "writes": may_write_in(request.actor, found) if row.state in ("drafted", "approved") else frozenset(),
        "may_take_over": row.state == "drafted" and bool(services.to_take_over(request.actor, row)),
        "form": form,
        "comment": approval.comment if approval else "",
        "for": f"?{ASKED}={acting.code}" if acting.code else "",
    }
    return render(request, "reintegration/plan.html", context)


@page("reintegration.plan.submit")
@inside_page()
def plan_submit(request: Request, pk: UUID, plan: UUID) -> HttpResponse:
    """Submit a version, with the day on which it is looked at again."""
    row = selectors.plan(request.actor, cases.case(request.actor, pk), plan)
    allow(request.actor, "reintegration.plan.submit", row)
    form = SubmitForm(request.POST or None)
    heading = _("Submit the plan")
    return form_step(
        request, form, lambda: services.plan_submit(actor=request.actor, plan=row, **form.cleaned_data),
        done=_("The plan waits for another supervisor of the case."), heading=heading, submit=heading,
        consequences=[
            _("This version is never changed any more, goals in other parts of the case included."),
            _("Another supervisor of the case than you approves or returns it."),
        ],
        **_of(row),
    )  # fmt: skip


@page("reintegration.plan.complete")
@inside_page()
def plan_complete(request: Request, pk: UUID, plan: UUID) -> HttpResponse:
    """Say that the plan is completed; asks once."""
    said = [_("Nobody says any more how far its goals are. A new version can be begun.")]
    return _end(request, pk, plan, "complete", _("The plan is completed"), said)


@page("reintegration.plan.drop")
@inside_page()
def plan_drop(request: Request, pk: UUID, plan: UUID) -> HttpResponse:
    """Drop a draft; asks once."""
    return _end(request, pk, plan, "drop", _("Drop this draft"), [_("The version that holds isn't touched.")])


def _end(request: Request, pk: UUID, plan: UUID, step: str, heading: str, said: list[str]) -> HttpResponse:
    row = selectors.plan(request.actor, cases.case(request.actor, pk), plan)
    allow(request.actor, f"reintegration.plan.{step}", row)
    return confirm_step(
        request, lambda: services.plan_end(actor=request.actor, plan=row, step=step), done=_("On record."),
        heading=heading, submit=heading, consequences=said, **_of(row),
    )  # fmt: skip


@page("reintegration.plan.print")
@inside_page()
def plan_paper(request: Request, pk: UUID, plan: UUID) -> HttpResponse:
    """The individual protection plan."""
    return _paper(request, pk, plan, papers.protection_plan, "PIM")


@page("reintegration.plan.print")
@inside_page()
def plan_own_copy(request: Request, pk: UUID, plan: UUID) -> HttpResponse:
    """The copy that is the child's own."""
    return _paper(request, pk, plan, papers.own_copy, "plani-im")


def _paper(request: Request, pk: UUID, plan: UUID, make: Callable[[Actor, Plan], Paper], name: str) -> HttpResponse:
    row = selectors.plan(request.actor, cases.case(request.actor, pk), plan)
    allow(request.actor, "reintegration.plan.print", row)
    file = f"{row.case.reference}-{name}-{row.version}.pdf"
    return attachment(render_pdf(make(request.actor, row)), "application/pdf", file)


# Goals, and what is done for them


@page("reintegration.goal.add")
@inside_page()
@for_a_purpose("reintegration.goal.add", "write")
def goals_take_over(request: Request, found: Case, acting: Acting, plan: UUID) -> HttpResponse:
    """Take the goals of the last version over; asks once."""
    row = selectors.plan(request.actor, found, plan)
    allow(request.actor, "reintegration.goal.add", row)
    heading = _("Take over the goals of the last version")
    return confirm_step(
        request, lambda: services.goals_take_over(actor=request.actor, plan=row), done=_("They are taken over."),
        heading=heading, submit=heading,
        consequences=[
            _("In the parts in which you write and in which the draft has no goal, with what isn't done yet.")
        ],
        **_of(row, acting),
    )  # fmt: skip


@page("reintegration.goal.add")
@inside_page()
@for_a_purpose("reintegration.goal.add", "write")
def goal_add(request: Request, found: Case, acting: Acting, plan: UUID) -> HttpResponse:
    """Add a goal to a draft."""
    row = selectors.plan(request.actor, found, plan)
    allow(request.actor, "reintegration.goal.add", row)
    form = GoalForm(
        request.POST or None, domains=may_write_in(request.actor, found), needs=needs_of(request.actor, found)
    )  # fmt: skip
    return form_step(
        request, form, lambda: services.goal_add(actor=request.actor, plan=row, **form.values),
        done=_("The goal stands in the draft. Say what is done for it."), heading=_("Add a goal"),
        submit=_("Add the goal"), **_of(row, acting),
    )  # fmt: skip


def _goal(request: Request, found: Case, plan: UUID, goal: UUID, action: str) -> Goal:
    """A goal on which the actor may do *action*."""
    one = selectors.goal(request.actor, selectors.plan(request.actor, found, plan), goal)
    if action:
        allow(request.actor, action, one)
    return one


@page("reintegration.goal.leave_out")
@inside_page()
@for_a_purpose("reintegration.goal.leave_out", "write")
def goal_leave_out(request: Request, found: Case, acting: Acting, plan: UUID, goal: UUID) -> HttpResponse:
    """Leave a goal out of a draft; asks once."""
    one = _goal(request, found, plan, goal, "reintegration.goal.leave_out")
    heading = _("Leave the goal out")
    return confirm_step(
        request, lambda: services.goal_leave_out(actor=request.actor, goal=one), done=_("It is left out."),
        heading=heading, submit=heading, consequences=[_("What was to be done for it goes with it.")],
        **_of(one.plan, acting),
    )  # fmt: skip


@page("reintegration.plannedaction.add")
@inside_page()
@for_a_purpose("reintegration.plannedaction.add", "write")
def action_add(request: Request, found: Case, acting: Acting, plan: UUID, goal: UUID) -> HttpResponse:
    """Add what a body does for a goal."""
    one = _goal(request, found, plan, goal, "reintegration.plannedaction.add")
    form = ActionForm(request.POST or None)
    return form_step(
        request, form, lambda: services.action_add(actor=request.actor, goal=one, **form.cleaned_data),
        done=_("It stands in the draft."), heading=_("What a body does"), submit=_("Add it"), **_of(one.plan, acting),
    )  # fmt: skip


@page("reintegration.plannedaction.leave_out")
@inside_page()
@for_a_purpose("reintegration.plannedaction.leave_out", "write")
def action_leave_out(
    request: Request, found: Case, acting: Acting, plan: UUID, goal: UUID, action: UUID
) -> HttpResponse:
    """Leave out of a draft what a body was to do; asks once."""
    one = selectors.action(request.actor, _goal(request, found, plan, goal, ""), action)
    allow(request.actor, "reintegration.plannedaction.leave_out", one)
    heading = _("Leave it out")
    return confirm_step(
        request, lambda: services.action_leave_out(actor=request.actor, action=one), done=_("It is left out."),
        heading=heading, submit=heading, consequences=[_("That it stood in the draft stays on record.")],
        **_of(one.goal.plan, acting),
    )  # fmt: skip


@page("reintegration.plannedaction.done")
@inside_page()
@for_a_purpose("reintegration.plannedaction.done", "write")
def action_done(request: Request, found: Case, acting: Acting, plan: UUID, goal: UUID, action: UUID) -> HttpResponse:
    """Say that something planned is done; asks once."""
    one = selectors.action(request.actor, _goal(request, found, plan, goal, ""), action)
    allow(request.actor, "reintegration.plannedaction.done", one)
    heading = _("It is done")
    return confirm_step(
        request, lambda: services.action_done(actor=request.actor, action=one), done=_("On record."),
        heading=heading, submit=heading, consequences=[_("It waits on nobody's home page any more.")],
        **_of(one.goal.plan, acting),
    )  # fmt: skip


@page("reintegration.attainment.say")
@inside_page()
@for_a_purpose("reintegration.attainment.say", "write")
def attainment_say(request: Request, found: Case, acting: Acting, plan: UUID, goal: UUID) -> HttpResponse:
    """Put on record how far a goal is."""
    one = _goal(request, found, plan, goal, "reintegration.attainment.say")
    form = AttainmentForm(request.POST or None)
    return form_step(
        request, form, lambda: services.attainment_say(actor=request.actor, goal=one, **form.cleaned_data),
        done=_("On record, for this goal only."), heading=_("How far the goal is"), submit=_("Put it on record"),
        **_of(one.plan, acting),
    )  # fmt: skip
