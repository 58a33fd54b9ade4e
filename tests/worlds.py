"""Small worlds for tests: bodies, people with roles, and the register filled as far as a test needs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from zotim.core.access.actor import Actor, actor_of
from zotim.core.people.models import Installation, Membership, Organisation, User
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Commitment, Document, Evidence, Measure
from zotim.vocabulary import Classification, Language

STATEMENT = (
    "أعلنت وزارة الدفاع في تيرانا أن ألبانيا تستعد لإرسال ستة عسكريين إلى بعثة الناتو في العراق قبل نهاية آذار 2027. "
    "وأكد المتحدث أن الأوضاع في المنطقة ما زالت صعبة."
)


def body(name: str = "Ministria", kind: str = "ministry") -> Organisation:
    """An organisation."""
    return Organisation.objects.create(kind=kind, name=Translated.of("sq", name))


def centre() -> Organisation:
    """A coordination centre."""
    return body("Qendra", "coordination_centre")


def user(role: str | None = None, organisation: Organisation | None = None, **fields: Any) -> User:
    """A person with an account and, if a role is given, a membership live since yesterday and a second factor."""
    number = User.objects.count()
    made = User.objects.create_user(f"person{number}@test.example", name=f"Person {number}", **fields)
    if role:
        Membership.objects.create(
            user=made,
            organisation=organisation or centre(),
            role=role,
            starts_at=timezone.now() - timedelta(days=1),
        )
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    return made


def actor(role: str, organisation: Organisation | None = None) -> Actor:
    """Somebody new with a role."""
    return actor_of(user(role, organisation))


def demo_installation() -> Installation:
    """Mark the test database as a demonstration."""
    name = Translated.of("sq", "Provë", en="Test", ar="اختبار")
    return Installation.objects.update_or_create(pk=1, defaults={"name": name, "demo": True})[0]


def translated(text: Translated, language: str, words: str, by: str = "x") -> Translated:
    """A text with a translation for which somebody answers."""
    return replace(text, texts={**text.texts, language: words}, by={**text.by, language: by})


def document(by: Actor, text: str = STATEMENT, language: Language = Language.ARABIC) -> Document:
    """A statement that was put in and read."""
    return services.document_add(
        actor=by, title="بيان", language=language, text=text, dated_on=date(2026, 11, 12),
        classification=Classification.PUBLIC,
    )  # fmt: skip


def commitment(by: Actor, lead: Organisation, **fields: Any) -> Commitment:
    """A commitment accepted from the Arabic statement."""
    suggestion = document(by).suggestions.first()
    title = Translated.of("ar", "إرسال ستة عسكريين", sq="Dërgimi i gjashtë ushtarakëve", en="Sending six soldiers")
    return services.suggestion_accept(actor=by, suggestion=suggestion, title=title, lead=lead, **fields)


def measure(by: Actor, to: Commitment, begun: bool = True) -> Measure:
    """A measure of a commitment."""
    title = Translated.of("sq", "Stërvitja", en="Training", ar="التدريب")
    made = measure_add(actor=by, commitment=to, title=title, lead=to.lead, starts_on=date(2026, 11, 16))
    return measure_move(actor=by, measure=made, step="begin") if begun else made


def evidence(by: Actor, of: Measure, data: bytes = b"Urdher i trilluar\n") -> Evidence:
    """A piece of evidence that waits for review."""
    title = Translated.of("sq", "Urdhër", en="Order", ar="أمر")
    return services.evidence_submit(
        actor=by, measure=of, title=title, data=data, name="urdher.txt", dated_on=date(2026, 11, 16)
    )
