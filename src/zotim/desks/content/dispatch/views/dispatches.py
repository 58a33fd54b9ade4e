"""What goes out: all of it, one, and the steps until it has left."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson, may_second
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page, confirm_step, form_page
from zotim.core.ui.show import page_language
from zotim.core.ui.words import label
from zotim.desks.content.dispatch import papers, selectors, services
from zotim.desks.content.dispatch.filling import place_of, proposed
from zotim.desks.content.dispatch.forms import DraftForm, HowForm, LookForm, ReadForm
from zotim.desks.content.dispatch.gates import kept_back, unprotected, ways_said
from zotim.desks.content.dispatch.models import Dispatch, Letter
from zotim.desks.content.dispatch.policy import wrote
from zotim.desks.content.dispatch.services.rows import clarifying, stamp
from zotim.desks.content.dispatch.states import ANSWER, APPROVE, DISPATCH, REVIEW, SEND
from zotim.desks.content.dispatch.tables import DispatchTable
from zotim.desks.content.dispatch.ways import ways_out
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law import forms
from zotim.desks.content.law.inputs import page_values
from zotim.desks.content.law.models import TO_PLATFORMS, Way
from zotim.desks.content.law.platforms import platform_of

STEPS = {
    "ask": "content_dispatch_ask", "approve": "content_dispatch_approve", "send": "content_dispatch_send",
    "send_alone": "content_dispatch_send_alone", "review": "content_dispatch_review",
    "receive": "content_dispatch_receive", "clarify": "content_dispatch_clarify",
    "carry_out": "content_dispatch_carry_out", "question": "content_dispatch_question",
    "refuse": "content_dispatch_refuse", "uphold": "content_dispatch_scrutiny", "finalise": "content_dispatch_final",
    "scrutinise": "content_dispatch_scrutinise", "fail": "content_dispatch_fail", "drop": "content_dispatch_drop",
    "withdraw": "content_dispatch_withdraw",
}  # fmt: skip
"""The page of each step, in the order in which they are offered."""
OFFERED = ("content.dispatch.answer", "content.dispatch.disclose", "content.dispatch.finish")


@page("content.dispatch.list")
def dispatch_list(request: Request) -> HttpResponse:
    """All of it, as far as one may see the items."""
    table = DispatchTable(request, selectors.dispatches(request.actor))
    if table.wants_export:
        return table.export("dispatches")
    return render(request, "content/dispatch_list.html", {"table": table})


@page("content.dispatch.view")
def dispatch(request: Request, pk: UUID) -> HttpResponse:
    """One: what it says, where it stands, what was answered, what can be done now."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    steps = {step.name: step for step in DISPATCH.next_steps(found) if may(actor, step.action, found)}
    if found.way != Way.POLICE:
        steps.pop("send_alone", None)
    if found.way != Way.EU:
        steps.pop("scrutinise", None)
    if found.appeal_until is None or found.appeal_until >= timezone.localdate():
        steps.pop("finalise", None)  # the time of appeal runs; what a court decided has a page of its own
    waits = found.letters.filter(about=Letter.About.DISPATCH, sent_at=None, dropped_at=None).first()
    if waits is not None:
        steps.pop("send", None)
    answered = clarifying(found)
    named = {name: str(step.label) for name, step in steps.items()}
    if answered is not None and "clarify" in named:
        named["clarify"] = _("Read what is answered")
        if not may_second(actor, ANSWER, found):
            del named["clarify"]
    if "review" in named:
        named["review"] = pgettext("dispatch", "Look at it")
    closed = found.state in ("drafted", "asked", "approved", "failed")
    context = {
        "dispatch": found,
        "content": selectors.content(actor, found),
        "steps": [(named[name], reverse(url, args=[found.pk])) for name, url in STEPS.items() if name in named],
        "answered": answered,
        "may_item": may(actor, "content.item.view", found.item),
        "protect": closed and found.way != Way.PROTECTION and unprotected(found.item),
        "kept_back": kept_back(
            found.item, found.way, found.platform, basis=found.basis, leaving=found.state in ("approved", "failed")
        ) if closed else [],
        "waits": waits,
        "letters": selectors.letters(actor, found),
        "notice": found.way in TO_PLATFORMS,
        "may_hand": may(actor, SEND, found),
        "places": list(found.item.locations.all()) if found.sent_at else [],
        "back": found.state == "withdrawn" and found.way in TO_PLATFORMS,
        "may": open_actions(actor, OFFERED, found),
        "may_change": found.state == "drafted" and wrote(actor, found),
        "signed": found.state in papers.SIGNED,
        "may_court": found.state in ("carried_out", "not_carried_out"),
    }  # fmt: skip
    return render(request, "content/dispatch.html", context)


