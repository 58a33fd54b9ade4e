"""Who may do and see what in the register. Nothing else decides it."""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible, visible_to
from zotim.core.access.roles import AT_HOME, CENTRE_ONLY, JUDGES, Kind
from zotim.core.people.models import Organisation, User
from zotim.core.prepared import Prepared
from zotim.register.models import (
    Adherence,
    ApplicationFigure,
    Commitment,
    Contradiction,
    Coverage,
    Document,
    Doubt,
    Evidence,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Measure,
    Obligation,
    ObligationLink,
    Opinion,
    Provision,
    ProvisionSuggestion,
    ProvisionText,
    StatusAssessment,
    Suggestion,
    Verification,
)
from zotim.register.models.contradictions import RELEASED

DOERS = AT_HOME - JUDGES
"""Kinds of body that keep promises: all of this state but those that judge what others do."""

COUNTING = frozenset({Kind.COURT, Kind.PROSECUTION})
"""Kinds of body that count how often an article is applied."""

roles(
    Role("coordinator", _("Coordinator"), kinds=CENTRE_ONLY),
    Role("analyst", _("Analyst of the centre"), kinds=CENTRE_ONLY),
    Role("focal_point", _("Focal point of an institution"), kinds=DOERS),
    Role("foreign_affairs", _("Clearance at the foreign ministry"), kinds=frozenset({Kind.MINISTRY})),
)

CENTRE = frozenset({"coordinator", "analyst"})
COORDINATOR = frozenset({"coordinator"})
REGISTER = CENTRE | {"focal_point"}
FOREIGN = frozenset({"foreign_affairs"})
WATCHERS = CENTRE | {"auditor", "data_protection_officer"}
"""Those who may see counts; what is about people is banded for all of them."""


def may_be_given(actor: Actor, on: date) -> Q:
    """To which bodies the actor may give a measure that starts on a day: to those that do things and exist then.

    The centre gives to any of them, a focal point to their own bodies and the units of these.
    """
    able = Q(kind__in=sorted(DOERS)) & (Q(ends_on=None) | Q(ends_on__gte=on))
    return able if actor.roles & CENTRE else able & Q(pk__in=own_and_units(actor))


def own_and_units(actor: Actor) -> frozenset[UUID]:
    """A focal point's own bodies and the units of these.

    The keys themselves, not a subquery: lists at a hundred thousand are found by them in an index. Asked once for each
    actor, who lives as long as a request: as what an actor holds, so what belongs to it is that of its beginning.
    """
    own = actor.organisations("focal_point")
    return _with_units(actor.request_id, own) if own else own


@lru_cache(maxsize=64)
def _with_units(request_id: str, own: frozenset[UUID]) -> frozenset[UUID]:
    return own | frozenset(Organisation.objects.filter(parent__in=own).values_list("pk", flat=True))


def may_supply(actor: Actor) -> Q:
    """In the name of which bodies the actor supplies figures on how an article is applied.

    Courts and prosecutors' offices count. The centre enters what they counted; a prosecutor's office may do so by its
    own focal point. (Nobody of a court is a focal point: courts are nobody's to direct.)
    """
    count = Q(kind__in=sorted(COUNTING))
    return count if actor.roles & CENTRE else count & Q(pk__in=actor.organisations("focal_point"))


def unmerged(actor: Actor, obj: Any) -> bool:
    """Whether the record stands for itself: what was merged into another is only read."""
    return getattr(obj, "merged_into_id", None) is None


def own_body(actor: Actor, obj: Any) -> bool:
    """The centre, or the focal point of the body that leads the record."""
    own = bool(actor.roles & CENTRE) or obj.lead_id in actor.organisations("focal_point")
    return own and unmerged(actor, obj)


def owned(actor: Actor) -> Q:
    """The commitments or measures that :func:`own_body` allows."""
    alone = Q(merged_into=None)
    return alone if actor.roles & CENTRE else alone & Q(lead__in=actor.organisations("focal_point"))


def takes_part(actor: Actor, measure: Any) -> bool:
    """The centre, or the focal point of a body that leads or supports the measure."""
    if own_body(actor, measure):
        return True
    supports = measure.support.filter(pk__in=actor.organisations("focal_point")).exists()
    return supports and unmerged(actor, measure)


def own_draft(actor: Actor, opinion: Any) -> bool:
    """The centre, or the focal point of the body that leads the draft."""
    return own_body(actor, opinion.instrument)


OWN_BODY = _("the centre, or the focal point of the body that leads it")
TAKES_PART = _("the centre, or the focal point of a body that leads or supports it")
UNMERGED = _("not what was merged into another")

