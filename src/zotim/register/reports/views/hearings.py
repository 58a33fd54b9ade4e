"""Bodies comment on the sentences about them, and the centre answers, before a report or an assessment is final."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.texts import Translated
from zotim.core.ui.pages import confirm_page, form_page
from zotim.register import selectors as register
from zotim.register.indicators.models import IndicatorValue
from zotim.register.models import Commitment, Obligation
from zotim.register.reports import selectors
from zotim.register.reports.forms.hearings import AnswersForm, CommentsForm, UntilForm
from zotim.register.reports.models import Hearing
from zotim.register.reports.services import hearings as services
from zotim.register.reports.states import HEARING, over
from zotim.register.reports.tables import HearingTable
from zotim.vocabulary import Language


@page("register.hearing.list")
def hearing_list(request: Request) -> HttpResponse:
    """What bodies are asked to comment on: for the centre all, for a focal point that of their bodies."""
    table = HearingTable(request, selectors.hearings(request.actor))
    if table.wants_export:
        return table.export("hearings")
    return render(request, "register/hearings.html", {"table": table})


@page("register.hearing.view")
def hearing(request: Request, pk: UUID) -> HttpResponse:
    """The sentences about one body: its comments while it may make them, then the centre's answers."""
    found = selectors.hearing(request.actor, pk)
    lines = selectors.lines(request.actor, found, request.LANGUAGE_CODE)
    form = _form(request, found, lines)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            said = _keep(request, found, form)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, said)
            return redirect("hearing", pk=found.pk)
    own = may(request.actor, "register.hearing.comment", found)
    context = {
        "hearing": found,
        "state": HEARING.state(found),
        "form": form,
        "commenting": isinstance(form, CommentsForm),
        "groups": _groups(request, form.parts() if form else [(line, []) for line in lines]),
        "letting_go": {
            line.comment.pk for line in lines if own and line.comment and services.may_take_back(found, line.comment)
        },
        "may_close": found.state == "asked" and over(found) and may(request.actor, "register.hearing.answer", found),
        "may_read": may(request.actor, "register.report.view"),
    }
    return render(request, "register/hearing.html", context)


Part = tuple[selectors.Line, list[BoundField]]


def _groups(request: Request, parts: list[Part]) -> list[dict[str, object]]:
    """The sentences with their fields under what they are about; references lead to what the reader may open."""
    records = selectors.cited(request.actor, [line for line, _fields in parts])
    numbered = enumerate(parts, 1)
    return [
        {
            "reference": about,
            "title": _title(records.get(about)),
            "url": _address(records.get(about)),
            "parts": [
                (number, line, fields, [(one, _address(records.get(one))) for one in line.evidence])
                for number, (line, fields) in held
            ],
        }
        for about, held in groupby(numbered, key=lambda each: each[1][0].about)
    ]


def _title(record: object) -> Translated | None:
    if isinstance(record, Obligation):
        return record.summary
    return record.title if isinstance(record, Commitment) else None


def _address(record: object) -> str:
    if not isinstance(record, Model):
        return ""
    name = "indicator_value" if isinstance(record, IndicatorValue) else str(record._meta.model_name)
    return reverse(name, args=[record.pk])


def _form(request: Request, found: Hearing, lines: list[selectors.Line]) -> CommentsForm | AnswersForm | None:
    """What the reader can do now: comment for the body, answer for the centre, or only read."""
    if found.state == "asked" and may(request.actor, "register.hearing.comment", found):
        return CommentsForm(request.POST or None, actor=request.actor, hearing=found, lines=lines)
    if found.state == "given" and may(request.actor, "register.hearing.answer", found):
        return AnswersForm(request.POST or None, lines=lines)
    return None


def _keep(request: Request, found: Hearing, form: CommentsForm | AnswersForm) -> str:
    language = Language(request.LANGUAGE_CODE)
    if isinstance(form, AnswersForm):
        services.hearing_answer(actor=request.actor, hearing=found, answers=form.answers(), language=language)
        return _("Your answers are on record, and the body was told.")
    give = form.agrees or "give" in request.POST
    services.comments_keep(actor=request.actor, hearing=found, said=form.said(), language=language, give=give)
    return _("Your comments are given.") if give else _("Kept as a draft. Only your body sees it.")


@page("register.hearing.answer")
def hearing_close(request: Request, pk: UUID) -> HttpResponse:
    """Go on without comments, once the day has passed."""
    found = selectors.hearing(request.actor, pk)
    back = reverse("hearing", args=[found.pk])
    if request.method == "POST":
        services.hearing_close(actor=request.actor, hearing=found)
        messages.success(request, _("It goes on without comments; the report will say so."))
        return redirect("hearing", pk=found.pk)
    lines = [_("The body can't comment any more."), _("What is made final says that it was asked and said nothing.")]
    return confirm_page(
        request, _("Go on without comments"), _("Go on"), consequences=lines, about=found, back_url=back
    )


@page("register.hearing.comment")
def comment_take_back(request: Request, pk: UUID, comment: UUID) -> HttpResponse:
    """Let a correction or dissent go after its answer."""
    found = selectors.hearing(request.actor, pk)
    one = get_visible(found.comments.select_related("hearing"), request.actor, pk=comment)
    if request.method == "POST":
        try:
            services.comment_take_back(actor=request.actor, comment=one)
        except Unfit as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It is taken back, and won't be printed."))
    return redirect("hearing", pk=found.pk)


@page("register.report.hear")
def assessment_hear(request: Request, pk: UUID, assessment: UUID) -> HttpResponse:
    """Give an assessment to the body that leads its commitment, before it is confirmed."""
    commitment = register.commitment(request.actor, pk)
    one = get_visible(commitment.assessments.all(), request.actor, pk=assessment)
    back = reverse("assessment_confirm", args=[commitment.pk, one.pk])
    form = UntilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.assessment_hear(actor=request.actor, assessment=one, due_on=form.cleaned_data["due_on"])
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The body was asked to comment."))
            return redirect("hearing", pk=made.pk)
    heading = _("Give the assessment to the body concerned")
    return form_page(request, form, heading, _("Ask it to comment"), about=commitment, back_url=back)
