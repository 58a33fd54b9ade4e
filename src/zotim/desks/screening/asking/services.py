"""Put a question to the lists, for a purpose that is said before; ask it again as it was."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
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
from zotim.core.sealing.services import Place, key_make, seal, unseal
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.policy import channels_of
from zotim.engines.names import Explanation, Met, Query

MOST = 20
"""Answers that are shown; what reaches the threshold beside these is counted among them by nobody: ask more exactly."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry that reached the threshold: the id of its row, the score (0 to 1), and why."""

    listed: str
    score: float
    explanation: Explanation


@transaction.atomic
def question_ask(
    *, actor: Actor, channel: str, query: Query, purpose: str, moment: datetime | None = None
) -> Question:  # fmt: skip
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
    hits = asked.answers(query, MOST)
    answers = [Answer(hit.entry_id, hit.score, hit.explanation) for hit in hits]
    pk = uuid7()
    key_make(pk)
    told = [{"listed": one.listed, "score": one.score, "explanation": _told(one.explanation)} for one in answers]
    text = json.dumps({"query": asdict(query), "answers": told}, ensure_ascii=False)
    question = with_reference(
        lambda reference: Question.objects.create(
            pk=pk, reference=reference, channel=channel, purpose=purpose.strip(), asked_by_id=actor.person_id,
            generation=asked.generation, as_of=moment, versions=dict(asked.versions), scoring=asked.index.scoring,
            hits=len(answers), sealed=seal(text, _place(pk)),
        )
    )  # fmt: skip
    terms = [keyed(name) for name in query.names]
    record(actor, "screening.question.asked", question, details={"terms": terms, "hits": len(answers)})
    return question


def opened(question: Question) -> tuple[Query, list[Answer]]:
    """Who was asked for, and what was answered. For a reader whom ``visible`` let in."""
    held = json.loads(unseal(question.sealed, _place(question.pk)))
    lists = {name: tuple(value) for name, value in held["query"].items() if name != "kind"}
    query = Query(kind=held["query"]["kind"], **lists)
    return query, [Answer(one["listed"], one["score"], _explanation(one["explanation"])) for one in held["answers"]]


def asked_again(question: Question, query: Query, answers: Sequence[Answer]) -> bool:
    """Whether the same lists answer the same now, with the same scores. They must: the page says so if they don't."""
    asked = generations.of(question.versions, question.scoring)
    hits = asked.answers(query, MOST)
    return [(hit.entry_id, hit.score) for hit in hits] == [(one.listed, one.score) for one in answers]


_PLAIN = ("query", "entry", "name", "score", "scoring")


def _told(one: Explanation) -> dict[str, Any]:
    """An explanation as it is kept."""
    return {
        **{name: getattr(one, name) for name in _PLAIN},
        "met": [(met.query, met.entry, met.how, met.alike, met.weight) for met in one.met],
        "only_in_query": list(one.only_in_query),
        "only_in_entry": list(one.only_in_entry),
        "context": [list(change) for change in one.context],
    }


def _explanation(held: dict[str, Any]) -> Explanation:
    """An explanation that was kept."""
    return Explanation(
        **{name: held[name] for name in _PLAIN},
        met=tuple(Met(*met) for met in held["met"]),
        only_in_query=tuple(held["only_in_query"]),
        only_in_entry=tuple(held["only_in_entry"]),
        context=tuple((what, change) for what, change in held["context"]),
    )


def _place(pk: Any) -> Place:
    return Place(subject_id=pk, table="screening_question", pk=pk, field="sealed")
