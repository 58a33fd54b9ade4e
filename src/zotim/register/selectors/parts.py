"""One part of a statement, an instrument or an obligation by its key, and what may be chosen for one.

Each takes the actor, and raises NotVisible for what they may not see and for what belongs to another whole.
"""

from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.people.models import Organisation
from zotim.register.models import (
    Commitment,
    Contradiction,
    Coverage,
    Document,
    Instrument,
    InstrumentVersion,
    Obligation,
    Opinion,
    Provision,
    StatusAssessment,
    Suggestion,
    Verification,
)
from zotim.register.models.instruments import NATIONAL
from zotim.register.policy import DOERS, may_supply


def document(actor: Actor, pk: UUID) -> Document:
    """A statement, with who received it."""
    return get_visible(Document.objects.select_related("received_by"), actor, pk=pk)


def suggestions_of(actor: Actor, one: Document) -> QuerySet[Suggestion]:
    """What the engine found in a statement, in the order of its text."""
    return one.suggestions.filter(visible(Suggestion, actor)).select_related("decided_by", "commitment")


def suggestion(actor: Actor, one: Document, pk: UUID) -> Suggestion:
    """What the engine found in a statement."""
    return get_visible(one.suggestions.all(), actor, pk=pk)


def contradiction(actor: Actor, pk: UUID) -> Contradiction:
    """Where a statement doesn't fit the record."""
    return get_visible(Contradiction.objects.select_related("commitment", "suggestion__document"), actor, pk=pk)


def assessment(actor: Actor, one: Commitment, pk: UUID) -> StatusAssessment:
    """An assessment of a commitment."""
    return get_visible(one.assessments.all(), actor, pk=pk)


def version(actor: Actor, one: Instrument, pk: UUID) -> InstrumentVersion:
    """A text of an instrument, with the statement that it is kept as, if it is."""
    return get_visible(one.versions.select_related("document"), actor, pk=pk)


def readable_version(actor: Actor, one: Instrument, pk: UUID) -> InstrumentVersion:
    """The same, if its words are kept here."""
    return get_visible(one.versions.exclude(document=None).select_related("document"), actor, pk=pk)


def provision(actor: Actor, one: Instrument, pk: UUID) -> Provision:
    """A paragraph or article of an instrument."""
    return get_visible(one.provisions.all(), actor, pk=pk)


def opinion(actor: Actor, one: Instrument, pk: UUID) -> Opinion:
    """What somebody said of a draft."""
    return get_visible(one.opinions.all(), actor, pk=pk)


def verification(actor: Actor, one: Obligation, pk: UUID) -> Verification:
    """How the paragraph of an obligation was shown."""
    return get_visible(one.verifications.select_related("document", "file"), actor, pk=pk)


def coverage(actor: Actor, one: Obligation, pk: UUID) -> Coverage:
    """That an article meets an obligation."""
    return get_visible(one.coverage.select_related("provision__instrument", "obligation"), actor, pk=pk)


def articles_for(actor: Actor, obligation: UUID) -> QuerySet[Provision]:
    """Articles of laws and strategies of the state of which nobody said yet whether they meet an obligation."""
    assessed = Coverage.objects.filter(obligation=obligation).exclude(state="returned").values("provision")
    rows = Provision.objects.filter(visible(Provision, actor), instrument__kind__in=NATIONAL).exclude(pk__in=assessed)
    return rows.select_related("instrument").order_by("instrument__symbol", "place")


def counting_bodies(actor: Actor) -> QuerySet[Organisation]:
    """Bodies in whose name the actor supplies figures on how an article is applied."""
    return Organisation.objects.filter(may_supply(actor))


def doing_bodies() -> QuerySet[Organisation]:
    """Bodies that keep promises. Who they are is no secret to anybody with an account."""
    return Organisation.objects.filter(kind__in=sorted(DOERS))


def seen_by(commitment: Commitment) -> list[Organisation]:
    """The bodies whose focal points see a commitment that isn't public: those that lead it or do something about it,
    and those that they are units of. For whoever sees it."""
    own = Organisation.objects.filter(Q(pk=commitment.lead_id) | Q(pk__in=commitment.helpers.values("pk")))
    rows = Organisation.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=own.values("parent")))
    return list(rows.order_by("short_name", "pk"))


def body(pk: UUID) -> Organisation | None:
    """A body by its key, if there is one. Who they are is no secret to anybody with an account."""
    return Organisation.objects.filter(pk=pk).first()
