"""Look somebody up, and see the answer again with its reasons."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.ui.pages import form_step
from zotim.core.ui.show import amount
from zotim.desks.screening.asking import selectors, services
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.asking.forms import AskForm
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.picture import drawn
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.asking.tables import QuestionTable
from zotim.desks.screening.lists.words import place


@page("screening.question.ask")
def ask(request: Request) -> HttpResponse:
    """Ask who is meant, saying what for."""
    form = AskForm(request.POST or None, channels=channels_of(request.actor))

    def ask_now() -> Question:
        said = {name: form.cleaned_data[name] for name in ("channel", "purpose")}
        return services.question_ask(actor=request.actor, query=form.query, moment=form.moment, **said)

    return asked_step(request, form, ask_now, heading=_("Look somebody up"))


def asked_step(
    request: Request, form: forms.Form, work: Callable[[], Question], *, heading: str
) -> HttpResponse:  # fmt: skip
    """A look-up by whichever form: *work* asks the lists, and one is led to what they said."""
    made: list[Question] = []

    def told() -> str:
        number = made[0].hits
        found = ngettext("%(n)s entry reached the threshold.", "%(n)s entries reached the threshold.", number)
        return found % {"n": amount(number)} if number else _("No entry reached the threshold.")

    return form_step(
        request, form, lambda: made.append(work()), done=told, heading=heading, submit=_("Ask the lists"),
        back_url=reverse("questions"), then=lambda: reverse("question", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.question.list")
@inside_page
def question_list(request: Request) -> HttpResponse:
    """One's own questions."""
    table = QuestionTable(request, selectors.questions(request.actor))
    if table.wants_export:
        return table.export("questions")
    return render(request, "screening/questions.html", {"table": table})


@page("screening.question.view")
@inside_page
def question(request: Request, pk: UUID) -> HttpResponse:
    """A question: who was asked for, which entries are alike, and why."""
    found = selectors.question(request.actor, pk)
    held = selectors.opened(request.actor, pk)
    shown = [
        (answer, entry, drawn(answer.explanation, entry.kind))
        for answer, entry in selectors.answered(request.actor, held.answers)
    ]
    asked_again = "again" in request.GET and not held.trouble
    context = {
        "question": found,
        "query": held.query,
        "trouble": held.trouble,
        "answers": shown,
        "countries": [place(one) for one in held.query.countries],
        "may_raise": bool(shown) and found.as_of is None,
        "as_before": selectors.answers_the_same(found, held) if asked_again else None,
    }
    return render(request, "screening/question.html", context)
