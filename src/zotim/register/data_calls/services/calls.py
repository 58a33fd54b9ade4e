"""A data call comes in, is corrected, split among bodies and sent out to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import secrets_end
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_drop, approval_of
from zotim.core.audit.services import record
from zotim.core.evidence.services import file_receive, within_ceiling
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated, listed
from zotim.formats.answers import Kind
from zotim.formats.questionnaires import LIMITS, MOST_QUESTIONS, read_questionnaire
from zotim.register.data_calls.models import Answer, DataCall, Portion, Question, Reply, ReturnLink
from zotim.register.data_calls.policy import CLEAR, CLEARING_ROLES
from zotim.register.data_calls.states import CALL, CLEARANCE, REPLY
from zotim.vocabulary import Classification, Language


def in_state(call: DataCall, *states: str) -> None:
    """Raise WrongState unless the call stands in one of *states*: its questions are fixed once it is out."""
    now = DataCall.objects.values_list("state", flat=True).get(pk=call.pk)
    if now not in states:
        message = _("This isn't possible: the data call is now “%(state)s”.") % {"state": CALL.state(now).label}
        raise WrongState(message, transition="edit", state=now)


def hold(call: DataCall) -> None:
    """Lock a call and its answers until the transaction ends, so that what is read of them then stays so.

    The call first, then the answers by their ids, everywhere: two who hold the same wait for each other, never both.
    """
    DataCall.objects.select_for_update().get(pk=call.pk)
    held(Answer.objects.filter(portion__call=call))


def held(answers: QuerySet[Answer]) -> list[Answer]:
    """These answers as they are once nobody else is writing them; locked until the transaction ends."""
    return list(answers.select_related("question").order_by("pk").select_for_update(of=("self",)))


@transaction.atomic
def call_add(
    *,
    actor: Actor,
    title: Translated,
    asked_by: str,
    recipient: str,
    due_on: date,
    language: Language,
    languages: Sequence[str],
    chain: Sequence[str] = CLEARING_ROLES,
    classification: Classification = Classification.INTERNAL,
    data: bytes | None = None,
    name: str = "",
) -> DataCall:
    """Put in a questionnaire, with the file that it came in if there is one. No question is kept yet.

    *languages* are those of the reply; *chain* names the roles that clear it after the desk. Raises UnreadableFile for
    a file in which no question is found, Refused for one that isn't kept here or is marked too high, :class:`Unfit`.
    """
    allow(actor, "register.call.add")
    within_ceiling(classification)
    if not languages or set(languages) - set(Language):
        raise Unfit(_("Choose the languages of the reply."), "languages")
    order = [role for role in CLEARING_ROLES if role in chain]
    if not order or set(chain) - set(CLEARING_ROLES):
        raise Unfit(_("Choose who clears the reply after the desk."), "chain")
    file = None
    if data is not None:
        read_questionnaire(data, name, LIMITS)
        file = file_receive(actor=actor, data=data, name=name, classification=classification)
    call = with_reference(
        lambda reference: DataCall.objects.create(
            reference=reference,
            title=title.attributed(actor.person_id),
            asked_by=asked_by,
            recipient=recipient,
            due_on=due_on,
            language=language,
            languages=[code for code in Language if code in languages],
            chain=order,
            classification=classification,
            file=file,
            made_by_id=actor.person_id,
        )
    )
    keep_revision(call, actor)
    record(actor, "register.call.added", call)
    return call


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as a person corrected it. *options* are words by language, one entry each."""

    number: str
    text: Translated
    kind: Kind
    section: str = ""
    section_texts: dict[str, str] = field(default_factory=dict)
    options: Sequence[dict[str, str]] = field(default_factory=tuple)
    required: bool = False
    help: Translated | None = None

    def values(self, actor: Actor) -> dict[str, Any]:
        """The columns of the question. Raises :class:`Unfit` for a choice without two options."""
        if self.kind == Kind.CHOICE and len(self.options) < 2:
            raise Unfit(
                _("Question %(number)s: a choice needs two options or more.") % {"number": self.number}, "options"
            )
        options = self.options if self.kind == Kind.CHOICE else ()
        return {
            "number": self.number,
            "section": self.section,
            "section_texts": self.section_texts if self.section else {},
            "text": self.text.attributed(actor.person_id),
            "help": self.help.attributed(actor.person_id) if self.help else None,
            "kind": self.kind,
            "required": self.required,
            "options": [{"code": str(code), "texts": dict(texts)} for code, texts in enumerate(options, 1)],
        }


