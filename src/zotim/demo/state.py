"""A made-up state modelled on Albania: its bodies are facts with sources, its people and promises are invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from zotim.core.documents.paper import EvidenceItem, Paper, Section, Sentence
from zotim.core.documents.pdf import render_pdf
from zotim.core.people.models import Installation, Membership, Organisation, User
from zotim.core.texts import Translated

DOMAIN = "demo.example"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as the facts give it."""

    key: str
    kind: str
    sq: str
    en: str
    ar: str
    source: str
    short: str = ""


BODIES = (
    Body("centre", "coordination_centre", "Qendra Kombëtare e Koordinimit", "National Coordination Centre",
         "المركز الوطني للتنسيق", "Modelled on the centre of CoM Decision 737, 13.12.2017", "QKK"),
    Body("defence", "ministry", "Ministria e Mbrojtjes", "Ministry of Defence", "وزارة الدفاع",
         "Government of Albania: ministries", "MM"),
    Body("interior", "ministry", "Ministria e Brendshme", "Ministry of Interior", "وزارة الداخلية",
         "Owner of the cross-sectoral strategy against terrorism 2021-2025", "MB"),
    Body("foreign", "ministry", "Ministria për Evropën dhe Punët e Jashtme",
         "Ministry for Europe and Foreign Affairs", "وزارة أوروبا والشؤون الخارجية",
         "Government of Albania: ministries", "MEPJ"),
    Body("fia", "agency", "Agjencia e Inteligjencës Financiare", "Financial Intelligence Agency",
         "وكالة الاستخبارات المالية", "Successor of the GDPML; law to be verified", "AIF"),
    Body("police", "police", "Policia e Shtetit, Drejtoria Antiterror", "State Police, Counter-Terrorism Directorate",
         "شرطة الدولة، مديرية مكافحة الإرهاب", "state.gov country report 2021", "DAT"),
    Body("prosecution", "prosecution", "Prokuroria (e trilluar)", "Prosecutor's office (made up)",
         "مكتب المدعي العام (مختلق)", "Invented", ""),
    Body("bank", "other", "Banka e Shembullit (e trilluar)", "Example Bank (made up)", "بنك المثال (مختلق)",
         "Invented", ""),
    Body("elbasan", "municipality", "Bashkia Elbasan", "Municipality of Elbasan", "بلدية إلباسان",
         "Local Public Safety Councils: CoM Decision 678, 30.10.2024", ""),
    Body("durres", "municipality", "Bashkia Durrës", "Municipality of Durrës", "بلدية دوريس",
         "Local Public Safety Councils: CoM Decision 678, 30.10.2024", ""),
    Body("prison", "prison", "Burgu (i trilluar)", "Prison (made up)", "السجن (مختلق)", "Invented", ""),
    Body("probation", "probation", "Shërbimi i Provës (i trilluar)", "Probation service (made up)",
         "خدمة المراقبة (مختلقة)", "Invented", ""),
    Body("school", "school", "Shkolla nëntëvjeçare (e trilluar)", "Primary school (made up)", "مدرسة ابتدائية (مختلقة)",
         "Invented", ""),
    Body("families", "civil_society", "Qendra e Familjes (e trilluar)", "Centre for Families (made up)",
         "مركز الأسرة (مختلق)", "Invented", ""),
    Body("auditor", "oversight", "Komisioneri për të Drejtën e Informimit dhe Mbrojtjen e të Dhënave",
         "Commissioner for the Right to Information and Data Protection", "مفوض حق المعلومات وحماية البيانات",
         "Law 124/2024 on the protection of personal data", ""),
)  # fmt: skip

