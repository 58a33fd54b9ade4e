"""The reply to a data call: merged, put together, cleared, sent; every version stays."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import ROLES, NotVisible, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_of
from zotim.core.documents.downloads import download_made
from zotim.core.evidence.downloads import attachment
from zotim.core.jobs.services import job_of, job_retry
from zotim.core.notifications.services import holders
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated, listed
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.show import amount
from zotim.formats.answers import Wrong
from zotim.register.data_calls import papers, selectors, words
from zotim.register.data_calls.forms.answers import ClearForm, MergeForm, last_of
from zotim.register.data_calls.models import Answer, Question, Reply
from zotim.register.data_calls.selectors import Gathered
from zotim.register.data_calls.services import replies as services
from zotim.register.data_calls.states import CLEARANCE, REPLY
from zotim.register.data_calls.views.answers import shown_value


@page("register.answer.merge")
def call_merge(request: Request, pk: UUID) -> HttpResponse:
    """Every question with what the bodies said; questions that one body alone was asked are taken over in one click."""
    found = selectors.call(request.actor, pk)
    if request.method == "POST":
        try:
            made = services.answers_take(actor=request.actor, call=found)
        except Unfit as error:
            messages.error(request, error.message)
            return redirect("call_merge", pk=found.pk)
        said = ngettext(
            "%(n)s answer was taken over as it stands.", "%(n)s answers were taken over as they stand.", len(made)
        )
        messages.success(request, said % {"n": amount(len(made))})
        return redirect("call_merge", pk=found.pk)
    rows = selectors.gathered(request.actor, found)
    context = {
        "call": found,
        "rows": [_row(one, request.LANGUAGE_CODE) for one in rows],
        "merged": sum(one.merged is not None and not one.returned for one in rows),
        "alone": sum(one.alone is not None for one in rows),
        "may_compose": may(request.actor, "register.reply.compose", found) and found.state == "open",
    }
    return render(request, "register/call_merge.html", context)


def _row(one: Gathered, language: str) -> dict[str, Any]:
    merged = one.merged
    shown = ""
    if merged:
        value = papers.value_words(one.question, merged.value, language)
        shown = " – ".join(filter(None, (value, str(merged.text) if merged.text else "")))
    return {
        "one": one,
        "answers": [(answer, _with_remark(answer, language)) for answer in one.answers],
        "shown": shown,
        "dissent": merged.dissent if merged else [],
    }


def _with_remark(answer: Answer, language: str) -> str:
    """The newest answer with its remark: both are what is taken over."""
    last = last_of(answer)
    return " – ".join(filter(None, (shown_value(answer, language), last.remark if last else "")))


@page("register.answer.merge")
def call_merge_question(request: Request, pk: UUID, question: UUID) -> HttpResponse:
    """Make the one answer to a question, beside what each body said."""
    found = selectors.call(request.actor, pk)
    one = next((row for row in selectors.gathered(request.actor, found) if row.question.pk == question), None)
    if one is None:
        raise NotVisible(Question, str(question))
    form = MergeForm(request.POST or None, one=one, call=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.answers_merge(
                actor=request.actor, question=one.question, answers=form.chosen(one),
                value=form.cleaned_data.get("value", ""), text=form.text,
                dissent_note=form.cleaned_data["dissent_note"],
            )  # fmt: skip
        except Unfit as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except Wrong as error:
            form.add_error("value", words.wrong(error.code))
        else:
            messages.success(request, _("Merged. What was said otherwise is kept beside it."))
            return redirect("call_merge", pk=found.pk)
    context = {
        "call": found,
        "one": one,
        "answers": [(answer, last_of(answer), shown_value(answer, request.LANGUAGE_CODE)) for answer in one.answers],
        "form": form,
        "dissent": _dissent(one, request.LANGUAGE_CODE),
    }
    return render(request, "register/call_merge_question.html", context)


def _dissent(one: Gathered, language: str) -> list[tuple[str, str, str]]:
    """What bodies said otherwise, as it was kept: the body, what it said, and its reference."""
    return [
        (str(_translated(kept["body"])), papers.value_words(one.question, kept["value"], language), kept["reference"])
        for kept in (one.merged.dissent if one.merged else [])
    ]


def _translated(kept: dict[str, Any]) -> Translated:
    return Translated(kept["original"], kept["texts"])


@page("register.reply.compose")
def call_compose(request: Request, pk: UUID) -> HttpResponse:
    """Put the reply together: said first, done on the second click."""
    found = selectors.call(request.actor, pk)
    if request.method == "POST":
        try:
            reply = services.reply_compose(actor=request.actor, call=found)
        except Unfit as error:
            messages.error(request, error.message)
            return redirect("call_merge", pk=found.pk)
        messages.success(request, _("The reply is frozen as it stands, and on its way through clearance."))
        return redirect("call_reply", pk=reply.pk)
    consequences = [
        _("The answers are frozen as they stand now, and its files are made."),
        _("You sign for the desk. Then it is cleared by, each another person: %(chain)s.")
        % {"chain": " → ".join(str(ROLES[role].label) for role in found.chain)},
    ]
    if alone := [str(ROLES[role].label) for role in found.chain if not holders(role) - request.actor.people]:
        said = _("Nobody else holds the role %(roles)s: have somebody else sign, or the reply waits until one does.")
        consequences.append(said % {"roles": listed(alone)})
    return confirm_page(
        request, _("Put the reply together"), _("Sign and put it together"), consequences=consequences,
        back_url=reverse("call_merge", args=[found.pk]),
    )  # fmt: skip


@page("register.reply.view")
def call_reply(request: Request, pk: UUID) -> HttpResponse:
    """One version of the reply: what it says, where its clearance stands, its files."""
    found = selectors.reply(request.actor, pk)
    steps = list(selectors.steps(request.actor, found))
    return render(request, "register/reply.html", _reply(request, found, steps, None))


def _reply(request: Request, found: Reply, steps: list[Any], form: ClearForm | None) -> dict[str, Any]:
    content = found.content.content
    language = request.LANGUAGE_CODE if request.LANGUAGE_CODE in content["languages"] else content["languages"][0]
    turn = next((step for step in steps if step.state == "asked" and step.role in request.actor.roles), None)
    mine = turn if turn and may(request.actor, services.CLEAR, turn) else None
    job = job_of(services.RENDER, found)
    files = list(found.files.select_related("file"))
    return {
        "reply": found,
        "call": found.call,
        "state": REPLY.state(found),
        "paper": content["papers"][language],
        "language": language,
        "steps": [
            (
                step, CLEARANCE.state(step), ROLES[step.role].label if step.role else _("The desk"),
                approval_of(services.CLEAR, step) if step.state == "returned" else None,
            )
            for step in steps
        ],
        "mine": mine,
        "blocked": turn is not None and mine is None,
        "form": form or ClearForm(),
        "files": files,
        "complete": len(files) == len(services.FORMATS) * len(content["languages"]),
        "job": job,
        "may_retry": bool(job and job.state == "failed" and may(request.actor, "jobs.job.retry", job)),
        "may_send": found.state == "cleared" and may(request.actor, "register.reply.send", found),
        "may_package": may(request.actor, "register.package.download", found),
        "sees_answers": may(request.actor, "register.answer.merge"),
    }  # fmt: skip


@page("register.reply.clear")
def reply_clear(request: Request, pk: UUID, step: UUID) -> HttpResponse:
    """Take a step of the clearance, or return the reply."""
    found = selectors.reply(request.actor, pk)
    one = get_visible(found.steps.select_related("reply__call", "reply__content"), request.actor, pk=step)
    if request.method != "POST":
        return redirect("call_reply", pk=found.pk)
    form = ClearForm(request.POST)
    if form.is_valid():
        try:
            services.reply_clear(
                actor=request.actor, step=one, cleared=form.accepted, comment=form.cleaned_data["comment"]
            )
        except papers.Stale as error:
            form.add_error("decision", error.message)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("call_reply", pk=found.pk)
    steps = list(selectors.steps(request.actor, found))
    return render(request, "register/reply.html", _reply(request, found, steps, form))


@page("register.reply.download")
def reply_file(request: Request, pk: UUID, file: UUID) -> HttpResponse:
    """One file of a reply."""
    found = selectors.reply(request.actor, pk)
    return download_made(actor=request.actor, action="register.reply.download", of=found, key=file)


@page("register.package.download")
def reply_package(request: Request, pk: UUID) -> HttpResponse:
    """Everything of a reply that was sent, in one archive: the very bytes whose hash is in the disclosure."""
    found = selectors.reply(request.actor, pk)
    if found.disclosure is None:
        raise NotVisible(Reply, str(pk))
    data = papers.package(found, services.named_files(found))
    if papers.sha256(data) != found.disclosure.payload_sha256:
        raise ValueError(f"reply {found.pk}: its package isn't what was sent")
    return attachment(data, "application/zip", f"{found.reference}.zip")


@page("register.reply.send")
def reply_send(request: Request, pk: UUID) -> HttpResponse:
    """Send a cleared reply: said first, done on the second click."""
    found = selectors.reply(request.actor, pk)
    if request.method == "POST":
        try:
            services.reply_send(actor=request.actor, reply=found)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("On record as sent. Download the package and hand it over."))
        return redirect("call_reply", pk=found.pk)
    if found.state != "cleared":
        return redirect("call_reply", pk=found.pk)
    consequences = [
        _("It is written down that this version leaves, to: %(recipient)s.") % {"recipient": found.call.recipient},
        _("You then download the package and hand it over by the way that its recipient uses."),
        _("It can't be changed afterwards; a later version is a new one."),
    ]
    return confirm_page(
        request, _("Send the reply"), _("Write it down as sent"), consequences=consequences,
        back_url=reverse("call_reply", args=[found.pk]),
    )  # fmt: skip


@page("register.reply.compose", logged=False)
def reply_job(request: Request, pk: UUID) -> HttpResponse:
    """Try again to make the files of a reply."""
    found = selectors.reply(request.actor, pk)
    job = job_of(services.RENDER, found)
    if request.method == "POST" and job:
        try:
            job_retry(actor=request.actor, job=job)
        except WrongState as error:
            messages.error(request, error.message)
    return redirect("call_reply", pk=found.pk)
