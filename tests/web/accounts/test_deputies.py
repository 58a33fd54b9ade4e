"""Deputies, and one's own account."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.web.accounts.at import now, signed_in
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied, NotVisible, get_visible
from zotim.core.audit.models import Event
from zotim.core.people.models import Deputy
from zotim.web.accounts import selectors, services

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Two people of one body."""
    body = worlds.body("Qendra", "coordination_centre")
    return worlds.user("coordinator", body), worlds.user("analyst", body)


def test_a_deputy_acts_for_the_time_given_and_it_ends_by_itself(pair):
    away, deputy = pair
    made = services.deputy_name(actor=actor_of(away), deputy=deputy, starts_at=timezone.now(), ends_at=now(days=3))
    client = signed_in(deputy)
    home = client.get(reverse("my_account"))
    assert b"Act for" in home.content
    client.post(reverse("act_for"), {"deputyship": made.pk})
    page = client.get(reverse("my_account"))
    assert b"You act for" in page.content
    assert page.wsgi_request.actor.people == {away.pk, deputy.pk}
    assert Event.objects.filter(verb="people.deputy.acted", actor_id=deputy.pk).count() == 1

    Deputy.objects.filter(pk=made.pk).update(starts_at=now(days=-2), ends_at=now(days=-1))
    page = client.get(reverse("my_account"))
    assert b"You act for" not in page.content
    assert page.wsgi_request.actor.people == {deputy.pk}


def test_one_can_be_oneself_again_at_any_moment(pair):
    away, deputy = pair
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(deputy)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    client.post(reverse("act_for"))
    assert client.get(reverse("my_account")).wsgi_request.actor.on_behalf_of_id is None
    client.post(reverse("act_for"))  # there is nothing left to leave
    left = Event.objects.get(verb="people.deputy.left")
    assert (left.actor_id, left.on_behalf_of_id, left.object_id) == (deputy.pk, None, str(made.pk))


def test_leaving_is_on_record_after_the_deputyship_has_ended_too(pair):
    away, deputy = pair
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(deputy)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    Deputy.objects.filter(pk=made.pk).update(starts_at=now(days=-2), ends_at=now(days=-1))
    client.post(reverse("act_for"))
    assert Event.objects.get(verb="people.deputy.left").object_id == str(made.pk)


def test_nobody_acts_for_who_didnt_name_them(pair):
    away, deputy = pair
    stranger = worlds.user("auditor")
    made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    client = signed_in(stranger)
    client.post(reverse("act_for"), {"deputyship": made.pk})
    assert client.get(reverse("my_account")).wsgi_request.actor.on_behalf_of_id is None
    with pytest.raises(Denied):
        services.deputy_act(actor=actor_of(stranger), deputyship=made)
    with pytest.raises(NotVisible):
        get_visible(Deputy, actor_of(stranger), pk=made.pk)


def test_a_deputy_names_no_deputy_for_whom_they_stand_in_for(pair):
    away, deputy = pair
    Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
    third = worlds.user("analyst", away.memberships.get().organisation)
    acting = actor_of(deputy, acting_for=away.pk)
    with pytest.raises(Denied):
        services.deputy_name(actor=acting, deputy=third, starts_at=timezone.now(), ends_at=now(days=9))


def test_only_colleagues_can_be_named(pair):
    away, deputy = pair
    stranger = worlds.user("auditor")
    assert list(selectors.colleagues(actor_of(away))) == [deputy]
    with pytest.raises(Denied):
        services.deputy_name(actor=actor_of(away), deputy=stranger, starts_at=timezone.now(), ends_at=now(days=1))


def test_both_sides_can_end_it_before_its_time(pair):
    away, deputy = pair
    for person in pair:
        made = Deputy.objects.create(user=away, deputy=deputy, ends_at=now(days=1))
        services.deputy_end(actor=actor_of(person), deputyship=made)
        assert actor_of(deputy, acting_for=away.pk).on_behalf_of_id is None


def test_a_deputyship_has_an_end_in_the_future(pair):
    away, deputy = pair
    with pytest.raises(ValidationError):
        services.deputy_name(actor=actor_of(away), deputy=deputy, starts_at=now(days=-3), ends_at=now(days=-1))


def test_my_account_shows_my_sign_ins_and_nobody_elses(pair):
    mine, other = pair
    from zotim.core.audit.services import record

    record(Actor(mine.pk), "people.session.began", mine)
    record(Actor(other.pk), "people.session.refused", other, outcome="denied")
    assert [event.object_id for event in selectors.sign_ins(mine)] == [str(mine.pk)]
    assert b"signed in" in signed_in(mine).get(reverse("my_account")).content


def test_somebody_without_a_role_still_has_an_account_page():
    assert signed_in(worlds.user()).get(reverse("my_account")).status_code == 200


def test_choosing_a_language_changes_pages_and_mails(pair):
    mine, _other = pair
    client = signed_in(mine)
    answer = client.post(reverse("my_account"), {"language": "ar"})
    assert answer.cookies["django_language"].value == "ar"
    mine.refresh_from_db()
    assert mine.language == "ar"
    assert b'dir="rtl"' in client.get(reverse("my_account")).content