def _page(found: Dispatch) -> str:
    return reverse("content_dispatch", args=[found.pk])


@page("content.dispatch.draft")
def dispatch_draft(request: Request, item: UUID, way: str = "") -> HttpResponse:
    """Draft what goes out about an item that was agreed about: on the way that its readers want, or on *way*."""
    actor, found = request.actor, get_visible(Item, request.actor, pk=item)
    allow(actor, "content.dispatch.draft", found)
    way = way or next(iter(ways_said(found)), "")
    reasons = kept_back(found, way) if way else [_("Two people have to say the same of it first.")]
    prosecuted = way == Way.PROSECUTOR and len(reasons) == 1
    if reasons and not prosecuted:  # what goes to the prosecutor is preserved with the draft
        messages.error(request, " ".join(reasons))
        return redirect("content_dispatches")
    form = forms.form(way)
    place = place_of(found)
    platform = platform_of(place.host) if place is not None else None
    theirs = platform.languages if platform is not None else []
    here = page_language()
    filled = DraftForm(
        request.POST or None, form=form, platforms=selectors.platforms(actor) if way in TO_PLATFORMS else None,
        bodies=selectors.services_of_protection(actor) if way == Way.PROTECTION else None,
        initial={
            **proposed(actor, found, form), "platform": platform,
            "language": here if here in theirs or not theirs else theirs[0],
        },
    )  # fmt: skip
    if request.method == "POST" and filled.is_valid():
        try:
            made = services.dispatch_draft(actor=actor, item=found, way=way, values=filled.values, **filled.to)
        except Unfit as error:
            error.show_on(filled)
        else:
            messages.success(request, _("It is drafted. Read it once more, then go on."))
            return redirect("content_dispatch", pk=made.pk)
    return form_page(
        request, filled, label(way, "DispatchWay"), _("Draft it"), about=found, back_url=reverse("content_dispatches"),
        template="content/dispatch_draft.html",
        beside={"protect": way != Way.PROTECTION and unprotected(found), "item": found},
    )  # fmt: skip


@page("content.dispatch.change")
def dispatch_change(request: Request, pk: UUID) -> HttpResponse:
    """Change a draft."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    allow(actor, "content.dispatch.change", found)
    initial = page_values(papers.form_of(found), selectors.values(actor, found) or {}) | {"language": found.language}
    filled = DraftForm(request.POST or None, form=papers.form_of(found), initial=initial)
    if request.method == "POST" and filled.is_valid():
        try:
            services.dispatch_change(actor=actor, dispatch=found, values=filled.values, **filled.to)
        except Unfit as error:
            error.show_on(filled)
        else:
            messages.success(request, _("It is changed."))
            return redirect("content_dispatch", pk=pk)
    heading = _("Change what is to go out")
    return form_page(request, filled, heading, _("Save"), about=found, back_url=_page(found))


def _late(request: Request, found: Dispatch, error: Unfit | WrongState) -> HttpResponse:
    messages.error(request, error.message)
    return redirect("content_dispatch", pk=found.pk)


@page("content.dispatch.ask")
def dispatch_ask(request: Request, pk: UUID) -> HttpResponse:
    """Ask an approver."""
    found = selectors.dispatch(request.actor, pk)
    allow(request.actor, "content.dispatch.ask", found)
    try:
        return confirm_step(
            request, lambda: services.dispatch_ask(actor=request.actor, dispatch=found),
            done=_("An approver is asked."), heading=_("Ask an approver"), submit=_("Ask an approver"),
            back_url=_page(found), about=found,
            consequences=[_("Another person reads it, and approves it or returns it to you. Nothing leaves before.")],
        )  # fmt: skip
    except Unfit as error:
        return _late(request, found, error)


@page("content.dispatch.approve")
def dispatch_approve(request: Request, pk: UUID) -> HttpResponse:
    """Read what another drafted, and approve or return it."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    if wrote(actor, found):
        raise NeedsAnotherPerson(APPROVE, found)
    allow(actor, APPROVE, found)

    def decide(form: Any) -> str:
        said = form.cleaned_data
        if form.accepted:
            services.dispatch_approve(actor=actor, dispatch=found, shown=said["shown"])
            return _("It is approved. It can be sent now.")
        services.dispatch_return(actor=actor, dispatch=found, reason=said["comment"], shown=said["shown"])
        return _("Returned to whoever drafted it.")

    form = ReadForm(request.POST or None, accept=_("Approve it"), initial={"shown": stamp(found)})
    return _read(request, found, form, _("Approve what is to go out"), decide, "asked", APPROVE)


