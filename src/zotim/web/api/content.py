"""The content desk for other bodies under ``/api/content/``: who calls, and what an error looks like, as everywhere.

Hung in where the desk is switched on. Imported from the addresses only.
"""

from dataclasses import replace

from ninja import NinjaAPI

from zotim.desks.content.exchange.api import router as exchange
from zotim.web.api.root import RATE, RULE, Bearer, PerToken, furnish

api = NinjaAPI(
    title="Zotim, content",
    version="1",
    description="Follow banks of fingerprints, and say how their entries fared. Every call is on record.",
    urls_namespace="content",
    auth=Bearer(),
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("", exchange)

app_name = "content"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
