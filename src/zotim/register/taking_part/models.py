"""Where the state takes part: groups abroad, who leads them, membership, seats, meetings and who was there."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.columns import classification_field, known
from zotim.register.models.commitments import Commitment
from zotim.register.models.instruments import Instrument
from zotim.register.models.statements import Document
from zotim.vocabulary import Classification

REPORT_DAYS = 14
"""Days for reporting back from a meeting, where a group has no number of its own. A proposal."""


def lasting(day: date, prefix: str = "") -> Q:
    """A filter for what lasts on *day*. A time without a beginning or an end is open on that side."""
    begun = Q(**{f"{prefix}from_on": None}) | Q(**{f"{prefix}from_on__lte": day})
    return begun & (Q(**{f"{prefix}until_on": None}) | Q(**{f"{prefix}until_on__gte": day}))


def ends_after_start() -> models.CheckConstraint:
    """A constraint: a time doesn't end before it begins."""
    open_ended = Q(from_on=None) | Q(until_on=None)
    return models.CheckConstraint(
        condition=open_ended | Q(until_on__gte=F("from_on")), name="%(class)s_ends_after_start"
    )


def seen_somewhere() -> models.CheckConstraint:
    """A constraint: a fact that counts as seen says where."""
    return models.CheckConstraint(condition=Q(certain=False) | ~Q(source=""), name="%(class)s_seen_somewhere")


class ForumKind(models.TextChoices):
    """What sort of group it is."""

    COALITION = "coalition"
    WORKING_GROUP = "working_group"
    UNITED_NATIONS = "united_nations"
    ASSESSMENT = "assessment"
    EUROPEAN = "european"
    REGIONAL = "regional"
    NETWORK = "network"
    FUND = "fund"


