"""One answer is made of what the bodies said; the reply is put together, cleared step by step, sent, and stays."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.disclosures.services import disclose
from zotim.core.documents.made import Format
from zotim.core.evidence.services import file_bytes
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.formats.answers import Kind, read_value
from zotim.register.data_calls import disclosures, papers
from zotim.register.data_calls.models import Answer, ClearanceStep, DataCall, Merged, Question, Reply, ReplyContent
from zotim.register.data_calls.policy import CLEAR, signed
from zotim.register.data_calls.selectors import asked_of, gathered, newest, stale_in
from zotim.register.data_calls.services.calls import hold, in_state
from zotim.register.data_calls.states import ANSWER, CALL, CLEARANCE, REPLY
from zotim.register.policy import CENTRE
from zotim.register.services.reviews import reasoned

RENDER = "register.reply.render"
FORMATS = (Format.PDF, Format.DOCX, Format.XLSX)


@transaction.atomic
def answers_merge(
    *,
    actor: Actor,
    question: Question,
    answers: Sequence[Answer],
    value: str = "",
    text: Translated | None = None,
    dissent_note: str = "",
) -> Merged:
    """Make the one answer to a question, out of the given *answers* of bodies.

    What other bodies gave and what says otherwise is kept beside it as dissent, whether anybody remarks on it or not.
    Every given answer counts as merged from now on. Raises :class:`Unfit` without an answer or without a source,
    Wrong for a value that isn't one of the question's kind, WrongState when the call isn't out.
    """
    allow(actor, "register.answer.merge", question)
    hold(question.call)
    in_state(question.call, "open")
    given = list(
        question.answers.exclude(state__in=["asked", "draft", "returned"]).select_related("portion__organisation")
    )
    chosen = [answer for answer in given if answer.pk in {one.pk for one in answers}]
    if not chosen:
        raise Unfit(_("Choose at least one answer of a body that it is made of."), "answers")
    if question.kind == Kind.TEXT:
        value = ""
        if not text:
            raise Unfit(_("Write the answer."), "text")
    else:
        value = read_value(asked_of(chosen[0]), value)
        if not value:
            raise Unfit(_("Write the answer."), "value")
    last = question.merged.aggregate(last=Max("number"))["last"] or 0
    merged = Merged.objects.create(
        question=question,
        number=last + 1,
        value=value,
        text=text.attributed(actor.person_id) if text else None,
        dissent=_dissent(question, given, chosen, value),
        dissent_note=dissent_note,
        merged_by_id=actor.person_id,
    )
    merged.versions.set([version for answer in chosen if (version := newest(answer))])
    for answer in given:
        if answer.state == "given":
            ANSWER.move(answer, "merge")
    details = {"call": str(question.call_id), "answers": len(chosen), "dissent": len(merged.dissent)}
    record(actor, "register.answer.merged", question, details=details)
    return merged


def _dissent(question: Question, given: Sequence[Answer], chosen: Sequence[Answer], value: str) -> list[dict[str, Any]]:
    """What bodies said otherwise: of a text, every answer that wasn't used; else every other value."""
    used = {answer.pk for answer in chosen}
    kept = []
    for answer in given:
        version = newest(answer)
        if version is None:
            continue
        otherwise = answer.pk not in used if question.kind == Kind.TEXT else version.value != value
        if otherwise:
            kept.append(
                {
                    "body": answer.portion.organisation.name.as_json(),
                    "reference": answer.reference,
                    "version": str(version.pk),
                    "value": version.value,
                    "remark": version.remark,
                }
            )
    return kept


@transaction.atomic
def answers_take(*, actor: Actor, call: DataCall) -> list[Merged]:
    """Take over, as they stand, the answers of questions that one body alone was asked and that none merged yet.

    A text is taken in the language in which it was given; a reply in more languages asks for translations later.
    Answers how many; those of several bodies are left to a person.
    """
    allow(actor, "register.answer.merge", call)
    hold(call)
    in_state(call, "open")
    made = []
    for one in gathered(actor, call):
        answer = one.alone
        version = newest(answer) if answer else None
        if answer is None or version is None:
            continue
        words = version.value if one.question.kind == Kind.TEXT else version.remark
        text = Translated.of(version.language, words) if words else None
        value = "" if one.question.kind == Kind.TEXT else version.value
        made.append(answers_merge(actor=actor, question=one.question, answers=[answer], value=value, text=text))
    return made


