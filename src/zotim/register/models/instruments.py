"""What binds, asks or guides: instruments, their texts, their provisions, and who stands to them in which way."""

import re
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.core.ui import words
from zotim.register.models.columns import classification_field, known
from zotim.register.models.statements import Document
from zotim.vocabulary import Classification


class InstrumentKind(models.TextChoices):
    """What sort of text it is."""

    RESOLUTION = "resolution"
    TREATY = "treaty"
    HUMAN_RIGHTS_TREATY = "human_rights_treaty"
    STANDARD = "standard"
    PRINCIPLES = "principles"
    ARRANGEMENT = "arrangement"
    LAW = "law"
    DECISION = "decision"
    STRATEGY = "strategy"


NATIONAL = (InstrumentKind.LAW, InstrumentKind.DECISION, InstrumentKind.STRATEGY)
"""Kinds that are a state's own acts: they have a life here, and their provisions meet obligations."""


class Commencement(models.TextChoices):
    """When a provision begins to apply, apart from publication."""

    UNKNOWN = "unknown"
    WITH_INSTRUMENT = "with_instrument"
    ON_DAY = "on_day"
    NO_DATE = "no_date"


class Instrument(Revisioned):
    """A resolution, treaty, standard, law or strategy. Texts and provisions hang on it."""

    reference = models.CharField(max_length=16, unique=True)
    symbol = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=24, choices=InstrumentKind.choices, db_index=True)
    issuer = models.CharField(max_length=200)
    title = TranslatedField()
    adopted_on = models.DateField(null=True, blank=True)
    binding = models.BooleanField(null=True, blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="instruments")
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    classification = classification_field()
    state = models.CharField(max_length=16, default="recorded")
    loaded = models.CharField(max_length=64, blank=True)

    dictionary = describe(
        "Resolutions, treaties, standards, laws and strategies",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it here",
            "symbol": "How it is cited everywhere: S/RES/2178 (2014)",
            "kind": "Resolution, treaty, standard, law and so on",
            "issuer": "Who adopted it",
            "title": "What it is called, in three languages",
            "adopted_on": "The day of its adoption",
            "binding": "Whether it binds as a whole; empty where that isn't settled",
            "lead": "The body that answers for it here",
            "source": "Where it is published",
            "note": "What has to be known about this entry, such as what is to be verified",
            "classification": "How far it may travel",
            "state": "How far its life is: drafting, consultation, in force and so on",
            "loaded": "Hash of the file's row that it was loaded from",
        },
    )

    class Meta:
        constraints = [known("kind", InstrumentKind), known("classification", Classification)]

    def __str__(self) -> str:
        return self.symbol

    @property
    def called(self) -> str:
        """Its symbol as people read it. One of the library that comes along has words in each language; one that is a
        name and no code (*Warsaw Convention*) gives way to the title that somebody translated into the page's."""
        shown = words.known(self.symbol)
        title, language = self.title.in_language()
        if shown == self.symbol and language != self.title.original and not any(map(str.isdigit, shown)):
            return title
        return shown

    @property
    def national(self) -> bool:
        """Whether it is a state's own act."""
        return self.kind in NATIONAL


