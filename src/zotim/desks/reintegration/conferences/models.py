"""A conference, who sits at it, what is brought before it, and what is said and decided of each item."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import Field, describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.cases.models import CONFIDENTIAL, Case, Domain
from zotim.desks.reintegration.plans.models import PlannedAction

LIVE = ("called", "invited", "open")
"""States in which a conference isn't over."""
PARTS = tuple(sorted(set(Domain.values) - CONFIDENTIAL))
"""Parts of a case that can be brought before a conference: never a confidential one."""


class Conference(Record):
    """A meeting that a chair calls, with its place and time. It is about nobody: what it is about stands in its
    items."""

    class Kind(models.TextChoices):
        GROUP = "technical_group", _("Inter-sectoral technical group (Law 18/2017)")
        OWN = "own", _("Conference of the centre's own")

    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    chair = models.ForeignKey(User, models.PROTECT, related_name="+")
    place = models.CharField(max_length=200)
    held_on = models.DateField()
    begins_at = models.TimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="called")
    called_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    called_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Conferences of several bodies, with their place and time; of nobody who is helped",
        basis="child_protection",
        retention="lists",
        fields={
            "reference": Field("How people cite it"),
            "kind": Field("The technical group of Law 18/2017, or the centre's own"),
            "body": Field("The body that calls it"),
            "chair": personal("Who chairs it"),
            "place": Field("Where"),
            "held_on": Field("On which day"),
            "begins_at": Field("At what time"),
            "ends_at": Field("When seats at it open nothing any more, whatever its state"),
            "state": Field("Called, invited, open, closed or cancelled"),
            "called_by": personal("Who called it"),
            "called_for": personal("Whom they stood in for"),
            "ended_at": Field("When it was closed or cancelled"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["technical_group", "own"]), name="conference_kind"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at=None) | (~Q(state__in=LIVE) & Q(ended_at__isnull=False)),
                name="conference_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["chair", "held_on"], name="conference_by_chair")]

    def __str__(self) -> str:
        return self.reference

    @property
    def live(self) -> bool:
        """Whether it isn't over."""
        return self.state in LIVE


