"""What something meets: pictures, videos, texts, bytes and addresses, asked of every bank that is asked at all.

An index answers which entries come near; whether one is in force, its bank enabled and it near enough for that bank is
looked up at each question. So a withdrawn entry, or one of a disabled bank, is never met.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from django.db.models import Max, Q

from zotim.core.access.refusals import Unfit
from zotim.desks.content.banks import generations
from zotim.desks.content.banks.generations import newest
from zotim.desks.content.banks.models import Bank, Entry, EntryPart
from zotim.desks.content.banks.values import address_value, text_cut
from zotim.desks.content.intake.models import PrintKind
from zotim.engines import fingerprints
from zotim.engines.fingerprints import LEAST_MET, PLAIN_BELOW, SAME, Frame, Print

__all__ = ["Banks", "Hit", "between", "meet", "newest"]

AT_ONCE = 1_000
"""Entries that are looked up at once."""
TIERS = ("exact", "same", "look")


class Asked(Protocol):
    """A fingerprint as it is asked: a row of an item, or :class:`~zotim.desks.content.banks.values.Known`."""

    @property
    def kind(self) -> str: ...
    @property
    def way(self) -> str: ...
    @property
    def value(self) -> bytes | memoryview | None: ...
    @property
    def quality(self) -> int | None: ...
    @property
    def at_ms(self) -> int | None: ...
    @property
    def asked(self) -> bool: ...


class Hit(NamedTuple):
    """An entry that was met, by its number: how near, in which way it was asked for, which *part* of it was met.

    *tier*: ``exact``, ``same`` or ``look``. *distance*: bits of 256; of a text how many of a hundred letters differ.
    *from_ms*, *to_ms*: where in the video that is asked for; for a picture, where in the known video.
    """

    number: int
    tier: str
    distance: int
    way: str = ""
    from_ms: int | None = None
    to_ms: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Banks:
    """What is asked: the indexes, and which rows the database answers by itself."""

    pictures: "Callable[[], fingerprints.HashIndex]"
    texts: "Callable[[], fingerprints.TextIndex]"
    rows: Q = Q()  # noqa: RUF009

    def meet(self, prints: Iterable[Asked], text: str = "", addresses: Iterable[str] = ()) -> list[Hit]:
        """What these meet, each entry once, at its nearest; the nearest first."""
        told = [one for one in prints if one.value is not None and one.asked and not _plain(one)]
        found = [*self._exact(told, addresses), *self._pictures(told), *self._texts(text)]
        best: dict[int, Hit] = {}
        for hit in sorted(found, key=lambda hit: (TIERS.index(hit.tier), hit.distance, hit.number)):
            best.setdefault(hit.number, hit)
        return list(best.values())

    def _exact(self, told: Sequence[Asked], addresses: Iterable[str]) -> Iterator[Hit]:
        """The very same bytes and addresses."""
        digests = {bytes(one.value or b"") for one in told if one.kind == PrintKind.SHA256}
        places = set()
        for address in addresses:
            try:
                places.add(address_value(address))
            except Unfit:
                continue
        for kind, values in ((PrintKind.SHA256, digests), (PrintKind.ADDRESS, places)):
            if values:
                rows = Entry.objects.filter(self.rows & ASKED, kind=kind, value__in=values)
                yield from (Hit(number, "exact", 0) for number in rows.values_list("number", flat=True))

    def _texts(self, text: str) -> Iterator[Hit]:
        """Texts that are nearly the same."""
        cut = text_cut(text)
        if not cut:
            return
        alike = dict(self.texts().search(cut))
        for entry in _in_force(alike):
            yield Hit(entry.number, "same", round(100 * (1 - alike[entry.number])))

    def _pictures(self, told: Sequence[Asked]) -> Iterator[Hit]:
        """Pictures and videos within the distance of their bank."""
        asked = [one for one in told if one.kind in (PrintKind.PDQ, PrintKind.FRAMES)]
        farthest = Bank.objects.filter(enabled=True).aggregate(most=Max("distance"))["most"]
        if not asked or farthest is None:
            return
        met: dict[int, list[tuple[int, Asked]]] = defaultdict(list)
        answers = self.pictures().search_many([bytes(one.value or b"") for one in asked], farthest)
        for one, hits in zip(asked, answers, strict=True):
            for number, far in hits:
                met[number].append((far, one))
        for some in _some(met):
            entries = list(_in_force(some))
            parts = _parts(entries)
            for entry in entries:
                yield from _near(entry, parts[entry.pk], met[entry.number])


ASKED = Q(state="in_force", bank__enabled=True)
"""Entries that can be met."""


def meet(prints: Iterable[Asked], text: str = "", addresses: Iterable[str] = ()) -> list[Hit]:
    """What these fingerprints, this text and these addresses meet now: each entry once, the nearest first.

    Of *prints* those are asked that aren't too plain; addresses are given as addresses, and one that is none meets
    nothing. Everything that is in force when it is called is met, and nothing that isn't.
    """
    return Banks(generations.pictures, generations.texts).meet(prints, text, addresses)


def between(since: int, upto: int) -> Banks:
    """The banks, of which only what came in force after one change (:func:`newest`), up to another, is asked."""
    pictures, texts = generations.between(since, upto)
    return Banks(lambda: pictures, lambda: texts, Q(serial__gt=since, serial__lte=upto))


def _plain(one: Asked) -> bool:
    return one.quality is not None and one.quality < PLAIN_BELOW


def _some(numbers: Iterable[int]) -> Iterator[list[int]]:
    every = list(numbers)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def _in_force(numbers: Collection[int]) -> Iterator[Entry]:
    """The entries with these numbers that can be met, with their banks."""
    for some in _some(numbers):
        yield from Entry.objects.filter(ASKED, number__in=some).select_related("bank").defer("text").order_by("number")


Part = tuple[bytes, str, int | None]


def _parts(entries: Sequence[Entry]) -> dict[object, list[Part]]:
    """All fingerprints of each entry: its own first, then those of its parts."""
    found: dict[object, list[Part]] = {
        one.pk: [] if one.kind == PrintKind.FRAMES else [(bytes(one.value), "", None)] for one in entries
    }
    rows = EntryPart.objects.filter(entry__in=entries).order_by("entry_id", "at_ms", "pk")
    for pk, value, way, at_ms in rows.values_list("entry_id", "value", "way", "at_ms"):
        found[pk].append((bytes(value), way, at_ms))
    return found


def _near(entry: Entry, parts: Sequence[Part], met: Sequence[tuple[int, Asked]]) -> Iterator[Hit]:
    """The hit of one entry, if it is near enough for its bank."""
    near = [(far, one) for far, one in met if far <= entry.bank.distance]
    if not near:
        return
    far, one = min(near, key=lambda pair: pair[0])
    tier = "same" if far <= SAME else "look"
    if entry.kind == PrintKind.FRAMES and one.kind == PrintKind.FRAMES:
        yield from _clip(entry, parts, [asked for _far, asked in near], far, tier)
        return
    _value, part, at = min(parts, key=lambda row: _apart(row[0], bytes(one.value or b"")))
    times = [asked.at_ms for _far, asked in near if asked.at_ms is not None]
    first, last = (min(times), max(times)) if times else (at, at)
    yield Hit(entry.number, tier, far, one.way, first, last, part)


def _clip(entry: Entry, parts: Sequence[Part], clip: Sequence[Asked], far: int, tier: str) -> Iterator[Hit]:
    """A part of a video that stands in a known one, or the other way round."""
    if len(clip) < LEAST_MET:
        return
    asked = [_frame(bytes(one.value or b""), one.at_ms) for one in clip]
    place = fingerprints.find_clip(asked, [_frame(value, at) for value, _way, at in parts], entry.bank.distance)
    if place is not None:
        yield Hit(
            entry.number, tier, far, "", round(place.clip_begins * 1000), round(place.clip_ends * 1000)
        )  # fmt: skip


def _frame(value: bytes, at_ms: int | None) -> Frame:
    return Frame((at_ms or 0) / 1000, Print(value, 100))


def _apart(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
