"""Missions with their route of authorisation, mandates, billets, and what was pledged of them. Nobody is named here."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.dictionary import Field, describe
from zotim.core.people.models import Organisation
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.desks.deployments.missions.days import Span, span
from zotim.register.models import Commitment
from zotim.register.models.columns import known


class Route(models.TextChoices):
    """Which grounds the law of this state asks for, before anybody is sent."""

    UNKNOWN = "unknown", _("nobody said it yet")
    ASSEMBLY = "assembly", _("by the assembly")
    GOVERNMENT = "government", _("by the government")


class MandateKind(models.TextChoices):
    """Whose act a mandate is."""

    UN = "un", _("United Nations")
    NATO = "nato", pgettext_lazy("mandate", "NATO")
    COALITION = "coalition", _("a coalition or union of states")
    ASSEMBLY = "assembly", _("the assembly of this state")
    GOVERNMENT = "government", _("the government of this state")
    HOST = "host", _("consent of the host state")


class Clearance(models.TextChoices):
    """Which clearance a billet asks for."""

    NONE = "none", pgettext_lazy("clearance", "none")
    RESTRICTED = "restricted", pgettext_lazy("clearance", "restricted")
    CONFIDENTIAL = "confidential", pgettext_lazy("clearance", "confidential")
    SECRET = "secret", pgettext_lazy("clearance", "secret")


class QualificationKind(models.TextChoices):
    """What somebody can be qualified in, and a billet ask for. A closed list: what it doesn't have can't be entered of
    anybody."""

    ENGLISH = "english", _("English (STANAG 6001)")
    WEAPONS = "weapons", _("Weapons")
    FIRST_AID = "first_aid", _("First aid")
    COUNTER_IED = "counter_ied", _("Improvised explosive devices")
    ARMED_CONFLICT = "armed_conflict", _("Law of armed conflict")
    AGAINST_ABUSE = "against_abuse", _("Prevention of sexual exploitation and abuse")
    DRIVING = "driving", _("Driving in missions")
    INDUCTION = "induction", _("Induction for the mission")
    INSTRUCTOR = "instructor", _("Instructor")
    MEDIC = "medic", _("Medic")


class PledgeKind(models.TextChoices):
    """What a promised number is a number of."""

    UNKNOWN = "unknown", pgettext_lazy("pledge", "not said")
    PEOPLE = "people", pgettext_lazy("pledge", "people, once")
    BILLETS = "billets", pgettext_lazy("pledge", "billets")
    ROTATION = "rotation", pgettext_lazy("pledge", "a rotation")


RANKS = (*(f"OR-{number}" for number in range(1, 10)), *(f"OF-{number}" for number in range(1, 11)))
"""Bands of rank, lowest first (NATO codes, STANAG 2116: to be verified)."""
HIGHEST_LEVEL = 5
"""Of a language, STANAG 6001."""


class Mission(Revisioned):
    """A mission abroad to which a body of this state sends people."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    led_by = models.CharField(max_length=200)
    host = models.CharField(max_length=2)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=16, choices=Route, default=Route.UNKNOWN)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="planned")

    dictionary = describe(
        "Missions abroad to which people are sent",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "title": "What it is called, in three languages",
            "led_by": "Who leads it: an alliance, a coalition, an organisation",
            "host": "In which state it is (ISO 3166-1)",
            "lead": "Our body that sends people",
            "from_on": "The first day on which we take part",
            "until_on": "The last day; empty: no end is known",
            "route": "Which grounds the law asks for before anybody is sent",
            "source": "Where the law says so",
            "certain": "Whether somebody saw that in the official text",
            "reason": "Why it ended",
            "state": "Planned, under way or ended",
        },
    )

    class Meta:
        constraints = [
            known("route", Route),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="mission_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(certain=False) | ~Q(source=""), name="mission_route_seen_somewhere"),
            models.CheckConstraint(condition=~Q(state="ended") | ~Q(reason=""), name="mission_ended_for_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Mandate(Confirmed):
    """One ground on which people may be sent. It counts once another person has confirmed it."""

    reference = models.CharField(max_length=16, unique=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="mandates")
    kind = models.CharField(max_length=16, choices=MandateKind)
    title = TranslatedField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ceiling = models.PositiveIntegerField(null=True, blank=True)
    caveats = models.TextField(blank=True)
    seen_in = models.CharField(max_length=300)

    dictionary = describe(
        "Acts on which people may be sent, each confirmed by two people",
        basis="public_task",
        retention="deployment",
        fields=CONFIRMED_FIELDS
        | {
            "reference": Field("How people cite it"),
            "mission": Field("For which mission"),
            "kind": Field("Whose act it is"),
            "title": Field("What the act is called, in three languages"),
            "from_on": Field("The first day on which it holds"),
            "until_on": Field("The last day; empty: it says no end"),
            "ceiling": Field("How many people may be there at once at most; empty: it says none"),
            "caveats": Field("What they may not be used for"),
            "seen_in": Field("The official text in which it was seen"),
        },
    )

    class Meta:
        constraints = [
            known("kind", MandateKind),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="mandate_ends_after_it_begins"
            ),
            *two_people("mandate"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def span(self) -> Span:
        """The days on which it holds."""
        return span(self.from_on, self.until_on)


class Pledge(Revisioned):
    """What the number of a commitment is a number of, for one mission: said by a person, with the reason."""

    reference = models.CharField(max_length=16, unique=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+")
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="pledges")
    kind = models.CharField(max_length=16, choices=PledgeKind, default=PledgeKind.UNKNOWN)
    number = models.PositiveIntegerField()
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    why_withdrawn = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="stated")

    dictionary = describe(
        "What was promised of a mission: people, billets or a rotation",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "commitment": "The commitment that says it",
            "mission": "The mission that it is for",
            "kind": "People once, billets, a rotation, or not said",
            "number": "How many",
            "from_on": "From which day; empty for people and where it isn't said",
            "until_on": "Until which day",
            "reason": "By which words of the statement, or whose answer, it is read so",
            "why_withdrawn": "Why it isn't read so any more",
            "state": "Stated or withdrawn",
        },
    )

    class Meta:
        constraints = [
            known("kind", PledgeKind),
            models.CheckConstraint(condition=Q(number__gte=1), name="pledge_of_somebody"),
            models.CheckConstraint(
                condition=Q(from_on=None, until_on=None)
                | Q(from_on__isnull=False, until_on__isnull=False, until_on__gte=F("from_on")),
                name="pledge_days_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[PledgeKind.BILLETS, PledgeKind.ROTATION]) | Q(from_on__isnull=False),
                name="pledge_of_places_has_days",
            ),
            models.UniqueConstraint(
                fields=["commitment", "mission"], condition=Q(state="stated"), name="pledge_stated_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.commitment)

    @property
    def title(self) -> object:
        """What was promised, in the words of the commitment."""
        return self.commitment.title

    @property
    def span(self) -> Span | None:
        """The days for which places were promised, if any were."""
        return span(self.from_on, self.until_on) if self.from_on else None


class Billet(Revisioned):
    """A place in a mission that somebody is to hold on every day of its span."""

    reference = models.CharField(max_length=16, unique=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="billets")
    pledge = models.ForeignKey(Pledge, models.PROTECT, null=True, blank=True, related_name="billets")
    code = models.CharField(max_length=40)
    title = TranslatedField()
    rank_from = models.CharField(max_length=5)
    rank_to = models.CharField(max_length=5, blank=True)
    english = models.PositiveSmallIntegerField(null=True, blank=True)
    clearance = models.CharField(max_length=16, choices=Clearance, default=Clearance.NONE)
    qualifications = models.JSONField(default=list, blank=True)
    place = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    critical = models.BooleanField(default=False)
    accepted_in = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="offered")

    dictionary = describe(
        "Places in a mission that we offered to hold",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "mission": "The mission in which it is",
            "pledge": "What was promised, of which it is a part",
            "code": "Its code in the mission",
            "title": "What it is, in three languages",
            "rank_from": "The lowest rank that may hold it",
            "rank_to": "The highest; empty: the same",
            "english": "Level of English that it asks for (STANAG 6001, 0 to 5)",
            "clearance": "Clearance that it asks for",
            "qualifications": "In what else whoever holds it is qualified, from the closed list",
            "place": "Where it is",
            "from_on": "The first day on which it is held",
            "until_on": "The last day",
            "critical": "Whether the mission fails without it",
            "accepted_in": "Where it stands that the mission accepted it",
            "reason": "Why it was withdrawn",
            "state": "Offered, accepted or withdrawn",
        },
    )

    class Meta:
        constraints = [
            known("clearance", Clearance),
            models.CheckConstraint(condition=Q(rank_from__in=RANKS), name="billet_rank_known"),
            models.CheckConstraint(condition=Q(rank_to__in=["", *RANKS]), name="billet_highest_rank_known"),
            models.CheckConstraint(
                condition=Q(english=None) | Q(english__lte=HIGHEST_LEVEL), name="billet_level_of_a_language"
            ),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="billet_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | ~Q(accepted_in=""), name="billet_accepted_somewhere"
            ),
            models.UniqueConstraint(
                fields=["mission", "code"], condition=~Q(state="withdrawn"), name="billet_code_once_in_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def span(self) -> Span:
        """The days on which it is to be held."""
        return Span(self.from_on, self.until_on)
