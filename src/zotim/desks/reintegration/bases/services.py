"""Every write of what access rests on, by verb. Each runs behind the wall as its actor."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.grants import resting
from zotim.core.access.models import Grant
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.subjects import SUBJECTS
from zotim.core.access.walls import inside
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation, User
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases.deciding import may_answer
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground, Scope
from zotim.desks.reintegration.bases.policy import LAWYERS
from zotim.desks.reintegration.bases.resting import end_with
from zotim.desks.reintegration.bases.sealed import TEXTS
from zotim.desks.reintegration.bases.states import CONSENT, DUTY, GROUND
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import CASE, CONFERENCE, NEVER
from zotim.desks.reintegration.cases.services import grant_give
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.persons.models import Guardian, Person

LONGEST = timedelta(days=366)
"""What is needed for longer is asked, or decided, anew."""


def _covered(domains: Iterable[str], purpose: str) -> tuple[str, ...]:
    """The parts, sorted. Raises Unfit for a purpose that isn't in the table, and for parts that it doesn't cover."""
    aim, chosen = SUBJECTS[CASE].purpose(purpose), frozenset(domains)
    if aim is None:
        raise Unfit(_("Say what the access is for."), "purpose")
    if not chosen:
        raise Unfit(_("Choose at least one part of the file."), "domains")
    if chosen - aim.domains:
        raise Unfit(_("What the access is for doesn't cover every part that was chosen."), "domains")
    return tuple(sorted(chosen))


def _scope(
    case: Case, recipient: Organisation, domains: Iterable[str], purpose: str, ends_at: datetime
) -> dict[str, Any]:
    """The columns of a scope. Raises Unfit for one that can't be."""
    if recipient.kind in NEVER:
        raise Unfit(_("Police and prosecution are let into no case. They ask in writing."), "recipient")
    if not timezone.now() < ends_at <= timezone.now() + LONGEST:
        raise Unfit(_("It ends today at the earliest, and within a year."), "ends_on")
    parts = _covered(domains, purpose)
    return {"case": case, "recipient": recipient, "domains": parts, "purpose": purpose, "ends_at": ends_at}


# Consent


@transaction.atomic
@inside
def consent_ask(
    *, actor: Actor, case: Case, recipient: Organisation, domains: Iterable[str], purpose: str, ends_at: datetime
) -> Consent:
    """Put on record that somebody is asked whether one body may see some parts of a case, for one purpose. Each scope
    is a question of its own. Raises Unfit."""
    hold(case, alone=False)
    allow(actor, "reintegration.consent.ask", case)
    consent = Consent.objects.create(
        **_scope(case, recipient, domains, purpose, ends_at), **done_by(actor, "asked")
    )  # fmt: skip
    record(actor, "reintegration.consent.asked", consent, details={"case": str(case.pk)})
    return consent


@transaction.atomic
@inside
def consent_answer(
    *,
    actor: Actor,
    consent: Consent,
    given: bool,
    decider: str,
    how: str,
    guardian: Guardian | None = None,
    assent: str = "",
) -> Consent:
    """Put the answer on record, of who may give it (:mod:`.deciding`). Raises Unfit, WrongState for the second."""
    hold(consent.case, alone=False)
    allow(actor, "reintegration.consent.answer", consent)
    if decider not in Consent.Decider.values or how not in Consent.How.values:
        raise Unfit(_("Choose one of the list."), "how" if decider in Consent.Decider.values else "decider")
    if guardian is not None and guardian.case_id != consent.case_id:
        raise Denied("reintegration.consent.answer", guardian)
    may_answer(
        Person.objects.filter(case=consent.case).first(), timezone.localdate(), given=given, decider=decider,
        guardian=guardian, assent=assent,
    )  # fmt: skip
    if given and consent.over:
        raise Unfit(_("What was asked is over. Ask again, until a day to come."))
    step = CONSENT.move(
        consent, "give" if given else "refuse", decider=decider, guardian_id=guardian and guardian.pk, assent=assent,
        how=how, answered_at=timezone.now(), **done_by(actor, "answered"),
    )  # fmt: skip
    record(actor, step.event, consent, details={"case": str(consent.case_id)})
    return consent


@transaction.atomic
@inside
def consent_withdraw(*, actor: Actor, consent: Consent) -> Consent:
    """Put on record that consent is withdrawn; nobody asks why. What rested on it opens nothing from now on, whatever
    else it may rest on is left as it is, and whoever was let in by it is told. Raises WrongState."""
    hold(consent.case, alone=True)
    allow(actor, "reintegration.consent.withdraw", consent)
    ended = _resting_on(consent)
    step = CONSENT.move(consent, "withdraw", withdrawn_at=timezone.now(), **done_by(actor, "withdrawn"))
    end_with(actor, consent)
    notify([one.user_id for one in ended], "reintegration.grant.closed", consent.case)
    details = {"case": str(consent.case_id), "grants_ended": len(ended)}
    record(actor, step.event, consent, details=details)
    return consent


