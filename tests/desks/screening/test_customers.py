"""Customers of a bank are taken in from files, matched at once, and again whenever a list changes."""

import io

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, obliged
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.sealing.errors import KeyDestroyed
from zotim.core.sealing.store import key_path
from zotim.desks.screening.alerts.models import Pair
from zotim.desks.screening.finance import services
from zotim.desks.screening.finance.models import Customer, CustomerName, Met, Round
from zotim.desks.screening.finance.reading import customers
from zotim.desks.screening.finance.sealed import file_opened, opened
from zotim.desks.screening.finance.services import customers_find, delivery_decide, delivery_take, delivery_take_path
from zotim.desks.screening.finance.services.asking import DESK
from zotim.formats.text import UnreadableFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(listed):
    """Who puts files of customers in."""
    return worlds.actor("customer_keeper")


def read(number):
    with made.everywhere():
        return opened(DESK, obliged.customer(number))


def test_customers_are_kept_sealed_and_one_who_meets_an_entry_raises_an_alert(keeper):
    done = obliged.put_in(keeper, obliged.file(obliged.KHALID, *obliged.OTHERS))
    assert (done.state, done.read, done.added, done.asked, done.alerts) == ("done", 5, 5, 5, 1)
    (alert,) = obliged.alerts()
    assert (alert.question.origin, alert.listed.caption) == ("customer", "Khalid al-Shammari")
    assert read("C-1").query.names == ("خالد الشمري",)
    customer = obliged.customer("C-1")
    with made.everywhere():
        assert Met.objects.get(question=alert.question).customer == customer
        columns = str(list(Customer.objects.values_list())) + str(list(CustomerName.objects.values_list()))
    assert "خالد" not in columns
    assert "C-1'" not in columns
    assert "Fatjon" not in columns


def test_the_file_is_gone_with_its_key_when_it_was_worked_through(keeper, django_capture_on_commit_callbacks):
    taken = delivery_take(actor=keeper, holds="customers", data=obliged.file(*obliged.OTHERS))
    assert file_opened(taken).startswith(b"id,kind")
    with django_capture_on_commit_callbacks(execute=True):
        run_pending_jobs()
    assert obliged.again(taken).content is None
    assert not key_path(taken.pk).exists()
    with pytest.raises(KeyDestroyed):
        file_opened(taken)


def test_the_same_file_again_changes_nothing(keeper):
    first = obliged.file(obliged.KHALID, *obliged.OTHERS)
    obliged.put_in(keeper, first)
    before = obliged.customer("C-2")
    done = obliged.put_in(keeper, first)
    assert (done.added, done.changed, done.asked, done.alerts) == (0, 0, 0, 0)
    assert obliged.customer("C-2").sealed == before.sealed
    assert len(obliged.alerts()) == 1


def test_a_customer_who_changed_is_asked_of_all_lists(keeper):
    obliged.put_in(keeper, obliged.file("C-9,person,Nobody Atall,1950"))
    done = obliged.put_in(keeper, obliged.file("C-9,person,Arben Shembulli,1970-05-12"))
    assert (done.added, done.changed, done.alerts) == (0, 1, 1)
    assert read("C-9").query.names == ("Arben Shembulli",)


def test_bad_rows_are_named_by_line_and_field_and_the_good_ones_are_kept(keeper):
    rows = ("C-1,person,,1970", "C-2,person,Klient Dy,soon", ",person,Klient Tre,", "C-2,person,Tjetër Emër,")
    done = obliged.put_in(keeper, obliged.file(*rows, "C-3,bank,Klient Tre,"))
    assert (done.state, done.added, done.problems) == ("done", 2, 5)
    said = [(one["line"], one["field"], one["code"]) for one in done.told]
    assert said == [
        (2, "name", "name"),
        (3, "birth_dates", "date"),
        (4, "id", "id"),
        (5, "id", "twice"),
        (6, "kind", "kind"),
    ]
    assert "soon" not in str(done.told)
    assert read("C-2").query.names == ("Klient Dy",)


@pytest.mark.parametrize("data", [b"name\nKlient Nje\n", b"<xml/>", b"\xff\xfe\x00"])
def test_a_file_without_numbers_and_names_is_refused_whole(keeper, data):
    done = obliged.put_in(keeper, data)
    assert (done.state, done.added, done.told[0]["code"]) == ("refused", 0, "unreadable")


