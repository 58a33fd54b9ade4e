"""Propose what the public sees, release it as the second person, withdraw it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import Who, record
from zotim.core.disclosures.services import disclose
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated, listed
from zotim.core.ui.show import amount
from zotim.register.extracts.content import compose, hash_of, marked_higher
from zotim.register.extracts.disclosures import BASIS, EXTRACT, PURPOSE
from zotim.register.extracts.models import Extract, ExtractContent
from zotim.register.extracts.states import EXTRACT as MACHINE
from zotim.register.policy import CENTRE

RELEASE = "register.extract.release"


@transaction.atomic
def extract_propose(*, actor: Actor) -> Extract:
    """Freeze what the public would see now, and ask a second person. Raises Unfit while another proposal waits."""
    allow(actor, "register.extract.propose")
    if waits := Extract.objects.filter(state="proposed").first():
        said = _("Version %(number)s waits for a second person. It is released or returned before another is proposed.")
        raise Unfit(said % {"number": amount(waits.number)})
    last = Extract.objects.filter(state__in=["released", "withdrawn"]).order_by("-number").first()
    number, moment = (last.number if last else 0) + 1, timezone.now()
    content, withheld = compose(moment, number)
    extract = with_reference(
        lambda reference: Extract.objects.create(
            reference=reference, number=number, as_of=moment, proposed_by_id=actor.person_id
        )
    )
    ExtractContent.objects.create(extract=extract, content=content, sha256=hash_of(content), withheld=withheld)
    approval_request(actor=actor, action=RELEASE, obj=extract)
    notify(holders(*CENTRE) - actor.people, "register.extract.proposed", extract)
    keep_revision(extract, actor)
    record(actor, "register.extract.proposed", extract)
    return extract


@transaction.atomic
def extract_release(*, actor: Actor, extract: Extract, released: bool, comment: str = "") -> Extract:
    """Release it to the public, or return it. What leaves is written down as a disclosure with its hash.

    Raises NeedsAnotherPerson for who proposed it, ValueError for a return without a reason, Unfit when something in it
    was marked higher since it was frozen, or when it was altered.
    """
    allow(actor, RELEASE, extract)
    kept = extract.content
    if released and hash_of(kept.content) != kept.sha256:
        raise Unfit(_("What was frozen doesn't match its hash. Don't release it; tell your administrator."))
    if released and (higher := marked_higher(kept.content)):
        said = _("Since it was proposed, these were marked higher or are gone: %(references)s. Propose it anew.")
        raise Unfit(said % {"references": listed(higher)})
    approval = asked(RELEASE, extract)
    approval_decide(actor=actor, approval=approval, approved=released, comment=comment)
    if not released:
        transition = MACHINE.move(extract, "return")
        notify([approval.requested_by_id], "register.extract.returned", extract)
    else:
        disclose(
            actor=actor, kind=EXTRACT, recipient=_("the public"), purpose=PURPOSE, basis=BASIS, objects=[extract],
            payload_hash=kept.sha256,
        )  # fmt: skip
        transition = MACHINE.move(extract, "release", released_at=timezone.now())
    keep_revision(extract, actor)
    record(actor, transition.event, extract)
    return extract


@transaction.atomic
def extract_withdraw(*, actor: Actor, extract: Extract, reason: Translated) -> Extract:
    """Take a version from the public at once. Its number, hash and the reason stay; what it said isn't served again.

    One person may: what shouldn't be out there doesn't wait for a second.
    """
    allow(actor, "register.extract.withdraw", extract)
    why = reason.attributed(actor.person_id)
    transition = MACHINE.move(extract, "withdraw", withdrawn_at=timezone.now(), why_withdrawn=why)
    keep_revision(extract, actor)
    record(actor, transition.event, extract)
    return extract


def extract_built(*, actor: Who, extract: Extract, files: int) -> None:
    """Put on record that the public site was written into a folder."""
    record(actor, "register.extract.built", extract, details={"files": files})
