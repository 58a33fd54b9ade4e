"""The rules of ``policy.py`` once more, for PostgreSQL itself. A test compares the two over random worlds."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.grant_walls import AT, has_role
from zotim.core.retention.walls import disposal
from zotim.desks.reintegration.cases.policy import CASE, HELPERS
from zotim.desks.reintegration.cases.walls import (
    ASSIGNED,
    AT_WORK,
    FROM_OUTSIDE,
    IN_EMERGENCY,
    ME,
    OVERSEEN,
    SUPERVISED,
)

OTHER = "nullif(current_setting('zotim.on_behalf_of', true), '')::uuid"
IN_OWN_POST = f"{walls.AIM} = ''"


@walls.function("zotim_wall_families")
def _families() -> walls.Function:
    """As ``policy.members``: the families of the cases on which one works."""
    return walls.Function(
        "zotim_wall_families", "", "SETOF uuid",
        body=f"""
RETURN QUERY SELECT m.family FROM reintegration_member m WHERE m.case_id IN {ASSIGNED};""",
    )  # fmt: skip


@walls.function("zotim_wall_family_open")
def _family_open() -> walls.Function:
    """Whether one may put a case into this family: it is new, or one of those of one's own cases."""
    return walls.Function(
        "zotim_wall_family_open", "key uuid", "boolean",
        body=f"""
answer := NOT EXISTS (SELECT 1 FROM reintegration_member m WHERE m.family = key AND m.case_id NOT IN {ASSIGNED})
    OR EXISTS (SELECT 1 FROM reintegration_member m WHERE m.family = key AND m.case_id IN {ASSIGNED});""",
    )  # fmt: skip


@walls.function("zotim_wall_person_ask")
def _ask() -> walls.Function:
    """The only way into the table of questions: one statement, whether or not it finds somebody."""
    return walls.Function(
        "zotim_wall_person_ask", "key uuid, asked text", "void", writes=True, declare=AT,
        body=f"""
IF {has_role(*HELPERS)} THEN
    INSERT INTO reintegration_inquiry (id, created_at, asked_by_id, asked_for_id, case_id, state)
    SELECT key, at, {ME}, {OTHER}, n.case_id, 'asked' FROM reintegration_name n
    WHERE n.code = asked AND n.ended_at IS NULL ORDER BY n.created_at, n.id LIMIT 1;
END IF;""",
    )  # fmt: skip


READ = (
    f"CASE WHEN {FROM_OUTSIDE} THEN false ELSE case_id IN {ASSIGNED} "
    f"OR case_id::text IN (SELECT left(g, 36) FROM zotim_wall_granted('{CASE}', 'read') g) "
    f"OR case_id::text IN {IN_EMERGENCY} END"
)
MINE = f"CASE WHEN {IN_OWN_POST} THEN case_id IN {ASSIGNED} ELSE false END"
WORK = f"case_id IN {AT_WORK}"
FAMILY = f"CASE WHEN {IN_OWN_POST} THEN family IN (SELECT zotim_wall_families()) ELSE false END"
JOIN = f"case_id IN {SUPERVISED}"
DECIDES = (
    f"CASE WHEN {IN_OWN_POST} THEN case_id IN {OVERSEEN} AND asked_by_id NOT IN ({ME}, coalesce({OTHER}, {ME})) "
    f"AND (asked_for_id IS NULL OR asked_for_id NOT IN ({ME}, coalesce({OTHER}, {ME}))) ELSE false END"
)

walls.wall(
    "reintegration.Person",
    walls.Policy("SELECT", using=READ),
    walls.Policy("INSERT", check=WORK),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (birth_year, sex, languages, interpreter)",
)
walls.wall(
    "reintegration.Name",
    walls.Policy("SELECT", using=READ),
    walls.Policy("INSERT", check=WORK),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (ended_at)",
)
walls.wall(
    "reintegration.Identity",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=WORK),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (details)",
)
walls.wall(
    "reintegration.Guardian",
    walls.Policy("SELECT", using=MINE),
    walls.Policy("INSERT", check=f"{WORK} AND entered_by_id = {ME}"),
    walls.Policy("UPDATE", using=WORK, check=WORK),
    web="SELECT, INSERT, UPDATE (ends_on, in_conflict)",
)
walls.wall(
    "reintegration.Member",
    walls.Policy("SELECT", using=FAMILY),
    walls.Policy("INSERT", check=f"{JOIN} AND zotim_wall_family_open(family)"),
    walls.Policy("UPDATE", using=JOIN, check=JOIN),
    web="SELECT, INSERT, UPDATE (ends_on)",
)
walls.wall(
    "reintegration.Inquiry",
    walls.Policy("SELECT", using=DECIDES),
    walls.Policy("UPDATE", using=DECIDES, check=DECIDES),
    web="SELECT, UPDATE (state, decided_at, decided_by_id, decided_for_id)",
)

for model in ("Person", "Name", "Identity", "Guardian", "Member", "Inquiry"):
    disposal(f"reintegration.{model}", kind=f"'{CASE}'", key="case_id")