actions(
    Action("register.home.view", _("See what is due and where every promise stands"), REGISTER, "register.home.viewed"),
    Action("register.document.list", _("List statements"), CENTRE, "register.documents.listed"),
    Action("register.document.view", _("Read a statement with its suggestions"), CENTRE, "register.document.viewed"),
    Action("register.document.add", _("Put in a statement and have it read"), CENTRE, "register.document.added"),
    Action("register.suggestion.decide", _("Accept, change, link or reject a suggestion"), CENTRE, "register.suggestion.decided"),
    Action("register.suggestion.unlink", _("Take the link of a suggestion to a commitment off"), CENTRE, "register.suggestion.unlinked"),
    Action("register.contradiction.find", _("Compare a statement with the record again"), CENTRE, "register.contradictions.found"),
    Action("register.contradiction.decide", _("Say why a statement doesn't fit the record"), CENTRE, "register.contradiction.decided"),
    Action("register.contradiction.release", _("Show a contradiction to those who see its commitment"), COORDINATOR, "register.contradiction.released"),
    Action("register.commitment.list", _("List commitments"), REGISTER, "register.commitments.listed"),
    Action("register.commitment.view", _("See a commitment"), REGISTER, "register.commitment.viewed"),
    Action("register.commitment.change", _("Correct a commitment"), CENTRE, "register.commitment.changed", UNMERGED, unmerged),
    Action("register.commitment.end", _("Mark a commitment as lapsed or superseded"), COORDINATOR, "register.commitment.ended"),
    Action("register.evidence.submit", _("Put in evidence for a measure"), REGISTER, "register.evidence.submitted", TAKES_PART, takes_part),
    Action("register.evidence.list", _("See the evidence that waits for review"), REGISTER, "register.evidence.listed"),
    Action("register.evidence.view", _("See a piece of evidence"), REGISTER, "register.evidence.viewed"),
    Action("register.evidence.download", _("Download a piece of evidence"), REGISTER, "register.evidence.downloaded"),
    Action("register.evidence.review", _("Review evidence that somebody else put in"), CENTRE, "register.evidence.reviewed"),
    Action("register.assessment.propose", _("Assess the status of a commitment"), CENTRE, "register.assessment.proposed", UNMERGED, unmerged),
    Action("register.assessment.confirm", _("Confirm an assessment of somebody else"), CENTRE, "register.assessment.decided"),
    Action("register.figure.list", _("See the register's figures and their definitions"), WATCHERS, "register.figures.listed"),
    Action("register.figure.take", _("Take the figures of a period that is over, for good"), COORDINATOR, "register.figures.asked"),
    Action("register.instrument.list", _("List instruments"), REGISTER, "register.instruments.listed"),
    Action("register.instrument.view", _("See an instrument with its texts and provisions"), REGISTER, "register.instrument.viewed"),
    Action("register.instrument.add", pgettext_lazy("right", "Add an instrument"), CENTRE, "register.instrument.added"),
    Action("register.instrument.change", _("Add texts, provisions, and how states stand to an instrument"), CENTRE, "register.instrument.changed"),
    Action("register.instrument.move", _("Say how far a law or strategy is"), REGISTER, "register.instrument.moved", OWN_BODY, own_body),
    Action("register.opinion.give", _("Put in an opinion on a draft"), REGISTER, "register.opinion.given"),
    Action("register.opinion.answer", _("Answer an opinion on a draft"), REGISTER, "register.opinion.answered", OWN_BODY, own_draft),
    Action("register.provision.decide", _("Accept, change or reject a provision that was read"), CENTRE, "register.provision.decided"),
    Action("register.obligation.list", _("List obligations, and the matrix of obligations and bodies"), REGISTER, "register.obligations.listed"),
    Action("register.obligation.view", _("See an obligation"), REGISTER, "register.obligation.viewed"),
    Action("register.obligation.add", pgettext_lazy("right", "Add an obligation"), CENTRE, "register.obligation.added"),
    Action("register.obligation.change", _("Change an obligation, and say how it stands to others"), CENTRE, "register.obligation.changed"),
    Action("register.obligation.serve", _("Say that a commitment or measure answers an obligation"), REGISTER, "register.obligation.served", OWN_BODY, own_body),
    Action("register.obligation.gaps", _("See which obligations nothing answers"), CENTRE, "register.gaps.listed"),
    Action("register.verification.propose", _("Show a paragraph in the official text"), CENTRE, "register.verification.proposed"),
    Action("register.verification.confirm", _("Confirm a paragraph that somebody else showed"), CENTRE, "register.verification.decided"),
    Action("register.verification.download", _("Download the official text that shows a paragraph"), CENTRE, "register.verification.downloaded"),
    Action("register.verification.doubt", _("Doubt a paragraph"), CENTRE, "register.verification.doubted"),
    Action("register.coverage.propose", _("Say which article meets an obligation"), CENTRE, "register.coverage.proposed"),
    Action("register.coverage.confirm", _("Confirm a coverage that somebody else assessed"), CENTRE, "register.coverage.decided"),
    Action("register.application.supply", _("Supply figures on how an article is applied"), REGISTER, "register.application.supplied"),
    Action("register.library.load", _("Load instruments and obligations from a file"), COORDINATOR, "register.library.loaded"),
    Action("register.library.export", _("Download instruments and obligations as a file"), REGISTER, "register.library.exported"),
)  # fmt: skip


