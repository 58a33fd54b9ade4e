"""The rules of ``policy.py`` once more, for PostgreSQL itself: what broken glass opens, the only way to break it, who
ends it and who reviews it."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from collections.abc import Callable

from django.apps import apps

from zotim.core.access import walls
from zotim.core.access.bar_walls import WHO
from zotim.core.access.grant_walls import array, codes, has_role, held_now
from zotim.core.access.subjects import SUBJECTS
from zotim.core.glass.policy import OFFICER, WATCHERS
from zotim.core.glass.subjects import BEHIND, EMERGENCY, KEPT, LONGEST, Behind
from zotim.core.retention.walls import disposal

HOLDER = WHO + "holder uuid := zotim_wall_holder(); "
THEMSELVES = "me IS NOT NULL AND other IS NULL"


def _of_kinds(kind: str, say: Callable[[Behind], str]) -> str:
    """SQL: a condition that is another one for each kind of record."""
    return " OR ".join(f"({kind} = '{entry.label}' AND ({say(entry)}))" for entry in BEHIND.values()) or "false"


def _posted(who: str) -> Callable[[Behind], str]:
    """SQL: whether somebody has an account and holds a role that may break the glass."""
    return lambda entry: (
        f"EXISTS (SELECT 1 FROM people_membership m JOIN people_user u ON u.id = m.user_id WHERE m.user_id = {who} "
        f"AND u.is_active AND m.role IN ({codes(entry.roles)}) AND {held_now('m')})"
    )


def _open(key: str) -> Callable[[Behind], str]:
    """SQL: whether a record is open."""
    return lambda entry: f"EXISTS (SELECT 1 FROM (SELECT {key} AS subject) s WHERE {SUBJECTS[entry.label].open_sql})"


@walls.function("zotim_wall_glass_kept")
def _kept() -> walls.Function:
    """Whether somebody is kept from a record: by a bar, or by what a room entered."""
    more = _of_kinds(
        "kind", lambda entry: " OR ".join(f"key IN ({one.sql})" for one in KEPT.get(entry.label, ())) or "false"
    )
    return walls.Function(
        "zotim_wall_glass_kept", "kind text, key uuid, who uuid", "boolean",
        declare="at timestamptz := statement_timestamp();",
        body=f"""
answer := EXISTS (SELECT 1 FROM access_bar b WHERE b.subject_type = kind AND b.subject_id = key AND b.user_id = who
    AND b.starts_at <= at AND (b.ends_at IS NULL OR b.ends_at > at) AND (b.lifted_at IS NULL OR b.lifted_at > at))
    OR {more};""",
    )  # fmt: skip


@walls.function("zotim_wall_glass_over")
def _over() -> walls.Function:
    """By what an emergency is over, as a word; empty while it holds, or for one that isn't open."""
    return walls.Function(
        "zotim_wall_glass_over", "key uuid", "text",
        declare="at timestamptz := statement_timestamp(); row glass_breaking%ROWTYPE;",
        body=f"""
SELECT b.* INTO row FROM glass_breaking b WHERE b.id = key AND b.state = 'open';
answer := CASE WHEN row.id IS NULL THEN '' WHEN row.ends_at <= at THEN 'time'
    WHEN NOT ({_of_kinds("row.subject_type", _posted("row.user_id"))}) THEN 'post'
    WHEN zotim_wall_glass_kept(row.subject_type, row.subject_id, row.user_id) THEN 'bar'
    WHEN NOT ({_of_kinds("row.subject_type", _open("row.subject_id"))}) THEN 'record' ELSE '' END;""",
    )  # fmt: skip


@walls.function("zotim_wall_glass")
def _glass() -> walls.Function:
    """Record and part that broken glass opens to whoever asks; the same question as ``policy.broken``."""
    parts = _of_kinds("b.subject_type", lambda entry: f"d.part = ANY ({array(entry.parts)})")
    return walls.Function(
        "zotim_wall_glass", "kind text", "SETOF text", declare=WHO,
        body=f"""
RETURN QUERY SELECT b.subject_id::text || d.part FROM glass_breaking b,
    LATERAL unnest(string_to_array(btrim(b.domains, ','), ',')) AS d(part)
WHERE b.subject_type = kind AND b.user_id = me AND {THEMSELVES} AND {walls.AIM} IN ('', '{EMERGENCY}')
    AND b.state = 'open' AND b.starts_at <= at AND ({parts}) AND zotim_wall_glass_over(b.id) = '';""",
    )  # fmt: skip


