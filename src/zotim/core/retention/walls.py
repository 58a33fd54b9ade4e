"""The worker's way through a wall: it sees and deletes the rows of a record that two people disposed of, and no others.

Only the worker's role has the privilege to delete in a walled table, so the policies are nobody else's. A guard says
the same on both databases: :func:`disposed`.
"""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import bar_walls, walls  # noqa: F401 (its wall is added to below)
from zotim.core.access.grant_walls import codes
from zotim.core.retention.registry import RULES, Outcome
from zotim.core.retention.services import DECIDE

FUNCTION = "zotim_wall_disposing"


@walls.function(FUNCTION)
def _disposing() -> walls.Function:
    """Ids of the records of a kind that an approved run is working on and that no hold keeps."""
    of_the_kind = " OR ".join(
        f"(kind = '{rule.model.lower()}' AND r.rule IN ({codes([rule.code])}))"
        for _, rule in sorted(RULES.items())
        if rule.outcome == Outcome.DISPOSE
    )
    return walls.Function(
        FUNCTION, "kind text", "SETOF uuid", declare="at timestamptz := statement_timestamp();",
        body=f"""
RETURN QUERY SELECT i.object_id FROM retention_disposalitem i JOIN retention_disposalrun r ON r.id = i.run_id
WHERE r.state = 'approved' AND i.state IN ('waiting', 'gone') AND ({of_the_kind or "false"})
    AND EXISTS (SELECT 1 FROM approvals_approval a WHERE a.action = '{DECIDE}'
        AND a.object_type = 'retention.disposalrun' AND a.object_id = r.id AND a.state = 'approved')
    AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.object_type = kind
        AND (h.object_id IS NULL OR h.object_id = i.object_id)
        AND h.starts_at <= at AND (h.ends_at IS NULL OR h.ends_at > at));""",
    )  # fmt: skip


def disposal(model: str, *, kind: str, key: str, name: str = "") -> None:
    """Let the worker see and delete the rows of *model* that belong to a record being disposed of.

    *kind* and *key* are SQL about the row: the record's kind (``'reintegration.case'``, quoted) and its id. *name*
    tells the second kind of record with which such rows go.
    """
    table = walls.WALLS[model.lower()].table
    using = (
        f"CASE WHEN has_table_privilege('{table}', 'DELETE') THEN {key} IN (SELECT {FUNCTION}({kind})) ELSE false END"
    )
    walls.worker_may(
        model, "SELECT, DELETE",
        walls.Policy("SELECT", using=using, name=f"disposing{name}"),
        walls.Policy("DELETE", using=using, name=f"dispose{name}"),
    )  # fmt: skip


disposal("access.Grant", kind="subject_type", key="subject_id")
disposal("access.Bar", kind="subject_type", key="subject_id")
