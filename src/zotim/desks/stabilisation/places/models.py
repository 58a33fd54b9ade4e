"""Areas with the history of their status, their outlines, and places at which something is done."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.guards import append_only
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.engines.outlines import Outline, Point
from zotim.register.models.columns import known


class Scheme(models.TextChoices):
    """Whose code it is."""

    NONE = "", pgettext_lazy("code", "none")
    ISO = "iso3166_2", "ISO 3166-2"
    PCODE = "pcode", _("P-code (OCHA)")
    GEONAMES = "geonames", "GeoNames"


class Status(models.TextChoices):
    """Where an area stands."""

    UNKNOWN = "unknown", pgettext_lazy("area", "not known")
    HELD = "held", pgettext_lazy("area", "held by Daesh")
    CONTESTED = "contested", pgettext_lazy("area", "fought over")
    LIBERATED = "liberated", pgettext_lazy("area", "liberated")
    ACCESSIBLE = "accessible", pgettext_lazy("area", "liberated and accessible")
    CLOSED = "closed", pgettext_lazy("area", "closed to partners")


class Exactness(models.TextChoices):
    """How exact a point is."""

    EXACT = "exact", pgettext_lazy("point", "exact")
    APPROXIMATE = "approximate", pgettext_lazy("point", "approximate")


class Telling(models.TextChoices):
    """What is told of a place to whoever isn't of the desk."""

    EXACT = "exact", _("as it is")
    AREA = "area", _("its area alone")
    WITHHELD = "withheld", _("nothing")


LEVELS = 4
"""Levels of areas below a state."""


class _Pointed(Revisioned):
    """What has a name in three languages, a code and a point."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    country = models.CharField(max_length=2)
    scheme = models.CharField(max_length=16, choices=Scheme, blank=True, default=Scheme.NONE)
    code = models.CharField(max_length=40, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.title)

    @property
    def point(self) -> Point | None:
        """Its point, if one is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(float(self.longitude), float(self.latitude))


_POINTED = {
    "reference": "How people cite it",
    "title": "What it is called, in three languages",
    "country": "In which state it is (ISO 3166-1; XK for Kosovo)",
    "scheme": "Whose code it has",
    "code": "That code",
    "latitude": "Degrees north of its point (WGS 84)",
    "longitude": "Degrees east of its point (WGS 84)",
    "source": "Where name, code and point come from",
}


def _pointed(name: str) -> list[models.BaseConstraint]:
    """What the database says of name, code and point."""
    whole = Q(latitude=None, longitude=None) | Q(
        latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
    )
    return [
        known("scheme", Scheme),
        models.CheckConstraint(condition=whole, name=f"{name}_point_on_the_earth"),
        models.CheckConstraint(
            condition=Q(scheme="", code="") | (~Q(scheme="") & ~Q(code="")), name=f"{name}_code_with_its_scheme"
        ),
        models.UniqueConstraint(
            fields=["country", "scheme", "code"], condition=~Q(code=""), name=f"{name}_code_once_in_a_state"
        ),
    ]


class Area(_Pointed):
    """An area of a state: a governorate, a district. Its status has a history of its own."""

    derived = frozenset({"status", "status_on", "status_source"})

    level = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=16, choices=Status, default=Status.UNKNOWN)
    status_on = models.DateField(null=True, blank=True)
    status_source = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Areas whose status is followed",
        basis="public_task",
        retention="register",
        fields=_POINTED
        | {
            "level": "1 for the first division below the state",
            "status": "Its newest status that nobody corrected, kept here for lists",
            "status_on": "The day of that status",
            "status_source": "Who says so",
        },
    )

    class Meta:
        constraints = [
            *_pointed("area"),
            known("status", Status),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=LEVELS), name="area_level_known"),
        ]


class AreaStatus(Record):
    """One entry of an area's history: where it stood from a day on, by which source. Only added to; what was wrong is
    corrected by another entry."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="history")
    status = models.CharField(max_length=16, choices=Status)
    from_on = models.DateField()
    source = models.CharField(max_length=500)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = somebody()

    dictionary = describe(
        "Where areas stood, from which day on, by which source",
        basis="public_task",
        retention="register",
        fields={
            "area": "Which area",
            "status": "Held, fought over, liberated, accessible, closed, or not known",
            "from_on": "From which day on",
            "source": "Who says so, and where",
            "corrects": "The entry in whose place it stands",
            "reason": "What was wrong with that entry",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [
            known("status", Status),
            models.CheckConstraint(
                condition=Q(corrects=None, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="areastatus_corrected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=F("id")), name="areastatus_corrects_another_one"
            ),
        ]
        indexes = [models.Index(fields=["area", "from_on"])]

    def __str__(self) -> str:
        return f"{self.area} {self.status} {self.from_on}"


append_only("stabilisation.AreaStatus")


class Boundary(Record):
    """The outline of an area, from a file of boundaries, with fewer corners than there."""

    area = models.OneToOneField(Area, models.CASCADE, related_name="boundary")
    outline = models.JSONField()
    corners = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    imported_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Outlines of areas, for the map",
        basis="public_task",
        retention="register",
        fields={
            "area": "Which area",
            "outline": "Its polygons, longitude before latitude",
            "corners": "How many corners were kept",
            "source": "Who published the file, and which edition",
            "licence": "On which terms it may be used",
            "sha256": "The file it came from",
            "imported_by": personal("Who answers for the import"),
        },
    )

    def __str__(self) -> str:
        return f"{self.area} ({self.corners})"

    @property
    def shape(self) -> Outline:
        """The outline, to work with."""
        return Outline.of(self.outline)


class Place(_Pointed):
    """A place at which something is done."""

    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="places")
    also = models.TextField(blank=True)
    exactness = models.CharField(max_length=16, choices=Exactness, default=Exactness.APPROXIMATE)
    telling = models.CharField(max_length=16, choices=Telling, default=Telling.AREA)
    telling_why = models.CharField(max_length=500, blank=True)
    telling_by = somebody()
    telling_for = somebody()
    reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=16, default="used")

    dictionary = describe(
        "Places at which projects are",
        basis="public_task",
        retention="stabilisation",
        fields=_POINTED
        | {
            "area": "In which area it lies",
            "also": "Other names and spellings of it, a line each, in any script",
            "exactness": "Whether its point is exact or approximate",
            "telling": "What is told of it outside the desk: all, its area alone, or nothing",
            "telling_why": "Why so",
            "telling_by": personal("Who said what is told of it"),
            "telling_for": personal("Whom they stood in for"),
            "reason": "Why it isn't used any more",
            "state": "Used, or not any more",
        },
    )

    class Meta:
        constraints = [
            *_pointed("place"),
            known("exactness", Exactness),
            known("telling", Telling),
            models.CheckConstraint(condition=~Q(state="left") | ~Q(reason=""), name="place_left_for_a_reason"),
        ]
        indexes = [models.Index(fields=["country", "reference"])]
