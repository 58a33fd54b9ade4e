"""Made-up complaints, one at each place of their way: received, with the body, decided, put right, in review."""

from dataclasses import dataclass

from zotim.core.people.models import Organisation
from zotim.core.redress import services
from zotim.core.redress.models import Complaint
from zotim.core.redress.receipts import code_of, form_token
from zotim.demo.people import person
from zotim.desks.screening.alerts.models import Alert

RECEIVED = (
    "identity",
    "sq",
    "Agron Shembulli (i trilluar)",
    "Banka ma mbylli llogarinë, sepse emri im ngjan me dikë në një listë. Nuk jam ai. (E trilluar.)",
)
WITH_BODY = (
    "identity",
    "ar",
    "خالد المثالي (مختلق)",
    "أوقفت الوكالة حوالتي لأن اسمي يشبه اسم شخص آخر. وُلدتُ في سنة أخرى. (نص مختلق)",
)
DECIDED = (
    "other",
    "en",
    "Sample Person (made up)",
    "My application was refused and nobody told me why or by whom. (Made up.)",
)
PUT_RIGHT = (
    "identity",
    "sq",
    "Blerta Shembulli (e trilluar)",
    "Më ndalën dy herë në sportel për një emër që e kanë shumë veta. (E trilluar.)",
)
IN_REVIEW = (
    "other", "sq", "Shpëtim Shembulli (i trilluar)",
    "Kërkova të dija pse m'u vonua pagesa dhe nuk mora përgjigje. (E trilluar.)",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """How many complaints there are, and the receipt code of the one that was put right."""

    number: int
    code: str


def _receive(row: tuple[str, str, str, str]) -> tuple[Complaint, str]:
    about, language, name, text = row
    code, said = code_of(form_token()), services.Said(name, "", text)
    return services.complaint_receive(code=code, about=about, said=said, language=language), code


def _taken(row: tuple[str, str, str, str], body: Organisation) -> tuple[Complaint, str]:
    complaint, code = _receive(row)
    services.complaint_admit(actor=person("Rovena Isufi"), complaint=complaint, body=body)
    return services.complaint_take(actor=person("Rovena Isufi"), complaint=complaint), code


def _decided(
    row: tuple[str, str, str, str], body: Organisation, outcome: str, effect: str, reasons: str
) -> tuple[Complaint, str]:
    complaint, code = _taken(row, body)
    services.complaint_decide(
        actor=person("Rovena Isufi"), complaint=complaint, outcome=outcome, effect=effect, reasons=reasons
    )
    return complaint, code


def load(bodies: dict[str, Organisation], namesake: Alert) -> Heard:
    """Let the complaints come in, and take each as far as it goes; one is about the alert of a *namesake*."""
    fia, klodian = bodies["fia"], person("Klodian Meta")
    _receive(RECEIVED)
    _taken(WITH_BODY, fia)
    _decided(DECIDED, fia, "in_part", "put_right", "You should have been told the reasons. You will be. (Made up.)")
    right, code = _taken(PUT_RIGHT, fia)
    services.complaint_tie(
        actor=person("Rovena Isufi"), complaint=right, about="screening.alert", reference=namesake.reference
    )
    services.complaint_decide(
        actor=person("Rovena Isufi"), complaint=right, outcome="upheld", effect="screening.apart",
        reasons="Data e lindjes nuk është e njëjta: jeni marrë për dikë tjetër. (E trilluar.)",
    )  # fmt: skip
    note = "Letërnjoftimi u pa; sporteli u njoftua. (E trilluar.)"
    services.complaint_carry_out(actor=klodian, complaint=right, note=note)
    again, its_code = _decided(
        IN_REVIEW, fia, "not_upheld", "nothing", "Nuk gjetëm gjë për të ndryshuar. (E trilluar.)"
    )
    services.complaint_carry_out(actor=klodian, complaint=again)
    services.review_ask(code=its_code, text="Nuk u përgjigjët se pse u vonua. (E trilluar.)")
    return Heard(Complaint.objects.count(), code)
