"""The rules of ``policy.py`` once more, for PostgreSQL itself: who writes at the end of a case, who receives one."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.bar_walls import barred_from
from zotim.core.access.grant_walls import AT, held_now
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.bases.walls import MINE, WORK
from zotim.desks.reintegration.cases.policy import CASE, OVER
from zotim.desks.reintegration.cases.walls import ASSIGNED, ME, SUPERVISED
from zotim.desks.reintegration.closing.policy import ROLE
from zotim.desks.reintegration.referrals.policy import stands_sql

AS_GRANT = "(SELECT t.*, t.case_id AS subject_id, t.receiver_id AS user_id FROM reintegration_transfer t)"


@walls.function("zotim_wall_transfer_stands")
def _stands() -> walls.Function:
    """As ``policy.stands``: whether a transfer's case is open, and what it rests on holds and covers it. For whom one
    is kept from the case nothing stands."""
    return walls.Function(
        "zotim_wall_transfer_stands", "key uuid", "boolean", declare="at timestamptz := statement_timestamp();",
        body=f"""
answer := EXISTS (SELECT 1 FROM {AS_GRANT} g JOIN reintegration_case c ON c.id = g.case_id
    WHERE g.id = key AND c.state NOT IN {OVER} AND c.id NOT IN {barred_from(CASE)} AND ({stands_sql()}));""",
    )  # fmt: skip


@walls.function("zotim_wall_transfers_received")
def _received() -> walls.Function:
    """As ``policy.received``: ids of what was sent to the one whose posts count."""
    return walls.Function(
        "zotim_wall_transfers_received", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT g.id FROM reintegration_transfer g WHERE g.receiver_id = holder AND g.state = 'sent'
    AND g.to_id IN (SELECT m.organisation_id FROM people_membership m
        WHERE m.user_id = holder AND m.role = '{ROLE}' AND {held_now("m")})
    AND zotim_wall_transfer_stands(g.id);""",
    )  # fmt: skip


RECEIVED = "(SELECT zotim_wall_transfers_received())"

walls.wall(
    "reintegration.LastWord",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{WORK} AND author_id = {ME}"),
)
walls.wall(
    "reintegration.Withdrawal",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{WORK} AND recorded_by_id = {ME}"),
)
walls.wall(
    "reintegration.Handover",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"case_id IN {SUPERVISED} AND made_by_id = {ME}"),
)
walls.wall(
    "reintegration.Transfer",
    walls.Policy(
        "SELECT", using=f"CASE WHEN {walls.AIM} = '' THEN case_id IN {ASSIGNED} OR id IN {RECEIVED} ELSE false END"
    ),
    walls.Policy("INSERT", check=f"{WORK} AND drafted_by_id = {ME} AND state = 'drafted'"),
    # These functions see the row as it was: what one receives is out of one's sight afterwards.
    walls.Policy(
        "UPDATE",
        using=f"{WORK} OR id IN {RECEIVED}",
        check=f"CASE WHEN state IN ('received', 'refused') THEN id IN {RECEIVED} "
        f"WHEN state = 'sent' THEN case_id IN {SUPERVISED} AND sent_by_id = {ME} ELSE {WORK} END",
    ),
    web="SELECT, INSERT, UPDATE (state, refused_for, sent_by_id, sent_for_id, sent_at, ended_at)",
)
walls.wall(
    "reintegration.Arrival",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"case_id IN {SUPERVISED} AND received_by_id = {ME}"),
)

for model in ("LastWord", "Withdrawal", "Handover", "Transfer", "Arrival"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
