"""The screening desk for other systems under ``/api/yente/``: who calls, and what an error looks like, as everywhere.

Hung in where the desk is switched on. Imported from the addresses only.
"""

from dataclasses import replace

from ninja import NinjaAPI

from zotim.desks.screening.asking.yente import api as screening
from zotim.desks.screening.asking.yente.reconciling import reconciling
from zotim.web.api.root import RULE, Bearer, Key, KeyInAddress, PerToken, furnish

RATE = "6000/m"
"""Calls of one token; a client that asks for one name a call makes many."""

api = NinjaAPI(
    title="Zotim, screening",
    version="1",
    description="Ask the lists, by the addresses of yente. Every call is on record.",
    urls_namespace="yente",
    auth=[Bearer(), Key()],
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("", screening.router)
api.add_router("", reconciling, auth=[Bearer(), Key(), KeyInAddress()])

app_name = "yente"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
