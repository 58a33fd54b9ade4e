"""Who keeps the directory, who refers, and what a provider sees: their own referrals, and no case. ``walls.py`` says
the same to the database."""

# ruff: noqa: S608 (the SQL below is made of our own words, once, when functions are installed)

from typing import Any

from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from
from zotim.core.access.grants import holder_of
from zotim.core.access.models import Codes
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.access.roles import AT_HOME
from zotim.core.access.subjects import SUBJECTS
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    CASE,
    HELPERS,
    NEVER,
    WORKERS,
    assigned,
    knows,
    notes,
    of_its_case,
    open_cases,
    works_on,
)
from zotim.desks.reintegration.referrals.models import OPEN, Referral, Reply, Service

PROVIDER = "provider"
PROVIDERS = frozenset({PROVIDER})

roles(
    Role(PROVIDER, _("Focal point of a provider of services"), kinds=frozenset(k for k in AT_HOME if k not in NEVER)),
)

READERS = HELPERS | PROVIDERS | {"coordinator"}
"""Who reads the directory: it is about nobody who is helped."""
RESTS_ON = {model._meta.label_lower: model for model in (Consent, Ground, Duty)}
"""On what a referral can rest. Never on somebody's post: what leaves the desk rests on more than that (A8)."""


def _keeps(actor: Actor, service: Service) -> bool:
    """The focal point of the service, still in the post for it."""
    mine = service.focal_point_id == holder_of(actor)
    return mine and service.provider_id in actor.organisations(PROVIDER)


_knows = of_its_case(knows)
_works = of_its_case(works_on)


def receives(actor: Actor, row: Referral) -> bool:
    """Whether it is the actor's to answer now."""
    return Referral.objects.filter(received(actor), pk=row.pk).exists()


RECEIVES = _("receiver of the referral, which is open and rests on something that holds")
KEEPS = _("focal point of the service")

actions(
    Action("reintegration.service.list", _("See which services there are, and what room they have"), READERS, "reintegration.services.listed"),
    Action("reintegration.service.view", _("See a service"), READERS, "reintegration.service.viewed"),
    Action("reintegration.service.enter", _("Enter a service of one's body"), PROVIDERS, "reintegration.service.entered"),
    Action("reintegration.service.change", _("Change what a service says of itself"), PROVIDERS, "reintegration.service.changed", KEEPS, _keeps),
    Action("reintegration.service.close", _("Offer a service no more"), PROVIDERS, "reintegration.service.closed", KEEPS, _keeps),
    Action("reintegration.service.hand_over", _("Hand a service to another person of one's body"), PROVIDERS, "reintegration.service.handed", KEEPS, _keeps),
    Action("reintegration.referral.view", _("See a referral of a case"), WORKERS, "reintegration.referral.viewed", _("assigned to the case, closed or not"), _knows),
    Action("reintegration.referral.draft", pgettext_lazy("right", "Draft a referral"), WORKERS, "reintegration.referral.drafted", ASSIGNED, works_on),
    Action("reintegration.referral.send", _("Send a referral"), WORKERS, "reintegration.referral.sent", ASSIGNED, _works),
    Action("reintegration.referral.cancel", _("Cancel a referral"), WORKERS, "reintegration.referral.cancelled", ASSIGNED, _works),
    Action("reintegration.received.list", _("List what was referred to one"), PROVIDERS, "reintegration.received.listed"),
    Action("reintegration.received.view", _("See what was referred to one"), PROVIDERS, "reintegration.received.viewed", RECEIVES, receives),
    Action("reintegration.referral.accept", _("Accept a referral"), PROVIDERS, "reintegration.referral.accepted", RECEIVES, receives),
    Action("reintegration.referral.decline", _("Decline a referral"), PROVIDERS, "reintegration.referral.declined", RECEIVES, receives),
    Action("reintegration.referral.begin", _("Say that a service begins"), PROVIDERS, "reintegration.referral.begun", RECEIVES, receives),
    Action("reintegration.referral.complete", _("Complete a service"), PROVIDERS, "reintegration.referral.completed", RECEIVES, receives),
    Action("reintegration.reply.write", _("Report how a service goes"), PROVIDERS, "reintegration.reply.written", RECEIVES, receives),
)  # fmt: skip


@visible_to(Service)
def services(actor: Actor, purpose: str) -> Q:
    """The whole directory, for whoever refers or offers."""
    return EVERYTHING if actor.roles & READERS else NOTHING


STANDS = Func(F("pk"), function="zotim_wall_referral_stands", output_field=BooleanField())


def stands() -> Q:
    """Referrals of open cases that rest on something that holds now. On PostgreSQL a function says so: who received one
    sees neither the case nor the row."""
    return Q(STANDS) if connection.vendor == "postgresql" else Q(pk__in=standing().values("pk"))


def standing() -> QuerySet[Any]:
    """The same by the tables themselves, for who sees them."""
    return resting(Referral.objects.all())


def _covering(label: str) -> Exists:
    """That what a row rests on covers what it is for, and each of its parts."""
    wanted = ExpressionWrapper(OuterRef("domains"), output_field=Codes())
    rows = RESTS_ON[label]._default_manager.filter(pk=OuterRef("basis_id"), purpose=OuterRef("purpose"))
    rows = rows.annotate(wanted=wanted)
    for code in sorted(SUBJECTS[CASE].domains):
        rows = rows.filter(~Q(wanted__has=code) | Q(domains__has=code))
    return Exists(rows)


def resting(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of *rows*, each for one receiver, those of open cases that rest on something that holds now and covers them."""
    holds = NOTHING
    for label in RESTS_ON:
        holds |= Q(SUBJECTS[CASE].bases[label].holds(), _covering(label), basis_type=label)
    rows = rows.annotate(subject_id=F("case_id"), user_id=F("receiver_id"))
    return rows.filter(holds, case_id__in=open_cases())


def received(actor: Actor) -> Q:
    """What was referred to the actor, to nobody else of their body, while it is open and rests on something that
    holds."""
    if PROVIDER not in actor.roles:
        return NOTHING
    mine = Q(receiver_id=holder_of(actor), provider_id__in=actor.organisations(PROVIDER), state__in=OPEN)
    return mine & ~Q(case_id__in=barred_from(actor, CASE)) & stands()


@visible_to(Referral)
def referrals(actor: Actor, purpose: str) -> Q:
    """Of the cases on which the actor works, and what they received; for no purpose beside."""
    return NOTHING if purpose else Q(case_id__in=assigned(actor)) | received(actor)


@visible_to(Reply)
def replies(actor: Actor, purpose: str) -> Q:
    """As the notes of its part are; and what belongs to a referral that the actor received."""
    seen = notes(actor, purpose)
    if purpose:
        return seen
    return seen | Q(referral_id__in=Referral.objects.filter(received(actor)).values("pk"))


def _covered(label: str) -> str:
    table = RESTS_ON[label]._meta.db_table
    parts = "string_to_array(btrim({0}.domains, ','), ',')"
    return (
        f"EXISTS (SELECT 1 FROM {table} b WHERE b.id = g.basis_id AND b.purpose = g.purpose "
        f"AND {parts.format('g')} <@ {parts.format('b')})"
    )


def stands_sql() -> str:
    """SQL: whether the referral ``g``, seen as a grant is, rests on something that holds at ``at`` and covers it."""
    return " OR ".join(
        f"(g.basis_type = '{label}' AND {SUBJECTS[CASE].bases[label].holds_sql} AND {_covered(label)})"
        for label in RESTS_ON
    )
