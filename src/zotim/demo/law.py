"""The law of the screening desk in the made-up state: what one person entered, and another confirmed."""

from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.bases.services import basis_decide, basis_enter

LAW = "Ligji i trilluar 1/2026"
BODY = Translated.of(
    "sq", "Këshilli i trilluar i Masave", en="Council of Measures (made up)", ar="مجلس التدابير (مختلق)"
)
COURT = Translated.of(
    "sq", "Gjykata Administrative (e trilluar)", en="Administrative Court (made up)", ar="المحكمة الإدارية (مختلقة)"
)


def entered(step: str, side: str, article: str, act: str = LAW, told_to: str = "") -> LegalBasis:
    """An article as Agim has entered it: a proposal."""
    return basis_enter(
        actor=person("Agim Rama"), step=step, side=side, act=act, article=article, body=BODY, court=COURT,
        appeal_days=30, seen_in="Fletorja e trilluar 1/2026", told_to=told_to, wording=False,
    )  # fmt: skip


def confirmed(*said: str, **more: str) -> LegalBasis:
    """The same, which Ermal has compared with the official text."""
    return basis_decide(actor=person("Ermal Duka"), basis=entered(*said, **more), confirmed=True)
