"""Every write at the end of a case but transfers, which stand in ``transferring``. Each runs behind the wall as its
actor."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import is_barred
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Membership, User
from zotim.desks.reintegration.bases.deciding import DECIDES_AT, acts
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.bases.services import consent_withdraw
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.closing.models import Handover, LastWord, Withdrawal
from zotim.desks.reintegration.closing.sealed import TEXTS
from zotim.desks.reintegration.persons.models import Guardian, Person


@transaction.atomic
@inside
def last_words_write(*, actor: Actor, case: Case, words: Mapping[str, str]) -> list[LastWord]:
    """Write what goes on after the case, by kind: each that is said is a new row, and the newest counts. Raises Unfit
    where nothing is said."""
    hold(case, alone=False)
    allow(actor, "reintegration.lastword.write", case)
    texts = {kind: text.strip() for kind, text in words.items() if kind in LastWord.Kind.values and text.strip()}
    if not texts:
        raise Unfit(_("Say it in a few words."), "services")
    rows = [LastWord(case=case, kind=kind, author_id=actor.person_id) for kind in texts]
    for row in rows:
        row.said = TEXTS.put(row, "said", texts[row.kind])
        row.save(force_insert=True)
        record(actor, "reintegration.lastword.written", row, details={"case": str(case.pk), "kind": row.kind})
    return rows


@transaction.atomic
@inside
def withdrawal_record(
    *, actor: Actor, case: Case, said_by: str, how: str, guardian: Guardian | None = None
) -> Withdrawal:
    """Put on record that the person, or whoever acts for a child, doesn't want this help any more; nobody asks why.

    It ends every consent that is theirs, with what rests on it, and nothing else: what an article, a measure or a
    decision opens stays, and so does what the child agreed to where a guardian withdraws. Raises Unfit for somebody
    whose it isn't.
    """
    hold(case, alone=True)
    allow(actor, "reintegration.withdrawal.record", case)
    if said_by not in Withdrawal.By.values or how not in Consent.How.values:
        raise Unfit(_("Choose one of the list."), "how" if said_by in Withdrawal.By.values else "said_by")
    if said_by == Withdrawal.By.GUARDIAN:
        _acts(case, guardian)
    elif guardian is not None:
        raise Unfit(_("Where the person decides, nobody else does."), "guardian")
    for consent in theirs(case, said_by).select_related("case"):
        consent_withdraw(actor=actor, consent=consent)
    row = Withdrawal.objects.create(
        case=case, said_by=said_by, how=how, guardian=guardian, **done_by(actor, "recorded")
    )
    record(actor, "reintegration.withdrawal.recorded", row, details={"case": str(case.pk), "said_by": said_by})
    return row


def theirs(case: Case, said_by: str) -> QuerySet[Consent]:
    """The consents that end where the person withdraws (all), or whoever acts for them (those that such a one gave)."""
    rows = Consent.objects.filter(case=case, state="given")
    return rows.filter(decider=Consent.Decider.GUARDIAN) if said_by == Withdrawal.By.GUARDIAN else rows


def _acts(case: Case, guardian: Guardian | None) -> None:
    """Raise Unfit unless *guardian* acts for the person of the case today, in their interest."""
    if guardian is None:
        raise Unfit(_("Say who acts for them."), "guardian")
    if guardian.case_id != case.pk:
        raise Denied("reintegration.withdrawal.record", guardian)
    today, person = timezone.localdate(), Person.objects.filter(case=case).first()
    acts(guardian, today)
    gets = today.year - person.birth_year if person and person.birth_year else 0
    if gets > DECIDES_AT and guardian.basis != Guardian.Basis.COURT:
        raise Unfit(_("The person is 16: they decide themselves, unless a court named somebody."), "guardian")


# From one worker to another


def roles_for(part: str) -> frozenset[str]:
    """The roles in which somebody may take this part in a case."""
    return SUPERVISOR if part == Assignment.Part.SUPERVISOR else WORKERS


def successors(post: Assignment) -> QuerySet[User]:
    """Active accounts that may take somebody's part: they hold the role now, in a body where that one holds or held
    it."""
    roles = roles_for(post.part)
    bodies = Membership.objects.filter(user_id=post.user_id, role__in=roles).values("organisation_id")
    held = Membership.objects.live().filter(role__in=roles, organisation_id__in=bodies).values("user_id")
    return User.objects.filter(is_active=True, pk__in=held).exclude(pk=post.user_id).order_by("name")


@transaction.atomic
@inside
def handover_make(*, actor: Actor, case: Case, post: Assignment, to: User, note: str) -> Handover:
    """Hand somebody's part in a case to another of their body, with a note: the one ends as the other begins, and what
    was due is the next one's. What rested on a supervisor's post is closed with it.

    Raises Unfit for somebody who can't take it, and without a note.
    """
    hold(case, alone=True)
    person_may(actor, "reintegration.handover.make", case)
    if post.case_id != case.pk or not Assignment.objects.live().filter(pk=post.pk).exists():
        raise Denied("reintegration.handover.make", post)
    words = said(note, "note")
    if is_barred(to, case) or not successors(post).filter(pk=to.pk).exists():
        raise Unfit(_("They can't take this part: choose somebody of the same body who holds the role."), "to")
    if Assignment.objects.live().filter(case=case, user=to, part=post.part).exists():
        raise Unfit(_("They have this part already."), "to")
    now = timezone.now()
    begun = Assignment.objects.create(case=case, user=to, part=post.part, starts_at=now)
    row = Handover(case=case, ended=post, begun=begun, **done_by(actor, "made"))
    row.note = TEXTS.put(row, "note", words)
    row.save(force_insert=True)
    posts_end(actor, Assignment.objects.filter(pk=post.pk))
    notify([to.pk], "reintegration.handover.made", case)
    record(actor, "reintegration.handover.made", row, details={"case": str(case.pk), "part": post.part})
    return row


def posts_end(actor: Actor, posts: QuerySet[Assignment]) -> int:
    """End these posts now, tell who held them, and put each on record; answers how many."""
    now = timezone.now()
    live = list(posts.filter(Q(ends_at=None) | Q(ends_at__gt=now)).select_related("case"))
    Assignment.objects.filter(pk__in=[one.pk for one in live]).update(ends_at=now)
    for one in live:
        notify([one.user_id], "reintegration.post.ended", one.case)
        details = {"case": str(one.case_id), "part": one.part}
        record(actor, "reintegration.assignment.ended", one, details=details)
    return len(live)
