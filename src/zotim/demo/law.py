"""The law of the screening desk in the made-up state: what one person entered, and another confirmed."""

from typing import Any

from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.bases.services import basis_decide, basis_enter

LAW = Translated.of("sq", "Ligji i trilluar 1/2026", en="Made-up law 1/2026", ar="القانون المختلق 1/2026")
CARVE_OUT = Translated.of("sq", "Rezoluta 2664 (2022)", en="Resolution 2664 (2022)", ar="القرار 2664 (2022)")
WORDS = {"neni": ("article", "المادة"), "paragrafi": ("paragraph", "الفقرة")}
BODY = Translated.of(
    "sq", "Këshilli i trilluar i Masave", en="Council of Measures (made up)", ar="مجلس التدابير (مختلق)"
)
COURT = Translated.of(
    "sq", "Gjykata Administrative (e trilluar)", en="Administrative Court (made up)", ar="المحكمة الإدارية (مختلقة)"
)

WRITE_TO = Translated.of(
    "sq", "Rruga e Trilluar 1, Tiranë; masat@keshilli.example", en="Rruga e Trilluar 1, Tirana; masat@keshilli.example",
    ar="شارع مختلق 1، تيرانا؛ masat@keshilli.example",
)  # fmt: skip
LEGAL_AID = Translated.of(
    "sq", "Qendra e trilluar e ndihmës juridike, Rruga e Trilluar 2, Tiranë",
    en="Centre for legal aid (made up), Rruga e Trilluar 2, Tirana",
    ar="مركز المساعدة القانونية (مختلق)، شارع مختلق 2، تيرانا",
)  # fmt: skip


def entered(step: str, side: str, article: str, act: Translated = LAW, told_to: str = "") -> LegalBasis:
    """An article as Agim has entered it: a proposal."""
    word, number = article.split()
    en, ar = WORDS[word]
    texts = {
        "act": act, "article": Translated.of("sq", article, en=f"{en} {number}", ar=f"{ar} {number}"), "body": BODY,
        "write_to": WRITE_TO, "court": COURT, "legal_aid": LEGAL_AID,
    }  # fmt: skip
    return basis_enter(
        actor=person("Agim Rama"), step=step, side=side, texts=texts, appeal_days=30,
        seen_in="Fletorja e trilluar 1/2026", told_to=told_to,
    )  # fmt: skip


def confirmed(step: str, side: str, article: str, **more: Any) -> LegalBasis:
    """The same, which Ermal has compared with the official text."""
    return basis_decide(actor=person("Ermal Duka"), basis=entered(step, side, article, **more), confirmed=True)
