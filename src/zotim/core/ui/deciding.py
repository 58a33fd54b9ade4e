"""The page, or the half of one, on which a second person decides on what another began: the same in every room."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import Confirmed, Confirming
from zotim.core.approvals.services import NeedsAnotherPerson, may_second
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.words import Word

F = TypeVar("F", bound=DecisionForm)


def decision_step(
    request: Request,
    form: forms.Form,
    decide: Callable[[], Any],
    *,
    action: str,
    of: models.Model,
    waits: bool,
    done: Callable[[], Word],
    heading: Word,
    consequences: Callable[[], Sequence[Word]],
    back_url: str,
    about: Any = None,
    may: bool | None = None,
    beside: Callable[[], dict[str, Any]] = dict,
    template: str = "",
) -> HttpResponse:
    """Says first what each decision does (*consequences*), then takes one: *decide* does what the valid form says,
    *done* says that it is done.

    *action* on *of* is what a second person may do, as its approval says; *may* says it where no approval is kept. Who
    comes when nothing *waits* any more is told so and led back. Raises NeedsAnotherPerson for who began it. What
    *decide* refuses stands on the form. *beside* is what a *template* of the room's own shows on top.
    """
    if not waits:
        messages.error(request, _("It was decided already."))
        return redirect(back_url)
    if not (may_second(request.actor, action, of) if may is None else may):
        raise NeedsAnotherPerson(action, of)
    if request.method == "POST" and form.is_valid():
        try:
            decide()
        except Unfit as refused:
            refused.show_on(form)
        except WrongState:
            messages.error(request, _("Somebody else has decided meanwhile."))
            return redirect(back_url)
        else:
            messages.success(request, str(done()))
            return redirect(back_url)
    shown = {"template": template} if template else {}
    return confirm_page(
        request, heading, _("Put my decision on record"), consequences=consequences(), about=about or of, form=form,
        back_url=back_url, beside=beside(), **shown,
    )  # fmt: skip


def decision(
    request: Request, machine: Confirming, row: Confirmed, make: Callable[[Any], F], decide: Callable[[F], Any], *,
    done: str, back: str,
) -> tuple[F | None, HttpResponse | None]:  # fmt: skip
    """The half of a row's page on which a second person confirms what another entered (``core.approvals.confirming``);
    see :func:`decision_on`."""
    return decision_on(
        request, machine.confirm, row, make, decide, waits=row.state == "entered", done=done, back=back
    )  # fmt: skip


def decision_on(
    request: Request, action: str, row: models.Model, make: Callable[[Any], F], decide: Callable[[F], Any], *,
    waits: bool, done: str, back: str,
) -> tuple[F | None, HttpResponse | None]:  # fmt: skip
    """The half of a row's page on which a second person decides *action*, for which an approval is kept: the form for
    whoever may decide now, made by *make* of what was sent, and where one is led once *decide* is done. *waits*:
    nobody has decided yet. Raises Denied, NeedsAnotherPerson."""
    form = make(request.POST or None) if may_second(request.actor, action, row) else None
    if request.method != "POST":
        return form, None
    allow(request.actor, action, row)
    if not waits:
        messages.error(request, _("Somebody else has decided meanwhile."))
        return form, redirect(back)
    if form is None:
        raise NeedsAnotherPerson(action, row)
    if not form.is_valid():
        return form, None
    try:
        decide(form)
    except Unfit as error:
        error.show_on(form)
        return form, None
    except WrongState:
        messages.error(request, _("Somebody else has decided meanwhile."))
    else:
        messages.success(request, done if form.accepted else _("It is returned."))
    return form, redirect(back)
