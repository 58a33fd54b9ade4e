"""Bars once more, for PostgreSQL itself: from what one is kept, and the only two ways to write one."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.subjects import SUBJECTS

WHO = (
    "at timestamptz := statement_timestamp(); me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid; "
    "other uuid := nullif(current_setting('zotim.on_behalf_of', true), '')::uuid; "
)


def barred_from(kind: str) -> str:
    """SQL: the ids of the records of a kind that one is kept from, for ``NOT IN``."""
    return f"(SELECT zotim_wall_barred('{kind}'))"


@walls.function("zotim_wall_barred")
def _barred() -> walls.Function:
    """As ``bars.barred_from``: of the person, and of whom they stand in for. It only takes away, so it asks nothing of
    their posts."""
    return walls.Function(
        "zotim_wall_barred", "kind text", "SETOF uuid", declare=WHO,
        body="""
RETURN QUERY SELECT b.subject_id FROM access_bar b WHERE b.subject_type = kind AND b.user_id IN (me, other)
    AND b.starts_at <= at AND (b.ends_at IS NULL OR b.ends_at > at) AND (b.lifted_at IS NULL OR b.lifted_at > at);""",
    )  # fmt: skip


def _works_on(kind: str, key: str) -> str:
    lines = [f"({kind} = '{entry.label}' AND {key} IN ({entry.worked_on_sql}))" for entry in SUBJECTS.values()]
    return " OR ".join(lines) or "false"


@walls.function("zotim_wall_bars")
def _bars() -> walls.Function:
    """Ids of the bars that one may see; the same question as ``bars.bars``."""
    return walls.Function(
        "zotim_wall_bars", "", "SETOF uuid", declare=WHO + "holder uuid := zotim_wall_holder();",
        body=f"""
RETURN QUERY SELECT b.id FROM access_bar b WHERE holder IS NOT NULL
    AND ({_works_on("b.subject_type", "b.subject_id")});""",
    )  # fmt: skip


def _refuse(when: str, message: str) -> str:
    return f"IF {when} THEN RAISE EXCEPTION 'zotim: {message}' USING ERRCODE = 'insufficient_privilege'; END IF;"


@walls.function("zotim_wall_bar_enter")
def _enter() -> walls.Function:
    """The only way into the table of bars. Who enters is who asks, not what the caller says."""
    return walls.Function(
        "zotim_wall_bar_enter",
        "key uuid, barred uuid, kind text, subject uuid, why text, finishes timestamp with time zone",
        "void", writes=True, declare=WHO + "holder uuid := zotim_wall_holder();",
        body=f"""
{_refuse("holder IS NULL OR barred IN (me, coalesce(other, me))", "nobody bars themselves")}
{_refuse(f"NOT ({_works_on('kind', 'subject')})", "who bars somebody works on the record")}
INSERT INTO access_bar (id, created_at, user_id, subject_type, subject_id, reason, starts_at, ends_at, entered_by_id,
    entered_for_id) VALUES (key, at, barred, kind, subject, why, at, finishes, me, other);""",
    )  # fmt: skip


@walls.function("zotim_wall_bar_lift")
def _lift() -> walls.Function:
    """Lifting is for another who works on the record: never the barred, never who entered it."""
    return walls.Function(
        "zotim_wall_bar_lift", "key uuid", "void", writes=True, declare=WHO + "holder uuid := zotim_wall_holder();",
        body=f"""
UPDATE access_bar b SET lifted_at = at, lifted_by_id = me, lifted_for_id = other
WHERE b.id = key AND b.lifted_at IS NULL AND holder IS NOT NULL
    AND me NOT IN (b.user_id, b.entered_by_id, coalesce(b.entered_for_id, b.user_id))
    AND coalesce(other, me) NOT IN (b.user_id, b.entered_by_id, coalesce(b.entered_for_id, b.user_id))
    AND ({_works_on("b.subject_type", "b.subject_id")});
{_refuse("NOT FOUND", "this bar isn''t yours to lift")}""",
    )  # fmt: skip


walls.wall("access.Bar", walls.Policy("SELECT", using="id IN (SELECT zotim_wall_bars())"), web="SELECT")
