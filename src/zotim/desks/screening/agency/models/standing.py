"""What this installation says of itself in each report of a suspicion: entered once, not anew for each."""

from django.db import models

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record


class StandingAnswer(Record):
    """A text that stands at one place of each report: the number of this body, its branch, its address."""

    place = models.CharField(max_length=300, unique=True)
    text = models.CharField(max_length=255)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "What this installation says of itself in each report of a suspicion",
        basis="legal_duty",
        retention="lists",
        fields={
            "place": "Where in a report: names of its elements, with / between them",
            "text": personal("What stands there; a schema may want the name of whoever reports"),
            "entered_by": personal("Who entered it last"),
        },
    )

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(place="") & ~models.Q(text=""), name="standing_answer_says"),
        ]

    def __str__(self) -> str:
        return self.place
