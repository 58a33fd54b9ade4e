"""Pages that a link opens, without an account and without a cookie.

The address itself is the token of a form: who doesn't have it can't make a browser send anything here, so Django's
cookie against forged requests has nothing to add. Whatever is wrong with a link, the answer is the same.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt

from zotim.core.access.pages import Request, secret_page
from zotim.core.access.secrets import Spent, TooOften, wrong_tries
from zotim.vocabulary import LANGUAGE_NAMES, Language

TRIES = 60
"""Wrong links from one place in a minute; then 429."""


def link_language(request: HttpRequest) -> Language:
    """The language that the address asks for, else that of the browser."""
    asked = request.GET.get("language") or (get_language() or "en")[:2]
    return Language(asked) if asked in set(Language) else Language.ENGLISH


def link_answer(request: Request, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page with the way to itself in each language."""
    language = link_language(request)
    names = [(code.value, name, code == language) for code, name in LANGUAGE_NAMES.items()]
    return render(request, template, {**context, "language": language.value, "languages": names}, status=status)


def link_page(kind: str) -> Callable[[Callable[..., HttpResponse]], Any]:
    """A view of whoever holds the secret in its address; it raises Spent and TooOften. Wrong tries are counted by
    *kind*."""

    def mark(view: Callable[..., HttpResponse]) -> Any:
        @secret_page
        @csrf_exempt
        @wraps(view)
        def opened(request: Request, secret: str, **more: Any) -> HttpResponse:
            with override(link_language(request)):
                try:
                    return view(request, secret, **more)
                except Spent:
                    status = 429 if wrong_tries(kind, request) > TRIES else 404
                    return link_answer(request, "ui/link_spent.html", {}, status=status)
                except TooOften:
                    return link_answer(request, "ui/link_spent.html", {"too_often": True}, status=429)

        return opened

    return mark
