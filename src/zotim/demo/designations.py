"""A made-up national list that is decided here: a proposal in each state, and a basis that nobody confirmed yet."""

from datetime import date, timedelta

from django.utils import timezone

from zotim.core.people.models import Membership, User
from zotim.core.texts import Translated
from zotim.demo import law
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.services import source_add
from zotim.desks.screening.national import services
from zotim.desks.screening.national.models import Proposal
from zotim.formats.lists import BirthDate, Document, Listing, Name

AUTHOR, FIRST, SECOND = "Fatos Lika", "Nora Bega", "Petrit Hoti"
LATER = timedelta(days=180)
LISTS = (
    (
        "kombetare", "national",
        Translated.of(
            "sq", "Lista kombëtare (e trilluar)", en="The national list (made up)", ar="القائمة الوطنية (مختلقة)"
        ),
    ),
    (
        "kerkesa", "foreign",
        Translated.of(
            "sq", "Kërkesat e shteteve të tjera (të trilluara)", en="Requests of other states (made up)",
            ar="طلبات الدول الأخرى (مختلقة)",
        ),
    ),
)  # fmt: skip
GROUNDS = "Arsye të trilluara për demonstrim: dy transferta dhe një dëshmi, secila me burimin e vet."

TOLD = "Dy transferta në vitin 2025, që i njihni. (E trilluar.)"


def load() -> Proposal:
    """Enter two bases, and take a proposal to each state it may have; answers the one that waits for its second."""
    _both_sides(FIRST, SECOND)
    agim, author = person("Agim Rama"), person(AUTHOR)
    for code, side, title in LISTS:
        source_add(
            actor=agim, code=code, basis=side, publisher="Këshilli i Ministrave (i trilluar)", title=title,
            decided_here=True,
        )  # fmt: skip
    national, foreign = law.confirmed("listing", "national", "neni 7"), law.entered("listing", "foreign", "neni 8")

    _draft(national, "Gezim Trillaj", born="1988")
    _proposed(foreign, "Marwan Yusuf Tikritani", "مروان يوسف التكريتاني", requesting_state="IT")
    returned = _proposed(national, "Ledian Sajdini", born="1990-02")
    services.decision_make(actor=person(FIRST), proposal=returned, outcome="return", reason="Burimi i dytë mungon.")
    withdrawn = _proposed(national, "Shoqata Drita e Vjetër (e trilluar)", kind="organisation")
    services.proposal_withdraw(actor=author, proposal=withdrawn)
    _listed(national, "Hamza Idris Mosulani", "حمزة إدريس الموصلاني", born="1979-09-01")
    _listed(national, "Dritan Velaj", "Dritan Velia", born="1991-01-09")
    reviewed = _listed(national, "Kastriot Velmishi", born="1982-04-17")
    services.proposal_review(actor=person(FIRST), proposal=reviewed)
    delisted = _listed(national, "Fondi Shpresa e Re (i trilluar)", kind="organisation")
    _decided(delisted, "delist")
    waits = _proposed(national, "Nasser Omar Raqqawini", "ناصر عمر الرقاويني", born="1984-11-20")
    services.decision_make(
        actor=person(FIRST), proposal=waits, outcome="list", reason="Burimet përputhen.", review_on=_later()
    )
    return waits


def _both_sides(*names: str) -> None:
    """In this small state the same people decide on requests of other states too."""
    for name in names:
        held = Membership.objects.get(user=User.objects.get(email=email_of(name)))
        Membership.objects.create(
            user=held.user, organisation=held.organisation, role="foreign_decider", starts_at=held.starts_at
        )


def _later() -> date:
    return timezone.localdate() + LATER


def _draft(
    basis: LegalBasis, *names: str, born: str = "", kind: str = "person", requesting_state: str = ""
) -> Proposal:
    first, *more = names
    identity = Listing(
        id="", source="", kind=kind, countries=("iq",) if more else ("al",),
        names=(Name(first, role="name"), *(Name(one, "Arab") for one in more)),
        born=(BirthDate(born, born),) if born else (), documents=_documents(born),
    )  # fmt: skip
    drafted = services.proposal_draft(
        actor=person(AUTHOR), legal_basis=basis, identity=identity, grounds=GROUNDS, told_reasons=TOLD,
        review_on=_later(), requesting_state=requesting_state,
    )  # fmt: skip
    services.evidence_add(
        actor=person(AUTHOR), proposal=drafted, data=b"Deshmi e trilluar\n", name="deshmi-e-trilluar.txt"
    )
    return drafted


def _documents(born: str) -> tuple[Document, ...]:
    return (Document(f"X{born.replace('-', '')}", "Pasaportë"),) if len(born) == 10 else ()


def _proposed(basis: LegalBasis, *names: str, **fields: str) -> Proposal:
    return services.proposal_propose(actor=person(AUTHOR), proposal=_draft(basis, *names, **fields))


def _listed(basis: LegalBasis, *names: str, **fields: str) -> Proposal:
    return _decided(_proposed(basis, *names, **fields), "list")


def _decided(proposal: Proposal, outcome: str) -> Proposal:
    said = services.decision_make(
        actor=person(FIRST), proposal=proposal, outcome=outcome, reason="Burimet përputhen.", review_on=_later()
    )
    services.decision_answer(actor=person(SECOND), decision=said, agreed=True)
    proposal.refresh_from_db()
    return proposal
