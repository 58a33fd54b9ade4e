"""Tell the person: a notice as it is made, that it reached them, and the answer to who asks what is held about them."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.documents.paper import paper_as_json
from zotim.core.records import save_new
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.measures import papers
from zotim.desks.screening.measures.models import Exemption, Freeze, Notice
from zotim.desks.screening.measures.sealed import TEXTS

ABOUT = {
    "frozen": Notice.About.FROZEN,
    "partly": Notice.About.FROZEN,
    "lifted": Notice.About.LIFTED,
    "ended": Notice.About.ENDED,
}
"""What the notice of a freeze tells, by its state. Of a hold that waits there is none."""

WITH_REASONS = (Notice.About.FROZEN, Notice.About.REFUSED)
"""What nobody is told without a reason."""


def about_now(freeze: Freeze, exemption: Exemption | None = None) -> Notice.About:
    """What a notice made now would tell. Raises Unfit for a hold that waits and an exemption that wasn't decided."""
    if exemption is None:
        papers.decided(freeze)
        return ABOUT[freeze.state]
    if exemption.state not in ("granted", "refused"):
        raise Unfit(_("It wasn't decided yet."))
    return Notice.About(exemption.state)


@transaction.atomic
@inside
def notice_make(
    *, actor: Actor, freeze: Freeze, language: str, exemption: Exemption | None = None, told_reasons: str = ""
) -> Notice:
    """Make the notice of a freeze as it stands, or of an exemption that was decided; it is kept word for word, sealed.

    It names article, body and court as they were when that was decided, also when the basis has ended since, and the
    reasons that may be told, which are written for it: no text for officers gets there. Raises Unfit for a hold that
    waits, an exemption that wasn't decided, and without reasons for what takes something from somebody.
    """
    person_may(actor, "screening.notice.make", freeze)
    about = about_now(freeze, exemption)
    basis = (exemption.rests_on if exemption else None) or freeze.rests_on
    told = papers.told(actor, freeze, basis)
    if about in WITH_REASONS and not told_reasons.strip():
        raise Unfit(_("Say why."), "told_reasons")
    line = None
    if exemption is not None:
        line = told.exemptions[
            list(freeze.exemptions.order_by("created_at", "pk").values_list("pk", flat=True)).index(exemption.pk)
        ]
    content = paper_as_json(papers.notice(told, about, language, line, told_reasons.strip()))
    row = Notice(
        freeze=freeze, exemption=exemption, about=about, language=language, rests_on=basis, made_by_id=actor.person_id
    )
    row.told_reasons = TEXTS.put(row, "told_reasons", told_reasons) if told_reasons.strip() else None
    row.content = TEXTS.put(row, "content", content)
    save_new(row)
    record(actor, "screening.notice.made", row, details={"freeze": str(freeze.pk)})
    return row


@transaction.atomic
@inside
def notice_give(*, actor: Actor, notice: Notice, given_on: date, given_how: str) -> Notice:
    """Say that a notice reached the person, when and how: the clock of the first one stops.

    Raises Unfit for a day to come, before it was made, or a notice that was given already.
    """
    person_may(actor, "screening.notice.give", notice)
    if not timezone.localdate(notice.created_at) <= given_on <= timezone.localdate():
        raise Unfit(_("It is given after it was made, and not on a day to come."), "given_on")
    values = {"given_on": given_on, "given_how": given_how, "given_by_id": actor.person_id}
    if not Notice.objects.filter(pk=notice.pk, given_on=None).update(**values):
        raise Unfit(_("That it was given is on record already."))
    notice.refresh_from_db()
    record(actor, "screening.notice.given", notice, details={"freeze": str(notice.freeze_id)})
    if notice.about == Notice.About.FROZEN:
        record(actor, "screening.freeze.told", notice.freeze)
    return notice


@transaction.atomic
@inside
def answer_make(*, actor: Actor, freeze: Freeze, language: str) -> bytes:
    """The answer to a person who asks what is held about them, as PDF. It isn't kept; that it was made is on record.

    Raises Unfit when it can't be made: the hold waits still, or the key is gone.
    """
    from zotim.core.documents.pdf import render_pdf  # late: a page needs no typesetter

    person_may(actor, "screening.freeze.answer", freeze)
    try:
        told = papers.told(actor, freeze, freeze.rests_on)
    except ValueError as error:
        raise Unfit(str(error) if isinstance(error, Unfit) else _("Who it is can't be read any more.")) from None
    data = render_pdf(papers.answer(told, language))
    record(actor, "screening.freeze.answered", freeze)
    return data
