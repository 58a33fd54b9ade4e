"""Alerts that a person decided, holds and freezes on them, for tests of measures."""

import json
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from tests.desks.screening import made
from zotim.core.access.actor import Actor
from zotim.core.identifiers import uuid7
from zotim.core.records import with_reference
from zotim.core.sealing.services import Place, key_make, seal
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.lists.models import Listed, Source
from zotim.desks.screening.measures import services
from zotim.desks.screening.measures.models import Freeze
from zotim.engines.names import Query


def alert(
    by: Actor,
    source: Source,
    name: str = "خالد الشمري",
    state: str = "same",
    channel: str = "finance",
    number: int = 0,
    identity: str = "",
) -> Alert:
    """An alert about the nth entry of a list, on which *by* has decided; with the *identity* of another."""
    listed = Listed.objects.filter(source=source, until=None).order_by("listed_id")[number]
    pk = uuid7()
    key_make(pk)
    text = json.dumps({"query": asdict(Query((name,), "person", ("1970-05-12",), documents=("X1",))), "answers": []})
    with made.everywhere():
        return _alert(listed, pk, text, state, channel, by, identity or uuid4().hex * 2)


def _alert(listed: Listed, pk: UUID, text: str, state: str, channel: str, by: Actor, identity: str) -> Alert:
    question = with_reference(
        lambda reference: Question.objects.create(
            pk=pk, reference=reference, channel=channel, origin="payment", purpose="Pagesë", versions={}, scoring="1",
            hits=1, sealed=seal(text, Place(subject_id=pk, table="screening_question", pk=pk, field="sealed")),
        )
    )  # fmt: skip
    made_alert = with_reference(
        lambda reference: Alert.objects.create(
            reference=reference, channel=channel, question=question, listed=listed, identity=identity,
            digest=listed.digest, waits=2, due_at=timezone.now() + timedelta(hours=4),
        )
    )  # fmt: skip
    if state != "open":
        decided(made_alert, state, by)
    return made_alert


def decided(one: Alert, verdict: str, by: Actor) -> Alert:
    """The same alert with another verdict, by way of *contested* where there is one already."""
    reason = seal("sepse", Place(subject_id=one.question_id, table="screening_alert", pk=one.pk, field="reason"))
    with made.everywhere():
        if one.state in ("same", "apart"):
            Alert.objects.filter(pk=one.pk).update(state="contested", contested_by=by.person_id, objection=reason)
        Alert.objects.filter(pk=one.pk).update(
            state=verdict,
            verdict=verdict,
            decided_by=by.person_id,
            decided_at=timezone.now(),
            reason=reason,
            contested_by=None,
            objection=None,
        )
        one.refresh_from_db()
    return one


def hold(by: Actor, source: Source, **more: object) -> Freeze:
    """A hold on an alert that *by* decided."""
    return services.freeze_hold(actor=by, alert=alert(by, source, **more), reason="Lista e thotë", language="ar")  # type: ignore[arg-type]


def frozen(by: Actor, other: Actor, source: Source, **more: object) -> Freeze:
    """A freeze that two people made."""
    return services.freeze_decide(actor=other, freeze=hold(by, source, **more), confirmed=True, reason="E pashë")


def listed(keeper: Actor, basis: str = "national", code: str = "al") -> Source:
    """A list in force."""
    source = made.source(keeper, code=code, basis=basis, largest_loss=100)
    made.take(keeper, source, made.people("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi"))
    return source
