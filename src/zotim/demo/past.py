"""What the made-up state promised before: two statements, read and decided like any other."""

from dataclasses import dataclass
from datetime import date

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.demo.state import Statement, order_pdf
from zotim.register import services
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Document, Suggestion
from zotim.vocabulary import Classification, Language

ALBANIAN = Statement(
    "sq",
    "Deklaratë e qendrës (e trilluar)",
    date(2026, 3, 4),
    "Bashkia Elbasan do të trajnojë 40 mësues për parandalimin e ekstremizmit të dhunshëm deri në fund të "
    "qershorit 2026. "
    "Shqipëria do të dhurojë 50 mijë euro për stabilizimin e zonave të çliruara brenda vitit 2027. "
    "Ministria e Brendshme do të miratojë strategjinë e re kundër terrorizmit deri në dhjetor 2026. "
    "Kemi ngritur këshilla të sigurisë publike në 12 bashki. "
    "Situata në rajon mbetet e brishtë.",
)
ENGLISH = Statement(
    "en",
    "Statement at the Coalition (made up)",
    date(2026, 5, 19),
    "Albania will freeze the assets of listed persons without delay. "
    "Albania is training 25 border police officers to detect foreign terrorist fighters. "
    "Albania will launch three campaigns against terrorist propaganda by March 2027. "
    "Albania has adopted a law on the prevention of terrorist financing. "
    "The Minister recalled that the threat has changed.",
)


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise of those statements: words by which its suggestion is found, and how far it has come.

    *measure* is what is done about it, in sq, en, ar. *state*: promised, under_way, said (the measure is said to be
    completed) or proven (assessed with evidence).
    *line* is the line of effort where the person corrects what was found.
    """

    words: str
    lead: str
    sq: str
    en: str
    ar: str
    state: str
    measure: tuple[str, str, str] | None = None
    line: str = ""


PROMISES = {
    ALBANIAN: (
        Promise("40 mësues", "elbasan", "Trajnimi i 40 mësuesve", "Training 40 teachers", "تدريب 40 معلمًا",
                "under_way", ("Kurset e verës", "Summer courses", "دورات الصيف")),
        Promise("50 mijë", "foreign", "50 000 euro për stabilizimin", "50,000 euros for stabilisation",
                "50 ألف يورو لتحقيق الاستقرار", "promised"),
        Promise("strategjinë", "interior", "Strategjia e re kundër terrorizmit", "A new strategy against terrorism",
                "استراتيجية جديدة لمكافحة الإرهاب", "under_way",
                ("Grupi i hartimit", "Drafting group", "فريق الصياغة")),
        Promise("12 bashki", "interior", "Këshilla të sigurisë publike në 12 bashki",
                "Public safety councils in 12 municipalities", "مجالس سلامة عامة في 12 بلدية", "proven",
                ("Ngritja e këshillave", "Setting up the councils", "إنشاء المجالس"), line="prevention"),
    ),
    ENGLISH: (
        Promise("freeze", "fia", "Ngrirja e pasurive pa vonesë", "Freezing assets without delay",
                "تجميد الأصول دون تأخير", "said", ("Urdhri i ngrirjes", "Freezing order", "أمر التجميد")),
        Promise("25 border", "police", "Trajnimi i 25 policëve kufitarë", "Training 25 border police officers",
                "تدريب 25 من أفراد شرطة الحدود", "under_way",
                ("Moduli i parë", "First module", "الوحدة التدريبية الأولى")),
        Promise("three campaigns", "centre", "Tri fushata kundër propagandës", "Three campaigns against propaganda",
                "ثلاث حملات لمواجهة الدعاية", "promised"),
        Promise("law on", "interior", "Ligji kundër financimit të terrorizmit", "Law against terrorist financing",
                "قانون مكافحة تمويل الإرهاب", "proven", ("Miratimi i ligjit", "Adoption of the law", "إقرار القانون")),
    ),
}  # fmt: skip


SOURCE = {
    "sq": "Shkruar për këtë demonstrim",
    "en": "Written for this demonstration",
    "ar": "كُتب لهذا العرض",
}
"""Where a made-up statement is published, in its own language."""


def put_in(statement: Statement) -> Document:
    """Have the analyst put in a statement, as anybody would on the page."""
    return services.document_add(
        actor=person("Arben Kola"),
        title=statement.title,
        language=Language(statement.language),
        text=statement.text,
        dated_on=statement.dated_on,
        source=SOURCE[statement.language],
        classification=Classification.PUBLIC,
    )


def load(bodies: dict[str, Organisation]) -> int:
    """Put in both statements and bring their promises to where they stand; answers how many were found and accepted.

    A promise that the engine doesn't find is left out: the demonstration shows what it really can.
    """
    accepted = 0
    for statement, promises in PROMISES.items():
        document = put_in(statement)
        for promise in promises:
            for suggestion in document.suggestions.filter(state="open"):
                if promise.words in document.text[suggestion.start : suggestion.end]:
                    _bring(promise, suggestion, bodies[promise.lead])
                    accepted += 1
                    break
    return accepted


def _bring(promise: Promise, suggestion: Suggestion, lead: Organisation) -> None:
    arben, mira = person("Arben Kola"), person("Mira Dervishi")
    title = Translated.of("sq", promise.sq, en=promise.en, ar=promise.ar)
    changes = {"line_of_effort": promise.line} if promise.line else {}
    commitment = services.suggestion_accept(actor=arben, suggestion=suggestion, title=title, lead=lead, **changes)
    if promise.measure is None:
        return
    albanian, english, arabic = promise.measure
    measure = measure_add(
        actor=mira, commitment=commitment, title=Translated.of("sq", albanian, en=english, ar=arabic), lead=lead,
        starts_on=date(2026, 6, 1),
    )  # fmt: skip
    measure_move(actor=mira, measure=measure, step="begin")
    if promise.state == "under_way":
        return
    measure_move(actor=mira, measure=measure, step="complete")
    piece = services.evidence_submit(
        actor=mira, measure=measure,
        title=Translated.of("sq", f"Akti: {promise.sq}", en=f"Act: {promise.en}", ar=f"القرار: {promise.ar}"),
        data=order_pdf(f"Akti: {promise.sq}", promise.sq), name="akti.pdf", dated_on=date(2026, 9, 1),
    )  # fmt: skip
    if promise.state == "said":
        return
    services.evidence_open(actor=arben, evidence=piece)
    services.evidence_review(actor=arben, evidence=piece, accepted=True)
    reason = Translated.of("sq", "Akti e tregon.", en="The act shows it.", ar="القرار يبيّن ذلك.")
    assessment = services.assessment_propose(
        actor=arben, commitment=commitment, claimed="done", assessed="done", evidence=[piece], reason=reason
    )
    services.assessment_confirm(actor=mira, assessment=assessment, confirmed=True)
