"""The calendar of the made-up state: what others expect and when, an address for a calendar, a pack for a successor."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.demo.words import made_up
from zotim.register.duties.models import Handover
from zotim.register.duties.services import entries, feeds, handing
from zotim.vocabulary import Language

UNION, COALITION = gettext_noop("European Union"), gettext_noop("Global Coalition")

# Kind, days from today, every how many months, for whom, title. The recurrences are proposals: nobody verified them.
ENTRIES = (
    ("plenary", 12, 6, "MONEYVAL", "Plenary of MONEYVAL", "Seanca plenare e MONEYVAL-it",
     "الجلسة العامة للجنة مونيفال"),
    ("visit", 40, None, "CTED", "Assessment visit of the Directorate", "Vizitë vlerësimi e Drejtorisë", "زيارة تقييم"),
    ("report", 26, 12, UNION, "Yearly report to the European Union", "Raporti vjetor për Bashkimin Evropian",
     "التقرير السنوي إلى الاتحاد الأوروبي"),
    ("ministerial", 90, 12, COALITION, "Ministerial of the Coalition", "Takimi ministror i Koalicionit",
     "الاجتماع الوزاري للتحالف"),
)  # fmt: skip
NOTES = (
    "Komanda e stërvitjes përgjigjet brenda një jave nëse i shkruhet. Shifrat e misionit numërohen ditën e fundit të "
    "muajit; pyetni më parë, jo më pas. (E trilluar.)"
)


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def load() -> Handover:
    """Enter the duties, one of them the ministry's own and overdue; make an address, and a pack with its files."""
    arben, lule = person("Arben Kola"), person("Lule Prifti")
    ministry = Organisation.objects.get(short_name="MM")
    for kind, days, months, body, english, albanian, arabic in ENTRIES:
        title = made_up(english, albanian, arabic, "sq ar" if kind in ("plenary", "visit") else "")
        facts: dict[str, Any] = {"kind": kind, "first_on": _in(days), "every_months": months, "asked_by": body}
        entries.duty_add(actor=arben, title=title, classification="public", **facts)
    own = Translated.of(
        "en", "Half-yearly note on the mission (made up)", sq="Shënim gjashtëmujor për misionin (i trilluar)",
        ar="مذكرة نصف سنوية عن البعثة (مختلقة)",
    )  # fmt: skip
    entries.duty_add(
        actor=arben, title=own, kind="report", first_on=_in(-3), every_months=6, lead=ministry, verified=True,
        source=gettext_noop("Working rule of the centre (made up)"), classification="internal",
    )  # fmt: skip
    feeds.feed_make(actor=lule, days=180)
    made = handing.handover_make(
        actor=lule, organisation=ministry, leaving=None, notes=NOTES, language=Language.ALBANIAN
    )
    run_pending_jobs()
    return made
