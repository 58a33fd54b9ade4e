"""Who may do and see what about projects. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Diligence, Partner, Project, Tie
from zotim.register.policy import CENTRE, COORDINATOR, REGISTER

READERS = OFFICERS | REGISTER
"""Whoever may see projects; which ones, the predicate says. A partner's focal points are focal points."""
CLEARERS = OFFICERS | COORDINATOR
CLOSED = ("completed", "given_up")


def of(obj: Any) -> Project:
    """The project of something, or the project itself."""
    return obj if isinstance(obj, Project) else obj.project


def _pays(actor: Actor, project: Project) -> bool:
    return project.lead_id in actor.organisations(*OFFICERS)


def pays(actor: Actor, obj: Any) -> bool:
    """Officer of the body that pays."""
    return _pays(actor, of(obj))


def works(actor: Actor, obj: Any) -> bool:
    """Officer of the body that pays, while the project is open."""
    return _pays(actor, of(obj)) and of(obj).state not in CLOSED


def clears(actor: Actor, obj: Any) -> bool:
    """The coordinator, or an officer of the body that pays."""
    return bool(actor.roles & COORDINATOR) or _pays(actor, of(obj))


def speaks_for(actor: Actor, obj: Any) -> bool:
    """The centre, or the focal point of the body that pays."""
    return bool(actor.roles & CENTRE) or of(obj).lead_id in actor.organisations("focal_point")


PAYS = _("officer of the body that pays")
WORKS = _("officer of the body that pays, while the project is open")
CLEARS = _("another person than who answered: the coordinator, or an officer of the body that pays")
SPEAKS = _("the centre, or the focal point of the body that pays")

actions(
    Action("stabilisation.project.list", _("List projects"), READERS, "stabilisation.projects.listed"),
    Action("stabilisation.project.view", _("See a project with its partners"), READERS, "stabilisation.project.viewed"),
    Action("stabilisation.project.add", pgettext_lazy("right", "Put a project on record"), OFFICERS, "stabilisation.project.added"),
    Action("stabilisation.project.change", _("Change the days, sectors and places of a project"), OFFICERS, "stabilisation.project.changed", WORKS, works),
    Action("stabilisation.project.move", _("Say at which stage a project is"), OFFICERS, "stabilisation.project.moved", WORKS, works),
    Action("stabilisation.partner.add", _("Say who has a part in a project"), OFFICERS, "stabilisation.partner.added", WORKS, works),
    Action("stabilisation.partner.end", _("Say that somebody has no part in a project any more"), OFFICERS, "stabilisation.partner.left", PAYS, pays),
    Action("stabilisation.diligence.answer", _("Answer a question of due diligence"), OFFICERS, "stabilisation.diligence.answered", WORKS, works),
    Action("stabilisation.diligence.view", _("See an answer of due diligence"), READERS, "stabilisation.diligence.viewed"),
    Action("stabilisation.diligence.confirm", _("Clear what somebody else answered"), CLEARERS, "stabilisation.diligence.decided", CLEARS, clears),
    Action("stabilisation.diligence.end", _("Use an answer of due diligence no more"), OFFICERS, "stabilisation.diligence.ended", PAYS, pays),
    Action("stabilisation.tie.add", _("Say which commitment a project keeps"), REGISTER, "stabilisation.tie.added", SPEAKS, speaks_for),
    Action("stabilisation.tie.withdraw", _("Take back which commitment a project keeps"), REGISTER, "stabilisation.tie.withdrawn", SPEAKS, speaks_for),
)  # fmt: skip


def granted(actor: Actor) -> Q:
    """The partners whose focal point the actor is, while they have a part."""
    own = actor.organisations("focal_point")
    return Q(organisation__in=own, state="partner") if own else NOTHING


def paid_by(actor: Actor, prefix: str = "") -> Q:
    """What belongs to a project that the actor's own body pays for; the centre sees all."""
    if actor.roles & CENTRE:
        return EVERYTHING
    own = actor.organisations("focal_point", *OFFICERS)
    return Q(**{f"{prefix}lead__in": own}) if own else NOTHING


@visible_to(Project)
def _projects(actor: Actor, purpose: str) -> Q:
    """Those of the own body; and of others those in which it has a part."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return paid_by(actor) | Q(pk__in=Partner.objects.filter(granted(actor)).values("project"))


@visible_to(Partner)
def _partners(actor: Actor, purpose: str) -> Q:
    """Those of one's own body's projects; a partner sees itself alone."""
    return paid_by(actor, "project__") | granted(actor)


@visible_to(Diligence, Tie)
def _of_the_payer(actor: Actor, purpose: str) -> Q:
    return paid_by(actor, "project__")
