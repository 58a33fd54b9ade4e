"""Carry out what two people decided, so that a crash at any moment leaves it to be taken up again.

Each record goes in a transaction of its own, with all that belongs to it and every trace; the hashes of its files are
kept with the item. Then the bytes of files go, then the certificate is written. A second call does what is left.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import asked
from zotim.core.audit.services import System, Who, record
from zotim.core.clocks.models import ClockRun
from zotim.core.disclosures.models import Disclosure
from zotim.core.evidence.models import File
from zotim.core.evidence.store import remove_unless_used
from zotim.core.retention import selectors
from zotim.core.retention.models import Certificate, DisposalItem, DisposalRun
from zotim.core.retention.registry import RULES, TRACES, Outcome, Rule, traces
from zotim.core.retention.services import DECIDE
from zotim.core.retention.states import ITEM, RUN
from zotim.core.revisions.services import forget
from zotim.core.sealing.services import KeyDestroyed, key_destroy, tombstones_replay
from zotim.core.states.machine import WrongState

FILE = File._meta.label_lower


def carry_on(who: Who | None = None) -> list[Certificate]:
    """Carry out every approved run, begun or not. What the worker calls. Those of a desk that is off wait for it."""
    approved = DisposalRun.objects.filter(state="approved", rule__in=list(RULES))
    return [run_execute(run=run, who=who) for run in approved.order_by("pk")]


def run_execute(*, run: DisposalRun, who: Who | None = None) -> Certificate:
    """Carry out an approved run, or what a crash left of it, and answer its certificate.

    Raises PermissionError unless two people stand behind it, whatever the row says, and on PostgreSQL for a role that
    can't delete: walls would hide from it what is due, as if it were gone. KeyError when this version has no such rule.
    """
    who, rule, approval = who or System("retention"), RULES[run.rule], asked(DECIDE, run)
    if approval.state != Approval.Decision.APPROVED or run.state not in ("approved", "done"):
        raise PermissionError("a disposal takes two people")
    if run.state == "done":
        return Certificate.objects.get(pk=run.certificate_id)
    if not _may_delete(selectors.model_of(rule)._meta.db_table):
        raise PermissionError("a disposal is carried out by the worker's role of the database")
    for item in run.items.filter(state="waiting").order_by("pk"):
        _carry_out(who, run, rule, item)
    for item in run.items.exclude(files=[]):
        _remove_bytes(item.files)
    if rule.keyed:
        tombstones_replay()  # ends a destruction that a crash broke off after its commit
    try:
        return _finish(who, run, rule, approval)
    except WrongState:  # another worker was quicker
        return Certificate.objects.get(pk=run.certificate_id)


@transaction.atomic
def _carry_out(who: Who, run: DisposalRun, rule: Rule, item: DisposalItem) -> None:
    """One record: gone, held or kept, with an event of its own. Whoever comes second finds nothing to do."""
    obj = selectors.due(rule, run.border).filter(pk=item.object_id).first()
    parts = list(rule.parts(obj)) if obj is not None and rule.parts else _alone(rule, obj)
    going = {part.model._meta.label_lower: list(part.values_list("pk", flat=True)) for part in parts}
    held = any(selectors.is_held(label, ids) for label, ids in going.items())
    label = rule.model.lower()
    if obj is None:
        held = selectors.is_held(label, [item.object_id])
    step = "go" if obj is not None and not held else "hold" if held else "keep"
    counts: Counter[str] = Counter()
    files: list[str] = []
    try:
        if step == "go" and obj is not None:
            ITEM.move(item, step)  # first, so that a second worker waits for the lock and then sees it taken
            counts, files = _end(rule, obj, parts, going, run.certificate_id)
            if rule.keyed:
                counts["sealing.key"] += _destroy_key(who, obj, run.certificate_id)
            DisposalItem.objects.filter(pk=item.pk).update(counts=dict(counts), files=files)
        else:
            ITEM.move(item, step)
    except WrongState:
        return
    details = {"rule": rule.code, "certificate": str(run.certificate_id)}
    verb = {"go": "retention.record.disposed", "hold": "retention.record.held", "keep": "retention.record.kept"}[step]
    record(who, verb, object_type=label, object_id=str(item.object_id), details=details)


def _may_delete(table: str) -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'DELETE')", [table])
        return bool(cursor.fetchone()[0])


def _destroy_key(who: Who, obj: models.Model, certificate: UUID) -> int:
    """The record's key goes with the commit; one whose tombstone stands, as after a restore, is gone already."""
    try:
        key_destroy(actor=who, subject_id=obj.pk, certificate=str(certificate), lost=True)
    except KeyDestroyed:
        return 0
    return 1


def _alone(rule: Rule, obj: models.Model | None) -> list[models.QuerySet]:
    return [] if obj is None else [type(obj)._base_manager.filter(pk=obj.pk)]


