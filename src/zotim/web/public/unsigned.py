"""Forms for anybody: no sign-in, no cookie, no script, three languages; a token in the form stands for a cookie.

No request takes part in a page: nothing on it depends on who asks.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from zotim.core.access.pages import secret_page
from zotim.core.redress.selectors import demonstration
from zotim.vocabulary import LANGUAGE_NAMES, Language
from zotim.web.public.strict import STRICT

WITH_A_FORM = {**STRICT, "form-action": [SELF]}


def unsigned(view: Callable[..., HttpResponse]) -> Any:
    """A view for anybody: strict, kept by nobody on the way, in the language of its address."""

    @secret_page
    @csrf_exempt
    @csp_replace(WITH_A_FORM)
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = kwargs.get("language", Language.ALBANIAN.value)
        with override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    return opened


def unsigned_page(template: str, language: str, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page; *name* is that of its address, for the same page in another language."""
    languages = [
        (code.value, own, reverse(name, kwargs={"language": code.value})) for code, own in LANGUAGE_NAMES.items()
    ]
    here = {
        "languages": languages,
        "assets": f"/{settings.STATIC_URL.strip('/')}/",
        "language": language,
        "demo": demonstration(),
    }
    return HttpResponse(render_to_string(template, here | context), status=status)
