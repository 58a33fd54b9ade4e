"""A made-up family of four, met by three professions: each sees its own part, and a door that closes by itself."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation, User
from zotim.demo import bases, plans, referrals
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.persons.models import Guardian

NOTES = (
    ("social_family", "Familja u prit nga gjyshja; fëmija pyet për shkollën. (I trilluar.)"),
    ("education", "Shkolla mban një vend në klasën e dytë; mësuesja e njeh planin. (I trilluar.)"),
    ("housing", "Banesa u gjet pranë shkollës; qiraja për tre muaj. (I trilluar.)"),
)


@dataclass(frozen=True)
class Kin:
    """One of the family: what they are in it, how they are called, when they were born, how far their case is, and what
    their manager did *then*, with the reason."""

    relation: str
    latin: str
    arabic: str
    born_on: date
    sex: str
    interpreter: bool = False
    steps: tuple[str, ...] = ()
    then: str = ""
    reason: str = ""


HELPED = ("screen", "assess", "plan", "begin")
CHILD = Kin("child", "Era Trillimi", "إيرا تريليمي", date(2017, 3, 14), "female")
FAMILY = (
    Kin("mother", "Lule Trillimi", "لوليه تريليمي", date(1991, 8, 2), "female", steps=(*HELPED, "hand_on")),
    Kin(
        "child",
        "Jon Trillimi",
        "يون تريليمي",
        date(2019, 11, 30),
        "male",
        interpreter=True,
        then="hold",
        reason="Është te gjyshi në Durrës deri në fund të muajit. (I trilluar.)",
    ),
    Kin(
        "grandparent",
        "Fatime Trillimi",
        "فاطمة تريليمي",
        date(1958, 1, 20),
        "female",
        steps=(*HELPED, "hand_on"),
        then="ask_closure",
        reason="Shërbimet e zakonshme e kanë marrë përsipër. (I trilluar.)",
    ),
)
"""All made up. The mother's and the children's files have the same supervisor, and none opens another."""


def load(bodies: dict[str, Organisation]) -> Case:
    """Open the case, write its notes sealed, and open parts of it to the teacher until the term ends."""
    vera, ilir = person("Vera Gjoka"), User.objects.get(email=email_of("Ilir Basha"))
    case = services.case_open(actor=vera, municipality=bodies["elbasan"], manager=ilir)
    for domain, text in NOTES:
        services.note_add(actor=person("Ilir Basha"), case=case, domain=domain, text=text)
    services.flag_put(
        actor=person("Ilir Basha"), case=case, kind="allergy", reason="Arra dhe bajame. (I trilluar.)",
        ends_on=timezone.localdate() + timedelta(days=180),
    )  # fmt: skip
    mother = _family(vera, case, bodies, ilir)
    bases.load(case, mother)
    referrals.load(case, mother, bodies)
    return case


def _family(vera: Actor, case: Case, bodies: dict[str, Organisation], ilir: User) -> Guardian:
    """Who they are, how far each is, who may act for the child, and that a school asked whether it knows one of them
    already. Answers who acts for the child."""
    _enter(case, CHILD)
    mother = persons.guardian_enter(actor=person("Ilir Basha"), case=case, name=FAMILY[0].latin, basis="birth")
    for kin in FAMILY:
        other = services.case_open(actor=vera, municipality=bodies["elbasan"], manager=ilir)
        _enter(other, kin)
        persons.family_join(actor=vera, case=other, relation=kin.relation, other=case, other_relation=CHILD.relation)
        for step in kin.steps:
            plans.ready(other, step)
            services.case_move(actor=vera, case=other, step=step)
        if kin.then:
            plans.ready(other, kin.then)
            until = timezone.localdate() + timedelta(days=30) if kin.then == "hold" else None
            services.case_move(actor=person("Ilir Basha"), case=other, step=kin.then, reason=kin.reason, until=until)
    declined = services.case_open(actor=vera, municipality=bodies["elbasan"], manager=ilir)
    services.case_move(actor=vera, case=declined, step="decline", reason="Nuk i përket kësaj bashkie. (I trilluar.)")
    services.bar_enter(actor=vera, case=case, user=User.objects.get(email=email_of("Besa Hysa")), reason="relative")
    persons.person_ask(actor=person("Ana Leka"), name=FAMILY[1].latin, born_on=FAMILY[1].born_on)
    return mother


def _enter(case: Case, kin: Kin) -> None:
    persons.person_enter(
        actor=person("Ilir Basha"), case=case, names={"latin": kin.latin, "arabic": kin.arabic}, born_on=kin.born_on,
        sex=kin.sex, languages=["ar"] if kin.interpreter else ["sq", "ar"], interpreter=kin.interpreter,
        details={"born_in": "Elbasan", "address": "Lagjja e Trilluar 12, Elbasan", "papers": "Certifikatë lindjeje"},
    )  # fmt: skip
