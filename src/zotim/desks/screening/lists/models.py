"""Lists of designated people and bodies: where they come from, each version, and every entry with its span."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.texts import Translated, TranslatedField


class ListBasis(models.TextChoices):
    """On what a list rests: it says who decides, and what silence means (``docs/explanation/screening.md``)."""

    UN = "un", _("A committee of the UN Security Council")
    NATIONAL = "national", _("A decision of this state")
    FOREIGN = "foreign", _("A request of another state")
    OTHER = "other", pgettext_lazy("basis of a list", "For information only")


class ListKind(models.TextChoices):
    """What an entry is, as the names engine knows it."""

    PERSON = "person", pgettext_lazy("kind of an entry", "Person")
    ORGANISATION = "organisation", pgettext_lazy("kind of an entry", "Organisation")
    VESSEL = "vessel", pgettext_lazy("kind of an entry", "Vessel")
    AIRCRAFT = "aircraft", pgettext_lazy("kind of an entry", "Aircraft")


class Source(Record):
    """A list that is kept here, whatever its version."""

    reference = models.CharField(max_length=16, unique=True)
    code = models.SlugField(max_length=32, unique=True)
    title = TranslatedField()
    basis = models.CharField(max_length=16, choices=ListBasis)
    publisher = models.CharField(max_length=200)
    expected_every = models.PositiveSmallIntegerField(null=True, blank=True)
    largest_loss = models.PositiveSmallIntegerField(default=5)
    decided_here = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=500, blank=True)
    fetch_every = models.PositiveSmallIntegerField(null=True, blank=True)
    scheduled_by = somebody()
    scheduled_for = somebody()
    fetch_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=16, blank=True)
    trouble_since = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Lists of designated people and bodies that this installation keeps",
        basis="public_task",
        retention="lists",
        fields={
            "reference": "How people cite it here",
            "code": "Short name that stands before the ids of its entries",
            "title": "What it is called, in up to three languages",
            "basis": "On what it rests, and so who decides on its entries",
            "publisher": "Who publishes it",
            "expected_every": "After how many days a new version is missed; empty: it comes when it comes",
            "largest_loss": "Per cent of its entries that a version may lose before somebody has to look",
            "decided_here": "Whether its entries are decided on in this installation, one by one",
            "ended_on": "Since when no version is taken any more",
            "address": "From where it is fetched; empty: its files are put in",
            "fetch_every": "After how many hours it is fetched again",
            "scheduled_by": personal("Who had it fetched, and answers for what comes"),
            "scheduled_for": personal("Whom they stood in for"),
            "fetch_at": "When it is fetched next",
            "tried_at": "When it was last fetched, or tried",
            "trouble": "Why it couldn't be fetched, as a code",
            "trouble_since": "Since when",
        },
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=ListBasis.values), name="list_basis"),
            models.CheckConstraint(condition=Q(largest_loss__lte=100), name="list_loss_in_per_cent"),
            models.CheckConstraint(
                condition=Q(decided_here=False) | Q(basis__in=["national", "foreign"]), name="list_decided_here"
            ),
            models.CheckConstraint(
                condition=Q(address="", fetch_every=None, scheduled_by=None, scheduled_for=None, fetch_at=None)
                | (
                    ~Q(address="")
                    & Q(fetch_every__gte=1, scheduled_by__isnull=False, fetch_at__isnull=False, decided_here=False)
                ),
                name="list_fetched_for_somebody",
            ),
            models.UniqueConstraint(
                fields=["basis"], condition=Q(decided_here=True, ended_on=None), name="list_decided_here_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Version(Record):
    """One file of a list. What it says is in its entries; what was wrong in it is told line by line."""

    reference = models.CharField(max_length=16, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, default="received")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    published_on = models.DateField()
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    taken_for = somebody()
    read_at = models.DateTimeField(null=True, blank=True)
    in_force_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    entries = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    problems = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=list, blank=True)
    held_because = models.JSONField(default=list, blank=True)
    would_go = models.JSONField(default=list, blank=True)
    decided_by = somebody()
    decided_for = somebody()
    reason = models.TextField(blank=True)

    dictionary = describe(
        "Versions of lists: the file as it came, when it took effect, what it changed",
        basis="public_task",
        retention="lists",
        fields={
            "reference": "How people cite it here",
            "source": "The list",
            "number": "Counts the versions of a list from one",
            "state": "Received, held back, let through, in force, replaced or refused",
            "file": "The file as it came, under its hash",
            "published_on": "The day that its publisher gives it",
            "taken_by": personal("Who put it in"),
            "taken_for": personal("Whom they stood in for"),
            "read_at": "When it was read and compared with the version before",
            "in_force_at": "Since when names are matched with it",
            "replaced_at": "Until when",
            "entries": "How many entries it holds",
            "added": "How many of them the version before didn't have",
            "changed": "How many say something else than before",
            "removed": "How many of the version before are gone",
            "problems": "How many things in the file couldn't be read",
            "told": "The first of these, each with its line, as codes and values",
            "held_because": "Why somebody has to look before it takes effect, as codes",
            "would_go": personal("Of one that was held back: the first entries that would go, by name"),
            "decided_by": personal("Who looked and decided"),
            "decided_for": personal("Whom they stood in for"),
            "reason": "Why it was let through or refused",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="list_version_once"),
            models.UniqueConstraint(fields=["source"], condition=Q(state="in_force"), name="list_one_in_force"),
            models.CheckConstraint(
                condition=Q(state__in=["in_force", "replaced"], in_force_at__isnull=False)
                | Q(state__in=["received", "held", "cleared", "refused"], in_force_at=None),
                name="list_version_in_force_since",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_for=None, reason="")
                | (Q(decided_by__isnull=False) & ~Q(reason="")),
                name="list_version_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "held", "refused"]) | apart("taken", "decided"),
                name="list_version_let_through_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.code} {self.number}"

    @property
    def title(self) -> Translated:
        """What it is a version of, as a page about it says it."""
        title: Translated = self.source.title
        return title


class Companion(Record):
    """A further file of a version: what OFAC prints in three tables is one list."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="companions")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    dictionary = describe(
        "Further files of a version of a list",
        basis="public_task",
        retention="lists",
        fields={"version": "The version", "file": "The file as it came, under its hash"},
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "file"], name="list_companion_once")]

    def __str__(self) -> str:
        return self.file.name


