"""Exemptions: asked for, advised, decided; and what the carve-out permits without that."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import form_step
from zotim.core.ui.show import day, put
from zotim.core.ui.sums import money
from zotim.core.ui.words import label
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.bases.selectors import in_force
from zotim.desks.screening.measures import forms, selectors, services
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.measures.states import GRANT
from zotim.desks.screening.measures.views.putting import concerning, put_in


def _back(pk: UUID) -> str:
    return reverse("freeze", args=[pk])


@page("screening.exemption.ask")
@inside_page
def exemption_ask(request: Request, pk: UUID) -> HttpResponse:
    """Put in what the person asks for."""
    return put_in(
        request, selectors.freeze(request.actor, pk), forms.ExemptionForm(request.POST or None), services.exemption_ask,
        done=_("The request is on record."), heading=_("Put in a request for an exemption"), submit=_("Put it in"),
    )  # fmt: skip


@page("screening.exemption.advise")
@inside_page
def exemption_advise(request: Request, pk: UUID, exemption: UUID) -> HttpResponse:
    """Advise on it, as the first officer."""
    one = selectors.exemption(request.actor, pk, exemption)
    if one.state != "asked":
        raise Http404
    basis = in_force(request.actor, one.kind, one.freeze.basis)
    before = {"ends_on": one.ends_on, "told_on": one.told_on}
    form = forms.AdviceForm(request.POST or None, told_to=basis.told_to if basis else "", initial=before)

    def advise() -> None:
        said = form.cleaned_data
        services.exemption_advise(
            actor=request.actor, exemption=one, grant=said["grant"] == "yes", reason=said["reason"],
            ends_on=said["ends_on"], told_on=said.get("told_on"),
        )  # fmt: skip

    return form_step(
        request, form, advise, done=_("Your advice is on record. A second officer decides."),
        heading=_("Advise on an exemption"), submit=_("Put my advice on record"),
        consequences=[
            *_asked(request, one),
            put(_("It rests on: %(basis)s."), basis=basis)
            if basis
            else _("No legal basis of this step is confirmed here. Until two people have done that, it is off."),
        ],
        about=concerning(request, one.freeze, one), back_url=_back(pk),
    )  # fmt: skip


def _asked(request: Request, one: selectors.Exemption) -> Iterator[str]:
    """What is asked for, and where the request stands."""
    yield put(
        _("Asked for on %(day)s: %(kind)s, %(amount)s. %(what)s"),
        day=day(one.asked_on), kind=label(one.kind, "ExemptionKind"), amount=money(one.amount, one.currency),
        what=TEXTS.text(request.actor, one, "what") or "–",
    )  # fmt: skip
    if one.monthly:
        yield _("So much is asked for each month, until the term is over.")
    if one.advised_by:
        advice = _("for it") if one.advises else _("against it")
        reason = TEXTS.text(request.actor, one, "advice") or "–"
        yield put(_("%(who)s is %(advice)s: %(reason)s"), who=one.advised_by, advice=advice, reason=reason)
    if one.told_on and one.rests_on and one.rests_on.told_to:
        yield put(_("%(who)s was told on %(day)s."), who=one.rests_on.told_to, day=day(one.told_on))


@page("screening.exemption.decide")
@inside_page
def exemption_decide(request: Request, pk: UUID, exemption: UUID) -> HttpResponse:
    """Grant or refuse it, as the second officer, or return it."""
    actor, one = request.actor, selectors.exemption(request.actor, pk, exemption)
    form = forms.ExemptionDecisionForm(request.POST or None)

    def decide() -> None:
        decision, reason = form.cleaned_data["decision"], form.cleaned_data["reason"]
        if decision == "return":
            services.exemption_return(actor=actor, exemption=one, reason=reason)
        else:
            services.exemption_decide(actor=actor, exemption=one, granted=decision == "accept", reason=reason)

    return decision_step(
        request, form, decide, action=GRANT, of=one, waits=one.state == "advised",
        may=selectors.exemptions_to_decide(actor).filter(pk=one.pk).exists(),
        done=lambda: {
            "accept": _("It is granted for its term. Now the person is told."),
            "refuse": _("It is refused. Now the person is told."),
            "return": _("Returned. It is advised on anew."),
        }[form.cleaned_data["decision"]],
        heading=_("Decide on an exemption"), consequences=lambda: [*_asked(request, one), _granted(one)],
        about=concerning(request, one.freeze, one), back_url=_back(pk),
    )  # fmt: skip


def _granted(one: selectors.Exemption) -> str:
    """What a grant does."""
    granted = (
        _("Granted, so much may be paid each month until %(day)s, and the rest stays frozen.")
        if one.monthly
        else _("Granted, so much may be paid until %(day)s, and the rest stays frozen.")
    )
    return granted % {"day": day(one.ends_on)}


@page("screening.permitted.record")
@inside_page
def permitted_add(request: Request, pk: UUID) -> HttpResponse:
    """Record a payment that the carve-out permits."""
    return put_in(
        request, selectors.freeze(request.actor, pk), forms.PermittedForm(request.POST or None),
        services.permitted_record, done=_("It is on record. Nobody had to ask for it."),
        heading=_("Record a humanitarian payment"), submit=_("Record it"),
        consequences=[
            _("What brings humanitarian assistance in time, or serves basic human needs, is permitted: it isn't asked "
              "for, and isn't granted."),
            _("Once recorded it stays as it is."),
        ],
    )  # fmt: skip


@page("screening.freeze.view")
@inside_page
def exemption_of(request: Request, pk: UUID) -> HttpResponse:
    """The freeze of an exemption, for whom a notice led here."""
    for found in selectors.freezes(request.actor).filter(exemptions=pk):
        return redirect("freeze", pk=found.pk)
    raise Http404
