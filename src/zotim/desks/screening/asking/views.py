"""Look somebody up, and see the answer again with its reasons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import form_page
from zotim.core.ui.show import amount
from zotim.desks.screening.asking import selectors, services
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.asking.forms import AskForm
from zotim.desks.screening.asking.picture import drawn
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.asking.tables import QuestionTable
from zotim.desks.screening.lists.words import place


@page("screening.question.ask")
def ask(request: Request) -> HttpResponse:
    """Ask who is meant, saying what for."""
    form = AskForm(request.POST or None, channels=channels_of(request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = services.question_ask(
                actor=request.actor, channel=said["channel"], query=form.query, purpose=said["purpose"],
                moment=form.moment,
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            found = ngettext("%(n)s entry reached the threshold.", "%(n)s entries reached the threshold.", made.hits)
            messages.success(
                request, _("No entry reached the threshold.") if not made.hits else found % {"n": amount(made.hits)}
            )
            return redirect("question", pk=made.pk)
    return form_page(request, form, _("Look somebody up"), _("Ask the lists"), back_url=reverse("questions"))


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
