"""Every read of questions; each takes the actor. Who was asked for is unsealed here, and nowhere else."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.sealed import TEXTS
from zotim.desks.screening.asking.services import MOST, PLAIN
from zotim.desks.screening.lists.models import Listed
from zotim.engines.names import Explanation, Met, Query


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry that reached the threshold: the id of its row, and why."""

    listed: str
    explanation: Explanation

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.explanation.score


@dataclass(frozen=True, slots=True)
class Opened:
    """Who was asked for and what was answered; neither when there is *trouble*: the key is gone (``destroyed``), or
    it isn't what was sealed (``altered``)."""

    query: Query = field(default_factory=lambda: Query(()))
    answers: tuple[Answer, ...] = ()
    trouble: str = ""


def questions(actor: Actor) -> QuerySet[Question]:
    """One's own questions, the newest first."""
    return Question.objects.filter(visible(Question, actor)).defer("sealed").order_by("-created_at", "-pk")


def question(actor: Actor, pk: UUID) -> Question:
    """One's own question. Raises NotVisible."""
    return get_visible(Question.objects.select_related("generation"), actor, pk=pk)


def opened(actor: Actor, pk: UUID) -> Opened:
    """What one's own question holds. Raises NotVisible."""
    return held(actor, question(actor, pk))


def held(actor: Actor, found: Question) -> Opened:
    """What a question holds that was found by what the actor may see. That it was altered is put on record."""
    text = TEXTS.opened(actor, found, "sealed")
    if text.trouble:
        return Opened(trouble=text.trouble)
    told = json.loads(text.text)
    lists = {name: tuple(value) for name, value in told["query"].items() if name != "kind"}
    return Opened(Query(kind=told["query"]["kind"], **lists), tuple(map(_answer, told["answers"])))


def answered(actor: Actor, answers: Sequence[Answer]) -> list[tuple[Answer, Listed]]:
    """Each answer with the entry as the list said it then."""
    rows = Listed.objects.filter(visible(Listed, actor), pk__in=[one.listed for one in answers])
    found = {str(row.pk): row for row in rows.select_related("source", "since", "until")}
    return [(one, found[one.listed]) for one in answers if one.listed in found]


def answers_the_same(question: Question, held: Opened) -> bool:
    """Whether the same lists answer the same now, with the same scores. They must: the page says so if they don't."""
    index = generations.of(question.versions, question.scoring).index
    hits = index.match(held.query, MOST)
    return [(hit.entry_id, hit.score) for hit in hits] == [(one.listed, one.score) for one in held.answers]


def _answer(held: dict[str, Any]) -> Answer:
    why = Explanation(
        **{name: held[name] for name in PLAIN},
        met=tuple(Met(*met) for met in held["met"]),
        only_in_query=tuple(held["only_in_query"]),
        only_in_entry=tuple(held["only_in_entry"]),
        context=tuple((what, change) for what, change in held["context"]),
    )
    return Answer(held["listed"], why)
