"""The rules of ``policy.py`` once more, for PostgreSQL itself: a plan is there for the officers of the body that sends.
The program works it out, on nobody's behalf, and accepts none."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.deployments.people.walls import NOMINEE, SENDING

MISSION = "'deployments.mission'"
_OWN = f"mission_id IN (SELECT m.id FROM deployments_mission m WHERE m.lead_id IN (SELECT {SENDING}()))"
_SEEN = f"{walls.PROGRAM} OR {_OWN}"
# The rows of whoever isn't there for one aren't either: the wall of the plan stands in this question too.
_OF_SEEN = "EXISTS (SELECT 1 FROM deployments_plan p WHERE p.id = plan_id)"

walls.wall(
    "deployments.Plan",
    walls.Policy("SELECT", using=_SEEN),
    walls.Policy("INSERT", check=f"{_OWN} AND state = 'asked'"),
    walls.Policy("UPDATE", using=_SEEN, check=_SEEN),
    web="SELECT, INSERT, UPDATE (state, accepted_by_id, accepted_for_id, accepted_at)",
)
walls.wall(
    "deployments.PlannedTour",
    walls.Policy("SELECT", using=_OF_SEEN),
    walls.Policy("INSERT", check=f"{walls.PROGRAM} AND {_OF_SEEN}"),
    walls.Policy("UPDATE", using=_OF_SEEN, check=_OF_SEEN),
    web="SELECT, UPDATE (tour_id)",
)

disposal("deployments.Plan", kind=MISSION, key="mission_id")
disposal("deployments.PlannedTour", kind=NOMINEE, key="nominee_id")
disposal(
    "deployments.PlannedTour", kind=MISSION, name="_mission",
    key="(SELECT b.mission_id FROM deployments_billet b WHERE b.id = billet_id)",
)  # fmt: skip
walls.worker_may("deployments.Plan", "SELECT, UPDATE, DELETE")
walls.worker_may("deployments.PlannedTour", "SELECT, INSERT, DELETE")
