"""What an instrument asks, in our own words: the verb and its force, the paragraph and whether it is verified."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField, listed
from zotim.register.models.columns import choices, known
from zotim.register.models.commitments import Commitment, Measure
from zotim.register.models.instruments import Instrument, InstrumentVersion, Provision
from zotim.register.models.statements import Document
from zotim.vocabulary import LineOfEffort


class ObligationKind(models.TextChoices):
    """The verb with which a text speaks."""

    DECIDES = "obligation"
    DEMANDS = "demand"
    CALLS = "call"
    URGES = "urge"
    REQUESTS = "request"
    ENCOURAGES = "encourage"
    INVITES = "invite"
    RECOMMENDS = "recommend"
    EMPHASISES = "emphasise"
    UNDERSCORES = "underscore"
    COMMITS = "commitment"
    STANDARD = "standard"
    GUIDELINE = "guideline"


class Force(models.TextChoices):
    """How strongly it holds."""

    BINDING = "binding"
    ASKED = "asked"
    POLITICAL = "political"
    STANDARD = "standard"
    GUIDANCE = "guidance"


FORCE_OF = {
    ObligationKind.DECIDES: Force.BINDING,
    ObligationKind.COMMITS: Force.POLITICAL,
    ObligationKind.STANDARD: Force.STANDARD,
    ObligationKind.GUIDELINE: Force.GUIDANCE,
}
"""The force that a verb has unless a person knows better; every other verb asks."""


class Bearer(models.TextChoices):
    """Who owes it."""

    STATES = "states"
    PARTIES = "parties"
    ORGANISATIONS = "organisations"
    PRIVATE = "private"


class Obligation(Revisioned):
    """One thing that an instrument asks, in our own words."""

    reference = models.CharField(max_length=16, unique=True)
    key = models.CharField(max_length=120, unique=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="obligations")
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, blank=True, related_name="obligations")
    summary = TranslatedField()
    kind = models.CharField(max_length=16, choices=ObligationKind.choices)
    force = models.CharField(max_length=16, choices=Force.choices, db_index=True)
    line_of_effort = models.CharField(max_length=24, choices=choices(LineOfEffort), db_index=True)
    also = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    bearer = models.CharField(max_length=16, choices=Bearer.choices, blank=True)
    report_to = models.CharField(max_length=200, blank=True)
    report_months = models.PositiveSmallIntegerField(null=True, blank=True)
    report_from = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    commitments = models.ManyToManyField(Commitment, related_name="obligations", blank=True)
    measures = models.ManyToManyField(Measure, related_name="obligations", blank=True)
    state = models.CharField(max_length=16, default="unverified")
    loaded = models.CharField(max_length=64, blank=True)

    dictionary = describe(
        "What instruments ask, in our own words",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it here",
            "key": "How files name it",
            "instrument": "The instrument",
            "provision": "The paragraph; empty where nobody knows it",
            "summary": "What is asked, in up to three languages",
            "kind": "The verb of the text",
            "force": "Binding, asked for, political, standard or guidance",
            "line_of_effort": "Line of effort",
            "also": "A second line, where two are right",
            "bearer": "Who owes it; empty where that isn't stated",
            "report_to": "To whom is reported on it, again and again",
            "report_months": "Every how many months",
            "report_from": "The day of the first report",
            "source": "Where the instrument is published",
            "note": "Where the words were seen, or what is unsure",
            "commitments": "The commitments that answer it",
            "measures": "The measures that serve it",
            "state": "Whether the paragraph is verified",
            "loaded": "Hash of the file's row that it was loaded from",
        },
    )

    class Meta:
        constraints = [
            known("kind", ObligationKind),
            known("force", Force),
            known("line_of_effort", LineOfEffort),
            models.CheckConstraint(
                condition=Q(report_to="", report_months=None, report_from=None)
                | (~Q(report_to="") & Q(report_months__isnull=False, report_months__gte=1)),
                name="obligation_report_rule_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.summary)

    @property
    def certain(self) -> bool:
        """Whether somebody has seen the words with their number."""
        return self.state != "unverified" and self.provision is not None

    @property
    def mark(self) -> str:
        """What has to be said of the paragraph wherever it is shown; empty when nothing has."""
        return "" if self.certain else gettext("paragraph number to be verified")

    @property
    def paragraph(self) -> str:
        """The paragraph with its mark: *6(a)*, *12 (paragraph number to be verified)*. The one way to show it."""
        number = self.provision.told if self.provision else ""
        if self.certain:
            return number
        return f"{number} ({self.mark})" if number else self.mark

    @property
    def cited(self) -> str:
        """Instrument and paragraph, with its mark."""
        return listed((self.instrument.called, self.paragraph))

    @property
    def title(self) -> str:
        """What it is called above a form about it."""
        return f"{self.cited}: {self.summary}"


class ObligationLink(Revisioned):
    """How two obligations stand to each other."""

    class Kind(models.TextChoices):
        RESTATES = "restates"
        NARROWS = "narrows"
        SUPERSEDES = "supersedes"
        CONFLICTS = "conflicts"
        LIMITS = "limits"

    SYMMETRIC = ("restates", "conflicts")
    """Kinds that hold in both directions; kept once, the smaller id first."""

    source = models.ForeignKey(Obligation, models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Obligation, models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    note = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "How obligations stand to each other",
        basis="public_task",
        retention="register",
        fields={
            "source": "The one that restates, narrows, supersedes, conflicts or limits",
            "target": "The other",
            "kind": "Restates and conflicts hold both ways, the others one way; limits: how far the other may go",
            "note": "Why",
        },
    )

    class Meta:
        ordering = ["kind", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="obligation_link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="obligation_link_of_two"),
            models.CheckConstraint(
                condition=Q(kind__in=["restates", "narrows", "supersedes", "conflicts", "limits"]),
                name="obligation_link_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


class Verification(Revisioned):
    """A passage of the official text that shows where an obligation stands. Counts once a second person confirms it."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="verifications")
    number = models.CharField(max_length=60)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    quote = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="proposed")

    dictionary = describe(
        "Passages that show where an obligation stands",
        basis="public_task",
        retention="register",
        fields={
            "obligation": "The obligation",
            "number": "The paragraph as the official text numbers it",
            "document": "The official text",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
            "file": "The official text as a file, where it can't be read as text",
            "quote": "The passage, copied from the file",
            "proposed_by": personal("Who showed it"),
            "state": "Proposed, confirmed or returned by a second person",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    document__isnull=False,
                    start__isnull=False,
                    end__isnull=False,
                    end__gt=F("start"),
                    file=None,
                    quote="",
                )
                | (Q(document=None, start=None, end=None, file__isnull=False) & ~Q(quote="")),
                name="verification_rests_on_a_passage",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def passage(self) -> str:
        """The words that show it."""
        return self.document.text[self.start : self.end] if self.document else self.quote


class Doubt(Revisioned):
    """Why a paragraph was put back to be verified. Kept beside the verifications; the obligation's own note stays."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="doubts")
    reason = models.CharField(max_length=500)
    doubted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Why a paragraph was put back to be verified",
        basis="public_task",
        retention="register",
        fields={
            "obligation": "The obligation",
            "reason": "What is doubtful",
            "doubted_by": personal("Who doubted it"),
        },
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.reason


class ProvisionSuggestion(Record):
    """What a reader of texts found in a version. A person accepts, changes or rejects it; it decides nothing."""

    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="suggestions")
    number = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=ObligationKind.choices, blank=True)
    line_of_effort = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    also = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    rule = models.CharField(max_length=120)
    state = models.CharField(max_length=16, default="open")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Provisions that a reader of texts proposes",
        basis="public_task",
        retention="register",
        fields={
            "version": "The text",
            "number": "The number found",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
            "kind": "The verb found; empty where it obliges nobody",
            "line_of_effort": "Line of effort proposed",
            "also": "A second line, where two may be right",
            "rule": "The rule that found it, with its version",
            "state": "Open, accepted, changed or rejected",
            "decided_by": personal("Who decided"),
            "decided_at": "When",
            "reason": "Why it was rejected",
        },
    )

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "start", "end", "number"], name="provision_suggested_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="provision_suggestion_has_a_passage"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def passage(self) -> str:
        """Its words."""
        return self.version.document.text[self.start : self.end] if self.version.document else ""
