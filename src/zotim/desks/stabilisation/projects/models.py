"""Projects and shares in pooled funds, their partners, due diligence, and which commitments they keep."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.dictionary import Field, describe
from zotim.core.people.models import Organisation
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.desks.stabilisation.places.models import Place
from zotim.register.models import Commitment
from zotim.register.models.columns import known


class ProjectKind(models.TextChoices):
    """Whether what was done with the money can be followed."""

    PROJECT = "project", pgettext_lazy("stabilisation", "project")
    POOL = "pool", pgettext_lazy("stabilisation", "share in a pooled fund")


class PartnerRole(models.TextChoices):
    """Which part somebody has in a project (IATI: organisation role)."""

    FUNDING = "funding", pgettext_lazy("partner", "funds it")
    ACCOUNTABLE = "accountable", pgettext_lazy("partner", "answers for it")
    EXTENDING = "extending", pgettext_lazy("partner", "gives it on")
    IMPLEMENTING = "implementing", pgettext_lazy("partner", "carries it out")


class Finding(models.TextChoices):
    """What an answer on doing no harm or on human rights found."""

    NONE = "none", pgettext_lazy("due diligence", "no risk found")
    LESSENED = "lessened", pgettext_lazy("due diligence", "a risk that is lessened")
    OPEN = "open", pgettext_lazy("due diligence", "a risk that isn't lessened")


class Project(Revisioned):
    """A project that a body of ours pays for, or its share in a pooled fund."""

    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=ProjectKind, default=ProjectKind.PROJECT)
    title = TranslatedField()
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    managed_by = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    sectors = models.JSONField(default=dict, blank=True)
    places = models.ManyToManyField(Place, related_name="projects", blank=True)
    untendered = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="developing")

    dictionary = describe(
        "Projects in communities that were freed, and shares in pooled funds",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "kind": "A project, or a share in a pooled fund, which isn't attributable",
            "title": "What it is called, in three languages",
            "lead": "Our body that pays",
            "part_of": "The project of which it is a part",
            "managed_by": "Who runs the pooled fund",
            "from_on": "The first day",
            "until_on": "The last day; empty: none is known",
            "sectors": "Codes of purpose (DAC), each with its share in per cent",
            "places": "Where it is",
            "untendered": "Why offers weren't asked for",
            "reason": "Why it was given up",
            "state": "Developing, tendering, implementing, completed or given up",
        },
    )

    class Meta:
        constraints = [
            known("kind", ProjectKind),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="project_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ProjectKind.POOL) | Q(part_of=None) & ~Q(state="tendering"),
                name="project_pool_stands_alone",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ProjectKind.POOL) | ~Q(managed_by=""), name="project_pool_run_by_somebody"
            ),
            models.CheckConstraint(condition=Q(part_of=None) | ~Q(part_of=F("pk")), name="project_not_part_of_itself"),
            models.CheckConstraint(
                condition=~Q(state="given_up") | ~Q(reason=""), name="project_given_up_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def attributable(self) -> bool:
        """Whether what was done with its money can be followed."""
        return self.kind != ProjectKind.POOL


class Partner(Revisioned):
    """Who has a part in a project."""

    reference = models.CharField(max_length=16, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="partners")
    role = models.CharField(max_length=16, choices=PartnerRole)
    name = models.CharField(max_length=200)
    identifier = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="partner")

    dictionary = describe(
        "Who has a part in a project",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "project": "In which project",
            "role": "Which part: funds it, answers for it, gives it on, carries it out",
            "name": "What the body is called",
            "identifier": "Its identifier, as it writes it itself",
            "organisation": "The body of this state that it is: its focal points see this grant",
            "reason": "Why it has no part any more",
            "state": "Partner, or not any more",
        },
    )

    class Meta:
        constraints = [
            known("role", PartnerRole),
            models.CheckConstraint(condition=~Q(state="left") | ~Q(reason=""), name="partner_left_for_a_reason"),
            models.UniqueConstraint(
                fields=["project", "role", "name"], condition=Q(state="partner"), name="partner_once_in_a_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Tie(Revisioned):
    """Which commitment a project keeps: said by a person, with the reason."""

    reference = models.CharField(max_length=16, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="ties")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    why_withdrawn = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="stated")

    dictionary = describe(
        "Which commitments projects keep",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "project": "The project",
            "commitment": "The commitment that it keeps",
            "reason": "By which words, or whose answer",
            "why_withdrawn": "Why it doesn't keep it any more",
            "state": "Stated or withdrawn",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "commitment"], condition=Q(state="stated"), name="tie_stated_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(why_withdrawn=""), name="tie_withdrawn_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Diligence(Confirmed):
    """An answer to one question on doing no harm or human rights; it counts once another person cleared it."""

    reference = models.CharField(max_length=16, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="diligence")
    question = models.CharField(max_length=16)
    finding = models.CharField(max_length=16, choices=Finding)
    answer = models.TextField()

    dictionary = describe(
        "Answers on doing no harm and on human rights, each cleared by two people",
        basis="public_task",
        retention="stabilisation",
        fields=CONFIRMED_FIELDS
        | {
            "reference": Field("How people cite it"),
            "project": Field("Of which project"),
            "question": Field("Which question, by its code"),
            "finding": Field("No risk, a risk that is lessened, a risk that isn't"),
            "answer": Field("What was found, and what lessens it; names nobody"),
        },
    )

    class Meta:
        constraints = [
            known("finding", Finding),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(finding=Finding.OPEN), name="diligence_open_risk_not_cleared"
            ),
            models.UniqueConstraint(
                fields=["project", "question"], condition=Q(state="confirmed"), name="diligence_cleared_once"
            ),
            models.UniqueConstraint(
                fields=["project", "question"], condition=Q(state="entered"), name="diligence_answered_once"
            ),
            *two_people("diligence"),
        ]

    def __str__(self) -> str:
        return self.question