@walls.function("zotim_wall_glass_seen")
def _seen() -> walls.Function:
    """Ids of the emergencies that one sees; the same question as ``policy.breakings``."""
    worked = _of_kinds("b.subject_type", lambda entry: f"b.subject_id IN ({SUBJECTS[entry.label].worked_on_sql})")
    return walls.Function(
        "zotim_wall_glass_seen", "", "SETOF uuid", declare=HOLDER,
        body=f"""
RETURN QUERY SELECT b.id FROM glass_breaking b WHERE holder IS NOT NULL
    AND b.subject_id NOT IN (SELECT zotim_wall_barred(b.subject_type))
    AND ((b.user_id = me AND {THEMSELVES}) OR (SELECT {has_role(*WATCHERS)}) OR {worked});""",
    )  # fmt: skip


@walls.function("zotim_wall_glass_reviewed")
def _reviewed() -> walls.Function:
    """Ids of the emergencies that one reviews; the same question as ``policy.to_review``, of those that one sees."""
    overseen = _of_kinds("b.subject_type", lambda entry: f"b.subject_id IN ({SUBJECTS[entry.label].sql})")
    return walls.Function(
        "zotim_wall_glass_reviewed", "", "SETOF uuid", declare=HOLDER,
        body=f"""
RETURN QUERY SELECT b.id FROM glass_breaking b WHERE b.id IN (SELECT zotim_wall_glass_seen())
    AND b.user_id NOT IN (me, coalesce(other, me)) AND ((SELECT {has_role(OFFICER)}) OR {overseen});""",
    )  # fmt: skip


@walls.function("zotim_wall_glass_find")
def _find() -> walls.Function:
    """The open record with this number, for who may break its glass. No record and one from which one is kept answer
    alike: nothing."""
    lines = [
        f"SELECT r.id INTO answer FROM {apps.get_model(entry.label)._meta.db_table} r WHERE kind = '{entry.label}' "
        f"AND r.{entry.number} = asked AND {_open('r.id')(entry)} AND NOT zotim_wall_glass_kept(kind, r.id, me) "
        f"AND {THEMSELVES} AND {_posted('me')(entry)};"
        for entry in BEHIND.values()
    ]
    return walls.Function(
        "zotim_wall_glass_find", "kind text, asked text", "uuid", declare=WHO,
        body="\n" + "\n".join(lines[:1] + [f"IF answer IS NULL THEN {line} END IF;" for line in lines[1:]]),
    )  # fmt: skip


def _refuse(when: str, message: str) -> str:
    return f"IF {when} THEN RAISE EXCEPTION 'zotim: {message}' USING ERRCODE = 'insufficient_privilege'; END IF;"


@walls.function("zotim_wall_glass_break")
def _break() -> walls.Function:
    """The only way into the table. Who breaks the glass is who asks, as themselves, and it begins now."""
    of_parts = _of_kinds("kind", lambda entry: f"string_to_array(btrim(parts, ','), ',') <@ {array(entry.parts)}")
    most = f"{int(LONGEST.total_seconds())} seconds"
    return walls.Function(
        "zotim_wall_glass_break",
        "key uuid, named text, kind text, subject uuid, parts text, why text, told text, "
        "finishes timestamp with time zone",
        "void", writes=True, declare=WHO,
        body=f"""
{_refuse(f"NOT ({THEMSELVES}) OR NOT ({_of_kinds('kind', _posted('me'))})", "nobody breaks the glass for another")}
{_refuse(f"NOT ({_of_kinds('kind', _open('subject'))})", "the record isn''t open")}
{_refuse("zotim_wall_glass_kept(kind, subject, me)", "the record isn''t there")}
{_refuse(f"btrim(parts, ',') = '' OR NOT ({of_parts})", "not every part can be opened so")}
{_refuse(f"finishes <= at OR finishes > at + interval '{most}'", "an emergency lasts three hours at most")}
INSERT INTO glass_breaking (id, created_at, reference, user_id, subject_type, subject_id, domains, reason, said, state,
    starts_at, ends_at, ending, finding)
VALUES (key, at, named, me, kind, subject, parts, why, told, 'open', at, finishes, '', '');""",
    )  # fmt: skip


