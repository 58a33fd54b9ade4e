"""Made-up lists for the screening desk."""

from datetime import date

from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import Actor
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.desks.screening.lists import services
from zotim.desks.screening.lists.models import Source, Version

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
