"""Obliged entities that were told of a change, for tests of the agency's room."""

from datetime import timedelta

from django.utils import timezone

from tests import worlds
from tests.desks.screening import made
from zotim.core.access.actor import Actor
from zotim.desks.screening.agency.models import ChangeLink, ChangeNotice, GoamlReport, NameRequest, ObligedEntity
from zotim.desks.screening.agency.services import entities, named, reports, telling
from zotim.desks.screening.lists.models import Source
from zotim.engines.names import Query

WHO = Query(("Dritan Velia i trilluar",), "person", ("1991-01-09",), ("al",))

PERSON = "<first_name>{}</first_name><last_name>{}</last_name><birthdate>1970-05-12T00:00:00</birthdate>"


def report(first: str = "Khalid", last: str = "al-Shammari", number: str = "7") -> bytes:
    """A report that names one person, and then somebody whom no list names."""
    people = [PERSON.format(first, last), PERSON.format("Zef", "Qorri")]
    money = "<transactionnumber>T{}</transactionnumber><amount_local>{}</amount_local>"
    moved = "".join(
        f"<transaction>{money.format(at, 10)}<t_from><from_person>{one}</from_person></t_from></transaction>"
        for at, one in enumerate(people)
    )
    head = f"<rentity_id>{number}</rentity_id><report_code>STR</report_code>"
    return f"<report>{head}<submission_date>2026-11-20T10:00:00</submission_date>{moved}</report>".encode()


def reported(by: Actor, data: bytes = b"", **values: object) -> GoamlReport:
    """A report that came in."""
    known = {"name": "raporti.xml", "dated_on": timezone.localdate(), **values}
    return reports.report_take(actor=by, data=data or report(), **known)  # type: ignore[arg-type]


def entity(by: Actor, name: str = "Banka e trilluar", **values: object) -> ObligedEntity:
    """One that is obliged since last year."""
    since = timezone.localdate() - timedelta(days=365)
    known = {"kind": "bank", "contact": "Zyra e përputhshmërisë", "language": "sq", "since": since, **values}
    return entities.entity_add(actor=by, name=name, **known)  # type: ignore[arg-type]


def change(source: Source) -> None:
    """The list says something else: one entry new, one changed, one gone."""
    rows = ("1,Khalid al-Shammari,1970-05-12,tjetër", "2,Arben Shembulli,1970-05-12,", "4,Drita Hoxhaj,1980-01-01,")
    made.take(made.keeper(), source, made.file(*rows))


def announced(source: Source) -> ChangeNotice:
    """The list changed, and each entity waits to be told; answers the notice of the first."""
    change(source)
    for version in telling.changes_untold():
        telling.change_announce(version)
    return ChangeNotice.objects.select_related("entity", "change__version__source").order_by("-pk")[0]


def link(notice: ChangeNotice, by: Actor | None = None) -> tuple[ChangeLink, str]:
    """A link that an officer makes."""
    return telling.notice_link_make(actor=by or worlds.actor("finance_officer"), notice=notice)


def asked(by: Actor, *entities: ObligedEntity) -> NameRequest:
    """A request about one name that waits for its second person."""
    return named.request_ask(
        actor=by, query=WHO, purpose="Analiza 7 e trilluar", basis="Ligji i trilluar, neni 3", entities=entities
    )


def let_out(by: Actor, request: NameRequest) -> NameRequest:
    """The same, let out by somebody."""
    return named.request_decide(actor=by, request=request, let_out=True, reason="E pashë")