def _resting_on(row: Scope | Duty) -> list[Grant]:
    """The grants that rest on a row and open something now."""
    return list(Grant.objects.live().filter(resting(CASE), basis_type=row._meta.label_lower, basis_id=row.pk))


@transaction.atomic
@inside
def grant_on(
    *, actor: Actor, case: Case, basis: Consent | Ground | Duty, user: User, domains: Iterable[str], ends_at: datetime,
    level: str = "read",
) -> Grant:  # fmt: skip
    """Let somebody of the body that *basis* names into parts that it covers; for its purpose, and never longer than it
    holds. Raises Unfit."""
    return grant_give(
        actor=actor, case=case, user=user, domains=domains, level=level, ends_at=ends_at, purpose=basis.purpose,
        basis=basis,
    )  # fmt: skip


# Measures, and decisions in a child's best interests


@transaction.atomic
@inside
def ground_enter(
    *, actor: Actor, case: Case, kind: str, recipient: Organisation, domains: Iterable[str], purpose: str,
    ends_at: datetime, details: Mapping[str, str], heard: bool = False,
) -> Ground:  # fmt: skip
    """Enter a measure with its document, or a decision in a child's best interests with its reasons and what the child
    said, or why nobody asked. It opens nothing until the supervisor, as another person, has confirmed it.

    *ends_at* ends a measure, and is when a decision has to be looked at again. Raises Unfit.
    """
    hold(case, alone=False)
    person_may(actor, "reintegration.ground.enter", case)
    if kind not in Ground.Kind.values:
        raise Unfit(_("Choose one of the list."), "kind")
    wanted = ("question", "views", "decision") if kind == Ground.Kind.INTERESTS else ("document",)
    texts = {name: said(details.get(name, ""), name) for name in wanted}
    ground = Ground(
        kind=kind, heard=heard and kind == Ground.Kind.INTERESTS, **_scope(case, recipient, domains, purpose, ends_at),
        **done_by(actor, "entered"),
    )  # fmt: skip
    ground.details = TEXTS.put(ground, "details", texts)
    ground.save(force_insert=True)
    approval_request(actor=actor, action=GROUND.confirm, obj=ground)
    record(actor, "reintegration.ground.entered", ground, details={"case": str(case.pk), "kind": kind})
    return ground


@transaction.atomic
@inside
def ground_decide(*, actor: Actor, ground: Ground, confirmed: bool, comment: str = "") -> Ground:
    """Confirm it as the supervisor of the case, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`, and Unfit for one whose day is over."""
    hold(ground.case, alone=False)
    if confirmed and ground.over:
        raise Unfit(_("Its day is over. Enter it again, until a day to come."))
    return decide(GROUND, actor=actor, row=ground, confirmed=confirmed, comment=comment)


@transaction.atomic
@inside
def ground_end(*, actor: Actor, ground: Ground) -> Ground:
    """Say that it holds no longer, as when a court set it aside: what rested on it opens nothing from now on, and
    whoever was let in by it is told. Raises WrongState."""
    hold(ground.case, alone=True)
    ended = _resting_on(ground)
    close(GROUND, actor=actor, row=ground)
    end_with(actor, ground)
    notify([one.user_id for one in ended], "reintegration.grant.closed", ground.case)
    return ground


# Duties by statute


@transaction.atomic
def duty_enter(
    *, actor: Actor, article: Translated, seen_in: str, recipients: str, domains: Iterable[str], purpose: str
) -> Duty:
    """Enter an article by which a kind of body must be told parts of a case. A proposal, until somebody else confirms
    it. One about police gives a seat at a conference, and lets nobody in. Raises Unfit."""
    person_may(actor, "reintegration.duty.enter")
    if recipients not in Organisation.Kind.values or (recipients in NEVER and purpose != CONFERENCE):
        raise Unfit(_("Police and prosecution are let into no case. They ask in writing."), "recipients")
    parts = _covered(domains, purpose)
    duty = with_reference(
        lambda reference: Duty.objects.create(
            reference=reference, article=article.attributed(actor.person_id), seen_in=said(seen_in, "seen_in"),
            recipients=recipients, domains=parts, purpose=purpose, **done_by(actor, "entered"),
        )
    )  # fmt: skip
    approval_request(actor=actor, action=DUTY.confirm, obj=duty)
    record(actor, "reintegration.duty.entered", duty)
    notify(holders(*LAWYERS) - actor.people, "reintegration.duty.entered", duty)
    return duty


def duty_decide(*, actor: Actor, duty: Duty, confirmed: bool, comment: str = "") -> Duty:
    """Say that it stands so in the official text, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    return decide(DUTY, actor=actor, row=duty, confirmed=confirmed, comment=comment)


def duty_end(*, actor: Actor, duty: Duty) -> Duty:
    """Use it no more: what rested on it opens nothing from now on, in every case. Raises WrongState."""
    return close(DUTY, actor=actor, row=duty)
