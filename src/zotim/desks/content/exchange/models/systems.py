"""What other systems put into banks, and what they want to be changed there: each waits for a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation
from zotim.core.records import Record
from zotim.desks.content.banks.models import Bank, Entry


class Deposit(Record):
    """That a system of another body proposed an entry."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="deposit")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    content = models.PositiveBigIntegerField(db_index=True)
    content_id = models.CharField(max_length=255, blank=True)

    dictionary = describe(
        "Entries that systems of other bodies proposed",
        basis="none",
        retention="content",
        fields={
            "entry": "The entry",
            "organisation": "The body whose system it was",
            "content": "The number of the first entry of the same file, by which that system calls all of them",
            "content_id": "How that system calls it; no person and no address",
        },
    )

    def __str__(self) -> str:
        return str(self.entry_id)


class Wish(models.TextChoices):
    """What a system wants."""

    WITHDRAW = "withdraw", pgettext_lazy("wish of a system", "Withdraw an entry")
    PAUSE = "pause", pgettext_lazy("wish of a system", "Leave an entry out of answers until a day")
    ENABLE = "enable", pgettext_lazy("wish of a system", "Ask a bank again")
    DISABLE = "disable", pgettext_lazy("wish of a system", "Ask a bank no more")


class Wanted(Record):
    """What a system of another body wants to be changed. Nothing is, before a curator says so."""

    wish = models.CharField(max_length=16, choices=Wish)
    bank = models.ForeignKey(Bank, models.CASCADE, related_name="wanted")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="wanted")
    until = models.DateTimeField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="asked")
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What systems of other bodies want to be changed in banks",
        basis="public_task",
        retention="content",
        fields={
            "wish": "What they want",
            "bank": "The bank",
            "entry": "The entry, where it is about one",
            "until": "Until when an entry is to be left out",
            "organisation": "The body",
            "state": "Asked, done or refused",
            "decided_by": personal("Who decided"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
        },
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(wish__in=Wish.values), name="wanted_wish"),
            models.CheckConstraint(
                condition=Q(wish__in=["withdraw", "pause"], entry__isnull=False)
                | Q(wish__in=["enable", "disable"], entry=None),
                name="wanted_of_an_entry_or_a_bank",
            ),
            models.CheckConstraint(condition=~Q(wish="pause") | Q(until__isnull=False), name="wanted_pause_ends"),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(decided_by__isnull=False), name="wanted_decided_by_somebody"
            ),
            models.UniqueConstraint(
                fields=["wish", "entry", "organisation"], condition=Q(state="asked"), name="wanted_of_an_entry_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wish} {self.bank_id}"
