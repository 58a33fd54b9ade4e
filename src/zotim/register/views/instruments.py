"""Instruments on the page: texts, provisions, who stands to them how, and the life of one's own laws and strategies."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import Denied, may
from zotim.core.access.refusals import Unfit
from zotim.core.figures.registry import Period
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_page
from zotim.register import services, states
from zotim.register.forms.instruments import (
    AdherenceForm,
    InstrumentForm,
    LifeStepForm,
    OpinionAnswerForm,
    OpinionForm,
    ProvisionForm,
    VersionForm,
)
from zotim.register.forms.obligations import ApplicationForm, ObligationForm
from zotim.register.history import happenings
from zotim.register.models import Instrument
from zotim.register.policy import CENTRE
from zotim.register.selectors import library, parts
from zotim.register.tables import InstrumentTable


@page("register.instrument.list")
def instrument_list(request: Request) -> HttpResponse:
    """The library: every instrument that the actor may see."""
    table = InstrumentTable(request, library.instruments(request.actor))
    if table.wants_export:
        return table.export("instruments")
    context = {
        "table": table,
        "may_add": may(request.actor, "register.instrument.add"),
        "may_load": may(request.actor, "register.library.load"),
        "may_export": may(request.actor, "register.library.export"),
    }
    return render(request, "register/instruments.html", context)


@page("register.instrument.view")
def instrument(request: Request, pk: UUID) -> HttpResponse:
    """One instrument: texts, provisions with their obligations, who stands to it how, its life."""
    found = library.instrument(request.actor, pk)
    actor = request.actor
    context = {
        "instrument": found,
        "state": states.INSTRUMENT.state(found),
        "versions": library.versions_of(actor, found),
        "places": library.provisions_of(actor, found),
        "placeless": library.placeless(actor, found),
        "adherences": library.adherences_of(actor, found),
        "life": library.life_of(actor, found),
        "opinions": [(one, may(actor, "register.opinion.answer", one)) for one in library.opinions_of(actor, found)],
        "happenings": happenings(actor, found, library.all_of(actor, found), timezone.now()),
        "steps": states.INSTRUMENT.next_steps(found) if may(actor, "register.instrument.move", found) else [],
        "may_change": may(actor, "register.instrument.change", found),
        "may_add_obligation": may(actor, "register.obligation.add"),
        "may_give_opinion": found.state in services.OPEN_TO_OPINIONS and may(actor, "register.opinion.give", found),
        "may_supply": found.national and _may_supply(actor),
    }
    return render(request, "register/instrument.html", context)


@page("register.instrument.add")
def instrument_add(request: Request) -> HttpResponse:
    """Put an instrument on record."""
    form = InstrumentForm(request.POST or None, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        made = services.instrument_add(actor=request.actor, title=form.title, **form.values())
        messages.success(request, _("The instrument is on record."))
        return redirect("instrument", pk=made.pk)
    return form_page(request, form, _("Add an instrument"), _("Add the instrument"), back_url=reverse("instruments"))


@page("register.instrument.change")
def instrument_change(request: Request, pk: UUID) -> HttpResponse:
    """Correct what is known about an instrument."""
    found = library.instrument(request.actor, pk)
    form = InstrumentForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.instrument_change(actor=request.actor, instrument=found, title=form.title, **form.values())
        messages.success(request, _("The change is on record."))
        return redirect("instrument", pk=found.pk)
    return _about(request, form, _("Change the instrument"), _("Keep the change"), found)


def _about(request: Request, form: Any, heading: str, submit: str, found: Instrument) -> HttpResponse:
    back = reverse("instrument", args=[found.pk])
    return form_page(request, form, heading, submit, about=found, back_url=back)


@page("register.instrument.change")
def version_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a text of an instrument."""
    found = library.instrument(request.actor, pk)
    form = VersionForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        services.version_add(actor=request.actor, instrument=found, **form.values())
        messages.success(request, _("The text is on record."))
        return redirect("instrument", pk=found.pk)
    return _about(request, form, _("Add a text"), _("Add the text"), found)


