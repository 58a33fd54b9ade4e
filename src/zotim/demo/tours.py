"""Made-up tours: one that is agreed and lacks an item of its checklist, one proposed for whom something ends too early,
and a small mission under way in which somebody is there and somebody came back."""

from datetime import date, timedelta

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.desks.deployments.checklists import services as checklists
from zotim.desks.deployments.missions import services as missions
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import services
from zotim.desks.deployments.tours.models import Tour

HALF, LATER = date(2027, 6, 30), date(2027, 9, 30)


def load(bodies: dict[str, Organisation], mission: Mission, people: list[Nominee]) -> list[Tour]:
    """Say how long a tour lasts, name two for the first billet, and put the mission under way on record."""
    officer, of = person("Skerdi Laho"), {one.staff_number: one for one in people}
    services.terms_set(
        actor=officer, mission=mission, tour_days=183, handover_days=7, rest_times=2,
        source="Rregullore e trilluar, neni 7",
    )  # fmt: skip
    first = mission.billets.get(code="IQ-ADV-01")
    agreed = services.tour_propose(
        actor=officer, billet=first, nominee=of["FA-20417"], from_on=first.from_on, until_on=HALF
    )
    services.tour_move(actor=person("Anila Bushi"), tour=agreed, step="agree")
    proposed = services.tour_propose(
        actor=officer, billet=first, nominee=of["FA-20988"], from_on=HALF + timedelta(days=1), until_on=LATER
    )
    _checklist(mission, agreed)
    return [agreed, proposed, *_under_way(bodies, of)]


ITEMS = (
    ("passport", 60, "Service passport and visa", "Pasaportë shërbimi dhe vizë", "جواز سفر رسمي وتأشيرة"),
    ("training", 45, "Induction for the mission", "Përgatitje për misionin", "إعداد للبعثة"),
    ("vaccination", 30, "Vaccinations", "Vaksinimet", "التطعيمات"),
)
"""What has to be done before each tour: group, days before, in three languages."""


def _checklist(mission: Mission, tour: Tour) -> None:
    """Ask for three things; one is done, one waits for its second person."""
    first, other = person("Skerdi Laho"), person("Anila Bushi")
    made = [
        checklists.item_add(
            actor=first, mission=mission, group=group, days_before=days, owner="Drejtoria e personelit (e trilluar)",
            blocking=group != "vaccination", title=Translated.of("en", en, sq=sq, ar=ar),
        )
        for group, days, en, sq, ar in ITEMS
    ]  # fmt: skip
    done = checklists.check_enter(
        actor=first, tour=tour, item=made[0], document="PS-0000 (i trilluar)",
        data="Vërtetim i trilluar\n".encode(), name="vertetim.txt",
    )  # fmt: skip
    checklists.check_decide(actor=other, check=done, confirmed=True)
    checklists.check_enter(actor=first, tour=tour, item=made[1], document="V-0000 (i trilluar)")


def _under_way(bodies: dict[str, Organisation], of: dict[str, Nominee]) -> list[Tour]:
    officer, today = person("Skerdi Laho"), timezone.localdate()
    billet = _billet(bodies["defence"], today)
    missions.mission_move(actor=officer, mission=billet.mission, step="begin")
    services.terms_set(actor=officer, mission=billet.mission, tour_days=100, handover_days=7, rest_times=1)
    turn = today - timedelta(days=100)
    came = services.tour_propose(
        actor=officer, billet=billet, nominee=of["FA-31102"], from_on=billet.from_on, until_on=turn
    )
    there = services.tour_propose(
        actor=officer, billet=billet, nominee=of["FA-31990"], from_on=turn + timedelta(days=1),
        until_on=today + timedelta(days=60),
    )  # fmt: skip
    came, there = (_arrived(one) for one in (came, there))
    return [services.tour_move(actor=officer, tour=came, step="return", on=turn), there]


def _arrived(one: Tour) -> Tour:
    for step in ("agree", "set_out", "arrive"):
        one = services.tour_move(actor=person("Skerdi Laho"), tour=one, step=step)
    return one


def _billet(lead: Organisation, today: date) -> Billet:
    """The one billet of a small mission whose grounds are confirmed, which began half a year ago."""
    officer, second = person("Skerdi Laho"), person("Anila Bushi")
    first, last = today - timedelta(days=200), today + timedelta(days=120)
    mission = missions.mission_add(
        actor=officer, lead=lead, led_by="NATO", host="TR", from_on=first, until_on=last, route="government",
        source="Ligj i trilluar, neni 4",
        title=Translated.of(
            "en", "Liaison office (made up)", sq="Zyrë ndërlidhëse (e trilluar)", ar="مكتب ارتباط (مختلق)"
        ),
    )  # fmt: skip
    for kind, en, sq, ar in (
        ("nato", "Council decision", "Vendim i Këshillit", "قرار المجلس"),
        ("government", "Decision of the government", "Vendim i qeverisë", "قرار الحكومة"),
        ("host", "Exchange of letters", "Shkëmbim letrash", "تبادل رسائل"),
    ):
        made = missions.mandate_enter(
            actor=officer, mission=mission, kind=kind, from_on=first, until_on=last, ceiling=2,
            seen_in="Fletorja Zyrtare 0/2026 (e trilluar)",
            title=Translated.of("en", f"{en} (made up)", sq=f"{sq} (i trilluar)", ar=f"{ar} (مختلق)"),
        )  # fmt: skip
        missions.mandate_decide(actor=second, mandate=made, confirmed=True)
    billet = missions.billet_add(
        actor=officer, mission=mission, code="LO-01", rank_from="OR-6", rank_to="OR-8", from_on=first, until_on=last,
        title=Translated.of(
            "en", "Liaison (made up)", sq="Ndërlidhës (i trilluar)", ar="ضابط ارتباط (مختلق)"
        ),
    )  # fmt: skip
    return missions.billet_move(actor=officer, billet=billet, step="accept", reason="Shkresë e misionit (e trilluar)")
