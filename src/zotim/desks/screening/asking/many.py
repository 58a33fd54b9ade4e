"""Many questions at once: who is in a file, put to the lists that are in force here. The file itself isn't kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from zotim.core.audit.services import System, record
from zotim.matching.listed import ListIndex


class Unready(RuntimeError):
    """This installation can't be asked: the desk or the channel is off, or no list is in force."""


@dataclass(frozen=True)
class Installation:
    """The lists in force, for a run of the command: what it asks and how it ended is on record, with counts alone."""

    index: ListIndex
    channel: str
    by: System

    @classmethod
    def open(cls, channel: str) -> "Installation":
        """The newest generation. Raises Unready."""
        if "screening" not in settings.ZOTIM_DESKS:
            raise Unready("The screening desk isn't in this installation (ZOTIM_DESKS). Give lists with --list.")
        if channel not in settings.ZOTIM_CHANNELS:
            raise Unready(f"The channel {channel} isn't in this installation (ZOTIM_CHANNELS).")
        from zotim.desks.screening.asking import generations

        asked = generations.newest()
        if not asked.versions:
            raise Unready("No list is in force. Put one in first, or give one with --list.")
        return cls(asked.index, channel, System("screen"))

    def begin(self) -> None:
        """Say that it begins: a run that is killed can't say so any more."""
        record(self.by, "screening.file.begun", purpose=self.channel)

    def end(self, asked: int, hits: int) -> None:
        """Say how many questions were asked, and how many had a hit."""
        record(self.by, "screening.file.asked", purpose=self.channel, details={"questions": asked, "hits": hits})

    def named(self, ids: Iterable[str]) -> Mapping[str, str]:
        """What the lists call these entries: the short name of the list and its id, by the id in the index."""
        from zotim.desks.screening.lists.models import Listed

        wanted: Any = set(ids)
        if not wanted:
            return {}
        rows = Listed.objects.filter(pk__in=wanted).values_list("pk", "source__code", "listed_id")
        return {str(pk): f"{code}:{listed_id}" for pk, code, listed_id in rows}