class Seat(Record):
    """A person with an account, or somebody of a body by their office, who may sit at items once they signed the
    undertaking of confidentiality."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="seats")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.CharField(max_length=120, blank=True, default="")
    seated_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    seated_for = somebody()
    undertaken_at = models.DateTimeField(null=True, blank=True)
    undertaken_by = somebody()
    undertaken_for = somebody()
    left_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Who may sit at a conference, and that they undertook to keep silent",
        basis="child_protection",
        retention="lists",
        fields={
            "conference": Field("The conference"),
            "body": Field("Of which body they are"),
            "user": personal("Who, where they have an account"),
            "office": Field("In which office, where they have none: no name"),
            "seated_by": personal("Who gave them the seat"),
            "seated_for": personal("Whom that one stood in for"),
            "undertaken_at": Field("When the undertaking was signed"),
            "undertaken_by": personal("Who signed, or put the signed paper on record"),
            "undertaken_for": personal("Whom that one stood in for"),
            "left_at": Field("When the seat was taken back"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, office="") | (Q(user=None) & ~Q(office="")),
                name="seat_of_a_person_or_an_office",
            ),
            models.CheckConstraint(
                condition=Q(undertaken_at=None, undertaken_by=None)
                | Q(undertaken_at__isnull=False, undertaken_by__isnull=False),
                name="seat_undertaken_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["conference", "user"], condition=Q(left_at=None, user__isnull=False), name="seat_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user_id else f"{self.office} · {self.body}"


class Item(Record):
    """One part of one case, brought before a conference. Its number is its own, and not the case's.

    Whoever it is about is invited, or why not; that stands here in words of a list, and what they said stands in
    :class:`Saying`, sealed.
    """

    class Whom(models.TextChoices):
        PERSON = "person", _("The child, or the person")
        GUARDIAN = "guardian", _("Whoever acts for them")
        BOTH = "both", _("Both")
        NOBODY = "nobody", _("Nobody")

    class WhyNot(models.TextChoices):
        TOO_YOUNG = "too_young", _("Too young to take part, and nobody acts for them without a conflict")
        UNWILLING = "unwilling", _("They don't want to come")
        HARM = "harm", _("It would harm the child")
        AWAY = "away", _("They couldn't be reached")

    reference = models.CharField(max_length=16, unique=True)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_for = somebody()
    invited = models.CharField(max_length=10, choices=Whom.choices, blank=True, default="")
    why_not = models.CharField(max_length=10, choices=WhyNot.choices, blank=True, default="")
    came = models.CharField(max_length=10, choices=Whom.choices, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    taken_off_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Parts of cases that are brought before a conference",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "How it is cited at the conference; random, and not the number of the case",
            "conference": personal("The conference"),
            "case": personal("The case"),
            "domain": personal("Which part of the case"),
            "brought_by": personal("Who brought it"),
            "brought_for": personal("Whom they stood in for"),
            "invited": personal("Whether the person, or whoever acts for them, is invited"),
            "why_not": personal("Why nobody is invited, of a list"),
            "came": personal("Who of them came"),
            "decided_at": personal("When the last decision on it was written down"),
            "taken_off_at": personal("When it was taken off the agenda"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=PARTS), name="item_domain"),
            models.CheckConstraint(
                condition=(Q(invited="nobody") & ~Q(why_not="")) | (~Q(invited="nobody") & Q(why_not="")),
                name="item_invites_or_says_why_not",
            ),
            models.UniqueConstraint(
                fields=["conference", "case", "domain"], condition=Q(taken_off_at=None), name="item_once"
            ),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="item_of_a_case")]

    def __str__(self) -> str:
        return self.reference


class Place(Record):
    """A seat at one item: what opens the item's part of its case to whoever sits there, and on what that rests itself.

    For an outsider it opens nothing here; it says that they may hear it.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="places")
    item = models.ForeignKey(Item, models.PROTECT, related_name="places")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    basis_type = models.CharField(max_length=60)
    basis_id = models.UUIDField()
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    opened_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Who sits at which item of a conference, and on what that rests",
        basis="child_protection",
        retention="case",
        fields={
            "seat": personal("The seat"),
            "item": personal("The item"),
            "case": personal("The case behind it"),
            "domain": personal("Which part of the case"),
            "user": personal("Who sits there, where they have an account"),
            "body": personal("Of which body they are"),
            "basis_type": personal("On what kind of row it rests"),
            "basis_id": personal("On which row"),
            "opened_by": personal("Who opened the item to them"),
            "opened_for": personal("Whom that one stood in for"),
            "ended_at": personal("When it ended before the conference did"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=PARTS), name="place_domain"),
            models.UniqueConstraint(fields=["seat", "item"], condition=Q(ended_at=None), name="place_once"),
        ]
        indexes = [
            models.Index(fields=["case", "basis_id"], name="place_by_basis"),
            models.Index(fields=["user", "item"], name="place_by_user"),
        ]

    def __str__(self) -> str:
        return self.domain


class Saying(Record):
    """What is said of an item: what is asked of the conference, or what the child or whoever acts for them said in
    their own words. Seen as the notes of that part are, and by who sits at it; never changed."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("What is asked of the conference")
        VOICE = "voice", _("What they said, in their own words")

    item = models.ForeignKey(Item, models.PROTECT, related_name="sayings")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    body = SealedTextField()

    dictionary = describe(
        "What is asked of a conference, and what the person said there",
        basis="child_protection",
        retention="case",
        fields={
            "item": personal("The item"),
            "case": personal("The case behind it"),
            "domain": personal("Which part of the case"),
            "author": personal("Who wrote it down"),
            "kind": personal("Whether it is the question, or what the person said"),
            "body": personal("What was written", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["question", "voice"]), name="saying_kind"),
            models.CheckConstraint(condition=Q(domain__in=PARTS), name="saying_domain"),
            sealed_check("body"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="saying_by_domain")]

    def __str__(self) -> str:
        return self.kind


class Decision(Record):
    """What a conference decided on an item, with who disagreed; a body that does something by a day, or nothing to be
    done. A draft of the plan takes it over as an action."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="decisions")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = SealedTextField()
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    action = models.ForeignKey(PlannedAction, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "What conferences decided on an item",
        basis="child_protection",
        retention="case",
        fields={
            "item": personal("The item"),
            "case": personal("The case behind it"),
            "domain": personal("Which part of the case"),
            "author": personal("Who wrote it down"),
            "words": personal("What was decided, and who disagreed and why", special=True, sealed=True),
            "owner": personal("Which body does it, where something is to be done"),
            "due_on": personal("By when"),
            "action": personal("What it became in the plan"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=PARTS), name="decision_domain"),
            models.CheckConstraint(
                condition=Q(owner=None, due_on=None) | Q(owner__isnull=False, due_on__isnull=False),
                name="decision_has_a_body_and_a_day",
            ),
            sealed_check("words"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="decision_by_domain")]

    def __str__(self) -> str:
        return self.domain
