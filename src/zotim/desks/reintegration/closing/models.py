"""How a case ends and who works on it next: last words, withdrawals, handovers, transfers, what came from elsewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.models import Codes
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.persons.models import Guardian


class LastWord(Record):
    """What has to be said before a case ends. It is never changed: the newest of a kind counts."""

    class Kind(models.TextChoices):
        SERVICES = "services", _("Ordinary services that take over, and from when")
        VIEWS = "views", _("What the person, or the child, says of it; or why they weren't heard")
        CONTACT = "contact", _("To whom they can turn later, and how")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    said = SealedTextField()

    dictionary = describe(
        "What is said before a case ends: what goes on without the desk",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "kind": personal("Services that take over, the person's views, or a contact for later"),
            "author": personal("Who wrote it"),
            "said": personal("What was said", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["services", "views", "contact"]), name="last_word_kind"),
            sealed_check("said"),
        ]
        indexes = [models.Index(fields=["case", "kind"], name="last_word_of_a_case")]

    def __str__(self) -> str:
        return self.kind


class Withdrawal(Record):
    """Somebody doesn't want this help any more. It ends what stood on consent, and nothing else; nobody asks why."""

    class By(models.TextChoices):
        PERSON = "person", _("The person")
        GUARDIAN = "guardian", _("Whoever acts for them")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=12, choices=By.choices)
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=12, choices=Consent.How.choices)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_for = somebody()

    dictionary = describe(
        "That a person, or whoever acts for a child, doesn't want this help any more",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "said_by": personal("Whether the person said so, or whoever acts for them"),
            "guardian": personal("Who acted for them"),
            "how": personal("In a talk, by telephone or in writing"),
            "recorded_by": personal("Who put it on record"),
            "recorded_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(said_by="guardian", guardian__isnull=False) | Q(said_by="person", guardian=None),
                name="withdrawal_names_who_acts",
            ),
        ]

    def __str__(self) -> str:
        return self.said_by


class Handover(Record):
    """One worker's part in a case went to another, with a note."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    ended = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    begun = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_for = somebody()
    note = SealedTextField()

    dictionary = describe(
        "That the work on a case went from one worker to another",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "ended": personal("Whose part ended"),
            "begun": personal("Whose part began"),
            "made_by": personal("Who made the handover"),
            "made_for": personal("Whom they stood in for"),
            "note": personal("What the next one has to know first", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(ended=models.F("begun")), name="handover_to_another"),
            sealed_check("note"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Transfer(Record):
    """A case goes to another body of its way: drafted and sent by the one, received or refused by one named person of
    the other. It rests on a row as a referral does, and its packet never changes."""

    class Refused(models.TextChoices):
        """Why it is refused: of a list, so that nothing of the person is written outside the case."""

        ELSEWHERE = "elsewhere", _("The person doesn't live here")
        NOT_NOW = "not_now", _("Nobody can work on it now")
        UNCLEAR = "unclear", _("Something in the packet isn't clear: call us")
        OTHER = "other", _("Another reason: call us")

    reference = models.CharField(max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    to = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(User, models.PROTECT, related_name="+")
    domains = Codes(max_length=400, blank=True)
    purpose = models.CharField(max_length=40)
    basis_type = models.CharField(max_length=60)
    basis_id = models.UUIDField()
    packet = SealedTextField()
    state = models.CharField(max_length=12, default="drafted")
    refused_for = models.CharField(max_length=12, choices=Refused.choices, blank=True, default="")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    sent_by = somebody()
    sent_for = somebody()
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Transfers of a case to another body, with what was sent",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "How both sides cite it; random, and not the number of the case",
            "case": personal("The case"),
            "to": personal("Which body takes over"),
            "receiver": personal("The one person there who receives it"),
            "domains": personal("To which parts of the case what is sent belongs"),
            "purpose": personal("What for"),
            "basis_type": personal("On what kind of row it rests"),
            "basis_id": personal("On which row"),
            "packet": personal("Why, and what the other has to know, as sent", special=True, sealed=True),
            "state": personal("How far it is"),
            "refused_for": personal("Why it was refused, of a list"),
            "drafted_by": personal("Who drafted it"),
            "drafted_for": personal("Whom they stood in for"),
            "sent_by": personal("Who sent it"),
            "sent_for": personal("Whom that one stood in for"),
            "sent_at": personal("When it was sent"),
            "ended_at": personal("When it was received, refused, or ended otherwise"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["drafted", "sent"]), name="transfer_is_made_once"
            ),
            models.CheckConstraint(
                condition=(Q(state="refused") & ~Q(refused_for="")) | (~Q(state="refused") & Q(refused_for="")),
                name="transfer_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "sent"], ended_at=None)
                | (~Q(state__in=["drafted", "sent"]) & Q(ended_at__isnull=False)),
                name="transfer_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "cancelled"]) | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="transfer_was_sent",
            ),
            sealed_check("packet"),
        ]
        indexes = [models.Index(fields=["receiver", "state"], name="transfer_by_receiver")]

    def __str__(self) -> str:
        return self.reference


class Arrival(Record):
    """What came with a case from another body, sealed anew under the key of the new case."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    transfer = models.CharField(max_length=16)
    came_from = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    packet = SealedTextField()
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    received_for = somebody()

    dictionary = describe(
        "What came with a case that another body handed over",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The new case"),
            "transfer": personal("The number of the transfer, by which both sides cite it"),
            "came_from": personal("Which body handed it over"),
            "packet": personal("What was sent with it", special=True, sealed=True),
            "received_by": personal("Who received it"),
            "received_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [sealed_check("packet")]

    def __str__(self) -> str:
        return self.transfer
