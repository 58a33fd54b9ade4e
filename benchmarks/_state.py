"""A made-up state as large as asked, for the benchmarks: what the services would have written, in a few minutes.

Words are drawn as in life, few of them often and many seldom, so that the search meets both. Every commitment has a
measure, the suggestion and passage that it was made of, its revisions, its standing, its entry in the index, and ten
events; a third has a confirmed assessment, a fifth evidence. Beside them stand obligations and data calls.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from _written import found, kept, looked_at

SEED = 20261124
BODIES, EVENTS, CHUNK = 12, 10, 5_000
SENTENCES = 100
"""Commitments of one statement."""
FIRST = date(2025, 1, 1)

DEEDS = (
    ("train", "trajnojë", "تدريب"), ("send", "dërgojë", "إرسال"), ("equip", "pajisë", "تجهيز"),
    ("support", "mbështesë", "دعم"), ("review", "rishikojë", "مراجعة"), ("build", "ndërtojë", "بناء"),
    ("finance", "financojë", "تمويل"), ("publish", "botojë", "نشر"), ("host", "presë", "استضافة"),
)  # fmt: skip
THINGS = (
    ("soldiers", "ushtarakë", "عسكريين"), ("border guards", "rojë kufiri", "حراس حدود"),
    ("teachers", "mësues", "معلمين"), ("prosecutors", "prokurorë", "مدعين عامين"),
    ("schools", "shkolla", "مدارس"), ("bank inspectors", "inspektorë bankash", "مفتشي مصارف"),
    ("police officers", "oficerë policie", "ضباط شرطة"), ("social workers", "punonjës socialë", "أخصائيين اجتماعيين"),
    ("water pumps", "pompa uji", "مضخات مياه"), ("clinics", "klinika", "عيادات"), ("imams", "imamë", "أئمة"),
    ("journalists", "gazetarë", "صحفيين"), ("customs officers", "doganierë", "موظفي جمارك"),
    ("field hospitals", "spitale fushore", "مستشفيات ميدانية"), ("judges", "gjyqtarë", "قضاة"),
    ("demining teams", "skuadra çminimi", "فرق إزالة ألغام"), ("interpreters", "përkthyes", "مترجمين"),
    ("radio hours", "orë radioje", "ساعات إذاعة"), ("data analysts", "analistë të dhënash", "محللي بيانات"),
    ("youth centres", "qendra rinore", "مراكز شباب"),
)  # fmt: skip
PARTNERS = (
    ("Italy", "Italinë", "إيطاليا"), ("Kosovo", "Kosovën", "كوسوفو"), ("NATO", "NATO-n", "الناتو"),
    ("Iraq", "Irakun", "العراق"), ("the OSCE", "OSBE-në", "منظمة الأمن والتعاون"), ("Germany", "Gjermaninë", "ألمانيا"),
    ("Jordan", "Jordaninë", "الأردن"), ("UNDP", "PNUD-in", "برنامج الأمم المتحدة الإنمائي"),
    ("Denmark", "Danimarkën", "الدنمارك"), ("the Netherlands", "Holandën", "هولندا"), ("Türkiye", "Turqinë", "تركيا"),
)  # fmt: skip
PLACES = tuple(
    (f"{first}{last}",) * 3
    for first in ("Kal", "Mur", "Ves", "Lum", "Dri", "Shk", "Bre", "Gur", "Fus", "Ter", "Zal", "Pol")
    for last in ("ana", "ora", "isht", "ova", "eni", "asi", "ulla", "imi")
)
"""Made-up places, spelled alike in each language here."""
GLYPH_ACTIONS = ("pledge", "pledge", "pledge", "ongoing", "done")


def seldom(draw: random.Random, words: Sequence[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The first word as often as the second and third together."""
    return words[min(int(draw.paretovariate(0.7)) - 1, len(words) - 1)]


