"""A seat at a conference opens the items at which it sits, from the undertaking on until it is over: what it opens, and
what ends it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.conferring import (
    article,
    begin,
    bring,
    consent,
    decide,
    fresh,
    minutes,
    seat,
    seen,
    sit,
)
from tests.desks.reintegration.people import domains_seen, page_of
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.notifications.models import Notification
from zotim.desks.reintegration.bases import selectors as bases_found
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.conferences import items, selectors, services
from zotim.desks.reintegration.conferences.models import Conference, Decision, Saying

pytestmark = pytest.mark.django_db


# A6: only the items attended, and no confidential part


def test_a06_a_seat_opens_the_part_of_its_item_for_reading_and_no_other(sat):
    assert domains_seen(sat, "teacher") == {"education"}
    assert sat.purposes("teacher") == ["conference"]
    assert sat.purposes("teacher", "write") == []
    assert "Ulet pranë dritares." in page_of(sat, "teacher").content.decode()


def test_a06_an_item_at_which_one_doesnt_sit_is_hidden_from_a_seat(sat):
    other = bring(sat, sat.conference, "housing")
    assert seen(sat, "teacher") == [sat.item]
    assert sat.client("teacher").get(f"/reintegration/items/{other.pk}/").status_code == 404
    assert {one.item_id for one in seen(sat, "teacher", Saying)} == {sat.item.pk}


def test_a06_nobody_of_the_same_body_sees_what_a_seat_opens(sat):
    assert domains_seen(sat, "colleague") == set()
    assert seen(sat, "colleague") == seen(sat, "colleague", Conference) == []


@pytest.mark.parametrize("domain", ["psych", "justice_interface"])
def test_a06_a_confidential_part_is_brought_before_no_conference(conferring, domain):
    with pytest.raises(Unfit):
        bring(conferring, conferring.conference, domain)


def test_a06_before_the_undertaking_is_signed_no_item_is_opened(conferring):
    unsigned = seat(conferring, conferring.conference, "colleague", signed=False)
    with pytest.raises(Unfit, match="undertaking"):
        sit(conferring, conferring.item, unsigned, conferring.consent)
    assert domains_seen(conferring, "colleague") == set()


def test_a06_a_chair_sees_that_there_is_an_item_and_not_what_it_is_about(sat):
    assert seen(sat, "chair") == [sat.item]
    assert seen(sat, "chair", Saying) == seen(sat, "chair", Decision) == []
    found = sat.client("chair").get(f"/reintegration/items/{sat.item.pk}/").content.decode()
    assert sat.item.reference in found
    assert sat.case.reference not in found
    assert "Ku shkon" not in found


def test_a06_a_chair_who_sits_at_an_item_sees_and_writes_what_its_seat_opens(sat):
    own = seat(sat, sat.conference, "chair", sat.municipality)
    with pytest.raises(Unfit):
        sit(sat, sat.item, own, sat.consent)  # of another body
    sit(sat, sat.item, own, article(sat, "municipality"))
    assert {one.item_id for one in seen(sat, "chair", Saying)} == {sat.item.pk}
    begin(sat, sat.conference)
    chair = sat.actor("chair")
    with walled(chair):
        item = selectors.item(chair, sat.item.pk)
    decide(sat, item, who="chair")
    assert len(seen(sat, "chair", Decision)) == 1


def test_a06_who_chairs_and_has_no_seat_at_an_item_writes_nothing_of_it(sat):
    begin(sat, sat.conference)
    chair = sat.actor("chair")
    with walled(chair):
        item = selectors.item(chair, sat.item.pk)
    with pytest.raises(Denied):
        decide(sat, item, who="chair")


def test_a06_minutes_of_a_seat_are_of_its_items_and_nothing_else(sat):
    bring(sat, sat.conference, "housing")
    begin(sat, sat.conference)
    decide(sat, sat.item)
    for who in ("teacher", "manager"):
        (one,) = minutes(sat, sat.seat, who)
        assert one.item == sat.item
        assert one.decided[0].words == {
            "words": "Vend në klasën e dytë",
            "dissent": "Mësuesja donte klasën e parë.",
        }
    page = sat.client("teacher").get(f"/reintegration/seats/{sat.seat.pk}/minutes/").content.decode()
    assert "Vend në klasën e dytë" in page
    assert "Dua të shkoj me shoqet." not in page
    assert sat.case.reference not in page
    paper = sat.client("teacher").get(f"/reintegration/seats/{sat.seat.pk}/minutes/paper/")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("who", ["manager", "chair", "teacher"])
def test_the_page_of_a_conference_asks_as_often_whatever_its_items(sat, who):
    client, address = sat.client(who), f"/reintegration/conferences/{sat.conference.pk}/"

    def asked():
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    before = asked()
    for domain in ("housing", "livelihood"):
        bring(sat, sat.conference, domain)
    assert asked() == before


def test_a06_a_chair_takes_no_minutes_of_an_item_at_which_they_have_no_seat(sat):
    begin(sat, sat.conference)
    decide(sat, sat.item)
    assert minutes(sat, sat.seat, "chair") == []


# A7: it ends


def test_a07_when_the_conference_is_closed_the_next_request_is_refused(sat):
    client = sat.client("teacher")
    assert client.get(f"/reintegration/cases/{sat.case.pk}/").status_code == 200
    begin(sat, sat.conference)
    decide(sat, sat.item)
    services.conference_close(actor=sat.actor("chair"), conference=sat.conference)
    assert client.get(f"/reintegration/cases/{sat.case.pk}/").status_code == 404
    assert domains_seen(sat, "teacher") == set()


def test_a07_the_minutes_of_a_closed_conference_are_read_for_a_while_and_then_no_more(sat):
    begin(sat, sat.conference)
    decide(sat, sat.item)
    services.conference_close(actor=sat.actor("chair"), conference=sat.conference)
    assert len(minutes(sat, sat.seat, "teacher")) == 1
    with opened():
        Conference.objects.update(ended_at=timezone.now() - timedelta(days=31))
    assert minutes(sat, sat.seat, "teacher") == []


def test_a07_a_cancelled_conference_opens_nothing(sat):
    services.conference_cancel(actor=sat.actor("chair"), conference=sat.conference)
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher") == []


def test_a07_after_its_day_a_conference_opens_nothing_although_nobody_closed_it(conferring, monkeypatch):
    people = conferring
    people.note("manager", "education")
    sit(people, people.item, people.seat, people.consent)
    assert domains_seen(people, "teacher") == {"education"}
    if connection.vendor == "postgresql":
        pytest.skip("the clock is the database's own there; random worlds have conferences of past days")
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert domains_seen(people, "teacher") == set()
    assert seen(people, "teacher") == []


def test_a07_a_seat_that_is_taken_back_opens_nothing(sat):
    services.seat_take(actor=sat.actor("chair"), seat=sat.seat)
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher", Conference) == []


def test_a07_an_item_that_is_taken_off_the_agenda_opens_nothing(sat):
    items.item_take_off(actor=sat.actor("manager"), item=sat.item)
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher") == []


def test_a07_an_item_is_closed_to_a_seat_at_once(sat):
    items.place_end(actor=sat.actor("manager"), place=sat.place)
    assert domains_seen(sat, "teacher") == set()


def test_a07_a_grant_that_the_supervisor_takes_back_closes_the_item_too(sat):
    with opened():
        grant = Grant.objects.get(basis_id=sat.place.pk)
    cases.grant_revoke(actor=sat.actor("supervisor"), case=sat.case, grant=grant)
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher") == seen(sat, "teacher", Saying) == []


def test_a07_who_leaves_the_body_leaves_the_seat_behind(sat):
    sat.users["teacher"].memberships.update(ends_at=timezone.now())
    elsewhere = worlds.body("Tjetër", "school")
    sat.users["teacher"].memberships.create(organisation=elsewhere, role="professional", starts_at=timezone.now())
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher") == []


def test_a07_when_the_case_ends_what_was_brought_of_it_is_off_the_agenda(sat):
    sat.move("withdraw")
    assert fresh(sat.item).taken_off_at is not None
    assert domains_seen(sat, "teacher") == set()


def test_a14_whoever_is_barred_from_the_case_sits_at_none_of_its_items(sat):
    cases.bar_enter(actor=sat.actor("manager"), case=sat.case, user=sat.users["teacher"], reason="relative")
    assert domains_seen(sat, "teacher") == set()
    assert seen(sat, "teacher") == []
    again = bring(sat, sat.conference, "health")
    with pytest.raises(Unfit, match="barred"):
        sit(sat, again, sat.seat, consent(sat, "health"))


# A8, A9: on what a seat rests, and what ends with it


def test_a08_a_seat_rests_on_a_row_that_covers_its_body_and_its_part_for_a_conference(conferring):
    people = conferring
    for basis in (
        consent(people, "education", purpose="schooling"),
        consent(people, "housing"),
        consent(people, "education", recipient=worlds.body("Tjetër", "school")),
        article(people, "health"),
        article(people, "school", confirmed=False),
    ):
        with pytest.raises(Unfit):
            sit(people, people.item, people.seat, basis)
    assert sit(people, people.item, people.seat, article(people, "school"))


def test_a09_a_withdrawn_consent_ends_the_seats_that_rest_on_it_in_its_transaction(sat):
    other = bring(sat, sat.conference, "housing")
    stays = sit(sat, other, sat.seat, article(sat, "school", "housing"))
    actor = sat.actor("supervisor")
    with walled(actor):
        doors = bases_found.doors(actor, sat.consent)
        assert [len(doors.lines.by_this), len(doors.lines.by_others)] == [1, 1]
        assert doors.by_others == []
    bases.consent_withdraw(actor=sat.actor("manager"), consent=sat.consent)
    assert fresh(sat.place).ended_at is not None
    assert fresh(stays).ended_at is None
    sat.note("manager", "housing")
    assert domains_seen(sat, "teacher") == {"housing"}
    assert Notification.objects.filter(user=sat.users["teacher"], kind="reintegration.seat.taken").exists()


def test_a09_an_article_that_isnt_used_any_more_ends_the_seats_that_rest_on_it(conferring):
    duty = article(conferring, "school")
    conferring.note("manager", "education")
    sit(conferring, conferring.item, conferring.seat, duty)
    assert domains_seen(conferring, "teacher") == {"education"}
    bases.duty_end(actor=conferring.actor("coordinator"), duty=duty)
    assert domains_seen(conferring, "teacher") == set()
    assert seen(conferring, "teacher") == []
