"""The screening desk for an entity's own systems under ``/api/screening/``: payments, customers and messages in, alerts
and verdicts out.

Hung in where the desk is switched on; which rooms have addresses, the installation's channels say.
"""

from dataclasses import replace
from importlib import import_module

from ninja import NinjaAPI

from zotim.desks.screening.apps import switched_on
from zotim.web.api.root import RULE, Bearer, Key, PerToken, furnish

RATE = "6000/m"
"""Calls of one token; a bank sends a payment in each."""

api = NinjaAPI(
    title="Zotim, screening: an entity's own systems",
    version="1",
    description="Send payments, customers and messages; read alerts and verdicts. Every call is on record.",
    urls_namespace="screening-api",
    auth=[Bearer(), Key()],
    throttle=[PerToken(RATE)],
    docs_url=None,
)
WITH_AN_API = ("lists", "alerts", "finance", "travel")
for room in switched_on():
    if room.rpartition(".")[2] in WITH_AN_API:
        api.add_router("", import_module(f"{room}.api").router)

app_name = "screening-api"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
