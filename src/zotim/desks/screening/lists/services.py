"""Every write about lists: a list is added, a version is taken in, read, held back, let through, refused."""

import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_copied, file_keep, file_receive
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.screening.lists import reading
from zotim.desks.screening.lists.models import Companion, Listed, Source, Version
from zotim.desks.screening.lists.policy import DECIDERS, KEEPERS
from zotim.desks.screening.lists.states import DECIDE, VERSION
from zotim.formats.lists import Listing, from_json, to_json, write_csv
from zotim.formats.text.errors import UnreadableFile
from zotim.vocabulary import Classification

READ = "screening.version.read"
_BATCH = 2_000


def source_hold(pk: UUID) -> Source:
    """A list as it stands now; until the transaction ends none of its versions takes effect but by that transaction."""
    return Source.objects.select_for_update(no_key=True).get(pk=pk)


@transaction.atomic
def source_add(
    *, actor: Actor, code: str, title: Translated, basis: str, publisher: str, expected_every: int | None = None,
    largest_loss: int = 5, decided_here: bool = False,
) -> Source:  # fmt: skip
    """Add a list. Its first version is taken in apart, unless its entries are *decided_here*.

    Raises Unfit for a short name that is taken, and for a second list of one basis that is decided here.
    """
    allow(actor, "screening.source.add")
    if Source.objects.filter(code=code).exists():
        raise Unfit(_("Another list has this short name."), "code")
    if decided_here and basis not in DECIDERS:
        raise Unfit(_("Nobody here decides on entries of a list that rests on something else."), "decided_here")
    if decided_here and Source.objects.filter(basis=basis, decided_here=True, ended_on=None).exists():
        raise Unfit(_("There is such a list already: one for each basis."), "decided_here")
    source = with_reference(
        lambda reference: Source.objects.create(
            reference=reference, code=code, title=title.attributed(actor.person_id), basis=basis, publisher=publisher,
            expected_every=expected_every, largest_loss=largest_loss, decided_here=decided_here,
        )
    )  # fmt: skip
    record(actor, "screening.source.added", source)
    return source


@transaction.atomic
def source_change(*, actor: Actor, source: Source, **values: Any) -> Source:
    """Change title, publisher, how often it is expected, what it may lose, or that it has ended.

    Short name and basis stay: the ids of entries and every decision rest on them.
    """
    allow(actor, "screening.source.change", source)
    allowed = {"title", "publisher", "expected_every", "largest_loss", "ended_on"}
    if unknown := values.keys() - allowed:
        raise TypeError(f"a list's {', '.join(sorted(unknown))} stay as they are")
    for name, value in values.items():
        setattr(source, name, value.attributed(actor.person_id) if isinstance(value, Translated) else value)
    source.save(update_fields=[*values])
    record(actor, "screening.source.changed", source)
    return source


def version_take(
    *, actor: Actor, source: Source, data: bytes, name: str, published_on: date,
    beside: Sequence[tuple[bytes, str]] = (),
) -> Version | None:  # fmt: skip
    """Take a file in, and what belongs *beside* it. It is read by the worker, and takes effect if nobody has to look.

    Files that are the very ones in force make no version: None, and that they came is put on record. Raises Unfit while
    another version waits, for a list that has ended or is decided on here, and Refused for a file that isn't taken in.
    """
    received = (
        file_receive(actor=actor, data=each, name=called, classification=Classification.PUBLIC)
        for each, called in ((data, name), *beside)
    )
    digests = {sha256(each).hexdigest() for each in (data, *(each for each, _name in beside))}
    return _take(actor, source, digests, received, published_on)


def version_take_paths(*, actor: Actor, source: Source, paths: Sequence[Path], published_on: date) -> Version | None:
    """The same of files on this machine, of any size, which aren't read into memory: they are copied before the
    transaction begins. Raises OSError too."""
    _may_take(actor, source)
    with ExitStack() as copies:
        files = [
            copies.enter_context(file_copied(path=path, classification=Classification.PUBLIC)) for path in paths
        ]  # fmt: skip
        received = (file_keep(actor=actor, copied=one) for one in files)
        return _take(actor, source, {one.file.sha256 for one in files}, received, published_on)


@transaction.atomic
def _take(
    actor: Actor, source: Source, digests: set[str], received: Iterable[File], published_on: date
) -> Version | None:
    """Put a version on record, unless its files are those in force; *received* keeps them as it is walked."""
    source = source_hold(source.pk)
    _may_take(actor, source)
    current = source.versions.filter(state="in_force").select_related("file").first()
    if current and digests == {file.sha256 for file in files_of(current)}:
        record(actor, "screening.version.same", current)
        return None
    version = _version(actor, source, list(received), published_on)
    enqueue(READ, actor=actor, obj=version, version=version.pk)
    return version


def _may_take(actor: Actor, source: Source) -> None:
    """Raises Denied, and Unfit where no file is taken now."""
    allow(actor, "screening.version.take", source)
    if source.decided_here:
        raise Unfit(_("The entries of this list are decided on here. No file of it is put in."))
    if source.ended_on:
        raise Unfit(_("This list has ended. No version of it is taken any more."))
    if waits := source.versions.filter(state__in=["received", "held"]).first():
        raise Unfit(_("Version %(number)s waits to be read or decided. Deal with it first.") % {"number": waits.number})


def files_of(version: Version) -> list[File]:
    """The files of a version, the one that was put in first first."""
    return [version.file, *(one.file for one in version.companions.select_related("file"))]


