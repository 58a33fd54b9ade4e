"""Three made-up obliged entities: one acknowledged a change and found nothing, one froze something, one has to be
told; a request about a name that is out and one that waits for its second person; a report of a suspicion."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from zotim.core.jobs.steps import run_pending_jobs
from zotim.demo import lists
from zotim.demo.people import person
from zotim.desks.screening.agency.models import ChangeLink, ChangeNotice, ListChange, NameAnswer, ObligedEntity
from zotim.desks.screening.agency.services import entities, named, reports, telling
from zotim.desks.screening.agency.services.returns import Line, notice_acknowledge, return_give
from zotim.desks.screening.lists.models import Source
from zotim.desks.screening.lists.services import version_take
from zotim.engines.names import Query

ENTITIES = (
    ("Banka Ura (e trilluar)", "bank", "Zyra e përputhshmërisë", "perputhshmeria@banka-ura.example", "sq"),
    ("Këmbimi Dielli (i trilluar)", "exchange", "Luan Bushati (i trilluar)", "luan@kembimi.example", "sq"),
    ("Noteria Liqeni (e trilluar)", "notary", "Ana Shkreli (e trilluar)", "", "sq"),
)
NEW = "SHM-5,person,Nabil Hashim Darwish,,1988,sy,SHEMBULL,2026-11-20,I trilluar"
ABOUT = Query(("Gentian Molla i trilluar",), "person", ("1986-02-14",), ("al",))
REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<report><rentity_id>7</rentity_id><report_code>STR</report_code><submission_date>2026-11-24T09:30:00</submission_date>
<transaction><transactionnumber>T-2026-311</transactionnumber><amount_local>310000</amount_local>
<t_from_my_client><from_person><first_name>Salim Yusuf</first_name><last_name>Qadduri</last_name>
<birthdate>1983-01-01T00:00:00</birthdate></from_person></t_from_my_client>
<comments>I trilluar</comments></transaction></report>"""


def _told() -> ListChange:
    """The committee's list changes, and each entity is told by a link."""
    committee = Source.objects.get(code="komiteti")
    data = "\n".join((lists.HEAD, *lists.COMMITTEE, NEW)).encode()
    version_take(
        actor=person("Agim Rama"),
        source=committee,
        data=data,
        name="komiteti.csv",
        published_on=timezone.localdate() - timedelta(days=2),
    )
    run_pending_jobs()
    for version in telling.changes_untold():
        telling.change_announce(version)
    return ListChange.objects.get(version__source=committee, version__state="in_force")


def _link(notice: ChangeNotice) -> ChangeLink:
    return telling.notice_link_make(actor=person("Edona Luku"), notice=notice)[0]


def _asked() -> None:
    edona, valmira = person("Edona Luku"), person("Valmira Gega")
    bank, exchange = ChangeNotice.objects.order_by("entity__name").values_list("entity", flat=True)[:2]
    chosen = list(ObligedEntity.objects.filter(pk__in=[bank, exchange]))
    purpose, basis = "Analiza A-12 (e trilluar)", "Ligji i trilluar, neni 23"
    missed = named.request_ask(actor=edona, query=ABOUT, purpose=purpose, basis=basis, entities=chosen[:1])
    named.request_decide(actor=valmira, request=missed, let_out=True, reason="Analiza është e hapur (e trilluar).")
    codes = {one.pk: entities.entity_code_make(actor=edona, entity=one) for one in chosen}  # too late for that one
    out = named.request_ask(actor=edona, query=ABOUT, purpose=purpose, basis=basis, entities=chosen)
    named.request_decide(actor=valmira, request=out, let_out=True, reason="Analiza është e hapur (e trilluar).")
    answer = NameAnswer.objects.select_related("request", "entity").filter(request=out, entity=bank).get()
    link, _secret = named.name_link_make(actor=edona, answer=answer)
    named.name_answer(
        link=link, code=codes[bank], answer="yes", said_by="Mira Hoxha (e trilluar)",
        particulars="Një llogari, hapur më 2024 (e trilluar).",
    )  # fmt: skip
    named.request_ask(actor=edona, query=ABOUT, purpose=purpose, basis=basis, entities=chosen[:1])


def load() -> ListChange:
    """Put the entities in, tell them of a change, ask about a name, take a report in. Answers the change."""
    edona, since = person("Edona Luku"), timezone.localdate() - timedelta(days=400)
    for version in telling.changes_untold():  # before there were entities: nobody has to be told
        telling.change_announce(version)
    for name, kind, contact, email, language in ENTITIES:
        entities.entity_add(
            actor=edona, name=name, kind=kind, contact=contact, email=email, language=language, since=since
        )
    change = _told()
    nothing, something, _to_be_told = change.notices.select_related("change__version__source").order_by("entity__name")
    read = _link(nothing)
    notice_acknowledge(link=read, said_by="Mira Hoxha (e trilluar)")
    return_give(link=read, said_by="Mira Hoxha (e trilluar)", kind="nil")
    frozen = Line("SHM-5", "Këmbim i ndalur, 1 200 euro (i trilluar)", Decimal("1200.00"), "EUR")
    return_give(link=_link(something), said_by="Luan Bushati (i trilluar)", kind="freeze", lines=[frozen])
    _asked()
    reports.report_take(
        actor=edona, data=REPORT.encode(), name="raporti-T-2026-311.xml", dated_on=timezone.localdate(),
        entity=nothing.entity,
    )  # fmt: skip
    return change
