"""The rules of ``policy.py`` once more, for PostgreSQL itself: who sees and writes on what access rests."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.walls import ASSIGNED, AT_WORK, ME, SUPERVISED

OTHER = "nullif(current_setting('zotim.on_behalf_of', true), '')::uuid"
MINE = f"CASE WHEN {walls.AIM} = '' THEN case_id IN {ASSIGNED} ELSE false END"
WORK = f"case_id IN {AT_WORK}"
ME_OR_OTHER = f"({ME}, coalesce({OTHER}, {ME}))"
BY_ANOTHER = (
    f"case_id IN {SUPERVISED} AND confirmed_by_id = {ME} AND entered_by_id NOT IN {ME_OR_OTHER} "
    f"AND (entered_for_id IS NULL OR entered_for_id NOT IN {ME_OR_OTHER})"
)

walls.wall(
    "reintegration.Consent",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{WORK} AND asked_by_id = {ME} AND state = 'asked'"),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (state, decider, guardian_id, assent, how, answered_at, answered_by_id, "
    "answered_for_id, withdrawn_at, withdrawn_by_id, withdrawn_for_id)",
)
walls.wall(
    "reintegration.Ground",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{WORK} AND entered_by_id = {ME} AND state = 'entered'"),
    walls.Policy("UPDATE", using=WORK, check=f"CASE WHEN state = 'confirmed' THEN {BY_ANOTHER} ELSE {WORK} END"),
    web="SELECT, INSERT, UPDATE (state, confirmed_by_id, confirmed_for_id, confirmed_at)",
)

for model in ("Consent", "Ground"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
