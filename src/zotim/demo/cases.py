"""One made-up case, met by three professions: each sees its own part, and a door that closes by itself."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.people.models import Organisation, User
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Case

NOTES = (
    ("social_family", "Familja u prit nga gjyshja; fëmija pyet për shkollën. (I trilluar.)"),
    ("education", "Shkolla mban një vend në klasën e dytë; mësuesja e njeh planin. (I trilluar.)"),
    ("housing", "Banesa u gjet pranë shkollës; qiraja për tre muaj. (I trilluar.)"),
)


def load(bodies: dict[str, Organisation]) -> Case:
    """Open the case, write its notes sealed, and open education to the teacher until the term ends."""
    vera, ilir = person("Vera Gjoka"), User.objects.get(email=email_of("Ilir Basha"))
    case = services.case_open(actor=vera, municipality=bodies["elbasan"], manager=ilir)
    for domain, text in NOTES:
        services.note_add(actor=person("Ilir Basha"), case=case, domain=domain, text=text)
    services.grant_give(
        actor=vera,
        case=case,
        domains=["education"],
        purpose="schooling",
        ends_at=timezone.now() + timedelta(days=90),
        user=User.objects.get(email=email_of("Ana Leka")),
    )
    return case
