"""What access rests on beside somebody's post: consent, a duty by statute, a measure, a decision in a child's best
interests."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.models import Codes
from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import Field, describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.core.texts import Translated, TranslatedField
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons.models import Guardian


class Scope(Record):
    """Which parts of a case one body may see, for what, and until when. It never changes: another is another row."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    domains = Codes(max_length=400)
    purpose = models.CharField(max_length=40)
    ends_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def over(self) -> bool:
        """Whether its last day is over."""
        return self.ends_at <= timezone.now()


SCOPE_FIELDS = {
    "case": personal("The case"),
    "recipient": personal("The body whose people may be let in"),
    "domains": personal("Which parts of the case"),
    "purpose": personal("What for"),
    "ends_at": personal("Until when"),
}


class Consent(Scope):
    """One question to whoever may decide: may this body see these parts, for this, until then? And the answer."""

    class Decider(models.TextChoices):
        PERSON = "person", _("The person")
        GUARDIAN = "guardian", _("Whoever acts for them")

    class Assent(models.TextChoices):
        """What the child said where somebody else decides."""

        YES = "yes", _("The child agrees")
        NO = "no", _("The child doesn't agree")
        UNABLE = "unable", _("The child can't be asked: too young, or too ill")

    class How(models.TextChoices):
        SPOKEN = "spoken", _("In a talk")
        TELEPHONE = "telephone", _("By telephone")
        WRITTEN = "written", _("In writing")

    state = models.CharField(max_length=12, default="asked")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_for = somebody()
    decider = models.CharField(max_length=12, choices=Decider.choices, blank=True, default="")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")
    assent = models.CharField(max_length=8, choices=Assent.choices, blank=True, default="")
    how = models.CharField(max_length=12, choices=How.choices, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = somebody()
    answered_for = somebody()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = somebody()
    withdrawn_for = somebody()

    dictionary = describe(
        "What a person or whoever acts for a child was asked to agree to, and what they said",
        basis="child_protection",
        retention="case",
        fields=SCOPE_FIELDS
        | {
            "state": personal("Asked, given, refused or withdrawn"),
            "asked_by": personal("Who asked"),
            "asked_for": personal("Whom they stood in for"),
            "decider": personal("Whether the person decided, or whoever acts for them"),
            "guardian": personal("Who acted for them"),
            "assent": personal("What the child said, where somebody else decided"),
            "how": personal("In a talk, by telephone or in writing"),
            "answered_at": personal("When they answered"),
            "answered_by": personal("Who put the answer on record"),
            "answered_for": personal("Whom that one stood in for"),
            "withdrawn_at": personal("When it was withdrawn; nobody asks why"),
            "withdrawn_by": personal("Who put that on record"),
            "withdrawn_for": personal("Whom that one stood in for"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", decider="", answered_at=None)
                | (Q(state__in=["given", "refused", "withdrawn"], answered_at__isnull=False) & ~Q(decider="")),
                name="consent_is_answered",
            ),
            models.CheckConstraint(
                condition=Q(decider="guardian", guardian__isnull=False) | (~Q(decider="guardian") & Q(guardian=None)),
                name="consent_names_who_acts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["given", "withdrawn"], decider="guardian") | Q(assent__in=["yes", "unable"]),
                name="consent_of_a_child_has_assent",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at=None)),
                name="consent_withdrawn_once",
            ),
            models.CheckConstraint(condition=~Q(domains=""), name="consent_names_a_part"),
        ]
        indexes = [models.Index(fields=["case", "state"], name="consent_of_a_case")]

    def __str__(self) -> str:
        return self.state


class Ground(Scope, Confirmed):
    """What lets a body see parts of a case without consent: one enters it, the supervisor confirms it."""

    class Kind(models.TextChoices):
        COURT = "court", _("Decision of a court")
        EMERGENCY = "emergency", _("Emergency measure of child protection")
        INTERESTS = "interests", _("Decision in the child's best interests")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    details = SealedTextField()
    heard = models.BooleanField(default=False)

    dictionary = describe(
        "Measures of courts and child protection, and decisions in a child's best interests, that let a body see parts",
        basis="child_protection",
        retention="case",
        fields=SCOPE_FIELDS
        | CONFIRMED_FIELDS
        | {
            "kind": personal("Measure of a court, emergency measure, or decision in the child's best interests"),
            "details": personal(
                "The document and who issued it; or what was asked, what the child said, what was decided and why",
                special=True, sealed=True,
            ),
            "heard": personal("Whether the child was heard; where not, the sealed text says why"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            *two_people("ground"),
            models.CheckConstraint(condition=Q(kind__in=["court", "emergency", "interests"]), name="ground_kind"),
            models.CheckConstraint(condition=~Q(domains=""), name="ground_names_a_part"),
            sealed_check("details"),
        ]
        indexes = [models.Index(fields=["case", "state"], name="ground_of_a_case")]

    def __str__(self) -> str:
        return self.kind


class Duty(Confirmed):
    """An article by which a kind of body must be told something of every case, for a purpose. It is about nobody."""

    reference = models.CharField(max_length=16, unique=True)
    article = TranslatedField()
    seen_in = models.CharField(max_length=300)
    recipients = models.CharField(max_length=32, choices=Organisation.Kind.choices)
    domains = Codes(max_length=400)
    purpose = models.CharField(max_length=40)

    dictionary = describe(
        "Articles by which a kind of body must be told parts of a case, each confirmed by two people",
        basis="child_protection",
        retention="lists",
        fields=CONFIRMED_FIELDS
        | {
            "reference": Field("How people cite it here"),
            "article": Field("Act and article, in up to three languages"),
            "seen_in": Field("The official text in which it was seen"),
            "recipients": Field("The kind of body that must be told"),
            "domains": Field("Which parts of a case"),
            "purpose": Field("What for"),
        },
    )

    class Meta:
        constraints = [
            *two_people("duty"),
            models.CheckConstraint(condition=~Q(domains=""), name="duty_names_a_part"),
        ]

    def __str__(self) -> str:
        return str(self.article)

    @property
    def title(self) -> Translated:
        """What stands above a form about it."""
        return self.article
