"""Indexes of the lists: the newest one, which every process opens from its file, and that of any earlier day."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from zotim.core.audit.services import Who, record
from zotim.desks.screening.asking.models import Generation
from zotim.desks.screening.lists.models import Listed, Version
from zotim.engines.names import Entry
from zotim.formats.lists import from_json
from zotim.matching.entries import entry
from zotim.matching.listed import ListIndex

SCORING = "scoring_v1"
MOST_CHANGED = 1_000
"""Entries that a delta holds at most: it is made by each process, at the first question after it."""
_MOST_OPEN = 4
"""Indexes that a process keeps open: the newest, the file under it, and days that are past."""
_OPEN: "OrderedDict[tuple[str, ...], ListIndex]" = OrderedDict()
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Asked:
    """An index, whose entries have the ids of the rows of :class:`Listed`, and what is in it."""

    index: ListIndex
    versions: Mapping[str, str]
    generation: Generation | None = None


def in_force(moment: datetime | None = None) -> dict[str, str]:
    """Which version of which list is in force, or was at a *moment*: ids by ids."""
    if moment is None:
        rows = Version.objects.filter(state="in_force")
    else:
        ended = Q(replaced_at=None) | Q(replaced_at__gt=moment)
        rows = Version.objects.filter(ended, in_force_at__lte=moment)
    return {str(source): str(pk) for source, pk in rows.order_by("source_id").values_list("source_id", "pk")}


def newest() -> Asked:
    """The newest generation; an index made in memory where there is none yet, or its file can't be opened."""
    for _look in range(2):  # the worker may take a file away between a look at its row and one at the file
        generation = Generation.objects.select_related("base").first()
        if generation is None:
            break
        index = _opened(generation)
        if index is not None:
            return Asked(index, generation.versions, generation)
    return of(in_force())


def _opened(generation: Generation) -> ListIndex | None:
    """The index of a generation; None where its file is gone, or of another version of the engine."""
    key = (str(generation.pk),)
    try:
        return _OPEN.get(key) or _keep(key, _read(generation))
    except (OSError, ValueError):
        return None


def _read(generation: Generation) -> ListIndex:
    """Open the file of a generation, or work a delta into that of its base. Raises OSError, ValueError."""
    if generation.base is None:
        return ListIndex.open(_file(generation), generation.scoring)
    base = _opened(generation.base)
    if base is None:
        raise FileNotFoundError(_file(generation.base))
    added, removed = between(generation.base.versions, generation.versions)
    return base.updated(_entries(added), _entries(removed))


def of(versions: Mapping[str, str], scoring: str = SCORING) -> Asked:
    """An index of these versions, made anew from what is kept of them."""
    key = (scoring, *sorted(versions.values()))
    return Asked(_OPEN.get(key) or _keep(key, ListIndex.build(_entries(rows_of(versions)), scoring)), versions)


def generation_make(*, actor: Who) -> Generation:
    """Make the index of what is in force now, and let it be asked from then on. For the worker; may be done again."""
    versions = in_force()
    last = Generation.objects.first()
    whole = last is not None and last.base_id is None and last.scoring == SCORING
    if last is not None and whole and last.versions == versions and _opened(last):
        return last
    made = Generation(versions=versions, scoring=SCORING)
    index = ListIndex.build(_entries(rows_of(versions)), SCORING)
    path = _file(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    index.save(path)
    made.sha256, made.entries = sha256(path.read_bytes()).hexdigest(), rows_of(versions).count()
    with transaction.atomic():
        _alone()
        _add(actor, made)
        delta_make(actor=actor)  # of what took effect while the index was made
    for old in Generation.objects.exclude(pk=made.pk):
        # Another process may still have it open: on the disk it is there until the last one closes it.
        _file(old).unlink(missing_ok=True)
    return made


@transaction.atomic
def delta_make(*, actor: Who) -> Generation | None:
    """Let what changed since the newest file be asked from the end of the caller's transaction on.

    None where nothing changed, where more did than a delta holds, or while there is no file: the worker makes one.
    """
    _alone()
    last = Generation.objects.select_related("base").first()
    versions = in_force()
    if last is None or last.scoring != SCORING or last.versions == versions:
        return None
    base = last.base or last
    added, removed = (rows[: MOST_CHANGED + 1].count() for rows in between(base.versions, versions))
    if added + removed > MOST_CHANGED:
        return None
    made = Generation(base=base, versions=versions, scoring=SCORING, entries=base.entries + added - removed)
    return _add(actor, made)


def _alone() -> None:
    """Until the end of the transaction nobody else adds a generation: each takes the lock of the very first one."""
    list(Generation.objects.order_by("number").select_for_update().values_list("pk", flat=True)[:1])


def _add(actor: Who, made: Generation) -> Generation:
    """Put a generation on record as the newest."""
    made.number = (Generation.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made.save(force_insert=True)
    record(actor, "screening.generation.made", made, details={"entries": made.entries})
    return made


def rows_of(versions: Mapping[str, str]) -> QuerySet[Listed]:
    """What these versions say."""
    numbers = dict(Version.objects.filter(pk__in=versions.values()).values_list("source_id", "number"))
    said = Q(pk__in=[])
    for source, number in numbers.items():
        said |= Q(source=source, since__number__lte=number) & (Q(until=None) | Q(until__number__gt=number))
    return Listed.objects.filter(said)


def index_of(rows: QuerySet[Listed]) -> ListIndex:
    """An index of these rows alone, scored as the newest one is."""
    return ListIndex.build(_entries(rows), SCORING)


def between(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[QuerySet[Listed], QuerySet[Listed]]:
    """Rows that the *new* versions say and the *old* ones don't, and the other way round. Versions only go forward."""
    changed = {source: pk for source, pk in new.items() if old.get(source) != pk}
    at = [old[source] for source in changed if source in old]
    numbers = dict(Version.objects.filter(pk__in=at).values_list("source_id", "number"))
    newer = dict(Version.objects.filter(pk__in=changed.values()).values_list("source_id", "number"))
    added = removed = Q(pk__in=[])
    for source, number in newer.items():
        before = numbers.get(source, 0)
        begun, ended = Q(since__number__gt=before), Q(until__number__gt=before)
        added |= Q(begun, source=source, since__number__lte=number) & (Q(until=None) | Q(until__number__gt=number))
        removed |= Q(ended, source=source, since__number__lte=before, until__number__lte=number)
    return Listed.objects.filter(added), Listed.objects.filter(removed)


def _entries(rows: QuerySet[Listed]) -> Iterator[Entry]:
    """Each as the engine takes it; its id is that of the row, so that an answer leads to what was said then."""
    found = rows.order_by().values_list("pk", "source__code", "record")
    for pk, code, text in found.iterator(chunk_size=5_000):
        yield replace(entry(from_json(text, code)), id=str(pk))


def _file(generation: Generation) -> Path:
    return Path(settings.ZOTIM_HOME) / "indexes" / f"{generation.pk.hex}.names"


def _keep(key: tuple[str, ...], index: ListIndex) -> ListIndex:
    """Keep an index open that was made meanwhile; nobody waits for somebody else's."""
    with _LOCK:
        _OPEN[key] = index
        while len(_OPEN) > _MOST_OPEN:
            _OPEN.popitem(last=False)
    return index
