"""That the definition of a form was compared with the official text: by one person, then by another."""

from django.db import models
from django.db.models import Q

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.dictionary import Field, describe


class FormCheck(Confirmed):
    """A comparison of one version of a form, by the hash of its definition: a changed one is a draft again."""

    code = models.CharField(max_length=32)
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    seen_in = models.CharField(max_length=300)

    dictionary = describe(
        "Comparisons of forms with the official text, each by two people",
        basis="public_task",
        retention="content_law",
        fields=CONFIRMED_FIELDS
        | {
            "code": Field("The form"),
            "version": Field("Its version"),
            "digest": Field("SHA-256 of its definition"),
            "seen_in": Field("The official text with which it was compared"),
        },
    )

    class Meta:
        ordering = ["code", "-created_at"]
        constraints = [
            *two_people("form_check"),
            models.UniqueConstraint(
                fields=["code", "digest"], condition=Q(state="confirmed"), name="form_check_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}/{self.version}"
