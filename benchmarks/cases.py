"""Pages of the reintegration desk with many cases and ten years of history: p95 in process, audit write included.

A third of the cases is open, a tenth of these late; each has notes in several parts, terms that ended, and events from
ten years. A supervisor oversees 200 cases, a manager works on 40. Each page is asked for by the manager, the supervisor
or the coordinator, cases one after the other. *work* is what the processor did for it, here and on Linux in
PostgreSQL's process; *queries* is how many questions the page asks, which has to be the same for any number of cases.

    python3 tasks.py bench cases [COUNT] [--postgresql] [--keep=FOLDER]

10,000 cases where nothing is said; SQLite, or ZOTIM_TEST_POSTGRES. What is kept isn't filled again.
"""

import os
import random
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from _house import house, percentile, table
from pages import cold, worker

GOAL = 100
"""Milliseconds at p95 with 10,000 cases."""
SEED, EACH, CHUNK = 20261127, 20, 500
OVERSEEN, MANAGED = 200, 40
YEARS = timedelta(days=3_650)
NOTES, TERMS, EVENTS = 12, 10, 60
"""Of each case."""
DOMAINS = ("social_family", "education", "housing", "health", "psych")
WAY = ("screening", "assessment", "planning", "active", "transition")
HEADS = ["page", "asked", "median", "p95", "longest", "work p95", "queries", "goal"]


