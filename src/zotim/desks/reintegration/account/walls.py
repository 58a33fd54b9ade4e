"""What a coordinator is told of assignments, whose rows the wall hides from them: counts alone."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.bar_walls import barred_from
from zotim.core.access.grant_walls import AT, has_role, live_spell
from zotim.desks.reintegration.account.policy import COORDINATOR
from zotim.desks.reintegration.cases.policy import CASE, OVER


@walls.function("zotim_wall_caseload")
def _caseload() -> walls.Function:
    """As ``policy.counted`` for the overview: the id of a worker, their part, and on how many open cases."""
    return walls.Function(
        "zotim_wall_caseload", "", "SETOF text", declare=AT,
        body=f"""
RETURN QUERY SELECT concat_ws(' ', a.user_id, a.part, count(DISTINCT a.case_id))
FROM reintegration_assignment a JOIN reintegration_case c ON c.id = a.case_id
WHERE {has_role(*COORDINATOR)} AND {live_spell("a")} AND c.state NOT IN {OVER} AND c.id NOT IN {barred_from(CASE)}
GROUP BY a.user_id, a.part;""",
    )  # fmt: skip
