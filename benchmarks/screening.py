"""Screening: `/match` over HTTP's layers, `zotim screen`, and everybody on file against what a list changed.

Entries and names are those of `bench names`: published lists where ZOTIM_SHARED_DATA names a folder that holds them,
filled up with made-up people. Each name is asked once, with the mistakes and in the scripts of that benchmark: half of
them are of entries, so that far more are met than at a bank. `/match` is asked in this process, in batches of 100,
through all of Django: the token, the JSON both ways, the look at the rows, the event in the log (SQLite). Times are CPU
seconds of one core; the load of the machine stands beside them. yente can't be run beside it (it needs Elasticsearch):
its own documentation says what stands here.

    python3 tasks.py bench screening [--entities 100000] [--names 10000] [--changed 100] [--customers 10000]
    python3 tasks.py bench screening --entities 1000000 --names 2000      (a million entries)

The queue of a million alerts is `bench alerts`.
"""

import argparse
import io
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from _house import house, table
from _names_evaluation import evaluation
from _names_lists import Record, published

BATCH = 100
GOAL = 2_000
"""Names a second and core, in batches of 100, at 100,000 entries."""
READ = 40_000
"""Payments a second and core that are read from a file of ISO 20022."""
YENTE = {"logic-v2": 4, "logic-v1": 15}
"""Requests a second and virtual core, over some four million entities (yente's documentation, on scaling)."""


