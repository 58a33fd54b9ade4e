"""The rules of ``policy.py`` once more, for PostgreSQL itself. A test compares the two over random worlds."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.bar_walls import barred_from
from zotim.core.access.grant_walls import AT, codes, has_role, live_spell
from zotim.core.glass.subjects import EMERGENCY
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import (
    CASE,
    ORDINARY,
    OUTSIDE,
    OVER,
    OVERVIEW,
    RETENTION,
    SUPERVISOR,
    WORKERS,
)

ME = "nullif(current_setting('zotim.user_id', true), '')::uuid"


@walls.function("zotim_wall_cases_assigned")
def _assigned() -> walls.Function:
    """As ``policy.assigned``: ids of the cases on which one works, those that ended only where that is asked."""
    return walls.Function(
        "zotim_wall_cases_assigned", "which text, closed_too boolean", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT a.case_id FROM reintegration_assignment a JOIN reintegration_case c ON c.id = a.case_id
WHERE a.user_id = holder AND {live_spell("a")} AND (which = '' OR a.part = which)
    AND a.case_id NOT IN {barred_from(CASE)} AND (closed_too OR c.state NOT IN {OVER})
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


@walls.function("zotim_wall_case_lock")
def _lock() -> walls.Function:
    """Hold a case that one may see as it is until the transaction ends, *alone* or beside others who hold it.

    A policy for UPDATE would hide it from somebody who may only write a note: hence a function.
    """
    seen = f"""key IN (SELECT zotim_wall_cases_assigned('', true))
    OR key::text IN (SELECT left(g, 36) FROM zotim_wall_granted('{CASE}', 'write') g)"""
    return walls.Function(
        "zotim_wall_case_lock", "key uuid, alone boolean", "void", writes=True,
        body=f"""
IF {seen} THEN
    IF alone THEN PERFORM 1 FROM reintegration_case c WHERE c.id = key FOR UPDATE;
    ELSE PERFORM 1 FROM reintegration_case c WHERE c.id = key FOR SHARE; END IF;
END IF;""",
    )  # fmt: skip


GLASS = f"(SELECT zotim_wall_glass('{CASE}'))"
IN_EMERGENCY = f"(SELECT left(g, 36) FROM zotim_wall_glass('{CASE}') g)"


@walls.function("zotim_wall_holds_over")
def _over() -> walls.Function:
    """Ids of the cases whose hold was over before a day, for the program alone."""
    return walls.Function(
        "zotim_wall_holds_over", "day date", "SETOF uuid",
        body=f"""
RETURN QUERY SELECT c.id FROM reintegration_case c
WHERE {walls.PROGRAM} AND c.state = 'on_hold' AND c.held_until < day;""",
    )  # fmt: skip


@walls.function("zotim_wall_hold_end")
def _hold_end() -> walls.Function:
    """Bring a case back whose hold was over before a day, for the program alone; whether it was."""
    return walls.Function(
        "zotim_wall_hold_end", "key uuid, day date", "boolean", writes=True, program=True, declare=AT,
        body=f"""
