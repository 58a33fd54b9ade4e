"""A data call from its questionnaire to the bodies: put in, correct, split, send out, chase."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.evidence.services import file_bytes, file_open
from zotim.core.notifications.services import holding
from zotim.core.texts import listed
from zotim.core.ui.pages import confirm_page, form_page
from zotim.core.ui.show import amount, unreadable
from zotim.formats.questionnaires import Questionnaire, read_questionnaire
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import selectors, words
from zotim.register.data_calls.forms.calls import CallForm, QuestionForm, SplitForm, drafts_of, rows_formset
from zotim.register.data_calls.models import DataCall
from zotim.register.data_calls.policy import CLEARING_ROLES
from zotim.register.data_calls.services import calls as services
from zotim.register.data_calls.services.chasing import DAYS, portion_chase
from zotim.register.data_calls.states import CALL
from zotim.register.data_calls.tables import CallTable
from zotim.vocabulary import Classification, Language


@page("register.call.list")
def call_list(request: Request) -> HttpResponse:
    """Data calls that the actor may see."""
    table = CallTable(request, selectors.calls(request.actor))
    if table.wants_export:
        return table.export("data-calls")
    may_add = may(request.actor, "register.call.add")
    return render(request, "register/calls.html", {"table": table, "may_add": may_add})


@page("register.call.add")
def call_add(request: Request) -> HttpResponse:
    """Put in a questionnaire; its questions are corrected on the next page."""
    start = {"original": request.LANGUAGE_CODE, "language": "en", "languages": ["en"], "chain": CLEARING_ROLES}
    form = CallForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        call = _taken_in(request, form)
        if call:
            messages.success(request, _("The call is on record. Correct its questions before you send it out."))
            return redirect("call_questions", pk=call.pk)
    return render(request, "register/call_add.html", {"form": form})


def _taken_in(request: Request, form: CallForm) -> DataCall | None:
    """The call; None, with an error in the form, for what can't be read or doesn't fit."""
    data = form.cleaned_data
    file = data["file"]
    try:
        return services.call_add(
            actor=request.actor,
            title=form.title,
            asked_by=data["asked_by"],
            recipient=data["recipient"],
            due_on=data["due_on"],
            language=Language(data["language"]),
            languages=data["languages"],
            chain=data["chain"],
            classification=Classification(data["classification"]),
            data=file.read() if file else None,
            name=file.name if file else "",
        )
    except UnreadableFile as error:
        form.add_error("file", unreadable(error))
    except Refused as error:
        form.add_error("file" if file else "classification", str(error))
    except Unfit as error:
        form.add_error(error.field or None, error.message)
    return None


@page("register.call.view")
def call(request: Request, pk: UUID) -> HttpResponse:
    """One data call: how far it is, who owes what, what was replied."""
    found = selectors.call(request.actor, pk)
    actions = ("edit", "download", "split", "open", "withdraw")
    names = open_actions(request.actor, [f"register.call.{name}" for name in actions], found)
    open_ones = {name.rpartition(".")[2] for name in names}
    context = {
        "call": found,
        "state": CALL.state(found),
        "portions": [(one, selectors.answered(one)) for one in selectors.portions(request.actor, found)],
        "questions": selectors.questions(request.actor, found).prefetch_related("answers__portion__organisation"),
        "replies": selectors.replies(request.actor, found),
        "reminders": selectors.reminders(request.actor, found)[:20],
        "days": DAYS,
        "may": open_ones,
        "may_merge": may(request.actor, "register.answer.merge") and found.state == "open",
        "may_chase": may(request.actor, "register.portion.chase") and found.state == "open",
        "steps": [
            step for step in CALL.next_steps(found) if step.name in STEPS and _step_action(step.name) in open_ones
        ],
    }
    return render(request, "register/call.html", context)


def _step_action(name: str) -> str:
    return "withdraw" if name == "withdraw" else "open"


def _staffed() -> set[Any]:
    """The bodies at which somebody who can answer has an account."""
    return set(holding("focal_point").values_list("organisation_id", flat=True))


@page("register.call.edit")
def call_questions(request: Request, pk: UUID) -> HttpResponse:
    """The questions as they were found in the file, or kept before, for a person to correct before they are kept."""
    found = selectors.call(request.actor, pk)
    services.in_state(found, "draft")
    read = None if found.questions.exists() else _read(found)
    rows: list[Any] = list(found.questions.all()) or list(read.questions if read else ())
    formset = rows_formset(rows, request.POST or None)
    complaint = ""
    if request.method == "POST" and formset.is_valid():
        try:
            kept = services.questions_keep(actor=request.actor, call=found, drafts=drafts_of(formset, found.language))
        except Unfit as error:
            complaint = error.message
        else:
            said = ngettext("%(n)s question is kept.", "%(n)s questions are kept.", len(kept))
            messages.success(request, said % {"n": amount(len(kept))})
            return redirect("call", pk=found.pk)
    context = {
        "call": found,
        "formset": formset,
        "complaint": complaint,
        "count": len(rows),
        "rows": [
            (form, words.place(rows[at].place) if read and at < len(rows) else "") for at, form in enumerate(formset)
        ],
        "mistakes": [words.found_mistake(one) for one in read.mistakes] if read else [],
        "left_out": [(words.place(one.place), one.text) for one in read.left_out] if read else [],
    }
    return render(request, "register/call_questions.html", context)


def _read(found: DataCall) -> Questionnaire | None:
    return read_questionnaire(file_bytes(found.file), found.file.name) if found.file else None


@page("register.call.edit")
def call_question(request: Request, pk: UUID, question: UUID) -> HttpResponse:
    """Correct one question, and translate it."""
    found = selectors.call(request.actor, pk)
    one = get_visible(found.questions.all(), request.actor, pk=question)
    services.in_state(found, "draft")
    form = QuestionForm(request.POST or None, question=one)
    if request.method == "POST" and form.is_valid():
        try:
            services.question_edit(actor=request.actor, question=one, draft=form.draft)
        except Unfit as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("The question is kept."))
            return redirect("call", pk=found.pk)
    return form_page(request, form, _("Correct and translate the question"), _("Keep it"), about=found)


@page("register.call.download")
def call_file(request: Request, pk: UUID) -> HttpResponse:
    """The questionnaire as it came. For the centre: a body sees its own questions only."""
    found = selectors.call(request.actor, pk)
    return download(file_open(actor=request.actor, action="register.call.download", of=found, file=found.file))


@page("register.call.split")
def call_split(request: Request, pk: UUID) -> HttpResponse:
    """Give questions to bodies, with a day."""
    found = selectors.call(request.actor, pk)
    services.in_state(found, "draft", "open")
    questions = list(selectors.questions(request.actor, found).prefetch_related("answers__portion__organisation"))
    form = SplitForm(request.POST or None, call=found, questions=questions, staffed=_staffed())
    if request.method == "POST" and form.is_valid():
        try:
            given = services.questions_give(
                actor=request.actor, call=found, questions=form.chosen(),
                bodies=form.cleaned_data["bodies"], due_on=form.cleaned_data["due_on"],
            )  # fmt: skip
        except Unfit as error:
            form.add_error(error.field or None, error.message)
        else:
            said = ngettext("Given to %(n)s body.", "Given to %(n)s bodies.", len(given))
            messages.success(request, said % {"n": amount(len(given))})
            return redirect("call_split", pk=found.pk)
    loose = [question for question in questions if not question.answers.all()]
    context = {"call": found, "form": form, "questions": questions, "loose": len(loose)}
    return render(request, "register/call_split.html", context)


@page("register.call.split")
def answer_take_back(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """Take a question back from a body that hasn't begun to answer it."""
    found = selectors.call(request.actor, pk)
    one = selectors.answer_of(request.actor, found, answer)
    if request.method == "POST":
        services.question_take_back(actor=request.actor, answer=one)
        messages.success(request, _("The question was taken back."))
    return redirect("call_split", pk=found.pk)


