"""Visits: when, where, who was there, how the person is in their own words, what worries and what is done about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.cases.models import Case, Domain


class Visit(Record):
    """Somebody went to see the person, in one part of the case. It is seen as the notes of that part are, and is never
    changed."""

    class Alone(models.TextChoices):
        """Whether a child was seen alone."""

        YES = "yes", _("The child was seen alone")
        NO = "no", _("The child wasn't seen alone")
        GROWN = "grown", _("The person isn't a child")

    case = models.ForeignKey(Case, models.PROTECT, related_name="visits")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    visited_on = models.DateField()
    alone = models.CharField(max_length=8, choices=Alone.choices)
    details = SealedTextField()
    from_paper = models.BooleanField(default=False)

    dictionary = describe(
        "Visits to whom a case is about",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "author": personal("Who was there and wrote it down"),
            "visited_on": personal("On which day"),
            "alone": personal("Whether a child was seen alone"),
            "details": personal(
                "Where, who was there, why a child wasn't seen alone, how they are in their own words, what worries, "
                "what is done about it",
                special=True, sealed=True,
            ),
            "from_paper": "Whether it was written on the printed form first and entered later",
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="visit_domain"),
            models.CheckConstraint(condition=Q(alone__in=["yes", "no", "grown"]), name="visit_alone"),
            sealed_check("details"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="visit_by_domain")]

    def __str__(self) -> str:
        return str(self.visited_on)
