"""The rules of ``policy.py`` once more, for PostgreSQL itself: a visit is seen and written as a note is."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.walls import BY_DOMAIN, ME, WRITES_DOMAIN

walls.wall(
    "reintegration.Visit",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=f"author_id = {ME} AND {WRITES_DOMAIN}"),
    web="SELECT, INSERT",
)
disposal("reintegration.Visit", kind=f"'{CASE}'", key="case_id")
