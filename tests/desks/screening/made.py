"""Made-up lists for the screening desk."""

from datetime import date

from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alerts_raise
from zotim.desks.screening.alerts.verdicts import alert_decide
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.lists import services
from zotim.desks.screening.lists.models import Source, Version
from zotim.engines.names import Query

KHALID = Query(("خالد الشمري",), "person", ("1970-05-12",))
NAMESAKE = Query(("Khalid al-Shammari",), "person", ("1995-01-02",))
NAMES = ("Arben Shembulli", "Teuta Krasniqi", "Drita Hoxhaj", "Besnik Leka")


def file(*rows: str, head: str = "id,name,birth_dates,remarks") -> bytes:
    """A list in our own CSV."""
    return "\n".join((head, *rows)).encode()


def people(*names: str, remarks: str = "") -> bytes:
    """A list of these people, numbered."""
    return file(*(f"{number},{name},1970-05-12,{remarks}" for number, name in enumerate(names, 1)))


def keeper() -> Actor:
    return worlds.actor("list_officer")


def source(by: Actor, code: str = "al", basis: str = "national", **fields: object) -> Source:
    title = Translated.of("en", f"List {code}", sq=f"Lista {code}", ar=f"قائمة {code}")
    return services.source_add(actor=by, code=code, title=title, basis=basis, publisher="Ministria", **fields)  # type: ignore[arg-type]


def take(by: Actor, to: Source, data: bytes, published_on: date | None = None) -> Version:
    """A version that was taken in and read."""
    made = services.version_take(
        actor=by, source=to, data=data, name="list.csv", published_on=published_on or timezone.localdate()
    )
    assert made is not None
    run_pending_jobs()
    return Version.objects.select_related("source", "file").get(pk=made.pk)


def inside(by: Actor):  # type: ignore[no-untyped-def]
    """``with inside(officer):`` what is read inside is read in the channels of the officer, as a page does."""
    return in_channels(by, *channels_of(by))


def everywhere():  # type: ignore[no-untyped-def]
    """``with everywhere():`` a test looks into both channels."""
    return in_channels(System("test"), "finance", "travel")


def alerts(
    channel: str = "finance", origin: str = "customer", query: Query = KHALID, waits: int = 0, **values: object
) -> list[Alert]:
    """What is raised when somebody is taken in."""
    waits = waits or {"payment": 2, "passenger": 1}.get(origin, 4)
    return alerts_raise(
        actor=System("test"), channel=channel, origin=origin, query=query, waits=waits, **values  # type: ignore[arg-type]
    )  # fmt: skip


def decide(by: Actor, alert: Alert, verdict: str = "apart", reason: str = "Data e lindjes është tjetër.") -> Alert:
    """Somebody says something of an alert."""
    return alert_decide(actor=by, pk=alert.pk, verdict=verdict, reason=reason)


def again(alert: Alert) -> Alert:
    """An alert as it stands now."""
    with everywhere():
        return Alert.objects.get(pk=alert.pk)
