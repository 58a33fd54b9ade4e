"""The agency asks obliged entities about one name: one person asks, another lets it out, entities answer by a link."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent, address_use, secret_make, secret_open, secrets_end
from zotim.core.approvals.services import approval_decide, approval_drop, approval_request, asked
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.screening.agency.clocks import ANSWER as ANSWER_BY
from zotim.desks.screening.agency.models import Answer, NameAnswer, NameLink, NameRequest, ObligedEntity, Unreached
from zotim.desks.screening.agency.sealed import TEXTS
from zotim.desks.screening.agency.services.entities import code_fits
from zotim.desks.screening.agency.services.mailing import SOME, address_of, chased, letter, send_each, to_be_mailed
from zotim.desks.screening.agency.services.telling import LIVES, MOST_IN_WINDOW, WORKER
from zotim.desks.screening.agency.states import ANSWER, DECIDE, REQUEST
from zotim.desks.screening.measures.services.persons import officers
from zotim.engines.names import Query

ASK = "screening.namerequest.ask"
NOT_ASKED = ("due", "unreached")
OPEN = (*NOT_ASKED, "asked")


class WrongCode(Exception):
    """It isn't the access code of the entity, or none was given."""


@transaction.atomic
def request_ask(
    *, actor: Actor, query: Query, purpose: str, basis: str, entities: Sequence[ObligedEntity]
) -> NameRequest:  # fmt: skip
    """Ask these entities about one name. Nobody hears of it before another person has let it out.

    Raises Unfit without a purpose, a basis or an entity that is obliged now.
    """
    person_may(actor, ASK)
    if not entities or any(one.until for one in entities):
        raise Unfit(_("Choose at least one entity that is obliged now."), "entities")
    content = {"query": asdict(query), "purpose": said(purpose, "purpose"), "basis": said(basis, "basis")}
    row = NameRequest(pk=uuid7(), **done_by(actor, "asked"))
    key_make(row.pk)
    row.content = TEXTS.put(row, "content", content)
    save_new(row)
    for entity in entities:
        save_new(NameAnswer(request=row, entity=entity))
    approval_request(actor=actor, action=DECIDE, obj=row)
    record(actor, "screening.name_request.asked", row, details={"entities": str(len(entities))})
    notify(officers(but=actor), "screening.name_request.asked", row)
    return row


@transaction.atomic
def request_decide(*, actor: Actor, request: NameRequest, let_out: bool, reason: str) -> NameRequest:
    """Let a request out that somebody else asked for, or refuse it, with a reason.

    Raises NeedsAnotherPerson for who asked, deputies included; WrongState when it was decided meanwhile.
    """
    person_may(actor, DECIDE, request)
    reason = said(reason)
    comment = "" if let_out else _("The reason is sealed with the record.")
    approval_decide(actor=actor, approval=asked(DECIDE, request), approved=let_out, comment=comment)
    now = timezone.now()
    step = REQUEST.move(
        request, "let_out" if let_out else "refuse", decided_at=now, over_at=None if let_out else now,
        decision=TEXTS.put(request, "decision", reason), **done_by(actor, "decided"),
    )  # fmt: skip
    record(actor, step.event, request)
    if let_out:
        for one in NameAnswer.objects.filter(request=request).select_related("entity").select_for_update(of=("self",)):
            if why := why_unreached(one.entity):
                _missed(one, why)
    else:
        _end(actor, request)
    notify({request.asked_by_id} - actor.people, step.event, request)
    return request


@transaction.atomic
def request_withdraw(*, actor: Actor, request: NameRequest) -> NameRequest:
    """Take a request back that waits. Raises Unfit for who didn't ask."""
    person_may(actor, ASK, request)
    if not actor.people & behind(request, "asked"):
        raise Unfit(_("Who asked takes it back."))
    step = REQUEST.move(request, "withdraw", over_at=timezone.now())
    approval_drop(actor=actor, approval=asked(DECIDE, request))
    record(actor, step.event, request)
    _end(actor, request)
    return request


@transaction.atomic
def request_close(*, actor: Actor, request: NameRequest) -> NameRequest:
    """Wait for no more answers: what is open is closed, and no link opens it any more."""
    person_may(actor, "screening.namerequest.close", request)
    step = REQUEST.move(request, "close", over_at=timezone.now())
    record(actor, step.event, request)
    _end(actor, request)
    return request


def _end(actor: Actor, request: NameRequest) -> None:
    for one in NameAnswer.objects.filter(request=request, state__in=OPEN).select_for_update():
        step = ANSWER.move(one, "close", unreached="")
        record(actor, step.event, one)
    for link in secrets_end(NameLink.objects.filter(answer__request=request)):
        record(actor, "screening.name_link.ended", link)


# How entities are asked


def why_unreached(entity: ObligedEntity) -> str:
    """Why no mail can ask an entity; empty where one can."""
    if not entity.code_hash:
        return Unreached.CODE
    return "" if entity.email else Unreached.ADDRESS


def _missed(answer: NameAnswer, why: str) -> None:
    """Put down that an entity couldn't be asked, and why. Who was asked already stays so."""
    if answer.state == "due":
        step = ANSWER.move(answer, "miss", unreached=why)
        record(WORKER, step.event, answer, details={"why": why})


def _failed(answer: NameAnswer) -> None:
    _missed(NameAnswer.objects.select_for_update().get(pk=answer.pk), Unreached.MAIL)


def _asked(who: Who, answer: NameAnswer) -> None:
    """It was asked: from now on an answer is due."""
    if answer.state in NOT_ASKED:
        step = ANSWER.move(answer, "ask", due_at=ANSWER_BY.due_at(timezone.now()), unreached="")
        record(who, step.event, answer)


