"""Every write about written requests. Each runs behind the wall as its actor."""

import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.disclosures.services import disclose
from zotim.core.people.models import Organisation
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.rights.disclosures import BASIS, GIVEN, PURPOSE
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer
from zotim.desks.reintegration.rights.policy import ASKERS
from zotim.desks.reintegration.rights.sealed import TEXTS
from zotim.desks.reintegration.rights.states import DEMAND


@transaction.atomic
@inside
def demand_enter(
    *, actor: Actor, case: Case, body: Organisation, received_on: date, number: str, article: str, asked: str,
    answer: str, why: str, silent_until: date | None = None, silence: str = "",
) -> Demand:  # fmt: skip
    """Enter a written request with its number, the *article* on which it rests, what it asks for, and the *answer* that
    is proposed, with *why*. It opens nothing. Until *silent_until*, by the article *silence*, the person isn't told.

    Raises Unfit for a body that asks in another way, a day to come, what isn't said, and silence without its article or
    end; Denied.
    """
    hold(case, alone=False)
    person_may(actor, "reintegration.demand.enter", case)
    if body.kind not in ASKERS:
        raise Unfit(_("Choose police, prosecution or a court. Others are let in by what access rests on."), "body")
    if received_on > timezone.localdate():
        raise Unfit(_("The day on which it came in is today at the latest."), "received_on")
    if answer not in Demand.Answer.values:
        raise Unfit(_("Choose one of the list."), "answer")
    texts = {"number": said(number, "number"), "article": said(article, "article"), "asked": said(asked, "asked")}
    demand = Demand(
        case=case, body=body, received_on=received_on, answer=answer,
        silent_until=_silence(received_on, silent_until, silence), **done_by(actor, "entered"),
    )  # fmt: skip
    demand.details = TEXTS.put(demand, "details", texts)
    demand.reasons = TEXTS.put(demand, "reasons", {"why": said(why, "why"), "silence": silence.strip()})
    demand.save(force_insert=True)
    approval_request(actor=actor, action=DEMAND.confirm, obj=demand)
    record(actor, "reintegration.demand.entered", demand)
    return demand


def _silence(received_on: date, until: date | None, article: str) -> date | None:
    """The last day of it. Silence takes an article, and has an end."""
    if until is None and article.strip():
        raise Unfit(_("Say until when the person isn't told. There is no silence without an end."), "silent_until")
    if until is not None and not article.strip():
        raise Unfit(_("Say which article forbids to tell the person."), "silence")
    if until is not None and until < received_on:
        raise Unfit(_("This day lies before the one on which the request came in."), "silent_until")
    return until


@transaction.atomic
@inside
def demand_decide(*, actor: Actor, demand: Demand, confirmed: bool, comment: str = "") -> Demand:
    """Decide as the supervisor of the case that it is answered as proposed, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    hold(demand.case, alone=False)
    return decide(DEMAND, actor=actor, row=demand, confirmed=confirmed, comment=comment)


@transaction.atomic
@inside
def demand_end(*, actor: Actor, demand: Demand) -> Demand:
    """Say that the body took its request back. What was given by then stays on record. Raises WrongState."""
    hold(demand.case, alone=False)
    return close(DEMAND, actor=actor, row=demand)


@transaction.atomic
@inside
def demand_give(*, actor: Actor, demand: Demand, documents: str, file: bytes) -> DemandAnswer:
    """Put on record what leaves now: *documents* by name, and the *file* in which they are, of which the hash alone is
    kept. It is a disclosure to the body. Raises Unfit, Denied; Unfit too where it was given already."""
    hold(demand.case, alone=False)
    demand.refresh_from_db(fields=["state"])
    person_may(actor, "reintegration.demand.give", demand)
    if not documents.strip():
        raise Unfit(_("Name each document that is given."), "documents")
    if not file:
        raise Unfit(_("This file is empty."), "file")
    given = DemandAnswer(demand=demand, case=demand.case, **done_by(actor, "given"))
    given.documents = TEXTS.put(given, "documents", documents)
    try:
        with transaction.atomic():
            given.save(force_insert=True)
    except IntegrityError:
        raise Unfit(_("It was given already. Another answer takes another request.")) from None
    disclose(
        actor=actor, kind=GIVEN, recipient=demand.body, purpose=PURPOSE, basis=BASIS, objects=[demand],
        payload_hash=hashlib.sha256(file).hexdigest(),
    )  # fmt: skip
    record(actor, "reintegration.demand.given", demand)
    return given
