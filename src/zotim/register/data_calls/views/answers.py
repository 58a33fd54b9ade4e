"""A body answers its questions: on the page, from the record, or with a spreadsheet; and the links for doing so."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import NotVisible, allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.show import amount, unreadable
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import proposals, selectors, words
from zotim.register.data_calls.forms.answers import AnswersForm, LinkForm, OneAnswerForm, SheetForm, last_of
from zotim.register.data_calls.models import Answer, AnswerVersion, Portion, Reminder
from zotim.register.data_calls.services import answers as services
from zotim.register.data_calls.services.answers import Said
from zotim.register.data_calls.services.links import link_end, link_make
from zotim.register.data_calls.states import ANSWER
from zotim.vocabulary import LANGUAGE_NAMES, Language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Part:
    """One question as the page of a portion draws it: its answer, its fields while it is open, its newest version."""

    answer: Answer
    last: AnswerVersion | None
    shown: str
    fields: tuple[Any, Any] | None
    may_return: bool


def shown_value(answer: Answer, language: str) -> str:
    """The newest answer as people read it."""
    from zotim.register.data_calls.papers import value_words  # loads the typesetter's words; a list doesn't need them

    last = last_of(answer)
    return value_words(answer.question, last.value, language) if last else ""


@page("register.portion.view")
def portion(request: Request, pk: UUID) -> HttpResponse:
    """The questions of one body, to read and to answer."""
    found = selectors.portion(request.actor, pk)
    answers = selectors.answers(request.actor, found)
    may_answer = may(request.actor, "register.portion.answer", found) and found.call.state == "open"
    form = AnswersForm(request.POST or None, answers=answers) if may_answer else None
    if request.method == "POST" and form is not None and form.is_valid():
        give = "give" in request.POST
        services.answers_keep(
            actor=request.actor, portion=found, said=form.said(), give=give, language=Language(request.LANGUAGE_CODE)
        )
        draft = _("Kept as a draft. Only your body and the centre see it.")
        messages.success(request, _("Your answers are given.") if give else draft)
        return redirect("portion", pk=found.pk)
    fields = form.parts() if form is not None else {}
    may_return = may(request.actor, "register.answer.return") and found.call.state == "open"
    parts = [
        Part(
            answer, last_of(answer), shown_value(answer, request.LANGUAGE_CODE), fields.get(answer.pk),
            may_return and answer.state in ("given", "merged", "cleared"),
        )
        for answer in answers
    ]  # fmt: skip
    context = {
        "portion": found,
        "call": found.call,
        "parts": parts,
        "form": form,
        "open": sum(answer.state in selectors.WAITING for answer in answers),
        "today": timezone.localdate(),
        "sheet": SheetForm() if may_answer else None,
        "languages": list(LANGUAGE_NAMES.items()),
        "links": selectors.links(request.actor, found),
        "may_link": may(request.actor, "register.link.make", found) and found.call.state == "open",
        "link_form": LinkForm(),
        "now": timezone.now(),
    }
    return render(request, "register/portion.html", context)


@page("register.portion.answer")
def portion_answer(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """One question, with what the record proposes for it. Nothing is taken unless a person takes it."""
    found = selectors.portion(request.actor, pk)
    allow(request.actor, "register.portion.answer", found)
    every = selectors.answers(request.actor, found)
    one = next((other for other in every if other.pk == answer), None)
    if one is None:
        raise NotVisible(Answer, str(answer))
    proposed = proposals.proposals(request.actor, one)
    form = OneAnswerForm(request.POST or None, answer=one)
    editable = bool(form.answers) and found.call.state == "open"
    taken = next((p for p in proposed if p.record_id == request.POST.get("take")), None)
    asks = bool(taken and one.state == "given" and "sure" not in request.POST)
    if request.method == "POST" and editable and form.is_valid() and not asks:
        said = form.said()
        if taken:
            said = {one.pk: _with(said[one.pk], taken, one)}
        give = "give" in request.POST
        services.answers_keep(
            actor=request.actor, portion=found, said=said, give=give, language=Language(request.LANGUAGE_CODE)
        )
        messages.success(request, _("Taken into the draft, with its record.") if taken else _("Your answer is kept."))
        return redirect("portion_answer", pk=found.pk, answer=one.pk) if taken else redirect("portion", pk=found.pk)
    context = {
        "portion": found,
        "call": found.call,
        "answer": one,
        "state": ANSWER.state(one),
        "form": form if editable else None,
        "proposals": proposed,
        "asked": taken if asks and editable else None,
        "last": last_of(one),
        "shown": shown_value(one, request.LANGUAGE_CODE),
        "versions": [(version, version.by or _("by a link, without signing in")) for version in one.versions.all()],
        "more": [other for other in every if other.state in selectors.WAITING and other.pk != one.pk][:1],
    }
    return render(request, "register/portion_answer.html", context)


def _with(said: Said, taken: proposals.Proposal, one: Answer) -> Said:
    """What was typed, and the proposed sentence after it; of a question that isn't a text, in its remark."""
    sources = [*(source for source in said.sources if source["id"] != taken.record_id), taken.source]
    if one.question.kind == "text":
        return Said(f"{said.value}\n{taken.sentence}".strip(), said.remark, sources)
    return Said(said.value, f"{said.remark}\n{taken.sentence}".strip(), sources)


