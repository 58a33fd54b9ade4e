"""The made-up law and platforms of the content desk in tests."""

from datetime import UTC, datetime

from zotim.core.access.actor import Actor
from zotim.core.texts import Translated
from zotim.desks.content.law import services
from zotim.desks.content.law.forms import Form, Kind, cleaned
from zotim.desks.content.law.models import ActingBasis, ContactPoint, Platform

TEXTS = {
    "act": Translated.of("sq", "Ligji i trilluar 9/2026", en="Made-up law 9/2026", ar="القانون المختلق 9/2026"),
    "article": Translated.of("sq", "neni 7", en="article 7", ar="المادة 7"),
    "body": Translated.of("sq", "Autoriteti i trilluar", en="Authority (made up)", ar="السلطة (مختلقة)"),
    "court": Translated.of("sq", "Gjykata e trilluar", en="Court (made up)", ar="المحكمة (مختلقة)"),
}
MOMENT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def entered(by: Actor, way: str = "national", **more: object) -> ActingBasis:
    """A legal basis that one person entered."""
    return services.basis_enter(
        actor=by, way=way, texts=TEXTS, appeal_days=30, **{"seen_in": "Fletorja e trilluar 9", **more}
    )


def confirmed(by: Actor, other: Actor, way: str = "national", **more: object) -> ActingBasis:
    """The same, which another has confirmed: the way is on."""
    basis = entered(by, way, **more)
    return services.basis_decide(actor=other, basis=basis, confirmed=True, member=way == "eu")


def platform(by: Actor, name: str = "Videot", host: str = "videot.example", **more: object) -> Platform:
    """A platform."""
    return services.platform_add(actor=by, name=name, hosts=[host], **more)


def contact(by: Actor, of: Platform, **more: object) -> ContactPoint:
    """A contact point of a platform."""
    values = {"means": "mail", "takes": "both", "address": "urdhra@videot.example", "languages": ["en"], **more}
    return services.contact_add(actor=by, platform=of, **values)


def filled(form: Form, text: str = "Fjalë") -> dict:
    """Every field of a form, with something that it takes."""
    some = {Kind.MOMENT: MOMENT, Kind.ADDRESS: "https://videot.example/shiko/17", Kind.YES: True}
    values = {}
    for key, field in form.fields.items():
        codes = [one.code for one in field.options]
        chosen = {Kind.CHOICE: codes[:1], Kind.CHOICES: [codes]}.get(field.kind)
        values[key] = chosen[0] if chosen else some.get(field.kind, text)
    return cleaned(form, values)
