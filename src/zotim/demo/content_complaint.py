"""Whoever published something that was removed complains of the referral, by its reference. All of it is invented."""

from zotim.core.people.models import Organisation
from zotim.core.redress import services
from zotim.core.redress.models import Complaint
from zotim.core.redress.receipts import code_of, form_token
from zotim.demo.people import person
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.redress import SUBJECT

SAID = "Ishte një artikull për historinë e qytetit, jo propagandë. (E trilluar.)"


def load(bodies: dict[str, Organisation]) -> Complaint | None:
    """A complaint about the referral that was carried out: an officer who took no part has it, and it isn't decided."""
    removed = Dispatch.objects.filter(state="carried_out").order_by("created_at").first()
    if removed is None:
        return None
    officer = person("Lindita Sula")
    said = services.Said("Autore e Shembullit (e trilluar)", "", SAID, removed.reference)
    complaint = services.complaint_receive(code=code_of(form_token()), about=SUBJECT, said=said, language="sq")
    services.complaint_admit(actor=officer, complaint=complaint, body=bodies["interior"])
    services.complaint_take(actor=officer, complaint=complaint)
    return services.complaint_tie(actor=officer, complaint=complaint, about=SUBJECT, reference=removed.reference)
