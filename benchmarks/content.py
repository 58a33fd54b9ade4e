"""The content desk at size: a report until it is in the queue, a bank of a million taken in, the queue of a million.

A million hashes are taken in from a file, confirmed by another person and asked; a million items wait, of whom some are
read, with the adviser or closed. Reports come with what is known and what isn't; an entry comes in force and is
withdrawn; each page of the queue is asked for with another filter, by a reader who is kept from some items. *work* is
what the processor did for it, here and on Linux in PostgreSQL's process, so that a busy machine doesn't count.

    python3 tasks.py bench content [COUNT] [--postgresql] [--keep=FOLDER]

1,000,000 of each where nothing is said; SQLite, or ZOTIM_TEST_POSTGRES. What is kept isn't filled again: then the pages
alone are measured.
"""

import io
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from _house import house, percentile, table
from pages import cold, worker

GOALS = {"import": 60_000, "report": 1_000, "effective": 1_000, "page": 100}
"""Milliseconds: a bank taken in until it is in force; a report until it is in the queue with what it met, at p95; an
entry until it is met, or isn't any more; a page of the queue, at p95."""
SEED, EACH, DIFFERENT = 20261126, 40, 20_000
TOKEN = f"zs1:{'0' * 32}:{'A' * 40}"
KEPT_FROM = 50
"""Items from which the reader is kept by a conflict of interest."""


@dataclass
class Row:
    """What was measured: milliseconds of the clock and of work, beside the goal for the clock's 95th percentile."""

    what: str
    walls: list[float]
    works: list[float]
    goal: int
    note: str = ""

    @property
    def p95(self) -> float:
        return percentile(self.walls, 0.95)

    def printed(self) -> list[str]:
        """A line of the table; *ratio*: how many times as fast as its goal."""
        figures = (percentile(self.walls, 0.5), self.p95, max(self.walls), percentile(self.works, 0.95))
        told = [f"{one:,.1f}" for one in figures]
        return [self.what, str(len(self.walls)), *told, f"{self.goal:,}", f"{self.goal / self.p95:,.1f}", self.note]


class Timed:
    """Times work by the clock and by the processor."""

    def __init__(self, name: str) -> None:
        self.clock = worker(name)

    def row(self, what: str, goal: int, steps: Iterator[Callable[[], object]], note: str = "") -> Row:
        """Do each of *steps*, once."""
        made = Row(what, [], [], goal, note)
        for step in steps:
            begun, worked = time.perf_counter(), self.clock()
            step()
            made.walls.append(1000 * (time.perf_counter() - begun))
            made.works.append(self.clock() - worked)
        print(f"  {what}: p95 {made.p95:,.0f} ms", flush=True)
        return made


def people() -> dict[str, Any]:
    """One person of each role, by role; of curators and readers a second one."""
    from django.conf import settings
    from django.utils import timezone

    from zotim.core.people.models import Installation, Membership, Organisation, User
    from zotim.core.texts import Translated

    settings.ALLOWED_HOSTS = ["testserver"]
    Installation.objects.update_or_create(pk=1, defaults={"name": Translated.of("en", "Bench"), "demo": True})
    body = Organisation.objects.create(kind="agency", name=Translated.of("en", "Unit"))
    made = {}
    for role in ("referral_officer", "content_adviser", "bank_curator", "referral_approver"):
        for number in (1, 2):
            mail = f"{role}{number}@bench.example"
            user = User.objects.filter(email=mail).first()
            if user is None:
                user = User.objects.create_user(mail, name=f"{role} {number}")
                Membership.objects.create(user=user, organisation=body, role=role, starts_at=timezone.now())
            made[f"{role}{number}"] = user
    return made


# Banks


