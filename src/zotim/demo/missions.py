"""A made-up mission: its grounds by two officers, four of six billets, and what the six of the walk is a number of."""

from datetime import date

from zotim.core.people.models import Organisation
from zotim.demo.people import person
from zotim.demo.words import made_up
from zotim.desks.deployments.missions import services
from zotim.desks.deployments.missions.models import Mission, Pledge
from zotim.register.models import Commitment

FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)
SHORT = date(2028, 6, 30)
"""The decision of the assembly ends half a year before the billets do: an alarm."""
GAZETTE = "Fletorja Zyrtare 0/2026 (e trilluar)"


ACTS = (
    ("nato", made_up("Council decision", "Vendim i Këshillit", "قرار المجلس"), LAST, None),
    ("assembly", made_up("Decision of the assembly", "Vendim i Kuvendit", "قرار البرلمان"), SHORT, 6),
    ("host", made_up("Exchange of letters", "Shkëmbim letrash", "تبادل رسائل"), LAST, None),
)
BILLETS = (
    ("IQ-ADV-01", "Adviser on training", "Këshilltar për stërvitjen", "مستشار للتدريب", "OF-3", True),
    ("IQ-ADV-02", "Adviser on logistics", "Këshilltar për logjistikën", "مستشار للإمداد", "OF-3", True),
    ("IQ-INS-01", "Instructor", "Instruktor", "مدرّب", "OR-7", True),
    ("IQ-MED-01", "Medic", "Ndihmësmjek", "مسعف", "OR-6", False),
)


def load(bodies: dict[str, Organisation], commitment: Commitment) -> Pledge:
    """Put the mission on record, its grounds by two officers, and tie the commitment of the walk to it."""
    officer, second = person("Skerdi Laho"), person("Anila Bushi")
    mission = services.mission_add(
        actor=officer,
        title=made_up("Advisory mission in Iraq", "Mision këshillues në Irak", "بعثة استشارية في العراق", "ar"),
        lead=bodies["defence"], led_by="NATO", host="IQ", from_on=FIRST, until_on=LAST, route="assembly",
        source="Ligj i trilluar, neni 3",
    )  # fmt: skip
    for kind, title, until_on, ceiling in ACTS:
        made = services.mandate_enter(
            actor=officer, mission=mission, kind=kind, title=title, from_on=FIRST, until_on=until_on, ceiling=ceiling,
            seen_in=GAZETTE,
        )  # fmt: skip
        services.mandate_decide(actor=second, mandate=made, confirmed=True)
    services.mandate_enter(
        actor=second, mission=mission, kind="assembly", from_on=date(2028, 7, 1), until_on=LAST, ceiling=6,
        title=made_up("Draft of its extension", "Projekt për zgjatjen e tij", "مشروع تمديده"), seen_in=GAZETTE,
    )  # fmt: skip
    pledge = services.pledge_add(
        actor=person("Lule Prifti"), mission=mission, commitment=commitment, kind="rotation", number=6,
        from_on=FIRST, until_on=LAST, reason="Përgjigje e ministrisë (e trilluar)",
    )  # fmt: skip
    _billets(mission, pledge)
    return pledge


def _billets(mission: Mission, pledge: Pledge) -> None:
    for code, en, sq, ar, rank, accepted in BILLETS:
        made = services.billet_add(
            actor=person("Skerdi Laho"), mission=mission, code=code, title=made_up(en, sq, ar), rank_from=rank,
            from_on=FIRST, until_on=LAST, english=2, place="Baghdad", pledge=pledge,
        )  # fmt: skip
        if accepted:
            services.billet_move(
                actor=person("Skerdi Laho"), billet=made, step="accept", reason="Shkresë e misionit (e trilluar)"
            )