# (name, organisation, role): every one of them is invented.
PEOPLE = (
    ("Mira Dervishi", "centre", "coordinator"),
    ("Arben Kola", "centre", "analyst"),
    ("Lule Prifti", "defence", "focal_point"),
    ("Skerdi Laho", "defence", "deployment_officer"),
    ("Anila Bushi", "defence", "deployment_officer"),
    ("Teuta Hoxha", "foreign", "foreign_affairs"),
    ("Blerta Zogu", "foreign", "stabilisation_officer"),
    ("Ardit Lame", "foreign", "stabilisation_officer"),
    ("Genti Shehu", "auditor", "auditor"),
    ("Drita Marku", "auditor", "data_protection_officer"),
    ("Besa Hysa", "centre", "records_officer"),
    ("Agim Rama", "fia", "list_officer"),
    ("Ermal Duka", "fia", "list_officer"),
    ("Edona Luku", "fia", "finance_officer"),
    ("Valmira Gega", "fia", "finance_officer"),
    ("Elira Bano", "bank", "customer_keeper"),
    ("Dritan Kume", "bank", "customer_keeper"),
    ("Artan Zeqo", "police", "travel_officer"),
    ("Ilda Rexha", "police", "travel_officer"),
    ("Luan Kodra", "police", "border_officer"),
    ("Rovena Isufi", "fia", "redress_officer"),
    ("Klodian Meta", "fia", "redress_officer"),
    ("Petrit Gjika", "auditor", "independent_reviewer"),
    ("Fatos Lika", "police", "proposer"),
    ("Nora Bega", "interior", "national_decider"),
    ("Petrit Hoti", "foreign", "national_decider"),
    ("Albana Cela", "interior", "referral_officer"),
    ("Gezim Lala", "interior", "referral_officer"),
    ("Mimoza Dauti", "interior", "referral_approver"),
    ("Andi Progri", "interior", "content_adviser"),
    ("Jonida Vathi", "interior", "bank_curator"),
    ("Saimir Kapo", "interior", "bank_curator"),
    ("Entela Mici", "interior", "content_keeper"),
    ("Bujar Tola", "interior", "content_keeper"),
    ("Lindita Sula", "interior", "redress_officer"),
    ("Arjan Qosja", "interior", "redress_officer"),
    ("Silvana Rica", "elbasan", "protection_officer"),
    ("Vera Gjoka", "elbasan", "case_supervisor"),
    ("Ilir Basha", "elbasan", "caseworker"),
    ("Pranvera Lleshi", "elbasan", "conference_chair"),
    ("Elona Sula", "durres", "case_supervisor"),
    ("Arta Mema", "durres", "caseworker"),
    ("Ylli Nika", "prison", "case_supervisor"),
    ("Majlinda Cani", "prison", "caseworker"),
    ("Ana Leka", "school", "professional"),
    ("Blerta Muka", "families", "professional"),
    ("Rudina Shkurti", "families", "provider"),
    ("Majlinda Frroku", "families", "focal_point"),
    ("Mirela Dode", "elbasan", "provider"),
    ("Bledi Toska", "centre", "administrator"),
    ("Sokol Deda", "elbasan", "caseworker"),  # has left; his account is closed
)


def email_of(name: str) -> str:
    """The invented address of an invented person."""
    return name.lower().replace(" ", ".").replace("ë", "e").replace("ç", "c") + "@" + DOMAIN


@transaction.atomic
def load() -> dict[str, Organisation]:
    """Mark the database as a demonstration and fill in bodies and people. For an empty database only.

    Raises RuntimeError when there already is an installation that isn't a demonstration.
    """
    if Installation.objects.filter(demo=False).exists() or User.objects.exclude(email__endswith="@" + DOMAIN).exists():
        raise RuntimeError("this database holds real work: the demonstration is never loaded into it")
    name = Translated.of("sq", "Shteti i trilluar", en="A made-up state", ar="دولة مختلقة")
    Installation.objects.update_or_create(pk=1, defaults={"name": name, "demo": True})
    bodies = {
        body.key: Organisation.objects.create(
            kind=body.kind,
            name=Translated.of("sq", body.sq, en=body.en, ar=body.ar),
            short_name=body.short,
            source=body.source,
        )
        for body in BODIES
    }
    for person, key, role in PEOPLE:
        user = User.objects.create_user(email_of(person), name=person)
        started = timezone.now() - timedelta(days=1)
        Membership.objects.create(user=user, organisation=bodies[key], role=role, starts_at=started)
    return bodies


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement written for the demonstration."""

    language: str
    title: str
    dated_on: date
    text: str


WALK = Statement(
    "ar",
    "بيان وزارة الدفاع (مختلق)",
    date(2026, 11, 12),
    "أعلنت وزارة الدفاع في تيرانا أن ألبانيا تستعد لإرسال ستة عسكريين إلى بعثة الناتو في العراق قبل نهاية آذار 2027. "
    "وأكد المتحدث أن الأوضاع في المنطقة ما زالت صعبة.",
)


OTHER_NUMBER = Statement(
    "en",
    "Interview of the ambassador (made up)",
    date(2026, 11, 18),
    "Albania will send eight soldiers to NATO Mission Iraq by the end of March 2027. "
    "The ambassador thanked the hosts for their welcome.",
)
"""The promise of the walk, with another number."""


def order_pdf(title: str, text: str) -> bytes:
    """A made-up act on one page, to serve as evidence."""
    item = EvidenceItem(reference="AKT-1", title="Akt i trilluar", language="sq", date=date(2026, 11, 16))
    section = Section("Vendoset", None, [Sentence(text, "sq", ("AKT-1",))])
    paper = Paper(
        title=title,
        language="sq",
        as_of=date(2026, 11, 16),
        subtitle="Dokument i trilluar për demonstrim",
        sections=[section],
        evidence=[item],
    )
    return render_pdf(paper)
