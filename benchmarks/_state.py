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


def _seldom(draw: random.Random, words: Sequence[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The first word as often as the second and third together."""
    return words[min(int(draw.paretovariate(0.7)) - 1, len(words) - 1)]


def _wording(draw: random.Random) -> tuple[str, str, str, int, str]:
    """English, Albanian, Arabic, the number in it, and the partner."""
    deed, thing, place = _seldom(draw, DEEDS), _seldom(draw, THINGS), _seldom(draw, PLACES)
    partner, number = _seldom(draw, PARTNERS), draw.randrange(2, 400)
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
        words = _wording(draw)[0]
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
    from django.db import connection

    draw, began = random.Random(SEED), time.monotonic()  # noqa: S311
    state = _people()
    receipt = _receipt(state)
    for start in range(0, count, CHUNK):
        _commitments(draw, state, receipt, start, min(CHUNK, count - start))
        tell(f"{min(start + CHUNK, count):,} commitments after {time.monotonic() - began:.0f} s")
    _obligations(draw, count)
    _calls(draw, state, max(20, count // 500))
    with connection.cursor() as cursor:  # what a database that runs has done by itself
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    tell(f"all of it after {time.monotonic() - began:.0f} s")
    return state


def filled() -> tuple[int, State] | None:
    """How many commitments a kept database holds, and who is in it; None for an empty one."""
    from zotim.core.people.models import Organisation, User
    from zotim.register.data_calls.models import DataCall
    from zotim.register.models import Commitment

    if not DataCall.objects.exists():  # they come last
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
    for role, body in (("coordinator", centre), ("focal_point", bodies[0])):
        user = User.objects.create_user(f"{role}@bench.example", name=role)
        since = timezone.now() - timedelta(days=1)
        Membership.objects.create(user=user, organisation=body, role=role, starts_at=since)
        people[role] = user
    return State(people, bodies)


def _receipt(state: State) -> Any:
    """The one file that all evidence is: what is measured never opens it."""
    from zotim.core.access.actor import actor_of
    from zotim.core.evidence.services import file_receive
    from zotim.vocabulary import Classification

    return file_receive(
        actor=actor_of(state.people["coordinator"]), data=b"%PDF-1.7\n%%EOF\n", name="order.pdf",
        classification=Classification.INTERNAL,
    )  # fmt: skip


def _commitments(draw: random.Random, state: State, receipt: Any, first: int, count: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from zotim.core.audit.models import Event
    from zotim.core.texts import Translated
    from zotim.register.models import Commitment, Document, Evidence, Measure, StatusAssessment, Suggestion
    from zotim.register.services.standing import stand_anew
    from zotim.vocabulary import LineOfEffort

    by, lines, now = state.people["coordinator"], list(LineOfEffort), timezone.now()
    documents, commitments, suggestions, measures, evidence = [], [], [], [], []
    for at in range(first, first + count):
        english, albanian, arabic, number, partner = _wording(draw)
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
        lead = draw.choice(state.bodies)
        one = Commitment(
            reference=f"C-{at:07}", title=title, lead=lead, **values,
            classification="public" if draw.random() < 0.03 else "internal",
        )  # fmt: skip
        commitments.append(one)
        suggestions.append(Suggestion(**values, actor="Albania", object=english, rule="bench", commitment=None))
        measure = Measure(
            reference=f"M-{at:07}", title=title, starts_on=date(2026, 1, 1),
            lead=lead if draw.random() < 0.7 else draw.choice(state.bodies),
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
    with transaction.atomic():
        Document.objects.bulk_create(documents)
        Commitment.objects.bulk_create(commitments, batch_size=500)
        Suggestion.objects.bulk_create(suggestions, batch_size=500)
        taken = dict(zip((one.pk for one in suggestions), commitments, strict=True))
        for suggestion in suggestions:
            suggestion.state, suggestion.commitment, suggestion.decided_by = "accepted", taken[suggestion.pk], by
        Suggestion.objects.bulk_update(suggestions, ["state", "commitment", "decided_by"], batch_size=200)
        Measure.objects.bulk_create(measures, batch_size=500)
        through = Measure.commitments.through
        links = [through(measure=m, commitment=c) for m, c in zip(measures, commitments, strict=True)]
        through.objects.bulk_create(links, batch_size=500)
        begun = [one.pk for one in measures[::2]]
        for at in range(0, len(begun), 500):
            Measure.objects.filter(pk__in=begun[at : at + 500]).update(state="under_way")
        for one in measures[::2]:
            one.state = "under_way"
        Evidence.objects.bulk_create(evidence, batch_size=500)
        StatusAssessment.objects.bulk_create(assessments, batch_size=500)
        keys = [one.pk for one in assessments]
        for at in range(0, len(keys), 500):
            StatusAssessment.objects.filter(pk__in=keys[at : at + 500]).update(state="confirmed")
        for one in assessments:
            one.state = "confirmed"
        for rows in (commitments, measures, evidence, assessments):
            _kept(rows, by)
        for rows in (documents, commitments, measures, evidence):
            _found(rows)
        for at in range(0, len(commitments), 500):
            stand_anew([one.pk for one in commitments[at : at + 500]])
        Event.objects.bulk_create(
            [
                Event(
                    at=now, actor_id=by.pk, actor_kind="person", verb="register.commitment.viewed", outcome="viewed",
                    object_type="register.commitment", object_id=str(one.pk), digest="0" * 64,
                )
                for one in commitments
                for _ in range(EVENTS)
            ],
            batch_size=2000,
        )  # fmt: skip


def _kept(rows: list[Any], by: Any) -> None:
    """The first revision of each."""
    from django.utils import timezone

    from zotim.core.revisions.models import Revision
    from zotim.core.revisions.services import _state

    now = timezone.now() - timedelta(days=2)
    label = rows[0]._meta.label_lower if rows else ""
    Revision.objects.bulk_create(
        [Revision(object_type=label, object_id=o.pk, number=1, at=now, by_id=by.pk, data=_state(o)) for o in rows],
        batch_size=2000,
    )


def _found(rows: list[Any]) -> None:
    """The entry of each in the index."""
    from zotim.core.search.models import Entry
    from zotim.core.search.registry import KINDS, _plain
    from zotim.core.search.words import words_of

    if rows and type(rows[0]) in KINDS:
        kind = KINDS[type(rows[0])]
        Entry.objects.bulk_create(
            [Entry(object_type=kind.name, object_id=o.pk, words=words_of(_plain(kind.texts(o)))) for o in rows],
            batch_size=2000,
        )


def _obligations(draw: random.Random, count: int) -> None:
    """One for fifty commitments, each answered by five of them and by five measures."""
    from zotim.core.texts import Translated
    from zotim.register.models import Commitment, Instrument, Measure, Obligation
    from zotim.vocabulary import LineOfEffort

    lines = list(LineOfEffort)
    number = max(20, count // 50)
    instruments = [
        Instrument(
            reference=f"I-{at:05}", symbol=f"RES/{at} (2024)", kind="resolution", issuer="Council",
            title=Translated.of("en", f"Resolution {at}"), classification="public" if at % 2 else "internal",
        )
        for at in range(max(2, number // 10))
    ]  # fmt: skip
    Instrument.objects.bulk_create(instruments, batch_size=500)
    rows = []
    for at in range(number):
        english, albanian, arabic, *_ = _wording(draw)
        rows.append(
            Obligation(
                reference=f"O-{at:05}",
                key=f"bench-{at}",
                instrument=draw.choice(instruments),
                kind="obligation",
                summary=Translated.of("en", english, sq=albanian, ar=arabic),
                force="binding",
                line_of_effort=draw.choice(lines),
            )
        )
    Obligation.objects.bulk_create(rows, batch_size=500)
    _found(rows)
    for model, name in ((Commitment, "commitments"), (Measure, "measures")):
        keys = list(model.objects.values_list("pk", flat=True))
        through = getattr(Obligation, name).through
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            [through(obligation_id=one.pk, **{column: key}) for one in rows for key in draw.sample(keys, 5)],
            batch_size=2000,
        )


def _calls(draw: random.Random, state: State, number: int) -> None:
    """Calls of twenty questions, each given to three bodies."""
    from zotim.core.texts import Translated
    from zotim.register.data_calls.models import Answer, DataCall, Portion, Question

    by = state.people["coordinator"]
    calls, questions, portions, answers = [], [], [], []
    for at in range(number):
        due = FIRST + timedelta(days=draw.randrange(900))
        call = DataCall(
            reference=f"Q-{at:05}", title=Translated.of("en", f"Survey {at}"), asked_by="The Committee",
            recipient="The Committee", due_on=due, language="en", languages=["en"], made_by=by,
            classification="internal",
        )  # fmt: skip
        calls.append(call)
        own = [
            Question(call=call, position=n, number=str(n), text=Translated.of("en", _wording(draw)[0]), kind="text",
                     help=Translated.of("en", ""))
            for n in range(1, 21)
        ]  # fmt: skip
        questions += own
        for body in draw.sample(state.bodies, 3):
            portion = Portion(call=call, organisation=body, due_on=due - timedelta(days=20))
            portions.append(portion)
            answers += [
                Answer(reference=f"A-{len(answers) + n:07}", portion=portion, question=question)
                for n, question in enumerate(own)
            ]
    for rows in (calls, questions, portions, answers):
        type(rows[0]).objects.bulk_create(rows, batch_size=500)
    DataCall.objects.update(state="open")
    _found(calls)
