"""The page of a form, and the page that asks once before something is done: the same in every room.

``form_page`` and ``confirm_page`` show it; ``form_step`` and ``confirm_step`` do it too, say so, and lead back.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zotim.core.access.refusals import Unfit
from zotim.core.states.machine import WrongState
from zotim.core.ui.words import Word


def form_page(
    request: HttpRequest, form: forms.Form, heading: Word, submit: Word, *, about: Any = None, back_url: str = "",
    template: str = "ui/form_page.html", beside: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """A form under its heading. *about* is the record that it is about: its reference and title stand above. *beside*
    is what a *template* of the room's own shows before it."""
    context = {"form": form, "heading": heading, "submit": submit, "about": about, "back_url": back_url}
    return render(request, template, {**context, **(beside or {})})


def confirm_page(
    request: HttpRequest,
    heading: Word,
    submit: Word,
    *,
    back_url: str,
    consequences: Sequence[Word] = (),
    lead_in: Word = "",
    about: Any = None,
    form: forms.Form | None = None,
    template: str = "ui/confirm.html",
    beside: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Asks once and says what will happen, line by line (*lead_in* where the lines are something else, as what one
    signs); with a *form* where a reason is asked. *beside* is what a *template* of the room's own shows on top."""
    context = {
        "heading": heading, "submit": submit, "back_url": back_url, "consequences": consequences, "lead_in": lead_in,
        "about": about, "form": form, **(beside or {}),
    }  # fmt: skip
    return render(request, template, context)


def form_step(
    request: HttpRequest,
    form: forms.Form,
    work: Callable[[], Any],
    *,
    done: Word | Callable[[], Word],
    heading: Word,
    submit: Word,
    back_url: str,
    about: Any = None,
    consequences: Sequence[Word] = (),
    then: Callable[[], str] | None = None,
    template: str = "ui/form_page.html",
    beside: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A form, and what it is for: *work* takes what the valid form holds. What that refuses stands on the form; what
    came too late is said; else *done* is said, which may depend on what was done, and one is led back, or where *then*
    says. With *consequences* the page says first what will happen; without, *template* and *beside* are those of
    :func:`form_page`."""
    if request.method == "POST" and form.is_valid():
        try:
            return _worked(request, work, done, then or (lambda: back_url))
        except Unfit as refused:
            refused.show_on(form)
    if not consequences:
        return form_page(
            request, form, heading, submit, about=about, back_url=back_url, template=template, beside=beside
        )
    return confirm_page(
        request, heading, submit, consequences=consequences, about=about, form=form, back_url=back_url
    )  # fmt: skip


def confirm_step(
    request: HttpRequest,
    work: Callable[[], Any],
    *,
    done: Word | Callable[[], Word],
    heading: Word,
    submit: Word,
    back_url: str,
    consequences: Sequence[Word],
    lead_in: Word = "",
    about: Any = None,
    then: Callable[[], str] | None = None,
) -> HttpResponse:
    """Asks once and says what will happen, then does *work* and says *done*, or why it is refused or came too late."""
    if request.method == "POST":
        try:
            return _worked(request, work, done, then or (lambda: back_url))
        except Unfit as refused:
            messages.error(request, refused.message)
            return redirect(back_url)
    return confirm_page(
        request, heading, submit, back_url=back_url, consequences=consequences, lead_in=lead_in, about=about
    )


def _worked(
    request: HttpRequest, work: Callable[[], Any], done: Word | Callable[[], Word], then: Callable[[], str]
) -> HttpResponse:  # fmt: skip
    try:
        work()
    except WrongState as late:
        messages.error(request, late.message)
    else:
        messages.success(request, str(done() if callable(done) else done))
    return redirect(then())
