"""The library of obligations in the made-up state: what it answers, a law in consultation, a paragraph verified."""

from datetime import date

from django.utils.translation import gettext_noop

from zotim.core.audit.services import System
from zotim.core.figures.registry import Period
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.past import put_in
from zotim.demo.people import person
from zotim.demo.state import Statement
from zotim.register import services
from zotim.register.models import Commitment, Instrument, Obligation

RESOLUTION = Statement(
    "en",
    "Resolution 7 (2026) of an invented council (made up)",
    date(2026, 2, 3),
    "The Council,\n\n"
    "1. Decides that all States shall freeze without delay the funds of those who finance terrorist acts;\n\n"
    "2. Encourages States to share good practice on the return of families;\n\n"
    "3. Calls upon States to train border officers to detect false documents.\n",
)
CHARTER = gettext_noop("Charter of the United Nations, art. 25")
LAW_OF_KOSOVO = gettext_noop("Law 05/L-002 (to be verified)")
FUNDS_ONLY = gettext_noop("funds only")
SYMBOL = "C/RES/7 (2026)"
DECIDES = "Decides that all States shall freeze without delay the funds of those who finance terrorist acts"

ANSWERS = {
    "Freezing assets without delay": ("scr1373-1-c", "fatf-recommendations-2012-as-amended-r-6"),
    "Training 25 border police officers": ("scr1373-2-g",),
    "Law against terrorist financing": ("scr1373-1-b", "fatf-recommendations-2012-as-amended-r-5"),
}
"""Which commitments of the made-up state answer which obligations, by English title and key."""


def text(sq: str, en: str, ar: str) -> Translated:
    """A text of the demonstration."""
    return Translated.of("sq", sq, en=en, ar=ar)


def load(bodies: dict[str, Organisation]) -> int:
    """Load the library and bring it to life; answers how many obligations there are."""
    for name in services.PACKAGED:
        services.library_install(actor=System("demo"), name=name)
    _answers()
    _states()
    _verified()
    _law(bodies)
    return Obligation.objects.count()


def _answers() -> None:
    arben = person("Arben Kola")
    for title, keys in ANSWERS.items():
        commitment = Commitment.objects.filter(title__texts__en=title).first()
        if commitment is None:
            continue
        for obligation in Obligation.objects.filter(key__in=keys):
            services.obligation_serve(actor=arben, obligation=obligation, by=commitment)
            for measure in commitment.measures.all():
                services.obligation_serve(actor=arben, obligation=obligation, by=measure)


def _states() -> None:
    """Bound as a member, and applying without being bound: the same resolution, two states."""
    arben, resolution = person("Arben Kola"), Instrument.objects.get(symbol="S/RES/2178 (2014)")
    services.adherence_add(
        actor=arben,
        instrument=resolution,
        subject="AL",
        kind="bound",
        basis=CHARTER,
    )
    services.adherence_add(
        actor=arben, instrument=resolution, subject="XK", kind="applies", basis=LAW_OF_KOSOVO,
        source="refworld, country report 2016", reservations=text(
            "Kosova nuk është anëtare e OKB-së", "Kosovo is no member of the UN", "كوسوفو ليست عضوًا في الأمم المتحدة"
        ),
    )  # fmt: skip


