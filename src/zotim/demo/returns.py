"""A made-up group that comes back in ten days: what is ready for each of them, and what is missing."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.people.models import User
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.operations import services
from zotim.desks.reintegration.operations.models import ReturnOperation

VERA, ILIR = "Vera Gjoka", "Ilir Basha"
GROUP = (
    {
        "name": "Arta Kthimi", "papers": "Pasaporta u lëshua; certifikata e fëmijës mungon. (I trilluar.)",
        "health": "Astmë; ilaçin e ka me vete. (I trilluar.)", "place": "Qendra e pritjes në Durrës. (I trilluar.)",
    },
    {"name": "يوسف كثيمي", "health": "Asgjë e ngutshme. (I trilluar.)"},
)  # fmt: skip


def load() -> ReturnOperation:
    """The group, led by the supervisor; nobody of it has a case yet."""
    vera, ilir = person(VERA), User.objects.get(email=email_of(ILIR))
    made = services.operation_open(actor=vera, lands_on=timezone.localdate() + timedelta(days=10))
    for known, interpreter, press in ((GROUP[0], "not_needed", "kept"), (GROUP[1], "unknown", "open")):
        services.traveller_enter(
            actor=vera, operation=made, worker=ilir, details=known, interpreter=interpreter, press=press
        )
    return made
