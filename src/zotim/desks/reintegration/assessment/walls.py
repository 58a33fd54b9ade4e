"""The rules of ``policy.py`` once more, for PostgreSQL itself: what stands in one domain is seen as its notes are."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.walls import BY_DOMAIN, ME, WRITES_DOMAIN

OTHER = "nullif(current_setting('zotim.on_behalf_of', true), '')::uuid"
ME_OR_OTHER = f"({ME}, coalesce({OTHER}, {ME}))"
OWN = f"(drafted_by_id IN {ME_OR_OTHER} OR drafted_for_id IN {ME_OR_OTHER}) AND {WRITES_DOMAIN}"
OF_IT = (
    "EXISTS (SELECT 1 FROM reintegration_assessment a WHERE a.id = assessment_id "  # noqa: S608
    "AND a.case_id = reintegration_need.case_id AND a.domain = reintegration_need.domain AND a.state = 'signed' "
    f"AND (a.drafted_by_id IN {ME_OR_OTHER} OR a.drafted_for_id IN {ME_OR_OTHER}))"
)

walls.wall(
    "reintegration.Assessment",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=f"drafted_by_id = {ME} AND state = 'drafted' AND {WRITES_DOMAIN}"),
    # What is signed or dropped is changed by nobody any more.
    walls.Policy("UPDATE", using=f"state = 'drafted' AND {OWN}", check=OWN),
    web="SELECT, INSERT, UPDATE (state, details, heard, signed_at)",
)
walls.wall(
    "reintegration.Need",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=f"{OF_IT} AND {WRITES_DOMAIN}"),
    web="SELECT, INSERT",
)

for model in ("Need", "Assessment"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
