"""Texts in which something was promised, and what the claims engine finds in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.engines.claims import found_by, is_organisation, state_code, title
from zotim.register.models.columns import choices, classification_field, known
from zotim.vocabulary import ClaimAction, Classification, DatePrecision, Language, LineOfEffort


def of_others(actor: str) -> bool:
    """Whether the actor of a claim is another state or an organisation of states; nobody named is one's own state."""
    code = state_code(actor)
    return is_organisation(actor) if code is None else code != settings.ZOTIM_COUNTRY


class Document(Record):
    """A statement, resolution, law or letter, read word for word. Its text never changes."""

    reference = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, choices=choices(Language))
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    classification = classification_field()
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Texts in which something was promised",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "Its heading",
            "language": "Language of the text",
            "text": "The text, unchanged; offsets of passages count its code points",
            "sha256": "Hash of the text in UTF-8",
            "dated_on": "The day it bears",
            "source": "Where it was published",
            "classification": "How far it may travel",
            "file": "The file it was read from",
            "received_by": personal("Who put it in"),
        },
    )

    class Meta:
        constraints = [known("language", Language), known("classification", Classification)]

    def __str__(self) -> str:
        return self.title


class Suggestion(Record):
    """One claim that the engine found in a document. A person accepts, edits or rejects it; it decides nothing."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    actor = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=16, choices=choices(ClaimAction))
    line_of_effort = models.CharField(max_length=24, choices=choices(LineOfEffort))
    also = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    object = models.CharField(max_length=500, blank=True)
    quantity = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=8, choices=choices(DatePrecision), blank=True)
    partner = models.CharField(max_length=200, blank=True)
    instrument = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=80)
    state = models.CharField(max_length=16, default="open")
    commitment = models.ForeignKey(
        "register.Commitment", models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "What the claims engine found, and what a person made of it",
        basis="public_task",
        retention="register",
        fields={
            "document": "Where it was found",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
            "actor": "Who promises, as the text says",
            "action": "Promise, done, support and so on",
            "line_of_effort": "Line of effort",
            "also": "A second line, where two are right",
            "object": "What is promised, in the words of the text",
            "quantity": "How many, if the text says so",
            "unit": "Of what",
            "due_on": "Until when, if the text says so",
            "due_precision": "How exactly the text says so",
            "partner": "With or for whom",
            "instrument": "Under which resolution, treaty or law",
            "rule": "The rule of the engine that found it",
            "state": "Open, accepted, edited, linked or rejected",
            "commitment": "The commitment that was made of it, or that it was linked to",
            "decided_by": personal("Who decided"),
            "decided_at": "When",
            "reason": "Why it was rejected, or why its link was taken off",
        },
    )

    class Meta:
        ordering = ["start"]
        constraints = [
            known("action", ClaimAction),
            known("line_of_effort", LineOfEffort),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="suggestion_has_a_passage"),
            models.CheckConstraint(
                condition=Q(commitment=None, state__in=["open", "accepted", "edited", "rejected"])
                | Q(commitment__isnull=False, state__in=["accepted", "edited", "linked"]),
                name="suggestion_commitment_when_taken",
            ),
        ]
        # What waits for a decision, and what isn't on record yet: a few among very many that were decided.
        indexes = [models.Index(fields=["state", "document", "created_at"], name="suggestion_waiting")]

    def __str__(self) -> str:
        return self.object or self.rule

    @property
    def proposed_title(self) -> str:
        """What a commitment made of it is called at first, in the language of the statement."""
        words = self.words
        thing = " ".join(self.object.split()).rstrip(" .;،؛,")
        done = self.action == ClaimAction.DONE
        return title(words, thing, Language(self.document.language), done=done) or words

    @property
    def cue(self) -> str:
        """The words of the passage by which it was found; empty where the rule names none."""
        return found_by(self.words, self.rule)

    @property
    def by_others(self) -> bool:
        """Whether the text names another state, or an organisation of states, as the one who does it."""
        return of_others(self.actor)

    @property
    def words(self) -> str:
        """The passage's own words, verb included, on one line."""
        passage = " ".join(self.document.text[self.start : self.end].split())
        return passage.rstrip(" .;،؛,") if len(passage) <= 500 else passage[:499].rsplit(" ", 1)[0] + "…"
