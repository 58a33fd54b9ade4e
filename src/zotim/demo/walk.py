"""The walk: from a statement at the door to a report with its proof, through the same services as the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils import timezone

from zotim.core.audit.services import checkpoint, seal
from zotim.core.audit.verify import verify
from zotim.core.evidence.services import file_bytes
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.past import put_in
from zotim.demo.people import person
from zotim.demo.state import OTHER_NUMBER, WALK, order_pdf
from zotim.register import services
from zotim.register.comparing import contradictions_in
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Commitment
from zotim.register.reports.models import Report
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification

ORDER = (
    "Urdhër (i trilluar): gjashtë ushtarakë caktohen dhe nisin stërvitjen për misionin këshillues në Irak "
    "më 16 nëntor 2026."
)

Tell = Callable[[str, str], None]
"""Called with what was done and a detail of it, as each step is done."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk leaves behind."""

    commitment: Commitment
    report: Report
    files: list[Path]
    note: str


def walk(tell: Tell, out: Path) -> Walked:
    """Read the Arabic statement, accept its claim, meet what contradicts it, act, prove, assess, report, seal, verify.

    Three people take part: the analyst and the coordinator of the centre, and the ministry's focal point. PDFs go
    into *out*. Raises RuntimeError when a step doesn't give what the walk needs.
    """
    mira, arben, lule = person("Mira Dervishi"), person("Arben Kola"), person("Lule Prifti")
    ministry = Organisation.objects.get(short_name="MM")

    document = put_in(WALK)
    suggestion = document.suggestions.filter(quantity=6).first()
    if suggestion is None:
        raise RuntimeError("the claims engine found no promise of six people in the statement")
    tell("An Arabic statement is read", f"{document.reference} · one claim suggested by {suggestion.rule}")

    commitment = services.suggestion_accept(
        actor=arben,
        suggestion=suggestion,
        lead=ministry,
        title=Translated.of(
            "ar",
            "إرسال ستة عسكريين إلى بعثة الناتو في العراق",
            sq="Dërgimi i gjashtë ushtarakëve në Misionin e NATO-s në Irak",
            en="Sending six soldiers to the NATO Mission in Iraq",
        ),
    )
    tell("A person accepts it as a commitment", f"{commitment.reference} · due {commitment.due_on}")

    interview = put_in(OTHER_NUMBER)
    misfit = contradictions_in(arben, interview).filter(commitment=commitment).first()
    if misfit is None:
        raise RuntimeError("the contradiction between the statement and the record wasn't found")
    services.suggestion_link(actor=arben, suggestion=misfit.suggestion, commitment=commitment)
    tell("An English one says it again, with another number", f"{misfit.said} · on record: {misfit.recorded}")

    measure = measure_add(
        actor=lule,
        commitment=commitment,
        lead=ministry,
        starts_on=date(2026, 11, 16),
        due_on=date(2027, 3, 31),
        title=Translated.of(
            "sq",
            "Caktimi dhe stërvitja e gjashtë ushtarakëve",
            en="Naming and training the six soldiers",
            ar="تسمية العسكريين الستة وتدريبهم",
        ),
    )
    measure_move(actor=lule, measure=measure, step="begin")
    tell("The ministry adds a measure and begins it", measure.reference)

    piece = services.evidence_submit(
        actor=lule,
        measure=measure,
        data=order_pdf("Urdhër për përgatitjen e gjashtë ushtarakëve", ORDER),
        name="urdher.pdf",
        dated_on=date(2026, 11, 16),
        title=Translated.of(
            "sq",
            "Urdhër për caktimin dhe stërvitjen",
            en="Order to name and train the six",
            ar="أمر بالتسمية والتدريب",
        ),
    )
    tell("The ministry puts in evidence", f"{piece.reference} · {piece.file.sha256[:16]}…")
    services.evidence_open(actor=arben, evidence=piece)
    services.evidence_review(actor=arben, evidence=piece, accepted=True)
    tell("A second person reviews the evidence", "the analyst of the centre")

    assessment = services.assessment_propose(
        actor=arben,
        commitment=commitment,
        claimed="under_way",
        assessed="under_way",
        evidence=[piece],
        reason=Translated.of(
            "sq",
            "Urdhri tregon se stërvitja ka nisur; askush nuk është nisur ende.",
            en="The order shows that training has begun; nobody has left yet.",
            ar="يبيّن الأمر أن التدريب بدأ، ولم يغادر أحد بعد.",
        ),
    )
    services.assessment_confirm(actor=mira, assessment=assessment, confirmed=True)
    tell("The status is assessed and confirmed by another person", "under way; claimed: under way")

    title = Translated.of("sq", "Gjendja e zotimeve", en="Where our commitments stand", ar="وضع التعهدات")
    report = report_make(actor=mira, title=title, moment=timezone.now(), classification=Classification.PUBLIC)
    run_pending_jobs()
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for kept in report.files.select_related("file").filter(format="pdf"):
        path = out / f"report-{kept.language}.pdf"
        path.write_bytes(file_bytes(kept.file))
        paths.append(path)
        tell("The report is made", str(path))

    sealed = seal()
    note = checkpoint()
    result = verify()
    if not result.ok:
        raise RuntimeError(f"the log doesn't verify: {result}")
    tell("The log is sealed and verified", f"{sealed} events, no gap; checkpoint published")
    return Walked(commitment, report, paths, note)