@transaction.atomic
def questions_keep(*, actor: Actor, call: DataCall, drafts: Sequence[Draft]) -> list[Question]:
    """Keep the questions as a person corrected them, instead of those kept before.

    All of them or none. Raises :class:`Unfit` for none, too many, a number that stands twice, or once some were given
    to a body; WrongState once the call is out.
    """
    allow(actor, "register.call.edit", call)
    in_state(call, "draft")
    if not 1 <= len(drafts) <= MOST_QUESTIONS:
        raise Unfit(_("A data call has one to %(most)s questions.") % {"most": MOST_QUESTIONS})
    numbers = [draft.number for draft in drafts]
    if twice := sorted({number for number in numbers if numbers.count(number) > 1}):
        raise Unfit(_("Number %(number)s stands twice. Give each question its own.") % {"number": listed(twice)})
    if Answer.objects.filter(question__call=call).exists():
        raise Unfit(_("Some questions were given to bodies already. Correct them one by one."))
    call.questions.all().delete()
    kept = [Question(call=call, position=position, **draft.values(actor)) for position, draft in enumerate(drafts, 1)]
    for question in kept:
        question.save()
    record(actor, "register.call.edited", call, details={"questions": len(kept)})
    return kept


@transaction.atomic
def question_edit(*, actor: Actor, question: Question, draft: Draft) -> Question:
    """Correct or translate one question; its heading is translated for all that stand under it. Raises WrongState
    once the call is out, :class:`Unfit`."""
    allow(actor, "register.call.edit", question.call)
    in_state(question.call, "draft")
    if question.call.questions.exclude(pk=question.pk).filter(number=draft.number).exists():
        raise Unfit(_("Another question has this number."), "number")
    for name, value in draft.values(actor).items():
        setattr(question, name, value)
    question.save()
    beside = question.call.questions.filter(section=question.section).exclude(section="").exclude(pk=question.pk)
    for one in beside:
        one.section_texts = question.section_texts
        one.save(update_fields=["section_texts"])
    record(actor, "register.call.edited", question.call, details={"questions": 1})
    return question


@transaction.atomic
def questions_give(
    *, actor: Actor, call: DataCall, questions: Iterable[Question], bodies: Iterable[Organisation], due_on: date
) -> list[Portion]:
    """Give questions to bodies, each with a day. A body that has a portion gets the questions added, and the new day.

    While the call is out, the people of a body are told at once. Raises :class:`Unfit` for a day after the one on
    which the reply is due, or in the past; WrongState when the call is over.
    """
    allow(actor, "register.call.split", call)
    in_state(call, "draft", "open")
    chosen, asked = list(questions), list(bodies)
    if any(question.call_id != call.pk for question in chosen):
        raise ValueError("questions of another call")
    if not chosen or not asked:
        raise Unfit(_("Choose at least one question and one body."))
    if due_on > call.due_on:
        raise Unfit(_("The reply itself is due before that day. Choose an earlier one."), "due_on")
    if due_on < timezone.localdate():
        raise Unfit(_("That day has passed."), "due_on")
    given = []
    for body in asked:
        portion, made = Portion.objects.get_or_create(call=call, organisation=body, defaults={"due_on": due_on})
        if not made and portion.due_on != due_on:
            portion.due_on = due_on
            portion.save(update_fields=["due_on"])
        had = set(portion.answers.values_list("question_id", flat=True))
        fresh = [question for question in chosen if question.pk not in had]
        for question in fresh:
            _ask(portion, question)
        keep_revision(portion, actor)
        record(actor, "register.portion.asked", portion, details={"call": str(call.pk), "questions": len(fresh)})
        if call.state == "open" and fresh:
            notify(holders("focal_point", organisation=body) - actor.people, "register.portion.asked", portion)
        given.append(portion)
    record(actor, "register.call.split", call, details={"bodies": len(given), "questions": len(chosen)})
    return given


