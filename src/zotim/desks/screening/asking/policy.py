"""Who may ask, and who sees what was asked: officers of the channel, each their own questions."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.asking.models import Generation, Question
from zotim.desks.screening.lists.policy import OFFICERS, READERS, SCREENERS

RETENTION = "retention"
"""For which those who look after records are told how many old questions are due."""

actions(
    Action("screening.question.ask", _("Look somebody up in the lists, saying what for"), SCREENERS, "screening.question.asked"),
    Action("screening.batch.ask", _("Ask the lists for many at once, by a program"), SCREENERS, "screening.batch.asked"),
    Action("screening.question.list", _("List one's own questions"), SCREENERS, "screening.questions.listed"),
    Action("screening.question.view", _("See one's own question and its answer again"), SCREENERS, "screening.question.viewed"),
)  # fmt: skip


def channels_of(actor: Actor) -> list[str]:
    """The channels in which somebody works now."""
    return [channel for channel in settings.ZOTIM_CHANNELS if OFFICERS[channel].code in actor.roles]


@visible_to(Generation)
def generations(actor: Actor, purpose: str) -> Q:
    """An index holds what the lists hold."""
    return EVERYTHING if actor.roles & READERS else NOTHING


@visible_to(Question)
def questions(actor: Actor, purpose: str) -> Q:
    """One's own, in the channels in which one works; those who keep records count old ones, and read none."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    return Q(channel__in=channels_of(actor), asked_by__in=actor.people)
