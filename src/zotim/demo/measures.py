"""What the made-up state's measures cost, who helps, what stands in one's way; and a promise that was entered twice."""

from datetime import date
from decimal import Decimal

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.past import put_in
from zotim.demo.people import person
from zotim.demo.state import Statement
from zotim.register import services
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.measures import services as measures
from zotim.register.models import Measure

AGAIN = Statement(
    "sq",
    "Njoftim i bashkisë (i trilluar)",
    date(2026, 4, 2),
    "Bashkia Elbasan do të trajnojë 40 mësues për parandalimin e ekstremizmit të dhunshëm deri në fund të "
    "qershorit 2026.",
)


def load(bodies: dict[str, Organisation]) -> int:
    """Say it through the services that pages call; answers how many measures are blocked."""
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    courses = Measure.objects.get(title__texts__en="Summer courses")
    measures.measure_change(
        actor=mira, measure=courses, title=courses.title, starts_on=courses.starts_on, due_on=date(2027, 6, 30),
        support=[bodies["interior"]],
    )  # fmt: skip
    period = {"starts_on": date(2026, 6, 1), "ends_on": date(2027, 6, 30)}
    for amount, currency, source, name in (
        ("1200000", "ALL", "own", ""),
        ("45000", "EUR", "eu", "Program i trilluar i BE-së"),
        ("15000", "EUR", "donor", "Fondacion i trilluar"),
    ):
        measures.budget_add(
            actor=mira, measure=courses, amount=Decimal(amount), currency=currency, source=source, source_name=name,
            **period,
        )  # fmt: skip
    gone = measures.obstacle_tell(
        actor=mira, measure=courses, since=date(2026, 6, 20), remover=bodies["elbasan"],
        title=Translated.of(
            "sq", "Sallat e shkollës janë në riparim", en="The classrooms are being repaired",
            ar="قاعات المدرسة قيد الترميم",
        ),
    )  # fmt: skip
    measures.obstacle_remove(actor=mira, obstacle=gone, removed_on=date(2026, 7, 15))
    measures.obstacle_tell(
        actor=mira, measure=courses, since=date(2026, 9, 1), remover=bodies["interior"],
        title=Translated.of(
            "sq", "Marrëveshja për trajnuesit nuk është nënshkruar", en="The agreement on the trainers isn't signed",
            ar="لم يُوقَّع الاتفاق الخاص بالمدرّبين",
        ),
    )  # fmt: skip
    twice = put_in(AGAIN).suggestions.first()
    if twice is None:
        raise RuntimeError("the claims engine found no promise in the municipality's notice")
    entered = services.suggestion_accept(
        actor=arben, suggestion=twice, lead=bodies["elbasan"],
        title=Translated.of("sq", "Trajnimi i mësuesve", en="Training teachers", ar="تدريب المعلمين"),
    )  # fmt: skip
    first = courses.commitments.get()
    duplicate_merge(actor=arben, one=entered, into=first, reason="I njëjti premtim, i thënë dy herë.")
    return Measure.objects.filter(blocked_since__isnull=False).count()