def took(work: Callable[[], Any]) -> float:
    """CPU seconds of this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def listing_of(one: Record) -> Any:
    """An entry of the benchmark as one of a list."""
    from zotim.formats.lists import BirthDate, Listing, Name

    names = [Name(name, role="alias" if at else "name") for at, name in enumerate(one.names)]
    names += [Name(name, weak=True) for name in one.weak]
    born = tuple(BirthDate(day, day) for day in one.born)
    return Listing(one.id, one.kind, tuple(names), "bench", born=born, countries=one.lands)


def fill(records: Sequence[Record]) -> str:
    """A list in force with these entries, its index, and a token to ask it."""
    from datetime import date

    from django.utils import timezone

    from zotim.core.audit.services import System
    from zotim.core.evidence.models import File
    from zotim.core.people.models import Organisation, User
    from zotim.core.texts import Translated
    from zotim.desks.screening.asking.generations import generation_make
    from zotim.desks.screening.lists.models import Listed, Source, Version
    from zotim.desks.screening.lists.reading import digest
    from zotim.desks.screening.lists.states import VERSION
    from zotim.formats.lists import to_json
    from zotim.web.api.services import token_create

    officer = User.objects.create_user(email="officer@bench.example", name="Officer")
    bank = Organisation.objects.create(name=Translated.of("en", "Bank"), kind="ministry", short_name="BANK")
    title = Translated.of("en", "Bench")
    source = Source.objects.create(reference="S-1", code="bench", title=title, basis="other", publisher="Nobody")
    file = File.objects.create(sha256="0" * 64, size=1, name="bench", classification="public", received_by=officer)
    version = Version.objects.create(
        reference="V-1", source=source, number=1, file=file, published_on=date(2026, 1, 1), taken_by=officer
    )
    VERSION.move(version, "enter", in_force_at=timezone.now(), entries=len(records))
    for start in range(0, len(records), 5_000):
        rows = []
        for one in records[start : start + 5_000]:
            text = to_json(listing_of(one))
            rows.append(Listed(source=source, listed_id=one.id, kind=one.kind, caption=one.names[0][:300], record=text,
                               digest=digest(text), since=version))  # fmt: skip
        Listed.objects.bulk_create(rows)
    generation_make(actor=System("bench"))
    return token_create(actor=System("bench"), organisation=bank, name="bench", scopes=["screen:customers"], days=9)[1]


def matched(token: str, asked: Sequence[Any]) -> tuple[float, int]:
    """CPU seconds for all names in batches, and how many had a hit."""
    from django.test import Client

    client, headers, hits = Client(), {"authorization": f"ApiKey {token}"}, 0
    schemas = {"person": "Person", "organisation": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
    bodies = []
    for start in range(0, len(asked), BATCH):
        queries = {
            one.id: {"schema": schemas[one.kind], "properties": {"name": [one.name], "birthDate": list(one.born)}}
            for one in asked[start : start + BATCH]
        }
        bodies.append(json.dumps({"queries": queries}))

    def ask(body: str) -> int:
        answer = client.post("/api/yente/match/default", body, "application/json", headers=headers)
        if answer.status_code != 200:
            sys.exit(f"/match: {answer.status_code} {answer.content[:300]!r}")
        return answer.content.count(b'"status":200,"results":[{')

    ask(bodies[0])  # what is loaded once for each process

    def work() -> None:
        nonlocal hits
        hits = sum(map(ask, bodies))

    return took(work), hits


def in_bulk(records: Sequence[Record], asked: Sequence[Any]) -> float:
    """CPU seconds of `zotim screen` for the same names as a file of customers, the index made before."""
    from zotim.desks.screening.asking.cli import screen
    from zotim.matching import listed
    from zotim.matching.entries import entries

    with tempfile.TemporaryDirectory(prefix="zotim-bench-") as folder:
        customers, out, a_list = (Path(folder, name) for name in ("customers.csv", "out.jsonl", "list.csv"))
        rows = [f'"{one.name}",{one.kind},{"|".join(one.born)}' for one in asked]
        customers.write_text("\n".join(("name,kind,birth_dates", *rows)), encoding="utf-8")
        a_list.write_text("name\nNobody At All\n", encoding="utf-8")
        index = listed.ListIndex.build(entries(map(listing_of, records)))
        make = listed.ListIndex.of
        listed.ListIndex.of = classmethod(lambda _class, _listings: index)  # type: ignore[method-assign,assignment]
        try:
            return took(
                lambda: screen(customers, "customers", [a_list], out, "inline", 1, 1_000, None, 10, as_json=True)
            )
        finally:
            listed.ListIndex.of = make  # type: ignore[method-assign]


def payments_read(count: int) -> float:
    """CPU seconds to read *count* payments of a file of pacs.008: parties, accounts, remittance."""
    from zotim.formats.payments import read_payments

    body = "".join(
        f"<CdtTrfTxInf><PmtId><InstrId>I{n}</InstrId><EndToEndId>E{n}</EndToEndId></PmtId>"
        f'<IntrBkSttlmAmt Ccy="EUR">{n}.50</IntrBkSttlmAmt><Dbtr><Nm>{payer}</Nm></Dbtr>'
        "<DbtrAcct><Id><IBAN>AL47212110090000000235698741</IBAN></Id></DbtrAcct>"
        f"<Cdtr><Nm>{payee}</Nm></Cdtr><RmtInf><Ustrd>Fatura {n}</Ustrd></RmtInf></CdtTrfTxInf>"
        for n, (payer, payee) in enumerate(pairwise(strangers(count + 1)))
    )
    space = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"
    file = io.BytesIO(f'<Document xmlns="{space}"><FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf></Document>'.encode())

    def read() -> None:
        found = sum(1 for _ in read_payments(file, "payments.xml", lambda problem: sys.exit(str(problem))))
        if found != count:
            sys.exit(f"payments: {found} of {count} were read")

    return took(read)


def again(records: Sequence[Record], changed: int, count: int) -> tuple[float, float]:
    """CPU seconds: everybody on file against an index of what changed (its making included), and against everything."""
    from zotim.engines.names import Query
    from zotim.matching.entries import entries
    from zotim.matching.listed import ListIndex

    step = max(1, len(records) // count)
    people = [Query((one.names[0],), one.kind, one.born) for one in records[::step][:count]]
    new = list(entries(map(listing_of, records[-changed:])))

    def ask(index: ListIndex) -> None:
        index.match_many(people, 10, index.threshold)

    delta = took(lambda: ask(ListIndex.build(new)))
    whole = ListIndex.build(entries(map(listing_of, records)))
    return delta, took(lambda: ask(whole))


def strangers(count: int) -> list[str]:
    """Made-up names of no language, few of which are alike."""
    by = random.Random(5)  # noqa: S311 (made-up people, not keys)

    def word() -> str:
        return "".join(by.choice("bdfgklmnprstvz") + by.choice("aeiou") for _ in range(by.randint(3, 5))).title()

    return [f"{word()} {word()}" for _ in range(count)]


def on_file(count: int, changed: int) -> tuple[float, float, int]:
    """CPU seconds to take *count* customers in, and to ask all of them when *changed* entries come, a tenth of which
    are customers: with keys, sealing, rows and alerts; and how many alerts came of the change."""
    from zotim.core.people.models import User
    from zotim.desks.screening.alerts.models import Alert
    from zotim.desks.screening.asking.generations import delta_make
    from zotim.desks.screening.finance.models import Delivery
    from zotim.desks.screening.finance.services import delivery_work, round_run
    from zotim.desks.screening.finance.services.asking import DESK
    from zotim.desks.screening.lists.models import Listed, Version
    from zotim.desks.screening.lists.reading import digest
    from zotim.desks.screening.lists.states import VERSION
    from zotim.formats.lists import Listing, Name, to_json

    names = strangers(count + changed)
    customers, others = names[:count], names[count:]
    text = "\n".join(("id,kind,name", *(f"{number},person,{name}" for number, name in enumerate(customers)))).encode()
    officer = User.objects.get(email="officer@bench.example")
    made = Delivery.objects.create(reference="D-1", holds="customers", sha256="0" * 64, size=1, taken_by=officer)
    taken = took(lambda: delivery_work(delivery=made, file=lambda: io.BytesIO(text)))
    old, before = Version.objects.get(), Alert.objects.count()
    VERSION.move(old, "replace", replaced_at=old.in_force_at)
    new = Version.objects.create(
        reference="V-2", source=old.source, number=2, file=old.file, published_on=old.published_on, taken_by=officer
    )
    VERSION.move(new, "enter", in_force_at=old.in_force_at, entries=old.entries + changed)
    for number, name in enumerate((*customers[:: max(1, count // (changed // 10 or 1))], *others)[:changed]):
        record = to_json(Listing(f"new-{number}", "person", (Name(name),), "bench"))
        Listed.objects.create(source=old.source, listed_id=f"new-{number}", kind="person", caption=name, record=record,
                              digest=digest(record), since=new)  # fmt: skip
    delta_make(actor=DESK)
    return taken, took(lambda: round_run(actor=DESK)), Alert.objects.count() - before


def main(arguments: Sequence[str]) -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="bench screening", description=__doc__.partition("\n")[0])
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--names", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=100)
    parser.add_argument("--customers", type=int, default=10_000)
    options = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ["ZOTIM_DESKS"] = "all"
    read = payments_read(READ)
    # Ten are made of each of these for their pace.
    made = evaluation(published([]), options.entities, "open", -(-options.names // 10))
    asked = [*made.pace, *made.single][: options.names]
    print(f"{len(made.entries):,} entries ({made.listed:,} of published lists), {len(asked):,} names", flush=True)
    with house():
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        seconds, hits = matched(fill(made.entries), asked)
        taken, round_, raised = on_file(options.customers, options.changed)
    bulk = in_bulk(made.entries, asked)
    delta, whole = again(made.entries, options.changed, options.customers)
    rate = len(asked) / seconds
    print(f"load {os.getloadavg()[0]:.1f}; {hits:,} names with a hit\n" if hasattr(os, "getloadavg") else "\n")
    rows = [
        ["POST /match, batches of 100: names/s a core", f"{rate:,.0f}", f"{GOAL:,}"],
        ["  milliseconds for a batch", f"{1000 * BATCH / rate:,.1f}", ""],
        ["payments of ISO 20022 read: a second and core", f"{READ / read:,.0f}", f"{READ:,}"],
        ["zotim screen, inline: names/s a core", f"{len(asked) / bulk:,.0f}", ""],
        [f"{options.customers:,} on file against {options.changed} changed entries: s", f"{delta:,.2f}", ""],
        ["  against all entries: s", f"{whole:,.2f}", ""],
        [f"{options.customers:,} customers taken in, sealed and asked: s", f"{taken:,.2f}", ""],
        [f"  asked when {options.changed} entries come, {raised} alerts: s", f"{round_:,.2f}", ""],
    ]
    table(["CPU seconds of one core", "ours", "goal"], rows)
    for name, requests in YENTE.items():
        print(
            f"yente, {name}, by its own words: about {requests} requests/s; ours {rate / requests:,.0f} times as many"
        )
    print("It counts requests of one name, over some four million entities; nomenklatura itself: bench names --peers.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
