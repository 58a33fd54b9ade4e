"""Pages of those who work on complaints: the list, one complaint, and its steps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.redress import selectors, services
from zotim.core.redress.models import Complaint
from zotim.core.redress.policy import for_another
from zotim.core.redress.states import COMPLAINT, OPEN
from zotim.core.redress.subjects import EFFECTS, SUBJECTS
from zotim.core.ui.pages import confirm_step, form_step
from zotim.core.ui.show import put
from zotim.web.redress.forms import AdmitForm, CarryOutForm, DecideForm, ReviewForm, SendOnForm, TieForm
from zotim.web.redress.tables import ComplaintTable
from zotim.web.redress.words import effect_label, in_words, subject_label


@page("redress.complaint.list")
def complaint_list(request: Request) -> HttpResponse:
    """The complaints that one may see."""
    return render(
        request, "redress/complaints.html", {"table": ComplaintTable(request, selectors.complaints(request.actor))}
    )


@page("redress.complaint.view")
def complaint(request: Request, pk: UUID) -> HttpResponse:
    """One complaint: where it stands, what was written as far as it is one's own to read, what was decided."""
    actor, found = request.actor, selectors.complaint(request.actor, pk)
    content = selectors.content(actor, found)
    steps = COMPLAINT.next_steps(found)
    open_now = open_actions(actor, {step.action for step in steps}, found)
    read = selectors.reasons(actor, found)
    decided = selectors.decisions(actor, found, read=read)
    for_another_now = found.state == "decided" and for_another(actor).filter(complaint=found).exists()
    context = {
        "complaint": found,
        "about": subject_label(found.about),
        "content": content,
        "record": selectors.record_said(found) if content or read else "",
        "took_part": selectors.took_part(actor, found) if content else (),
        "decided": in_words(decided),
        "for_another": for_another_now,
        "steps": [
            (step.label, reverse(f"complaint_{step.name}", args=[found.pk]))
            for step in steps
            if step.action in open_now and not (for_another_now and step.name == "carry_out")
        ],
        "may_tie": _can_be_tied(found) and may(actor, "redress.complaint.tie", found),
    }
    return render(request, "redress/complaint.html", context)


def _can_be_tied(found: Complaint) -> bool:
    return found.state in OPEN and any(one.model for one in SUBJECTS.values())


def _at(request: Request, pk: UUID, name: str) -> Complaint:
    """The complaint, if this step can be taken now and by the one who asks. Raises NotVisible, Denied, Http404."""
    found = selectors.complaint(request.actor, pk)
    step = next(one for one in COMPLAINT.transitions if one.name == name)
    allow(request.actor, step.action, found)
    if step not in COMPLAINT.next_steps(found):
        raise Http404
    return found


def _back(found: Complaint) -> str:
    return reverse("complaint", args=[found.pk])


def _then(request: Request, found: Complaint) -> str:
    """Back to the complaint, or to the list, if it isn't the reader's to see any more."""
    seen = selectors.complaints(request.actor).filter(pk=found.pk).exists()
    return _back(found) if seen else reverse("complaints")


