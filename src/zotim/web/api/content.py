"""The content desk for other systems under ``/api/content/``: who calls, and what an error looks like, as everywhere.

Hung in where the desk is switched on. Imported from the addresses only.
"""

from dataclasses import replace

from ninja import NinjaAPI

from zotim.desks.content.intake.api import router
from zotim.web.api.root import RULE, Bearer, PerToken, furnish

RATE = "120/m"
"""Calls of one token, each of up to a hundred reports."""

api = NinjaAPI(
    title="Zotim, reports of content",
    version="1",
    description="Report content. Every call is on record.",
    urls_namespace="content",
    auth=Bearer(),
    throttle=[PerToken(RATE)],
    docs_url=None,
)
api.add_router("", router)

app_name = "content"
urlpatterns = furnish(api, replace(RULE, methods=("GET", "POST")))