@page("content.dispatch.review")
def dispatch_review(request: Request, pk: UUID) -> HttpResponse:
    """Look at what another sent to the police at once."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    if wrote(actor, found):
        raise NeedsAnotherPerson(REVIEW, found)
    allow(actor, REVIEW, found)

    def decide(form: Any) -> str:
        said = form.cleaned_data
        services.dispatch_review(
            actor=actor, dispatch=found, right=form.accepted, reason=said["comment"], shown=said["shown"]
        )
        return _("Your look is on record.") if form.accepted else _("It is withdrawn.")

    form = LookForm(request.POST or None, initial={"shown": stamp(found)})
    return _read(request, found, form, _("Look at what was sent to the police at once"), decide, "sent_alone", REVIEW)


def _read(
    request: Request, found: Dispatch, form: Any, heading: str, decide: Callable[[Any], str], state: str, action: str
) -> HttpResponse:
    """The page on which a second person reads it and decides; *decide* says what is done."""
    done: list[str] = []
    return decision_step(
        request, form, lambda: done.append(decide(form)), action=action, of=found, waits=found.state == state, may=True,
        done=lambda: done[0], heading=heading, consequences=list, back_url=_page(found),
        beside=lambda: {"dispatch": found, "content": selectors.content(request.actor, found)},
        template="content/dispatch_read.html",
    )  # fmt: skip


@page("content.dispatch.send")
def dispatch_send(request: Request, pk: UUID) -> HttpResponse:
    """Have it leave."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    allow(actor, "content.dispatch.send", found)
    form = HowForm(request.POST or None, ways=ways_out(found))
    if request.method == "POST" and form.is_valid():
        try:
            sent = services.dispatch_send(actor=actor, dispatch=found, how=form.cleaned_data["how"])
        except Unfit as error:
            error.show_on(form)
        except WrongState as error:
            return _late(request, found, error)
        else:
            messages.success(
                request, _("It is sent.") if sent.state == "sent" else _("The mail leaves within a minute.")
            )
            return redirect("content_dispatch", pk=pk)
    consequences = [_("It leaves. What has left can be withdrawn, but not taken back.")]
    return confirm_page(request, pgettext("heading", "Send it"), pgettext("button", "Send it"), form=form, about=found,
                        back_url=_page(found), consequences=consequences)  # fmt: skip


@page("content.dispatch.send_alone")
def dispatch_send_alone(request: Request, pk: UUID) -> HttpResponse:
    """Send to the police at once."""
    found = selectors.dispatch(request.actor, pk)
    allow(request.actor, "content.dispatch.send_alone", found)
    try:
        return confirm_step(
            request, lambda: services.dispatch_send_alone(actor=request.actor, dispatch=found),
            done=_("It is sent. A second person looks at it within the hour."), heading=_("Send to the police at once"),
            submit=_("Send to the police at once"), back_url=_page(found), about=found,
            consequences=[
                _("The police get it now. Call them too: nobody may wait for a mail while a life is in danger."),
                _("Another person looks at it within the hour. If it was wrong it is withdrawn."),
            ],
        )  # fmt: skip
    except Unfit as error:
        return _late(request, found, error)


@page("content.dispatch.drop")
def dispatch_drop(request: Request, pk: UUID) -> HttpResponse:
    """Drop what hasn't left."""
    found = selectors.dispatch(request.actor, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.dispatch_drop(actor=request.actor, dispatch=found, reason=form.cleaned_data["reason"])
        except WrongState as error:
            return _late(request, found, error)
        messages.success(request, _("It is dropped."))
        return redirect("content_dispatch", pk=pk)
    consequences = [_("Nothing leaves. The item stays agreed about; something else can be drafted.")]
    return confirm_page(
        request, _("Drop it"), _("Drop it"), form=form, about=found, back_url=_page(found), consequences=consequences
    )


@page("content.dispatch.file")
def dispatch_file(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """It as PDF, or as a signed file: as it leaves, or a draft of that."""
    found = selectors.dispatch(request.actor, pk)
    try:
        data = papers.file_of(request.actor, found, kind)
    except Unfit as error:
        return _late(request, found, error)
    return attachment(data, papers.MIME[kind], f"{found.reference}.{kind}")
