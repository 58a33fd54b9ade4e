"""The rules of ``policy.py`` once more, for PostgreSQL itself: a tour is there for whoever its person is there for."""

from zotim.core.access import walls
from zotim.core.retention.walls import disposal
from zotim.desks.deployments.people.walls import NOMINEE, OF_OWN

walls.wall(
    "deployments.Tour",
    walls.Policy("SELECT", using=OF_OWN),
    walls.Policy("INSERT", check=OF_OWN),
    walls.Policy("UPDATE", using=OF_OWN, check=OF_OWN),
    web="SELECT, INSERT, UPDATE (arrives_on, from_on, until_on, back_on, decompressed_on, debriefed_on, ended_why, "
    "state)",
)

disposal("deployments.Tour", kind=NOMINEE, key="nominee_id")
disposal(
    "deployments.Tour", kind="'deployments.mission'", name="_mission",
    key="(SELECT b.mission_id FROM deployments_billet b WHERE b.id = billet_id)",
)  # fmt: skip
