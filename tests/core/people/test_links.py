"""One-time links open one account, once, for an hour."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.people import links
from zotim.core.people.links import make_link, user_of_link

User = get_user_model()


@pytest.fixture
def invited(db):
    return User.objects.create_user("vera@test.example", name="Vera")


def test_a_link_opens_the_account_it_was_made_for(invited):
    assert user_of_link(make_link(invited)) == invited


def test_choosing_a_password_spends_every_link(invited):
    first = make_link(invited)
    invited.set_password("a long enough password")
    invited.save()
    assert user_of_link(first) is None


def test_a_fresh_link_spends_the_earlier_ones(invited):
    first = make_link(invited)
    second = make_link(invited)
    assert user_of_link(first) is None
    assert user_of_link(second) == invited


def test_a_link_for_an_account_with_a_password_leaves_the_password_alone(invited):
    invited.set_password("a long enough password")
    invited.save()
    secret = make_link(invited)
    invited.refresh_from_db()
    assert invited.check_password("a long enough password")
    assert user_of_link(secret) == invited


def test_a_link_is_good_for_an_hour_and_no_longer(invited, monkeypatch):
    secret = make_link(invited)
    assert timedelta(hours=1) == links.LIFETIME
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 3595)
    assert user_of_link(secret) == invited
    monkeypatch.setattr(signing.time, "time", lambda: real() + 3605)
    assert user_of_link(secret) is None


def test_a_closed_account_has_no_link(invited):
    secret = make_link(invited)
    User.objects.filter(pk=invited.pk).update(is_active=False)
    assert user_of_link(secret) is None


@given(st.text(max_size=200))
def test_no_other_text_is_a_link(text):
    assert user_of_link(text) is None
