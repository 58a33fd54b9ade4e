"""What else a register of that size holds, in every other room: drawn like its commitments, in numbers that fit them.

For 100,000 commitments: 2,000 obligations of 200 texts, 200 data calls, 500 needs and 1,000 pieces of help, 40 groups
with 1,000 meetings and 500 texts that were backed, 500 indicators with eight periods each, 500 entries of the calendar,
200 reports with 400 consultations, 1,000 notices for each person. Of 5,000 measures something changed today, so that
what stood yesterday isn't what stands now.
"""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from _state import FIRST, PARTNERS, SEED, State, receipt_of, wording
from _written import found, kept


def furnish(count: int, state: State) -> None:
    """Put what else a state with *count* commitments holds into the database, which then looks at all of it."""
    from django.db import connection

    draw = random.Random(SEED + 1)  # noqa: S311
    obligations(draw, count)
    data_calls(draw, state, max(20, count // 500))
    help_both_ways(draw, state, max(20, count // 200))
    abroad(draw, state, max(20, count // 100))
    indicators(draw, state, max(20, count // 200))
    calendar_entries(draw, state, max(20, count // 200))
    reports(draw, state, max(20, count // 500))
    waiting(draw, state, max(20, count // 100))
    changed_today(state, max(1, count // 20))
    with connection.cursor() as cursor:  # what a database that runs has done by itself
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _title(draw: random.Random) -> Any:
    from zotim.core.texts import Translated

    english, albanian, arabic, *_ = wording(draw)
    return Translated.of("en", english, sq=albanian, ar=arabic)


def _day(draw: random.Random) -> date:
    return FIRST + timedelta(days=draw.randrange(1100))


def _put(*several: list[Any]) -> None:
    """Rows and their entries in the index."""
    for rows in several:
        type(rows[0]).objects.bulk_create(rows, batch_size=500)
        found(rows)


def _moved(rows: Iterable[Any], state: str) -> None:
    """On to another state, as the database lets them: it takes none but the first when they are put in."""
    rows = list(rows)
    for at in range(0, len(rows), 500):
        type(rows[0]).objects.filter(pk__in=[one.pk for one in rows[at : at + 500]]).update(state=state)


def obligations(draw: random.Random, count: int) -> None:
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
        english, albanian, arabic, *_ = wording(draw)
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
    found(rows)
    for model, name in ((Commitment, "commitments"), (Measure, "measures")):
        keys = list(model.objects.values_list("pk", flat=True))
        through = getattr(Obligation, name).through
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            [through(obligation_id=one.pk, **{column: key}) for one in rows for key in draw.sample(keys, 5)],
            batch_size=2000,
        )


def data_calls(draw: random.Random, state: State, number: int) -> None:
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
            Question(call=call, position=n, number=str(n), text=Translated.of("en", wording(draw)[0]), kind="text",
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
    found(calls)


def help_both_ways(draw: random.Random, state: State, number: int) -> None:
    """Needs, and twice as many pieces of help: two thirds begun."""
    from zotim.register.assistance.models import Assistance, AssistanceKind, Direction, Need
    from zotim.register.models import Measure

    by, kinds = state.people["coordinator"], AssistanceKind.values
    measures = list(Measure.objects.order_by("reference").values_list("pk", flat=True)[:number])
    needs = [
        Need(
            reference=f"N-{at:05}", title=_title(draw), kind=draw.choice(kinds), lead=draw.choice(state.bodies),
            measure_id=draw.choice(measures), amount=draw.randrange(1_000, 900_000), currency="EUR", since=FIRST,
            put_in_by=by, classification="internal",
        )
        for at in range(number)
    ]  # fmt: skip
    given = [
        Assistance(
            reference=f"H-{at:05}", direction=draw.choice(Direction.values), partner=draw.choice(PARTNERS)[0],
            title=_title(draw), kind=draw.choice(kinds), lead=draw.choice(state.bodies), currency="EUR",
            amount=draw.randrange(1_000, 900_000), pledged_on=FIRST, ends_on=_day(draw), classification="internal",
        )
        for at in range(2 * number)
    ]  # fmt: skip
    _put(needs, given)
    _moved(needs[::2], "approved")
    _moved(given[::3] + given[1::3], "under_way")


def abroad(draw: random.Random, state: State, number: int) -> None:
    """Meetings of forty groups with who was there, and half as many texts that were backed."""
    from zotim.core.texts import Translated
    from zotim.register.taking_part.models import Attendance, Forum, ForumKind, Level, Meeting, Sponsorship

    forums = [
        Forum(key=f"bench-{at}", name=Translated.of("en", f"Group {at}"), kind=draw.choice(ForumKind.values))
        for at in range(40)
    ]
    days = [_day(draw) for _ in range(number)]
    meetings = [
        Meeting(
            reference=f"G-{at:05}", forum=draw.choice(forums), title=_title(draw), from_on=day,
            until_on=day + timedelta(days=1), classification="internal",
        )
        for at, day in enumerate(days)
    ]  # fmt: skip
    texts = [
        Sponsorship(
            reference=f"S-{at:05}", symbol=f"A/{at}", title=_title(draw), forum=draw.choice(forums), role="sponsor",
            on=_day(draw), classification="internal",
        )
        for at in range(number // 2)
    ]  # fmt: skip
    there = [
        Attendance(meeting=one, organisation=body, level=draw.choice(Level.values))
        for one in meetings
        for body in draw.sample(state.bodies, 3)
    ]
    _put(forums, meetings, texts, there)
    _moved([one for one in meetings if one.from_on < date(2026, 11, 1)], "held")


def indicators(draw: random.Random, state: State, number: int) -> None:
    """Indicators of a quarter, each with eight values that a second person accepted and two targets."""
    from django.utils import timezone

    from zotim.core.approvals.models import Approval
    from zotim.core.texts import Translated
    from zotim.register.indicators.models import Indicator, IndicatorTarget, IndicatorValue
    from zotim.register.indicators.policy import DECIDE
    from zotim.register.models import Commitment

    by, other, file = state.people["coordinator"], state.people["focal_point"], receipt_of(state)
    quarters = [date(2024 + at // 4, 3 * (at % 4) + 1, 1) for at in range(9)]
    rows = [
        Indicator(
            reference=f"K-{at:05}", title=_title(draw), definition=Translated.of("en", "As it is counted"),
            unit="people", kind="count", starts_on=quarters[0], body=draw.choice(state.bodies),
            classification="internal",
        )
        for at in range(number)
    ]  # fmt: skip
    values = [
        IndicatorValue(
            reference=f"V-{at:05}-{n}", indicator=one, first=first, last=after - timedelta(days=1), number=1,
            low=amount, high=amount, body=one.body, source="Yearbook", file=file, supplied_by=other,
        )
        for at, one in enumerate(rows)
        for n, (first, after) in enumerate(pairwise(quarters))
        for amount in (draw.randrange(400),)
    ]  # fmt: skip
    targets = [
        IndicatorTarget(indicator=one, on=date(year, 12, 31), value=400, source="Plan", set_by=by)
        for one in rows
        for year in (2025, 2027)
    ]
    label = IndicatorValue._meta.label_lower
    approvals = [Approval(action=DECIDE, object_type=label, object_id=one.pk, requested_by=other) for one in values]
    keys = list(Commitment.objects.order_by("reference").values_list("pk", flat=True)[: 10 * number])
    through = Indicator.commitments.through
    _put(rows, values, targets, approvals)
    _put([through(indicator=one, commitment_id=key) for one in rows for key in draw.sample(keys, 3)])
    Approval.objects.filter(action=DECIDE).update(state="approved", decided_by=by, decided_at=timezone.now())


def calendar_entries(draw: random.Random, state: State, number: int) -> None:
    """Entries of the centre: a third comes again each half-year."""
    from zotim.register.duties.models import Duty, EntryKind

    _put(
        [
            Duty(
                reference=f"T-{at:05}", title=_title(draw), kind=draw.choice(EntryKind.values), first_on=_day(draw),
                lead=draw.choice([None, *state.bodies]), every_months=6 if at % 3 == 0 else None,
                classification="internal",
            )
            for at in range(number)
        ]
    )  # fmt: skip


def _sentence(draw: random.Random, at: int) -> dict[str, Any]:
    """A sentence as a hearing keeps it: in each language with the language it is in, and what shows it."""
    texts = {language: [text, language] for language, text in zip(("en", "sq", "ar"), wording(draw)[:3], strict=True)}
    return {"id": f"C-{at:07}.promise", "texts": texts, "evidence": [f"E-{at:07}"]}


def reports(draw: random.Random, state: State, number: int) -> None:
    """Reports of two hundred sentences each, on which two bodies were asked."""
    from django.utils import timezone

    from zotim.register.reports.models import Hearing, Report

    by, sentences = state.people["coordinator"], [_sentence(draw, at) for at in range(200)]
    rows = [
        Report(
            reference=f"R-{at:05}", title=_title(draw), as_of=timezone.now(), content={"sentences": sentences},
            made_by=by, classification="internal",
        )
        for at in range(number)
    ]  # fmt: skip
    asked = [
        Hearing(
            reference=f"B-{at:05}-{n}", report=one, organisation=body, sentences=sentences[:20], due_on=_day(draw),
            asked_by=by,
        )
        for at, one in enumerate(rows)
        for n, body in enumerate(draw.sample(state.bodies, 2))
    ]  # fmt: skip
    _put(rows, asked)


def waiting(draw: random.Random, state: State, number: int) -> None:
    """For each person so many notices of evidence to be reviewed or returned, half of them opened."""
    from django.utils import timezone

    from zotim.core.notifications.models import Notification
    from zotim.register.models import Evidence

    now = timezone.now()
    pieces = list(Evidence.objects.order_by("reference").values_list("pk", flat=True)[: 2 * number])
    kinds = ("register.evidence.submitted", "register.evidence.returned")
    rows = [
        Notification(
            user=user, kind=draw.choice(kinds), object_type="register.evidence", object_id=str(draw.choice(pieces)),
            next_attempt_at=now, seen_at=now if draw.random() < 0.5 else None,
        )
        for user in state.people.values()
        for _ in range(number)
    ]  # fmt: skip
    _put(rows)
    _moved(rows, "sent")


def changed_today(state: State, number: int) -> None:
    """So many measures, spread over all, that somebody saved again today."""
    from zotim.register.models import Measure

    rows = list(Measure.objects.order_by("reference").prefetch_related("commitments"))
    rows = rows[:: max(1, len(rows) // number)]
    linked = {one.pk: [str(commitment.pk) for commitment in one.commitments.all()] for one in rows}
    kept(rows, state.people["coordinator"], lambda one: {"commitments": linked[one.pk], "support": []}, again=True)