UPDATE reintegration_case SET state = held_from, held_from = '', held_until = NULL, state_since = at
WHERE {walls.PROGRAM} AND id = key AND state = 'on_hold' AND held_until < day;
answer := FOUND;""",
    )  # fmt: skip


ASSIGNED = "(SELECT zotim_wall_cases_assigned('', true))"
AT_WORK = "(SELECT zotim_wall_cases_assigned('', false))"
OVERSEEN = "(SELECT zotim_wall_cases_assigned('supervisor', true))"
SUPERVISED = "(SELECT zotim_wall_cases_assigned('supervisor', false))"
IN_OWN_POST = f"domain IN ({codes(ORDINARY)})"
BY_DOMAIN = (
    f"CASE WHEN {walls.AIM} = '' THEN case_id IN {ASSIGNED} AND {IN_OWN_POST} "
    f"WHEN {walls.AIM} = '{EMERGENCY}' THEN case_id::text || domain IN {GLASS} "
    f"ELSE case_id::text || domain IN (SELECT zotim_wall_granted('{CASE}', 'read')) END"
)
WRITES_DOMAIN = (
    f"CASE WHEN {walls.AIM} = '' THEN case_id IN {AT_WORK} AND {IN_OWN_POST} "
    f"ELSE case_id::text || domain IN (SELECT zotim_wall_granted('{CASE}', 'write')) END"
)
"""Who writes in a part of a case: a note, and what else stands in one domain."""
FROM_OUTSIDE = f"{walls.AIM} IN ({codes(OUTSIDE)})"

walls.wall(
    "reintegration.Case",
    walls.Policy(
        "SELECT",
        using=f"id NOT IN {barred_from(CASE)} AND CASE {walls.AIM} WHEN '{OVERVIEW}' THEN {has_role('coordinator')} "
        f"WHEN '{RETENTION}' THEN state IN {OVER} AND {has_role(*KEEPERS)} ELSE id IN {ASSIGNED} "
        f"OR id::text IN (SELECT left(g, 36) FROM zotim_wall_granted('{CASE}', 'read') g) "
        f"OR id::text IN {IN_EMERGENCY} END",
    ),
    walls.Policy("INSERT", check=f"opened_by_id = {ME} AND {has_role(*SUPERVISOR)}"),
    # These functions see the row as it was. A case that has ended takes one change: it is opened again.
    walls.Policy(
        "UPDATE",
        using=f"id IN {AT_WORK} OR (state IN {OVER} AND id IN {OVERSEEN})",
        check=f"id IN {AT_WORK} OR (state = 'assessment' AND id IN {OVERSEEN})",
    ),
    web="SELECT, INSERT, UPDATE (state, state_since, held_from, held_until, closing_by_id, closing_for_id, "
    "closed_by_id, closed_for_id, closed_at)",
)
walls.wall(
    "reintegration.Assignment",
    walls.Policy("SELECT", using=f"CASE WHEN {FROM_OUTSIDE} THEN false ELSE case_id IN {ASSIGNED} END"),
    walls.Policy("INSERT", check=f"case_id IN {SUPERVISED} OR case_id IN (SELECT zotim_wall_cases_fresh())"),
    walls.Policy("UPDATE", using=f"case_id IN {OVERSEEN}", check=f"case_id IN {OVERSEEN}"),
    web="SELECT, INSERT, UPDATE (ends_at)",
)
walls.wall(
    "reintegration.Note",
    walls.Policy(
        "SELECT",
        using=BY_DOMAIN,
    ),
    walls.Policy(
        "INSERT",
        check=f"author_id = {ME} AND {WRITES_DOMAIN}",
    ),
    web="SELECT, INSERT",
)
walls.wall(
    "reintegration.Turn",
    walls.Policy("SELECT", using=f"CASE WHEN {walls.AIM} = '' THEN case_id IN {ASSIGNED} ELSE false END"),
    walls.Policy("INSERT", check=f"author_id = {ME} AND case_id IN {AT_WORK}"),
    web="SELECT, INSERT",
)
walls.wall(
    "reintegration.Flag",
    walls.Policy("SELECT", using=BY_DOMAIN),
    walls.Policy("INSERT", check=f"put_up_by_id = {ME} AND case_id IN {AT_WORK} AND {IN_OWN_POST}"),
    walls.Policy("UPDATE", using=f"case_id IN {AT_WORK}", check=f"case_id IN {AT_WORK}"),
    web="SELECT, INSERT, UPDATE (ended_at)",
)

disposal("reintegration.Case", kind=f"'{CASE}'", key="id")
disposal("reintegration.Assignment", kind=f"'{CASE}'", key="case_id")
for model in ("Turn", "Flag"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
disposal("reintegration.Note", kind=f"'{CASE}'", key="case_id")