def test_an_empty_file_is_refused_at_once(keeper):
    with pytest.raises(Unfit):
        delivery_take(actor=keeper, holds="customers", data=b"")


def test_who_isnt_in_a_part_stays_and_who_isnt_in_the_whole_has_gone(keeper):
    rows = [f"C-{number},person,Klient Numri{number},19{number}" for number in range(50, 80)]
    obliged.put_in(keeper, obliged.file(*rows))
    obliged.put_in(keeper, obliged.file(rows[0]))
    assert obliged.on_file() == 30
    done = obliged.put_in(keeper, obliged.file(*rows[1:]), whole=True)
    assert (done.state, done.gone, obliged.on_file()) == ("done", 1, 29)
    assert obliged.customer("C-50").ended_on == timezone.localdate()
    back = obliged.put_in(keeper, obliged.file(rows[0]))
    assert (back.changed, obliged.on_file()) == (1, 30)


def test_a_file_that_would_end_many_waits_for_another_person(keeper):
    obliged.put_in(keeper, obliged.file(*obliged.OTHERS))
    held = obliged.put_in(keeper, obliged.file("C-99,person,Klient i Ri,1990"), whole=True)
    assert (held.state, held.added, held.gone, obliged.on_file()) == ("held", 1, 4, 5)
    with pytest.raises(NeedsAnotherPerson):
        delivery_decide(actor=keeper, delivery=held, released=True)
    delivery_decide(actor=worlds.actor("customer_keeper"), delivery=held, released=True)
    run_pending_jobs()
    assert (obliged.again(held).state, obliged.on_file()) == ("done", 1)


def test_a_file_in_which_something_cant_be_read_ends_nobody_by_itself(keeper):
    rows = [f"C-{number},person,Klient Numri{number},19{number}" for number in range(50, 80)]
    obliged.put_in(keeper, obliged.file(*rows))
    held = obliged.put_in(keeper, obliged.file(",,,", *rows[1:], ",person,Pa Numër,"), whole=True)
    assert (held.state, held.problems, obliged.on_file()) == ("held", 1, 30)
    delivery_decide(actor=worlds.actor("customer_keeper"), delivery=held, released=False)
    kept = obliged.again(held)
    assert (kept.state, kept.gone, obliged.on_file()) == ("done", 0, 30)


def test_only_a_keeper_puts_customers_in(officer):
    with pytest.raises(Denied):
        delivery_take(actor=officer, holds="customers", data=obliged.file(*obliged.OTHERS))


def test_a_list_that_changes_is_asked_with_everybody_and_nothing_else_of_it(keeper, listed):
    obliged.put_in(keeper, obliged.file(obliged.KHALID, "C-2,person,Drita Hoxhaj,1970-05-12"))
    assert len(obliged.alerts()) == 1
    made.take(
        made.keeper(), listed, made.people("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi", "Drita Hoxhaj")
    )
    alerts = obliged.alerts()
    assert [one.listed.caption for one in alerts] == ["Khalid al-Shammari", "Drita Hoxhaj"]
    (last,) = Round.objects.exclude(asked=0)
    assert (last.entries, last.asked, last.alerts, last.unread) == (1, 2, 1, 0)
    assert last.ended_at is not None


def test_an_entry_that_says_something_else_ends_what_was_told_apart(keeper, listed, officer):
    obliged.put_in(keeper, obliged.file(obliged.KHALID))
    made.decide(officer, obliged.alerts()[0])
    names = ("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi")
    made.take(made.keeper(), listed, made.people(*names, remarks="Tjetër"))
    assert [one.state for one in obliged.alerts()] == ["apart", "open"]