class Forum(Revisioned):
    """A group abroad in which states sit: a coalition, one of its working groups, a UN body, a network, a fund."""

    key = models.CharField(max_length=120, unique=True)
    name = TranslatedField()
    kind = models.CharField(max_length=24, choices=ForumKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    report_days = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Groups abroad in which states sit",
        basis="public_task",
        retention="register",
        fields={
            "key": "By which files know it",
            "name": "What it is called, in three languages",
            "kind": "Coalition, working group, UN body and so on",
            "parent": "The group that it is part of",
            "report_days": "Days for reporting back after a meeting; empty for the usual number",
            "source": "Where this stands",
            "certain": "Whether somebody saw it in an official text",
            "note": "What has to be known about this entry",
        },
    )

    class Meta:
        constraints = [
            known("kind", ForumKind),
            seen_somewhere(),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="forum_isnt_its_own_part"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def days_to_report(self) -> int:
        """Days for reporting back from a meeting."""
        return self.report_days or REPORT_DAYS


class LeadRole(models.TextChoices):
    """How somebody leads a group."""

    LEAD = "lead"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"


class ForumLead(Revisioned):
    """Who leads or chairs a group, for a time."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="leads")
    who = TranslatedField()
    role = models.CharField(max_length=16, choices=LeadRole.choices)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Who leads groups abroad",
        basis="public_task",
        retention="register",
        fields={
            "forum": "The group",
            "who": "The state or organisation, in three languages; never a person",
            "role": "Leads, chairs, or stands in for the chair",
            "from_on": "Since when",
            "until_on": "Until when",
            "source": "Where this stands",
            "certain": "Whether somebody saw it in an official text",
            "note": "What has to be known about this entry",
        },
    )

    class Meta:
        ordering = [F("from_on").desc(nulls_last=True), "pk"]
        constraints = [known("role", LeadRole), ends_after_start(), seen_somewhere()]

    def __str__(self) -> str:
        return str(self.who)


class MembershipKind(models.TextChoices):
    """How a state takes part."""

    MEMBER = "member"
    OBSERVER = "observer"
    PARTNER = "partner"


class ForumMembership(Revisioned):
    """How a state takes part in a group, for a time."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="memberships")
    subject = models.CharField(max_length=2)
    kind = models.CharField(max_length=16, choices=MembershipKind.choices)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "How states take part in groups abroad",
        basis="public_task",
        retention="register",
        fields={
            "forum": "The group",
            "subject": "The state, by its ISO 3166 code (XK for Kosovo)",
            "kind": "Member, observer or partner",
            "from_on": "Since when",
            "until_on": "Until when",
            "basis": "The act by which it takes part",
            "source": "Where this stands",
            "certain": "Whether somebody saw it in an official text",
            "note": "What has to be known about this entry",
        },
    )

    class Meta:
        ordering = [F("from_on").desc(nulls_last=True), "pk"]
        constraints = [
            known("kind", MembershipKind),
            ends_after_start(),
            seen_somewhere(),
            models.UniqueConstraint(fields=["forum", "subject", "kind", "from_on"], name="forum_membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"


class SeatRole(models.TextChoices):
    """How a body sits in a group."""

    LEAD = "lead"
    MEMBER = "member"


class Seat(Revisioned):
    """Which body sits in a group for the state, for a time. Bodies, never people."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=16, choices=SeatRole.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Which bodies sit for the state in groups abroad",
        basis="public_task",
        retention="register",
        fields={
            "forum": "The group",
            "organisation": "The body that sits there",
            "role": "Whether it leads for the state or sits beside",
            "from_on": "Since when",
            "until_on": "Until when",
        },
    )

    class Meta:
        ordering = ["-from_on", "pk"]
        constraints = [known("role", SeatRole), ends_after_start()]

    def __str__(self) -> str:
        return f"{self.organisation} {self.role}"


class Meeting(Revisioned):
    """A meeting of a group: when, where, its papers, and the statement in which we said what we would do."""

    reference = models.CharField(max_length=16, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="meetings")
    title = TranslatedField()
    from_on = models.DateField()
    until_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    agenda = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    statement = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="meetings")
    classification = classification_field()
    state = models.CharField(max_length=16, default="planned")

    dictionary = describe(
        "Meetings of groups abroad",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "forum": "The group that meets",
            "title": "What it is called, in three languages",
            "from_on": "Its first day",
            "until_on": "Its last day",
            "place": "Where it is",
            "agenda": "Its agenda, as a file",
            "minutes": "Its minutes, as evidence of what was said",
            "statement": "The statement in which we said what we would do",
            "classification": "How far it may travel",
            "state": "Planned, held, reported back, or cancelled",
        },
    )

    class Meta:
        constraints = [known("classification", Classification), ends_after_start()]
        indexes = [models.Index(fields=["state", "until_on"], name="meeting_by_day")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def report_due(self) -> date:
        """The day by which it is reported back."""
        return self.until_on + timedelta(days=self.forum.days_to_report)


class Level(models.TextChoices):
    """The level at which a body was at a meeting. No names."""

    MINISTER = "minister"
    DEPUTY = "deputy"
    DIRECTOR = "director"
    EXPERT = "expert"
    NOBODY = "nobody"


class Attendance(Revisioned):
    """At which level a body was at a meeting. There is no field for who it was."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="attendances")
    level = models.CharField(max_length=16, choices=Level.choices)

    dictionary = describe(
        "At which level bodies were at meetings abroad",
        basis="public_task",
        retention="register",
        fields={
            "meeting": "The meeting",
            "organisation": "The body",
            "level": "Minister, deputy, director, expert, or not represented",
        },
    )

    class Meta:
        constraints = [
            known("level", Level),
            models.UniqueConstraint(fields=["meeting", "organisation"], name="attendance_once_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.level}"


class SponsorRole(models.TextChoices):
    """How a text was backed."""

    SPONSOR = "sponsor"
    CO_SPONSOR = "co_sponsor"
    ALIGNED = "aligned"


class Sponsorship(Revisioned):
    """A text or draft that the state sponsored, co-sponsored, or aligned with."""

    reference = models.CharField(max_length=16, unique=True)
    symbol = models.CharField(max_length=120)
    title = TranslatedField()
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="sponsorships")
    role = models.CharField(max_length=16, choices=SponsorRole.choices)
    on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, blank=True, related_name="sponsorships")
    commitments = models.ManyToManyField(Commitment, related_name="sponsorships")
    classification = classification_field()

    dictionary = describe(
        "Texts that the state sponsored or aligned with",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it here",
            "symbol": "How the text or draft is cited everywhere",
            "title": "What it is about, in three languages",
            "forum": "The body in which it was put forward",
            "role": "Sponsor, co-sponsor, or a statement aligned with",
            "on": "The day on which that was said",
            "source": "Where this stands",
            "certain": "Whether somebody saw it in an official text",
            "note": "What has to be known about this entry",
            "instrument": "The text in the library, once adopted",
            "commitments": "Commitments of support that follow",
            "classification": "How far it may travel",
        },
    )

    class Meta:
        constraints = [
            known("role", SponsorRole),
            known("classification", Classification),
            seen_somewhere(),
            models.UniqueConstraint(fields=["symbol", "role"], name="sponsorship_once"),
        ]

    def __str__(self) -> str:
        return self.symbol