def people(count: int) -> dict[str, list[Any]]:
    """Supervisors, managers and a coordinator: as many as so many cases need."""
    from django.utils import timezone

    from zotim.core.people.models import Installation, Membership, Organisation, User
    from zotim.core.texts import Translated

    Installation.objects.update_or_create(pk=1, defaults={"name": Translated.of("en", "Bench"), "demo": True})
    kinds = {"coordinator": ("coordination_centre", 1), "case_supervisor": ("municipality", -(-count // OVERSEEN))}
    kinds["caseworker"] = ("municipality", -(-count // MANAGED))
    made: dict[str, list[Any]] = {}
    for role, (kind, number) in kinds.items():
        body = Organisation.objects.create(kind=kind, name=Translated.of("en", f"Body of {role}"))
        made[role] = [
            User.objects.create_user(f"{role}{one}@bench.example", name=f"{role} {one}") for one in range(number)
        ]
        Membership.objects.bulk_create(
            Membership(user=user, organisation=body, role=role, starts_at=timezone.now() - YEARS) for user in made[role]
        )
    return made


def fill(count: int) -> float:
    """*count* cases in the shapes in which the product writes them; how many seconds that took."""
    from django.db import connection

    from zotim.core.access.walls import opened
    from zotim.core.people.models import Organisation

    started, draw, who = time.perf_counter(), random.Random(SEED), people(count)  # noqa: S311
    place = Organisation.objects.filter(kind="municipality")[0]
    with opened():
        for first in range(0, count, CHUNK):
            _cases(draw, range(first, min(first + CHUNK, count)), who, place)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return time.perf_counter() - started


def _cases(draw: random.Random, numbers: range, who: dict[str, list[Any]], place: Any) -> None:
    """Some cases with all that hangs on them. They go their way step by step, for the database refuses others."""
    from django.db.models import F
    from django.utils import timezone

    from zotim.core.clocks.models import ClockRun
    from zotim.core.sealing.services import key_make
    from zotim.desks.reintegration.cases.models import Assignment, Case, Note
    from zotim.desks.reintegration.cases.sealed import TEXTS
    from zotim.desks.reintegration.persons.models import Person

    now = timezone.now()
    cases, posts, notes, running = [], [], [], []
    for number in numbers:
        boss = who["case_supervisor"][number // OVERSEEN]
        case = Case(reference=f"ZB-{number}", municipality=place, opened_by=boss, opened_on=(now - YEARS).date())
        key_make(case.pk)
        manager = who["caseworker"][number // MANAGED]
        posts += [
            Assignment(case=case, user=boss, part="supervisor"),
            Assignment(case=case, user=manager, part="manager"),
        ]
        for at in range(NOTES):
            note = Note(case=case, domain=DOMAINS[at % len(DOMAINS)], author=manager)
            note.body = TEXTS.put(note, "body", "A made-up sentence of a usual length, as after a visit.")
            notes.append(note)
        cases.append(case)
        if number % 3 == 0:
            due = now + timedelta(days=-3 if number % 30 == 0 else 20)
            running.append(_term(case, now - timedelta(days=30), due))
    Case.objects.bulk_create(cases)
    Person.objects.bulk_create(Person(case=case, birth_year=2010, languages=("sq",)) for case in cases)
    Assignment.objects.bulk_create(posts)
    Note.objects.bulk_create(notes)
    for at in range(TERMS):
        begun = now - YEARS + timedelta(days=300 * at)
        runs = ClockRun.objects.bulk_create(_term(case, begun, begun + timedelta(days=10)) for case in cases)
        over = ClockRun.objects.filter(pk__in=[one.pk for one in runs])
        over.update(state="stopped", stopped_at=F("due_at"), changed_at=F("due_at"))
    ClockRun.objects.bulk_create(running)
    _events(draw, cases, now)
    for state in WAY[:4]:
        Case.objects.filter(pk__in=[one.pk for one in cases]).update(state=state)
    ended = [one.pk for number, one in zip(numbers, cases, strict=True) if number % 3]
    Case.objects.filter(pk__in=ended).update(state="withdrawn", closed_at=now)


def _term(case: Any, begun: Any, due: Any) -> Any:
    from zotim.core.clocks.models import ClockRun

    return ClockRun(
        code="reintegration.visit", object_type="reintegration.case", object_id=case.pk, started_at=begun, due_at=due,
        changed_at=begun,
    )  # fmt: skip


def _events(draw: random.Random, cases: list[Any], now: Any) -> None:
    from zotim.core.audit.models import Event

    verbs = ("reintegration.case.viewed", "reintegration.notes.viewed", "reintegration.note.added")
    Event.objects.bulk_create(
        (
            Event(
                at=now - YEARS * draw.random(), actor_kind="person", verb=draw.choice(verbs), outcome="viewed",
                object_type="reintegration.case", object_id=str(case.pk), digest="0" * 64,
            )
            for case in cases
            for _ in range(EVENTS)
        ),
        batch_size=2_000,
    )  # fmt: skip


def asked() -> dict[str, tuple[str, list[str]]]:
    """What is asked for, by its name: by whom, and where."""
    from django.urls import reverse

    from zotim.core.access.walls import opened
    from zotim.desks.reintegration.cases.models import Case

    with opened():
        mine = [reverse("case", args=[pk]) for pk in Case.objects.order_by("pk").values_list("pk", flat=True)[:EACH]]
    same = {
        name: [reverse(name)] * EACH for name in ("home", "cases", "case_account", "case_overview", "case_account_all")
    }
    return {
        "home of a manager": ("caseworker", same["home"]),
        "home of a supervisor": ("case_supervisor", same["home"]),
        "a case, manager": ("caseworker", mine),
        "a case, supervisor": ("case_supervisor", mine),
        "my cases, supervisor": ("case_supervisor", same["cases"]),
        "boards, supervisor": ("case_supervisor", same["case_account"]),
        "boards, coordinator": ("coordinator", same["case_account_all"]),
        "overview": ("coordinator", same["case_overview"]),
    }


def measure(name: str) -> list[list[str]]:
    """Each page by the clock, by the processor and by its questions."""
    from django.conf import settings
    from django.db import connection, reset_queries
    from django.test import Client

    from zotim.config import startup
    from zotim.core.people.models import User

    startup.settle()  # as the server does
    settings.ALLOWED_HOSTS = ["testserver"]
    rows = []
    for what, (role, addresses) in asked().items():
        client = Client()
        user = User.objects.get(email=f"{role}0@bench.example")
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.get("/health/")  # what is loaded once for each process
        cold(name)
        connection.ensure_connection()
        clock = worker(name)
        walls, works = [], []
        for address in addresses:
            begun, at = time.perf_counter(), clock()
            answer = client.get(address)
            walls.append(1000 * (time.perf_counter() - begun))
            works.append(clock() - at)
            if answer.status_code != 200:
                sys.exit(f"{address}: {answer.status_code}")
        connection.force_debug_cursor = True
        reset_queries()
        client.get(addresses[-1])
        queries = len(connection.queries)
        connection.force_debug_cursor = False
        figures = (percentile(walls, 0.5), percentile(walls, 0.95), max(walls), percentile(works, 0.95))
        rows.append([what, str(len(addresses)), *(f"{one:,.1f}" for one in figures), str(queries), str(GOAL)])
    return rows


def main() -> None:
    """Fill, ask, print. Ends with 1 where something is slower than its goal."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    count = numbers[0] if numbers else 10_000
    os.environ |= {"ZOTIM_DESKS": "reintegration,oversight"}
    database = os.environ.get("ZOTIM_TEST_POSTGRES") if "--postgresql" in sys.argv else None
    keep = next((Path(one.partition("=")[2]) for one in sys.argv[1:] if one.startswith("--keep=")), None)
    with house(database, keep) as name:
        from zotim.core.access.walls import opened
        from zotim.desks.reintegration.cases.models import Case

        with opened():
            there = Case.objects.count()
        if not there:
            print(f"{count:,} cases filled in {fill(count):,.0f} s", flush=True)
        print(f"{name}: load {os.getloadavg()[0]:.1f}, seed {SEED}, {there or count:,} cases, milliseconds in process")
        rows = measure(name)
        table(HEADS, rows)
        slow = [row for row in rows if float(row[3].replace(",", "")) > GOAL]
        for row in slow:
            print(f"slower than its goal: {row[0]}: {row[3]} instead of {GOAL}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