class InstrumentVersion(Revisioned):
    """The text of an instrument in one language, as it applied for a time."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="versions")
    language = models.CharField(max_length=3)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="instrument_versions")
    sha256 = models.CharField(max_length=64, blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True)
    authentic = models.BooleanField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Texts of instruments",
        basis="public_task",
        retention="register",
        fields={
            "instrument": "The instrument",
            "language": "Language of the text, by its ISO 639 code",
            "document": "The text, word for word, where it was put in",
            "sha256": "Hash of the text in UTF-8",
            "in_force_from": "From when this text applies",
            "in_force_to": "Until when it applied",
            "authentic": "Whether this language is authentic; empty where nobody knows",
            "source": "Where it is published",
        },
    )

    class Meta:
        ordering = ["-in_force_from", "language", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_from=None) | Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
                name="version_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.language}"


NUMBERED = {
    "guidelines": pgettext_lazy("in the number of a paragraph", "guidelines"),
    "sub-letters to check": pgettext_lazy("in the number of a paragraph", "sub-letters to check"),
}
"""Words that stand in numbers of obligations.csv."""


class Provision(Revisioned):
    """A paragraph, article or recommendation: one place in an instrument's numbering."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="provisions")
    number = models.CharField(max_length=60)
    place = models.CharField(max_length=400, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    commencement = models.CharField(max_length=16, choices=Commencement.choices, default=Commencement.UNKNOWN)
    commenced_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Paragraphs and articles",
        basis="public_task",
        retention="register",
        fields={
            "instrument": "The instrument",
            "number": "Its number: 6(a), R.8, art. 230",
            "place": "The number as it sorts: 2 before 10",
            "parent": "The provision that it is part of",
            "commencement": "With the instrument, on a day of its own, not yet dated, or unknown",
            "commenced_on": "Its own day, apart from publication",
            "ended_on": "The day on which it was repealed",
        },
    )

    class Meta:
        constraints = [
            known("commencement", Commencement),
            models.UniqueConstraint(fields=["instrument", "number"], name="provision_number_once"),
            models.CheckConstraint(
                condition=Q(commencement="on_day", commenced_on__isnull=False)
                | (~Q(commencement="on_day") & Q(commenced_on=None)),
                name="provision_day_if_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def told(self) -> str:
        """The number as people read it: the words that a file of ours put into it, in the language of the page."""
        return re.sub("[A-Za-z][A-Za-z -]+", lambda said: str(NUMBERED.get(said[0], said[0])), self.number)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the place that its number has among the others."""
        self.place = re.sub("[0-9]+", lambda digits: digits[0].zfill(6), self.number)
        super().save(*args, **kwargs)


class ProvisionText(Revisioned):
    """Where a provision's words stand in one version."""

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="texts")
    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="texts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    dictionary = describe(
        "Where the words of a provision stand",
        basis="public_task",
        retention="register",
        fields={
            "provision": "The provision",
            "version": "The text",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provision", "version"], name="provision_text_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="provision_has_a_passage"),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Adherence(Revisioned):
    """How a state stands to an instrument, from when to when."""

    class Kind(models.TextChoices):
        SIGNED = "signed"
        PARTY = "party"
        BOUND = "bound"
        APPLIES = "applies"
        NOT_BOUND = "not_bound"

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="adherences")
    subject = models.CharField(max_length=2)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    reservations = TranslatedField()
    basis = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "How states stand to instruments",
        basis="public_task",
        retention="register",
        fields={
            "instrument": "The instrument",
            "subject": "The state, by its ISO 3166 code (XK for Kosovo)",
            "kind": "Signed, party, bound, applies without being bound, not bound",
            "from_on": "Since when",
            "until_on": "Until when",
            "reservations": "Reservations and declarations, in three languages",
            "basis": "The state's own act, such as the law by which it applies the instrument",
            "source": "Where this stands",
        },
    )

    class Meta:
        ordering = ["subject", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["signed", "party", "bound", "applies", "not_bound"]), name="adherence_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="adherence_ends_after_start",
            ),
            models.UniqueConstraint(fields=["instrument", "subject", "kind", "from_on"], name="adherence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"


class LifeStep(Record):
    """One step in the life of a law or strategy, with the day on which it happened. Only added to."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="life")
    step = models.CharField(max_length=16)
    target = models.CharField(max_length=16)
    on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Steps in the life of laws and strategies",
        basis="public_task",
        retention="register",
        fields={
            "instrument": "The law or strategy",
            "step": "Which step was taken",
            "target": "Where it stood after it",
            "on": "The day on which it happened",
            "until_on": "The day that it sets: the end of a consultation, entry into force, the next revision",
            "note": "Number of the act, official gazette, or what else tells it",
            "by": personal("Who put it on record"),
        },
    )

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"


class Opinion(Revisioned):
    """What somebody said of a draft. It is answered, never changed and never taken away."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports"
        CHANGES = "changes"
        DISSENTS = "dissents"

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="opinions")
    given_by = models.CharField(max_length=200)
    stance = models.CharField(max_length=16, choices=Stance.choices)
    text = TranslatedField()
    given_on = models.DateField()
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answer = TranslatedField()
    state = models.CharField(max_length=16, default="open")

    dictionary = describe(
        "Opinions on drafts, dissent among them",
        basis="public_task",
        retention="register",
        fields={
            "instrument": "The draft",
            "given_by": "The body or organisation that gave it",
            "stance": "Supports, asks for changes, or dissents",
            "text": "The opinion, in up to three languages",
            "given_on": "The day on which it was given",
            "entered_by": personal("Who put it in"),
            "answer": "How it was answered, in up to three languages",
            "state": "Open, taken up, or not taken up with a reason",
        },
    )

    class Meta:
        ordering = ["given_on", "created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(stance__in=["supports", "changes", "dissents"]), name="stance_known")
        ]

    def __str__(self) -> str:
        return f"{self.given_by} {self.stance}"
