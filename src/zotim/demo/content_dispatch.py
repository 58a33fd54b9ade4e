"""What went out about made-up items: a referral that was carried out, an order that waits for its approver, a report to
the police that a second person still looks at, a child referred to a service, a hold. All that is said is invented."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from zotim.core.people.models import Membership
from zotim.demo.content_review import said, wants
from zotim.demo.people import person
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.gates import kept_back
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.services import Given, report_take
from zotim.desks.content.law.models import Platform
from zotim.desks.content.review.selectors import agreed

TEXTS = (
    "Moti do të jetë i mirë nesër në bregdet.", "Libraria hapet në orën nëntë.", "Treni niset nga perroni i dytë.",
    "Receta kërkon tri vezë dhe pak miell.", "Biçikleta është pas shtëpisë.", "Koncerti u shty për të shtunën.",
)  # fmt: skip
OFFICE = "njesia@referimet.example"
REASONS = "Arsye e trilluar, për demonstrim; asgjë këtu nuk është e askujt."
ORDER = {
    "address": "https://pamje.example/p/11", "categories": ["incites"], "reasons": REASONS, "email": OFFICE,
    "feedback_contact": OFFICE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gone:
    """How much has left, and how much waits for a second person."""

    sent: int
    waits: int


def load() -> Gone:
    """Draft, approve, send and answer, as far as the items let; answers how far that came."""
    albana, gezim, mimoza = (person(name) for name in ("Albana Cela", "Gezim Lala", "Mimoza Dauti"))
    found = {
        said.way: item
        for item in Item.objects.order_by("created_at")
        if (said := agreed(item)) is not None and not kept_back(item, said.way)
    }
    videos = Platform.objects.filter(state="listed").order_by("created_at").first()
    if videos is not None and "referral" in found:
        row = services.dispatch_draft(
            actor=albana, item=found["referral"], way="referral", language="en", platform=videos,
            values={"address": "https://rrjeti.example/shkrime/204", "clause": "7.2", "reasons": REASONS,
                    "feedback_contact": OFFICE},
        )  # fmt: skip
        services.dispatch_ask(actor=albana, dispatch=row)
        services.dispatch_approve(actor=mimoza, dispatch=row)
        row = services.dispatch_send(actor=albana, dispatch=row, how="hand")
        row = services.dispatch_receive(actor=albana, dispatch=row, said="Numri i tyre: P-17.")
        services.dispatch_carry_out(actor=albana, dispatch=row, said="E hoqën, thonë.")
    if videos is not None and "national" in found:
        row = services.dispatch_draft(
            actor=gezim, item=found["national"], way="national", language="en", platform=videos, values=ORDER
        )
        services.dispatch_ask(actor=gezim, dispatch=row)
    if "protection" in found:
        _protection(found["protection"])
    if "police" in found:
        threat = {"threat": "Kërcënim i trilluar.", "seen_at": timezone.now(), "feedback_contact": OFFICE}
        row = services.dispatch_draft(actor=albana, item=found["police"], way="police", language="sq", values=threat)
        services.dispatch_send_alone(actor=albana, dispatch=row)
    if videos is not None:
        along(videos)
        services.key_make(actor=person("Entela Mici"), platform=videos, name="Sistemi i tyre", days=90)
    until = timezone.now() + timedelta(days=10)
    for number, held in enumerate(Item.objects.filter(state__in=["open", "adviser"]).order_by("created_at")[:2]):
        hold = services.hold_place(
            actor=albana, item=held, body="Policia e trilluar", reason="Hetim i trilluar.", until=until
        )
        if number:
            services.hold_prolong_ask(
                actor=albana, hold=hold, until=until + timedelta(days=20), reason="Hetimi vazhdon (i trilluar)."
            )
    waits = Dispatch.objects.filter(state__in=["asked", "sent_alone"]).count()
    return Gone(Dispatch.objects.filter(state__in=LEFT).count(), waits)


def along(platform: Platform) -> None:
    """Further texts, on each of which two agreed, as far as each step: one that nobody drafted about, a draft, what was
    approved, sent, received and questioned."""
    albana, gezim, mimoza = (person(name) for name in ("Albana Cela", "Gezim Lala", "Mimoza Dauti"))
    for far, name in enumerate(("agreed", "draft", "approved", "sent", "received", "questioned", "withdrawn")):
        text = f"{TEXTS[far % len(TEXTS)]} Tekst i trilluar, për demonstrim."
        given = Given(
            kind="text", text=text if far < len(TEXTS) else f"Edhe një herë: {text}", channel="officer",
            address=f"https://rrjeti.example/shkrime/{name}", contact="" if far else "mesuese@shkolla.example",
        )  # fmt: skip
        item = report_take(actor=albana, given=given).item
        for who in (albana, gezim):
            said(item, who, wants("referral"))
        if not far:
            continue
        row = services.dispatch_draft(
            actor=albana, item=item, way="referral", language="en", platform=platform,
            values={"address": given.address, "clause": "7.2", "reasons": REASONS, "feedback_contact": OFFICE},
        )  # fmt: skip
        if far > 1:
            services.dispatch_ask(actor=albana, dispatch=row)
            services.dispatch_approve(actor=mimoza, dispatch=row)
        if far > 2:
            row = services.dispatch_send(actor=albana, dispatch=row, how="hand")
        if far > 3:
            row = services.dispatch_receive(actor=albana, dispatch=row, said=f"Numri i tyre: P-{far}.")
        if name == "withdrawn":
            services.dispatch_withdraw(actor=albana, dispatch=row, reason="U dërgua gabim (e trilluar).")
        elif far > 4:
            services.dispatch_question(actor=albana, dispatch=row, said="Cili prej tyre?")


def _protection(item: Item) -> None:
    """A child is referred to the service of a municipality, in as few words as will do."""
    albana, service = person("Albana Cela"), person("Silvana Rica")
    body = Membership.objects.get(user_id=service.person_id, role="protection_officer").organisation
    row = services.dispatch_draft(
        actor=albana, item=item, way="protection", language="sq", body=body,
        values={"worry": "Një i panjohur i shkruan çdo natë një fëmije (e trilluar).", "feedback_contact": OFFICE},
    )  # fmt: skip
    services.dispatch_ask(actor=albana, dispatch=row)
    services.dispatch_approve(actor=person("Mimoza Dauti"), dispatch=row)
    services.dispatch_send(actor=albana, dispatch=row, how="system")
