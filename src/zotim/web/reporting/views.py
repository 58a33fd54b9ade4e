"""Anybody reports content, and sees with a code whether it was decided. Nobody is asked who they are."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.pages import public_page
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import wrong_tries
from zotim.core.redress.receipts import TooOld, as_written, code_of, form_token
from zotim.desks.content.intake.services import is_decided, report_receive
from zotim.vocabulary import LANGUAGE_NAMES, Language
from zotim.web.public.unsigned import unsigned, unsigned_page
from zotim.web.reporting.forms import ReportCodeForm, ReportForm

SENT, TRIES = 20, 60
"""Reports, and codes, from one place in a minute; then 429, and nothing that was typed is lost."""


@public_page
def short(request: HttpRequest) -> HttpResponse:
    """The address that one says aloud leads to the form."""
    return HttpResponseRedirect(reverse("report_content_start"))


@unsigned
def start(request: HttpRequest) -> HttpResponse:
    """The three languages, each in its own name."""
    said = []
    for code in Language:
        with override(code):
            what = _("Report terrorist content, or see what became of a report")
        said.append((code.value, LANGUAGE_NAMES[code], what))
    return unsigned_page("reporting/start.html", Language.ALBANIAN.value, "report_content", choices=said)


@unsigned
def report(request: HttpRequest, language: str) -> HttpResponse:
    """The form, and once it is sent the reference and the code."""
    if request.method != "POST":
        return _form(language, ReportForm(initial={"token": form_token()}))
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(language, form)
    if wrong_tries("report", request) > SENT:
        form.add_error(None, _("Too many reports came from here just now. Send it again in a minute."))
        return _form(language, form, 429)
    try:
        code = code_of(form.cleaned_data["token"])
        made = report_receive(given=form.given("form", language), code=code)
    except TooOld:
        return _form(language, _afresh(request.POST))
    except Unfit as error:
        error.show_on(form)
        return _form(language, form)
    return unsigned_page("reporting/received.html", language, "report_content", report=made, code=code)


def _form(language: str, form: ReportForm, status: int = 200) -> HttpResponse:
    return unsigned_page("reporting/form.html", language, "report_content", status, form=form)


def _afresh(data: QueryDict) -> ReportForm:
    """What was typed, in a form that can be sent; a file has to be chosen again."""
    renewed = data.copy()
    renewed["token"] = form_token()
    form = ReportForm(renewed)
    form.add_error(
        None, _("The form was open for too long. What you wrote is still here: look it through and send it again.")
    )
    return form


@unsigned
def answer(request: HttpRequest, language: str) -> HttpResponse:
    """Whether it was decided. For a code that there isn't it says what it says while nothing is decided."""
    form, asked, decided = ReportCodeForm(request.POST or None), False, False
    if request.method == "POST" and form.is_valid():
        if wrong_tries("report-code", request) > TRIES:
            form.add_error(None, _("Too many codes came from here just now. Try again in a minute."))
            return unsigned_page("reporting/answer.html", language, "report_content_answer", 429, form=form)
        asked, decided = True, is_decided(as_written(form.cleaned_data["code"]))
        form = ReportCodeForm()
    return unsigned_page(
        "reporting/answer.html", language, "report_content_answer", form=form, asked=asked, decided=decided
    )
