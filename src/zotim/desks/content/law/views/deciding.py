"""The half of a page on which a second person confirms what another entered."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
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

F = TypeVar("F", bound=DecisionForm)


def decision(
    request: Request, machine: Confirming, row: Confirmed, make: Callable[[Any], F], decide: Callable[[F], None], *,
    done: str, back: str,
) -> tuple[F | None, HttpResponse | None]:  # fmt: skip
    """The form for whoever may decide now, and where one is led once it is done. Raises Denied, NeedsAnotherPerson."""
    form = make(request.POST or None) if may_second(request.actor, machine.confirm, row) else None
    if request.method != "POST":
        return form, None
    allow(request.actor, machine.confirm, row)
    if row.state != "entered":
        messages.error(request, _("Somebody else has decided meanwhile."))
        return form, redirect(back)
    if form is None:
        raise NeedsAnotherPerson(machine.confirm, row)
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
