"""The step of the demonstration makes what it says."""

from decimal import Decimal

import pytest
from django.utils import timezone

from zotim.demo import past, stabilisation, state
from zotim.demo.people import person
from zotim.desks.stabilisation.money import selectors as money
from zotim.desks.stabilisation.projects import selectors
from zotim.desks.stabilisation.results import selectors as results

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    bodies = state.load()
    past.load(bodies)
    return stabilisation.load(bodies)


def test_the_demonstration_has_a_programme_whose_parts_are_counted_once_and_a_pool_apart(programme):
    officer = person(stabilisation.OFFICER)
    [bound, paid] = money.lines(officer, money.of_project(officer, programme))
    assert bound.sums == [("EUR", Decimal(400000))]
    assert dict(paid.sums) == {"EUR": Decimal(207000), "USD": Decimal(20000)}
    assert paid.one.amount == Decimal("225181.82")
    apart = {line.step: dict(line.sums) for line in money.lines(officer, money.pooled(money.flows(officer)))}
    assert apart == {step: {"EUR": Decimal(50000)} for step in ("pledge", "commitment", "disbursement")}


def test_the_demonstration_has_a_late_report_and_a_partner_who_sees_one_grant(programme):
    partner, today = person(stabilisation.PARTNER), timezone.localdate()
    [grant] = selectors.projects(partner)
    assert not selectors.pays_for(partner, grant)
    assert [results.late(one, today) for one in results.reports(partner)] == [False, True]


def test_the_demonstrations_promise_of_money_says_which_projects_keep_it(programme):
    [tie] = selectors.ties(person("Arben Kola"), programme)
    assert len(selectors.keeping(person("Arben Kola"), tie.commitment)) == 2
