"""What waits for somebody when the demonstration opens: a suggestion, a second signature, a stand-in, cases."""

from datetime import date, timedelta

from django.utils import timezone

from zotim.core.access.walls import walled
from zotim.core.glass import services as glass
from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.demo import conferences, plans
from zotim.demo.past import put_in
from zotim.demo.people import person
from zotim.demo.state import Statement, email_of
from zotim.desks.reintegration.cases import services as reintegration
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.persons.models import Member
from zotim.register import services as register
from zotim.register.models import Evidence
from zotim.web.accounts import services as accounts

UNREAD = Statement(
    "sq",
    "Njoftim i bashkisë (i trilluar)",
    date(2026, 11, 20),
    "Bashkia Elbasan do të hapë dy qendra këshillimi për familjet deri në fund të majit 2027. "
    "Kryetari falënderoi shkollat për bashkëpunimin.",
)


def load(case: Case) -> int:
    """Leave work for each of the demonstration's people; answers for how many it is."""
    put_in(UNREAD)
    arben, vera = person("Arben Kola"), person("Vera Gjoka")
    piece = Evidence.objects.filter(state="accepted").latest("created_at")
    commitment = piece.measure.commitments.get()
    register.assessment_propose(
        actor=arben,
        commitment=commitment,
        claimed="done",
        assessed="under_way",
        evidence=[piece],
        reason=Translated.of(
            "sq",
            "Akti u miratua; zbatimi i tij ende nuk tregohet.",
            en="The act is adopted; that it is applied isn't shown yet.",
            ar="اعتُمد القرار، ولم يثبت تطبيقه بعد.",
        ),
    )
    now = timezone.now()
    accounts.deputy_name(
        actor=person("Mira Dervishi"),
        deputy=User.objects.get(email=email_of("Arben Kola")),
        starts_at=now,
        ends_at=now + timedelta(days=14),
    )
    helped(case)
    alone = reintegration.case_open(
        actor=vera, municipality=case.municipality, manager=User.objects.get(email=email_of("Ilir Basha"))
    )
    persons.person_enter(
        actor=vera, case=alone, names={"latin": "Agim Trillimi"}, born_on=date(1989, 5, 6), sex="male", languages=["sq"]
    )
    accounts.person_deactivate(actor=person("Bledi Toska"), user=User.objects.get(email=email_of("Sokol Deda")))
    return 5


def helped(case: Case) -> None:
    """Take the child's case to where she is helped, with a plan that holds, and an emergency."""
    vera = person("Vera Gjoka")
    for step in ("screen", "receive", "assess", "plan", "begin"):
        plans.ready(case, step, treated=True)
        reintegration.case_move(actor=vera, case=case, step=step)
    with walled(vera):
        mother = Member.objects.select_related("case").get(relation="mother").case
    plans.load(case, mother)
    conferences.load(case)
    _emergency(case)


def _emergency(case: Case) -> None:
    """The teacher opened what is known of the child's health, and ended that; it waits for a review. What is known of
    the child's safety stays open to her."""
    ana = person("Ana Leka")
    text = "Fëmija ra pa ndjenja në klasë; mjeku pyet për barnat. (I trilluar.)"
    made = glass.glass_break(
        actor=ana, kind=CASE, number=case.reference, domains=["health"], reason="treatment", text=text
    )
    glass.glass_end(actor=ana, breaking=made)
    text = "Dikush që askush nuk e njeh pyet për fëmijën te dera e shkollës. (I trilluar.)"
    glass.glass_break(actor=ana, kind=CASE, number=case.reference, domains=["safety_care"], reason="danger", text=text)
