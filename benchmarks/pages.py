"""Pages with 10,000 commitments: p95 in process, for the centre and for limited sight, audit write included.

There are as many measures as commitments, and ten events for each. Each record is opened once: 300 different ones,
cold. *At the centre* everything is seen; a *focal point* sees what one body leads and what is public (here about a
tenth). The baseline is `/health/`, a page with no content through the same middleware. Lists are asked for 30 times
with another page, order or filter each time; page numbers are drawn from all pages, the last included. *cpu* is what
the process itself worked, SQLite included and a PostgreSQL server not: on a busy machine it says what is ours.

    python3 tasks.py bench pages [COMMITMENTS]      (default 10,000; SQLite, or ZOTIM_TEST_POSTGRES with --postgresql)
"""

import os
import random
import sys
import time
from datetime import date, timedelta
from typing import Any

from _house import house, percentile, table

RECORDS, LISTS, HOMES, BODIES, EVENTS = 300, 40, 20, 12, 10
SEED = 20261124
GOAL = 100
"""Milliseconds at p95 with 100,000 commitments, 100,000 measures and a million events."""


def fill(count: int) -> dict[str, Any]:
    """Bodies, people and commitments with a measure each; a third with a confirmed assessment."""
    from django.utils import timezone

    from zotim.core.people.models import Installation, Membership, Organisation, User
    from zotim.core.texts import Translated
    from zotim.register.models import Commitment, Document, Measure, StatusAssessment
    from zotim.vocabulary import LineOfEffort

    draw = random.Random(SEED)  # noqa: S311
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
    document = Document.objects.create(
        reference="ZOT-0000-00", title="Statement", language="en", text="word " * 400, sha256="0" * 64,
        classification="public", received_by=people["coordinator"],
    )  # fmt: skip
    lines = list(LineOfEffort)

    def title(number: int) -> Translated:
        return Translated.of("en", f"Promise number {number}", sq=f"Zotimi numër {number}", ar=f"التعهد رقم {number}")

    commitments = [
        Commitment(
            reference=f"C-{number:06}", title=title(number), action="pledge", line_of_effort=draw.choice(lines),
            lead=draw.choice(bodies), due_on=date(2026, 1, 1) + timedelta(days=draw.randrange(900)),
            document=document, start=0, end=4, classification="public" if draw.random() < 0.03 else "internal",
        )
        for number in range(count)
    ]  # fmt: skip
    Commitment.objects.bulk_create(commitments, batch_size=500)
    measures = [
        Measure(
            reference=f"M-{number:06}", title=title(number), starts_on=date(2026, 1, 1),
            lead=one.lead if draw.random() < 0.7 else draw.choice(bodies),
            due_on=date(2026, 2, 1) + timedelta(days=draw.randrange(900)) if draw.random() < 0.5 else None,
        )
        for number, one in enumerate(commitments)
    ]  # fmt: skip
    Measure.objects.bulk_create(measures, batch_size=500)
    through = Measure.commitments.through
    links = [through(measure=m, commitment=c) for m, c in zip(measures, commitments, strict=True)]
    through.objects.bulk_create(links, batch_size=500)
    assessments = [
        StatusAssessment(
            commitment=one, claimed="under_way", assessed="under_way", reason=title(0),
            assessed_by=people["coordinator"],
        )
        for one in commitments[::3]
    ]  # fmt: skip
    StatusAssessment.objects.bulk_create(assessments, batch_size=500)
    StatusAssessment.objects.update(state="confirmed")
    follow(commitments, measures, people["coordinator"])
    return people


