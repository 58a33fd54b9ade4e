"""Two made-up lists, a version that was held back, and an Arabic name that meets its Latin entry."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.lists.models import Source
from zotim.desks.screening.lists.services import source_add, version_take
from zotim.engines.names import Query

HEAD = "id,kind,name,aliases,birth_dates,countries,programmes,listed_on,remarks"
COMMITTEE = (
    "SHM-1,person,Khalid Marwan al-Sahrani,Abu Marwan al-Sahrani,1979-03-11,iq,SHEMBULL,2021-06-04,I trilluar",
    "SHM-2,person,Salim Yusuf Qadduri,,1983,sy,SHEMBULL,2021-06-04,I trilluar",
    "SHM-3,organisation,Shoqata Dora e Hapur (e trilluar),Open Hand Society (made up),,,SHEMBULL,2022-01-17,E trilluar",
    "SHM-4,person,Yasin Ibrahim Tawfiqi,,1990-11,iq,SHEMBULL,2023-09-30,I trilluar",
)
STATE = (
    "K-1,person,Shpend Malaj,,1985-07-22,al,,2024-02-12,I trilluar",
    "K-2,person,Besmir Kolgegaj,,1974-05-30,al|it,,2024-02-12,I trilluar",
    "K-3,organisation,Fondi Ura e Re (i trilluar),,,al,,2025-05-20,I trilluar",
)
ASKED = Query(("خالد مروان الصحراني",), "person", ("1979-03-11",), ("iq",))


def _file(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


def _take(source: Source, days: int, *rows: str) -> None:
    """Put in a version that was published so many days ago: counted from today, none of them is missed yet."""
    version_take(
        actor=person("Agim Rama"), source=source, data=_file(*rows), name=f"{source.code}.csv",
        published_on=timezone.localdate() - timedelta(days=days),
    )  # fmt: skip
    run_pending_jobs()


def load() -> Question:
    """Keep the lists, leave one version waiting, and look somebody up; answers the question."""
    agim, edona = person("Agim Rama"), person("Edona Luku")
    committee = source_add(
        actor=agim, code="komiteti", basis="un", publisher="Komiteti (i trilluar)", expected_every=7,
        title=Translated.of(
            "sq", "Lista e komitetit (e trilluar)", en="The committee's list (made up)", ar="قائمة اللجنة (مختلقة)"
        ),
    )  # fmt: skip
    _take(committee, 56, *COMMITTEE[:3])
    _take(committee, 18, *COMMITTEE)
    state = source_add(
        actor=agim, code="fqinje", basis="other", publisher="Këshilli i Ministrave (i trilluar)", largest_loss=5,
        title=Translated.of(
            "sq", "Lista e një fqinji (e trilluar)", en="A neighbour's list (made up)", ar="قائمة دولة مجاورة (مختلقة)"
        ),
    )  # fmt: skip
    _take(state, 74, *STATE)
    _take(state, 9, *STATE[:2])
    return question_ask(actor=edona, channel="finance", query=ASKED, purpose="Hapje llogarie në një degë (e trilluar)")
