"""Pages about what access to one case rests on. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.desks.reintegration.bases import selectors, services
from zotim.desks.reintegration.bases.forms import DETAILS, AnswerForm, GroundForm, LetInForm, ScopeForm
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.bases.states import GROUND
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons import selectors as persons

GIVE = "reintegration.grant.give"


def _of(found: Case, back: str = "") -> dict[str, Any]:
    """What a page about a case says of it, and where it leads back."""
    return {"about": found, "back_url": back or reverse("case", args=[found.pk])}


def _page(row: Consent | Ground) -> str:
    name = "consent" if isinstance(row, Consent) else "ground"
    return reverse(name, args=[row.case_id, row.pk])


def _shown(request: Request, row: Consent | Ground) -> dict[str, Any]:
    """What the page of a basis shows beside its own: its scope in words, and whose access rests on it or doesn't."""
    return {
        "case": row.case,
        "row": row,
        "parts": cases.parts_of(row.domains),
        "purpose": cases.label_of(row.purpose),
        "doors": selectors.doors(request.actor, row),
    }


# Consent


@page("reintegration.consent.ask")
@inside_page()
def consent_ask(request: Request, pk: UUID) -> HttpResponse:
    """Put on record what is asked: one scope."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.consent.ask", found)
    form = ScopeForm(request.POST or None)
    return form_step(
        request, form, lambda: services.consent_ask(actor=request.actor, case=found, **form.scope),
        done=_("On record what is asked. It opens nothing until they agree."), heading=_("Ask for consent"),
        submit=_("Put on record that it is asked"), **_of(found),
    )  # fmt: skip


@page("reintegration.consent.view")
@inside_page()
def consent(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """One consent: what was asked and answered, what rests on it, and what stays without it."""
    found = selectors.consent(request.actor, cases.case(request.actor, pk), consent)
    acts = {one.guardian.pk: one.name for one in persons.guardians_of(request.actor, found.case)}
    context = {
        **_shown(request, found),
        "guardian": acts.get(found.guardian_id) if found.guardian_id else "",
        "may_answer": found.state == "asked" and may(request.actor, "reintegration.consent.answer", found),
        "may_withdraw": found.state == "given" and may(request.actor, "reintegration.consent.withdraw", found),
        "may_give": found.state == "given" and not found.over and may(request.actor, GIVE, found.case),
    }
    return render(request, "reintegration/consent.html", context)


@page("reintegration.consent.answer")
@inside_page()
def consent_answer(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """Put on record what was answered, by whom."""
    found = selectors.consent(request.actor, cases.case(request.actor, pk), consent)
    allow(request.actor, "reintegration.consent.answer", found)
    form = AnswerForm(request.POST or None, guardians=persons.guardians_of(request.actor, found.case))
    return form_step(
        request, form, lambda: services.consent_answer(actor=request.actor, consent=found, **form.said),
        done=_("The answer is on record."), heading=_("What was answered"), submit=_("Put the answer on record"),
        **_of(found.case, _page(found)),
    )  # fmt: skip


@page("reintegration.consent.withdraw")
@inside_page()
def consent_withdraw(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """Says what ends and what stays, and takes one click; nobody asks why."""
    found = selectors.consent(request.actor, cases.case(request.actor, pk), consent)
    allow(request.actor, "reintegration.consent.withdraw", found)
    heading = _("They withdraw their consent")
    if request.method != "POST" and found.state == "given":
        return confirm_page(
            request, heading, _("Withdraw it"), template="reintegration/consent_withdraw.html",
            beside={"doors": selectors.doors(request.actor, found)}, **_of(found.case, _page(found)),
        )  # fmt: skip
    return confirm_step(
        request, lambda: services.consent_withdraw(actor=request.actor, consent=found),
        done=_("It is withdrawn. What rested on it is closed from now on."), heading=heading,
        submit=_("Withdraw it"), consequences=[], **_of(found.case, _page(found)),
    )  # fmt: skip


# Letting somebody in by what holds


@page(GIVE)
@inside_page()
def consent_let_in(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """Let somebody in by a consent."""
    found = cases.case(request.actor, pk)
    return _let_in(request, found, selectors.consent(request.actor, found, consent))


@page(GIVE)
@inside_page()
def ground_let_in(request: Request, pk: UUID, ground: UUID) -> HttpResponse:
    """Let somebody in by a measure, or a decision in the child's best interests."""
    found = cases.case(request.actor, pk)
    return _let_in(request, found, selectors.ground(request.actor, found, ground))


