"""The rules of ``policy.py`` once more, for PostgreSQL itself: goals are seen and written as notes of their domain."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.assessment.walls import ME_OR_OTHER
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.walls import AT_WORK, BY_DOMAIN, ME, SUPERVISED, WRITES_DOMAIN
from zotim.desks.reintegration.persons.walls import READ

WORK = f"case_id IN {AT_WORK}"
BY_ANOTHER = (
    f"case_id IN {SUPERVISED} AND approved_by_id = {ME} AND drafted_by_id NOT IN {ME_OR_OTHER} "
    f"AND (drafted_for_id IS NULL OR drafted_for_id NOT IN {ME_OR_OTHER}) AND submitted_by_id NOT IN {ME_OR_OTHER} "
    f"AND (submitted_for_id IS NULL OR submitted_for_id NOT IN {ME_OR_OTHER})"
)


def _in_plan(table: str, *states: str) -> str:
    """SQL: whether a goal stands in a plan of its case that is in one of these states."""
    listed = ", ".join(f"'{one}'" for one in states)
    return (
        f"EXISTS (SELECT 1 FROM reintegration_plan p WHERE p.id = {table}.plan_id "  # noqa: S608
        f"AND p.case_id = {table}.case_id AND p.state IN ({listed}))"
    )


def _of_goal(table: str, *states: str) -> str:
    """SQL: whether a row is of a goal of its case and domain, whose plan is in one of these states."""
    return (
        f"EXISTS (SELECT 1 FROM reintegration_goal g WHERE g.id = {table}.goal_id "  # noqa: S608
        f"AND g.case_id = {table}.case_id AND g.domain = {table}.domain AND {_in_plan('g', *states)})"
    )


GOAL = f"{_in_plan('reintegration_goal', 'drafted')} AND {WRITES_DOMAIN}"
ACTION = "reintegration_plannedaction"

walls.wall(
    "reintegration.Plan",
    walls.Policy("SELECT", using=READ),
    walls.Policy("INSERT", check=f"{WORK} AND drafted_by_id = {ME} AND state = 'drafted'"),
    walls.Policy("UPDATE", using=WORK, check=f"CASE WHEN state = 'approved' THEN {BY_ANOTHER} ELSE {WORK} END"),
    web="SELECT, INSERT, UPDATE (state, review_on, submitted_by_id, submitted_for_id, submitted_at, approved_by_id, "
    "approved_for_id, approved_at)",
)
walls.wall(
    "reintegration.Goal",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=GOAL),
    walls.Policy("UPDATE", using=GOAL, check=GOAL),
    web="SELECT, INSERT, UPDATE (left_out_at)",
)
walls.wall(
    "reintegration.PlannedAction",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=f"{_of_goal(ACTION, 'drafted')} AND {WRITES_DOMAIN}"),
    walls.Policy("UPDATE", using=f"{_of_goal(ACTION, 'drafted', 'approved')} AND {WRITES_DOMAIN}", check=WRITES_DOMAIN),
    web="SELECT, INSERT, UPDATE (left_out_at, done_at, done_by_id, done_for_id)",
)
walls.wall(
    "reintegration.Attainment",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy(
        "INSERT", check=f"said_by_id = {ME} AND {_of_goal('reintegration_attainment', 'approved')} AND {WRITES_DOMAIN}"
    ),
    web="SELECT, INSERT",
)

for model in ("Attainment", "PlannedAction", "Goal", "Plan"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
