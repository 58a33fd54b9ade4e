"""Made-up people whom the ministry of defence may send: one who has everything, and some of whom something ends."""

from datetime import date, timedelta

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.demo.people import person
from zotim.desks.deployments.people import services
from zotim.desks.deployments.people.models import Aspect, Nominee

LONG = date(2029, 6, 30)
PEOPLE = (
    ("FA-20417", "Genti Trilluari", "OF-3", 400, 700, 3),
    ("FA-20988", "Mimoza Shpikur", "OF-3", 75, 700, 2),
    ("FA-31102", "Ardit Imagjinari", "OR-7", 400, 20, 2),
    ("FA-31990", "Luan Imagjinari", "OR-6", 500, 300, 2),
    ("FA-31755", "Vjollca Sajuar", "OR-6", 700, 150, None),
)
"""Staff number, name, rank; in how many days fitness and clearance end; level of English, or none entered."""
GONE = ("FA-10003", "Petrit Trilluar", "OF-2")


def load(bodies: dict[str, Organisation]) -> list[Nominee]:
    """Put them on the list of the ministry; one has left it again."""
    officer, today = person("Skerdi Laho"), timezone.localdate()
    made = []
    for number, name, rank, fit, cleared, english in PEOPLE:
        one = services.nominee_add(
            actor=officer, lead=bodies["defence"], staff_number=number, name=name, rank=rank,
            available_from=today - timedelta(days=300),
            available_until=LONG, last_return=date(2025, 3, 31) if rank.startswith("OF") else None,
        )  # fmt: skip
        for aspect in Aspect:
            services.fitness_enter(
                actor=officer, nominee=one, aspect=aspect, fit=True, until_on=today + timedelta(days=fit)
            )
        services.clearance_enter(
            actor=officer, nominee=one, clearance="secret", until_on=today + timedelta(days=cleared)
        )
        if english is not None:
            services.qualification_enter(
                actor=officer, nominee=one, kind="english", level=english, issued_on=today - timedelta(days=700),
                expires_on=today + timedelta(days=395),
            )  # fmt: skip
        services.qualification_enter(
            actor=officer, nominee=one, kind="first_aid", issued_on=today - timedelta(days=360),
            expires_on=today - timedelta(days=5),
        )  # fmt: skip
        made.append(one)
    services.fitness_enter(actor=officer, nominee=made[-1], aspect=Aspect.DENTAL, fit=False)
    number, name, rank = GONE
    left = services.nominee_add(actor=officer, lead=bodies["defence"], staff_number=number, name=name, rank=rank)
    services.nominee_leave(actor=officer, nominee=left)
    return made
