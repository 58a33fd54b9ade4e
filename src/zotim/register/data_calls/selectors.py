"""Every read of data calls. Each takes the actor and returns only what the actor may see.

:func:`newest`, :func:`asked_of`, :func:`sheet_key`, :func:`stale_in` and :func:`waiting_portions` are for services,
which asked already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.prepared import Prepared
from zotim.core.ui import show
from zotim.formats.answers import Asked, Kind, Option
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
    ReturnLink,
)
from zotim.register.policy import CENTRE

WAITING = ("asked", "draft", "returned")
"""States of an answer that its body still owes."""
IN_REPLY = ("merged", "cleared")
"""States of an answer that stands in the reply."""


def newest(answer: Answer) -> AnswerVersion | None:
    """The version that counts."""
    return answer.versions.order_by("-number").first()


def asked_of(answer: Answer) -> Asked:
    """The question of an answer as the readers of values need it."""
    question = answer.question
    options = [Option(one["code"], tuple(one["texts"].values())) for one in question.options]
    return Asked(str(answer.pk), question.number, Kind(question.kind), options)


def sheet_key(portion: Portion) -> str:
    """By which a returned sheet is known as that of this portion."""
    return f"zotim-portion-{portion.pk.hex}"


def waiting_portions() -> QuerySet[Portion]:
    """Portions of open calls with something still to answer."""
    waits = Answer.objects.filter(portion=OuterRef("pk"), state__in=WAITING)
    return Portion.objects.filter(Exists(waits), call__state="open")


def steps_asked(actor: Actor) -> QuerySet[ClearanceStep]:
    """Steps of a clearance that somebody was asked for, of replies to open calls."""
    return asked_of_somebody(visible(ClearanceStep, actor))


def asked_of_somebody(seen: Q) -> QuerySet[ClearanceStep]:
    """The same of those that are *seen*."""
    rows = ClearanceStep.objects.filter(seen, state="asked", reply__call__state="open")
    return rows.select_related("reply__call")


def open_questions(actor: Actor, portions: Iterable[UUID]) -> dict[UUID, int]:
    """How many questions of these portions wait for their body still."""
    return dict(Prepared(_open_questions, visible(Answer, actor), list(portions)))


def _open_questions(seen: Q, portions: list[UUID]) -> QuerySet[Answer, tuple[UUID, int]]:
    rows = Answer.objects.filter(seen, portion__in=portions, state__in=WAITING).order_by()
    return rows.values_list("portion").annotate(number=Count("pk"))


def to_merge(actor: Actor) -> dict[UUID, int]:
    """Open calls with answers that came and weren't merged, and how many those are."""
    return dict(Prepared(_given, visible(Answer, actor)))


def _given(seen: Q) -> QuerySet[Answer, tuple[UUID, int]]:
    came = Answer.objects.filter(seen, state="given", portion__call__state="open").order_by()
    return came.values_list("portion__call").annotate(number=Count("pk"))


def to_send(actor: Actor) -> set[UUID]:
    """Open calls whose reply was cleared."""
    return set(Prepared(_cleared, visible(Reply, actor)))


def _cleared(seen: Q) -> QuerySet[Reply, UUID]:
    return Reply.objects.filter(seen, state="cleared", call__state="open").values_list("call", flat=True)


def calls(actor: Actor) -> QuerySet[DataCall]:
    """Calls that the actor may see, the most urgent first, with how many answers they may see and how many came."""
    own = Q() if actor.roles & CENTRE else Q(portions__organisation__in=actor.organisations("focal_point"))
    answers = Count("portions__answers", filter=own, distinct=True)
    came = Count("portions__answers", filter=own & ~Q(portions__answers__state__in=WAITING), distinct=True)
    rows = DataCall.objects.filter(visible(DataCall, actor)).annotate(asked=answers, came=came)
    return rows.order_by("due_on", "-created_at")


def call(actor: Actor, pk: UUID) -> DataCall:
    """One call. Raises NotVisible."""
    return get_visible(calls(actor), actor, pk=pk)


def portions(actor: Actor, one: DataCall | None = None) -> QuerySet[Portion]:
    """The portions of a call, or of every call, with counts: ``asked``, ``came``, and ``chased``.

    A reminder that reached nobody isn't counted.
    """
    rows = (one.portions if one else Portion.objects).filter(visible(Portion, actor)).select_related("organisation")
    return rows.annotate(
        asked=Count("answers", distinct=True),
        came=Count("answers", filter=~Q(answers__state__in=WAITING), distinct=True),
        chased=Count("reminders", filter=Q(reminders__told__gt=0), distinct=True),
    ).order_by("due_on", "created_at")


def answered(row: Any) -> str:
    """*3 of 7*: how many answers came of those that were asked, of a call or portion that was read with both.

    A dash where the reader sees none that was asked.
    """
    if not row.asked:
        return show.NOTHING
    return _("%(came)s of %(asked)s") % {"came": show.amount(row.came), "asked": show.amount(row.asked)}


def portion(actor: Actor, pk: UUID) -> Portion:
    """One portion. Raises NotVisible."""
    return get_visible(Portion.objects.select_related("call", "organisation"), actor, pk=pk)


