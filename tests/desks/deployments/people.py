"""A small world for the deployments desk: two bodies that send people, a mission, its grounds, a commitment."""

from datetime import date
from typing import Any

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.walls import walled
from zotim.core.texts import Translated
from zotim.desks.deployments.checklists import services as checklists
from zotim.desks.deployments.checklists.models import ChecklistItem, ItemCheck
from zotim.desks.deployments.missions import services
from zotim.desks.deployments.missions.models import Billet, Mandate, Mission, Pledge
from zotim.desks.deployments.people import services as listing
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import selectors as selectors_of_tours
from zotim.desks.deployments.tours import services as touring
from zotim.desks.deployments.tours.models import Tour

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
GROUNDS = ("nato", "assembly", "host")
FILE = {"data": b"Confirmation (made up)\n", "name": "Besa Trillimi.txt"}


def text(value: str) -> Translated:
    return Translated.of("en", value)


class People:
    """Two officers of the ministry that sends, its focal point, the same of the police, and the centre."""

    def __init__(self) -> None:
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.ministry, self.police = worlds.body("Ministria"), worlds.body("Policia", "police")
        self.users = {
            "coordinator": worlds.user("coordinator", self.centre),
            "analyst": worlds.user("analyst", self.centre),
            "officer": worlds.user("deployment_officer", self.ministry),
            "second": worlds.user("deployment_officer", self.ministry),
            "focal": worlds.user("focal_point", self.ministry),
            "other": worlds.user("deployment_officer", self.police),
            "elsewhere": worlds.user("focal_point", self.police),
        }

    def __getattr__(self, name: str) -> Actor:
        return actor_of(self.__dict__["users"][name])


def mission(people: People, **fields: Any) -> Mission:
    """A mission of the ministry, by the route of the assembly."""
    known = {
        "led_by": "NATO", "host": "IQ", "lead": people.ministry, "from_on": FIRST, "until_on": LAST,
        "route": "assembly", "source": "Law (made up), article 3", **fields,
    }  # fmt: skip
    return services.mission_add(actor=people.officer, title=text("Advisory mission (made up)"), **known)


def mandate(people: People, of: Mission, kind: str, confirmed: bool = True, **fields: Any) -> Mandate:
    """A mandate of such a kind for all days of the mission, confirmed by the second officer."""
    known = {"from_on": FIRST, "until_on": LAST, "seen_in": "Gazette 1 (made up)", **fields}
    made = services.mandate_enter(actor=people.officer, mission=of, kind=kind, title=text(f"Act of {kind}"), **known)
    return services.mandate_decide(actor=people.second, mandate=made, confirmed=True) if confirmed else made


def grounded(people: People, **fields: Any) -> Mission:
    """A mission with every ground of its route."""
    made = mission(people, **fields)
    for kind in GROUNDS:
        mandate(people, made, kind)
    return made


def billet(people: People, of: Mission, code: str = "A-1", accepted: bool = False, **fields: Any) -> Billet:
    """A billet that is offered, perhaps accepted."""
    known = {"rank_from": "OF-3", "from_on": FIRST, "until_on": LAST, **fields}
    made = services.billet_add(actor=people.officer, mission=of, code=code, title=text("Adviser"), **known)
    if accepted:
        services.billet_move(actor=people.officer, billet=made, step="accept", reason="Letter 12 (made up)")
    return made


def pledge(people: People, of: Mission, kind: str = "billets", number: int = 6, **fields: Any) -> Pledge:
    """What the six of the Arabic statement is a number of."""
    days = {} if kind in ("people", "unknown") else {"from_on": FIRST, "until_on": LAST}
    known = {"reason": "Answer of the ministry (made up)", **days, **fields}
    known.setdefault("commitment", None)
    known["commitment"] = known["commitment"] or worlds.commitment(people.analyst, people.ministry)
    return services.pledge_add(actor=people.focal, mission=of, kind=kind, number=number, **known)


def nominee(people: People, number: str = "A-100", who: str = "officer", **fields: Any) -> Nominee:
    """Somebody made up whom the ministry may send."""
    known = {"lead": people.ministry, "staff_number": number, "name": "Besa Trillimi", "rank": "OF-3", **fields}
    return listing.nominee_add(actor=getattr(people, who), **known)


def able(people: People, number: str = "A-100", until: date = LAST, **fields: Any) -> Nominee:
    """Somebody who is fit in every respect, cleared for secrets and speaks English, until a day."""
    made = nominee(people, number, available_from=FIRST, **fields)
    for aspect in ("medical", "psychological", "dental"):
        listing.fitness_enter(actor=people.officer, nominee=made, aspect=aspect, fit=True, until_on=until)
    listing.clearance_enter(actor=people.officer, nominee=made, clearance="secret", until_on=until)
    listing.qualification_enter(
        actor=people.officer, nominee=made, kind="english", level=3, issued_on=date(2025, 1, 10), expires_on=until
    )
    return made


def tour(people: People, of: Billet, one: Nominee, first: date = FIRST, last: date = LAST, **fields: Any) -> Tour:
    """Somebody is proposed for a billet."""
    return touring.tour_propose(actor=people.officer, billet=of, nominee=one, from_on=first, until_on=last, **fields)


def moved(people: People, one: Tour, *steps: str, **fields: Any) -> Tour:
    """A tour after some steps; *fields* go with the last one."""
    for step in steps:
        one = touring.tour_move(actor=people.officer, tour=one, step=step, **(fields if step == steps[-1] else {}))
    return one


def seen(people: People, one: Tour) -> selectors_of_tours.Row:
    """A tour as its officer sees it now."""
    with walled(people.officer):
        return selectors_of_tours.row(selectors_of_tours.tour(people.officer, one.pk))


def item(people: People, of: Mission, **fields: Any) -> ChecklistItem:
    """Something that has to be done before each tour of a mission."""
    known = {"group": "passport", "days_before": 30, "owner": "Personnel (made up)", **fields}
    return checklists.item_add(actor=people.officer, mission=of, title=text("Service passport"), **known)


def done(people: People, of: Tour, one: ChecklistItem, confirmed: bool = True, **fields: Any) -> ItemCheck:
    """That it was done, confirmed by the second officer."""
    known = {"document": "12/2026", **fields}
    made = checklists.check_enter(actor=people.officer, tour=of, item=one, **known)
    return checklists.check_decide(actor=people.second, check=made, confirmed=True) if confirmed else made
