"""What an event holds, when it is written, and what it refuses to hold."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from zotim.core.audit import services
from zotim.core.audit.models import Event, Unsealed
from zotim.core.audit.selectors import events
from zotim.core.audit.services import System, keyed, record, record_looks

pytestmark = pytest.mark.django_db
EVERYTHING = ~Q(pk__in=[])


@dataclass(frozen=True)
class Person:
    user_id: UUID
    on_behalf_of_id: UUID | None = None
    kind: str = "person"
    request_id: str = "r1"
    purpose: str = ""


def test_an_event_says_who_for_whom_what_and_to_which_record_and_waits_for_its_seal():
    lule, mira = uuid4(), uuid4()
    event = record(
        Person(lule, mira), "register.evidence.accepted", object_type="register.evidence", object_id="e1",
        purpose="review", details={"measure": "m1"},
    )  # fmt: skip
    kept = Event.objects.get()
    assert (kept.actor_id, kept.on_behalf_of_id, kept.actor_kind) == (lule, mira, "person")
    assert (kept.verb, kept.object_type, kept.object_id) == ("register.evidence.accepted", "register.evidence", "e1")
    assert (kept.purpose, kept.outcome, kept.request_id) == ("review", "done", "r1")
    assert kept.details == {"measure": "m1"}
    assert kept.digest == services.digest_of(kept) == event.digest
    assert Unsealed.objects.get().event_id == event.pk


def test_a_record_at_hand_gives_its_own_type_and_id(who):
    about = record(who, "a.b")
    record(who, "audit.event.viewed", about, outcome="viewed")
    seen = Event.objects.get(outcome="viewed")
    assert (seen.object_type, seen.object_id) == ("audit.event", str(about.pk))


def test_an_event_goes_with_the_write_it_belongs_to(who):
    with pytest.raises(RuntimeError), transaction.atomic():
        record(who, "register.commitment.added")
        raise RuntimeError
    assert not Event.objects.exists()
    assert not Unsealed.objects.exists()


def test_events_of_the_same_millisecond_keep_their_order(who):
    made = [record(who, "a.b", details={"n": n}).pk for n in range(50)]
    assert list(Event.objects.order_by("id").values_list("pk", flat=True)) == made


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": "said hello"},
        {"object_id": "Lule Prifti"},
        {"purpose": "because I wanted to"},
        {"details": {"name": "Lule Prifti"}},
        {"details": {"Lule Prifti": 1}},
        {"outcome": "perhaps"},
    ],
)
def test_nothing_is_written_when_a_value_would_get_into_the_log(who, wrong):
    given = {"verb": "a.b", "object_type": "a.b"} | wrong
    with pytest.raises(ValueError):
        record(who, given.pop("verb"), **given)
    assert not Event.objects.exists()


def test_the_system_acts_for_nobody_and_its_run_can_be_followed():
    worker = System("worker")
    record(worker, "a.b")
    record(worker, "a.c")
    assert set(Event.objects.values_list("actor_kind", "actor_id", "request_id")) == {
        ("system", None, worker.request_id)
    }
    assert worker.request_id.startswith("worker:")


@pytest.mark.parametrize("change", [{"verb": "a.c"}, {"actor_id": None}, {"digest": "0" * 64}])
def test_the_database_refuses_to_change_an_event_whoever_asks(who, change):
    record(Person(uuid4()), "a.b")
    with pytest.raises(IntegrityError, match=r"audit_event.*append only.*UPDATE"), transaction.atomic():
        Event.objects.update(**change)


def test_the_database_refuses_to_delete_an_event_or_to_take_it_out_of_the_queue(who):
    record(who, "a.b")
    with pytest.raises(IntegrityError, match=r"audit_event.*append only.*DELETE"), transaction.atomic():
        Event.objects.all().delete()
    with pytest.raises(IntegrityError, match=r"audit_unsealed.*append only.*DELETE"), transaction.atomic():
        Unsealed.objects.all().delete()


def test_a_search_term_is_recorded_as_a_code_that_only_this_installation_makes(settings, tmp_path):
    here = keyed("Lule  PRIFTI ")
    assert here == keyed("lule prifti") != keyed("lule prifta")
    assert record(System("worker"), "search.asked", details={"term": here})
    settings.ZOTIM_KEYS = tmp_path / "elsewhere"
    assert keyed("lule prifti") != here


def test_the_log_is_found_by_person_verb_record_and_time(who):
    lule, mira = uuid4(), uuid4()
    first = record(Person(lule), "register.commitment.added", object_type="register.commitment", object_id="c1")
    second = record(Person(mira, lule), "register.measure.begun", object_type="register.measure", object_id="m1")
    third = record(who, "registered.other", outcome="failed")

    def found(**by):
        return [event.pk for event in events(EVERYTHING, **by)]

    assert found() == [third.pk, second.pk, first.pk]
    assert found(actor_id=lule) == [second.pk, first.pk]
    assert found(actor_id=mira) == [second.pk]
    assert found(verb="register") == found(verb="register.") == [second.pk, first.pk]
    assert found(verb="register.measure.begun") == [second.pk]
    assert found(object_type="register.measure", object_id="m1") == [second.pk]
    assert found(outcome="failed") == [third.pk]
    assert found(until=timezone.now() - timedelta(hours=1)) == []
    assert found(since=second.at) == [third.pk, second.pk]
    assert not events(Q(pk__in=[])).exists()


def test_the_looks_that_one_page_is_are_events_of_their_own_written_at_once(django_assert_num_queries):
    mira = Person(uuid4())
    with django_assert_num_queries(2):
        record_looks(mira, ["register.calls.listed", "register.home.viewed"])
    with django_assert_num_queries(0):
        record_looks(mira, [])
    found = [(one.verb, one.outcome, one.digest == services.digest_of(one)) for one in Event.objects.order_by("verb")]
    assert found == [("register.calls.listed", "viewed", True), ("register.home.viewed", "viewed", True)]
    assert Unsealed.objects.count() == 2
