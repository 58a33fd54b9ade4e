"""Every read of the agency's room; each takes the actor, or the link of an entity."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.sealing.texts import as_bytes
from zotim.desks.screening.agency.models import (
    WAITING,
    ChangeLink,
    ChangeNotice,
    ChangeReturn,
    GoamlReport,
    ListChange,
    NameAnswer,
    NameRequest,
    ObligedEntity,
    ReturnedAsset,
    StandingAnswer,
)
from zotim.desks.screening.agency.sealed import TEXTS
from zotim.desks.screening.agency.states import DECIDE
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.lists.models import Listed, Version
from zotim.formats.goaml import Subject
from zotim.formats.lists import from_json, write_csv

OPEN = Q(state__in=WAITING)
PARTS = ("added", "changed", "removed")
"""What a version did to entries: of a changed one what it says now, of a removed one what it said last."""


@dataclass(frozen=True, slots=True)
class Said:
    """A return with what was frozen; None in a text that can't be read any more."""

    row: ChangeReturn
    assets: list[tuple[ReturnedAsset, str | None]]


def entities(actor: Actor) -> QuerySet[ObligedEntity]:
    """Obliged entities, with how many notices of each wait and are late."""
    waits = ChangeNotice.objects.filter(OPEN, entity=OuterRef("pk")).order_by().values("entity")
    late = waits.filter(due_at__lte=timezone.now())
    rows = ObligedEntity.objects.filter(visible(ObligedEntity, actor)).annotate(
        waiting=Subquery(waits.annotate(n=Count("pk")).values("n")),
        late=Subquery(late.annotate(n=Count("pk")).values("n")),
    )
    return rows.order_by("name", "pk")


def entity(actor: Actor, pk: UUID) -> ObligedEntity:
    """One of them. Raises NotVisible."""
    return get_visible(ObligedEntity.objects.select_related("put_in_by"), actor, pk=pk)


def changes(actor: Actor) -> QuerySet[ListChange]:
    """Changes of which entities were told, the newest first, with how far they are."""
    now = timezone.now()
    rows = ListChange.objects.filter(visible(ListChange, actor)).select_related("version__source")
    return rows.annotate(
        acknowledged=Count("notices", filter=Q(notices__acknowledged_at__isnull=False)),
        returned=Count("notices", filter=Q(notices__state="returned")),
        late=Count("notices", filter=Q(notices__state__in=WAITING, notices__due_at__lte=now)),
    ).order_by("-created_at", "-pk")


def change(actor: Actor, pk: UUID) -> ListChange:
    """One of them. Raises NotVisible."""
    return get_visible(ListChange.objects.select_related("version__source"), actor, pk=pk)


def _notices(actor: Actor) -> QuerySet[ChangeNotice]:
    last = ChangeReturn.objects.filter(notice=OuterRef("pk")).order_by("-number").values("kind")[:1]
    rows = ChangeNotice.objects.filter(visible(ChangeNotice, actor)).annotate(found=Subquery(last))
    return rows.select_related("entity", "change__version__source")


def notices_of(actor: Actor, change: ListChange) -> QuerySet[ChangeNotice]:
    """Who was told of a change and how far each is, what is due first."""
    return _notices(actor).filter(change=change).order_by("due_at", "pk")


def notices_for(actor: Actor, entity: ObligedEntity) -> QuerySet[ChangeNotice]:
    """What an entity was told, the newest first."""
    return _notices(actor).filter(entity=entity).order_by("-created_at", "-pk")


def notice(actor: Actor, pk: UUID) -> ChangeNotice:
    """One notice. Raises NotVisible."""
    return get_visible(ChangeNotice.objects.select_related("entity", "change__version__source"), actor, pk=pk)


def returns(actor: Actor, notice: ChangeNotice) -> list[Said]:
    """What an entity returned, the newest first, opened."""
    rows = ChangeReturn.objects.filter(visible(ChangeReturn, actor), notice=notice).order_by("-number")
    return [Said(row, _assets(actor, row)) for row in rows]


