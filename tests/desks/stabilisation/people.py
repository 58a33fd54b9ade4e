"""A small world for the stabilisation desk: two bodies that pay, a partner that carries out, projects, a commitment."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.stabilisation.money import services as money
from zotim.desks.stabilisation.money.models import Flow, Rate, Statement
from zotim.desks.stabilisation.places.models import Place
from zotim.desks.stabilisation.projects import diligence, services
from zotim.desks.stabilisation.projects.models import Diligence, Partner, Project, Tie
from zotim.desks.stabilisation.projects.questions import questions
from zotim.desks.stabilisation.results import services as results
from zotim.desks.stabilisation.results.models import GrantReport, Indicator, Measurement, Target

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def text(value: str) -> Translated:
    return Translated.of("en", value)


class People:
    """Two officers of the ministry that pays, its focal point, the same of another body, a partner, and the centre."""

    def __init__(self) -> None:
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.ministry, self.police = worlds.body("Ministria"), worlds.body("Policia", "police")
        self.association = worlds.body("Shoqata", "civil_society")
        self.users = {
            "coordinator": worlds.user("coordinator", self.centre),
            "analyst": worlds.user("analyst", self.centre),
            "officer": worlds.user("stabilisation_officer", self.ministry),
            "second": worlds.user("stabilisation_officer", self.ministry),
            "focal": worlds.user("focal_point", self.ministry),
            "partner": worlds.user("focal_point", self.association),
            "other": worlds.user("stabilisation_officer", self.police),
            "elsewhere": worlds.user("focal_point", self.police),
        }

    def __getattr__(self, name: str) -> Actor:
        return actor_of(self.__dict__["users"][name])


def place(title: str = "Village (made up)", country: str = "IQ") -> Place:
    """A made-up place."""
    return with_reference(lambda r: Place.objects.create(reference=r, title=text(title), country=country))


def project(people: People, title: str = "Clearing of mines (made up)", **fields: Any) -> Project:
    """A project of the ministry."""
    known = {"lead": people.ministry, "from_on": FIRST, "until_on": LAST, **fields}
    return services.project_add(actor=people.officer, title=text(title), **known)


def pool(people: People, **fields: Any) -> Project:
    """A share of the ministry in a pooled fund."""
    return project(people, "Share in a fund (made up)", kind="pool", managed_by="UNDP", **fields)


def partner(people: People, of: Project, **fields: Any) -> Partner:
    """The association, which carries it out and sees its grant."""
    known = {"role": "implementing", "name": "Association (made up)", "organisation": people.association, **fields}
    return services.partner_add(actor=people.officer, project=of, **known)


def answer(people: People, of: Project, question: str = "HARM-1", finding: str = "none") -> Diligence:
    """An answer that waits for the second person."""
    return diligence.diligence_answer(
        actor=people.officer, project=of, question=question, finding=finding, answer="Asked in the village (made up)"
    )


def cleared(people: People, of: Project) -> Project:
    """A project of which every question is answered by one and cleared by another."""
    for code in questions():
        diligence.diligence_decide(actor=people.second, diligence=answer(people, of, code), cleared=True)
    return of


def begun(people: People, of: Project) -> Project:
    """A project on which work has begun, after a tender."""
    cleared(people, of)
    if of.attributable:
        services.project_move(actor=people.officer, project=of, step="tender")
    return services.project_move(actor=people.officer, project=of, step="implement")


def tie(people: People, of: Project) -> Tie:
    """What a commitment says, kept by a project."""
    commitment = worlds.commitment(people.analyst, people.ministry)
    return services.tie_add(actor=people.focal, project=of, commitment=commitment, reason="Letter (made up)")


def flow(people: People, of: Project, step: str = "commitment", amount: str = "100.00", **fields: Any) -> Flow:
    """A movement of money of a project, in January 2026."""
    known = {
        "on": date(2026, 1, 15), "currency": "EUR", "counterpart": "Association (made up)",
        "shown_by": "Agreement 7 (made up)", **fields,
    }  # fmt: skip
    return money.flow_add(actor=people.officer, project=of, step=step, amount=Decimal(amount), **known)


def statement(people: People, of: Project, amount: str = "100.00", who: str = "officer", **fields: Any) -> Statement:
    """What a counterpart says of a commitment."""
    known = {
        "step": "commitment", "on": date(2026, 1, 17), "currency": "EUR", "said_in": "Letter (made up)",
        "counterpart": "Association (made up)", **fields,
    }  # fmt: skip
    return money.statement_add(actor=getattr(people, who), project=of, amount=Decimal(amount), **known)


def rate(people: People, currency: str = "USD", per_euro: str = "1.10", on: date = date(2026, 1, 15)) -> Rate:
    """A rate of the day."""
    return money.rate_add(
        actor=people.analyst, currency=currency, on=on, per_euro=Decimal(per_euro), source="Central bank (made up)"
    )


def indicator(people: People, of: Project, /, **fields: Any) -> Indicator:
    """What shows that a project reaches what it is for."""
    known = {"unit": "m²", "source": "Protocol of clearance (made up)", **fields}
    return results.indicator_add(actor=people.officer, project=of, title=text("Land cleared"), **known)


def target(people: People, of: Indicator, value: str = "1000", **fields: Any) -> Target:
    """What is to be reached in the first quarter of 2026."""
    known = {"from_on": FIRST, "until_on": date(2026, 3, 31), **fields}
    return results.target_add(actor=people.officer, indicator=of, value=Decimal(value), **known)


def measured(people: People, of: Target, value: str = "800", who: str = "officer", **fields: Any) -> Measurement:
    """What was measured, and waits for the second person."""
    known = {"on": date(2026, 4, 2), "shown_by": "Protocol 3 (made up)", **fields}
    return results.measurement_add(actor=getattr(people, who), target=of, value=Decimal(value), **known)


def report(people: People, of: Partner, **fields: Any) -> GrantReport:
    """A report on the first quarter of 2026, due a month later."""
    known = {"from_on": FIRST, "until_on": date(2026, 3, 31), "due_on": date(2026, 4, 30), **fields}
    return results.report_add(actor=people.officer, partner=of, **known)


def sent(people: People, of: GrantReport, who: str = "partner", **fields: Any) -> GrantReport:
    """That report, handed in."""
    known = {"received_on": date(2026, 5, 2), "text": "Cleared as planned (made up)", **fields}
    return results.report_send(actor=getattr(people, who), report=of, **known)
