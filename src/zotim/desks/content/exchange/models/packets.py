"""Files for one other body: entries of a bank, or what is known of one dispatch."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation
from zotim.core.records import Record
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.dispatch.models import Dispatch
from zotim.formats.known import Tlp
from zotim.vocabulary import Classification


class Form(models.TextChoices):
    """In which form a packet leaves."""

    STIX = "stix", "STIX 2.1"
    MISP = "misp", "MISP"
    CSV = "csv", "CSV"
    WARNING = "warninglist", pgettext_lazy("form of a packet", "MISP warning list: what is lawful")


class Packet(Record):
    """Something that is to leave as a file, once, after a second person has let it go."""

    reference = models.CharField(max_length=16, unique=True)
    bank = models.ForeignKey(Bank, models.PROTECT, null=True, blank=True, related_name="packets")
    dispatch = models.ForeignKey(Dispatch, models.CASCADE, null=True, blank=True, related_name="packets")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    form = models.CharField(max_length=16, choices=Form)
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    classification = models.CharField(max_length=16)
    tlp = models.CharField(max_length=8)
    state = models.CharField(max_length=16, default="asked")
    holds = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    given_at = models.DateTimeField(null=True, blank=True)
    write_to = models.EmailField(blank=True)
    asked_by = somebody()
    asked_for = somebody()

    dictionary = describe(
        "Files that leave the content desk for one other body",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "reference": "How people cite it here",
            "bank": "The bank whose entries it holds",
            "dispatch": "Or what went out, of whose item it tells",
            "organisation": "The body that is to have it",
            "form": "STIX 2.1, an event of MISP, CSV or a warning list of MISP",
            "purpose": "What it is given for",
            "basis": "The ground on which it is given",
            "classification": "Its marking here",
            "tlp": "How far the receiver may pass it on",
            "state": "Asked, approved, returned, given or out of date",
            "holds": "How many hashes and addresses it holds",
            "left_out": "How many its form can't hold",
            "sha256": "Hash of the bytes that were let go",
            "given_at": "When it was taken out",
            "write_to": "A mail address of the body, for what is withdrawn of it; never of a person",
            "asked_by": personal("Who asked that it leaves"),
            "asked_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bank=None, dispatch__isnull=False) | Q(bank__isnull=False, dispatch=None),
                name="packet_of_a_bank_or_a_dispatch",
            ),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="packet_form"),
            models.CheckConstraint(condition=Q(tlp__in=[one.value for one in Tlp]), name="packet_tlp"),
            models.CheckConstraint(
                condition=Q(classification__in=[one.value for one in Classification]), name="packet_classification"
            ),
            models.CheckConstraint(condition=~Q(state="given") | Q(given_at__isnull=False), name="packet_given_when"),
        ]

    def __str__(self) -> str:
        return self.reference


class Recall(Record):
    """What of a file that a body has doesn't stand any more, as far as it is to be told. One waits at a time: what is
    withdrawn meanwhile stands in the same list."""

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="recalls")
    tried_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = somebody()
    told_for = somebody()

    dictionary = describe(
        "That something in a file was withdrawn, for the body that has the file",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "packet": "The file",
            "tried_at": "When a mail was tried last",
            "mailed_at": "When a mail left",
            "told_at": "When the body was told: its system fetched the list, the mail left, or somebody handed it over",
            "told_by": personal("Who handed it over"),
            "told_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["packet"], condition=Q(told_at=None), name="recall_waits_once"),
        ]

    def __str__(self) -> str:
        return f"{self.packet_id}"