def _assets(actor: Actor, row: ChangeReturn) -> list[tuple[ReturnedAsset, str | None]]:
    found = ReturnedAsset.objects.filter(visible(ReturnedAsset, actor), of=row).select_related("listed")
    return [(one, TEXTS.text(actor, one, "what")) for one in found]


def live_links(actor: Actor, notice: ChangeNotice) -> QuerySet[ChangeLink]:
    """Links of a notice that open it now."""
    rows = ChangeLink.objects.filter(visible(ChangeLink, actor), notice=notice, ended_at=None)
    return rows.filter(expires_at__gt=timezone.now()).order_by("-created_at")


def to_hand_over(actor: Actor) -> QuerySet[ChangeNotice]:
    """Notices for entities that have no address: an officer hands a link over."""
    return _notices(actor).filter(state="due", entity__email="").order_by("due_at", "pk")


def late_changes(actor: Actor, now: datetime) -> QuerySet[ListChange]:
    """Changes with which an entity is late."""
    behind = ChangeNotice.objects.filter(OPEN, change=OuterRef("pk"), due_at__lte=now)
    return changes(actor).filter(Exists(behind))


# Requests about one name


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says; nothing where it can't be read any more."""

    names: tuple[str, ...] = ()
    kind: str = ""
    born: str = ""
    country: str = ""
    document: str = ""
    purpose: str = ""
    basis: str = ""


def requests(actor: Actor) -> QuerySet[NameRequest]:
    """Requests about one name, the newest first, with how many were asked, couldn't be, and answered.
    Nothing that is sealed."""
    answers = NameAnswer.objects.filter(request=OuterRef("pk")).order_by().values("request")
    rows = NameRequest.objects.filter(visible(NameRequest, actor)).annotate(
        asked=Subquery(answers.filter(due_at__isnull=False).annotate(n=Count("pk")).values("n")),
        unreached=Subquery(answers.filter(state="unreached").annotate(n=Count("pk")).values("n")),
        answered=Subquery(answers.filter(state="answered").annotate(n=Count("pk")).values("n")),
    )
    return rows.select_related("asked_by", "decided_by").defer("content", "decision").order_by("-created_at", "-pk")


def requests_to_decide(actor: Actor) -> QuerySet[NameRequest]:
    """Requests that somebody else asked for, the oldest first."""
    return requests(actor).filter(waiting_for(actor, DECIDE), state="waits").order_by("created_at", "pk")


def late_requests(actor: Actor, now: datetime) -> QuerySet[NameRequest]:
    """Requests with which an entity is late, with how many are."""
    behind = NameAnswer.objects.filter(state="asked", due_at__lte=now, request=OuterRef("pk")).order_by()
    number = behind.values("request").annotate(n=Count("pk")).values("n")
    return requests(actor).filter(Exists(behind), state="out").annotate(late=Subquery(number)).order_by("created_at")


def request(actor: Actor, pk: UUID) -> NameRequest:
    """One of them. Raises NotVisible."""
    rows = NameRequest.objects.select_related("asked_by", "asked_for", "decided_by", "decided_for")
    return get_visible(rows, actor, pk=pk)


def asked_about(who: Actor, request: NameRequest) -> Asked | None:
    """Who a request is about, for what and on which basis; None where it can't be read any more."""
    said = TEXTS.values(who, request, "content")
    if said is None:
        return None
    query = said["query"]
    one = {name: next(iter(query[of]), "") for name, of in ONE_OF}
    return Asked(tuple(query["names"]), query["kind"], **one, purpose=said["purpose"], basis=said["basis"])


ONE_OF = (("born", "birth_dates"), ("country", "countries"), ("document", "documents"))


def decision(actor: Actor, request: NameRequest) -> str | None:
    """Why it was let out or refused."""
    return TEXTS.text(actor, request, "decision")


