"""The page of a form, and the page that asks once before something is done: the same in every room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zotim.core.ui.words import Word


def form_page(
    request: HttpRequest, form: forms.Form, heading: Word, submit: Word, *, about: Any = None, back_url: str = ""
) -> HttpResponse:
    """A form under its heading. *about* is the record that it is about: its reference and title stand above."""
    context = {"form": form, "heading": heading, "submit": submit, "about": about, "back_url": back_url}
    return render(request, "ui/form_page.html", context)


def confirm_page(
    request: HttpRequest,
    heading: Word,
    submit: Word,
    *,
    back_url: str,
    consequences: Sequence[Word] = (),
    about: Any = None,
    form: forms.Form | None = None,
) -> HttpResponse:
    """Asks once and says what will happen, line by line; with a *form* where a reason is asked."""
    context = {
        "heading": heading, "submit": submit, "back_url": back_url, "consequences": consequences, "about": about,
        "form": form,
    }  # fmt: skip
    return render(request, "ui/confirm.html", context)
