"""On what access to the made-up child's case rests: an article opens the school's door, consent opens one beside it; of
two consents one was withdrawn, and the door of the article stayed open."""

from datetime import datetime, timedelta

from django.utils import timezone

from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.core.ui.days import after
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.bases import services
from zotim.desks.reintegration.bases.models import Consent, Duty
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons.models import Guardian

DAY = timedelta(days=1)
ARTICLE = "Ligji i Trilluar për Shkollën, neni 12"
LATER = "Ligji i Trilluar për Shëndetin, neni 4"


def load(case: Case, mother: Guardian) -> None:
    """Everything through the services, as the people who do it."""
    vera, ilir, ana = person("Vera Gjoka"), person("Ilir Basha"), User.objects.get(email=email_of("Ana Leka"))
    school, soon = ana.memberships.get().organisation, _after(90)
    duty = _duty(ARTICLE, "school", "education", "schooling")
    services.duty_decide(actor=vera, duty=duty, confirmed=True)
    services.grant_on(actor=vera, case=case, basis=duty, user=ana, domains=["education"], ends_at=soon)
    _duty(LATER, "health", "health", "help")

    def ask(purpose: str, days: int) -> Consent:
        return services.consent_ask(
            actor=ilir, case=case, recipient=school, domains=["social_family"], purpose=purpose,
            ends_at=_after(days),
        )  # fmt: skip

    def agree(consent: Consent) -> None:
        services.consent_answer(
            actor=ilir, consent=consent, given=True, decider="guardian", guardian=mother, assent="yes", how="spoken"
        )
        until = consent.ends_at - DAY
        services.grant_on(actor=vera, case=case, basis=consent, user=ana, domains=["social_family"], ends_at=until)

    withdrawn, given = ask("help", 60), ask("schooling", 25)
    agree(withdrawn)
    agree(given)
    ask("conference", 90)
    services.consent_withdraw(actor=ilir, consent=withdrawn)
    for kind, texts, confirmed in (
        ("emergency", {"document": "Masë emergjence 7/2026 e bashkisë (e trilluar)"}, True),
        (
            "interests",
            {
                "question": "A i jepet shkollës vendi i banimit? (I trilluar.)",
                "views": "Era do që mësuesja ta dijë. (I trilluar.)",
                "decision": "Po, deri në fund të vitit shkollor. (I trilluar.)",
            },
            False,
        ),
    ):
        ground = services.ground_enter(
            actor=ilir, case=case, kind=kind, recipient=school, domains=["education"], purpose="schooling",
            ends_at=_after(120), details=texts, heard=kind == "interests",
        )  # fmt: skip
        if confirmed:
            services.ground_decide(actor=vera, ground=ground, confirmed=True)


def _after(days: int) -> datetime:
    """The end of the day so many days from now."""
    return after(timezone.localdate() + days * DAY)


def _duty(article: str, recipients: str, part: str, purpose: str) -> Duty:
    """An article that the coordinator enters, for another to confirm."""
    return services.duty_enter(
        actor=person("Mira Dervishi"), article=Translated.of("sq", article), seen_in="Fletorja 1/2026 (e trilluar)",
        recipients=recipients, domains=[part], purpose=purpose,
    )  # fmt: skip
