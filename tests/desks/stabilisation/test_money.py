"""Money of projects: what we say, what counterparts say, what a person finds, and that nothing is counted twice."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.desks.stabilisation import people as made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.services import NoFile
from zotim.desks.stabilisation.money import selectors, services
from zotim.desks.stabilisation.money.models import Flow


def sums(people, rows, who="officer"):
    return {line.step: dict(line.sums) for line in selectors.lines(getattr(people, who), rows)}


def test_each_step_has_its_own_sum_by_currency(people):
    project = made.project(people)
    pledge = made.flow(people, project, "pledge", "500.00")
    made.flow(people, project, "commitment", "300.00", follows=pledge)
    made.flow(people, project, "commitment", "10.00", currency="USD")
    assert sums(people, selectors.flows(people.officer)) == {
        "pledge": {"EUR": Decimal(500)}, "commitment": {"EUR": Decimal(300), "USD": Decimal(10)},
    }  # fmt: skip


def test_a_sum_of_two_currencies_in_one_says_by_which_rates_or_what_is_missing(people):
    project = made.project(people)
    made.flow(people, project, amount="100.00")
    made.flow(people, project, amount="110.00", currency="USD")
    rows = selectors.flows(people.officer)
    [line] = selectors.lines(people.officer, rows)
    assert line.one.amount is None
    assert [(gap.currency, gap.on) for gap in line.one.missing] == [("USD", date(2026, 1, 15))]
    rate = made.rate(people)
    [line] = selectors.lines(people.officer, rows)
    assert (line.one.amount, list(line.one.sources)) == (Decimal("200.00"), ["Central bank (made up)"])
    services.rate_withdraw(actor=people.analyst, rate=rate, reason="Misread (made up)")
    assert selectors.lines(people.officer, rows)[0].one.amount is None
    made.rate(people, per_euro="1.00")
    assert selectors.lines(people.officer, rows)[0].one.amount == Decimal("210.00")


def test_what_a_part_has_out_of_its_whole_is_counted_once(people):
    whole = made.project(people)
    part = made.project(people, "School (made up)", part_of=whole)
    agreed = made.flow(people, whole, amount="100.00")
    share = made.flow(people, part, amount="60.00", out_of=agreed)
    made.flow(people, part, amount="5.00")
    assert sums(people, selectors.of_project(people.officer, whole)) == {"commitment": {"EUR": Decimal(105)}}
    assert sums(people, selectors.of_project(people.officer, part)) == {"commitment": {"EUR": Decimal(65)}}
    with pytest.raises(Unfit, match="isn't left"):
        made.flow(people, part, amount="40.01", out_of=agreed)
    for wrong in ({"currency": "USD"}, {"step": "pledge"}, {"nature": "kind", "method": "Price list (made up)"}):
        with pytest.raises(Unfit, match="same step"):
            made.flow(people, part, **{"step": "commitment", "amount": "1.00", "out_of": agreed, **wrong})
    with pytest.raises(Unfit, match="Withdraw that one first"):
        services.flow_withdraw(actor=people.officer, flow=agreed, reason="Wrong (made up)")
    services.flow_withdraw(actor=people.officer, flow=share, reason="Wrong (made up)")
    assert sums(people, selectors.of_project(people.officer, whole)) == {"commitment": {"EUR": Decimal(105)}}


def test_no_projects_money_is_out_of_a_pooled_fund_and_its_sums_stand_apart(people):
    pool, project = made.pool(people), made.project(people)
    share = made.flow(people, pool, amount="1000.00")
    made.flow(people, project, amount="7.00")
    with pytest.raises(Unfit, match="is a part"):
        made.flow(people, project, amount="1.00", out_of=share)
    rows = selectors.flows(people.officer)
    assert sums(people, selectors.attributable(rows)) == {"commitment": {"EUR": Decimal(7)}}
    assert sums(people, selectors.pooled(rows)) == {"commitment": {"EUR": Decimal(1000)}}


@pytest.mark.parametrize("seed", range(5))
def test_sums_of_any_projects_are_those_of_an_oracle_that_walks_them(people, seed):
    luck = random.Random(seed)
    wholes = [made.project(people, f"Whole {number}") for number in range(2)]
    projects = [*wholes, made.pool(people)]
    projects += [made.project(people, f"Part {number}", part_of=luck.choice(wholes)) for number in range(3)]
    for _ in range(25):
        project = luck.choice(projects)
        step, currency = luck.choice(("pledge", "commitment")), luck.choice(("EUR", "USD"))
        live = Flow.objects.filter(project=project.part_of_id, step=step, currency=currency, state="stated")
        out_of = luck.choice([None, *live]) if project.part_of_id else None
        amount = str(luck.randint(1, 100))
        try:
            flow = made.flow(people, project, step, amount, currency=currency, out_of=out_of)
            if luck.random() < 0.2:
                services.flow_withdraw(actor=people.officer, flow=flow, reason="Wrong (made up)")
        except Unfit:
            continue
    some = luck.sample(projects, 4)
    rows = Flow.objects.filter(project__in=some)
    live = {one.pk: one for one in rows if one.state == "stated"}
    oracle: dict[str, dict[str, Decimal]] = {}
    for one in live.values():
        if one.out_of_id not in live:
            of_step = oracle.setdefault(one.step, {})
            of_step[one.currency] = of_step.get(one.currency, Decimal(0)) + one.amount
    assert sums(people, rows) == oracle


def test_what_isnt_money_says_how_it_was_valued_and_stands_beside(people):
    project = made.project(people)
    with pytest.raises(Unfit, match="valued"):
        made.flow(people, project, nature="secondment")
    made.flow(people, project, nature="secondment", method="Cost of a month (made up)")
    made.flow(people, project, amount="20.00")
    [line] = selectors.lines(people.officer, selectors.flows(people.officer))
    assert list(line.beside) == [("secondment", "EUR", Decimal(100))]
    assert dict(line.sums) == {"EUR": Decimal(120)}


def test_a_step_follows_the_one_before_it_and_not_earlier(people):
    project = made.project(people)
    agreed = made.flow(people, project)
    made.flow(people, project, "disbursement", follows=agreed, on=date(2026, 2, 1))
    with pytest.raises(Unfit, match="step before"):
        made.flow(people, project, "expenditure", follows=agreed, on=date(2026, 2, 1))
    with pytest.raises(Unfit, match="comes before"):
        made.flow(people, project, "disbursement", follows=agreed, on=date(2026, 1, 1))
    with pytest.raises(Unfit, match="of this project"):
        made.flow(people, made.project(people, "Other (made up)"), "disbursement", follows=agreed)
    with pytest.raises(Unfit, match="hasn't come"):
        made.flow(people, project, "disbursement", on=timezone.localdate() + timedelta(days=1))


def test_sums_that_arent_any_are_refused(people):
    project = made.project(people)
    for wrong in ({"amount": "0"}, {"amount": "-1"}, {"currency": "XXX"}):
        with pytest.raises(Unfit):
            made.flow(people, project, **{"amount": "1", **wrong})


def test_a_person_lays_two_sides_beside_each_other_and_by_how_much_they_differ_is_worked_out(people):
    project = made.project(people)
    ours, theirs = made.flow(people, project), made.statement(people, project, "90.50")
    with pytest.raises(Denied):
        services.reconcile(actor=replace(people.officer, kind="token"), flow=ours, statement=theirs)
    found = services.reconcile(actor=people.second, flow=ours, statement=theirs, note="Fee of the bank (made up)")
    assert (found.verdict, selectors.difference(found)) == ("differs", Decimal("-9.50"))
    with pytest.raises(Unfit, match="settled already"):
        services.reconcile(actor=people.officer, flow=ours)
    with pytest.raises(Unfit, match="laid beside"):
        services.flow_withdraw(actor=people.officer, flow=ours, reason="Wrong (made up)")
    services.reconciliation_withdraw(actor=people.officer, reconciliation=found, reason="The wrong one (made up)")
    assert services.reconcile(actor=people.officer, flow=ours).verdict == "not_there"
    assert services.reconcile(actor=people.officer, statement=theirs).verdict == "not_here"


def test_two_sides_that_say_the_same_match(people):
    project = made.project(people)
    ours, theirs = made.flow(people, project), made.statement(people, project)
    assert list(selectors.open_statements(people.officer, project)) == [theirs]
    assert services.reconcile(actor=people.officer, flow=ours, statement=theirs).verdict == "matched"
    assert not selectors.open_statements(people.officer, project)


def test_the_database_keeps_a_reconciliation_to_its_sides(people):
    project = made.project(people)
    found = services.reconcile(actor=people.officer, flow=made.flow(people, project))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(found).objects.filter(pk=found.pk).update(verdict="matched")


def test_a_partner_sees_and_says_their_own_money_alone(people):
    project = made.project(people)
    grant = made.partner(people, project)
    mine = made.flow(people, project, partner=grant)
    made.flow(people, project, amount="7.00", counterpart="A third (made up)")
    assert list(selectors.flows(people.partner)) == [mine]
    said = made.statement(people, project, who="partner", partner=grant, counterpart="")
    assert said.counterpart == grant.name
    services.reconcile(actor=people.officer, flow=mine, statement=said)
    assert not selectors.settled(people.partner)
    with pytest.raises(Denied):
        made.statement(people, made.project(people, "Other (made up)"), who="partner")
    another = made.partner(people, project, name="Another (made up)", organisation=people.police)
    for fields in ({"partner": another}, {"partner": None, "counterpart": "Anybody (made up)"}):
        with pytest.raises(Unfit):
            made.statement(people, project, who="partner", **fields)
    with pytest.raises(Denied):
        made.flow(people, project) and services.flow_withdraw(actor=people.partner, flow=mine, reason="Not mine")


def test_what_shows_a_movement_is_kept_and_opened(people):
    project = made.project(people)
    shown = made.flow(people, project, data=b"Marreveshje e trilluar\n", name="marreveshje.txt")
    assert services.evidence_open(actor=people.focal, flow=shown).data == b"Marreveshje e trilluar\n"
    with pytest.raises(NoFile):
        services.evidence_open(actor=people.focal, flow=made.flow(people, project))


def test_a_rate_is_of_another_currency_of_a_day_that_came_and_once(people):
    made.rate(people)
    for wrong in ({"currency": "EUR"}, {"currency": "XXX"}, {"per_euro": "0"}, {"on": date(2099, 1, 1)}, {}):
        with pytest.raises(Unfit):
            made.rate(people, **wrong)
