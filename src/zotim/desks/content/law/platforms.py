"""Which platform an address belongs to."""

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.desks.content.law.models import Platform
from zotim.engines.links import LinkError, link


def host_of(text: str) -> str:
    """The host in *text*, a host or a whole address, in the one form. Raises Unfit for what is none."""
    try:
        return link(text).host
    except LinkError:
        raise Unfit(_("This isn't a host: %(text)s.") % {"text": text[:80]}, "hosts") from None


def platform_of(host: str) -> Platform | None:
    """The platform that is in use to which *host* belongs: one that names it, or the nearest one above it."""
    try:
        parts = host_of(host).split(".")
    except Unfit:
        return None
    listed = {name: one for one in Platform.objects.filter(state="listed") for name in one.hosts}
    above = (".".join(parts[start:]) for start in range(len(parts)))
    return next((listed[name] for name in above if name in listed), None)
