"""A coordinator adds a template."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.register.reports.models import ReportTemplate
from zotim.register.reports.templates import PACKAGED, read_template


@transaction.atomic
def template_add(*, actor: Actor, text: str) -> ReportTemplate:
    """Keep a template; under a key that was added before it is the next version.

    Raises Mistaken with everything that is wrong in it, and :class:`Unfit` for the key of one that comes with Zotim.
    """
    allow(actor, "register.template.add")
    template = read_template(text)
    if template.key in PACKAGED:
        raise Unfit(_("A template with this key comes with Zotim. Give yours another key."), "text")
    last = ReportTemplate.objects.filter(key=template.key).order_by("-version").first()
    kept = ReportTemplate.objects.create(
        key=template.key,
        version=last.version + 1 if last else 1,
        text=text,
        sha256=template.sha256,
        added_by_id=actor.person_id,
    )
    record(actor, "register.template.added", kept, details={"version": kept.version})
    return kept
