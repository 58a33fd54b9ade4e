"""The rules of ``policy.py`` once more, for PostgreSQL itself."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.grant_walls import AT, has_role
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import RETENTION, SUPERVISOR, WORKERS


@walls.function("zotim_wall_operations_led")
def _led() -> walls.Function:
    """As ``policy.leads``: ids of the operations that one leads, before they have ended."""
    return walls.Function(
        "zotim_wall_operations_led", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT o.id FROM reintegration_returnoperation o
WHERE o.led_by_id = holder AND o.state = 'planned' AND {has_role(*SUPERVISOR)};""",
    )  # fmt: skip


@walls.function("zotim_wall_travellers_own")
def _own() -> walls.Function:
    """Ids of those for whom one works, before the operation has ended, or of their operations."""
    return walls.Function(
        "zotim_wall_travellers_own", "of_operations boolean", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT CASE WHEN of_operations THEN t.operation_id ELSE t.id END FROM reintegration_traveller t
JOIN reintegration_returnoperation o ON o.id = t.operation_id
WHERE t.worker_id = holder AND o.state = 'planned' AND {has_role(*WORKERS)};""",
    )  # fmt: skip


@walls.function("zotim_wall_operation_mine")
def _mine() -> walls.Function:
    """Whether somebody is the one whose posts count: who begins an operation leads it."""
    return walls.Function(
        "zotim_wall_operation_mine", "leader uuid", "boolean", declare=AT,
        body=f"answer := leader = holder AND {has_role(*SUPERVISOR)};",
    )  # fmt: skip


LED = "(SELECT zotim_wall_operations_led())"

walls.wall(
    "reintegration.ReturnOperation",
    walls.Policy(
        "SELECT",
        using=f"CASE {walls.AIM} WHEN '{RETENTION}' THEN state = 'ended' AND {has_role(*KEEPERS)} "
        f"WHEN '' THEN id IN {LED} OR id IN (SELECT zotim_wall_travellers_own(true)) ELSE false END",
    ),
    walls.Policy("INSERT", check="state = 'planned' AND zotim_wall_operation_mine(led_by_id)"),
    # This function sees the row as it was: whoever ends an operation doesn't see it afterwards.
    walls.Policy("UPDATE", using=f"id IN {LED}", check=f"id IN {LED}"),
    web="SELECT, INSERT, UPDATE (lands_on, state, ended_at, ended_by_id, ended_for_id)",
)
walls.wall(
    "reintegration.Traveller",
    walls.Policy(
        "SELECT",
        using=f"CASE WHEN {walls.AIM} = '' THEN operation_id IN {LED} "
        "OR id IN (SELECT zotim_wall_travellers_own(false)) ELSE false END",
    ),
    walls.Policy("INSERT", check=f"operation_id IN {LED}"),
    walls.Policy("UPDATE", using=f"operation_id IN {LED}", check=f"operation_id IN {LED}"),
    web="SELECT, INSERT, UPDATE (worker_id, interpreter, press, details, case_key)",
)

KIND = "'reintegration.returnoperation'"
disposal("reintegration.ReturnOperation", kind=KIND, key="id")
disposal("reintegration.Traveller", kind=KIND, key="operation_id")
