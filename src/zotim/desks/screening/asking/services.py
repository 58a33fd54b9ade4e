"""Put a question to the lists, for a purpose that is said before."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import keyed, record
from zotim.core.identifiers import uuid7
from zotim.core.records import with_reference
from zotim.core.sealing.services import key_make
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.asking.sealed import TEXTS
from zotim.engines.names import Query
from zotim.matching.listed import Found

MOST = 20
"""Answers that are shown; what reaches the threshold beside these is counted among them by nobody: ask more exactly."""

PLAIN = ("query", "entry", "name", "score", "scoring")
"""Fields of an explanation that are kept as they are."""


def question_ask(*, actor: Actor, channel: str, query: Query, purpose: str, moment: datetime | None = None) -> Question:
    """Ask who is meant by *query*, of the newest lists or those of a *moment*. What is found is a lead.

    Raises Denied for a channel that isn't the actor's, Unfit without a purpose or while no list is in force.
    """
    allow(actor, "screening.question.ask")
    if channel not in channels_of(actor):
        raise Denied("screening.question.ask")
    if not purpose.strip():
        raise Unfit(_("Say what you ask for."), "purpose")
    asked = generations.newest() if moment is None else generations.of(generations.in_force(moment))
    if not asked.versions:
        raise Unfit(_("No list is in force then.") if moment else _("No list is in force."))
    answers = asked.index.match(query, MOST)
    with transaction.atomic(), in_channels(actor, channel):
        question = question_keep(
            asked, query, answers, channel=channel, purpose=purpose.strip(), asked_by_id=actor.person_id, as_of=moment
        )
        terms = [keyed(name) for name in query.names]
        record(actor, "screening.question.asked", question, details={"terms": terms, "hits": len(answers)})
    return question


def question_keep(asked: Asked, query: Query, answers: Sequence[Found], **values: Any) -> Question:
    """Keep a question to an index with its answers, sealed under a key of its own; in the caller's transaction.

    *values* are its channel, whence it comes, for what, who asked. Raises Unfit while no list is in force.
    """
    if not asked.versions:
        raise Unfit(_("No list is in force."))
    content = {"query": asdict(query), "answers": [_told(one) for one in answers]}
    pk = uuid7()
    key_make(pk)
    sealed = TEXTS.put(Question(pk=pk), "sealed", content)
    return with_reference(
        lambda reference: Question.objects.create(
            pk=pk, reference=reference, generation=asked.generation, versions=dict(asked.versions),
            scoring=asked.index.scoring, hits=len(answers), sealed=sealed, **values,
        )
    )  # fmt: skip


def _told(one: Found) -> dict[str, Any]:
    """An answer as it is kept: the row of the entry, the score, and why."""
    why = one.explanation
    return {
        **{name: getattr(why, name) for name in PLAIN},
        "listed": one.entry_id,
        "met": [(met.query, met.entry, met.how, met.alike, met.weight) for met in why.met],
        "only_in_query": list(why.only_in_query),
        "only_in_entry": list(why.only_in_entry),
        "context": [list(change) for change in why.context],
    }