def answers(actor: Actor, request: NameRequest) -> list[tuple[NameAnswer, str | None]]:
    """Who was asked, and what each answered, opened."""
    rows = NameAnswer.objects.filter(visible(NameAnswer, actor), request=request).select_related("entity")
    return [(one, TEXTS.text(actor, one, "particulars")) for one in rows.order_by("entity__name", "pk")]


def answer(actor: Actor, request: NameRequest, pk: UUID) -> NameAnswer:
    """One of those who were asked. Raises NotVisible."""
    rows = NameAnswer.objects.filter(request=request).select_related("entity", "request")
    return get_visible(rows, actor, pk=pk)


def to_ask_by_hand(actor: Actor) -> QuerySet[NameAnswer]:
    """Those who wait to be asked and can't be by mail."""
    rows = NameAnswer.objects.filter(visible(NameAnswer, actor), request__state="out")
    rows = rows.filter(Q(state="unreached") | (Q(state="due") & (Q(entity__email="") | Q(entity__code_hash=""))))
    return rows.select_related("entity").order_by("created_at", "pk")


# Reports of suspicions


@dataclass(frozen=True, slots=True)
class Report:
    """What stands in a report: who is named, what is wrong in it; and its file."""

    subjects: list[Subject]
    problems: list[dict[str, Any]]


def reports(actor: Actor) -> QuerySet[GoamlReport]:
    """Reports of suspicions, the newest first; nothing that is sealed."""
    rows = GoamlReport.objects.filter(visible(GoamlReport, actor)).select_related("entity", "put_in_by")
    return rows.defer("content", "found").order_by("-created_at", "-pk")


def report(actor: Actor, pk: UUID) -> GoamlReport:
    """One of them. Raises NotVisible."""
    return get_visible(GoamlReport.objects.select_related("entity", "put_in_by"), actor, pk=pk)


def standing_answers(actor: Actor) -> dict[str, str]:
    """What this installation says of itself in each report, by place."""
    return dict(StandingAnswer.objects.filter(visible(StandingAnswer, actor)).values_list("place", "text"))


def report_opened(actor: Actor, report: GoamlReport) -> Report | None:
    """Who is named in it and what is wrong; None where it can't be read any more."""
    said = TEXTS.values(actor, report, "found")
    if said is None:
        return None
    several = ("names", "countries", "documents")
    people = [Subject(**one | {name: tuple(one[name]) for name in several}) for one in said["subjects"]]
    return Report(people, said["problems"])


def report_file(actor: Actor, report: GoamlReport) -> tuple[str, bytes] | None:
    """Its file with its name; None where it can't be read any more."""
    said = TEXTS.values(actor, report, "content")
    return (said["name"], as_bytes(said["data"])) if said else None


def alerts_of(actor: Actor, report: GoamlReport) -> QuerySet[Alert]:
    """The alerts that came of a report, or out of which it was made. Inside the channel."""
    rows = Alert.objects.filter(visible(Alert, actor), pk__in=report.alerts)
    return rows.select_related("listed").defer("reason", "objection").order_by("due_at", "pk")


# By a link: only what it opens


def returned_before(link: ChangeLink) -> list[ChangeReturn]:
    """Which returns were sent: of which kind and when, and nothing of what stands in them."""
    return list(ChangeReturn.objects.filter(notice=link.notice_id).order_by("-number"))


def file_of(version: Version, part: str) -> bytes:
    """The entries that a version added, changed or removed, in our own CSV. Lists are published: anybody may."""
    same = Listed.objects.filter(source=OuterRef("source"), listed_id=OuterRef("listed_id"))
    rows = {
        "added": Listed.objects.filter(~Exists(same.filter(until=version)), since=version),
        "changed": Listed.objects.filter(Exists(same.filter(until=version)), since=version),
        "removed": Listed.objects.filter(~Exists(same.filter(since=version)), until=version),
    }[part]
    text = io.StringIO(newline="")
    records = rows.order_by("listed_id").values_list("record", flat=True)
    write_csv((from_json(one, version.source.code) for one in records.iterator(chunk_size=5_000)), text)
    return text.getvalue().encode()
