"""The rules of ``policy.py`` once more, for PostgreSQL itself: who sees a conference, its seats and items, and what is
said there."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.bar_walls import barred_from
from zotim.core.access.grant_walls import AT, codes, has_role, held_now
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.bases.walls import ME_OR_OTHER
from zotim.desks.reintegration.cases.policy import CASE, CHAIRS, GUESTS, WORKERS
from zotim.desks.reintegration.cases.walls import ASSIGNED, AT_WORK, BY_DOMAIN, ME, SUPERVISED
from zotim.desks.reintegration.conferences.models import LIVE
from zotim.desks.reintegration.conferences.policy import CONFERENCE_OF, MINUTES, PLACE
from zotim.desks.reintegration.conferences.standing import live_sql, stands_sql


@walls.function("zotim_wall_place_stands")
def _stands() -> walls.Function:
    """As ``standing.stands``: whether a place at an item stands now."""
    return walls.Function(
        "zotim_wall_place_stands", "key uuid", "boolean", declare="at timestamptz := statement_timestamp();",
        body=f"""
answer := EXISTS (SELECT 1 FROM reintegration_place p WHERE p.id = key AND {stands_sql()});""",
    )  # fmt: skip


@walls.function("zotim_wall_conferences_chaired")
def _chaired() -> walls.Function:
    """As ``policy.chaired``: ids of the conferences that one chairs, in the post for it."""
    return walls.Function(
        "zotim_wall_conferences_chaired", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT f.id FROM reintegration_conference f WHERE f.chair_id = holder
    AND f.body_id IN (SELECT m.organisation_id FROM people_membership m
        WHERE m.user_id = holder AND m.role IN ({codes(CHAIRS)}) AND {held_now("m")});""",
    )  # fmt: skip