@transaction.atomic
def reply_compose(*, actor: Actor, call: DataCall) -> Reply:
    """Put the reply together as it stands now, freeze it, sign for the desk, and ask the first who clears.

    One that was cleared but not sent is returned by this. Raises :class:`Unfit` with what is missing (of it
    :class:`~.papers.Stale` for answers that changed since they were merged), and :class:`Unfit` while an earlier
    version is in clearance: those who are asked decide about that one first.
    """
    allow(actor, "register.reply.compose", call)
    hold(call)
    in_state(call, "open")
    if call.replies.filter(state="clearing").exists():
        raise Unfit(_("An earlier version is in clearance. It is cleared or returned first."))
    for older in call.replies.filter(state="cleared"):
        REPLY.move(older, "return")
        record(actor, "register.reply.superseded", older, details={"call": str(call.pk)})
    rows = gathered(actor, call)
    if stale := [one.question.number for one in rows if one.stale]:
        raise papers.Stale(stale)
    content = papers.compose(call, [(one.question, one.merged) for one in rows])
    number = (call.replies.aggregate(last=Max("number"))["last"] or 0) + 1
    reply = with_reference(
        lambda reference: Reply.objects.create(
            reference=reference, call=call, number=number, made_by_id=actor.person_id
        )
    )
    content["reply"], content["version"] = reply.reference, number
    ReplyContent.objects.create(reply=reply, content=content, sha256=papers.digest(content))
    steps = [
        ClearanceStep.objects.create(reply=reply, position=position, role=role)
        for position, role in enumerate(["", *call.chain])
    ]
    CLEARANCE.move(steps[0], "sign", **_by(actor))
    record(actor, "register.clearance.signed", steps[0], details={"reply": str(reply.pk)})
    _ask(actor, steps[1])
    enqueue(RENDER, actor=actor, obj=reply, reply=reply.pk)
    record(actor, "register.reply.composed", reply, details={"call": str(call.pk), "version": number})
    return reply


def _by(actor: Actor) -> dict[str, Any]:
    """Who takes a step, for whom, and when."""
    return {"decided_by_id": actor.person_id, "decided_for_id": actor.on_behalf_of_id, "decided_at": timezone.now()}


def _ask(actor: Actor, step: ClearanceStep) -> None:
    """Ask those whose turn it is."""
    CLEARANCE.move(step, "ask")
    approval_request(actor=actor, action=CLEAR, obj=step)
    notify(holders(step.role) - signed(step.reply), "register.clearance.asked", step.reply)
    record(actor, "register.clearance.asked", step, details={"reply": str(step.reply_id)})


@transaction.atomic
def reply_clear(*, actor: Actor, step: ClearanceStep, cleared: bool, comment: str = "") -> Reply:
    """Take a step of the clearance, or return the reply with a reason.

    Raises Denied for whoever took an earlier step (or stands in for one who did), WrongState, ValueError for a return
    without a reason, and :class:`~.papers.Stale` where answers aren't any more what the reply says: then it can only
    be returned.
    """
    allow(actor, CLEAR, step)
    reply = step.reply
    hold(reply.call)
    in_state(reply.call, "open")
    if cleared:
        _still_so(reply)
    else:
        reasoned(comment, "returning a reply")
    approval_decide(actor=actor, approval=asked(CLEAR, step), approved=cleared, comment=comment)
    transition = CLEARANCE.move(step, "clear" if cleared else "return", **_by(actor))
    record(actor, transition.event, step, details={"reply": str(reply.pk)})
    following = reply.steps.filter(position=step.position + 1).first()
    if not cleared:
        REPLY.move(reply, "return")
        notify([reply.made_by_id], "register.reply.returned", reply)
        record(actor, "register.reply.returned", reply, details={"call": str(reply.call_id)})
    elif following:
        _ask(actor, following)
    else:
        _cleared(actor, reply)
    return reply


def _still_so(reply: Reply) -> None:
    if stale := stale_in(reply):
        raise papers.Stale(stale)


def _cleared(actor: Actor, reply: Reply) -> None:
    """The last step was taken: the reply may go, and so stands every answer in it."""
    REPLY.move(reply, "clear")
    used = {
        reference for one in reply.content.content["answers"] if one["answer"] for reference in one["answer"]["sources"]
    }
    for answer in Answer.objects.filter(portion__call=reply.call, reference__in=used, state="merged"):
        ANSWER.move(answer, "clear")
    notify(holders(*CENTRE) - actor.people, "register.reply.cleared", reply)
    record(actor, "register.reply.cleared", reply, details={"call": str(reply.call_id)})


def named_files(reply: Reply) -> list[tuple[str, bytes]]:
    """The files of a reply under the names that they have in the package."""
    return [(one.name, file_bytes(one.file)) for one in reply.files.select_related("file")]


@transaction.atomic
def reply_send(
    *, actor: Actor, reply: Reply, purpose: str = disclosures.PURPOSE, basis: str = disclosures.BASIS
) -> Reply:
    """Write down that a cleared reply leaves, as one package; its bytes are then handed over by the caller.

    Raises WrongState for one that wasn't cleared, :class:`Unfit` while its files are being made,
    :class:`~.papers.Stale` where answers were returned since.
    """
    allow(actor, "register.reply.send", reply)
    hold(reply.call)
    if reply.state != "cleared":
        REPLY.move(reply, "send")  # raises, and says how it stands
    _still_so(reply)
    if reply.files.count() < len(FORMATS) * len(reply.call.languages):
        raise Unfit(_("Its files are still being made. Wait a moment and try again."))
    data = papers.package(reply, named_files(reply))
    disclosure = disclose(
        actor=actor,
        kind=disclosures.REPLY,
        recipient=reply.call.recipient,
        purpose=purpose,
        basis=basis,
        objects=[reply],
        payload_hash=papers.sha256(data),
    )
    REPLY.move(reply, "send", sent_at=timezone.now(), sent_by_id=actor.person_id, disclosure_id=disclosure.pk)
    CALL.move(reply.call, "send")
    keep_revision(reply.call, actor)
    record(actor, "register.reply.sent", reply, purpose=purpose, details={"disclosure": str(disclosure.pk)})
    record(actor, "register.call.answered", reply.call, details={"reply": str(reply.pk)})
    return reply
