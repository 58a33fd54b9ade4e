"""The law, the forms and the platforms of the content desk in the made-up state."""

from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.content.law import services
from zotim.desks.content.law.forms import form
from zotim.desks.content.law.models import ActingBasis, Platform

LAW = Translated.of("sq", "Ligji i trilluar 9/2026", en="Made-up law 9/2026", ar="القانون المختلق 9/2026")
BODY = Translated.of("sq", "Njësia e trilluar e referimeve", en="Referral unit (made up)", ar="وحدة الإحالات (مختلقة)")
COURT = Translated.of(
    "sq", "Gjykata Administrative (e trilluar)", en="Administrative Court (made up)", ar="المحكمة الإدارية (مختلقة)"
)
WRITE_TO = Translated.of(
    "sq", "Rruga e Trilluar 3, Tiranë; njesia@referimet.example",
    en="Rruga e Trilluar 3, Tirana; njesia@referimet.example", ar="شارع مختلق 3، تيرانا؛ njesia@referimet.example",
)  # fmt: skip
LEGAL_AID = Translated.of(
    "sq", "Qendra e trilluar e ndihmës juridike, Rruga e Trilluar 2, Tiranë",
    en="Centre for legal aid (made up), Rruga e Trilluar 2, Tirana",
    ar="مركز المساعدة القانونية (مختلق)، شارع مختلق 2، تيرانا",
)  # fmt: skip
ARTICLES = (("referral", "4"), ("national", "7"), ("police", "9"), ("protection", "11"))


def load() -> Platform:
    """Ways of acting that are on, one that waits for its second person; two platforms, of which one was told."""
    keeper, other = person("Entela Mici"), person("Bujar Tola")
    for way, number in ARTICLES:
        services.basis_decide(actor=other, basis=_entered(way, number), confirmed=True)
    _entered("prosecutor", "10")
    compared = services.check_enter(actor=keeper, form=form("referral"), seen_in="Fletorja e trilluar 9/2026")
    services.check_decide(actor=other, check=compared, confirmed=True)
    services.check_enter(actor=other, form=form("national"), seen_in="Fletorja e trilluar 9/2026")
    videos = services.platform_add(
        actor=keeper, name="Videot e Trilluara", hosts=["videot.example", "v.example"], country="IE",
        representative="Videot e Trilluara, Përfaqësia", languages=["en", "sq"], terms="https://videot.example/terms",
    )  # fmt: skip
    point = services.contact_add(
        actor=keeper, platform=videos, means="mail", takes="both", address="orders@videot.example", languages=["en"],
        hours="24/7", certificate="5f" * 32,
    )  # fmt: skip
    services.contact_verify(actor=other, contact=point)
    services.notice_send(actor=person("Albana Cela"), contact=point, language="en")
    forum = services.platform_add(actor=keeper, name="Forumi i Trilluar", hosts=["forumi.example"], country="AL")
    services.contact_add(
        actor=keeper, platform=forum, means="api", takes="both", address="https://forumi.example/reports",
        languages=["sq"],
    )  # fmt: skip
    services.waiver_ask(actor=person("Albana Cela"), platform=forum, reason="Ushtrim: kërcënim i afërt (i trilluar)")
    return videos


def _entered(way: str, number: str) -> ActingBasis:
    texts = {
        "act": LAW, "article": Translated.of("sq", f"neni {number}", en=f"article {number}", ar=f"المادة {number}"),
        "body": BODY, "write_to": WRITE_TO, "court": COURT, "legal_aid": LEGAL_AID,
    }  # fmt: skip
    return services.basis_enter(
        actor=person("Entela Mici"), way=way, texts=texts, appeal_days=30, seen_in="Fletorja e trilluar 9/2026",
        wording=True,
    )  # fmt: skip
