"""Grants once more, for PostgreSQL itself: who has one, and the only two ways to write one."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from collections.abc import Iterable

from zotim.core.access import walls
from zotim.core.access.grants import LONGEST
from zotim.core.access.roles import fitting_sql
from zotim.core.access.subjects import SUBJECTS

AT = "at timestamptz := statement_timestamp(); holder uuid := zotim_wall_holder(); "
"""Declarations that most functions begin with. The statement's clock, because a transaction may be long."""


def live_spell(alias: str = "") -> str:
    """SQL: whether a row with a beginning and an open end holds at ``at``."""
    dot = f"{alias}." if alias else ""
    return f"{dot}starts_at <= at AND ({dot}ends_at IS NULL OR {dot}ends_at > at)"


def codes(words: Iterable[str]) -> str:
    """SQL: a list of codes. Codes are ours, never what somebody typed."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def held_now(alias: str) -> str:
    """SQL: whether a membership holds now, and its role may be held in its kind of body."""
    fits = fitting_sql(f"{alias}.role", "o.kind")
    body = f"SELECT 1 FROM people_organisation o WHERE o.id = {alias}.organisation_id AND ({fits})"
    return f"({live_spell(alias)} AND EXISTS ({body}))"


@walls.function("zotim_wall_holder")
def _holder() -> walls.Function:
    """Whose posts count: as in ``actor_of``. NULL for an account that is closed or holds no post now."""
    return walls.Function(
        "zotim_wall_holder", "", "uuid",
        declare="at timestamptz := statement_timestamp(); "
        "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid; "
        "other uuid := nullif(current_setting('zotim.on_behalf_of', true), '')::uuid;",
        body=f"""
IF EXISTS (SELECT 1 FROM people_user u WHERE u.id = me AND u.is_active) THEN
    answer := me;
    IF other IS NOT NULL THEN
        SELECT d.user_id INTO answer FROM people_deputy d JOIN people_user u ON u.id = d.user_id
        WHERE d.user_id = other AND d.deputy_id = me AND u.is_active AND {live_spell("d")} LIMIT 1;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.user_id = answer AND {held_now("m")}) THEN
        answer := NULL;
    END IF;
END IF;""",
    )  # fmt: skip


@walls.function("zotim_wall_has_role")
def _has_role() -> walls.Function:
    return walls.Function(
        "zotim_wall_has_role", "roles text[]", "boolean", declare=AT,
        body=f"""answer := EXISTS (SELECT 1 FROM people_membership m
    WHERE m.user_id = holder AND m.role = ANY (roles) AND {held_now("m")});""",
    )  # fmt: skip


def has_role(*words: str) -> str:
    """SQL: whether the one whose posts count holds one of these roles now."""
    return f"zotim_wall_has_role(ARRAY[{codes(words)}])"


def array(words: Iterable[str]) -> str:
    """SQL: an array of codes."""
    return f"ARRAY[{codes(words)}]::text[]"


def _opens(kind: str, aim: str, domain: str) -> str:
    """SQL: whether a purpose covers a domain, and one of the roles held now acts for it. Asked once for each."""
    lines = [
        f"({kind} = '{entry.label}' AND {aim} = '{each.code}' AND {domain} = ANY ({array(each.domains)}) "
        f"AND (SELECT {has_role(*each.roles)}))"
        for entry in SUBJECTS.values()
        for each in entry.grantable
    ]
    return "\n    OR ".join(lines) or "false"


def _is_open(kind: str, key: str) -> str:
    """SQL: whether grants on a record open anything now."""
    lines = [
        f"({kind} = '{entry.label}' AND EXISTS (SELECT 1 FROM (SELECT {key} AS subject) s WHERE {entry.open_sql}))"
        for entry in SUBJECTS.values()
    ]
    return " OR ".join(lines) or "false"


def _rests() -> str:
    """SQL: whether the grant ``g`` rests on something that holds at ``at``."""
    lines = [
        f"(g.subject_type = '{entry.label}' AND g.basis_type = '{label}' AND {basis.holds_sql})"
        for entry in SUBJECTS.values()
        for label, basis in entry.bases.items()
    ]
    return "\n    OR ".join(lines) or "false"


@walls.function("zotim_wall_rests")
def _rests_now() -> walls.Function:
    """As ``grants.resting``: whether a grant rests on something that holds, for who was let in by it and doesn't see
    on what."""
    return walls.Function(
        "zotim_wall_rests", "key uuid", "boolean", declare="at timestamptz := statement_timestamp();",
        body=f"""
answer := EXISTS (SELECT 1 FROM access_grant g WHERE g.id = key AND ({_rests()}));""",
    )  # fmt: skip


@walls.function("zotim_wall_granted")
def _granted() -> walls.Function:
    """Subject and domain of each live grant that opens something; the same question as ``grants.granted``."""
    return walls.Function(
        "zotim_wall_granted", "kind text, lvl text", "SETOF text",
        declare=AT + "aim text := nullif(current_setting('zotim.purpose', true), '');",
        body=f"""
RETURN QUERY SELECT g.subject_id::text || d.domain FROM access_grant g,
    LATERAL unnest(string_to_array(g.domains, ',')) AS d(domain)
