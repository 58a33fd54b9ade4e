"""Payments of a bank: each party is asked for; of whoever meets nobody a number is all that stays."""

import pytest
from django.utils.translation import override

from tests import worlds
from tests.desks.screening import made, obliged
from zotim.core.access.refusals import Unfit
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.finance import selectors
from zotim.desks.screening.finance.models import Delivery, Met
from zotim.desks.screening.finance.services import delivery_take
from zotim.desks.screening.finance.words import problem

pytestmark = pytest.mark.django_db


def test_a_party_who_meets_an_entry_holds_the_payment_and_of_the_others_nothing_is_kept(officer):
    done = obliged.put_in(officer, obliged.payment("خالد الشمري", "Klient Askushi", reference="ZZ-9"), "payments")
    assert (done.state, done.read, done.asked, done.alerts) == ("done", 1, 2, 1)
    (alert,) = obliged.alerts()
    assert (alert.question.origin, alert.waits) == ("payment", 2)
    assert (alert.due_at - alert.created_at).total_seconds() == pytest.approx(4 * 3600, abs=60)
    with made.inside(officer):
        whence = selectors.whence(officer, alert)
        assert (whence.payment["end_to_end"], whence.payment["amount"], whence.payment["roles"]) == (
            "ZZ-9",
            "10.50",
            ["Dbtr"],
        )
        assert whence.met.delivery == done
        assert Question.objects.count() == 1
        assert "ZZ-9" not in str(list(Met.objects.values_list()))
        assert "Askushi" not in str(list(Delivery.objects.values_list())) + str(list(Question.objects.values_list()))


def test_one_who_has_two_parts_in_a_payment_is_one_question(officer):
    done = obliged.put_in(officer, obliged.payment("Arben Shembulli", "Klient", "Arben Shembulli"), "payments")
    assert (done.asked, done.alerts) == (2, 1)
    with made.inside(officer):
        assert selectors.whence(officer, obliged.alerts()[0]).payment["roles"] == ["Dbtr", "UltmtDbtr"]


def test_each_payment_raises_its_own_alert_but_the_same_file_isnt_taken_twice(officer):
    obliged.put_in(officer, obliged.payment("Arben Shembulli", reference="A"), "payments")
    obliged.put_in(officer, obliged.payment("Arben Shembulli", reference="B"), "payments")
    assert len(obliged.alerts()) == 2
    with pytest.raises(Unfit):
        delivery_take(actor=officer, holds="payments", data=obliged.payment("Arben Shembulli", reference="A"))


def test_a_file_that_does_harm_is_refused_and_says_so(officer):
    bad = b'<!DOCTYPE a [<!ENTITY b "c">]>' + obliged.payment("Arben Shembulli")
    done = obliged.put_in(officer, bad, "payments")
    assert (done.state, done.told[0]["code"]) == ("refused", "unreadable")


def test_what_breaks_off_is_named_and_what_stands_before_it_is_asked_for(officer):
    done = obliged.put_in(officer, obliged.payment("Arben Shembulli", "Klient")[:-20], "payments")
    assert (done.state, done.alerts, [one["code"] for one in done.told]) == ("done", 1, ["xml"])


def test_whoever_puts_in_another_file_reads_what_is_expected_and_where_it_begins(officer):
    done = obliged.put_in(officer, b"id,name\n1,Arben Shembulli\n", "payments")
    assert [(one["line"], one["code"]) for one in done.told] == [(1, "no_xml")]
    with override("en"):
        assert "pacs.008" in problem("no_xml", {})


@pytest.mark.parametrize("data", [b"<x>no payment</x>", b"no XML at all"])
def test_a_file_in_which_no_payment_can_be_read_is_refused(officer, data):
    done = obliged.put_in(officer, data, "payments")
    assert (done.state, done.read, done.problems) == ("refused", 0, 1)


def test_no_payment_is_taken_while_no_list_is_in_force(installed):
    with pytest.raises(Unfit):
        delivery_take(actor=worlds.actor("finance_officer"), holds="payments", data=obliged.payment("Arben Shembulli"))
