"""Every read of questions; each takes the actor."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import Answer
from zotim.desks.screening.lists.models import Listed


def questions(actor: Actor) -> QuerySet[Question]:
    """One's own questions, the newest first."""
    return Question.objects.filter(visible(Question, actor)).defer("sealed").order_by("-created_at", "-pk")


def question(actor: Actor, pk: UUID) -> Question:
    """One's own question. Raises NotVisible."""
    return get_visible(Question.objects.select_related("generation"), actor, pk=pk)


def answered(actor: Actor, answers: Sequence[Answer]) -> list[tuple[Answer, Listed]]:
    """Each answer with the entry as the list said it then."""
    rows = Listed.objects.filter(visible(Listed, actor), pk__in=[one.listed for one in answers])
    found = {str(row.pk): row for row in rows.select_related("source", "since", "until")}
    return [(one, found[one.listed]) for one in answers if one.listed in found]