def test_a_round_that_broke_off_goes_on_and_raises_nothing_twice(keeper, listed, monkeypatch):
    obliged.put_in(keeper, obliged.file(*(f"C-{number},person,Drita Hoxhaj,19{number}" for number in range(60, 66))))
    monkeypatch.setattr(services.rounds, "BATCH", 2)
    whole = services.rounds._some
    calls = []

    def breaks(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("cut")
        return whole(*arguments)

    monkeypatch.setattr(services.rounds, "_some", breaks)
    made.take(made.keeper(), listed, made.people("Drita Hoxhaj"))
    first = len(obliged.alerts())
    monkeypatch.setattr(services.rounds, "_some", whole)
    services.round_run(actor=DESK)
    services.round_run(actor=DESK)
    assert (first, len(obliged.alerts())) in [(2, 6), (6, 6)]
    assert not services.behind()


def test_customers_who_came_before_any_list_are_asked_when_the_first_comes(installed):
    done = obliged.put_in(worlds.actor("customer_keeper"), obliged.file(obliged.KHALID))
    assert (done.asked, done.alerts) == (0, 0)
    assert not services.behind()
    made.take(made.keeper(), made.source(made.keeper()), made.people("Khalid al-Shammari", "Somebody Else"))
    assert len(obliged.alerts()) == 1


def test_when_the_term_of_a_pair_is_over_the_customer_is_asked_again_once(keeper, officer):
    obliged.put_in(keeper, obliged.file(obliged.KHALID))
    made.decide(officer, obliged.alerts()[0])
    assert not services.behind()
    with made.everywhere():
        pair = Pair.objects.get()
        asked_at = obliged.customer("C-1").asked_at
        Pair.objects.filter(pk=pair.pk).update(created_at=asked_at - timezone.timedelta(days=9), until=timezone.now())
    assert services.behind()
    services.round_run(actor=DESK)
    assert [one.state for one in obliged.alerts()] == ["apart", "open"]
    assert not services.behind()


def test_the_command_goes_on_where_it_was_cut(keeper, tmp_path, monkeypatch):
    path = tmp_path / "customers.csv"
    path.write_bytes(obliged.file(obliged.KHALID, *obliged.OTHERS))
    monkeypatch.setattr(services.deliveries, "BATCH", 2)

    def cut(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delivery_take_path(actor=keeper, holds="customers", path=path, progress=cut)
    assert obliged.on_file() == 2
    done = delivery_take_path(actor=keeper, holds="customers", path=path)
    assert (done.read, done.added, done.alerts, obliged.on_file()) == (5, 5, 1, 5)
    assert len(obliged.alerts()) == 1


def test_somebody_is_found_by_number_or_by_name_for_a_purpose_that_is_on_record(keeper, officer):
    obliged.put_in(keeper, obliged.file(obliged.KHALID, *obliged.OTHERS))
    (found,) = customers_find(actor=officer, purpose="agency", number=" C-1 ")
    assert found == obliged.customer("C-1")
    assert customers_find(actor=officer, purpose="agency", name="الشمري خالد") == [found]
    assert customers_find(actor=officer, purpose="agency", name="الشمري") == []
    event = Event.objects.filter(verb="screening.customer.found").first()
    assert event.purpose == "agency"
    assert "C-1" not in str(event.details)
    for wrong in (
        {"purpose": "", "number": "C-1"},
        {"purpose": "agency"},
        {"purpose": "agency", "number": "1", "name": "x"},
    ):
        with pytest.raises(Unfit):
            customers_find(actor=officer, **wrong)
    with pytest.raises(Denied):
        customers_find(actor=keeper, purpose="agency", number="C-1")


@pytest.mark.parametrize("encoding", ["cp1250", "windows-1254", "windows-1256", "utf-16"])
def test_no_name_is_taken_in_with_a_letter_that_was_lost(encoding):
    text = "id,name\nC-1,Agim\nC-2,Fatmirë Çoçoli\n" if encoding != "windows-1256" else "id,name\nC-1,Agim\nC-2,خالد\n"
    with pytest.raises(UnreadableFile, match="UTF-8") as refused:
        list(customers(io.BytesIO(text.encode(encoding)), print))
    assert encoding == "utf-16" or refused.value.values == {"line": 3}
    assert "CSV UTF-8" in refused.value.what_to_do


def test_a_letter_that_was_lost_before_is_refused_too_and_whole_names_are_read():
    with pytest.raises(UnreadableFile, match="line 2"):
        list(customers(io.BytesIO("id,name\nC-1,Fatmir\ufffd\n".encode()), print))
    (row,) = customers(io.BytesIO("id,name\nC-1,Fatmirë Çoçoli\n".encode("utf-8-sig")), print)
    assert row.query.names == ("Fatmirë Çoçoli",)
