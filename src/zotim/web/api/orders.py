"""What goes out to platforms, for their systems under ``/api/content/orders/``: who calls, and what an error looks
like, as everywhere. Hung in where the desk is switched on. Imported from the addresses only."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI

from zotim.desks.content.dispatch import api as dispatch
from zotim.desks.content.dispatch.services.keys import key_of, system_of
from zotim.web.api.root import RULE, Bearer, PerToken, furnish, refused

RATE = "120/m"
"""Calls of one key: a system asks every few seconds at most."""


class PlatformBearer(Bearer):
    """``Authorization: Bearer zotim_order_…``: a key of a platform."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The key, with the program that acts by it."""
        key = key_of(token)
        if key is None:
            refused(request, "api.token.refused", why="unknown")
            return None
        request.actor = system_of(key)  # type: ignore[attr-defined]
        request.api_token = key  # type: ignore[attr-defined]
        return key


api = NinjaAPI(
    title="Zotim, orders",
    version="1",
    description="What is addressed to a platform, and what it answers. Every call is on record.",
    urls_namespace="orders",
    auth=[PlatformBearer()],
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("", dispatch.router)

app_name = "orders"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
