"""The end of a case, as the roles of a deployment: two people, the worker, a crash, an older backup that comes back."""

import pytest

DESKS = "register,oversight,reintegration"
"""What a case needs. Each step is a process of its own, and the other desks take longer to load than it takes. Who asks
``zotim check`` needs all: the database was migrated with all of them."""
PLAIN = "Nëna u takua me mësuesen dhe u gëzua."

WRITE = f"""
import json, sys
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.walls import walled
from zotim.core.people.models import User
from zotim.core.sealing import store
from zotim.desks.reintegration.assessment import services as assessment
from zotim.desks.reintegration.assessment.instruments import instruments
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Note
from zotim.desks.reintegration.closing import services as closing
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.plans import services as plans
boss, helper, teacher = (worlds.user(role) for role in ("case_supervisor", "caseworker", "professional"))
one, other = worlds.user("records_officer"), worlds.user("data_protection_officer")
lead = actor_of(boss)
case = services.case_open(actor=lead, municipality=worlds.body("Elbasan", "municipality"), manager=helper)
services.note_add(actor=actor_of(helper), case=case, domain="education", text={PLAIN!r})
services.grant_give(
    actor=lead, case=case, domains=["education"], purpose="schooling", user=teacher,
    ends_at=timezone.now() + timedelta(days=9),
)
persons.person_enter(actor=lead, case=case, names={{"latin": "Agim Trillimi"}}, birth_year=1989)
for step in ("screen", "assess"):
    services.case_move(actor=lead, case=case, step=step)
worker, soon = actor_of(helper), timezone.localdate() + timedelta(days=9)
row = assessment.assessment_draft(actor=worker, case=case, instrument=instruments()["safety-care-1"])
assessment.assessment_save(actor=worker, assessment=row, answers={{"carer": "x"}}, said={{"why_not": "x", "now": "x"}})
assessment.assessment_sign(actor=worker, assessment=row)
services.case_move(actor=lead, case=case, step="plan")
plan = plans.plan_draft(actor=worker, case=case)
goal = plans.goal_add(actor=worker, plan=plan, domain="housing", words="x", sign="x", begins="x", until=soon)
plans.action_add(actor=worker, goal=goal, what="x", owner=case.municipality, due_on=soon)
plans.plan_submit(actor=worker, plan=plan, review_on=soon)
plans.plan_decide(actor=lead, plan=plan, approved=True)
plans.attainment_say(actor=worker, goal=goal, far=1, seen_on=timezone.localdate(), words="x")
for step in ("begin", "hand_on"):
    services.case_move(actor=lead, case=case, step=step)
closing.last_words_write(actor=worker, case=case, words=dict.fromkeys(("services", "views", "contact"), "x"))
services.case_move(actor=actor_of(helper), case=case, step="ask_closure", reason="a made-up reason")
services.case_move(actor=lead, case=case, step="close")
with walled(actor_of(helper)):
    token = Note.objects.get().body
print(json.dumps({{
    "case": case.pk.hex, "one": one.email, "other": other.email, "helper": helper.email, "token": token,
    "bare": store.read(case.pk).key.hex(), "wrapped": store.key_path(case.pk).read_text().split(":")[3].strip(),
}}))
"""

YEARS_LATER = """
import django
django.setup()
from datetime import timedelta
from django.db.models import F
from zotim.core.access.walls import opened
from zotim.desks.reintegration.cases.models import Case
with opened():
    Case.objects.update(closed_at=F("closed_at") - timedelta(days=1900))
"""

DECIDE = """
import sys
import django
django.setup()
from zotim.core.access.actor import actor_of
from zotim.core.people.models import User
from zotim.core.retention import services
one, other = (actor_of(User.objects.get(email=email)) for email in sys.argv[1:3])
run = services.run_propose(actor=one, rule="reintegration.case.closed")
services.run_decide(actor=other, run=run, approved=True)
"""

CRASH = """
import os, sys
import django
django.setup()
from zotim.core.retention import disposal
from zotim.core.sealing import store
place, name = {"before": (disposal, "key_destroy"), "after": (store, "bury")}[sys.argv[1]]
setattr(place, name, lambda *_, **__: os._exit(9))
disposal.carry_on()
"""

LOOK = """
import json, sys
import django
django.setup()
from uuid import UUID
from zotim.core.access.actor import actor_of
from zotim.core.access.models import Grant
from zotim.core.access.walls import opened, walled
from zotim.core.people.models import User
from zotim.core.retention.models import Certificate
from zotim.core.sealing import store
from zotim.desks.reintegration.cases import selectors
from zotim.desks.reintegration.cases.models import Assignment, Case, Note
helper = actor_of(User.objects.get(email=sys.argv[2]))
read = []
with walled(helper):
    for case in selectors.cases(helper):
        read += [one.trouble or one.text for one in selectors.read_notes(helper, case)]
with opened():
    rows = [model.objects.count() for model in (Case, Note, Assignment, Grant)]
print(json.dumps({
    "read": read, "rows": rows, "key": store.key_path(UUID(sys.argv[1])).exists(),
    "certificates": [certificate.counts for certificate in Certificate.objects.order_by("at")],
}))
"""

RECURRING = """
import django
django.setup()
from zotim.core.jobs.steps import ask_for_what_recurs
ask_for_what_recurs()
"""

CARRY_ON = "import django; django.setup(); from zotim.core.retention.disposal import carry_on; carry_on()"