def _version(actor: Actor, source: Source, files: Sequence[File], published_on: date) -> Version:
    """Put the next version on record."""
    last = source.versions.aggregate(last=Max("number"))["last"] or 0
    version = with_reference(
        lambda reference: Version.objects.create(
            reference=reference, source=source, number=last + 1, file=files[0], published_on=published_on,
            **done_by(actor, "taken"),
        )
    )  # fmt: skip
    for file in files[1:]:
        Companion.objects.create(version=version, file=file)
    record(actor, "screening.version.taken", version)
    return version


@transaction.atomic
def version_publish(*, actor: Actor, source: Source, entered: Listing | None = None, removed: str = "") -> Version:
    """Write the next version of a list whose entries are decided here, which is in force with the caller's transaction:
    with an entry *entered* (or said anew), without the one with the id *removed*. Its file is the list in our own CSV.

    Who may is the caller's own check. Raises ValueError for a list that comes as files, KeyError for an id that isn't
    listed.
    """
    if not source.decided_here:
        raise ValueError(f"{source} comes as files")
    source_hold(source.pk)
    rows = Listed.objects.filter(source=source, until=None).order_by("listed_id")
    records = dict(rows.values_list("listed_id", "record"))
    before = {one: reading.digest(text) for one, text in records.items()}
    if removed:
        del records[removed]
    if entered is not None:
        records[entered.id] = to_json(entered)
    text = io.StringIO(newline="")
    write_csv((from_json(records[one], source.code) for one in sorted(records)), text)
    today = timezone.localdate()
    name = f"{source.code}-{today.isoformat()}.csv"
    file = file_receive(
        actor=actor, data=text.getvalue().encode(), name=name, classification=Classification.PUBLIC
    )  # fmt: skip
    version = _version(actor, source, [file], today)
    changes = reading.difference(records, before)
    numbers = {
        "read_at": timezone.now(), "entries": len(records), "added": len(changes.added),
        "changed": len(changes.changed), "removed": len(changes.removed),
    }  # fmt: skip
    _enter(actor, version, records, changes, numbers)
    return version


def version_read(*, actor: Who, version: Version) -> Version:
    """Read a version's file, compare it with what is in force, and let it take effect or hold it back; one that
    somebody let through takes effect.

    For the worker; may be done again. A file that can't be read at all is refused, with the reason.
    """
    if version.state not in ("received", "cleared"):
        return version
    try:
        found = reading.read(version)
    except UnreadableFile as error:
        with transaction.atomic():
            told = [{"line": 0, "field": "", "code": "unreadable", "values": {"why": error.why, "in": error.values}}]
            step = VERSION.move(version, "fail", read_at=timezone.now(), told=told, problems=1)
            record(actor, step.event, version)
            notify([version.taken_by_id], step.event, version)
        return version
    with transaction.atomic():
        source_hold(version.source_id)
        before = reading.in_force(version.source)
        changes = reading.difference(found.records, before)
        numbers = {
            "read_at": timezone.now(), "entries": len(found.records), "added": len(changes.added),
            "changed": len(changes.changed), "removed": len(changes.removed), "problems": found.problems,
            "told": found.told,
        }  # fmt: skip
        why = [] if version.state == "cleared" else reading.doubts(version, found, before, changes)
        if why:
            would_go = reading.captions(version.source, changes.removed)
            step = VERSION.move(version, "hold", held_because=why, would_go=would_go, **numbers)
            record(actor, step.event, version)
            notify(holders(*KEEPERS), step.event, version)
        else:
            _enter(actor, version, found.records, changes, numbers)
    return version


@transaction.atomic
def version_decide(*, actor: Actor, version: Version, released: bool, reason: str) -> Version:
    """Let a version through that was held back, or refuse it, with a reason. What was let through the worker takes
    over; somebody else lets it through than who put it in, deputies included. Raises NeedsAnotherPerson, WrongState for
    another one.
    """
    allow(actor, DECIDE, version)
    if released:
        refuse_own(actor, DECIDE, version, behind(version, "taken"))
    step = VERSION.move(version, "release" if released else "refuse", reason=reason, **done_by(actor, "decided"))
    record(actor, step.event, version)
    if released:
        enqueue(READ, actor=actor, obj=version, version=version.pk)
    return version


def _enter(
    actor: Who, version: Version, records: Mapping[str, str], changes: reading.Difference, values: Mapping[str, Any]
) -> None:  # fmt: skip
    """Let a version take effect: the one before it is replaced, entries end and begin."""
    now = timezone.now()
    for old in version.source.versions.filter(state="in_force"):
        transition = VERSION.move(old, "replace", replaced_at=now)
        record(actor, transition.event, old)
    taken = VERSION.move(version, "enter", in_force_at=now, **values)
    ended = [*changes.changed, *changes.removed]
    for start in range(0, len(ended), _BATCH):
        rows = Listed.objects.filter(source=version.source, until=None, listed_id__in=ended[start : start + _BATCH])
        rows.update(until=version)
    begun = [*changes.added, *changes.changed]
    for start in range(0, len(begun), _BATCH):
        Listed.objects.bulk_create(_row(version, one, records[one]) for one in begun[start : start + _BATCH])
    record(actor, taken.event, version, details={"added": len(changes.added), "removed": len(changes.removed)})


def _row(version: Version, listed_id: str, text: str) -> Listed:
    listing = from_json(text, version.source.code)
    first = next((name.text for name in listing.names if name.role == "name"), listing.names[0].text)
    return Listed(
        source=version.source, listed_id=listed_id, kind=listing.kind, caption=first[:300], record=text,
        digest=reading.digest(text), since=version,
    )  # fmt: skip
