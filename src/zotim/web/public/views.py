"""The public site, live: the page of an address, or one answer for everything that isn't there."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from zotim.core.access.pages import Request, page, public_page
from zotim.core.evidence.downloads import attachment
from zotim.register.extracts import selectors
from zotim.vocabulary import LANGUAGE_NAMES, Language
from zotim.web.public.files import file_of
from zotim.web.public.site import HTML, Site
from zotim.web.public.strict import STRICT

FRESH = "public, max-age=300"
"""How long a copy on the way may be old: a version that is withdrawn is gone after five minutes."""


def _open(view: Callable[..., HttpResponse]) -> Any:
    """A view of the public site: strict, the same for everybody, to be kept by whoever passes it on."""

    @public_page
    @csp_replace(STRICT)
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = FRESH
        return response

    return opened


def _assets() -> str:
    return f"/{settings.STATIC_URL.strip('/')}/"


def nothing_here(language: str) -> HttpResponse:
    """The one answer for what isn't there: never was, isn't public, or is public no more."""
    with override(language):
        text = render_to_string("public/missing.html", {"assets": _assets(), "languages": LANGUAGE_NAMES.items()})
    return HttpResponse(text, content_type=HTML, status=404, headers={"Content-Language": language})


@_open
def start(request: HttpRequest) -> HttpResponse:
    """The three languages, each in its own name."""
    return HttpResponse(front(_assets()), content_type=HTML, headers={"Content-Language": "sq, en, ar"})


def front(assets: str) -> bytes:
    """The page on which a language is chosen."""
    said = []
    for code, own in LANGUAGE_NAMES.items():
        with override(code):
            said.append((code, own, gettext("What was promised, and where it stands")))
    context = {"assets": assets, "choices": said}
    with override(Language.ALBANIAN):
        return render_to_string("public/front.html", context).encode()


@_open
def opened(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the current version, or of an earlier one under ``v/3/``."""
    versions = list(selectors.published())
    at, extract = "", selectors.current()
    if path.startswith("v/"):
        number, _, path = path.removeprefix("v/").partition("/")
        at, extract = f"v/{number}/", selectors.version(int(number)) if number.isdecimal() and len(number) < 9 else None
    language = path.partition("/")[0]
    known = language if language in list(Language) else Language.ALBANIAN.value
    if path == language and language in list(Language):
        return HttpResponsePermanentRedirect(f"{request.path}/")
    if path.endswith("/") or not path:
        path += "index.html"
    site = Site(extract, versions, assets=_assets(), at=at)
    if (
        extract is None
        and path in {f"{code}/{name}.html" for code in Language for name in ("index", "about")}
        and not at
    ):
        text = site.render("nothing", language, path.partition("/")[2])
        return HttpResponse(text, content_type=HTML, headers={"Content-Language": known})
    return _answer(site, path, known)


def _answer(site: Site, path: str, language: str) -> HttpResponse:
    if path.startswith("files/") and (file := file_of(site.raw, path.removeprefix("files/"))):
        return attachment(file.data, file.content_type, file.name)
    found = site.page(path)
    if found is None:
        return nothing_here(language)
    data, content_type = found
    return HttpResponse(data, content_type=content_type, headers={"Content-Language": language})


@page("register.extract.view")
@csp_replace(STRICT)
def preview(request: Request, pk: UUID, path: str) -> HttpResponse:
    """A page as the public would see it, for those who prepare and decide."""
    extract = selectors.extract(request.actor, pk)
    site = Site(extract, list(selectors.published()), assets=_assets(), preview=True)
    language = path.partition("/")[0]
    response = _answer(site, path, language if language in list(Language) else "en")
    if response.status_code == 404:
        raise Http404
    response.headers["Cache-Control"] = "no-store"
    return response