class Listed(Record):
    """What a list says of one id, from the version that said it first up to the one that said something else.

    So the entries of any version, and what changed between two, are rows of this table.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="listed")
    listed_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=ListKind, blank=True)
    caption = models.CharField(max_length=300)
    record = models.TextField()
    digest = models.CharField(max_length=64)
    since = models.ForeignKey(Version, models.PROTECT, related_name="brought")
    until = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="took")

    dictionary = describe(
        "Entries of published lists of designated people and bodies",
        basis="public_task",
        retention="lists",
        fields={
            "source": "The list",
            "listed_id": "The id that the list gives it",
            "kind": "Person, organisation, vessel or aircraft; empty: the list doesn't say",
            "caption": personal("The name that the list prints first"),
            "record": personal("All that the list says of it, as one record"),
            "digest": "Hash of that record: a remembered decision ends when it changes",
            "since": "The version that said so first",
            "until": "The version that said something else, or nothing",
        },
    )

    class Meta:
        ordering = ["caption", "id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "listed_id"], condition=Q(until=None), name="listed_once"),
            models.CheckConstraint(condition=~Q(since=F("until")), name="listed_for_a_while"),
            models.CheckConstraint(condition=Q(kind__in=["", *ListKind.values]), name="listed_kind"),
        ]
        indexes = [models.Index(fields=["source", "caption", "id"], name="listed_by_caption")]

    def __str__(self) -> str:
        return f"{self.source.code}:{self.listed_id}"
