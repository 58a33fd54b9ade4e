"""Customers and files on their pages, by the command, on home; behind the wall; and how they end."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from typer.testing import CliRunner

from tests import worlds
from tests.desks.screening import made, obliged
from zotim.core.access import walls
from zotim.core.access.actor import actor_of
from zotim.core.audit.services import System
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing.store import key_path
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.finance import cli, tasks
from zotim.desks.screening.finance.models import Customer, CustomerName, Delivery, Met

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def keeper(listed):
    return worlds.user("customer_keeper")


def upload(data, name="customers.csv"):
    return SimpleUploadedFile(name, data)


def test_a_keeper_puts_customers_in_and_an_officer_finds_the_one_who_met_an_entry(keeper, client):
    client.force_login(keeper, backend=BACKEND)
    data = {"file": upload(obliged.file(obliged.KHALID, *obliged.OTHERS, "C-9,person,,1")), "whole": "stay"}
    answer = client.post(reverse("customers_take"), data, follow=True)
    assert "The file is worked through now" in answer.content.decode()
    run_pending_jobs()
    page = client.get(answer.redirect_chain[-1][0]).content.decode()
    assert "Line 7" in page
    assert "There is no name; the row was left out." in page
    reference = obliged.customer("C-1").reference
    page = client.get(reverse("customers")).content.decode()
    assert reference in page
    assert reverse("customer", args=[obliged.customer("C-1").pk]) not in page
    officer = worlds.user("finance_officer")
    client.force_login(officer, backend=BACKEND)
    page = client.get(reverse("customers"), {"stands": "alert"}).content.decode()
    assert page.count(reverse("customer", args=[obliged.customer("C-1").pk])) == 1
    assert "خالد" not in page
    find = reverse("customer_find")
    assert client.post(find, {"number": "C-1"}).status_code == 200
    assert "Nobody on file" in client.post(find, {"number": "C-77", "purpose": "check"}).content.decode()
    page = client.post(find, {"name": "الشمري خالد", "purpose": "check"}, follow=True).content.decode()
    (alert,) = obliged.alerts()
    assert "خالد الشمري" in page
    assert alert.reference in page
    page = client.get(reverse("alert", args=[alert.pk])).content.decode()
    assert reference in page
    for export in ("csv", "xlsx"):
        assert client.get(reverse("customers"), {"export": export}).status_code == 200


def test_a_file_that_isnt_utf_8_says_so_by_its_line_and_what_to_do_on_the_page_and_by_the_command(
    keeper, client, tmp_path
):
    data = "id,name\nC-1,Fatmirë Çoçoli\n".encode("cp1250")
    client.force_login(keeper, backend=BACKEND)
    answer = client.post(reverse("customers_take"), {"file": upload(data), "whole": "stay"}, follow=True)
    run_pending_jobs()
    page = client.get(answer.redirect_chain[-1][0]).content.decode()
    (tmp_path / "other.csv").write_bytes(data + b"C-2,x\n")
    said = CliRunner().invoke(cli.customers, ["take", str(tmp_path / "other.csv"), "--by", keeper.email])
    assert said.exit_code == 1
    for told in (page, said.output):
        assert "CSV UTF-8" in told
        assert "line 2" in told
    assert not Customer.objects.exists()


def test_several_of_one_name_are_all_shown(keeper, client):
    rows = ("C-1,person,Klient Njëjtë,1960", "C-2,person,Klient Njëjtë,1970")
    obliged.put_in(actor_of(keeper), obliged.file(*rows))
    client.force_login(worlds.user("finance_officer"), backend=BACKEND)
    page = client.post(reverse("customer_find"), {"name": "Klient Njëjtë", "purpose": "check"}).content.decode()
    assert all(obliged.customer(number).reference in page for number in ("C-1", "C-2"))


def test_a_payment_that_is_held_says_which_one_it_is(keeper, client):
    client.force_login(keeper, backend=BACKEND)
    data = {"file": upload(obliged.payment("خالد الشمري", "Klient", reference="ZZ-9"), "p.xml")}
    client.post(reverse("payments_take"), data)
    run_pending_jobs()
    again = client.post(
        reverse("payments_take"), {"file": upload(obliged.payment("خالد الشمري", "Klient", reference="ZZ-9"))}
    )
    assert "This very file was put in already" in again.content.decode()
    (alert,) = obliged.alerts()
    client.force_login(worlds.user("finance_officer"), backend=BACKEND)
    page = client.get(reverse("alert", args=[alert.pk])).content.decode()
    assert "ZZ-9" in page
    assert "Debtor" in page


def test_a_file_that_is_held_back_waits_for_another_keeper_on_home_and_in_a_notice(keeper, client):
    other = worlds.user("customer_keeper")
    obliged.put_in(actor_of(keeper), obliged.file(*obliged.OTHERS))
    held = obliged.put_in(actor_of(keeper), obliged.file("C-99,person,Klient i Ri,"), whole=True)
    today = timezone.localdate()
    assert [one.what for one in tasks.waiting(actor_of(other), today)] == [held.reference]
    assert list(tasks.waiting(actor_of(keeper), today)) == []
    assert list(Notification.objects.values_list("user_id", "kind")) == [(other.pk, "screening.delivery.held")]
    decide = reverse("delivery_decide", args=[held.pk])
    client.force_login(keeper, backend=BACKEND)
    assert decide not in client.get(reverse("delivery", args=[held.pk])).content.decode()
    assert client.post(decide, {"decision": "release"}).status_code == 403
    client.force_login(other, backend=BACKEND)
    assert decide in client.get(reverse("delivery", args=[held.pk])).content.decode()
    page = client.get(decide).content.decode()
    assert "Would go" in page
    assert f"<dd>{obliged.again(held).gone}</dd>" in page
    assert "State(" not in client.get(reverse("deliveries")).content.decode()
    assert "They stay on file." in client.post(decide, {"decision": "keep"}, follow=True).content.decode()
    assert client.post(decide, {"decision": "release"}).status_code == 302
    assert obliged.on_file() == 5


def test_the_command_takes_customers_and_payments_and_names_what_is_wrong(keeper, tmp_path):
    path, pay = tmp_path / "c.csv", tmp_path / "p.xml"
    path.write_bytes(obliged.file(obliged.KHALID, "C-2,person,,"))
    pay.write_bytes(obliged.payment("Arben Shembulli", "Klient"))
    done = CliRunner().invoke(cli.customers, ["take", str(path), "--by", keeper.email])
    assert done.exit_code == 1
    assert "c.csv, line 3, name: there is no name" in done.output
    assert "1 read; 1 new, 0 changed, 0 gone." in done.output
    done = CliRunner().invoke(cli.payments, ["take", str(pay), "--by", keeper.email])
    assert (done.exit_code, "1 payments, 2 parties" in done.output, "1 alert raised" in done.output) == (0, True, True)
    for wrong, said in (
        (["take", str(path), "--by", "nobody@test.example"], "Nothing was put in"),
        (["take", str(tmp_path / "none.csv"), "--by", keeper.email], "No such file"),
    ):
        done = CliRunner().invoke(cli.customers, wrong)
        assert (done.exit_code, said in done.output) == (1, True)


def test_an_installation_of_an_agency_has_no_customers(keeper, settings):
    settings.ZOTIM_FINANCE_AS = ["agency"]
    done = CliRunner().invoke(cli.payments, ["take", "x", "--by", keeper.email])
    assert (done.exit_code, "isn't an installation of an obliged entity" in done.output) == (1, True)


def test_what_is_counted(keeper):
    obliged.put_in(actor_of(keeper), obliged.file(obliged.KHALID, *obliged.OTHERS))
    obliged.put_in(actor_of(keeper), obliged.payment("Arben Shembulli", "Klient"), "payments")
    today = timezone.localdate()
    period = Period(today, today)
    counted = {
        code.removeprefix("screening."): FIGURES[code].compute(period)
        for code in FIGURES if code.startswith(("screening.customers.", "screening.payments."))
    }  # fmt: skip
    assert counted == {
        "customers.on_file": 5, "customers.alerts": 1, "payments.seen": 1, "payments.screened": 2, "payments.alerts": 1,
    }  # fmt: skip


def dispose(rule, as_worker, found):
    """What two people decide and the worker does."""
    keepers = worlds.actor("records_officer"), worlds.actor("records_officer")
    run = run_propose(actor=keepers[0], rule=rule)
    assert run.found == found
    run_decide(actor=keepers[1], run=run, approved=True)
    with as_worker():
        run_execute(run=run)


def test_a_customer_is_kept_as_long_as_an_alert_about_them_and_then_goes_with_the_key(
    keeper, officer, as_worker, django_capture_on_commit_callbacks
):
    obliged.put_in(actor_of(keeper), obliged.file(obliged.KHALID, *obliged.OTHERS))
    (alert,) = obliged.alerts()
    made.decide(officer, alert)
    long_ago = timezone.now() - timedelta(days=3000)
    with walls.opened():
        Customer.objects.update(ended_on=long_ago.date())
        Question.objects.update(created_at=long_ago)
    gone = obliged.customer("C-2").pk
    with django_capture_on_commit_callbacks(execute=True):
        dispose("screening.customer.ended", as_worker, 4)
    assert not key_path(gone).exists()
    with made.everywhere():
        assert [one.pk for one in Customer.objects.all()] == [obliged.customer("C-1").pk]
        assert CustomerName.objects.count() == 1
    # With the question of an alert goes the way from it to the customer.
    dispose("screening.alert.old", as_worker, 1)
    with made.everywhere():
        assert not Met.objects.exists()
    dispose("screening.customer.ended", as_worker, 1)
    with made.everywhere():
        Delivery.objects.update(ended_at=long_ago)
    dispose("screening.delivery.old", as_worker, 1)
    with made.everywhere():
        assert not Delivery.objects.exists()


@on_postgresql
def test_rows_are_there_for_their_roles_alone_and_only_in_finance(keeper, as_web_role, as_worker):
    obliged.put_in(actor_of(keeper), obliged.file(obliged.KHALID))
    officer, bank = worlds.actor("finance_officer"), actor_of(keeper)
    seen = {
        (officer, "finance"): (1, 1, 1, 1), (bank, "finance"): (1, 0, 0, 1), (officer, "travel"): (0, 0, 0, 0),
        (worlds.actor("travel_officer"), "finance"): (0, 0, 0, 0), (System("worker"), "finance"): (1, 1, 1, 1),
        (System("worker"), "travel"): (0, 0, 0, 0),
    }  # fmt: skip
    with as_web_role():
        for (who, channel), counts in seen.items():
            with in_channels(who, channel):
                found = tuple(model.objects.count() for model in (Customer, CustomerName, Met, Delivery))
            assert found == counts, (who, channel)
        for statement in (
            "UPDATE screening_customer SET ended_on = now()", "DELETE FROM screening_customer",
            "UPDATE screening_delivery SET told = '[]'", "DELETE FROM screening_met",
        ):  # fmt: skip
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                in_channels(bank, "finance"),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)


@on_postgresql
def test_the_site_takes_a_file_and_the_worker_works_through_it(keeper, listed, as_web_role, as_worker):
    from zotim.desks.screening.finance.services import delivery_decide, delivery_take

    bank = actor_of(keeper)
    with as_web_role():
        taken = delivery_take(actor=bank, holds="customers", data=obliged.file(obliged.KHALID, *obliged.OTHERS))
    with as_worker():
        run_pending_jobs()
    assert obliged.again(taken).state == "done"
    with as_web_role():
        held = delivery_take(actor=bank, holds="customers", data=obliged.file("C-2,person,Tjetër,"), whole=True)
    with as_worker():
        run_pending_jobs()
    assert obliged.again(held).state == "held"
    other = worlds.actor("customer_keeper")
    with as_web_role():
        delivery_decide(actor=other, delivery=obliged.again(held), released=True)
    with as_worker():
        run_pending_jobs()
    made.take(made.keeper(), listed, made.people("Drita Hoxhaj"))
    assert (obliged.again(held).state, obliged.on_file()) == ("done", 1)
