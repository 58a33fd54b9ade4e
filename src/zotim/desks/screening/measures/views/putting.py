"""What stands above each form about a freeze; and something is put in by one, and one is led back to the freeze."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from zotim.core.access.pages import Request
from zotim.core.ui.pages import form_step
from zotim.core.ui.words import Word
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.measures.models import Exemption, Freeze, Notice
from zotim.desks.screening.measures.sealed import TEXTS, asked_for


@dataclass(frozen=True, slots=True)
class Concerning:
    """What stands above a form: the reference of its record, and whom it concerns; empty when that can't be read."""

    reference: str
    concerns: str


def concerning(request: Request, freeze: Freeze, record: Exemption | Notice | None = None) -> Concerning:
    """Of a freeze, or of a *record* that belongs to it, so that nobody writes of one person under another."""
    identity = TEXTS.values(request.actor, freeze, "identity") or {"names": []}
    return Concerning((record or freeze).reference, " · ".join(identity["names"]))


def concerning_alert(alert: Alert) -> Concerning:
    """Of what is made out of an alert. Raises KeyDestroyed."""
    return Concerning(alert.reference, " · ".join(asked_for(alert)["names"]))


def put_in(
    request: Request, freeze: Freeze, form: forms.Form, write: Callable[..., Any], *, done: str, heading: str,
    submit: str, consequences: Sequence[Word] = (),
) -> HttpResponse:  # fmt: skip
    """The page of *form*. What it holds goes to *write*; what that refuses stands on the form, else *done* is said."""
    return form_step(
        request, form, lambda: write(actor=request.actor, freeze=freeze, **form.cleaned_data), done=done,
        heading=heading, submit=submit, about=concerning(request, freeze), consequences=consequences,
        back_url=reverse("freeze", args=[freeze.pk]),
    )  # fmt: skip
