"""The public register of what went out, without content: editions, each published by two people."""

from django.db import models
from django.db.models import Q

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.dictionary import Field, describe


class RegisterEdition(Confirmed):
    """What the register said of a year when it was put together; public once another person has confirmed it."""

    year = models.PositiveSmallIntegerField()
    until = models.DateField()
    rows = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    dictionary = describe(
        "What is published of referrals and orders: day, way, category and outcome",
        basis="public_task",
        retention="content_law",
        fields=CONFIRMED_FIELDS
        | {
            "year": Field("The year in which it went out"),
            "until": Field("The day up to which outcomes are told"),
            "rows": Field("Day, way, category and outcome of each; nothing of the content or of anybody"),
            "digest": Field("SHA-256 of what is published"),
        },
    )

    class Meta:
        ordering = ["-year", "-created_at"]
        constraints = [
            *two_people("register_edition"),
            models.UniqueConstraint(
                fields=["year"], condition=Q(state="confirmed"), name="register_edition_one_public"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} · {self.until}"