def wording(draw: random.Random) -> tuple[str, str, str, int, str]:
    """English, Albanian, Arabic, the number in it, and the partner."""
    deed, thing, place = seldom(draw, DEEDS), seldom(draw, THINGS), seldom(draw, PLACES)
    partner, number = seldom(draw, PARTNERS), draw.randrange(2, 400)
    return (
        f"{deed[0].capitalize()} {number} {thing[0]} with {partner[0]} in {place[0]}",
        f"Të {deed[1]} {number} {thing[1]} me {partner[1]} në {place[1]}",
        f"{deed[2]} {number} {thing[2]} مع {partner[2]} في {place[2]}",
        number,
        partner[0],
    )


def statement(draw: random.Random, sentences: int) -> str:
    """A statement in English with so many promises, each a sentence."""
    found = []
    for _ in range(sentences):
        words = wording(draw)[0]
        day = FIRST + timedelta(days=700 + draw.randrange(700))
        found.append(f"Albania will {words[0].lower()}{words[1:]} by {day.day} {day:%B %Y}.")
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class State:
    """Who there is: a user by role, and the bodies, of which the focal point has the first."""

    people: dict[str, Any]
    bodies: list[Any]


def fill(count: int, tell: Callable[[str], object] = lambda line: None) -> State:
    """Put *count* commitments and what belongs to them into the database."""
    draw, began = random.Random(SEED), time.monotonic()  # noqa: S311
    state = _people()
    receipt = receipt_of(state)
    for start in range(0, count, CHUNK):
        _commitments(draw, state, receipt, start, min(CHUNK, count - start))
        tell(f"{min(start + CHUNK, count):,} commitments after {time.monotonic() - began:.0f} s")
    tell(f"all of it after {time.monotonic() - began:.0f} s")
    return state


def filled() -> tuple[int, State] | None:
    """How many commitments a kept database holds, and who is in it; None for an empty one."""
    from zotim.core.notifications.models import Notification
    from zotim.core.people.models import Organisation, User
    from zotim.register.models import Commitment

    if not Notification.objects.exists():  # they come last
        return None
    people = {user.name: user for user in User.objects.filter(email__endswith="@bench.example")}
    return Commitment.objects.count(), State(people, list(Organisation.objects.filter(kind="ministry").order_by("pk")))


def _people() -> State:
    from django.utils import timezone

    from zotim.core.people.models import Installation, Membership, Organisation, User
    from zotim.core.texts import Translated

    name = Translated.of("sq", "Provë", en="Trial")
    Installation.objects.update_or_create(pk=1, defaults={"name": name, "demo": True})
    bodies = [
        Organisation.objects.create(kind="ministry", name=Translated.of("sq", f"Ministria {number}"))
        for number in range(BODIES)
    ]
    centre = Organisation.objects.create(kind="coordination_centre", name=Translated.of("sq", "Qendra"))
    people = {}
    for role, body in (("coordinator", centre), ("focal_point", bodies[0]), ("auditor", centre)):
        user = User.objects.create_user(f"{role}@bench.example", name=role)
        since = timezone.now() - timedelta(days=1)
        Membership.objects.create(user=user, organisation=body, role=role, starts_at=since)
        people[role] = user
    return State(people, bodies)


def receipt_of(state: State) -> Any:
    """The one file that all evidence is: what is measured never opens it."""
    from zotim.core.access.actor import actor_of
    from zotim.core.evidence.services import file_receive
    from zotim.vocabulary import Classification

    return file_receive(
        actor=actor_of(state.people["coordinator"]), data=b"%PDF-1.7\n%%EOF\n", name="order.pdf",
        classification=Classification.INTERNAL,
    )  # fmt: skip