def answers(actor: Actor, one: Portion) -> list[Answer]:
    """The answers of a portion in the order of the questionnaire, each with its ``versions``, the newest last."""
    rows = one.answers.filter(visible(Answer, actor)).select_related("question")
    return list(rows.prefetch_related(_versions()).order_by("question__position"))


def answer_of(actor: Actor, one: DataCall, pk: UUID) -> Answer:
    """An answer to a call. Raises NotVisible."""
    return get_visible(Answer.objects.filter(portion__call=one), actor, pk=pk)


def answers_by_link(link: ReturnLink) -> list[Answer]:
    """The answers of the one portion that a live link opens. Whether it is live was the service's check."""
    rows = link.portion.answers.select_related("question").prefetch_related(_versions())
    return list(rows.order_by("question__position"))


def _versions() -> Prefetch:
    return Prefetch("versions", AnswerVersion.objects.select_related("by", "link").order_by("number"))


def questions(actor: Actor, one: DataCall) -> QuerySet[Question]:
    """The questions of a call that the actor may see, in order."""
    return one.questions.filter(visible(Question, actor)).order_by("position")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A question with what every body said, and the one answer made of it, if there is one."""

    question: Question
    answers: list[Answer]
    merged: Merged | None

    @property
    def open(self) -> list[Answer]:
        """Answers that are still awaited."""
        return [answer for answer in self.answers if answer.state in WAITING]

    @property
    def given(self) -> list[Answer]:
        """Answers that came."""
        return [answer for answer in self.answers if answer.state not in WAITING]

    @property
    def alone(self) -> Answer | None:
        """The answer that can be taken over as it stands: given with a value, by the one body that was asked."""
        if self.merged or len(self.answers) != 1 or self.answers[0].state != "given":
            return None
        versions = list(self.answers[0].versions.all())
        return self.answers[0] if versions and versions[-1].value else None

    @property
    def returned(self) -> bool:
        """Whether the one answer rests on what a body was given back, or has changed since: it no longer stands."""
        if self.merged is None:
            return False
        used = {version.answer_id for version in self.merged.versions.all()}
        return any(answer.pk in used and answer.state not in IN_REPLY for answer in self.answers)

    @property
    def stale(self) -> bool:
        """Whether the answers aren't any more what was merged: a body said something since, or was given its back."""
        return bool(self.merged) and (self.returned or any(answer.state == "given" for answer in self.answers))


def gathered(actor: Actor, one: DataCall) -> list[Gathered]:
    """Every question of a call with its answers and its merged answer, in order. For the centre."""
    said, made = Answer.objects.filter(visible(Answer, actor)), Merged.objects.filter(visible(Merged, actor))
    return _gather(questions(actor, one), said, made)


def stale_in(one: Reply) -> list[str]:
    """The numbers of the questions whose answers aren't any more what a reply says: stale, or merged anew since."""
    rows = _gather(one.call.questions.order_by("position"), Answer.objects.all(), Merged.objects.all())
    says = {answer["number"] for answer in one.content.content["answers"] if answer["answer"]}
    return [
        row.question.number for row in rows
        if row.question.number in says and row.merged and (row.stale or row.merged.created_at > one.created_at)
    ]  # fmt: skip


def _gather(asked: QuerySet[Question], said: QuerySet[Answer], made: QuerySet[Merged]) -> list[Gathered]:
    said = said.select_related("portion__organisation", "question").prefetch_related(_versions())
    rows = asked.prefetch_related(
        Prefetch("answers", said.order_by("portion__due_on", "created_at"), to_attr="said"),
        Prefetch("merged", made.order_by("-number").prefetch_related("versions"), to_attr="made"),
    )
    return [_gathered(question) for question in rows]


def _gathered(question: Any) -> Gathered:
    """*question* comes with what was prefetched: ``said`` and ``made``."""
    return Gathered(question, question.said, question.made[0] if question.made else None)


def links(actor: Actor, one: Portion) -> QuerySet[ReturnLink]:
    """The links of a portion, newest first."""
    return one.links.filter(visible(ReturnLink, actor)).select_related("made_by")


def link(actor: Actor, one: Portion, pk: UUID) -> ReturnLink:
    """A link of a portion. Raises NotVisible."""
    return get_visible(one.links.select_related("portion"), actor, pk=pk)


def reminders(actor: Actor, one: DataCall) -> QuerySet[Reminder]:
    """What bodies were reminded of, newest first."""
    rows = Reminder.objects.filter(visible(Reminder, actor), portion__call=one)
    return rows.select_related("portion__organisation", "asked_by").order_by("-created_at")


def replies(actor: Actor, one: DataCall) -> QuerySet[Reply]:
    """The versions of the reply, newest first."""
    return one.replies.filter(visible(Reply, actor)).select_related("made_by").order_by("-number")


def reply(actor: Actor, pk: UUID) -> Reply:
    """One reply. Raises NotVisible."""
    rows = Reply.objects.select_related("call", "content", "made_by", "sent_by", "disclosure")
    return get_visible(rows, actor, pk=pk)


def steps(actor: Actor, one: Reply) -> QuerySet[ClearanceStep]:
    """The clearance of a reply, in order."""
    rows = one.steps.filter(visible(ClearanceStep, actor)).select_related("reply", "decided_by", "decided_for")
    return rows.order_by("position")
