"""By which law the desk acts: a legal basis for each way of acting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.bases import BASIS_FIELDS, Basis
from zotim.core.approvals.confirming import two_people
from zotim.core.dictionary import Field, describe


class Way(models.TextChoices):
    """A way of acting on an item: to whom something goes out."""

    REFERRAL = "referral", pgettext_lazy("way of acting", "Referral under the platform's terms")
    NATIONAL = "national", pgettext_lazy("way of acting", "Order under the law of this state")
    EU = "eu", pgettext_lazy("way of acting", "Order under Regulation (EU) 2021/784")
    POLICE = "police", pgettext_lazy("way of acting", "Police: a threat to life")
    PROSECUTOR = "prosecutor", pgettext_lazy("way of acting", "Prosecutor")
    PROTECTION = "protection", pgettext_lazy("way of acting", "Child protection or counselling")


ORDERS = (Way.NATIONAL, Way.EU)
TO_PLATFORMS = (Way.REFERRAL, *ORDERS)
"""Ways that lead to a platform; the others lead to an authority of this state."""
TO_HELP = (Way.POLICE, Way.PROTECTION)
"""Ways on which somebody in danger is helped. What is written to them alone, or falls into no category of the law, may
be told on these all the same: nothing is taken down by it."""


class ActingBasis(Basis):
    """By which article a way of acting is taken here, who decides, and where one appeals. Until one is confirmed by
    another person than who entered it, the way is off.

    An order of the European Union is one of its Member States' alone: its basis names the day since which this state
    is one, and the second person says that it is so.
    """

    way = models.CharField(max_length=16, choices=Way)
    member_since = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Articles by which something may go out, each confirmed by two people",
        basis="public_task",
        retention="content_law",
        fields=BASIS_FIELDS
        | {
            "way": Field("The way of acting that rests on it"),
            "member_since": Field(
                "Since when this state is a Member State of the European Union; for its orders alone"
            ),
        },
    )

    class Meta:
        ordering = ["way", "-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="acting_basis_way"),
            *two_people("acting_basis"),
            models.CheckConstraint(
                condition=~Q(state="confirmed", way=Way.EU) | Q(member_since__isnull=False),
                name="acting_basis_of_a_member_state",
            ),
            models.UniqueConstraint(fields=["way"], condition=Q(state="confirmed"), name="acting_basis_one_in_force"),
        ]
