"""The root of the API: who calls, how often, and what an error looks like. Rooms hang their routers in here.

Imported from the addresses only: django-ninja costs a third of a second that no command should pay.
"""

import importlib
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.security import APIKeyQuery, HttpBearer
from ninja.throttling import SimpleRateThrottle

from zotim.core.access.actor import Actor
from zotim.core.access.pages import PageRule
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.secrets import wrong_tries
from zotim.core.audit.services import record
from zotim.web.api import services

ROUTERS = {
    "register": (
        "zotim.register.api",
        "zotim.register.measures.api",
        "zotim.register.reports.api",
        "zotim.register.api_library",
        "zotim.register.taking_part.api",
        "zotim.register.assistance.api",
        "zotim.register.indicators.api",
        "zotim.register.data_calls.api",
    ),
}
"""The modules of each room that has an API; their one ``router`` is hung in when the room is switched on."""

RATE = "600/m"
"""Calls of one token; counted in each process of the server apart."""

RULE = PageRule(public=True, logged=False, methods=("GET",), machine=True)
"""Of every address: a token stands instead of a session, and each call is recorded by what answers it."""

REFUSALS = 120
"""Calls with a wrong token from one address in a minute that are answered 401; then 429."""


class Bearer(HttpBearer):
    """``Authorization: Bearer zotim_…``. Puts ``request.actor`` in place, as the middleware does for people."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found, trouble = services.token_of(token)
        if found is None or trouble:
            refused(request, "api.token.refused", found, trouble)
            return None
        request.actor = services.actor_of(found)  # type: ignore[attr-defined]
        request.api_token = found  # type: ignore[attr-defined]
        return found


def refused(request: HttpRequest, verb: str, token: Model | None = None, why: str = "") -> None:
    """Leave a trace of a token that isn't live, and slow down who tries on. A live token is never in their way.

    One event for an address, a minute and a token that is known here, so that nobody floods the log. Raises Throttled.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if cache.add(f"zotim-{verb}-{address}-{token.pk if token else ''}", True, timeout=60):
        visitor = Actor(None, kind="visitor")
        record(visitor, verb, token, outcome="denied", details={"why": why} if why else {})
    if wrong_tries("api", request) > REFUSALS:
        raise Throttled(wait=60)


class Key(Bearer):
    """``Authorization: ApiKey zotim_…``: as clients of yente send it."""

    openapi_scheme = "apikey"


class KeyInAddress(APIKeyQuery):
    """``?api_key=zotim_…``, for programs that can send nothing but an address."""

    param_name = "api_key"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return Bearer().authenticate(request, key) if key else None


class PerToken(SimpleRateThrottle):
    """So many calls of one token."""

    scope = "token"

    def get_cache_key(self, request: HttpRequest) -> str | None:
        found = getattr(request, "api_token", None)
        return f"zotim-api-{found.pk}" if found else None


api = NinjaAPI(
    title="Zotim",
    version="1",
    description="Read what an organisation may see. Every call is on record.",
    urls_namespace="api",
    auth=Bearer(),
    throttle=[PerToken(RATE)],
    docs_url=None,
)
for room, modules in ROUTERS.items():
    if room in settings.ZOTIM_DESKS:
        for module in modules:
            loaded = importlib.import_module(module)
        api.add_router("", loaded.router)


def furnish(api: NinjaAPI, rule: PageRule = RULE, says: str = "detail") -> list[Any]:
    """Say what goes wrong as everything here says it; answers the addresses of *api*, under *rule*. *says* is where an
    answer says what is wrong, for clients of another program that look for it there."""

    def answer(request: HttpRequest, message: str, status: int, **more: Any) -> HttpResponse:
        return api.create_response(request, {says: message, **more}, status=status)

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, str(error), error.status_code)

    @api.exception_handler(Denied)
    def denied(request: Any, error: Denied) -> HttpResponse:
        record(request.actor, error.action, error.obj, outcome="denied", details={"token": str(request.api_token.pk)})
        return answer(request, "This token may not do that.", 403)

    @api.exception_handler(NotVisible)
    def not_visible(request: Any, error: NotVisible) -> HttpResponse:
        record(
            request.actor, "api.record.missed", outcome="denied", object_type=error.model._meta.label_lower,
            object_id=error.key, details={"token": str(request.api_token.pk)},
        )  # fmt: skip
        return answer(request, "Not found", 404)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        """Where and why, without repeating what was sent."""
        problems = [
            {"where": [str(part) for part in one.get("loc", ())], "why": str(one.get("msg", ""))}
            for one in error.errors
        ]
        return answer(request, "The call isn't as described in openapi.json.", 422, problems=problems)

    def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
        """No address of the API: said as everything here is said."""
        return answer(request, "There is no such address; openapi.json names all.", 404)

    described, _name, _namespace = api.urls
    ours = [one for one in described if getattr(one, "name", "") != "api-root"]
    roots = [one for one in described if one not in ours]  # openapi.json needs its name; it is never answered
    patterns = [*ours, path("", nowhere), *roots, path("<path:rest>", nowhere)]
    for pattern in patterns:
        setattr(pattern.callback, "zotim_page", rule)  # noqa: B010 (mypy knows no such attribute)
    return patterns


app_name = "api"
urlpatterns = furnish(api)
