"""The made-up law on which the steps of the desk rest in tests."""

from zotim.core.access.actor import Actor
from zotim.core.texts import Translated
from zotim.desks.screening.bases import services
from zotim.desks.screening.bases.models import LegalBasis

BODY = Translated.of(
    "sq", "Këshilli i Ministrave (i trilluar)", en="Council of Ministers (made up)", ar="مجلس الوزراء (مختلق)"
)
COURT = Translated.of(
    "sq", "Gjykata Administrative (e trilluar)", en="Administrative Court (made up)", ar="المحكمة الإدارية (مختلقة)"
)


def entered(by: Actor, step: str = "freeze", side: str = "national", **more: object) -> LegalBasis:
    """A legal basis that one person entered."""
    said = {"act": "Ligji i trilluar 1/2026", "article": "neni 3", "body": BODY, "court": COURT}
    texts = {name: more.pop(name, said.get(name, "")) for name in (*said, "write_to", "legal_aid")}
    texts = {name: Translated.of("sq", one) if isinstance(one, str) else one for name, one in texts.items()}
    return services.basis_enter(
        actor=by, step=step, side=side, texts=texts, appeal_days=30, **{"seen_in": "Fletorja e trilluar 1", **more}
    )


def confirmed(by: Actor, other: Actor, step: str = "freeze", side: str = "national", **more: object) -> LegalBasis:
    """The same, which another has confirmed."""
    return services.basis_decide(actor=other, basis=entered(by, step, side, **more), confirmed=True)
