"""The rules of ``policy.py`` once more, for PostgreSQL itself: who sees and writes written requests."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.bases.walls import ME_OR_OTHER, MINE
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.walls import ASSIGNED, ME, OVERSEEN

KNOWN = f"case_id IN {ASSIGNED}"
BY_ANOTHER = (
    f"case_id IN {OVERSEEN} AND confirmed_by_id = {ME} AND entered_by_id NOT IN {ME_OR_OTHER} "
    f"AND (entered_for_id IS NULL OR entered_for_id NOT IN {ME_OR_OTHER})"
)
TO_GIVE = (
    "EXISTS (SELECT 1 FROM reintegration_demand d WHERE d.id = demand_id "
    "AND d.case_id = reintegration_demandanswer.case_id AND d.state = 'confirmed' AND d.answer = 'give')"
)

walls.wall(
    "reintegration.Demand",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{KNOWN} AND entered_by_id = {ME} AND state = 'entered'"),
    walls.Policy("UPDATE", using=KNOWN, check=f"CASE WHEN state = 'confirmed' THEN {BY_ANOTHER} ELSE {KNOWN} END"),
    web="SELECT, INSERT, UPDATE (state, confirmed_by_id, confirmed_for_id, confirmed_at)",
)
walls.wall(
    "reintegration.DemandAnswer",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{KNOWN} AND given_by_id = {ME} AND {TO_GIVE}"),
    web="SELECT, INSERT",
)

for model in ("Demand", "DemandAnswer"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