def _ask(portion: Portion, question: Question) -> Answer:
    return with_reference(
        lambda reference: Answer.objects.create(reference=reference, portion=portion, question=question)
    )


@transaction.atomic
def question_take_back(*, actor: Actor, answer: Answer) -> None:
    """Take a question back from a body that hasn't begun to answer it. Raises WrongState for one that has."""
    allow(actor, "register.call.split", answer.portion.call)
    in_state(answer.portion.call, "draft", "open")
    portion = answer.portion
    gone, _counts = Answer.objects.filter(pk=answer.pk, state="asked", versions=None).delete()
    if not gone:
        raise WrongState(_("The body has begun to answer it already."), transition="take_back", state=answer.state)
    record(actor, "register.portion.reduced", portion, details={"call": str(portion.call_id)})


@transaction.atomic
def call_open(*, actor: Actor, call: DataCall) -> DataCall:
    """Send the questions out: every person of each body gets a notice. From now on the questions are fixed.

    Raises :class:`Unfit` while a question was given to nobody, or a body's day has passed; WrongState.
    """
    allow(actor, "register.call.open", call)
    if not call.questions.exists():
        raise Unfit(_("There is no question yet."))
    loose = list(call.questions.filter(answers=None).values_list("number", flat=True))
    if loose:
        raise Unfit(_("Nobody was given these questions yet: %(numbers)s.") % {"numbers": listed(loose)})
    late = call.portions.filter(due_on__lt=timezone.localdate()).select_related("organisation")
    if late:
        raise Unfit(_("A day has passed: %(bodies)s.") % {"bodies": listed(p.organisation for p in late)})
    CALL.move(call, "open")
    portions = [portion for portion in call.portions.select_related("organisation") if portion.answers.exists()]
    for portion in portions:
        notify(
            holders("focal_point", organisation=portion.organisation) - actor.people, "register.portion.asked", portion
        )
    keep_revision(call, actor)
    record(actor, "register.call.opened", call, details={"bodies": len(portions)})
    return call


@transaction.atomic
def call_reopen(*, actor: Actor, call: DataCall) -> DataCall:
    """Open a call whose reply was sent, for another version. What was sent stays as it is."""
    allow(actor, "register.call.open", call)
    CALL.move(call, "reopen")
    keep_revision(call, actor)
    record(actor, "register.call.reopened", call)
    return call


@transaction.atomic
def call_withdraw(*, actor: Actor, call: DataCall) -> DataCall:
    """Withdraw a call to which no reply was sent: nobody clears it any more, and its links open nothing.

    Raises WrongState.
    """
    allow(actor, "register.call.withdraw", call)
    hold(call)
    CALL.move(call, "withdraw", ended_at=timezone.now())
    for reply in call.replies.filter(state__in=("clearing", "cleared")):
        _withdraw(actor, reply)
    for link in secrets_end(ReturnLink.objects.filter(portion__call=call)):
        record(actor, "register.link.ended", link, details={"portion": str(link.portion_id)})
    keep_revision(call, actor)
    record(actor, "register.call.withdrawn", call)
    return call


def _withdraw(actor: Actor, reply: Reply) -> None:
    """Withdraw a reply with its call, and take back what somebody was asked to clear."""
    for step in reply.steps.filter(state="asked"):
        approval = approval_of(CLEAR, step)
        if approval is not None and approval.state == Approval.Decision.PENDING:
            approval_drop(actor=actor, approval=approval)
        CLEARANCE.move(step, "withdraw")
        record(actor, "register.clearance.withdrawn", step, details={"reply": str(reply.pk)})
    REPLY.move(reply, "withdraw")
    record(actor, "register.reply.withdrawn", reply, details={"call": str(reply.call_id)})