STEPS: dict[str, Any] = {
    "open": services.call_open,
    "reopen": services.call_reopen,
    "withdraw": services.call_withdraw,
}


def _consequences(name: str, found: DataCall) -> list[str]:
    if name == "open":
        staffed = _staffed()
        asked = [
            str(portion.organisation.name)
            for portion in found.portions.select_related("organisation")
            if portion.organisation_id not in staffed
        ]
        bodies = found.portions.count() - len(asked)
        told = ngettext(
            "%(n)s body gets a notice that questions wait.", "%(n)s bodies get a notice that questions wait.", bodies
        ) % {"n": amount(bodies)}
        by_hand = _("Nobody who can answer has an account at: %(bodies)s. Make a link and hand it over yourself.")
        fixed = _("From then on the questions can't be changed.")
        return [*([told] if bodies else []), *([by_hand % {"bodies": listed(asked)}] if asked else []), fixed]
    if name == "reopen":
        again = _("Bodies may answer again, and another version of the reply can be made.")
        return [again, _("What was sent stays as it is.")]
    return [_("Nobody can answer any more, and links open nothing."), _("After its retention time it is disposed of.")]


@page("register.call.view")
def call_step(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Send a call out, open it again, or withdraw it: said first, done on the second click."""
    found = selectors.call(request.actor, pk)
    transition = next((one for one in CALL.next_steps(found) if one.name == step and step in STEPS), None)
    if transition is None or not may(request.actor, f"register.call.{_step_action(step)}", found):
        raise Http404
    if request.method == "POST":
        try:
            STEPS[step](actor=request.actor, call=found)
        except Unfit as error:
            messages.error(request, error.message)
        return redirect("call", pk=found.pk)
    return confirm_page(
        request, str(transition.label), str(transition.label), consequences=_consequences(step, found),
        back_url=reverse("call", args=[found.pk]),
    )  # fmt: skip


@page("register.portion.chase", logged=False)
def call_chase(request: Request, pk: UUID, portion: UUID) -> HttpResponse:
    """Remind a body now."""
    found = selectors.call(request.actor, pk)
    one = get_visible(found.portions.select_related("organisation", "call"), request.actor, pk=portion)
    if request.method == "POST":
        try:
            reminder = portion_chase(actor=request.actor, portion=one)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            if reminder.told:
                said = ngettext("%(n)s person was reminded.", "%(n)s people were reminded.", reminder.told)
                messages.success(request, said % {"n": amount(reminder.told)})
            else:
                said = _("Nobody of this body has an account. Make a link and hand it over yourself.")
                messages.warning(request, said)
    return redirect("call", pk=found.pk)