@page("register.portion.download")
def portion_download(request: Request, pk: UUID, language: str) -> HttpResponse:
    """The questions of a body as a spreadsheet, in one of the languages."""
    found = selectors.portion(request.actor, pk)
    code = Language(language) if language in set(Language) else Language.ENGLISH
    from zotim.register.data_calls.sheets import portion_sheet  # late: most pages need no spreadsheet

    data = portion_sheet(found, selectors.answers(request.actor, found), code)
    return attachment(data, XLSX, f"{found.call.reference}-{code}.xlsx")


@page("register.portion.answer")
def portion_sheet_return(request: Request, pk: UUID) -> HttpResponse:
    """Take in the filled-in spreadsheet. With a mistake in it nothing is kept, and all are named."""
    found = selectors.portion(request.actor, pk)
    allow(request.actor, "register.portion.answer", found)
    form = SheetForm(request.POST or None, request.FILES or None)
    mistakes: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = services.sheet_return(
                actor=request.actor, portion=found, data=file.read(), name=file.name,
                language=Language(request.LANGUAGE_CODE),
            )  # fmt: skip
        except UnreadableFile as error:
            form.add_error("file", unreadable(error))
        else:
            mistakes = said_mistakes(found, kept, request.LANGUAGE_CODE)
            if not mistakes:
                messages.success(request, said_kept(kept))
                return redirect("portion", pk=found.pk)
    context = {"portion": found, "call": found.call, "form": form, "mistakes": mistakes}
    return render(request, "register/sheet.html", context)


def said_mistakes(found: Portion, kept: services.Kept, language: str) -> list[str]:
    """Every mistake of a sheet in a sentence: row, column, what is wrong, what to do."""
    options = {
        answer.question.number: [answer.question.option_label(one["code"], language) for one in answer.question.options]
        for answer in found.answers.select_related("question")
    }
    return [words.sheet_mistake(one, options.get(one.number, ())) for one in kept.returned.mistakes]


def said_kept(kept: services.Kept) -> str:
    """What became of a sheet without a mistake."""
    said = ngettext("%(n)s answer was taken in.", "%(n)s answers were taken in.", kept.changed)
    said = said % {"n": amount(kept.changed)}
    if not kept.still_open:
        every = _("Every question is answered.")
        return f"{said} {every}"
    left = ngettext("%(n)s question is still open.", "%(n)s questions are still open.", kept.still_open)
    return f"{said} {left % {'n': amount(kept.still_open)}}"


@page("register.answer.return")
def answer_return(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """Return an answer to its body, with a reason."""
    found = selectors.portion(request.actor, pk)
    one = get_visible(found.answers.select_related("portion__call", "portion__organisation"), request.actor, pk=answer)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer_return(actor=request.actor, answer=one, reason=form.cleaned_data["reason"])
        messages.success(request, _("Returned. The body is told."))
        return redirect("portion", pk=found.pk)
    return confirm_page(
        request, _("Return this answer"), _("Return it"), form=form, back_url=reverse("portion", args=[found.pk]),
        consequences=[_("The body is told, and may answer again."), _("What it said stays on record.")],
    )  # fmt: skip


@page("register.link.make")
def portion_link(request: Request, pk: UUID) -> HttpResponse:
    """Make a link for a body. Its address is shown once, on this page alone."""
    found = selectors.portion(request.actor, pk)
    form = LinkForm(request.POST or None)
    address, link = "", None
    if request.method == "POST" and form.is_valid():
        try:
            link, secret = link_make(actor=request.actor, portion=found, days=form.cleaned_data["days"])
        except Unfit as error:
            form.add_error("days", error.message)
        else:
            address = settings.ZOTIM_ADDRESS + reverse("return", args=[secret])
    context = {"portion": found, "call": found.call, "form": form, "address": address, "link": link}
    answer = render(request, "register/portion_link.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@page("register.link.make", logged=False)
def portion_link_end(request: Request, pk: UUID, link: UUID) -> HttpResponse:
    """Revoke a link."""
    found = selectors.portion(request.actor, pk)
    one = selectors.link(request.actor, found, link)
    if request.method == "POST":
        link_end(actor=request.actor, link=one)
        messages.success(request, _("The link opens nothing any more."))
    return redirect("portion", pk=found.pk)


@page("register.portion.view", logged=False)
def call_reminder(request: Request, pk: UUID) -> HttpResponse:
    """From a reminder to what it reminds of, which has a rule of its own."""
    found = get_visible(Reminder, request.actor, pk=pk)
    return redirect("portion", pk=found.portion_id)
