"""A commitment that was entered wrongly is corrected; what it was before stays in its states."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.people.models import Organisation
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register.models import Commitment
from zotim.register.services.leads import lead_told
from zotim.register.services.standing import stand_anew

CHANGEABLE = (
    "action", "line_of_effort", "also", "quantity", "unit", "due_on", "partner", "instrument", "classification",
)  # fmt: skip
"""What can be corrected besides title and lead. Its passage can't: another passage is another commitment."""


@transaction.atomic
def commitment_change(
    *, actor: Actor, commitment: Commitment, title: Translated, lead: Organisation, **fields: Any
) -> Commitment:
    """Correct a commitment; *fields* are those of :data:`CHANGEABLE`. A day that is changed is a day, no period.

    Raises :class:`Unfit` for one that has ended, and for a second line of effort that is the first again.
    """
    allow(actor, "register.commitment.change", commitment)
    one = Commitment.objects.select_for_update(no_key=True).get(pk=commitment.pk)
    if one.state != "active":
        raise Unfit(_("A commitment that has ended stays as it was."))
    if unknown := fields.keys() - set(CHANGEABLE):
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    if fields.get("also", one.also) == fields.get("line_of_effort", one.line_of_effort):
        raise Unfit(_("The second line of effort is another than the first."), "also")
    if "due_on" in fields and fields["due_on"] != one.due_on:
        one.due_precision = "day" if fields["due_on"] else ""
    before, one.title, one.lead = one.lead_id, title.attributed(actor.person_id), lead
    for name, value in fields.items():
        setattr(one, name, value)
    one.save(update_fields=["title", "lead", "due_precision", *fields])
    stand_anew([one.pk])
    one.refresh_from_db(fields=["standing", "late_from"])
    keep_revision(one, actor)
    record(actor, "register.commitment.changed", one)
    lead_told(actor, one, lead.pk, before)
    return one
