"""What is done for the made-up child beyond the desk: services of two bodies, referrals to them, visits."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.followup import services as followup
from zotim.desks.reintegration.persons.models import Guardian
from zotim.desks.reintegration.referrals import providing, services
from zotim.desks.reintegration.referrals.models import Referral, Service

CENTRE, TOWN, WORKER = "Rudina Shkurti", "Mirela Dode", "Ilir Basha"
OFFERED = {
    "psych": (CENTRE, "Ndihmë psikologjike për fëmijë", "Psychological help for children", "مساعدة نفسية للأطفال"),
    "social_family": (CENTRE, "Këshillim për familje", "Counselling for families", "إرشاد أسري"),
    "housing": (TOWN, "Ndihmë për qira", "Help with the rent", "مساعدة في الإيجار"),
    "livelihood": (TOWN, "Ndihmë për të gjetur punë", "Help to find work", "مساعدة في إيجاد عمل"),
}  # fmt: skip


def load(case: Case, mother: Guardian, bodies: dict[str, Organisation]) -> None:
    """Everything through the services, as the people who do it."""
    offered = {domain: _offer(domain, bodies["elbasan"]) for domain in OFFERED}
    family, treatment, town = (
        _agreed(case, mother, bodies[key], domains, purpose)
        for key, domains, purpose in (
            ("families", ["social_family"], "help"),
            ("families", ["psych"], "treatment"),
            ("elbasan", ["housing", "livelihood"], "help"),
        )
    )
    served = _sent(case, offered["psych"], treatment, "Fëmija fle keq; një bisedë në javë. (I trilluar.)")
    accepted = _sent(case, offered["social_family"], family, "Gjyshja do këshilla për ditën në shtëpi. (I trilluar.)")
    _sent(case, offered["housing"], town, "Qira për tre muaj pranë shkollës. (I trilluar.)", "address")
    declined = _sent(case, offered["livelihood"], town, "Nëna kërkon punë me gjysmë dite. (I trilluar.)")
    _drafted(case, offered["social_family"], family, "Një takim me familjen tjetër. (I trilluar.)")
    centre, of_town = person(CENTRE), person(TOWN)
    for row in (served, accepted):
        providing.referral_accept(actor=centre, referral=row)
    providing.referral_begin(actor=centre, referral=served)
    providing.reply_write(actor=centre, referral=served, text="Erdhi dy herë dhe vizatoi. (I trilluar.)")
    providing.referral_decline(actor=of_town, referral=declined, reason="no_room")
    _visits(case)


def _offer(domain: str, municipality: Organisation) -> Service:
    who, sq, en, ar = OFFERED[domain]
    return providing.service_enter(
        actor=person(who), title=Translated.of("sq", sq, en=en, ar=ar), domain=domain, municipality=municipality,
        languages=["sq", "ar"], places=4, contact="054 000 000, 8–16 (i trilluar)",
    )  # fmt: skip


def _agreed(case: Case, mother: Guardian, body: Organisation, domains: list[str], purpose: str) -> Consent:
    worker, ends_at = person(WORKER), timezone.now() + timedelta(days=120)
    asked = bases.consent_ask(
        actor=worker, case=case, recipient=body, domains=domains, purpose=purpose, ends_at=ends_at
    )  # fmt: skip
    return bases.consent_answer(
        actor=worker, consent=asked, given=True, decider="guardian", guardian=mother, assent="yes", how="spoken"
    )


def _drafted(case: Case, service: Service, basis: Consent, need: str, *pieces: str) -> Referral:
    return services.referral_draft(
        actor=person(WORKER), case=case, service=service, basis=basis, need=need, pieces=["name", "languages", *pieces]
    )  # fmt: skip


def _sent(case: Case, service: Service, basis: Consent, need: str, *pieces: str) -> Referral:
    row = _drafted(case, service, basis, need, *pieces)
    return services.referral_send(actor=person(WORKER), referral=row)


def _visits(case: Case) -> None:
    for alone, from_paper, said in (
        ("yes", False, {
            "words": "Era thotë se i pëlqen banka pranë dritares. (I trilluar.)",
            "worries": "Nuk ka çantë shkolle. (I trilluar.)", "done": "Bashkia e blen këtë javë. (I trilluar.)",
        }),
        ("no", True, {
            "words": "Era vizatoi shtëpinë dhe nuk foli shumë. (I trilluar.)",
            "why_not": "Vëllai i vogël nuk donte të dilte. (I trilluar.)",
        }),
    ):  # fmt: skip
        followup.visit_enter(
            actor=person(WORKER), case=case, domain="safety_care", visited_on=timezone.localdate(), alone=alone,
            from_paper=from_paper, details={"place": "Në shtëpi", "present": "Gjyshja, vëllai i vogël"} | said,
        )  # fmt: skip
