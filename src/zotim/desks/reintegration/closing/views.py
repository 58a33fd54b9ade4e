"""Pages at the end of a case: what goes on after it, a withdrawal, a handover. Each is worked behind the wall, as the
one who asks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import form_step
from zotim.desks.reintegration.bases.resting import lines_of
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.missing import missing_for
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.cases.states import CASE, END
from zotim.desks.reintegration.cases.views.steps import at_an_end, step_page
from zotim.desks.reintegration.closing import selectors, services
from zotim.desks.reintegration.closing.forms import HandoverForm, LastWordsForm, WithdrawalForm
from zotim.desks.reintegration.closing.models import Withdrawal
from zotim.desks.reintegration.persons import selectors as persons

WRITE, RECORD, HAND = (
    "reintegration.lastword.write", "reintegration.withdrawal.record", "reintegration.handover.make",
)  # fmt: skip


def _of(found: Case, back: str = "case") -> dict[str, Any]:
    """What a page about a case says of it, and where it leads back."""
    return {"about": found, "back_url": reverse(back, args=[found.pk])}


@page(WRITE)
@inside_page()
def last_words_write(request: Request, pk: UUID) -> HttpResponse:
    """Write what goes on after the case. What was said before stands in the form; what is changed is a new row."""
    found = cases.case(request.actor, pk)
    allow(request.actor, WRITE, found)
    before = {one.row.kind: one.text or "" for one in selectors.last_words(request.actor, found)}
    form = LastWordsForm(request.POST or None, initial=before)

    def work() -> None:
        said = {kind: text for kind, text in form.cleaned_data.items() if text != before.get(kind, "")}
        services.last_words_write(actor=request.actor, case=found, words=said)

    return form_step(
        request, form, work, done=_("It is sealed with the case."), heading=_("What goes on after the case"),
        submit=_("Seal it"), **_of(found),
    )  # fmt: skip


# A withdrawal


@page("reintegration.withdrawal.view")
@inside_page()
def withdrawal(request: Request, pk: UUID) -> HttpResponse:
    """What a withdrawal ends and what stays; after one the same lists, and what it closed."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.withdrawal.view", found)
    lists = selectors.balance(request.actor, found, _going(found))
    ends = any(step.name == "withdraw" for step in CASE.next_steps(found)) and may(request.actor, END, found)
    context = {
        "case": found,
        "lists": lists,
        "withdrawals": selectors.withdrawals_of(request.actor, found),
        "may_record": may(request.actor, RECORD, found),
        "missing": missing_for(request.actor, found, "withdraw") if ends else [],
        "may_end": ends,
    }
    return render(request, "reintegration/withdrawal.html", context)


def _going(case: Case) -> list[UUID]:
    return list(services.theirs(case, Withdrawal.By.PERSON).values_list("pk", flat=True))


@page(RECORD)
@inside_page()
def withdrawal_record(request: Request, pk: UUID) -> HttpResponse:
    """Put it on record; nobody asks why."""
    found = cases.case(request.actor, pk)
    allow(request.actor, RECORD, found)
    form = WithdrawalForm(request.POST or None, guardians=persons.guardians_of(request.actor, found))
    return form_step(
        request, form, lambda: services.withdrawal_record(actor=request.actor, case=found, **form.values),
        done=_("On record. What rested on consent is closed from now on."),
        heading=_("They withdraw"), submit=_("Put the withdrawal on record"),
        consequences=[
            _("Every consent that is theirs ends, with what rests on it. Nobody asks why."),
            _("What an article, a measure or a decision opens stays."),
            _("Where somebody acts for a child, what the child agreed to stays."),
        ],
        **_of(found, "withdrawal"),
    )  # fmt: skip


@page(END)
@inside_page()
def withdrawal_end(request: Request, pk: UUID) -> HttpResponse:
    """End the case because the person withdrew."""
    return step_page(request, pk, "withdraw", END, at_an_end())


# A handover


@page(HAND)
@inside_page()
def handover_make(request: Request, pk: UUID, post: UUID) -> HttpResponse:
    """Hand somebody's part in the case to another of their body, with what is open before one's eyes."""
    found = cases.case(request.actor, pk)
    allow(request.actor, HAND, found)
    one = selectors.post(request.actor, found, post)
    form = HandoverForm(request.POST or None, actor=request.actor, post=one.pk)
    return form_step(
        request, form,
        lambda: services.handover_make(actor=request.actor, case=found, post=one, **form.cleaned_data),
        done=_("It is handed over. What is due stands on their home page."),
        heading=_("Hand over: %(who)s, %(part)s") % {"who": one.user, "part": one.get_part_display()},
        submit=_("Hand it over"), consequences=_what_goes(request, found, one), **_of(found),
    )  # fmt: skip


def _what_goes(request: Request, found: Case, post: Assignment) -> list[str]:
    """What a handover brings, and what is open in the case."""
    said = [_("The one doesn't see the case any more, and the other does, from the next page on.")]
    if post.part == Assignment.Part.SUPERVISOR:
        said.append(_("What was opened by this post is closed. Open it anew where it is still needed."))
    said += [_("Due: %(what)s") % {"what": one.clock.label} for one in cases.due_in(found)]
    said += [_("Open: %(what)s") % {"what": one.text} for one in lines_of(request.actor, found) if one.live]
    return said