def _end(
    rule: Rule, obj: models.Model, parts: Sequence[models.QuerySet], going: dict[str, list[Any]], certificate: UUID
) -> tuple["Counter[str]", list[str]]:
    """Do what the rule says; answer what went, and the hashes of files that nothing refers to any more."""
    counts: Counter[str] = Counter()
    if rule.outcome == Outcome.ARCHIVE and rule.apply:
        return Counter(rule.apply(obj)), []
    if rule.outcome == Outcome.ANONYMISE and rule.apply:
        counts.update(rule.apply(obj))
        going = {obj._meta.label_lower: [obj.pk]}
        hashes: list[str] = []
    else:
        files = {key for part in parts for key in _files_of(part)}
        for part in parts:
            counts[part.model._meta.label_lower] += part.model._base_manager.filter(
                pk__in=going[part.model._meta.label_lower]
            ).delete()[0]
        going, hashes = dict(going), []
        if loose := [file for file in File.objects.filter(pk__in=files) if not _is_used(file)]:
            going[FILE] = [file.pk for file in loose]
            hashes = sorted({file.sha256 for file in loose})
            gone = File.objects.filter(pk__in=going[FILE]).delete()[1]
            counts.update({label.lower(): number for label, number in gone.items()})
    for label, ids in going.items():
        for trace in TRACES:
            counts.update(trace(label, ids, str(certificate)))
    return counts, hashes


def _files_of(part: models.QuerySet) -> set[Any]:
    """The files that these rows point to."""
    fields = [f for f in part.model._meta.concrete_fields if f.is_relation and f.related_model is File]
    return {key for field in fields for key in part.values_list(field.attname, flat=True) if key}


def _is_used(file: File) -> bool:
    """Whether any row of any room still points to the file, other than those that go with it."""
    relations: list[Any] = [f for f in File._meta.get_fields(include_hidden=True) if f.auto_created and not f.concrete]
    holding = [relation for relation in relations if relation.on_delete is not models.CASCADE]
    return any(one.related_model._base_manager.filter(**{one.field.name: file}).exists() for one in holding)


def _remove_bytes(hashes: Sequence[str]) -> None:
    """Remove files from the disk, unless the same bytes were received another time. May be done again."""
    for digest in sorted(set(hashes)):
        remove_unless_used(digest)


@transaction.atomic
def _finish(who: Who, run: DisposalRun, rule: Rule, approval: Approval) -> Certificate:
    """The certificate, its event, the end of the run; and, for rows that go by time alone, the disposal itself."""
    if approval.decided_by_id is None:
        raise PermissionError("a disposal takes two people")
    step = RUN.move(run, "finish")
    counts: Counter[str] = Counter()
    gone = run.items.filter(state="gone")
    if rule.bulk is not None:
        counts[rule.model.lower()] += rule.bulk(who, run.border, str(run.certificate_id))
    for item in gone:
        counts.update(item.counts)
    counts.update({state: run.items.filter(state=state).count() for state in ("gone", "held", "kept")})
    certificate = Certificate(
        id=run.certificate_id,
        run_id=run.pk,
        rule=rule.code,
        outcome=rule.outcome.value,
        legal_source=rule.legal_source,
        verified=rule.verified,
        border=run.border,
        counts={name: count for name, count in sorted(counts.items()) if count},
        hashes=sorted(
            hashlib.sha256(str(key).encode()).hexdigest() for key in gone.values_list("object_id", flat=True)
        ),
        proposed_by_id=approval.requested_by_id,
        proposed_for_id=approval.requested_for_id,
        approved_by_id=approval.decided_by_id,
        approved_for_id=approval.decided_for_id,
        at=timezone.now(),
    )
    certificate.sha256 = digest_of(certificate)
    certificate.save(force_insert=True)
    run.items.all().delete()
    details = {"rule": rule.code, "certificate": str(certificate.pk), "sha256": certificate.sha256}
    record(who, step.event, run, details=details)
    return certificate


def content_of(certificate: Certificate) -> dict[str, Any]:
    """What a certificate says, as it is hashed and handed out: texts, lists and tables; without the hash."""
    fields = [f for f in Certificate._meta.concrete_fields if f.name not in ("sha256", "created_at")]
    content = {field.attname: field.value_from_object(certificate) for field in fields}
    return {name: value if isinstance(value, (dict, list, bool)) else str(value) for name, value in content.items()}


def digest_of(certificate: Certificate) -> str:
    """SHA-256 of a certificate's content: JSON with sorted keys, no blanks, ASCII, times in UTC; without the hash."""
    plain = json.dumps(content_of(certificate), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


@traces
def _revisions(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    return {"revisions.revision": forget(object_type, ids, UUID(certificate))}


@traces
def _approvals(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    """Their comments tell of the record. Who decided stays in the log; an approval under which something left stays,
    without its comment."""
    rows = Approval.objects.filter(object_type=object_type, object_id__in=ids)
    left = Disclosure.objects.filter(approval__in=rows).values_list("approval", flat=True)
    rows.filter(pk__in=list(left)).update(comment="")
    return {"approvals.approval": rows.exclude(pk__in=list(left)).delete()[0]}


@traces
def _clocks(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    rows = ClockRun.objects.filter(object_type=object_type, object_id__in=ids)
    return {"clocks.clockrun": rows.delete()[0]}
