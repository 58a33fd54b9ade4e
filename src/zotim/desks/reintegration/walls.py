"""The rules of ``policy.py`` once more, for PostgreSQL itself. A test compares the two over random worlds."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.grants import AT, codes, has_role, live_spell
from zotim.desks.reintegration.models import CONFIDENTIAL
from zotim.desks.reintegration.policy import CASE, OVERVIEW, SUPERVISOR, WORKERS

ME = "nullif(current_setting('zotim.user_id', true), '')::uuid"
FOR_OVERVIEW = f"current_setting('zotim.purpose', true) = '{OVERVIEW}'"


@walls.function("zotim_wall_cases_assigned")
def _assigned() -> walls.Function:
    """As ``policy.assigned``: ids of the cases on which one works; '' for any part."""
    return walls.Function(
        "zotim_wall_cases_assigned", "which text", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT a.case_id FROM reintegration_assignment a
WHERE a.user_id = holder AND {live_spell("a")} AND (which = '' OR a.part = which)
    AND CASE WHEN which = 'supervisor' THEN {has_role(*SUPERVISOR)} ELSE {has_role(*WORKERS)} END;""",
    )  # fmt: skip


@walls.function("zotim_wall_cases_fresh")
def _fresh() -> walls.Function:
    """Cases that one has just opened and on which nobody works yet: there the first assignment may be written."""
    return walls.Function(
        "zotim_wall_cases_fresh", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT c.id FROM reintegration_case c WHERE c.opened_by_id = {ME} AND {has_role(*SUPERVISOR)}
    AND NOT EXISTS (SELECT 1 FROM reintegration_assignment a WHERE a.case_id = c.id);""",
    )  # fmt: skip


@walls.function("zotim_wall_case_is_open")
def _is_open() -> walls.Function:
    return walls.Function(
        "zotim_wall_case_is_open", "key uuid", "boolean",
        body="answer := EXISTS (SELECT 1 FROM reintegration_case c WHERE c.id = key AND c.state <> 'closed');",
    )  # fmt: skip


ASSIGNED = "(SELECT zotim_wall_cases_assigned(''))"
SUPERVISED = "(SELECT zotim_wall_cases_assigned('supervisor'))"
ORDINARY = f"domain NOT IN ({codes(CONFIDENTIAL)})"

walls.wall(
    "reintegration.Case",
    walls.Policy(
        "SELECT",
        using=f"CASE WHEN {FOR_OVERVIEW} THEN {has_role('coordinator')} ELSE id IN {ASSIGNED} "
        f"OR id::text IN (SELECT left(g, 36) FROM zotim_wall_granted('{CASE}', 'read') g) END",
    ),
    walls.Policy("INSERT", check=f"opened_by_id = {ME} AND {has_role(*SUPERVISOR)}"),
    walls.Policy("UPDATE", using=f"id IN {ASSIGNED}", check=f"id IN {ASSIGNED}"),
    web="SELECT, INSERT, UPDATE (state, closed_at)",
)
walls.wall(
    "reintegration.Assignment",
    walls.Policy("SELECT", using=f"CASE WHEN {FOR_OVERVIEW} THEN false ELSE case_id IN {ASSIGNED} END"),
    walls.Policy("INSERT", check=f"case_id IN {SUPERVISED} OR case_id IN (SELECT zotim_wall_cases_fresh())"),
    walls.Policy("UPDATE", using=f"case_id IN {SUPERVISED}", check=f"case_id IN {SUPERVISED}"),
    web="SELECT, INSERT, UPDATE (ends_at)",
)
walls.wall(
    "reintegration.Note",
    walls.Policy(
        "SELECT",
        using=f"CASE WHEN {FOR_OVERVIEW} THEN false ELSE (case_id IN {ASSIGNED} AND {ORDINARY}) "
        f"OR case_id::text || domain IN (SELECT zotim_wall_granted('{CASE}', 'read')) END",
    ),
    walls.Policy(
        "INSERT",
        check=f"author_id = {ME} AND zotim_wall_case_is_open(case_id) AND ((case_id IN {ASSIGNED} AND {ORDINARY}) "
        f"OR case_id::text || domain IN (SELECT zotim_wall_granted('{CASE}', 'write')))",
    ),
    web="SELECT, INSERT",
)
