"""Written requests of police, prosecution and courts: who asks, by which article, what was decided, what was given."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.cases.models import Case


class Demand(Confirmed):
    """A written request of a body that is let into no case. One enters it and proposes the answer, the supervisor
    decides. It is told to whom it is about, unless the law forbids that, and then from the day after."""

    class Answer(models.TextChoices):
        GIVE = "give", _("Give what is named, and nothing else")
        REFUSE = "refuse", _("Give nothing")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    received_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer.choices)
    details = SealedTextField()
    reasons = SealedTextField()
    silent_until = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Written requests of police, prosecution and courts about a case, and how they are answered",
        basis="legal_duty",
        retention="case",
        fields=CONFIRMED_FIELDS
        | {
            "case": personal("The case"),
            "body": personal("The body that asks"),
            "received_on": personal("When the request came in"),
            "answer": personal("The answer that is proposed, and holds once it is confirmed"),
            "details": personal(
                "The number of the request, the article on which it rests, what it asks for",
                special=True, sealed=True, told=True,
            ),
            "reasons": personal(
                "Why it is answered so, and which article forbids to tell the person", special=True, sealed=True
            ),
            "silent_until": personal("Until when the law forbids to tell the person; empty where it doesn't"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            *two_people("demand"),
            models.CheckConstraint(condition=Q(answer__in=["give", "refuse"]), name="demand_answer"),
            models.CheckConstraint(
                condition=Q(silent_until=None) | Q(silent_until__gte=F("received_on")), name="demand_silence_ends_after"
            ),
            sealed_check("details"),
            sealed_check("reasons"),
        ]
        indexes = [models.Index(fields=["case", "state"], name="demand_of_a_case")]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def silent(self) -> bool:
        """Whether the person must not be told today."""
        return self.silent_until is not None and self.silent_until >= timezone.localdate()


class DemandAnswer(Record):
    """What was given on a written request, named document by document. Once for each request; it is never changed."""

    demand = models.OneToOneField(Demand, models.PROTECT, related_name="given")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    documents = SealedTextField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_for = somebody()

    dictionary = describe(
        "What was given to police, prosecution or a court on a written request",
        basis="legal_duty",
        retention="case",
        fields={
            "demand": personal("The request"),
            "case": personal("The case"),
            "documents": personal("The documents, by name", special=True, sealed=True, told=True),
            "given_by": personal("Who gave them"),
            "given_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [sealed_check("documents")]

    def __str__(self) -> str:
        return str(self.demand)