WHERE g.subject_type = kind AND g.subject_id NOT IN (SELECT zotim_wall_barred(kind))
    AND (lvl = 'read' OR g.level = lvl) AND (aim IS NULL OR g.purpose = aim)
    AND g.starts_at <= at AND g.ends_at > at AND (g.revoked_at IS NULL OR g.revoked_at > at)
    AND (g.user_id = holder OR g.organisation_id IN
        (SELECT m.organisation_id FROM people_membership m WHERE m.user_id = holder AND {held_now("m")}))
    AND ({_opens("g.subject_type", "g.purpose", "d.domain")})
    AND ({_rests()})
    AND ({_is_open("g.subject_type", "g.subject_id")});""",
    )  # fmt: skip


@walls.function("zotim_wall_grants")
def _grants() -> walls.Function:
    """Ids of the grants that one may see; the same question as ``grants.grants``."""
    worked_on = "".join(
        f"\n    OR (g.subject_type = '{entry.label}' AND g.subject_id IN ({entry.worked_on_sql}))"
        for entry in SUBJECTS.values()
    )
    return walls.Function(
        "zotim_wall_grants", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT g.id FROM access_grant g WHERE holder IS NOT NULL
    AND g.subject_id NOT IN (SELECT zotim_wall_barred(g.subject_type)) AND (g.user_id = holder OR g.organisation_id IN
    (SELECT m.organisation_id FROM people_membership m WHERE m.user_id = holder AND {held_now("m")}){worked_on});""",
    )  # fmt: skip


def _oversees(kind: str, key: str) -> str:
    """SQL: whether one oversees a record that is open."""
    overseen = " OR ".join(f"({kind} = '{entry.label}' AND {key} IN ({entry.sql}))" for entry in SUBJECTS.values())
    return f"({overseen or 'false'}) AND ({_is_open(kind, key)})"


def _covered(kind: str, aim: str, parts: str) -> str:
    """SQL: whether a purpose covers every one of these domains, of which there is at least one."""
    lines = [
        f"({kind} = '{entry.label}' AND {aim} = '{each.code}' "
        f"AND string_to_array(btrim({parts}, ','), ',') <@ {array(each.domains)})"
        for entry in SUBJECTS.values()
        for each in entry.grantable
    ]
    return f"btrim({parts}, ',') <> '' AND ({' OR '.join(lines) or 'false'})"


def _refuse(when: str, message: str) -> str:
    """PL/pgSQL: stop when this holds."""
    return f"IF {when} THEN RAISE EXCEPTION 'zotim: {message}' USING ERRCODE = 'insufficient_privilege'; END IF;"


@walls.function("zotim_wall_grant_give")
def _give() -> walls.Function:
    """The only way into the grant table. Who gives is who asks, not what the caller says."""
    bases = " OR ".join(
        f"(kind = '{entry.label}' AND basis_kind = '{label}' AND {basis.covers_sql})"
        for entry in SUBJECTS.values()
        for label, basis in entry.bases.items()
    )
    return walls.Function(
        "zotim_wall_grant_give",
        "key uuid, receiver uuid, body_id uuid, kind text, subject uuid, parts text, lvl text, aim text, "
        "basis_kind text, basis uuid, begins timestamp with time zone, finishes timestamp with time zone",
        "void", writes=True,
        declare=AT + "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid; "
        "other uuid := nullif(current_setting('zotim.on_behalf_of', true), '')::uuid;",
        body=f"""
{_refuse("holder IS NULL", "nobody gives this grant")}
{_refuse("receiver IS NOT NULL AND receiver IN (me, coalesce(other, me))", "nobody gives a grant to themselves")}
{_refuse(f"NOT ({_oversees('kind', 'subject')})", "who gives a grant oversees its subject, which is open")}
{_refuse(f"NOT ({_covered('kind', 'aim', 'parts')})", "a grant is for a purpose that covers its parts")}
{_refuse(f"NOT ({bases or 'false'})", "a grant rests on something that covers it")}
{_refuse(f"finishes <= at OR finishes > begins + interval '{LONGEST.days} days'", "a grant ends within a year")}
INSERT INTO access_grant (id, created_at, user_id, organisation_id, subject_type, subject_id, domains, level, purpose,
    basis_type, basis_id, starts_at, ends_at, given_by_id, given_for_id)
VALUES (key, at, receiver, body_id, kind, subject, parts, lvl, aim, basis_kind, basis, begins, finishes, me, other);
{_refuse("NOT zotim_wall_rests(key)", "a grant rests on something that holds")}""",
    )  # fmt: skip


@walls.function("zotim_wall_grant_revoke")
def _revoke() -> walls.Function:
    """Taking back is for those who oversee the subject while it is open."""
    return walls.Function(
        "zotim_wall_grant_revoke", "key uuid", "void", writes=True,
        declare=AT + "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid;",
        body=f"""
UPDATE access_grant g SET revoked_at = at, revoked_by_id = me
WHERE g.id = key AND g.revoked_at IS NULL AND holder IS NOT NULL
    AND {_oversees("g.subject_type", "g.subject_id")};
{_refuse("NOT FOUND", "this grant isn''t yours to take back")}""",
    )  # fmt: skip


walls.wall("access.Grant", walls.Policy("SELECT", using="id IN (SELECT zotim_wall_grants())"), web="SELECT")
