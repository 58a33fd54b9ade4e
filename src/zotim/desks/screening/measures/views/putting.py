"""Something is put in about a freeze by a form, and one is led back to it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from zotim.core.access.pages import Request
from zotim.core.ui.pages import form_step
from zotim.desks.screening.measures.models import Freeze


def put_in(
    request: Request, freeze: Freeze, form: forms.Form, write: Callable[..., Any], *, done: str, heading: str,
    submit: str,
) -> HttpResponse:  # fmt: skip
    """The page of *form*. What it holds goes to *write*; what that refuses stands on the form, else *done* is said."""
    return form_step(
        request, form, lambda: write(actor=request.actor, freeze=freeze, **form.cleaned_data), done=done,
        heading=heading, submit=submit, about=freeze, back_url=reverse("freeze", args=[freeze.pk]),
    )  # fmt: skip