@walls.function("zotim_wall_glass_told")
def _told() -> walls.Function:
    """Who is told of an emergency: the officers, and unless only they are asked for, who works on the record; never who
    broke the glass, nor who is barred. Asked by who broke it, or by the program."""
    people = _of_kinds("kind", lambda entry: f"u.id IN ({entry.told_sql()})")
    return walls.Function(
        "zotim_wall_glass_told", "key uuid, officers boolean", "SETOF uuid",
        declare=WHO + "kind text; subject uuid; breaker uuid; ",
        body=f"""
SELECT b.subject_type, b.subject_id, b.user_id INTO kind, subject, breaker FROM glass_breaking b
WHERE b.id = key AND (b.user_id = me OR {walls.PROGRAM});
RETURN QUERY SELECT u.id FROM people_user u WHERE breaker IS NOT NULL AND u.is_active AND u.id <> breaker
    AND (EXISTS (SELECT 1 FROM people_membership m WHERE m.user_id = u.id AND m.role = '{OFFICER}' AND {held_now("m")})
        OR (NOT officers AND ({people})))
    AND NOT EXISTS (SELECT 1 FROM access_bar x WHERE x.subject_type = kind AND x.subject_id = subject
        AND x.user_id = u.id AND x.starts_at <= at AND (x.ends_at IS NULL OR x.ends_at > at)
        AND (x.lifted_at IS NULL OR x.lifted_at > at));""",
    )  # fmt: skip


ME = "nullif(current_setting('zotim.user_id', true), '')::uuid"
OTHER = "nullif(current_setting('zotim.on_behalf_of', true), '')::uuid"
SEEN = "id IN (SELECT zotim_wall_glass_seen())"
REVIEWED = "id IN (SELECT zotim_wall_glass_reviewed())"
MINE = f"(user_id = {ME} AND {OTHER} IS NULL)"
OVER = "zotim_wall_glass_over(id) <> ''"

walls.wall(
    "glass.Breaking",
    walls.Policy("SELECT", using=SEEN),
    # Who opened the record ends it; that it is over, whoever sees it may put on record.
    walls.Policy(
        "UPDATE", name="end",
        using=f"state = 'open' AND {SEEN} AND ({MINE} OR {OVER})",
        check=f"state = 'ended' AND {SEEN} AND (({MINE} AND ending = 'button') "
        "OR ending IN ('time', 'post', 'bar', 'record'))",
    ),
    walls.Policy(
        "UPDATE", name="review",
        using=f"state = 'ended' AND {REVIEWED}",
        check=f"state = 'reviewed' AND {REVIEWED} AND reviewed_by_id = {ME} "
        f"AND reviewed_for_id IS NOT DISTINCT FROM {OTHER}",
    ),
    web="SELECT, UPDATE (state, ended_at, ending, finding, found, reviewed_at, reviewed_by_id, reviewed_for_id)",
)  # fmt: skip

disposal("glass.Breaking", kind="subject_type", key="subject_id")

WORKER = f"CASE WHEN has_table_privilege('glass_breaking', 'DELETE') THEN {walls.PROGRAM} ELSE false END"
TO_SETTLE = f"{WORKER} AND state <> 'reviewed'"
walls.worker_may(
    "glass.Breaking", "SELECT, DELETE, UPDATE (state, ended_at, ending, late_told_at)",
    walls.Policy("SELECT", name="working", using=WORKER),
    walls.Policy("UPDATE", name="settling", using=TO_SETTLE, check=TO_SETTLE),
)  # fmt: skip
