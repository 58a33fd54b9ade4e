"""Groups abroad: who leads, who takes part, who sits there for us, on which day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.taking_part import days, forum, meeting, seat, text, today
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.revisions.services import as_of
from zotim.register.taking_part import selectors, services
from zotim.register.taking_part.models import Forum, ForumLead, Meeting, Seat, lasting

pytestmark = pytest.mark.django_db


def test_a_group_is_kept_by_the_centre_and_the_foreign_ministry_alone(people):
    assert forum(people.foreign).key == "finance-group"
    with pytest.raises(Denied):
        forum(people.focal, "another")


def test_a_key_names_one_group(people):
    forum(people.analyst)
    with pytest.raises(Unfit, match="on record already"):
        forum(people.analyst)


def test_what_counts_as_seen_says_where(people):
    with pytest.raises(Unfit, match="where it was seen"):
        forum(people.analyst, certain=True)
    one = forum(people.analyst)
    with pytest.raises(IntegrityError), transaction.atomic():
        Forum.objects.filter(pk=one.pk).update(certain=True)


def test_a_group_never_stands_above_itself(people):
    whole = forum(people.analyst)
    part = forum(people.analyst, "part", parent=whole)
    values = {"kind": whole.kind, "report_days": None, "source": "", "certain": False, "note": ""}
    with pytest.raises(Unfit, match="above itself"):
        services.forum_change(actor=people.analyst, forum=whole, name=whole.name, parent=part, **values)


def test_leads_change_and_a_day_says_who_led(people):
    one = forum(people.analyst)
    for who, begins, ends in (("Italy", date(2015, 1, 1), date(2019, 12, 31)), ("Kuwait", date(2020, 1, 1), None)):
        services.lead_add(actor=people.analyst, forum=one, who=text(who), role="lead", from_on=begins, until_on=ends)
    led = {day: [str(lead.who) for lead in selectors.leads_of(people.focal, one, day)] for day in
           (date(2014, 6, 1), date(2019, 12, 31), date(2020, 1, 1))}  # fmt: skip
    assert list(led.values()) == [[], ["Italy"], ["Kuwait"]]


def test_a_state_takes_part_in_one_way_at_a_time(people):
    one = forum(people.analyst)
    first = {"subject": "AL", "kind": "member", "from_on": date(2020, 1, 1), "until_on": date(2021, 1, 1)}
    services.membership_add(actor=people.analyst, forum=one, **first)
    with pytest.raises(Unfit, match="some of this time"):
        services.membership_add(actor=people.analyst, forum=one, **{**first, "from_on": None})
    services.membership_add(actor=people.analyst, forum=one, **{**first, "kind": "observer"})


def test_one_body_leads_for_us_on_any_day(people):
    one = forum(people.analyst)
    first = seat(people.analyst, one, people.ministry)
    with pytest.raises(Unfit, match="Another body leads"):
        seat(people.analyst, one, people.police)
    seat(people.analyst, one, people.police, "member")
    services.seat_end(actor=people.analyst, seat=first, until_on=days(-1))
    assert seat(people.analyst, one, people.centre, from_on=today()).role == "lead"


SPELL = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 15), st.booleans())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spells=st.lists(SPELL, max_size=6))
def test_however_seats_are_given_no_day_has_two_leads(people, spells):
    first = date(2026, 1, 1)
    with transaction.atomic():
        one = Forum.objects.create(key="any", name=text("Any"), kind="network")
        for begins, length, leads in spells:
            start = first + timedelta(days=begins)
            end = None if length is None else start + timedelta(days=length)
            body = people.ministry if leads else people.police
            try:
                services.seat_give(
                    actor=people.analyst, forum=one, organisation=body, role="lead" if leads else "member",
                    from_on=start, until_on=end,
                )  # fmt: skip
            except Unfit:
                continue
        for day in (first + timedelta(days=n) for n in range(60)):
            there = list(one.seats.filter(lasting(day)))
            assert sum(row.role == "lead" for row in there) <= 1
            assert len({row.organisation_id for row in there}) == len(there)
        transaction.set_rollback(True)


def test_a_group_of_which_we_are_part_and_where_nobody_sits_is_found(people):
    one, other = forum(people.analyst), forum(people.analyst, "other")
    for each in (one, other):
        services.membership_add(actor=people.analyst, forum=each, subject="AL", kind="member")
    forum(people.analyst, "without-us")
    seat(people.analyst, other, people.ministry)
    assert list(selectors.unseated(people.focal, today())) == [one]


def test_the_record_says_how_it_stood_before(people):
    one = forum(people.analyst)
    lead = services.lead_add(actor=people.analyst, forum=one, who=text("Italy"), role="lead")
    assert next(as_of(ForumLead, lead.created_at + timedelta(days=1))).who.texts["en"] == "Italy"
    assert list(as_of(Seat, one.created_at)) == []


def test_what_was_said_takes_a_number_of_days_of_the_group(people):
    usual, own = forum(people.analyst), forum(people.analyst, "own", report_days=30)
    assert meeting(people.analyst, usual, today()).report_due == days(14)
    assert meeting(people.analyst, own, today()).report_due == days(30)
    assert Meeting.objects.count() == 2