@page(GIVE)
@inside_page()
def duty_let_in(request: Request, pk: UUID, duty: UUID) -> HttpResponse:
    """Let somebody in by an article of law."""
    return _let_in(request, cases.case(request.actor, pk), selectors.duty(request.actor, duty))


def _let_in(request: Request, found: Case, basis: Consent | Ground | Duty) -> HttpResponse:
    allow(request.actor, GIVE, found)
    form = LetInForm(request.POST or None, actor=request.actor, basis=basis)
    back = "" if isinstance(basis, Duty) else _page(basis)
    return form_step(
        request, form, lambda: services.grant_on(actor=request.actor, case=found, basis=basis, **form.values),
        done=_("Access is given. It ends by itself, and with what it rests on."), heading=_("Let somebody in"),
        submit=_("Give access"), **_of(found, back),
    )  # fmt: skip


# Measures, and decisions in a child's best interests


@page("reintegration.ground.enter")
@inside_page()
def ground_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter one, for the supervisor to confirm."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.ground.enter", found)
    form = GroundForm(request.POST or None)
    return form_step(
        request, form, lambda: services.ground_enter(actor=request.actor, case=found, **form.values),
        done=_("It is entered. It opens nothing until the supervisor of the case has confirmed it."),
        heading=_("Enter a measure or a decision"), submit=_("Enter it"), **_of(found),
    )  # fmt: skip


@page("reintegration.ground.view")
@inside_page()
def ground(request: Request, pk: UUID, ground: UUID) -> HttpResponse:
    """One, what rests on it, and the second person's decision on it."""
    found = selectors.ground(request.actor, cases.case(request.actor, pk), ground)

    def decide(form: DecisionForm) -> None:
        comment = form.cleaned_data["comment"]
        services.ground_decide(actor=request.actor, ground=found, confirmed=form.accepted, comment=comment)

    form, answer = decision(
        request, GROUND, found, lambda data: DecisionForm(data, accept=_("Confirm it")), decide,
        done=_("It is confirmed. Access may rest on it from now on."), back=_page(found),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(GROUND.confirm, found)
    said = selectors.said_in(request.actor, found)
    words = {name: field.label for name, field in GroundForm.base_fields.items() if name in DETAILS}
    context = {
        **_shown(request, found),
        "form": form,
        "unreadable": said is None,
        "said": [(words[name], text) for name, text in (said or {}).items()],
        "may_end": found.state in USABLE and may(request.actor, GROUND.end, found),
        "may_give": found.state == "confirmed" and not found.over and may(request.actor, GIVE, found.case),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "reintegration/ground.html", context)


@page("reintegration.ground.end")
@inside_page()
def ground_end(request: Request, pk: UUID, ground: UUID) -> HttpResponse:
    """Say that it holds no longer; asks once."""
    found = selectors.ground(request.actor, cases.case(request.actor, pk), ground)
    allow(request.actor, GROUND.end, found)
    heading = _("It holds no longer")
    return confirm_step(
        request, lambda: services.ground_end(actor=request.actor, ground=found),
        done=_("What rested on it is closed from now on."), heading=heading, submit=heading,
        consequences=[_("What rests on it is closed from the next page on."), _("What rests on something else stays.")],
        **_of(found.case, _page(found)),
    )  # fmt: skip
