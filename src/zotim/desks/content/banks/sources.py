"""Protected sources: which of them stand behind hosts and addresses; adding one, and ending one, which takes two."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by, undone
from zotim.core.audit.services import record
from zotim.desks.content.banks.models import ProtectedSource
from zotim.desks.content.banks.states import END_SOURCE, SOURCE
from zotim.engines.links import Link, LinkError, link


def protects(hosts: Iterable[str], addresses: Iterable[str] = ()) -> list[ProtectedSource]:
    """The protected sources behind these hosts and addresses: a host counts for all below it, a place on a host for
    what begins so. What is no address is left out."""
    places = [(found.host, _path(found)) for address in addresses if (found := _read(address))]
    places += [(found.host, "/") for host in hosts if (found := _read(host))]
    above = {host: set(_above(host)) for host, _where in places}
    names = {one for some in above.values() for one in some}
    rows = ProtectedSource.objects.filter(host__in=names).exclude(state="ended")
    return [
        row for row in rows
        if any(row.host in above[host] and (not row.path or _within(where, row.path)) for host, where in places)
    ]  # fmt: skip


def _read(text: str) -> Link | None:
    try:
        return link(text)
    except LinkError:
        return None


def _path(found: Link) -> str:
    """What follows the host in a canonical address."""
    return "/" + found.address.split("://", 1)[1].partition("/")[2]


def _above(host: str) -> list[str]:
    """A host, and each that it is below of."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(len(labels))]


def _within(where: str, path: str) -> bool:
    """Whether a place begins so, at a step of the path."""
    begins = path.rstrip("/")
    return where == path or where.startswith((f"{begins}/", f"{begins}?"))


@transaction.atomic
def source_add(*, actor: Actor, place: str, kind: str, note: str) -> ProtectedSource:
    """Protect a host, or what begins with an address. Raises Unfit for what is neither, or protected already."""
    allow(actor, "content.protectedsource.add")
    found = _read(place.strip().removeprefix("*."))
    if found is None or "." not in found.host:
        raise Unfit(_("This is neither a host nor an address."), "place")
    path = _path(found) if _path(found) != "/" else ""
    if ProtectedSource.objects.filter(host=found.host, path=path).exclude(state="ended").exists():
        raise Unfit(_("This source is protected already."), "place")
    row = ProtectedSource.objects.create(
        host=found.host, path=path, kind=kind, note=note.strip(), **done_by(actor, "added")
    )
    record(actor, "content.protectedsource.added", row)
    return row


@transaction.atomic
def source_end_ask(*, actor: Actor, source: ProtectedSource, reason: str) -> ProtectedSource:
    """Ask to end a source. It protects until another person agrees. Raises Unfit without a reason, WrongState."""
    allow(actor, END_SOURCE, source)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    step = SOURCE.move(source, "ask", reason=reason.strip(), **done_by(actor, "asked"))
    record(actor, step.event, source)
    return source


@transaction.atomic
def source_end_decide(*, actor: Actor, source: ProtectedSource, accepted: bool) -> ProtectedSource:
    """End a source that another person wants to end, or keep it; who asked may take it back.

    Raises NeedsAnotherPerson for ending by who asked, deputies included; WrongState.
    """
    allow(actor, END_SOURCE, source)
    if accepted:
        refuse_own(actor, END_SOURCE, source, behind(source, "asked"))
        step = SOURCE.move(source, "end", ended_at=timezone.now(), **done_by(actor, "ended"))
    else:
        step = SOURCE.move(source, "keep", reason="", **undone("asked"))
    record(actor, step.event, source)
    return source
