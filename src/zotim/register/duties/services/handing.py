"""The handover of a body's work: a pack is frozen; then what hung on the person who leaves passes or ends."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.deputies import deputyship_end
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import secrets_end
from zotim.core.audit.services import record
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holding, notices_pass, notify
from zotim.core.people.models import Deputy, Organisation, User
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.register.data_calls.models import ReturnLink
from zotim.register.duties.models import Feed, Handover, HandoverContent
from zotim.register.duties.papers import content_of
from zotim.register.duties.selectors import notices_to_pass, still_speaks
from zotim.register.duties.states import HANDOVER
from zotim.vocabulary import Language

RENDER = "register.handover.render"


@transaction.atomic
def handover_make(
    *, actor: Actor, organisation: Organisation, leaving: User | None, notes: str, language: Language
) -> Handover:
    """Freeze what the next focal point of a body must know, and have its files made.

    Raises :class:`Unfit` when *leaving* was never a focal point of the body.
    """
    allow(actor, "register.handover.make", organisation)
    if leaving and not leaving.memberships.filter(role="focal_point", organisation=organisation).exists():
        raise Unfit(_("This person was never a focal point of the body."), "leaving")

    def make(reference: str) -> Handover:
        papers, level = content_of(
            actor, organisation, reference=reference, notes=notes, language=language, today=timezone.localdate()
        )
        pack = Handover.objects.create(
            reference=reference,
            organisation=organisation,
            leaving=leaving,
            classification=level,
            made_by_id=actor.person_id,
        )
        HandoverContent.objects.create(handover=pack, papers=papers)
        return pack

    made = with_reference(make)
    enqueue(RENDER, actor=actor, obj=made, handover=str(made.pk))
    keep_revision(made, actor)
    record(actor, "register.handover.made", made, details={"organisation": str(organisation.pk)})
    return made


@transaction.atomic
def handover_give(*, actor: Actor, handover: Handover, successor: User) -> Handover:
    """Hand the open work over. Work hangs on the body; what hung on the person passes, or ends where it can't.

    The successor must be a focal point of the body now (the administrator gives roles). Of who leaves: unopened
    notices of the register pass; feeds, and deputies if no role is left, end; links by which the body answers end, for
    whoever left knew them. Raises :class:`Unfit`, and WrongState when it was handed over already.
    """
    allow(actor, "register.handover.give", handover)
    held = holding("focal_point").filter(organisation=handover.organisation, user=successor)
    if not held.exists():
        raise Unfit(
            _("This person isn't a focal point of the body now. The administrator gives the role."), "successor"
        )
    if handover.leaving_id == successor.pk:
        raise Unfit(_("Who leaves can't be the successor."), "successor")
    now = timezone.now()
    passed = {"links": _end_links(actor, handover)}
    if handover.leaving:
        passed |= _from(actor, handover.leaving, handover, successor)
    transition = HANDOVER.move(handover, "hand", successor=successor, handed_at=now, passed=passed)
    notify([successor.pk], "register.handover.handed", handover)
    keep_revision(handover, actor)
    record(actor, transition.event, handover, details={"successor": str(successor.pk), **passed})
    return handover


def _end_links(actor: Actor, handover: Handover) -> int:
    known = ReturnLink.objects.filter(portion__organisation=handover.organisation, expires_at__gt=timezone.now())
    ended = secrets_end(known)
    for link in ended:
        record(actor, "register.link.ended", link, details={"portion": str(link.portion_id)})
    return len(ended)


def _from(actor: Actor, leaving: User, handover: Handover, successor: User) -> dict[str, int]:
    """Pass on what hangs on somebody who leaves. Who keeps another role keeps what belongs to that."""
    now = timezone.now()
    if still_speaks(handover):
        said = _("%(name)s is still a focal point of this body. Ask an administrator to end this role first.")
        raise Unfit(said % {"name": leaving.name})
    if leaving.memberships.live().exists():
        return {"notices": 0, "feeds": 0, "deputies": 0}
    notices = notices_pass(notices_to_pass(leaving), successor)
    feeds = secrets_end(Feed.objects.filter(user=leaving))
    for feed in feeds:
        record(actor, "register.feed.ended", feed)
    deputies = 0
    for deputy in Deputy.objects.filter(user=leaving, ends_at__gt=now):
        deputyship_end(actor, deputy)
        deputies += 1
    return {"notices": notices, "feeds": len(feeds), "deputies": deputies}
