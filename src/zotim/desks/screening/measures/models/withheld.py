"""Material that must not be told to whom it is about: no notice and no answer can reach it, by its type.

Nothing points here: its own foreign keys have no way back, no other model has one to it, and ``told=False`` in its
dictionary is asked by all that makes a text for the person (:func:`zotim.core.dictionary.tellable`).
"""

from django.db import models
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.measures.models.freezes import Freeze


class Withheld(Record):
    """A report, an analysis or a request of another body about a freeze: telling of it would be tipping off."""

    class Kind(models.TextChoices):
        """What is withheld."""

        REPORT = "report", pgettext_lazy("withheld material", "Report of a suspicion (goAML)")
        ANALYSIS = "analysis", pgettext_lazy("withheld material", "Analysis")
        REQUEST = "request", pgettext_lazy("withheld material", "Request of another body")

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField()
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = SealedTextField()

    dictionary = describe(
        "Reports, analyses and requests about a freeze, of which the person must not learn",
        basis="legal_duty",
        retention="freeze",
        told=False,
        fields={
            "freeze": personal("The freeze"),
            "kind": personal("Report, analysis or request of another body"),
            "number": "Its number elsewhere",
            "dated_on": "Its day",
            "put_in_by": personal("Who put it in"),
            "text": personal("What it says", sealed=True),
        },
    )

    class Meta:
        ordering = ["-dated_on", "-id"]
        constraints = [sealed_check("text")]

    def __str__(self) -> str:
        return self.kind