EVENTS = """
import json
import django
django.setup()
from zotim.core.audit.models import Event
verbs = ["retention.record.disposed", "sealing.key.destroyed", "retention.run.finished"]
print(json.dumps(sorted(Event.objects.filter(verb__in=verbs).values_list("verb", flat=True))))
"""

VACUUM = """
import django
django.setup()
from django.db import connection
connection.cursor().execute("VACUUM")
"""


@pytest.fixture(scope="module")
def ended(houses, logins):
    """A house in which a case was written, copied away, closed, kept for its time, and then brought to its end."""
    house = houses.settled("ends")
    house.environment["ZOTIM_DESKS"] = DESKS
    site, worker = logins(house)
    told = site.run(WRITE)
    house.run(YEARS_LATER)
    before = house.bytes()
    house.well("keys", "backup", house.home.parent / "ends-keys.zip")
    house.well("backup", house.home.parent / "away-ends")

    def look(at=house):
        return at.run(LOOK, told["case"], told["helper"])

    seen = [look()]
    site.run(DECIDE, told["one"], told["other"])
    for moment in ("before", "after"):
        assert worker.call("-c", CRASH, moment).returncode == 9
        seen.append(look())
    worker.run(RECURRING)
    worker.well("worker", "--once")
    seen.append(look())
    house.run(VACUUM)
    return house, told, before, seen


def test_a_crash_leaves_a_case_whole_or_gone_and_the_worker_ends_what_was_begun(ended):
    _, _, _, (whole, before, after, done) = ended
    assert (whole["rows"], whole["key"], whole["read"]) == ([1, 1, 2, 1], True, [PLAIN])
    assert before == whole  # died before the commit
    assert (after["rows"], after["key"], after["certificates"]) == ([0, 0, 0, 0], True, [])  # died after it
    assert (done["rows"], done["key"], done["read"]) == ([0, 0, 0, 0], False, [])


def test_the_certificate_counts_all_that_went(ended):
    [counts] = ended[3][-1]["certificates"]
    assert counts == {
        "access.grant": 1, "approvals.approval": 1, "clocks.clockrun": 18, "gone": 1, "notifications.notification": 3,
        "reintegration.assessment": 1, "reintegration.need": 1, "reintegration.plan": 1, "reintegration.goal": 1,
        "reintegration.plannedaction": 1, "reintegration.attainment": 1, "reintegration.assignment": 2,
        "reintegration.case": 1, "reintegration.identity": 1, "reintegration.name": 1,
        "reintegration.lastword": 3, "reintegration.note": 1, "reintegration.person": 1,
        "reintegration.turn": 1, "sealing.key": 1,
    }  # fmt: skip


def test_neither_text_nor_key_nor_what_was_sealed_is_found_in_any_byte(ended):
    house, told, before, _ = ended
    sought = [told["wrapped"].encode(), told["token"].encode()]
    assert all(word in before for word in sought)  # the search finds what is there
    found = house.bytes()
    for word in [*sought, PLAIN.encode(), told["bare"].encode(), bytes.fromhex(told["bare"])]:
        assert word not in found
    assert bytes.fromhex(told["wrapped"]) not in found


def test_the_log_holds_and_says_who_decided_and_that_the_key_went(ended):
    house, _, _, _ = ended
    house.well("audit", "verify")
    assert house.run(EVENTS) == ["retention.record.disposed", "retention.run.finished", "sealing.key.destroyed"]


def test_an_older_backup_brings_back_rows_that_nobody_can_read_and_they_end_again(ended, houses, logins):
    _, told, _, _ = ended
    again = houses("ends_again")
    again.environment["ZOTIM_DESKS"] = DESKS
    again.well("keys", "restore", again.home.parent / "ends-keys.zip")
    said = again.well("restore", next((again.home.parent / "away-ends").glob("*.zip")))
    assert "1 known" in said
    back = again.run(LOOK, told["case"], told["helper"])
    assert (back["rows"], back["key"], back["read"]) == ([1, 1, 2, 1], False, ["destroyed"])
    site, worker = logins(again)
    site.run(DECIDE, told["one"], told["other"])
    worker.run(RECURRING)
    worker.well("worker", "--once")
    end = again.run(LOOK, told["case"], told["helper"])
    assert end["rows"] == [0, 0, 0, 0]
    assert "sealing.key" not in end["certificates"][0]


def test_the_sites_role_deletes_nothing_of_a_case_that_two_people_disposed_of(houses, logins):
    house = houses.settled("site_cant")
    if not house.database.startswith("postgresql"):
        pytest.skip("only PostgreSQL has roles")
    house.environment["ZOTIM_DESKS"] = "all"
    site, worker = logins(house)
    told = site.run(WRITE)
    house.run(YEARS_LATER)
    site.run(DECIDE, told["one"], told["other"])
    done = site.call("-c", CARRY_ON)
    assert "worker's role" in done.stderr
    assert house.run(LOOK, told["case"], told["helper"])["rows"] == [1, 1, 2, 1]
    refused = site.zotim("worker", "--once")
    assert refused.returncode == 1
    assert "zotim database grant-worker" in refused.stderr
    start = worker.call("-c", "import zotim.config.wsgi")
    assert start.returncode == 1
    assert "zotim database grant-web" in start.stderr
    for who in (site, worker):
        said = who.zotim("check", "--deploy").stdout
        assert "database role" not in said, said
    worker.run(RECURRING)
    worker.well("worker", "--once")
    assert house.run(LOOK, told["case"], told["helper"])["rows"] == [0, 0, 0, 0]
