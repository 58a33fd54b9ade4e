"""The queue of alerts with a million of them: p95 in process, audit write included, beside `/health/`.

A million alerts wait in one channel and a tenth of that in the other, a tenth of them taken, contested or not to be
told; each page is asked for with another filter and page. *work* is what the processor did for it, here and on Linux in
PostgreSQL's process, so that a busy machine doesn't count. The plan of the head of the queue is printed: an index alone
answers it.

    python3 tasks.py bench alerts [ALERTS]      (default 1,000,000; SQLite, or ZOTIM_TEST_POSTGRES with --postgresql)
"""

import os
import random
import sys
import time
from datetime import timedelta
from typing import Any

from _house import house, percentile, table
from pages import cold, worker

GOAL = 100
"""Milliseconds at p95 of the queue with a million alerts."""
SEED, EACH = 20261126, 60
DIFFERENT = 50
"""Questions of a channel whose alerts differ; the others' are as these, for another question."""
WAITS = {"finance": (2, 2, 2, 3, 4, 4), "travel": (1, 1, 1, 3)}


def fill(count: int) -> Any:
    """*count* alerts in each channel about a thousand entries; answers an officer of finance who may sign in."""
    from django.conf import settings
    from django.utils import timezone

    from zotim.core.access.walls import opened
    from zotim.core.evidence.models import File
    from zotim.core.people.models import Installation, Membership, Organisation, User
    from zotim.core.texts import Translated
    from zotim.desks.screening.alerts.models import Alert
    from zotim.desks.screening.asking.models import Question
    from zotim.desks.screening.lists.models import Listed, Source, Version

    settings.ALLOWED_HOSTS = ["testserver"]
    draw, now, token = random.Random(SEED), timezone.now(), f"zs1:{'0' * 32}:{'A' * 40}"  # noqa: S311
    Installation.objects.update_or_create(pk=1, defaults={"name": Translated.of("en", "Bench"), "demo": True})
    body = Organisation.objects.create(kind="agency", name=Translated.of("en", "Agency"))
    users = []
    for number in range(8):
        users.append(User.objects.create_user(f"officer{number}@bench.example", name=f"Officer {number}"))
        Membership.objects.create(user=users[-1], organisation=body, role="finance_officer", starts_at=now)
    source = Source.objects.create(
        reference="B-1", code="bench", title=Translated.of("en", "Bench"), basis="other", publisher="x"
    )
    file = File.objects.create(
        sha256="0" * 64, name="x", size=1, content_type="text/csv", received_by=users[0], classification="public"
    )
    version = Version.objects.create(
        reference="B-2",
        source=source,
        number=1,
        state="received",
        file=file,
        published_on=now.date(),
        taken_by=users[0],
    )
    listed = Listed.objects.bulk_create(
        Listed(
            source=source,
            listed_id=str(n),
            caption=f"Entry {n}",
            record='{"names":[]}',
            digest=f"{n:064}",
            since=version,
        )
        for n in range(1000)
    )
    with opened():
        for channel, share in (("finance", count), ("travel", count // 10)):
            first: list[Any] = []
            for start in range(0, share, len(listed)):
                question = Question.objects.create(
                    reference=f"{channel[0]}Q{start}", channel=channel, origin="payment", purpose="", versions={},
                    scoring="scoring_v1", hits=1, sealed=token,
                )  # fmt: skip
                if len(first) < DIFFERENT:
                    first.append(question)
                    some = enumerate(listed[: share - start])
                    Alert.objects.bulk_create(_alert(draw, channel, start + n, question, one, now) for n, one in some)
                else:
                    _again(draw.choice(first), question)
            _states(Alert.objects.filter(channel=channel), draw, users, now, token)
    return users[0]


def _alert(draw: random.Random, channel: str, number: int, question: Any, entry: Any, now: Any) -> Any:
    from zotim.desks.screening.alerts.models import Alert

    return Alert(
        reference=f"{channel[0]}A{number}", channel=channel, question=question, listed=entry, identity=f"{number:064}",
        digest=entry.digest, script="latin", waits=draw.choice(WAITS[channel]),
        due_at=now + timedelta(minutes=draw.randrange(-600, 7200)),
    )  # fmt: skip


def _again(like: Any, question: Any) -> None:
    """The alerts of a question once more for another, written by the database itself."""
    from django.db import connection

    drawn = {
        "postgresql": ("gen_random_uuid()", "left(md5(random()::text), 14)"),
        "sqlite": ("lower(hex(randomblob(16)))", "substr(lower(hex(randomblob(8))), 1, 14)"),
    }[connection.vendor]
    same = "created_at, channel, state, identity, digest, script, waits, due_at, verdict, listed_id"
    keys = [one.pk.hex if connection.vendor == "sqlite" else one.pk for one in (question, like)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO screening_alert (id, reference, question_id, {same}) "  # noqa: S608
            f"SELECT {drawn[0]}, {drawn[1]}, %s, {same} FROM screening_alert WHERE question_id = %s",
            keys,
        )


def _states(rows: Any, draw: random.Random, users: list[Any], now: Any, token: str) -> None:
    """A tenth isn't open: as steps of the table, for the database refuses others."""
    taken = list(rows.order_by("pk").values_list("pk", flat=True)[::10])
    for start in range(0, len(taken), 500):
        some = rows.filter(pk__in=taken[start : start + 500])
        decided = {"decided_by": draw.choice(users), "decided_at": now, "reason": token}
        match start // 500 % 4:
            case 0:
                some.update(state="unknown", verdict="unknown", **decided)
            case 1:
                some.update(state="apart", verdict="apart", **decided)
                rows.filter(pk__in=taken[start : start + 50]).update(
                    state="contested", contested_by=draw.choice(users), objection=token
                )
            case _:
                some.update(
                    state="taken", taken_by=draw.choice(users), taken_at=now - timedelta(minutes=draw.randrange(30))
                )


def measure(count: int, name: str) -> list[list[str]]:
    """Ask for each kind of page; answers the rows that are slower than their goal."""
    from django.db import connection, reset_queries
    from django.test import Client
    from django.urls import reverse

    from zotim.config import startup
    from zotim.core.access.actor import actor_of
    from zotim.desks.screening.alerts import selectors
    from zotim.desks.screening.asking.channels import in_channels

    started = time.perf_counter()
    user = fill(count)
    startup.settle()  # as the server does
    if name == "PostgreSQL":
        connection.cursor().execute("VACUUM ANALYZE")
    else:
        connection.cursor().execute("ANALYZE")
    took = time.perf_counter() - started
    print(f"{name}: {count:,} alerts, a tenth of that in the other channel, filled in {took:,.0f} s", flush=True)
    actor, draw, alerts = actor_of(user), random.Random(SEED), reverse("alerts")  # noqa: S311
    with in_channels(actor, "finance"):
        head = selectors.queue(actor, "finance").values_list("pk")[:25]
        print("  " + head.explain().replace("\n", "\n  "), flush=True)

    def of(*choices: str) -> list[str]:
        return [f"{alerts}?{draw.choice(choices)}&page={draw.randint(1, 40)}" for _ in range(EACH)]

    asked = {
        "health (nothing but the middleware)": ["/health/"] * EACH,
        "queue": [alerts] * EACH,
        "queue, another page": of(""),
        "queue, by state": of("state=open", "state=taken", "state=unknown", "state=contested"),
        "queue, by what waits": of("waits=2", "waits=3", "waits=4", "waits=1"),
        "queue, late or not": of("due=late", "due=soon", "due=late&waits=3", "due=soon&state=contested"),
        "decided": [one.replace(alerts, reverse("alerts_decided")) for one in of("", "verdict=apart", "verdict=same")],
        "home": [reverse("home")] * EACH,
    }
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    slow, rows = [], []
    cold(name)
    for page, addresses in asked.items():
        clock, walls, works = worker(name), [], []
        queries = 0
        for address in addresses:
            reset_queries()
            connection.force_debug_cursor = address == addresses[-1]
            begun, worked = time.perf_counter(), clock()
            answer = client.get(address)
            walls.append(1000 * (time.perf_counter() - begun))
            works.append(clock() - worked)
            queries = len(connection.queries)
            if answer.status_code != 200:
                sys.exit(f"{address} answers {answer.status_code}")
        connection.force_debug_cursor = False
        p95 = percentile(walls, 0.95)
        row = [page, str(len(addresses)), *(f"{one:,.1f}" for one in (
            percentile(walls, 0.5), p95, max(walls), percentile(works, 0.95)
        )), str(queries), str(GOAL)]  # fmt: skip
        rows.append(row)
        slow += [row] if p95 > GOAL else []
    table(["page", "asked", "median", "p95", "longest", "work p95", "queries", "goal"], rows)
    return slow


def main() -> None:
    """Fill, ask, print. Ends with 1 where a page is slower than its goal."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    os.environ |= {"ZOTIM_DESKS": "screening,oversight", "ZOTIM_CHANNELS": "finance,travel"}
    database = os.environ.get("ZOTIM_TEST_POSTGRES") if "--postgresql" in sys.argv else None
    with house(database) as name:
        print(f"load {os.getloadavg()[0]:.1f}, seed {SEED}, milliseconds in process, audit write included")
        slow = measure(numbers[0] if numbers else 1_000_000, name)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