def _commitments(draw: random.Random, who: State, receipt: Any, first: int, count: int) -> None:
    from django.db import transaction
    from django.db.models import OuterRef

    from zotim.core.texts import Translated
    from zotim.register.models import Commitment, Document, Evidence, Measure, StatusAssessment, Suggestion
    from zotim.register.standing import lasting
    from zotim.vocabulary import LineOfEffort

    by, lines = who.people["coordinator"], list(LineOfEffort)
    documents, commitments, suggestions, measures, evidence = [], [], [], [], []
    for at in range(first, first + count):
        english, albanian, arabic, number, partner = wording(draw)
        if (at - first) % SENTENCES == 0:
            documents.append(
                Document(
                    reference=f"D-{at:07}",
                    title=f"Statement {at // SENTENCES}",
                    language="en",
                    text="",
                    sha256="0" * 64,
                    classification="public",
                    received_by=by,
                    dated_on=FIRST,
                )
            )
        document = documents[-1]
        sentence = f"Albania will {english[0].lower()}{english[1:]}."
        start, end = len(document.text), len(document.text) + len(sentence)
        document.text += sentence + " "
        values: dict[str, Any] = {
            "document": document, "start": start, "end": end, "action": draw.choice(GLYPH_ACTIONS),
            "line_of_effort": draw.choice(lines), "quantity": number, "unit": english.split()[2], "partner": partner,
            "due_on": date(2026, 1, 1) + timedelta(days=draw.randrange(900)),
        }  # fmt: skip
        title = Translated.of("en", english, sq=albanian, ar=arabic)
        lead = draw.choice(who.bodies)
        one = Commitment(
            reference=f"C-{at:07}", title=title, lead=lead, **values,
            classification="public" if draw.random() < 0.03 else "internal",
        )  # fmt: skip
        commitments.append(one)
        suggestions.append(Suggestion(**values, actor="Albania", object=english, rule="bench", commitment=None))
        measure = Measure(
            reference=f"M-{at:07}", title=title, starts_on=date(2026, 1, 1),
            lead=lead if draw.random() < 0.7 else draw.choice(who.bodies),
            due_on=date(2026, 2, 1) + timedelta(days=draw.randrange(900)) if draw.random() < 0.5 else None,
        )  # fmt: skip
        measures.append(measure)
        if draw.random() < 0.2:
            evidence.append(
                Evidence(
                    reference=f"E-{at:07}", title=title, measure=measure, file=receipt, dated_on=FIRST, submitted_by=by
                )
            )
    assessments = [
        StatusAssessment(commitment=one, claimed="under_way", assessed="under_way", reason=one.title, assessed_by=by)
        for one in commitments[::3]
    ]
    begun, served = measures[::2], dict(zip(measures, commitments, strict=True))
    given = {one.commitment: one for one in assessments}
    for measure in begun:
        measure.state = "under_way"
    for measure, one in served.items():  # what stand_anew would find
        one.standing, one.late_from = lasting(one, [measure], given.get(one))
        one.has_helpers = measure.lead != one.lead
    for measure in begun:  # the database lets it begin only after it was planned
        measure.state = "planned"
    with transaction.atomic():
        Document.objects.bulk_create(documents)
        Commitment.objects.bulk_create(commitments, batch_size=500)
        Commitment.helpers.through.objects.bulk_create(
            [Commitment.helpers.through(commitment=c, organisation=m.lead) for m, c in served.items() if c.has_helpers],
            batch_size=500,
        )
        Suggestion.objects.bulk_create(suggestions, batch_size=500)
        made = Commitment.objects.filter(document=OuterRef("document"), start=OuterRef("start")).values("pk")
        Suggestion.objects.filter(document__in=documents).update(state="accepted", commitment=made, decided_by=by)
        Measure.objects.bulk_create(measures, batch_size=500)
        through = Measure.commitments.through
        through.objects.bulk_create([through(measure=m, commitment=c) for m, c in served.items()], batch_size=500)
        Evidence.objects.bulk_create(evidence, batch_size=500)
        StatusAssessment.objects.bulk_create(assessments, batch_size=500)
        for rows, state in ((begun, "under_way"), (assessments, "confirmed")):
            for at in range(0, len(rows), 500):
                type(rows[0]).objects.filter(pk__in=[one.pk for one in rows[at : at + 500]]).update(state=state)
            for one in rows:
                one.state = state
        kept(commitments, by)
        kept(measures, by, lambda one: {"commitments": [str(served[one].pk)], "support": []})
        kept(evidence, by)
        kept(assessments, by, lambda one: {"evidence": []})
        for rows in (documents, commitments, measures, evidence):
            found(rows)
        looked_at(commitments, by, EVENTS)
