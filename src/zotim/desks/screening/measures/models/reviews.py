"""That a freeze was looked at again: by whom, when, why it stays, and until when."""

from django.db import models

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.guards import append_only
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.retention.registry import disposed
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.measures.models.freezes import Freeze


class FreezeReview(Record):
    """Somebody looked at a freeze again, and it stays."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="reviews")
    looked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    looked_for = somebody()
    next_on = models.DateField()
    reason = SealedTextField()

    dictionary = describe(
        "Reviews of freezes: who looked at one again, why it stays, and until when",
        basis="legal_duty",
        retention="freeze",
        fields={
            "freeze": personal("The freeze"),
            "looked_by": personal("Who looked at it"),
            "looked_for": personal("Whom they stood in for"),
            "next_on": "The day by which it is looked at again",
            "reason": personal("Why it stays", sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [sealed_check("reason")]

    def __str__(self) -> str:
        return str(self.next_on)


append_only("screening.FreezeReview", disposed("OLD.freeze_id"))
