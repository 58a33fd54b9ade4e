"""Which of the register's records are chosen in its forms."""

from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.search.choosing import choosable
from zotim.register import selectors
from zotim.register.models import Commitment, Document, Evidence, Instrument, Measure, Obligation, Provision
from zotim.register.policy import owned
from zotim.register.selectors import library, parts


@choosable("register.commitment")
def _commitments(actor: Actor, of: UUID) -> QuerySet[Commitment]:
    return selectors.commitments(actor).filter(merged_into=None)


@choosable("register.commitment.active")
def _active(actor: Actor, of: UUID) -> QuerySet[Commitment]:
    return selectors.commitments(actor).filter(state="active")


@choosable("register.measure.served")
def _served(actor: Actor, of: UUID) -> QuerySet[Commitment]:
    """What a measure can serve too."""
    return selectors.commitments(actor).filter(state="active").exclude(measures=of)


@choosable("register.commitment.successor")
def _successors(actor: Actor, of: UUID) -> QuerySet[Commitment]:
    one = selectors.commitments(actor).filter(pk=of).first()
    return selectors.successors(actor, one) if one else Commitment.objects.none()


@choosable("register.answer")
def _answers(actor: Actor, of: UUID) -> tuple[QuerySet[Commitment], QuerySet[Measure]]:
    """What can answer an obligation, and is the actor's to say so of."""
    own = owned(actor)
    return selectors.commitments(actor).filter(own), Measure.objects.filter(visible(Measure, actor), own)


@choosable("register.obligation", title=lambda one: one.summary, before=lambda one: one.cited)
def _obligations(actor: Actor, of: UUID) -> QuerySet[Obligation]:
    return library.obligations(actor).exclude(pk=of)


@choosable("register.instrument")
def _instruments(actor: Actor, of: UUID) -> QuerySet[Instrument]:
    return library.instruments(actor)


@choosable("register.document")
def _documents(actor: Actor, of: UUID) -> QuerySet[Document]:
    return selectors.documents(actor).exclude(pk=of)


@choosable("register.evidence.accepted")
def _accepted(actor: Actor, of: UUID) -> QuerySet[Evidence]:
    """Reviewed evidence of a commitment."""
    return selectors.evidence_list(actor).filter(measure__commitments=of, state="accepted")


def _numbered(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Provisions by parts of their number and their instrument's symbol: they have no words of their own."""
    said = [Q(number__icontains=one) | Q(instrument__symbol__icontains=one) for one in words.split()[:12]]
    return rows.filter(reduce(and_, said))


@choosable("register.provision.parent", fits=_numbered, title=lambda one: one.number)
def _parents(actor: Actor, of: UUID) -> QuerySet[Provision]:
    """Of one instrument."""
    return Provision.objects.filter(visible(Provision, actor), instrument=of).order_by("place")


@choosable("register.coverage", fits=_numbered, title=lambda one: one.number, before=lambda one: one.instrument.called)
def _articles(actor: Actor, of: UUID) -> QuerySet[Provision]:
    return parts.articles_for(actor, of)
