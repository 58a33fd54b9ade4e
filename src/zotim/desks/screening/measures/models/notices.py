"""What the person was told, word for word."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.measures.models.exemptions import Exemption
from zotim.desks.screening.measures.models.freezes import LANGUAGES, Freeze


class Notice(Record):
    """A notice to the person: what was done and decided, never on which suspicion."""

    class About(models.TextChoices):
        """What the person is told."""

        FROZEN = "frozen", pgettext_lazy("notice", "That assets are frozen")
        LIFTED = "lifted", pgettext_lazy("notice", "That a hold was lifted")
        ENDED = "ended", pgettext_lazy("notice", "That a freeze has ended")
        GRANTED = "granted", pgettext_lazy("notice", "That an exemption was granted")
        REFUSED = "refused", pgettext_lazy("notice", "That an exemption was refused")

    class How(models.TextChoices):
        """How a notice reached the person."""

        HAND = "hand", pgettext_lazy("how a notice is given", "By hand")
        POST = "post", pgettext_lazy("how a notice is given", "By registered post")
        COUNSEL = "counsel", pgettext_lazy("how a notice is given", "To their lawyer")
        ABROAD = "abroad", pgettext_lazy("how a notice is given", "Through the state of residence")

    reference = models.CharField(max_length=16, unique=True)
    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="notices")
    exemption = models.ForeignKey(Exemption, models.PROTECT, null=True, blank=True, related_name="notices")
    about = models.CharField(max_length=16, choices=About)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    rests_on = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_on = models.DateField(null=True, blank=True)
    given_how = models.CharField(max_length=16, choices=How, blank=True)
    given_by = somebody()
    told_reasons = SealedTextField(null=True, blank=True)
    content = SealedTextField()

    dictionary = describe(
        "Notices to people whose assets are held, as they were made",
        basis="legal_duty",
        retention="freeze",
        fields={
            "reference": "How people cite it here",
            "freeze": personal("The freeze"),
            "exemption": personal("The exemption that was decided, if it is about one"),
            "about": personal("Frozen, lifted, ended, granted or refused"),
            "language": personal("In which language"),
            "rests_on": "The article, body and court that it names",
            "made_by": personal("Who made it"),
            "given_on": "When it reached the person",
            "given_how": "How",
            "given_by": personal("Who says so"),
            "told_reasons": personal("Why it was done, as it is told", sealed=True, told=True),
            "content": personal("What it says, word for word", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about__in=["granted", "refused"], exemption__isnull=False)
                | Q(about__in=["frozen", "lifted", "ended"], exemption=None),
                name="notice_about_something",
            ),
            models.CheckConstraint(
                condition=Q(given_on=None, given_how="", given_by=None)
                | (Q(given_on__isnull=False, given_by__isnull=False) & ~Q(given_how="")),
                name="notice_given_somehow",
            ),
            sealed_check("told_reasons"),
            sealed_check("content"),
        ]

    def __str__(self) -> str:
        return self.reference