def _done(request: Request, found: Complaint, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(_then(request, found))


@page("redress.complaint.admit")
def complaint_admit(request: Request, pk: UUID) -> HttpResponse:
    """Admit it, to the body whose business it is."""
    found = _at(request, pk, "admit")
    form = AdmitForm(request.POST or None)
    return _form(
        request, found, form, services.complaint_admit, done=_("It is admitted. Officers of that body are told."),
        heading=_("Admit the complaint"), submit=_("Admit it"),
    )  # fmt: skip


@page("redress.complaint.send_on")
def complaint_send_on(request: Request, pk: UUID) -> HttpResponse:
    """Send it on to a body elsewhere."""
    found = _at(request, pk, "send_on")
    form = SendOnForm(request.POST or None)
    return _form(
        request, found, form, services.complaint_send_on,
        done=_("It is on record as sent on. Hand it over by the way that this body uses."),
        heading=_("Send the complaint on"), submit=_("Send it on"),
    )  # fmt: skip


@page("redress.complaint.tie")
def complaint_tie(request: Request, pk: UUID) -> HttpResponse:
    """Say which record it is about."""
    found = selectors.complaint(request.actor, pk)
    allow(request.actor, "redress.complaint.tie", found)
    if not _can_be_tied(found):
        raise Http404
    return _form(
        request, found, TieForm(request.POST or None), services.complaint_tie,
        done=_("It is on record. Who took part in that sees nothing of the complaint."),
        heading=_("Say which record it is about"), submit=_("Put it on record"),
    )  # fmt: skip


@page("redress.complaint.take")
def complaint_take(request: Request, pk: UUID) -> HttpResponse:
    """Take it, to work on it."""
    found = _at(request, pk, "take")
    consequences = [
        _("You declare that you took no part in what is complained of."),
        _("From now on only you read what was written."),
    ]
    done = _("The complaint is yours to work on.")
    return _confirm(request, found, services.complaint_take, done, _("Take the complaint"), consequences)


@page("redress.complaint.give_back")
def complaint_give_back(request: Request, pk: UUID) -> HttpResponse:
    """Give it back, to be taken by somebody else."""
    found = _at(request, pk, "give_back")
    done, heading = _("It waits for another officer."), _("Give the complaint back")
    return _confirm(request, found, services.complaint_give_back, done, heading, [_("The clock runs on.")])


@page("redress.complaint.decide")
def complaint_decide(request: Request, pk: UUID) -> HttpResponse:
    """Decide for the body, with what was written beside it."""
    return _decide(request, _at(request, pk, "decide"), services.complaint_decide, _("Decide on the complaint"))


@page("redress.complaint.review")
def complaint_review(request: Request, pk: UUID) -> HttpResponse:
    """Decide in the review, with what was written and decided beside it."""
    return _decide(request, _at(request, pk, "review"), services.complaint_review, _("Decide in the review"))


def _decide(request: Request, found: Complaint, decide: Any, heading: str) -> HttpResponse:
    form = DecideForm(request.POST or None, complaint=found)
    if request.method == "POST" and form.is_valid():
        try:
            decide(actor=request.actor, complaint=found, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            return _done(request, found, _("Your decision is on record, and whoever complained can read it."))
    content = selectors.content(request.actor, found)
    decided = selectors.decisions(request.actor, found, read=selectors.reasons(request.actor, found))
    context = {
        "form": form, "heading": heading, "submit": _("Put my decision on record"), "about": found,
        "back_url": _back(found), "content": content, "complaint": found,
        "decided": in_words(decided),
    }  # fmt: skip
    return render(request, "redress/decide.html", context)


@page("redress.complaint.carry_out")
def complaint_carry_out(request: Request, pk: UUID) -> HttpResponse:
    """Carry out what was decided: said first, done on the second click."""
    found = _at(request, pk, "carry_out")
    services.refuse_who_decided(request.actor, found)
    decided = selectors.decisions(request.actor, found, read=selectors.reasons(request.actor, found))
    last = decided[-1].decision
    effect = EFFECTS.get(last.effect)
    form = CarryOutForm(request.POST if request.method == "POST" else None, needed=bool(effect and effect.noted))
    if request.method == "POST" and form.is_valid():
        try:
            services.complaint_carry_out(actor=request.actor, complaint=found, note=form.cleaned_data["note"])
        except Unfit as refused:
            refused.show_on(form)
        else:
            return _done(request, found, _("It is carried out, and whoever complained can read it."))
    heading = _("Carry the effect out")
    context = {
        "form": form, "heading": heading, "submit": heading, "about": found, "back_url": _back(found),
        "decided": in_words(decided), "record": selectors.record_said(found),
        "consequences": [
            put(_("It is done, and whoever complained reads: %(words)s"), words=effect_label(last.effect, done=True))
        ],
    }  # fmt: skip
    return render(request, "redress/carry_out.html", context)


@page("redress.complaint.close")
def complaint_close(request: Request, pk: UUID) -> HttpResponse:
    """Close it."""
    found = _at(request, pk, "close")
    consequences = [
        _("The time after which it is disposed of begins."),
        _("A review can still be asked for, within its term."),
    ]
    done = _("The complaint is closed.")
    return _confirm(request, found, services.complaint_close, done, _("Close the complaint"), consequences)


@page("redress.complaint.ask_review")
def complaint_ask_review(request: Request, pk: UUID) -> HttpResponse:
    """Put down that whoever complained asks for a review, by letter or in person."""
    found = _at(request, pk, "ask_review")
    return _form(
        request, found, ReviewForm(request.POST or None), services.review_ask_for,
        done=_("The review is asked for. Reviewers are told."),
        heading=_("Ask for a review, for whoever complained"), submit=_("Ask for the review"),
    )  # fmt: skip


def _form(
    request: Request, found: Complaint, form: Form, write: Callable[..., Any], *, done: str, heading: str, submit: str
) -> HttpResponse:
    """What a form holds goes to *write*."""
    return form_step(
        request, form, lambda: write(actor=request.actor, complaint=found, **form.cleaned_data), done=done,
        heading=heading, submit=submit, about=found, back_url=_back(found), then=lambda: _then(request, found),
    )  # fmt: skip


def _confirm(
    request: Request, found: Complaint, work: Callable[..., Any], done: str, heading: str, consequences: list[str]
) -> HttpResponse:
    return confirm_step(
        request, lambda: work(actor=request.actor, complaint=found), done=done, heading=heading, submit=heading,
        about=found, back_url=_back(found), consequences=consequences, then=lambda: _then(request, found),
    )  # fmt: skip
