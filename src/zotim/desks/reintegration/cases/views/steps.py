"""Pages that take a case a step on, or put up a flag. Each asks once, and for a reason where it takes one."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.walls import inside_page
from zotim.core.states.machine import Transition
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases import selectors, services
from zotim.desks.reintegration.cases.forms import FlagForm, HoldForm
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.states import CASE, END, HOLD, MOVE, REASONED

STEP_ACTIONS = (
    MOVE, HOLD, END, "reintegration.closure.ask", "reintegration.case.close", "reintegration.case.reopen",
)  # fmt: skip
PAGES = {
    "hold": "case_hold", "ask_closure": "case_closure_ask", "close": "case_close", "return": "case_closure_return",
    "reopen": "case_reopen",
}  # fmt: skip
"""Steps with a page of their own, of rooms above too (:func:`with_page`); others share one."""


def with_page(step: str, name: str) -> None:
    """Enter the page of a room above at which this step is taken."""
    PAGES[step] = name


def steps_open(case: Case, may_do: Iterable[str]) -> list[tuple[Word, str]]:
    """The steps that are open now, in words, each with its address: forwards first, ends last."""
    order = [MOVE, "reintegration.closure.ask", "reintegration.case.close", "reintegration.case.reopen", HOLD, END]
    steps = [step for step in CASE.next_steps(case) if step.action in may_do]
    steps.sort(key=lambda step: order.index(step.action))
    return [(str(step.label), _address(case, step)) for step in steps]


def _address(case: Case, step: Transition) -> str:
    if step.name in PAGES:
        return reverse(PAGES[step.name], args=[case.pk])
    if step.action == HOLD:
        return reverse("case_resume", args=[case.pk])
    return reverse("case_end" if step.action == END else "case_move", args=[case.pk, step.name])


@page(MOVE)
@inside_page()
def case_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say how far the case is."""
    return step_page(request, pk, step, MOVE)


@page(HOLD)
@inside_page()
def case_hold(request: Request, pk: UUID) -> HttpResponse:
    """Let the case rest, for a reason and until a day."""
    said = [_("Its terms stand still. Who works on it or was let in can still read and write.")]
    return step_page(request, pk, "hold", HOLD, said)


@page(HOLD)
@inside_page()
def case_resume(request: Request, pk: UUID) -> HttpResponse:
    """Let the case go on before the end of its hold."""
    found = selectors.case(request.actor, pk)
    return step_page(
        request, pk, f"resume_{found.held_from}", HOLD, [_("It is again where it was, and its terms run.")]
    )


@page("reintegration.closure.ask")
@inside_page()
def closure_ask(request: Request, pk: UUID) -> HttpResponse:
    """Ask another to close the case."""
    return step_page(
        request, pk, "ask_closure", "reintegration.closure.ask", [_("Another supervisor of the case than you decides.")]
    )


@page("reintegration.case.close")
@inside_page()
def case_close(request: Request, pk: UUID) -> HttpResponse:
    """Close the case; it can be read by those who work on it, and nobody writes in it any more."""
    return step_page(request, pk, "close", "reintegration.case.close", at_an_end())


@page("reintegration.case.close")
@inside_page()
def closure_return(request: Request, pk: UUID) -> HttpResponse:
    """Say why the case isn't closed yet."""
    return step_page(request, pk, "return", "reintegration.case.close", [_("It is handed on further, as before.")])


@page(END)
@inside_page()
def case_end(request: Request, pk: UUID, step: str) -> HttpResponse:
    """End the case otherwise. What has a page of its own is taken there."""
    if step in PAGES:
        raise Http404
    return step_page(request, pk, step, END, at_an_end())


@page("reintegration.case.reopen")
@inside_page()
def case_reopen(request: Request, pk: UUID) -> HttpResponse:
    """Open a case again that has ended."""
    said = [_("It begins with an assessment. Nobody gets back what was granted before.")]
    return step_page(request, pk, "reopen", "reintegration.case.reopen", said)


def at_an_end() -> list[str]:
    """What every end of a case brings."""
    return [
        _("All access that was given to others ends now."),
        _("Nothing can be written in the case any more."),
    ]


def step_page(
    request: Request, pk: UUID, name: str, action: str, consequences: Iterable[str] = ()
) -> HttpResponse:  # fmt: skip
    """The page of one step of the table: asks once, for a reason where it takes one, and takes it."""
    found = selectors.case(request.actor, pk)
    step = next((s for s in CASE.next_steps(found) if s.name == name and s.action == action), None)
    if step is None:
        raise Http404
    form = (HoldForm if name == "hold" else ReasonForm)(request.POST or None) if name in REASONED else None

    def work() -> None:
        services.case_move(actor=request.actor, case=found, step=name, **(form.cleaned_data if form else {}))

    def done() -> str:
        return _("On record. The case: %(state)s.") % {"state": CASE.state(found).label}

    said: dict[str, Any] = {
        "done": done, "heading": str(step.label), "submit": str(step.label), "about": found,
        "back_url": reverse("case", args=[found.pk]), "consequences": list(consequences),
    }  # fmt: skip
    return confirm_step(request, work, **said) if form is None else form_step(request, form, work, **said)


@page("reintegration.flag.put")
@inside_page()
def flag_put(request: Request, pk: UUID) -> HttpResponse:
    """Put up a flag."""
    found = selectors.case(request.actor, pk)
    form = FlagForm(request.POST or None)
    return form_step(
        request, form, lambda: services.flag_put(actor=request.actor, case=found, **form.cleaned_data),
        done=_("The flag is up. It ends by itself."), heading=_("Put up a flag"), submit=_("Put it up"), about=found,
        back_url=reverse("case", args=[found.pk]),
    )  # fmt: skip


@page("reintegration.flag.end")
@inside_page()
def flag_end(request: Request, pk: UUID, flag: UUID) -> HttpResponse:
    """Take a flag down."""
    found = selectors.case(request.actor, pk)
    one = selectors.flag(request.actor, found, flag)
    return confirm_step(
        request, lambda: services.flag_end(actor=request.actor, case=found, flag=one), done=_("The flag is down."),
        heading=_("Take the flag down"), submit=_("Take it down"), about=found,
        back_url=reverse("case", args=[found.pk]),
        consequences=[_("Nobody who opens the case is shown it any more.")],
    )  # fmt: skip
