"""From which file records come: noted beside the fields of each state that it brought, and told in their histories."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zotim import __version__
from zotim.core.audit.services import Who
from zotim.core.revisions.models import Revisioned
from zotim.core.revisions.services import keep_revision

LIBRARY, FILE = "library", "file"
"""Under which names it is noted: the version of Zotim that a file came with, or the name of a file of one's own."""


@dataclass(frozen=True, slots=True)
class Bringer:
    """Whoever brings a file in: *name* is that of a file of their own, none the library that came with Zotim."""

    actor: Who
    name: str | None = None

    @property
    def origin(self) -> dict[str, str]:
        """What is noted."""
        return {LIBRARY: __version__} if self.name is None else {FILE: self.name}

    def keep(self, one: Revisioned) -> None:
        """Keep the state that a record was brought into. Call it in the service's transaction, after the change."""
        keep_revision(one, self.actor, **self.origin)


def origin_of(data: Mapping[str, Any], *, by_nobody: bool) -> str:
    """From where a state came, in words; empty where it came from no file. *by_nobody* says that no person is known for
    it: then a command of whoever runs the installation brought it.

    Versions before this was noted kept only the hash of the row (``loaded``).
    """
    if data.get(LIBRARY):
        said = _("from the library that came with version %(version)s") % {"version": data[LIBRARY]}
    elif data.get(FILE):
        said = _("from the file %(name)s") % {"name": data[FILE]}
    elif by_nobody and data.get("loaded"):
        said = _("from a file")
    else:
        return ""
    by_whom = _("loaded by whoever runs the installation")
    return f"{said}, {by_whom}" if by_nobody else said