def bank_taken_in(count: int, who: dict[str, Any], timed: Timed, folder: Path) -> list[Row]:
    """A file of *count* hashes, read, confirmed by another person and made an index."""
    import numpy as np

    from zotim.core.access.actor import actor_of
    from zotim.desks.content.banks import services
    from zotim.desks.content.banks.generations import INDEX, generation_make, pictures

    one, other = actor_of(who["bank_curator1"]), actor_of(who["bank_curator2"])
    rows = np.random.default_rng(SEED).integers(0, 256, (count, 32), np.uint8)
    path = folder / "bank.csv"
    with path.open("w", encoding="ascii") as file:
        file.writelines(f"{row.tobytes().hex()}\n" for row in rows)
    bank = services.bank_add(actor=one, code="BENCH", title="Bench", kind="known", provenance="Random")
    taken: list[Any] = []

    def work() -> None:
        taken.append(services.import_take(actor=one, bank=bank, name=path.name, file=lambda: path.open("rb")))
        services.import_decide(actor=other, taken=taken[0], accepted=True)

    found = [timed.row(f"bank of {count:,} hashes: read, and in force", GOALS["import"], iter([work]))]
    if taken[0].added != count:
        sys.exit(f"{taken[0].added:,} of {count:,} hashes came in")
    found.append(
        timed.row("its index made by the worker", GOALS["import"], iter([lambda: generation_make(actor=INDEX)]))
    )
    found.append(timed.row("the index opened by a process", GOALS["effective"], iter([lambda: len(pictures())])))
    return found


# Items


def items(count: int, who: dict[str, Any]) -> float:
    """*count* items that wait, in the shapes in which the product writes them; how long that took."""
    from django.db import connection, transaction
    from django.utils import timezone

    from zotim.desks.content.banks.asking import newest
    from zotim.desks.content.intake.models import Item, Report
    from zotim.desks.content.matching.models import Asked
    from zotim.desks.content.review.models import Conflict

    started, draw, now = time.perf_counter(), random.Random(SEED), timezone.now()  # noqa: S311
    first = [_item(draw, number, now) for number in range(min(count, DIFFERENT))]
    with transaction.atomic():
        Item.objects.bulk_create(first, batch_size=500)
        Report.objects.bulk_create((_report(one) for one in first), batch_size=500)
        Asked.objects.bulk_create((Asked(item=one, upto=newest()) for one in first), batch_size=500)
    for done in range(len(first), count, len(first)):
        _again("content_item", {"reference": "reference", "same": "same"}, "id", min(len(first), count - done))
    with connection.cursor() as cursor:
        _beside(cursor, "content_report", {"reference": "reference"})
        _beside(cursor, "content_asked", {})
        _states(cursor, [user.pk for user in who.values()], now)
    barred = Item.objects.order_by("pk").values_list("pk", flat=True)[:KEPT_FROM]
    reader = who["referral_officer1"]
    Conflict.objects.bulk_create(_conflict(pk, reader) for pk in barred)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return time.perf_counter() - started


def _item(draw: random.Random, number: int, now: Any) -> Any:
    from zotim.desks.content.intake.models import Item

    kind = draw.choice(("picture", "picture", "video", "text", "link"))
    return Item(
        reference=f"ZB{number}", kind=kind, moved_at=now, urgency=draw.choices((1, 2, 3, 4), (1, 3, 6, 90))[0],
        language=draw.choice(("sq", "en", "ar")) if kind == "text" else "",
        due_at=now + timedelta(minutes=draw.randrange(-1_000, 5_000)), same=sha256(f"{number}".encode()).hexdigest(),
        text=TOKEN if kind == "text" else None, media_type="image/jpeg" if kind == "picture" else "",
    )  # fmt: skip


def _report(item: Any) -> Any:
    from zotim.desks.content.intake.models import Report

    return Report(reference=item.reference, item=item, channel="form", language="sq")


def _conflict(item: Any, person: Any) -> Any:
    from zotim.desks.content.review.models import Conflict

    return Conflict(item_id=item, person=person, by=person, reason=TOKEN)


