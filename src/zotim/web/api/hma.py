"""Banks of fingerprints for other systems under ``/api/hma/``: Hasher-Matcher-Actioner's addresses, and a token.

Hung in where the desk is switched on. Imported from the addresses only.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from zotim.desks.content.exchange.hma.curation import curating
from zotim.desks.content.exchange.hma.matching import hashing, matching
from zotim.web.api.root import RULE, Bearer, PerToken, furnish

RATE = "60000/m"
"""Calls of one token: a service asks for each picture that it is sent."""
METHODS = ("GET", "POST", "PUT", "DELETE")

api = NinjaAPI(
    title="Zotim, banks of fingerprints",
    version="1",
    description="Hash, ask and propose, by the addresses of Hasher-Matcher-Actioner. Every call is on record.",
    urls_namespace="hma",
    auth=Bearer(),
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("/h", hashing)
api.add_router("/m", matching)
api.add_router("/c", curating)


@api.get("/status", auth=None, response={200: str}, url_name="hma-status")
@api.get("/status/live", auth=None, response={200: str}, url_name="hma-live", operation_id="hma-live")
def alive(request: HttpRequest) -> HttpResponse:
    """Whether it runs. Its index is part of each question, so it is never stale."""
    return HttpResponse("I-AM-ALIVE", content_type="text/plain")


@api.get("/site-map", response={200: list[str]}, url_name="hma-site-map")
def site_map(request: HttpRequest) -> Any:
    """Every address."""
    return sorted(api.get_openapi_schema(path_prefix="/")["paths"])


app_name = "hma"
urlpatterns = furnish(api, replace(RULE, methods=METHODS), says="message")
