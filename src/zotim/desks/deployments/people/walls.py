"""The rules of ``policy.py`` once more, for PostgreSQL itself: a body's people aren't there for anybody else. The
program on nobody's behalf counts them."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.access.grant_walls import AT, codes, has_role, held_now
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.walls import disposal
from zotim.desks.deployments.missions.policy import OFFICERS
from zotim.desks.deployments.people.policy import RETENTION

SENDING = "zotim_wall_sending"


@walls.function(SENDING)
def _sending() -> walls.Function:
    """The bodies for which one sends people now."""
    return walls.Function(
        SENDING, "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT m.organisation_id FROM people_membership m
WHERE m.user_id = holder AND m.role IN ({codes(OFFICERS)}) AND {held_now("m")};""",
    )  # fmt: skip


_KEPT = f"CASE {walls.AIM} WHEN '{RETENTION}' THEN (SELECT {has_role(*KEEPERS)})"
OWN = f"lead_id IN (SELECT {SENDING}())"
SEEN = f"{walls.PROGRAM} OR {_KEPT} ELSE {OWN} END"
# The rows of whoever isn't there for one aren't either: the wall of the nominee stands in this question too.
OF_OWN = "EXISTS (SELECT 1 FROM deployments_nominee n WHERE n.id = nominee_id)"

walls.wall(
    "deployments.Nominee",
    walls.Policy("SELECT", using=SEEN),
    walls.Policy("INSERT", check=OWN),
    walls.Policy("UPDATE", using=OWN, check=OWN),
    web="SELECT, INSERT, UPDATE (staff_number, name, rank, available_from, available_until, last_return, clearance, "
    "clearance_until, left_on, state)",
)
walls.wall(
    "deployments.Qualification",
    walls.Policy("SELECT", using=OF_OWN),
    walls.Policy("INSERT", check=OF_OWN),
    walls.Policy("UPDATE", using=OF_OWN, check=OF_OWN),
    web="SELECT, INSERT, UPDATE (ended_at)",
)
walls.wall(
    "deployments.Fitness",
    walls.Policy("SELECT", using=OF_OWN),
    walls.Policy("INSERT", check=OF_OWN),
    walls.Policy("UPDATE", using=OF_OWN, check=OF_OWN),
    web="SELECT, INSERT, UPDATE (fit, until_on)",
)

NOMINEE = "'deployments.nominee'"
disposal("deployments.Nominee", kind=NOMINEE, key="id")
disposal("deployments.Qualification", kind=NOMINEE, key="nominee_id")
disposal("deployments.Fitness", kind=NOMINEE, key="nominee_id")
