"""How long a withdrawn data call is kept. One that was answered is part of the public record, and stays."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.data_calls.models import (
    Answer,
    AnswerVersion,
    ClearanceStep,
    DataCall,
    Merged,
    Portion,
    Question,
    Reminder,
    Reply,
    ReplyContent,
    ReplyFile,
    ReturnLink,
)
from zotim.register.retention import SOURCE


def _call(call: DataCall) -> list[QuerySet]:
    """The whole call, children first. No reply of it was sent: such a call can't be withdrawn."""
    return [
        ReplyFile.objects.filter(reply__call=call),
        ReplyContent.objects.filter(reply__call=call),
        ClearanceStep.objects.filter(reply__call=call),
        Reply.objects.filter(call=call),
        Merged.objects.filter(question__call=call),
        AnswerVersion.objects.filter(answer__portion__call=call),
        Answer.objects.filter(portion__call=call),
        Reminder.objects.filter(portion__call=call),
        ReturnLink.objects.filter(portion__call=call),
        Portion.objects.filter(call=call),
        Question.objects.filter(call=call),
        DataCall.objects.filter(pk=call.pk),
    ]


rules(
    Rule(
        "register.call.withdrawn",
        _("Data calls that were withdrawn, with their answers"),
        "register.DataCall",
        "register",
        months(24),
        since_field="ended_at",
        where=Q(state="withdrawn"),
        parts=_call,
        legal_source=SOURCE,
    )
)
