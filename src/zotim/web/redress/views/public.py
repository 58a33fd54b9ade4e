"""The form that anybody can send, and what a receipt code opens: no sign-in, no cookie, no script, three languages.

No request takes part in a page: nothing on it depends on who asks. A code is sent in a form, never in an address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.secrets import Spent, wrong_tries
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.redress import selectors
from zotim.core.redress.clocks import ANSWER
from zotim.core.redress.models import Complaint
from zotim.core.redress.receipts import TooOld, code_of, form_token
from zotim.core.redress.services import complaint_receive, review_ask
from zotim.core.states.machine import WrongState
from zotim.vocabulary import LANGUAGE_NAMES, Language
from zotim.web.public.unsigned import unsigned, unsigned_page
from zotim.web.redress.forms import CodeForm, ComplaintForm, ReviewByCodeForm
from zotim.web.redress.words import in_words

SENT, TRIES = 20, 60
"""Complaints, and wrong codes, from one place in a minute; then 429, and nothing that was typed is lost."""


def _page(template: str, language: str, name: str, status: int = 200, **context: Any) -> HttpResponse:
    return unsigned_page(f"redress/{template}.html", language, name, status, **context)


@unsigned
def start(request: HttpRequest) -> HttpResponse:
    """The three languages, each in its own name."""
    said = []
    for code in Language:
        with override(code):
            said.append((code.value, LANGUAGE_NAMES[code], _("Complain, or see where your complaint stands")))
    return _page("start", Language.ALBANIAN.value, "complain", choices=said)


@unsigned
def complain(request: HttpRequest, language: str) -> HttpResponse:
    """The form, and once it is sent the receipt. Nothing is looked up, so that no answer says what there is."""
    if not selectors.taken_here():
        return _page("form", language, "complain", form=None)
    if request.method != "POST":
        return _page("form", language, "complain", form=ComplaintForm(initial={"token": form_token()}))
    form = ComplaintForm(request.POST)
    if not form.is_valid():
        return _page("form", language, "complain", form=form)
    if wrong_tries("complaint", request) > SENT:
        form.add_error(None, _("Too many complaints came from here just now. Send it again in a minute."))
        return _page("form", language, "complain", form=form, status=429)
    try:
        code = code_of(form.cleaned_data["token"])
    except TooOld:
        return _page("form", language, "complain", form=_afresh(request.POST))
    made = complaint_receive(
        code=code, about=form.cleaned_data["about"], said=form.said, language=language
    )  # fmt: skip
    return _page("receipt", language, "complain", complaint=made, code=code, answer_by=_answer_by(made))


def _afresh(data: QueryDict) -> ComplaintForm:
    """What was typed, in a form that can be sent."""
    renewed = data.copy()
    renewed["token"] = form_token()
    form = ComplaintForm(renewed)
    form.add_error(
        None, _("The form was open for too long. What you wrote is still here: look it through and send it again.")
    )
    return form


def _answer_by(complaint: Complaint) -> Any:
    return last_day_before(ANSWER.due_at(complaint.created_at), zone())


@unsigned
def answer(request: HttpRequest, language: str) -> HttpResponse:
    """Where a complaint stands, for whoever has its code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            return _standing(language, code, ReviewByCodeForm(initial={"code": code}))
        except Spent:
            return _spent(request, language, form)
    return _page("code", language, "complain_answer", form=form)


@unsigned
def review(request: HttpRequest, language: str) -> HttpResponse:
    """Ask for a review. Without a code there is nothing here but the form for one."""
    form = ReviewByCodeForm(request.POST or None)
    code = form["code"].value() or ""
    if request.method != "POST" or not code:
        return _page("code", language, "complain_answer", form=CodeForm())
    try:
        if not form.is_valid():
            return _standing(language, code, form)
        review_ask(code=code, text=form.cleaned_data["text"])
        return _standing(language, code, form, asked=True)
    except Spent:
        return _spent(request, language, CodeForm(request.POST))
    except WrongState:
        return _standing(language, code, form)


def _standing(language: str, code: str, form: ReviewByCodeForm, *, asked: bool = False) -> HttpResponse:
    """Raises ``Spent``."""
    found = selectors.standing(code)
    decided = in_words(found.decisions)
    return _page(
        "standing", language, "complain_answer", one=found, complaint=found.complaint, decided=decided, form=form,
        asked=asked, answer_by=None if decided else _answer_by(found.complaint),
    )  # fmt: skip


def _spent(request: HttpRequest, language: str, form: CodeForm) -> HttpResponse:
    """One answer for a wrong, mistyped and expired code, and for a complaint whose time is over."""
    status = 429 if wrong_tries("receipt", request) > TRIES else 404
    form.add_error(
        "code", _("This code opens nothing. Compare it with what you wrote down; a complaint is kept for a time only.")
    )
    return _page("code", language, "complain_answer", form=form, status=status)