def _at_the_centre(actor: Actor) -> bool:
    return bool(actor.roles & CENTRE)


def sees_assessments(actor: Actor) -> bool:
    """Whether assessments are shown to the actor at all: for others a page says nothing of them, not that there are
    none."""
    return _at_the_centre(actor)


def named_to(actor: Actor) -> Q:
    """Whose names a history tells the actor: at the centre those of all who did something, else of whoever's account
    they see."""
    return EVERYTHING if _at_the_centre(actor) else visible(User, actor)


def led_or_public(actor: Actor) -> Q:
    """What the bodies of the actor lead, what is public; for the centre everything."""
    if _at_the_centre(actor):
        return EVERYTHING
    if "focal_point" in actor.roles:
        return Q(lead__in=own_and_units(actor)) | Q(classification="public")
    return NOTHING


def supported_by(bodies: frozenset[UUID]) -> Prepared:
    """The keys of measures that these bodies support."""
    return Prepared(_supported, bodies)


def _supported(bodies: frozenset[UUID]) -> QuerySet[Any]:
    return Measure.support.through.objects.filter(organisation__in=bodies).values("measure_id")


def _helped(bodies: frozenset[UUID]) -> QuerySet[Any]:
    return Commitment.helpers.through.objects.filter(organisation__in=bodies).values("commitment_id")


@visible_to(Commitment)
def commitments(actor: Actor, purpose: str) -> Q:
    """What one leads, what is public; and whoever does something about a commitment sees what it is for.

    What else is internal there (measures and evidence of other bodies, assessments) has predicates of its own.
    """
    seen = led_or_public(actor)
    if "focal_point" in actor.roles and not _at_the_centre(actor):
        # The first so that most rows of a long list need not be looked up.
        seen |= Q(has_helpers=True, pk__in=Prepared(_helped, own_and_units(actor)))
    return seen


@visible_to(Document, Suggestion)
def statements(actor: Actor, purpose: str) -> Q:
    """Statements and what the engine found in them are read at the centre."""
    return EVERYTHING if _at_the_centre(actor) else NOTHING


@visible_to(Contradiction)
def contradictions(actor: Actor, purpose: str) -> Q:
    """Internal to the centre; once released, also seen by those who see the commitment."""
    if _at_the_centre(actor):
        return EVERYTHING
    seen = Commitment.objects.filter(commitments(actor, purpose), pk=OuterRef("commitment_id"))
    return Q(Exists(seen), state__in=RELEASED)


@visible_to(Evidence)
def evidence(actor: Actor, purpose: str) -> Q:
    """Evidence is seen by the centre and by the bodies that lead or support its measure."""
    if _at_the_centre(actor):
        return EVERYTHING
    own = actor.organisations("focal_point")
    return Q(measure__lead__in=own) | Q(measure__in=supported_by(own)) if own else NOTHING


@visible_to(StatusAssessment)
def assessments(actor: Actor, purpose: str) -> Q:
    """Assessments are the centre's own. That two people found a commitment kept shows in its glyph alone."""
    return EVERYTHING if sees_assessments(actor) else NOTHING


def _through(prefix: str) -> Any:
    """A predicate for what hangs on an instrument: it is seen by those who see the instrument."""

    def predicate(actor: Actor, purpose: str) -> Q:
        if _at_the_centre(actor):
            return EVERYTHING
        if "focal_point" in actor.roles:
            own = Q(**{f"{prefix}lead__in": actor.organisations("focal_point")})
            return own | Q(**{f"{prefix}classification": "public"})
        return NOTHING

    return predicate


visible_to(Instrument)(_through(""))
visible_to(InstrumentVersion, Provision, Adherence, LifeStep, Opinion, Obligation)(_through("instrument__"))
visible_to(ProvisionText, ApplicationFigure)(_through("provision__instrument__"))


@visible_to(ObligationLink)
def links(actor: Actor, purpose: str) -> Q:
    """Whoever sees both obligations sees how they stand to each other."""
    return _through("source__instrument__")(actor, purpose) & _through("target__instrument__")(actor, purpose)


@visible_to(Coverage)
def coverage(actor: Actor, purpose: str) -> Q:
    """The centre sees all; others what two people confirmed between an obligation and an act that they see."""
    if _at_the_centre(actor):
        return EVERYTHING
    seen = _through("provision__instrument__")(actor, purpose) & _through("obligation__instrument__")(actor, purpose)
    return seen & Q(state="confirmed")


@visible_to(Verification, Doubt, ProvisionSuggestion)
def verifications(actor: Actor, purpose: str) -> Q:
    """How a paragraph came to be verified or doubted, why and by whom, stays at the centre; the mark itself is for everybody."""
    return EVERYTHING if _at_the_centre(actor) else NOTHING
