"""Every read about projects. Each takes the actor and returns only what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.people.models import Organisation
from zotim.desks.stabilisation.places import selectors as places
from zotim.desks.stabilisation.places.models import Place
from zotim.desks.stabilisation.places.outside import Told
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Diligence, Partner, Project, ProjectKind, Tie
from zotim.desks.stabilisation.projects.policy import CLOSED, paid_by
from zotim.desks.stabilisation.projects.questions import Question, questions
from zotim.desks.stabilisation.projects.states import CLEAR
from zotim.register.models import Commitment
from zotim.register.policy import DOERS


def projects(actor: Actor) -> QuerySet[Project]:
    """Projects and shares in pooled funds, the newest first."""
    rows = Project.objects.filter(visible(Project, actor)).select_related("lead", "part_of")
    return rows.order_by("-from_on", "-pk")


def project(actor: Actor, pk: UUID) -> Project:
    """One of them. Raises NotVisible."""
    return get_visible(projects(actor), actor, pk=pk)


def paid(actor: Actor) -> QuerySet[Project]:
    """Those that the actor's own body pays for; for the centre all. Not the grants that one only carries out."""
    return projects(actor).filter(paid_by(actor))


def pays_for(actor: Actor, one: Project) -> bool:
    """Whether the actor sees what is inside of it: not as a partner alone."""
    return paid(actor).filter(pk=one.pk).exists()


def paying(actor: Actor) -> QuerySet[Organisation]:
    """The bodies for which the actor pays."""
    return Organisation.objects.filter(pk__in=actor.organisations(*OFFICERS)).order_by("created_at")


def wholes(actor: Actor) -> QuerySet[Project]:
    """Those of which another may be a part."""
    own = projects(actor).filter(lead__in=actor.organisations(*OFFICERS), part_of=None)
    return own.filter(kind=ProjectKind.PROJECT).exclude(state__in=CLOSED)


def whole(actor: Actor, one: Project) -> Project | None:
    """The project of which it is a part, if the actor sees it."""
    return projects(actor).filter(pk=one.part_of_id).first() if one.part_of_id else None


def parts(actor: Actor, one: Project) -> QuerySet[Project]:
    """Its parts."""
    return projects(actor).filter(part_of=one)


def partners(actor: Actor, one: Project) -> QuerySet[Partner]:
    """Who has a part in it, or had."""
    rows = Partner.objects.filter(visible(Partner, actor), project=one).select_related("project__lead")
    return rows.order_by("created_at", "pk")


def partner(actor: Actor, pk: UUID) -> Partner:
    """One of them. Raises NotVisible."""
    return get_visible(Partner.objects.select_related("project__lead"), actor, pk=pk)


def sites(actor: Actor, one: Project) -> QuerySet[Place]:
    """Where it is, for those who see places as they are."""
    return places.places(actor).filter(projects=one)


def told_sites(actor: Actor, one: Project) -> list[Told]:
    """What is told of where it is to everybody else."""
    return places.told_of(actor, Place.objects.filter(projects=one))


def at_place(actor: Actor, place: Place) -> QuerySet[Project]:
    """The projects that are at a place."""
    return projects(actor).filter(places=place)


def ties(actor: Actor, one: Project) -> QuerySet[Tie]:
    """Which commitments it keeps, or kept."""
    rows = Tie.objects.filter(visible(Tie, actor), project=one).select_related("commitment", "project__lead")
    return rows.order_by("created_at", "pk")


def tie(actor: Actor, pk: UUID) -> Tie:
    """One of them. Raises NotVisible."""
    return get_visible(Tie.objects.select_related("commitment", "project__lead"), actor, pk=pk)


def keeping(actor: Actor, commitment: Commitment) -> list[Project]:
    """The projects that keep a commitment."""
    stated = Tie.objects.filter(visible(Tie, actor), commitment=commitment.pk, state="stated")
    return list(projects(actor).filter(pk__in=stated.values("project")))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer that counts, or waits, or was returned last."""

    question: Question
    answer: Diligence | None

    @property
    def open(self) -> bool:
        """Whether somebody may answer it anew."""
        return self.answer is None or self.answer.state != "entered"


RANK = {"entered": 2, "confirmed": 1, "returned": 0}


def asked(actor: Actor, one: Project) -> Sequence[Asked]:
    """Each question with its answer: one that waits before one that counts, before one that was returned."""
    rows = Diligence.objects.filter(visible(Diligence, actor), project=one, state__in=RANK).order_by("created_at")
    best: dict[str, Diligence] = {}
    for row in rows:
        if row.question not in best or RANK[row.state] >= RANK[best[row.question].state]:
            best[row.question] = row
    return [Asked(question, best.get(question.code)) for question in questions().values()]


def diligence(actor: Actor, pk: UUID) -> Diligence:
    """One answer. Raises NotVisible."""
    people = ("project__lead", "entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(Diligence.objects.select_related(*people), actor, pk=pk)


def to_clear(actor: Actor) -> QuerySet[Diligence]:
    """Answers of somebody else that wait."""
    rows = Diligence.objects.filter(visible(Diligence, actor)).select_related("project")
    return rows.filter(waiting_for(actor, CLEAR), state="entered").order_by("created_at")


def bodies(one: Project) -> QuerySet[Organisation]:
    """The bodies of this state that may be a partner: those that exist, but who pays."""
    at_home = Organisation.objects.filter(kind__in=sorted(DOERS), ends_on=None).exclude(pk=one.lead_id)
    return at_home.order_by("created_at")
