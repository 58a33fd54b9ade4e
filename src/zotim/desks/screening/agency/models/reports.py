"""Reports of suspicions (goAML) that came in or were made here: material of a suspicion, as requests about a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.agency.models.entities import ObligedEntity


class GoamlReport(Record):
    """One report: its file, who is named in it, what was wrong in it, which alerts it raised."""

    class Way(models.TextChoices):
        TAKEN = "taken", pgettext_lazy("report", "Came in")
        MADE = "made", pgettext_lazy("report", "Made here")

    reference = models.CharField(max_length=16, unique=True)
    way = models.CharField(max_length=8, choices=Way)
    entity = models.ForeignKey(ObligedEntity, models.PROTECT, null=True, blank=True, related_name="+")
    dated_on = models.DateField()
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    schema = models.CharField(max_length=200, blank=True)
    subjects = models.PositiveIntegerField(default=0)
    problems = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    alerts = models.JSONField(default=list, blank=True)
    content = SealedTextField()
    found = SealedTextField()

    dictionary = describe(
        "Reports of suspicions that came in or were made here",
        basis="legal_duty",
        retention="suspicion",
        told=False,
        fields={
            "reference": "How people cite it here",
            "way": "Whether it came in or was made here",
            "entity": "The obliged entity from which it came",
            "dated_on": "The day on which it came or was made",
            "put_in_by": personal("Who put it in or made it"),
            "digest": "Keyed hash of the file: the same one isn't taken twice",
            "schema": "The schema by which it was read or written",
            "subjects": "How many people and bodies it names",
            "problems": "How many things in it aren't as the schema wants",
            "asked_at": "When the lists were asked about them",
            "alerts": personal("The alerts that came of it, by their ids; they go by a rule of their own"),
            "content": personal("The file, with its name", sealed=True),
            "found": personal("Who is named in it, and what is wrong in it", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["digest"], condition=Q(way="taken"), name="goaml_report_once"),
            models.CheckConstraint(
                condition=Q(way="taken") | Q(way="made", entity=None, problems=0), name="goaml_report_way"
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("content"),
            sealed_check("found"),
        ]

    def __str__(self) -> str:
        return self.reference
