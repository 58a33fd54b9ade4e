"""What is asked for in writing about the made-up child: one is answered and told, one decided, one waits."""

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.demo.people import person
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.rights import services
from zotim.desks.reintegration.rights.models import Demand

ARTICLE = "Ligji i trilluar për shqyrtimin e kërkesave, neni 7"


def load(case: Case, bodies: dict[str, Organisation]) -> int:
    """Everything through the services, as the people who do it; answers how many there are."""
    ilir, vera = person("Ilir Basha"), person("Vera Gjoka")

    def asked(body: str, number: str, what: str, answer: str, why: str) -> Demand:
        return services.demand_enter(
            actor=ilir, case=case, body=bodies[body], received_on=timezone.localdate(), number=number, article=ARTICLE,
            asked=what, answer=answer, why=why,
        )  # fmt: skip

    answered = asked(
        "prosecution", "41/2026 (i trilluar)", "Vërtetimi i vijimit të shkollës. (I trilluar.)", "give",
        "Neni e lejon, dhe shkolla e ka lëshuar për këtë qëllim. (I trilluar.)",
    )  # fmt: skip
    decided = asked(
        "prosecution", "57/2026 (i trilluar)", "Adresa e kujdestarit. (I trilluar.)", "give",
        "Neni e kërkon shprehimisht. (I trilluar.)",
    )  # fmt: skip
    for one in (answered, decided):
        services.demand_decide(actor=vera, demand=one, confirmed=True)
    services.demand_give(
        actor=ilir, demand=answered, documents="Vërtetim i shkollës, 3.11.2026 (i trilluar)", file=b"made up"
    )
    asked(
        "police", "9/2026 (i trilluar)", "E gjithë dosja. (I trilluar.)", "refuse",
        "Shkresa nuk thotë pse duhet e gjithë dosja. (I trilluar.)",
    )  # fmt: skip
    return 3
