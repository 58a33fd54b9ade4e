"""What is written in a case, and who is let in or kept out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from zotim.core.access import bars, grants
from zotim.core.access.actor import Actor
from zotim.core.access.models import Bar, Grant
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.notifications.services import notices_forget, notify
from zotim.core.people.models import Organisation, User
from zotim.core.records import with_reference
from zotim.core.sealing.services import key_make
from zotim.desks.reintegration.cases.models import Assignment, Case, Note
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.sealed import TEXTS
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.cases.tracks import fits


@transaction.atomic
@inside
def case_open(
    *, actor: Actor, municipality: Organisation, manager: User, track: str = Case.Track.HOME
) -> Case:  # fmt: skip
    """Open a case with a key of its own, under the actor's supervision, and give it to a case manager. *municipality*
    is the body that helps. Raises Unfit for one that no stage of the *track* is at."""
    allow(actor, "reintegration.case.open")
    if not fits(track, municipality):
        raise Unfit(_("No case of this track is at such a body."), "municipality")
    case = with_reference(
        lambda reference: Case.objects.create(
            reference=reference, municipality=municipality, track=track, opened_by_id=actor.person_id
        )
    )
    key_make(case.pk)
    Assignment.objects.create(
        case=case, user_id=grants.holder_of(actor) or actor.person_id, part=Assignment.Part.SUPERVISOR
    )
    Assignment.objects.create(case=case, user=manager, part=Assignment.Part.MANAGER)
    record(actor, "reintegration.case.opened", case)
    return case


@transaction.atomic
@inside
def note_add(*, actor: Actor, case: Case, domain: str, text: str) -> Note:
    """Write a note in one domain, for what the actor acts for; it is sealed under the case's key before it reaches the
    database."""
    hold(case, alone=False)
    allow(actor, "reintegration.note.add", case)
    if domain not in may_write_in(actor, case):
        raise Denied("reintegration.note.add", case)
    note = Note(case=case, domain=domain, author_id=actor.person_id)
    note.body = TEXTS.put(note, "body", text)
    note.save(force_insert=True)
    record(actor, "reintegration.note.added", note, details={"case": str(case.pk), "domain": domain})
    return note


@transaction.atomic
@inside
def grant_give(
    *,
    actor: Actor,
    case: Case,
    domains: Iterable[str],
    purpose: str,
    ends_at: datetime,
    user: User | None = None,
    organisation: Organisation | None = None,
    level: str = "read",
    starts_at: datetime | None = None,
    basis: Model | None = None,
) -> Grant:
    """Open some domains of a case to somebody else for a time. It rests on *basis*, else on the giver's own post as
    supervisor.

    Raises Unfit when it can't be given.
    """
    hold(case, alone=True)
    allow(actor, "reintegration.grant.give", case)
    if basis is None:
        own = {"user_id": grants.holder_of(actor), "part": Assignment.Part.SUPERVISOR}
        basis = Assignment.objects.live().filter(case=case, **own)[0]
    grant = grants.grant_give(
        actor=actor, to=case, domains=domains, purpose=purpose, basis=basis, ends_at=ends_at,
        starts_at=starts_at, level=level, user=user, organisation=organisation,
    )  # fmt: skip
    details = {"case": str(case.pk), "domains": len(grant.domains), "level": level}
    notify([user.pk] if user else [], "reintegration.grant.given", case)
    record(actor, "reintegration.grant.given", grant, purpose=purpose, details=details)
    return grant


@transaction.atomic
@inside
def grant_revoke(*, actor: Actor, case: Case, grant: Grant) -> None:
    """Take access back, from the next request on."""
    allow(actor, "reintegration.grant.revoke", case)
    if grant.subject_id != case.pk:
        raise Denied("reintegration.grant.revoke", grant)
    grants.grant_revoke(actor=actor, grant=grant)
    record(actor, "reintegration.grant.revoked", grant, details={"case": str(case.pk)})


@transaction.atomic
@inside
def bar_enter(*, actor: Actor, case: Case, user: User, reason: str, ends_at: datetime | None = None) -> Bar:
    """Keep somebody from a case from now on; what they were told of it goes too. Raises Unfit."""
    allow(actor, "reintegration.bar.enter", case)
    bar = bars.bar_enter(actor=actor, subject=case, user=user, reason=reason, ends_at=ends_at)
    notices_forget(user.pk, case)
    record(actor, "reintegration.bar.entered", bar, details={"case": str(case.pk), "reason": reason})
    return bar


@transaction.atomic
@inside
def bar_lift(*, actor: Actor, case: Case, bar: Bar) -> None:
    """Lift a bar before its end: what else opens the case to that person opens it again. Raises Unfit."""
    allow(actor, "reintegration.bar.lift", bar)
    if bar.subject_id != case.pk:
        raise Denied("reintegration.bar.lift", bar)
    bars.bar_lift(actor=actor, bar=bar)
    record(actor, "reintegration.bar.lifted", bar, details={"case": str(case.pk)})
