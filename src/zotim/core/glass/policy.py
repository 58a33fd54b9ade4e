"""Who opens a record in an emergency, who sees that, who reviews it. ``walls.py`` says the same to the database."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from
from zotim.core.access.persons import person_may
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Denied, actions, may, visible_to
from zotim.core.access.subjects import SUBJECTS
from zotim.core.glass.models import Breaking
from zotim.core.glass.subjects import BEHIND, EMERGENCY, KEPT, Behind

OFFICER = "data_protection_officer"
OFFICERS = frozenset({OFFICER})
WATCHERS = OFFICERS | {"auditor"}
"""They see every emergency: who, when, why, which parts; nothing of the record."""


def own(actor: Actor, breaking: Breaking) -> bool:
    """Whether the actor opened the record, and acts as themselves."""
    return actor.user_id == breaking.user_id and actor.on_behalf_of_id is None


def reviews(actor: Actor, breaking: Breaking) -> bool:
    """Another than who opened the record, also through whom they stand in for: who oversees it, or the officer."""
    if breaking.user_id in actor.people:
        return False
    return OFFICER in actor.roles or Breaking.objects.filter(_overseen(actor), pk=breaking.pk).exists()


def to_review(actor: Actor) -> Q:
    """The emergencies that the actor reviews, now or once they have ended: the same question for many."""
    theirs = EVERYTHING if OFFICER in actor.roles else _overseen(actor)
    return theirs & ~Q(user_id__in=actor.people)


def _overseen(actor: Actor) -> Q:
    found = NOTHING
    for label in BEHIND:
        found |= Q(subject_type=label, subject_id__in=SUBJECTS[label].overseen(actor))
    return found


def reads_reason(actor: Actor, breaking: Breaking) -> bool:
    """Whether why the glass was broken is the actor's to read: who wrote it, and who reviews it."""
    return own(actor, breaking) or reviews(actor, breaking)


def may_break(actor: Actor) -> None:
    """Raise Denied unless the actor is a person who may, and acts as themselves: no deputy opens anything so."""
    person_may(actor, "glass.breaking.break")
    if not may_break_now(actor):
        raise Denied("glass.breaking.break")


def may_break_now(actor: Actor) -> bool:
    """The same as a question, for a button."""
    return may(actor, "glass.breaking.break") and actor.on_behalf_of_id is None


def kind_for(actor: Actor) -> Behind:
    """The records whose glass the actor may break. Raises Denied where there are none."""
    found = next((entry for entry in BEHIND.values() if actor.roles & entry.roles), None)
    if found is None:
        raise Denied("glass.breaking.break")
    return found


actions(
    Action("glass.breaking.list", _("See which records were opened in an emergency, as far as one may"), WATCHERS, "glass.breakings.listed"),
    Action("glass.breaking.view", _("See that a record was opened in an emergency"), WATCHERS, "glass.breaking.viewed"),
    Action("glass.breaking.break", _("Open parts of a record in an emergency, to read them"), frozenset(), "glass.breaking.begun", _("as oneself, no deputy; never a record from which one is barred")),
    Action("glass.breaking.end", _("End an emergency before its time is over"), frozenset(), "glass.breaking.ended", _("who opened the record"), own),
    Action("glass.breaking.review", _("Review that a record was opened in an emergency"), OFFICERS, "glass.breaking.reviewed", _("oversees the record, or data-protection officer; never who opened it"), reviews),
)  # fmt: skip


# What broken glass opens


def broken(actor: Actor, kind: str, purpose: str = "") -> QuerySet[Breaking]:
    """The actor's own emergencies that open something of this kind now: to themselves, with the post that may, while
    the record is open, and they aren't kept from it. For another purpose than this one nothing."""
    entry = BEHIND.get(kind)
    if entry is None or not actor.user_id or actor.on_behalf_of_id or purpose not in ("", EMERGENCY):
        return Breaking.objects.none()
    if not actor.roles & entry.roles:
        return Breaking.objects.none()
    parts = NOTHING
    for part in entry.parts:
        parts |= Q(domains__has=part)
    rows = Breaking.objects.running().filter(parts, user_id=actor.user_id, subject_type=kind)
    rows = rows.filter(subject_id__in=SUBJECTS[kind].open_rows()).exclude(subject_id__in=barred_from(actor, kind))
    for kept in KEPT.get(kind, ()):
        rows = rows.exclude(subject_id__in=kept.rows(actor.user_id))
    return rows


def glass_rows(actor: Actor, kind: str, *, subject: str, domain: str) -> Exists:
    """For a filter on rows that carry a domain: whether broken glass opens this one. *subject* and *domain* name the
    columns of the row."""
    parts = sorted(BEHIND[kind].parts) if kind in BEHIND else []
    found = broken(actor, kind, EMERGENCY).annotate(asked=ExpressionWrapper(OuterRef(domain), CharField()))
    return Exists(found.filter(asked__in=parts, subject_id=OuterRef(subject), domains__has=OuterRef(domain)))


# Who sees that it was broken


@visible_to(Breaking)
def breakings(actor: Actor, purpose: str) -> Q:
    """One's own, those of the records on which one works, for the officer and the auditor all; never of a record from
    which one is barred."""
    seen: Any = NOTHING if actor.on_behalf_of_id else Q(user_id=actor.user_id)
    if actor.roles & WATCHERS:
        seen = EVERYTHING
    for label in BEHIND:
        seen |= Q(subject_type=label, subject_id__in=SUBJECTS[label].worked_on(actor))
    for label in BEHIND:
        seen &= ~Q(subject_type=label, subject_id__in=barred_from(actor, label))
    return seen if actor.user_id else NOTHING
