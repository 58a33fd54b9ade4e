"""The made-up state abroad: who sits where, a meeting to report back from, what is needed, offered and given."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_noop

from zotim.core.audit.services import System
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.demo.state import order_pdf
from zotim.demo.words import made_up
from zotim.register.assistance import services as assisting
from zotim.register.assistance.models import Assistance, Need
from zotim.register.models import Commitment, Document, Obligation
from zotim.register.taking_part import files, services
from zotim.register.taking_part.models import Forum, Meeting

MADE_UP = gettext_noop("Made up for the demonstration.")
BRUSSELS, ROME, THE_HAGUE = gettext_noop("Brussels"), gettext_noop("Rome"), gettext_noop("The Hague")
TIRANA, STRASBOURG = gettext_noop("Tirana"), gettext_noop("Strasbourg")
SEATS = (
    ("coalition", "defence", "lead"),
    ("coalition", "interior", "member"),
    ("coalition-finance", "fia", "lead"),
    ("coalition-ftf", "police", "lead"),
    ("moneyval", "fia", "lead"),
    ("rnnc", "centre", "lead"),
)
PARTS = ("coalition-finance", "coalition-ftf", "coalition-stabilisation")
"""Parts of the Coalition of which the made-up state is a member; in the last of them nobody sits."""


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def load(bodies: dict[str, Organisation]) -> tuple[int, int]:
    """Load the groups that come with Zotim, and make up the rest; answers how many groups and how many needs."""
    files.forums_install(actor=System("command"))
    forums = {one.key: one for one in Forum.objects.all()}
    arben = person("Arben Kola")
    for key in PARTS:
        services.membership_add(
            actor=arben, forum=forums[key], subject="AL", kind="member", from_on=date(2024, 1, 1), note=MADE_UP
        )
    for key, body, role in SEATS:
        services.seat_give(
            actor=arben, forum=forums[key], organisation=bodies[body], role=role, from_on=date(2025, 1, 1)
        )
    _meetings(forums, bodies)
    _backed(forums)
    _needs(bodies, forums)
    return len(forums), Need.objects.count()


def _meetings(forums: dict[str, Forum], bodies: dict[str, Organisation]) -> None:
    lule, arben = person("Lule Prifti"), person("Arben Kola")
    title = made_up("Spring plenary", "Seanca e pranverës", "الجلسة الربيعية", "sq ar")
    spring = _meeting(forums["coalition"], -230, title, BRUSSELS)
    for body, level in (("defence", "minister"), ("interior", "director")):
        services.attendance_note(actor=lule, meeting=spring, organisation=bodies[body], level=level)
    services.paper_add(
        actor=lule,
        meeting=spring,
        paper="minutes",
        name="procesverbal.pdf",
        data=order_pdf("Procesverbal (i trilluar)", "U tha se gjashtë ushtarakë do të dërgohen."),
    )
    said = Document.objects.filter(commitments__isnull=False).order_by("created_at").first()
    if said:
        services.statement_link(actor=arben, meeting=spring, statement=said)
    services.meeting_move(actor=lule, meeting=spring, step="report")
    _meeting(forums["coalition"], -6, made_up("Autumn plenary", "Seanca e vjeshtës", "الجلسة الخريفية", "sq ar"), ROME)
    experts = made_up("Experts' meeting", "Takim ekspertësh", "اجتماع خبراء")
    missed = _meeting(forums["coalition-ftf"], -90, experts, THE_HAGUE)
    services.attendance_note(actor=arben, meeting=missed, organisation=bodies["police"], level="nobody")
    for key, ahead, place in (("coalition", 24, TIRANA), ("moneyval", 40, STRASBOURG)):
        services.meeting_add(
            actor=arben,
            forum=forums[key],
            title=made_up("Winter plenary", "Seanca e dimrit", "الجلسة الشتوية", "sq ar"),
            from_on=_in(ahead),
            until_on=_in(ahead + 1),
            place=place,
            classification="internal",
        )


def _meeting(forum: Forum, day: int, title: Translated, place: str) -> Meeting:
    """A meeting that took place."""
    arben = person("Arben Kola")
    made = services.meeting_add(
        actor=arben,
        forum=forum,
        title=title,
        from_on=_in(day),
        until_on=_in(day + 1),
        place=place,
        classification="internal",
    )
    return services.meeting_move(actor=arben, meeting=made, step="hold")


def _backed(forums: dict[str, Forum]) -> None:
    made = services.sponsorship_add(
        actor=person("Teuta Hoxha"),
        title=made_up("Protection of children of fighters", "Mbrojtja e fëmijëve", "حماية الأطفال", "sq ar"),
        symbol="A/C.3/81/L.7",
        forum=forums["un-general-assembly"],
        role="co_sponsor",
        on=_in(-15),
        note=MADE_UP,
        classification="public",
    )
    support = list(Commitment.objects.filter(action="support")[:1])
    services.sponsorship_link(actor=person("Arben Kola"), sponsorship=made, instrument=None, commitments=support)


def _needs(bodies: dict[str, Organisation], forums: dict[str, Forum]) -> None:
    mira, arben, lule = person("Mira Dervishi"), person("Arben Kola"), person("Lule Prifti")
    freeze = Obligation.objects.get(key="scr1373-1-c")
    training = assisting.need_add(
        actor=arben,
        title=made_up("Training of six analysts", "Trajnim i gjashtë analistëve", "تدريب ستة محللين"),
        lead=bodies["fia"],
        kind="training",
        obligation=freeze,
        amount=Decimal(48000),
        currency="EUR",
        since=_in(-200),
    )
    scanners = assisting.need_add(
        actor=arben,
        title=made_up(
            "Readers of travel documents", "Pajisje për leximin e dokumenteve", "أجهزة قراءة وثائق السفر", "sq ar"
        ),
        lead=bodies["police"],
        kind="equipment",
        obligation=freeze,
        amount=Decimal(120000),
        currency="USD",
        since=_in(-120),
    )
    for need in (training, scanners):
        assisting.need_approve(actor=mira, need=need, approved=True)
    assisting.need_release(actor=mira, need=scanners)  # the other one waits for its release
    assisting.need_add(
        actor=lule,
        title=made_up("Language course before deployment", "Kurs gjuhe para dërgimit", "دورة لغة قبل الإيفاد", "ar"),
        lead=bodies["defence"],
        kind="training",
        obligation=freeze,
        since=_in(-10),
    )
    offers = (
        ("EUR", 40000, gettext_noop("A European partner (made up)")),
        ("USD", 25000, gettext_noop("A partner overseas (made up)")),
    )
    for currency, amount, partner in offers:
        offered = _pledge(
            bodies["fia"],
            partner,
            "training",
            made_up("Course on tracing funds", "Kurs për gjurmimin e fondeve", "دورة في تتبع الأموال", "ar"),
            amount=Decimal(amount),
            currency=currency,
            obligation=freeze if currency == "EUR" else None,
        )
        if currency == "EUR":
            assisting.need_match(actor=arben, need=training, assistance=offered)
    drafted = _pledge(
        bodies["centre"],
        gettext_noop("A regional network (made up)"),
        "drafting",
        made_up("Draft of a by-law", "Projekt i një akti nënligjor", "مشروع لائحة"),
    )
    assisting.assistance_deliver(
        actor=arben,
        assistance=drafted,
        on=_in(-30),
        name="akti.pdf",
        data=order_pdf("Akt dorëzimi (i trilluar)", "Projekti u dorëzua."),
        result=made_up("The by-law is in consultation", "Akti është në konsultim", "اللائحة قيد التشاور", "ar"),
    )
    assisting.assistance_add(
        actor=person("Teuta Hoxha"),
        direction="given",
        partner="GCERF",
        kind="money",
        lead=bodies["foreign"],
        title=Translated.of("en", "Pledge to GCERF", sq="Zotim për GCERF", ar="تعهد لصندوق GCERF"),
        forum=forums["gcerf"],
        amount=Decimal(60000),
        currency="EUR",
        source="albaniandailynews",
        classification="public",
    )


def _pledge(lead: Organisation, partner: str, kind: str, title: Translated, **fields: object) -> Assistance:
    return assisting.assistance_add(
        actor=person("Arben Kola"),
        direction="received",
        partner=partner,
        kind=kind,
        lead=lead,
        title=title,
        pledged_on=_in(-60),
        ends_on=_in(120),
        **fields,
    )