def _drawn() -> dict[str, str]:
    """How each database draws a new key and a text."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return {"key": "gen_random_uuid()", "reference": "left(md5(random()::text), 15)",
                "same": "md5(random()::text) || md5(random()::text)"}  # fmt: skip
    return {"key": "lower(hex(randomblob(16)))", "reference": "substr(lower(hex(randomblob(8))), 1, 15)",
            "same": "lower(hex(randomblob(32)))"}  # fmt: skip


def _columns(of: str, own: dict[str, str], other: str) -> tuple[str, str]:
    """The columns of a table, and what is selected for them: its own, drawn anew where *own* says so."""
    from django.apps import apps

    drawn = _drawn()
    model = next(one for one in apps.get_models() if one._meta.db_table == of)
    names = [field.column for field in model._meta.concrete_fields]
    asked = [drawn["key"] if one == "id" else drawn[own[one]] if one in own else other.format(one) for one in names]
    return ", ".join(f'"{one}"' for one in names), ", ".join(asked)


def _again(of: str, own: dict[str, str], order: str, some: int) -> None:
    """The first *some* rows of a table once more, written by the database itself."""
    from django.db import connection

    names, asked = _columns(of, own, '"{}"')
    with connection.cursor() as cursor:
        first = f"SELECT * FROM {of} WHERE reference LIKE 'ZB%%' ORDER BY {order} LIMIT %s"  # noqa: S608
        cursor.execute(f"INSERT INTO {of} ({names}) SELECT {asked} FROM ({first}) AS f", [some])  # noqa: S608


def _beside(cursor: Any, of: str, own: dict[str, str]) -> None:
    """A row of a table beside items for each item that has none, as one of those that are there."""
    names, asked = _columns(of, own, 'm."{}"')
    asked = asked.replace('m."item_id"', "i.id")
    cursor.execute(
        f"INSERT INTO {of} ({names}) SELECT {asked} FROM content_item i, (SELECT * FROM {of} LIMIT 1) AS m "  # noqa: S608
        "WHERE i.reference NOT LIKE 'ZB%%'"
    )


def _states(cursor: Any, users: list[Any], now: Any) -> None:
    """All are open; of sixteen one is read now, one read once, one with the adviser and one closed: step by step, for
    the database refuses others."""
    from django.db import connection

    by = users[-1].hex if connection.vendor == "sqlite" else users[-1]  # somebody else than who is asked for
    some = " OR ".join(f"same LIKE '{digit}%%'" for digit in range(4))
    cursor.execute("UPDATE content_item SET state = 'open'")
    cursor.execute(
        f"UPDATE content_item SET state = 'taken', taken_by_id = %s, taken_at = %s WHERE {some}",  # noqa: S608
        [by, now - timedelta(hours=1)],
    )
    for digit, state in ((1, "second"), (2, "adviser"), (3, "closed")):
        cursor.execute(
            f"UPDATE content_item SET state = '{state}', taken_by_id = NULL, taken_at = NULL "  # noqa: S608
            f"WHERE same LIKE '{digit}%%'",
            [],
        )


# What comes in


def picture(seed: int) -> bytes:
    """Hills of 640 by 480, made by code, as JPEG."""
    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(seed)
    small = Image.fromarray(rng.integers(0, 256, (9, 12, 3), np.uint8))
    made = io.BytesIO()
    small.resize((640, 480), Image.Resampling.BICUBIC).save(made, "JPEG", quality=80)
    return made.getvalue()


def reports(who: dict[str, Any], timed: Timed) -> list[Row]:
    """Pictures that are known and unknown ones, texts and addresses: taken in until they stand in the queue."""
    from zotim.core.access.actor import actor_of
    from zotim.desks.content.banks import services
    from zotim.desks.content.intake.models import Item
    from zotim.desks.content.intake.services import Given, report_take
    from zotim.desks.content.matching import floods
    from zotim.desks.content.matching.models import Met

    floods.OVER = 10**9  # a benchmark is a flood
    one, other = actor_of(who["bank_curator1"]), actor_of(who["bank_curator2"])
    officer = actor_of(who["referral_officer1"])
    bank = services.bank_add(actor=one, code="SEEN", title="Seen", kind="known", provenance="Made by code")
    for seed in range(EACH):
        for entry in services.file_propose(actor=one, bank=bank, data=picture(seed)):
            services.entry_confirm(actor=other, entry=entry)
    taken: list[Item] = []

    def steps(given: Callable[[int], Given]) -> Iterator[Callable[[], object]]:
        for at in range(EACH):
            what = given(at)
            yield lambda what=what: taken.append(report_take(actor=officer, given=what).item)

    common = {"channel": "officer"}
    kinds: dict[str, Callable[[int], Given]] = {
        "a picture that is known": lambda at: Given("picture", data=picture(at), **common),
        "a picture": lambda at: Given("picture", data=picture(1_000 + at), **common),
        "a text": lambda at: Given("text", text=f"Reported text {at}, invented for the benchmark.", **common),
        "an address": lambda at: Given("link", address=f"https://videos.example/watch/{at}", **common),
    }
    found = [
        timed.row(f"report until in the queue: {what}", GOALS["report"], steps(one)) for what, one in kinds.items()
    ]
    known = taken[:EACH]
    met = Met.objects.filter(item__in=known).values("item").distinct().count()
    open_ = Item.objects.filter(pk__in=[item.pk for item in taken], state="open").count()
    print(f"  {open_} of {len(taken)} stand in the queue; {met} of {len(known)} known pictures met their entry")
    if (open_, met) != (len(taken), len(known)):
        sys.exit("a report was lost")
    return found


def effective(who: dict[str, Any], timed: Timed) -> list[Row]:
    """An entry is confirmed, and met at the next question; withdrawn, and met no more."""
    from zotim.core.access.actor import actor_of
    from zotim.desks.content.banks import services
    from zotim.desks.content.banks.asking import meet
    from zotim.desks.content.banks.models import Bank
    from zotim.desks.content.banks.values import asked_prints

    one, other = actor_of(who["bank_curator1"]), actor_of(who["bank_curator2"])
    bank, entries = Bank.objects.get(code="SEEN"), []
    for at in range(EACH // 2):
        data = picture(5_000 + at)
        entry = services.file_propose(actor=one, bank=bank, data=data)[0]
        entries.append((entry, asked_prints(data)))

    def met(entry: Any, prints: Any) -> bool:
        return entry.number in {hit.number for hit in meet(prints)}

    def confirmed(entry: Any, prints: Any) -> None:
        services.entry_confirm(actor=other, entry=entry)
        if not met(entry, prints):
            sys.exit("an entry in force isn't met")

    def withdrawn(entry: Any, prints: Any) -> None:
        services.entry_withdraw(actor=one, entry=entry, reason="Bench")
        if met(entry, prints):
            sys.exit("a withdrawn entry is met")

    goal = GOALS["effective"]
    return [
        timed.row("entry confirmed until it is met", goal, (lambda one=one: confirmed(*one) for one in entries)),
        timed.row("entry withdrawn until it isn't met", goal, (lambda one=one: withdrawn(*one) for one in entries)),
    ]


def asked_again(timed: Timed, before: int) -> list[Row]:
    """What was reported is asked of what came in force after the change *before*."""
    from zotim.desks.content.banks import asking
    from zotim.desks.content.matching import rounds
    from zotim.desks.content.matching.models import Asked
    from zotim.desks.content.matching.protection import MATCHING

    newest = asking.newest()
    own = Asked.objects.filter(item__prints__isnull=False).values("pk")
    rows = Asked.objects.filter(pk__in=own, upto__lt=newest)
    meet, some = asking.between(before, newest).meet, rows.count()

    def step() -> None:
        rows.update(upto=before)
        while rounds._some(MATCHING, rows, meet, newest):
            pass

    return [timed.row(f"{some} items asked again of what is new", 60_000, iter([step]), "no goal")]


# The queue


def queue(who: dict[str, Any], timed: Timed, name: str) -> list[Row]:
    """Each page of the queue, by a reader who is kept from some items and by an adviser."""
    from django.db import connection
    from django.test import Client
    from django.urls import NoReverseMatch, reverse

    from zotim.config import startup
    from zotim.core.access.actor import actor_of
    from zotim.desks.content.review import selectors
    from zotim.desks.content.review.models import Languages

    startup.settle()  # as the server does: what a million rows left here isn't looked through in the middle of a page
    draw = random.Random(SEED)  # noqa: S311
    try:
        address = reverse("content_queue")
    except NoReverseMatch:
        print("  there is no page of the queue yet")
        return []
    Languages.objects.get_or_create(reader=who["referral_officer1"], defaults={"codes": ["sq", "en"]})
    head = selectors.queue(actor_of(who["referral_officer1"])).values_list("pk")[:25]
    print("  " + head.explain().replace("\n", "\n  "), flush=True)

    def of(*choices: str) -> list[str]:
        return [f"{address}?{draw.choice(choices)}&page={draw.randint(1, 40)}" for _ in range(EACH)]

    asked = {
        "health (nothing but the middleware)": ["/health/"] * EACH,
        "queue": [address] * EACH,
        "queue, another page": of("languages=all"),
        "queue, by state": of("state=open", "state=second", "state=adviser", "state=taken"),
        "queue, by kind": of("kind=picture", "kind=video", "kind=text", "kind=link"),
        "queue, by language": of("language=sq", "language=ar", "language=en"),
        "queue, by urgency": of("urgency=1", "urgency=2", "urgency=4"),
        "queue, two filters": of("urgency=1&kind=text", "state=second&kind=video", "language=ar&state=open"),
        "queue, deep pages": [
            f"{address}?page={page}" for page in (100, 1_000, 10_000, 10**6) for _ in range(EACH // 4)
        ],
        "floods": [reverse("content_floods")] * EACH,
        "home": [reverse("home")] * EACH,
    }
    found = []
    for role in ("referral_officer1", "content_adviser1"):
        client = Client()
        client.force_login(who[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        cold(name)
        connection.ensure_connection()
        timed.clock = worker(name)
        for page, addresses in asked.items():
            steps = (partial(_look, client, one) for one in addresses)
            found.append(
                timed.row(f"{page} · {'reader' if role.startswith('ref') else 'adviser'}", GOALS["page"], steps)
            )
    return found


def _look(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answers {answer.status_code}")


def main() -> None:
    """Fill, ask, print. Ends with 1 where something is slower than its goal."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    count = numbers[0] if numbers else 1_000_000
    os.environ |= {"ZOTIM_DESKS": "content,oversight"}
    database = os.environ.get("ZOTIM_TEST_POSTGRES") if "--postgresql" in sys.argv else None
    keep = next((Path(one.partition("=")[2]) for one in sys.argv[1:] if one.startswith("--keep=")), None)
    with house(database, keep) as name:
        from zotim.desks.content.banks.asking import newest
        from zotim.desks.content.intake.models import Item

        print(f"{name}: load {os.getloadavg()[0]:.1f}, seed {SEED}, milliseconds in process", flush=True)
        folder = Path(os.environ["ZOTIM_HOME"])
        who, timed = people(), Timed(name)
        rows: list[Row] = []
        if not Item.objects.exists():
            rows += bank_taken_in(count, who, timed, folder)
            print(f"  {count:,} items filled in {items(count, who):,.0f} s", flush=True)
            rows += reports(who, timed)
            before = newest()
            rows += [*effective(who, timed), *asked_again(timed, before)]
        rows += queue(who, timed, name)
        print(f"{name}: load {os.getloadavg()[0]:.1f}, {count:,} hashes in force, {count:,} items")
        heads = ["what", "times", "median", "p95", "longest", "work p95", "goal", "ratio", ""]
        table(heads, [row.printed() for row in rows])
        slow = [row for row in rows if row.p95 > row.goal]
        for row in slow:
            print(f"slower than its goal: {row.what}: {row.p95:,.0f} instead of {row.goal:,}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