@transaction.atomic
def name_answer_again(*, actor: Actor, answer: NameAnswer) -> NameAnswer:
    """Have the worker mail it again at once. Raises Unfit while no mail can reach the entity, WrongState for who was
    reached."""
    person_may(actor, "screening.namelink.make", answer)
    _out(answer)
    if why_unreached(answer.entity):
        raise Unfit(_("Enter an e-mail address and make an access code first, or hand a link over."))
    step = ANSWER.move(answer, "again", unreached="", tried_at=None)
    record(actor, step.event, answer)
    return answer


@transaction.atomic
def name_answer_delivered(*, actor: Actor, answer: NameAnswer) -> NameAnswer:
    """Say that a link was handed over: the entity is asked from now on. Raises Unfit where there is no link that could
    have been, WrongState for who was reached."""
    person_may(actor, "screening.namelink.make", answer)
    _out(answer)
    ANSWER.examine(answer, "ask")
    if not NameLink.objects.filter(answer=answer, ended_at=None, expires_at__gt=timezone.now()).exists():
        raise Unfit(_("Make a link first: there is none that you could have handed over."))
    _asked(actor, answer)
    return answer


def _out(answer: NameAnswer) -> None:
    if answer.request.state != "out" or answer.state == "closed":
        raise Unfit(_("Entities are asked while the request is out."))


def to_mail(now: datetime) -> QuerySet[NameAnswer]:
    """Those who can be asked by mail, or are late and weren't reminded: with an address and an access code."""
    rows = NameAnswer.objects.filter(to_be_mailed(now, "asked", first=NOT_ASKED), request__state="out")
    rows = rows.exclude(entity__code_hash="")
    return rows.select_related("entity", "request").order_by("created_at", "pk")


def mail_some(now: datetime) -> int:
    """Mail a link to some that wait to be asked, or are late; answers how many were tried. The mail says nothing but
    that something waits."""
    return send_each(list(to_mail(now)[:SOME]), _send, now, _failed)


def _send(answer: NameAnswer) -> None:
    if answer.state not in NOT_ASKED:
        chased(answer)
        record(WORKER, "screening.name_answer.chased", answer)
    _link, secret = _made(answer, None)
    entity = answer.entity
    with override(entity.language):
        text = _("Something waits for your office. Open it with your access code:")
        subject = _("Something waits for your office (%(reference)s)") % {"reference": answer.reference}
    _asked(WORKER, answer)
    letter(entity, subject, text, address_of("asked", secret, entity)).send()


def _made(answer: NameAnswer, actor: Actor | None) -> tuple[NameLink, str]:
    by = actor.person_id if actor else None
    link, secret = secret_make(NameLink, until=timezone.now() + LIVES, answer=answer, made_by_id=by)
    record(actor or WORKER, "screening.name_link.made", link, details={"answer": str(answer.pk)})
    return link, secret


@transaction.atomic
def name_link_make(*, actor: Actor, answer: NameAnswer) -> tuple[NameLink, str]:
    """A link that an officer hands over, and its secret part, which is shown once. The entity is asked when the officer
    says that it was handed over, or when it is opened. Raises Unfit where nobody else has let the request out, for what
    is closed, and for an entity without an access code."""
    person_may(actor, "screening.namelink.make", answer)
    _out(answer)
    if not answer.entity.code_hash:
        raise Unfit(_("Make an access code for this entity first: without one nobody could open the link."))
    return _made(answer, actor)


# By the link


@transaction.atomic
def name_link_find(*, secret: str) -> NameLink:
    """The live link of *secret*; counts its use. It opens nothing yet. Raises Spent and TooOften."""
    link = secret_open(NameLink.objects.select_related("answer__entity", "answer__request"), secret)
    if link.answer.request.state != "out" or link.answer.state == "closed":
        raise Spent
    address_use(link, MOST_IN_WINDOW)
    return link


@transaction.atomic
def name_link_open(*, link: NameLink, code: str) -> None:
    """Open a request with the access code of the entity, which goes on record. Raises WrongCode."""
    if not code_fits(link.answer.entity, code):
        raise WrongCode
    record(VISITOR, "screening.name_link.opened", link, details={"answer": str(link.answer_id)})
    _asked(VISITOR, _held(link))


@transaction.atomic
def name_answer(*, link: NameLink, code: str, answer: str, said_by: str, particulars: str = "") -> NameAnswer:
    """Say whether one knows somebody, once. Raises WrongCode; Unfit without a name, for *yes* without particulars, and
    where it was answered already."""
    if not code_fits(link.answer.entity, code):
        raise WrongCode
    if not said_by.strip():
        raise Unfit(_("Say who you are."), "said_by")
    if answer == Answer.YES and not particulars.strip():
        raise Unfit(_("Say what you know."), "particulars")
    row = _held(link)
    _asked(VISITOR, row)
    if row.state != "asked":
        raise Unfit(_("It was answered already."))
    text = particulars.strip()
    step = ANSWER.move(
        row, "answer", answer=answer, answered_at=timezone.now(), said_by=said_by.strip(),
        particulars=TEXTS.put(row, "particulars", text) if text else None,
    )  # fmt: skip
    record(VISITOR, step.event, row)
    notify([row.request.asked_by_id], "screening.name_request.answered", row.request)
    return row


def _held(link: NameLink) -> NameAnswer:
    rows = NameAnswer.objects.select_for_update(of=("self",)).select_related("request")
    return rows.get(pk=link.answer_id)
