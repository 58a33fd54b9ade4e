"""Files for other bodies, a body that follows a bank, and what a system of another one wants."""

from typing import Any

from zotim.core.access.actor import Actor, Post
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.services import entry_withdraw
from zotim.desks.content.exchange.contents import SORTS
from zotim.desks.content.exchange.models import Packet, Sharing
from zotim.desks.content.exchange.services import feed, packets, sharings, systems
from zotim.formats.known import Tlp
from zotim.vocabulary import Classification


def _body(sq: str, en: str, ar: str, kind: str) -> Organisation:
    return Organisation.objects.create(kind=kind, name=Translated.of("sq", sq, en=en, ar=ar))


def _system(body: Organisation, role: str) -> Actor:
    """The system of a body, as its token makes it."""
    return Actor(None, frozenset({Post(role, body.pk)}), kind="system")


def load() -> list[Packet | Sharing]:
    """Fill the exchange, by two curators and two systems."""
    jonida, saimir = person("Jonida Vathi"), person("Saimir Kapo")
    known = Bank.objects.get(code="ZOTIM_VENDIMET")
    neighbour = _body(
        "Qendra e një vendi fqinj (e trilluar)", "Centre of a neighbouring state (made up)",
        "مركز دولة مجاورة (مختلق)", "partner_state",
    )  # fmt: skip
    archive = _body("Shërbim videosh (i trilluar)", "Video service (made up)", "خدمة مرئيات (مختلقة)", "other")
    asked: dict[str, Any] = {"bank": known, "purpose": "prevention", "basis": "agreement", "organisation": neighbour}
    follows = sharings.sharing_ask(actor=jonida, **asked)
    sharings.sharing_decide(actor=saimir, sharing=follows, confirmed=True)
    waits = sharings.sharing_ask(actor=saimir, **asked | {"organisation": archive})
    reader = _system(neighbour, "content_partner")
    page = feed.changes_fetch(actor=reader, since=0, most=1_000)
    feed.changes_fetch(actor=reader, since=page.upto, most=1_000)
    numbers = Entry.objects.filter(bank=known, state="in_force").order_by("number").values_list("number", flat=True)
    for number, said in zip(numbers, ("true", "true", "false", "seen"), strict=False):
        feed.feedback_give(actor=reader, number=number, said=said)
    file: dict[str, Any] = {**asked, "form": "stix", "classification": Classification.INTERNAL, "tlp": Tlp.AMBER}
    given = packets.packet_ask(actor=jonida, **file)
    packets.packet_decide(actor=saimir, packet=given, approved=True)
    packets.packet_give(actor=jonida, packet=given)
    taken = Entry.objects.filter(bank=known, state="in_force", kind__in=SORTS).order_by("-number").first()
    if taken is not None:  # who took the file is to be told
        entry_withdraw(actor=jonida, entry=taken, reason="Ishte gabim (e trilluar).")
    ready = packets.packet_ask(actor=saimir, **file | {"form": "misp"})
    packets.packet_decide(actor=jonida, packet=ready, approved=True)
    held = packets.packet_ask(actor=jonida, **file | {"organisation": archive})
    writer = _system(archive, "content_writer")
    systems.hashes_put(actor=writer, bank=known, hashes={"pdq": bytes(range(32))}, note="Pamja D (e trilluar)")
    systems.withdrawal_wish(
        actor=writer, entries=list(Entry.objects.filter(bank=known, state="in_force", kind="pdq")[:1])
    )
    return [follows, waits, given, ready, held]
