"""The content desk for other systems under ``/api/content/``: who calls, and what an error looks like, as everywhere.

Hung in where the desk is switched on. Imported from the addresses only.
"""

from dataclasses import replace

from ninja import NinjaAPI

from zotim.desks.content.exchange.api import router as exchange
from zotim.desks.content.intake.api import router as intake
from zotim.web.api.root import RULE, Bearer, PerToken, furnish

RATE = "120/m"
"""Calls of one token, each of up to a hundred reports or a thousand changes."""

api = NinjaAPI(
    title="Zotim, content",
    version="1",
    description="Report content; follow banks of fingerprints, and say how entries fared. Every call is on record.",
    urls_namespace="content",
    auth=Bearer(),
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("", intake)
api.add_router("", exchange)

app_name = "content"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