def follow(commitments: list[Any], measures: list[Any], by: Any) -> None:
    """What the services write beside each record: its first revision, its standing, its words, and ten events."""
    from django.db import connection
    from django.utils import timezone

    from zotim.core.audit.models import Event
    from zotim.core.revisions.models import Revision
    from zotim.core.search.models import Entry
    from zotim.core.search.registry import KINDS, _plain
    from zotim.core.search.words import words_of
    from zotim.register.models import Commitment, Measure
    from zotim.register.services.standing import stand_anew

    now = timezone.now()
    for model, rows in ((Commitment, commitments), (Measure, measures)):
        label = model._meta.label_lower
        kept = [
            Revision(object_type=label, object_id=row.pk, number=1, at=now, by_id=by.pk, data={"state": row.state})
            for row in rows
        ]
        Revision.objects.bulk_create(kept, batch_size=2000)
        texts = KINDS[model].texts
        found = [Entry(object_type=label, object_id=row.pk, words=words_of(_plain(texts(row)))) for row in rows]
        Entry.objects.bulk_create(found, batch_size=2000)
    for start in range(0, len(commitments), 500):
        stand_anew([one.pk for one in commitments[start : start + 500]])
    for one in range(0, len(commitments), 1000):
        Event.objects.bulk_create(
            [
                Event(
                    at=now, actor_id=by.pk, actor_kind="person", verb="register.commitment.viewed", outcome="viewed",
                    object_type="register.commitment", object_id=str(commitment.pk), digest="0" * 64,
                )
                for commitment in commitments[one : one + 1000]
                for _ in range(EVENTS)
            ],
            batch_size=2000,
        )  # fmt: skip
    with connection.cursor() as cursor:  # what a database that runs has done by itself
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(people: dict[str, Any], count: int, name: str) -> None:
    """Both roles, the same pages, on what :func:`fill` made."""
    from django.conf import settings
    from django.db import connection, reset_queries
    from django.test import Client
    from django.urls import reverse

    from zotim.core.access.actor import actor_of
    from zotim.core.audit.models import Event
    from zotim.register import selectors

    settings.ALLOWED_HOSTS = ["testserver"]
    print(f"{name}, {count:,} commitments, milliseconds in process, audit write included (seed {SEED})", flush=True)
    rows = []
    for role, user in people.items():
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        actor = actor_of(user)
        seen = list(selectors.commitments(actor).values_list("pk", flat=True))
        draw = random.Random(SEED)  # noqa: S311
        records = draw.sample(seen, min(RECORDS, len(seen)))
        listed = reverse("commitments")
        orders = ("reference", "-reference", "due_on", "-due_on", "line_of_effort", "-line_of_effort")
        pages = max(1, len(seen) // 25)

        def ask(what: str, addresses: list[str], client: Client = client, role: str = role) -> None:
            client.get(addresses[0])  # templates are compiled once for each process
            times, busy, asked = [], [], Event.objects.count()
            for address in addresses:
                began, worked = time.perf_counter(), time.process_time()
                answer = client.get(address)
                times.append(1000 * (time.perf_counter() - began))
                busy.append(1000 * (time.process_time() - worked))
                if answer.status_code != 200:
                    sys.exit(f"{address}: {answer.status_code}")
            logged = (Event.objects.count() - asked) / len(addresses)
            connection.force_debug_cursor = True
            reset_queries()
            client.get(addresses[-1])
            queries = len(connection.queries)
            connection.force_debug_cursor = False
            rows.append(
                [
                    f"{role}: {what}", str(len(addresses)), f"{percentile(times, 0.5):,.1f}",
                    f"{percentile(times, 0.95):,.1f}", f"{max(times):,.1f}", f"{percentile(busy, 0.95):,.1f}",
                    str(queries), f"{logged:.1f}",
                ]
            )  # fmt: skip
            if sys.stderr.isatty() or "--progress" in sys.argv:
                print("  ".join(rows[-1]), file=sys.stderr, flush=True)

        ask("health (nothing but the middleware)", ["/health/"] * 100)
        ask(f"record, {len(records)} different", [reverse("commitment", args=[pk]) for pk in records])
        ask(
            "list, other page and order each time",
            [f"{listed}?page={draw.randint(1, pages)}&sort={draw.choice(orders)}" for _ in range(LISTS)],
        )
        ask("list, words looked for", [f"{listed}?q=number+{draw.randrange(count)}" for _ in range(LISTS)])
        glyphs = ("promised", "under_way", "said", "proven", "late")
        ask(
            "list, by where it stands",
            [f"{listed}?standing={draw.choice(glyphs)}&page={draw.randint(1, pages // 4)}" for _ in range(LISTS)],
        )
        ask(f"home ({len(seen):,} in sight)", [reverse("home")] * HOMES)
    table(["page", "asked", "median", "p95", "longest", "cpu p95", "queries", "events"], rows)
    slow = [row for row in rows if float(row[3].replace(",", "")) > GOAL]
    print(f"\nSlower than {GOAL} ms at p95:" if slow else f"\nNothing is slower than {GOAL} ms at p95.")
    for row in slow:
        print(f"  {row[0]}: {row[3]} ms")


def main() -> None:
    """Fill a database that goes away, and measure."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    count = int(numbers[0]) if numbers else 10_000
    with house(os.environ["ZOTIM_TEST_POSTGRES"] if "--postgresql" in sys.argv else None) as name:
        measure(fill(count), count, name)


if __name__ == "__main__":
    main()