@page("register.instrument.change")
def provision_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a paragraph or article."""
    found = library.instrument(request.actor, pk)
    form = ProvisionForm(request.POST or None, actor=request.actor, instrument=found)
    if request.method == "POST" and form.is_valid():
        services.provision_add(actor=request.actor, instrument=found, **form.cleaned_data)
        messages.success(request, _("The provision is on record."))
        return redirect("instrument", pk=found.pk)
    return _about(request, form, _("Add a provision"), _("Add the provision"), found)


@page("register.instrument.change")
def provision_change(request: Request, pk: UUID, provision: UUID) -> HttpResponse:
    """Say when a provision commences or ends."""
    found = library.instrument(request.actor, pk)
    one = parts.provision(request.actor, found, provision)
    filled = {name: getattr(one, name) for name in ("commencement", "commenced_on", "ended_on")}
    form = ProvisionForm(request.POST or None, actor=request.actor, instrument=found, provision=one, initial=filled)
    if request.method == "POST" and form.is_valid():
        services.provision_change(actor=request.actor, provision=one, **form.cleaned_data)
        messages.success(request, _("The change is on record."))
        return redirect("instrument", pk=found.pk)
    heading = _("When %(number)s applies") % {"number": one.number}
    return _about(request, form, heading, _("Keep the change"), found)


@page("register.instrument.change")
def adherence_add(request: Request, pk: UUID) -> HttpResponse:
    """Say how a state stands to an instrument."""
    found = library.instrument(request.actor, pk)
    form = AdherenceForm(request.POST or None, instrument=found, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        names = ("subject", "kind", "from_on", "until_on", "basis", "source")
        services.adherence_add(
            actor=request.actor, instrument=found, reservations=form.reservations,
            **{name: form.cleaned_data[name] for name in names},
        )  # fmt: skip
        messages.success(request, _("It is on record how this state stands to the instrument."))
        return redirect("instrument", pk=found.pk)
    return _about(request, form, _("How a state stands to it"), _("Put it on record"), found)


@page("register.instrument.move")
def instrument_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Take a step in the life of a law or strategy."""
    found = library.instrument(request.actor, pk)
    transition = next((one for one in states.INSTRUMENT.next_steps(found) if one.name == step), None)
    if transition is None:
        raise Http404
    form = LifeStepForm(request.POST or None, step=step, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            services.instrument_move(actor=request.actor, instrument=found, step=step, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The step is on record."))
            return redirect("instrument", pk=found.pk)
    return _about(request, form, str(transition.label), str(transition.label), found)


@page("register.opinion.give")
def opinion_give(request: Request, pk: UUID) -> HttpResponse:
    """Put in an opinion on a draft."""
    found = library.instrument(request.actor, pk)
    if found.state not in services.OPEN_TO_OPINIONS:
        raise Http404
    form = OpinionForm(request.POST or None, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.opinion_give(
                actor=request.actor, instrument=found, given_by=data["given_by"], stance=data["stance"],
                text=form.title, given_on=data["given_on"],
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The opinion is on record. It stays as it was given."))
            return redirect("instrument", pk=found.pk)
    return _about(request, form, _("Put in an opinion"), _("Put in the opinion"), found)


@page("register.opinion.answer")
def opinion_answer(request: Request, pk: UUID, opinion: UUID) -> HttpResponse:
    """Answer an opinion; not taking it up needs a reason."""
    found = library.instrument(request.actor, pk)
    one = parts.opinion(request.actor, found, opinion)
    form = OpinionAnswerForm(request.POST or None, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        services.opinion_answer(
            actor=request.actor, opinion=one, taken_up=form.cleaned_data["decision"] == "take_up", answer=form.title
        )
        messages.success(request, _("The answer is on record."))
        return redirect("instrument", pk=found.pk)
    heading = _("Answer the opinion of %(who)s") % {"who": one.given_by}
    return _about(request, form, heading, pgettext("what a button does", "Answer"), found)


def _may_supply(actor: Actor) -> bool:
    """Whether there is, or for the centre could be, a body in whose name the actor supplies figures."""
    if not may(actor, "register.application.supply"):
        return False
    return bool(actor.roles & CENTRE) or parts.counting_bodies(actor).exists()


@page("register.application.supply")
def application_supply(request: Request, pk: UUID, provision: UUID) -> HttpResponse:
    """Supply how often an article was applied."""
    found = library.instrument(request.actor, pk)
    one = parts.provision(request.actor, found, provision)
    if not _may_supply(request.actor):
        raise Denied("register.application.supply", one)
    form = ApplicationForm(request.POST or None, bodies=parts.counting_bodies(request.actor))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.application_supply(
                actor=request.actor, provision=one, kind=data["kind"], period=Period(data["first"], data["last"]),
                body=data["body"], count=data["count"], source=data["source"], breakdown=data["breakdown"],
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The figure is on record. Everybody reads it as a band."))
            return redirect("instrument", pk=found.pk)
    heading = _("How often %(number)s was applied") % {"number": one.number}
    return _about(request, form, heading, _("Supply the figure"), found)


@page("register.instrument.change")
def provisions_find(request: Request, pk: UUID, version: UUID) -> HttpResponse:
    """Have a text read for its paragraphs or articles, and show what was read."""
    found = library.instrument(request.actor, pk)
    text = parts.readable_version(request.actor, found, version)
    if request.method == "POST":
        made = len(services.provisions_read(actor=request.actor, version=text))
        said = ngettext("%(number)s paragraph was read.", "%(number)s paragraphs were read.", made)
        messages.success(request, said % {"number": made} if made else _("Nothing new was read in this text."))
    return redirect("provisions_read", pk=found.pk, version=text.pk)


@page("register.provision.decide")
def provisions_read(request: Request, pk: UUID, version: UUID) -> HttpResponse:
    """What was read in a text, with the passage of one suggestion lit; accept it, as found or changed, or reject it."""
    found = library.instrument(request.actor, pk)
    text = parts.version(request.actor, found, version)
    suggestions = list(library.suggestions_of(request.actor, text))
    wanted = request.POST.get("suggestion") or request.GET.get("suggestion")
    chosen = next((one for one in suggestions if str(one.pk) == wanted), None)
    chosen = chosen or next((one for one in suggestions if one.state == "open"), None)
    forms: dict[str, Any] = {"accept": None, "reject": None}
    if chosen is not None and chosen.state == "open":
        language = text.language if text.language in ("sq", "en", "ar") else request.LANGUAGE_CODE
        filled = {
            "original": language, f"title_{language}": chosen.passage[:500], "number": chosen.number,
            "kind": chosen.kind, "line_of_effort": chosen.line_of_effort, "also": chosen.also, "source": text.source,
        }  # fmt: skip
        rejects = "reject" in request.POST
        forms["accept"] = ObligationForm(request.POST if request.POST and not rejects else None, initial=filled)
        forms["reject"] = ReasonForm(request.POST if rejects else None)
        if rejects and forms["reject"].is_valid():
            reason = forms["reject"].cleaned_data["reason"]
            services.provision_reject(actor=request.actor, suggestion=chosen, reason=reason)
            return redirect(request.path)
        if "only" in request.POST:  # a heading or a definition: a place in the numbering that asks nothing
            number = request.POST.get("number", "").strip()[:60] or chosen.number
            services.provision_accept(actor=request.actor, suggestion=chosen, number=number)
            return redirect(request.path)
        if request.POST and not rejects and forms["accept"].is_valid():
            values = forms["accept"].values()
            services.provision_accept(
                actor=request.actor, suggestion=chosen, summary=forms["accept"].title,
                number=values.pop("number") or chosen.number, **values,
            )  # fmt: skip
            messages.success(request, _("Accepted. Its paragraph is to be verified by two people."))
            return redirect(request.path)
    context = {"instrument": found, "version": text, "suggestions": suggestions, "chosen": chosen, **forms}
    return render(request, "register/provisions.html", context)
