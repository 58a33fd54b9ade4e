"""Something is put in about a freeze by a form, and one is led back to it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zotim.core.access.pages import Request
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import form_page
from zotim.desks.screening.measures.models import Freeze


def put_in(
    request: Request, freeze: Freeze, form: forms.Form, write: Callable[..., Any], *, done: str, heading: str,
    submit: str,
) -> HttpResponse:  # fmt: skip
    """The page of *form*. What it holds goes to *write*; what that refuses stands on the form, else *done* is said."""
    if request.method == "POST" and form.is_valid():
        try:
            write(actor=request.actor, freeze=freeze, **form.cleaned_data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, done)
            return redirect("freeze", pk=freeze.pk)
    return form_page(request, form, heading, submit, about=freeze, back_url=reverse("freeze", args=[freeze.pk]))
