"""How made-up cases end and go on elsewhere: last words, somebody who withdrew, a handover, transfers to another
municipality, and an adult whose case begins in a prison."""

from datetime import date, timedelta

from django.utils import timezone

from zotim.core.access.walls import walled
from zotim.core.people.models import Organisation, User
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.closing import selectors, services, transferring
from zotim.desks.reintegration.closing.models import Transfer
from zotim.desks.reintegration.persons import services as persons

VERA, ILIR, ELONA, ARTA, YLLI, MAJLINDA = (
    "Vera Gjoka", "Ilir Basha", "Elona Sula", "Arta Mema", "Ylli Nika", "Majlinda Cani",
)  # fmt: skip
WORDS = {
    "services": "Mjekja e familjes dhe shkolla, nga muaji tjetër. (I trilluar.)",
    "views": "“Tani di ku të shkoj vetë.” Tha Fatimja, në shtëpi. (I trilluar.)",
    "contact": "Qendra e Familjes, 054 000 000, çdo ditë. (I trilluar.)",
}
LETTER = {"social_family": "Tezja jeton aty; fëmijët e njohin. Takimi i parë më 3 të muajit. (I trilluar.)"}


def last_words(case: Case) -> None:
    """What goes on after a case, by its manager."""
    services.last_words_write(actor=person(ILIR), case=case, words=WORDS)


def load(bodies: dict[str, Organisation]) -> int:
    """Everything through the services, as the people who do it; answers how many cases are on their way."""
    elbasan, durres = bodies["elbasan"], bodies["durres"]
    withdrawn = _case("Drita Shembulli", date(1988, 4, 2), elbasan)
    services.withdrawal_record(actor=person(ILIR), case=withdrawn, said_by="person", how="telephone")
    _handed(_case("Gani Shembulli", date(1979, 9, 17), elbasan))
    _drafted(_case("Hana Shembulli", date(1995, 1, 23), elbasan), durres)
    for name, born_on in (("Luan Shembulli", date(1990, 6, 11)), ("Mira Shembulli", date(1993, 12, 5))):
        row = _drafted(_case(name, born_on, elbasan), durres)
        transferring.transfer_send(actor=person(VERA), transfer=row)
    elona = person(ELONA)
    with walled(elona):
        first = selectors.arriving(elona).first()
    if first:
        transferring.transfer_receive(actor=elona, transfer=first, manager=_user(ARTA))
    inside = cases.case_open(
        actor=person(YLLI), municipality=bodies["prison"], manager=_user(MAJLINDA), track=Case.Track.SENTENCE
    )
    persons.person_enter(
        actor=person(MAJLINDA), case=inside, names={"latin": "Petrit Shembulli"}, born_on=date(1984, 2, 14), sex="male",
        languages=["sq"],
    )  # fmt: skip
    return 3


def _user(name: str) -> User:
    return User.objects.get(email=email_of(name))


def _case(name: str, born_on: date, municipality: Organisation) -> Case:
    case = cases.case_open(actor=person(VERA), municipality=municipality, manager=_user(ILIR))
    persons.person_enter(
        actor=person(ILIR), case=case, names={"latin": name}, born_on=born_on, sex="unknown", languages=["sq"],
        details={"address": "Rruga e Trilluar 7, Elbasan"},
    )  # fmt: skip
    return case


def _handed(case: Case) -> None:
    """The manager's part goes to the supervisor for a while, and the note says why."""
    vera = person(VERA)
    with walled(vera):
        post = Assignment.objects.select_related("user").get(case=case, part="manager")
    note = "Ilir Basha është me leje; vizita e radhës është të martën. (I trilluar.)"
    services.handover_make(actor=vera, case=case, post=post, to=_user(VERA), note=note)


def _drafted(case: Case, to: Organisation) -> Transfer:
    return transferring.transfer_draft(
        actor=person(ILIR), case=case, basis=_agreed(case, to), receiver=_user(ELONA), pieces=["name", "languages"],
        why="Familja u shpërngul në Durrës. (I trilluar.)", letter=LETTER,
    )  # fmt: skip


def _agreed(case: Case, to: Organisation) -> Consent:
    ilir, ends_at = person(ILIR), timezone.now() + timedelta(days=60)
    asked = bases.consent_ask(
        actor=ilir, case=case, recipient=to, domains=["social_family", "housing"], purpose="help", ends_at=ends_at
    )  # fmt: skip
    return bases.consent_answer(actor=ilir, consent=asked, given=True, decider="person", how="spoken")