@walls.function("zotim_wall_conferences_mine")
def _mine() -> walls.Function:
    """Ids of the conferences at which one has a seat."""
    return walls.Function(
        "zotim_wall_conferences_mine", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT s.conference_id FROM reintegration_seat s
WHERE s.user_id = holder AND s.left_at IS NULL AND {has_role(*GUESTS)};""",
    )  # fmt: skip


@walls.function("zotim_wall_conferences_brought")
def _brought() -> walls.Function:
    """Ids of the conferences before which something of one's cases was brought."""
    return walls.Function(
        "zotim_wall_conferences_brought", "", "SETOF uuid",
        body="""
RETURN QUERY SELECT i.conference_id FROM reintegration_item i
WHERE i.case_id IN (SELECT zotim_wall_cases_assigned('', true));""",
    )  # fmt: skip


@walls.function("zotim_wall_items_sat")
def _sat() -> walls.Function:
    """As ``policy.sat``: ids of the items at which one sits, and for a while of those at which one sat."""
    return walls.Function(
        "zotim_wall_items_sat", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT p.item_id FROM reintegration_place p JOIN {CONFERENCE_OF} ON i.id = p.item_id
WHERE p.user_id = holder AND {has_role(*GUESTS)} AND p.case_id NOT IN {barred_from(CASE)}
    AND ({live_sql()} OR (f.state = 'closed' AND f.ended_at > at - interval '{MINUTES.days} days'))
    AND EXISTS (SELECT 1 FROM access_grant g
        WHERE g.basis_type = '{PLACE}' AND g.basis_id = p.id AND g.revoked_at IS NULL)
    AND {stands_sql()};""",
    )  # fmt: skip


@walls.function("zotim_wall_conference_lock")
def _lock() -> walls.Function:
    """Hold a conference that one may see as it is until the transaction ends, *alone* or beside others who hold it.

    A policy for UPDATE would hide it from who only brings something: hence a function.
    """
    seen = (
        f"{has_role(*WORKERS)} OR key IN (SELECT zotim_wall_conferences_chaired()) "
        "OR key IN (SELECT zotim_wall_conferences_mine())"
    )
    return walls.Function(
        "zotim_wall_conference_lock", "key uuid, alone boolean", "void", writes=True,
        body=f"""
IF {seen} THEN
    IF alone THEN PERFORM 1 FROM reintegration_conference f WHERE f.id = key FOR UPDATE;
    ELSE PERFORM 1 FROM reintegration_conference f WHERE f.id = key FOR SHARE; END IF;
END IF;""",
    )  # fmt: skip


CHAIRED = "(SELECT zotim_wall_conferences_chaired())"
MINE = "(SELECT zotim_wall_conferences_mine())"
BROUGHT = "(SELECT zotim_wall_conferences_brought())"
SAT = "(SELECT zotim_wall_items_sat())"
OWN = f"case_id IN {ASSIGNED}"
WORK = f"case_id IN {AT_WORK}"
UNBARRED = f"case_id NOT IN {barred_from(CASE)}"
HOLDER = "(SELECT zotim_wall_holder())"


def _plain(condition: str) -> str:
    """Only in one's own name, for no purpose beside."""
    return f"CASE WHEN {walls.AIM} = '' THEN {condition} ELSE false END"


def _of_item(table: str, more: str = "") -> str:
    """SQL: a row of *table* stands in the part of the case of its item, at a conference that isn't over."""
    return (
        f"EXISTS (SELECT 1 FROM reintegration_item i JOIN reintegration_conference f ON f.id = i.conference_id "
        f"WHERE i.id = {table}.item_id AND i.case_id = {table}.case_id AND i.domain = {table}.domain "
        f"AND f.state IN ({codes(LIVE)}) {more})"
    )


LED = f"item_id IN (SELECT i.id FROM reintegration_item i WHERE i.conference_id IN {CHAIRED})"
WRITES = f"({WORK} OR (item_id IN {SAT} AND {LED}))"

walls.wall(
    "reintegration.Conference",
    walls.Policy("SELECT", using=_plain(f"{has_role(*WORKERS)} OR id IN {CHAIRED} OR id IN {MINE}")),
    walls.Policy("INSERT", check=f"chair_id = {HOLDER} AND called_by_id = {ME} AND {has_role(*CHAIRS)}"),
    walls.Policy("UPDATE", using=f"id IN {CHAIRED}", check=f"id IN {CHAIRED}"),
    web="SELECT, INSERT, UPDATE (state, ended_at)",
)
walls.wall(
    "reintegration.Seat",
    walls.Policy(
        "SELECT",
        using=_plain(
            f"conference_id IN {CHAIRED} OR conference_id IN {BROUGHT} "
            f"OR (user_id = {HOLDER} AND left_at IS NULL AND {has_role(*GUESTS)})"
        ),
    ),
    walls.Policy("INSERT", check=f"conference_id IN {CHAIRED} AND seated_by_id = {ME} AND undertaken_at IS NULL"),
    # A person signs in person; the chair puts on record what an outsider signed.
    walls.Policy(
        "UPDATE",
        using=f"conference_id IN {CHAIRED} OR user_id = {ME}",
        check=f"CASE WHEN undertaken_at IS NOT NULL AND left_at IS NULL THEN undertaken_by_id = {ME} "
        f"AND (user_id = {ME} OR (user_id IS NULL AND conference_id IN {CHAIRED})) "
        f"ELSE conference_id IN {CHAIRED} END",
    ),
    web="SELECT, INSERT, UPDATE (undertaken_at, undertaken_by_id, undertaken_for_id, left_at)",
)
walls.wall(
    "reintegration.Item",
    walls.Policy("SELECT", using=_plain(f"{OWN} OR (conference_id IN {CHAIRED} AND {UNBARRED}) OR id IN {SAT}")),
    walls.Policy("INSERT", check=f"{WORK} AND brought_by_id = {ME}"),
    walls.Policy(
        "UPDATE",
        using=f"{WORK} OR (conference_id IN {CHAIRED} AND id IN {SAT})",
        check=f"{WORK} OR (conference_id IN {CHAIRED} AND id IN {SAT})",
    ),
    web="SELECT, INSERT, UPDATE (invited, why_not, came, decided_at, taken_off_at)",
)
walls.wall(
    "reintegration.Place",
    walls.Policy(
        "SELECT",
        using=_plain(f"{OWN} OR ({LED} AND {UNBARRED}) OR (user_id = {HOLDER} AND item_id IN {SAT})"),
    ),
    # Who gave a seat opens no item to it, and nobody opens one to themselves.
    walls.Policy(
        "INSERT",
        check=f"case_id IN {SUPERVISED} AND opened_by_id = {ME} AND ended_at IS NULL AND EXISTS "
        "(SELECT 1 FROM reintegration_seat s WHERE s.id = reintegration_place.seat_id "
        "AND s.user_id IS NOT DISTINCT FROM reintegration_place.user_id AND s.body_id = reintegration_place.body_id "
        f"AND s.undertaken_at IS NOT NULL AND s.left_at IS NULL AND s.seated_by_id NOT IN {ME_OR_OTHER} "
        f"AND (s.seated_for_id IS NULL OR s.seated_for_id NOT IN {ME_OR_OTHER}) "
        f"AND (s.user_id IS NULL OR s.user_id NOT IN {ME_OR_OTHER}) AND "
        f"{_of_item('reintegration_place', 'AND f.id = s.conference_id')})",
    ),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (ended_at)",
)
for model, more in (("Saying", ""), ("Decision", ", UPDATE (action_id)")):
    policies = [walls.Policy("UPDATE", using=WORK, check=WORK)] if more else []
    walls.wall(
        f"reintegration.{model}",
        walls.Policy("SELECT", using=f"({BY_DOMAIN}) OR {_plain(f'item_id IN {SAT}')}"),
        walls.Policy("INSERT", check=f"author_id = {ME} AND {WRITES} AND {_of_item(f'reintegration_{model.lower()}')}"),
        *policies,
        web=f"SELECT, INSERT{more}",
    )

for model in ("Item", "Place", "Saying", "Decision"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
