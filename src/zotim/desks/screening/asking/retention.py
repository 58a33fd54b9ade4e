"""How long it is kept who was looked up. The length is a proposal until the deployment's law is entered."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.policy import RETENTION


def _question(question: Question) -> list[QuerySet]:
    return [Question.objects.filter(pk=question.pk)]


rules(
    Rule(
        "screening.question.old",
        _("Who was looked up in the lists, and what was answered"),
        "screening.Question",
        "question",
        months(12),
        since_field="created_at",
        where=Q(alerts=None),  # one with alerts goes with them
        parts=_question,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)
