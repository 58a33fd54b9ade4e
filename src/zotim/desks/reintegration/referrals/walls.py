"""The rules of ``policy.py`` once more, for PostgreSQL itself: who sees and moves a referral, and what it rests on."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.bar_walls import barred_from
from zotim.core.access.grant_walls import AT, codes, held_now
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import CASE, OVER
from zotim.desks.reintegration.cases.walls import ASSIGNED, AT_WORK, BY_DOMAIN, ME
from zotim.desks.reintegration.referrals.clocks import ANSWER
from zotim.desks.reintegration.referrals.models import OPEN
from zotim.desks.reintegration.referrals.policy import PROVIDER, stands_sql

AS_GRANT = "(SELECT r.*, r.case_id AS subject_id, r.receiver_id AS user_id FROM reintegration_referral r)"


@walls.function("zotim_wall_referral_stands")
def _stands() -> walls.Function:
    """As ``policy.stands``: whether a referral's case is open, and what it rests on holds and covers it. For whom one
    is kept from the case nothing stands."""
    return walls.Function(
        "zotim_wall_referral_stands", "key uuid", "boolean", declare="at timestamptz := statement_timestamp();",
        body=f"""
answer := EXISTS (SELECT 1 FROM {AS_GRANT} g JOIN reintegration_case c ON c.id = g.case_id
    WHERE g.id = key AND c.state NOT IN {OVER} AND c.id NOT IN {barred_from(CASE)} AND ({stands_sql()}));""",
    )  # fmt: skip


@walls.function("zotim_wall_referrals_received")
def _received() -> walls.Function:
    """As ``policy.received``: ids of what was referred to the one whose posts count."""
    return walls.Function(
        "zotim_wall_referrals_received", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT g.id FROM reintegration_referral g WHERE g.receiver_id = holder AND g.state IN ({codes(OPEN)})
    AND g.provider_id IN (SELECT m.organisation_id FROM people_membership m
        WHERE m.user_id = holder AND m.role = '{PROVIDER}' AND {held_now("m")})
    AND zotim_wall_referral_stands(g.id);""",
    )  # fmt: skip


@walls.function("zotim_wall_referrals_over")
def _over() -> walls.Function:
    """Ids of the open referrals that nobody answered in time, or whose basis is over, for the program alone."""
    return walls.Function(
        "zotim_wall_referrals_over", "", "SETOF uuid", declare="at timestamptz := statement_timestamp();",
        body=f"""
RETURN QUERY SELECT g.id FROM reintegration_referral g WHERE {walls.PROGRAM} AND g.state IN ({codes(OPEN)})
    AND (NOT zotim_wall_referral_stands(g.id) OR (g.state = 'sent' AND EXISTS (SELECT 1 FROM clocks_clockrun k
        WHERE k.code = '{ANSWER.code}' AND k.object_id = g.id AND k.state = 'running' AND k.due_at <= at)));""",
    )  # fmt: skip


@walls.function("zotim_wall_referral_expire")
def _expire() -> walls.Function:
    """Put on record that an open referral is over, for the program alone; whether it was open."""
    return walls.Function(
        "zotim_wall_referral_expire", "key uuid", "boolean", writes=True, program=True,
        declare="at timestamptz := statement_timestamp();",
        body=f"""
UPDATE reintegration_referral SET state = 'expired', ended_at = at
WHERE {walls.PROGRAM} AND id = key AND state IN ({codes(OPEN)});
answer := FOUND;""",
    )  # fmt: skip


@walls.function("zotim_wall_referrals_hand")
def _hand() -> walls.Function:
    """Hand what one received of a service to another focal point of its body: ids of what went. The only way in which
    a referral gets another receiver, and only for who keeps the service."""
    focal = (
        "EXISTS (SELECT 1 FROM people_membership m WHERE m.user_id = {0} AND m.organisation_id = s.provider_id "
        f"AND m.role = '{PROVIDER}' AND {held_now('m')})"
    )
    return walls.Function(
        "zotim_wall_referrals_hand", "key uuid, heir uuid", "SETOF uuid", writes=True, declare=AT,
        body=f"""
RETURN QUERY UPDATE reintegration_referral r SET receiver_id = heir
WHERE r.service_id = key AND r.id IN (SELECT zotim_wall_referrals_received())
    AND EXISTS (SELECT 1 FROM reintegration_service s JOIN people_user u ON u.id = heir AND u.is_active
        WHERE s.id = key AND s.focal_point_id = holder AND s.provider_id = r.provider_id
        AND {focal.format("holder")} AND {focal.format("heir")})
RETURNING r.id;""",
    )  # fmt: skip


RECEIVED = "(SELECT zotim_wall_referrals_received())"
WORK = f"case_id IN {AT_WORK}"
BY_PROVIDER = "state IN ('accepted', 'declined', 'in_service', 'completed')"

walls.wall(
    "reintegration.Referral",
    walls.Policy(
        "SELECT", using=f"CASE WHEN {walls.AIM} = '' THEN case_id IN {ASSIGNED} OR id IN {RECEIVED} ELSE false END"
    ),
    walls.Policy("INSERT", check=f"{WORK} AND drafted_by_id = {ME} AND state = 'drafted'"),
    # These functions see the row as it was: what one moves may be out of one's sight afterwards.
    walls.Policy(
        "UPDATE",
        using=f"{WORK} OR id IN {RECEIVED}",
        check=f"CASE WHEN {BY_PROVIDER} THEN id IN {RECEIVED} ELSE {WORK} END",
    ),
    web="SELECT, INSERT, UPDATE (state, declined_for, sent_at, answered_at, ended_at)",
)
walls.wall(
    "reintegration.Reply",
    walls.Policy(
        "SELECT", using=f"({BY_DOMAIN}) OR CASE WHEN {walls.AIM} = '' THEN referral_id IN {RECEIVED} ELSE false END"
    ),
    walls.Policy(
        "INSERT",
        check=f"author_id = {ME} AND EXISTS (SELECT 1 FROM reintegration_referral r WHERE r.id = referral_id "
        f"AND r.id IN {RECEIVED} AND r.case_id = reintegration_reply.case_id "
        "AND r.domain = reintegration_reply.domain)",
    ),
    web="SELECT, INSERT",
)

for model in ("Referral", "Reply"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