def _verified() -> None:
    """A made-up resolution, read: of its three paragraphs one verified by two people, one not, one not decided."""
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    council = services.instrument_add(
        actor=arben, symbol=SYMBOL, kind="resolution", issuer=gettext_noop("An invented council"),
        title=text("Ngrirja e fondeve (e trilluar)", "Freezing of funds (made up)", "تجميد الأموال (مختلق)"),
        adopted_on=RESOLUTION.dated_on, classification="public",
        note=gettext_noop("Invented for this demonstration, so that a text can be shown word for word."),
    )  # fmt: skip
    document = put_in(RESOLUTION)
    version = services.version_add(
        actor=arben, instrument=council, language="en", document=document, authentic=True,
        in_force_from=RESOLUTION.dated_on,
    )  # fmt: skip
    read = {one.number: one for one in services.provisions_read(actor=arben, version=version)}
    freeze = services.provision_accept(
        actor=arben, suggestion=read["1"], number="1", bearer="states", report_to=gettext_noop("An invented committee"),
        report_months=12, report_from=date(2026, 12, 31),
        summary=text("Të ngrihen fondet pa vonesë", "Freeze funds without delay", "تجميد الأموال دون تأخير"),
    )  # fmt: skip
    services.provision_accept(
        actor=arben, suggestion=read["2"], number="2",
        summary=text(
            "Shkëmbim i përvojës për kthimin e familjeve", "Share experience on families' return",
            "تبادل الخبرات بشأن عودة الأسر",
        ),
    )  # fmt: skip
    if freeze is None:
        raise RuntimeError("the first paragraph of the resolution gave no obligation")
    start = document.text.index(DECIDES)
    shown = services.verification_propose(
        actor=arben, obligation=freeze, number="1", document=document, passage=(start, start + len(DECIDES))
    )
    services.verification_confirm(actor=mira, verification=shown, confirmed=True)
    same = Obligation.objects.get(key="scr1373-1-c")
    services.obligation_relate(actor=arben, obligation=freeze, other=same, kind="narrows", note=FUNDS_ONLY)


def _law(bodies: dict[str, Organisation]) -> None:
    """A made-up law: drafted, consulted with a dissent that stays, in force; an article that meets an obligation."""
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    law = services.instrument_add(
        actor=mira, symbol="Ligji 12/2026", kind="law", issuer=gettext_noop("Assembly of the made-up state"),
        title=text("Ligji kundër financimit (i trilluar)", "Law against financing (made up)",
                   "قانون مكافحة التمويل (مختلق)"),
        lead=bodies["interior"], classification="public", binding=True,
    )  # fmt: skip
    for step, day in (("draft", date(2026, 1, 12)), ("consult", date(2026, 2, 16))):
        services.instrument_move(actor=mira, instrument=law, step=step, on=day)
    dissent = services.opinion_give(
        actor=mira, instrument=law, given_by=gettext_noop("An invented association of lawyers"), stance="dissents",
        given_on=date(2026, 3, 2),
        text=text("Neni 5 nuk parashikon ankim.", "Article 5 gives no appeal.", "لا تنص المادة 5 على الطعن."),
    )  # fmt: skip
    services.opinion_answer(
        actor=mira, opinion=dissent, taken_up=True,
        answer=text("Ankimi u shtua në nenin 6.", "An appeal was added in article 6.", "أضيف الطعن في المادة 6."),
    )  # fmt: skip
    services.instrument_move(actor=mira, instrument=law, step="adopt", on=date(2026, 4, 9), note="Akti 12/2026")
    article = services.provision_add(
        actor=mira, instrument=law, number="art. 5", commencement="on_day", commenced_on=date(2026, 7, 1)
    )
    services.provision_add(actor=mira, instrument=law, number="art. 6", commencement="no_date")
    services.instrument_move(actor=mira, instrument=law, step="commence", on=date(2026, 5, 1))
    coverage = services.coverage_propose(
        actor=arben, obligation=Obligation.objects.get(key="scr1373-1-b"), provision=article, extent="partly",
        note=text("Pa personat juridikë.", "Without legal persons.", "دون الأشخاص الاعتباريين."),
    )  # fmt: skip
    services.coverage_confirm(actor=mira, coverage=coverage, confirmed=True)
    services.application_supply(
        actor=arben, provision=article, kind="investigations", period=Period(date(2026, 7, 1), date(2026, 9, 30)),
        body=bodies["prosecution"], count=27, source=gettext_noop("Invented for this demonstration"),
        breakdown={"sex": {"women": 10, "men": 17}},
    )  # fmt: skip
