"""Where a link leads: a body answers with a spreadsheet, without an account, without a cookie.

The address itself is the token of the form: who doesn't have it can't make a browser send anything here, so
Django's cookie against forged requests has nothing to add. Whatever is wrong with a link, the answer is the same.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt

from zotim.core.access.pages import Request, secret_page
from zotim.core.access.secrets import Spent, TooOften, wrong_tries
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.core.ui.show import unreadable
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import selectors
from zotim.register.data_calls.forms.answers import SheetForm
from zotim.register.data_calls.services.answers import sheet_return_by_link
from zotim.register.data_calls.services.links import link_use
from zotim.register.data_calls.views.answers import XLSX, said_kept, said_mistakes
from zotim.vocabulary import LANGUAGE_NAMES, Language

TRIES = 60
"""Wrong links from one place in a minute; then 429."""


def _language(request: HttpRequest) -> Language:
    asked = request.GET.get("language") or (get_language() or "en")[:2]
    return Language(asked) if asked in set(Language) else Language.ENGLISH


def _answer(request: Request, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    language = _language(request)
    names = [(code.value, name, code == language) for code, name in LANGUAGE_NAMES.items()]
    return render(request, template, {**context, "languages": names}, status=status)


def _spent(request: Request) -> HttpResponse:
    """The same page for a wrong, expired or revoked link and for a call that is over; too many tries wait."""
    status = 429 if wrong_tries("return", request) > TRIES else 404
    return _answer(request, "register/return_spent.html", {}, status=status)


def _guarded(view: Callable[[Request, str, Language], HttpResponse]) -> Callable[[Request, str], HttpResponse]:
    def run(request: Request, secret: str) -> HttpResponse:
        language = _language(request)
        with override(language):
            try:
                return view(request, secret, language)
            except Spent:
                return _spent(request)
            except TooOften:
                return _answer(request, "register/return_spent.html", {"too_often": True}, status=429)

    return run


@secret_page
@csrf_exempt
def return_page(request: Request, secret: str) -> HttpResponse:
    """Download one's own questions, and send the filled-in sheet back."""
    return _guarded(_return_page)(request, secret)


def _return_page(request: Request, secret: str, language: Language) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    mistakes: list[str] = []
    done = ""
    link = link_use(secret=secret, what="uploaded" if request.method == "POST" else "opened")
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = sheet_return_by_link(link=link, data=file.read(), name=file.name, language=language)
        except UnreadableFile as error:
            form.add_error("file", unreadable(error))
        except WrongState:  # the call was closed meanwhile
            raise Spent from None
        else:
            mistakes = said_mistakes(link.portion, kept, language)
            done = "" if mistakes else said_kept(kept)
    found = link.portion
    answers = selectors.answers_by_link(link)
    context = {
        "portion": found,
        "call": found.call,
        "link": link,
        "secret": secret,
        "count": len(answers),
        "open": sum(answer.state in selectors.WAITING for answer in answers),
        "form": form,
        "mistakes": mistakes,
        "done": done,
        "language": language.value,
    }
    return _answer(request, "register/return.html", context)


@secret_page
def return_sheet(request: Request, secret: str) -> HttpResponse:
    """The sheet of the link's questions, and of no others."""
    return _guarded(_return_sheet)(request, secret)


def _return_sheet(request: Request, secret: str, language: Language) -> HttpResponse:
    link = link_use(secret=secret, what="downloaded")
    from zotim.register.data_calls.sheets import portion_sheet  # late: most pages need no spreadsheet

    data = portion_sheet(link.portion, selectors.answers_by_link(link), language)
    return attachment(data, XLSX, f"{link.portion.call.reference}-{language}.xlsx")
