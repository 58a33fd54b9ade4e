"""A secret is shown once, kept as a keyed hash, ends by itself or at once, and tells nothing when it is no good."""

import hashlib
import logging
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from zotim.core.access import secrets
from zotim.core.access.logs import NoSecrets
from zotim.core.access.secrets import (
    Spent,
    TooOften,
    address_use,
    hashed,
    secret_find,
    secret_make,
    secret_open,
    secrets_end,
    wrong_tries,
)
from zotim.core.identifiers import uuid7
from zotim.core.people.links import make_link
from zotim.register.duties.models import Feed


def later(**length):
    return timezone.now() + timedelta(**length)


@pytest.fixture
def made(db):
    return secret_make(Feed, until=later(days=1), user=worlds.user())


def test_two_secrets_are_never_alike_and_as_long_as_256_bits(made):
    _row, one = made
    _row, other = secret_make(Feed, until=later(days=1), prefix="zotim_", user=worlds.user())
    assert one != other
    assert len(one) == 43
    assert (len(other), other[:6]) == (49, "zotim_")


def test_what_is_kept_is_a_hash_that_nobody_can_make_without_the_key_of_the_house(made, settings):
    row, secret = made
    kept = str(Feed.objects.values().get(pk=row.pk))
    assert secret not in kept
    assert hashlib.sha256(secret.encode()).hexdigest() not in kept
    assert secret_find(Feed.objects.all(), secret) == row
    settings.SECRET_KEY = "of another house"
    assert secret_find(Feed.objects.all(), secret) is None


@given(st.text(max_size=200))
def test_whatever_is_given_has_a_hash_of_its_own_length_and_no_other_text_has_the_same(text):
    assert len(hashed(text)) == 64
    assert hashed(text) == hashed(text)
    assert hashed(text + "x") != hashed(text)


def test_a_lone_half_of_a_pair_is_no_secret_and_no_failure(made):
    with pytest.raises(Spent):
        secret_open(Feed.objects.all(), "\ud800")


def test_unknown_cut_expired_and_revoked_are_the_same_and_cost_the_same(made):
    row, secret = made
    costs = set()
    old, expired = secret_make(Feed, until=later(seconds=-1), user=worlds.user())
    gone, revoked = secret_make(Feed, until=later(days=1), user=worlds.user())
    assert secrets_end(Feed.objects.filter(pk=gone.pk)) == [gone]
    for bad in ("", "x" * 43, secret[:-1], row.hash, str(row.pk), expired, revoked):
        with (
            CaptureQueriesContext(
                connection,
            ) as asked,
            pytest.raises(Spent) as spent,
        ):
            secret_open(Feed.objects.all(), bad)
        costs.add((len(asked), str(spent.value)))
    assert costs == {(1, "")}
    assert secret_open(Feed.objects.all(), secret) == row
    assert secret_find(Feed.objects.all(), expired) == old


def test_a_secret_opens_only_what_its_caller_looks_among(made):
    row, secret = made
    with pytest.raises(Spent):
        secret_open(Feed.objects.exclude(pk=row.pk), secret)


def test_revoking_twice_is_once(made):
    row, _secret = made
    one = Feed.objects.filter(pk=row.pk)
    assert [secrets_end(one), secrets_end(one)] == [[row], []]
    row.refresh_from_db()
    assert not row.live()


def test_of_many_those_are_answered_that_nobody_revoked_before_and_no_other_ends(made):
    row, _secret = made
    fresh = [secret_make(Feed, until=later(days=1), user=row.user)[0] for _one in range(2)]
    other, _secret = secret_make(Feed, until=later(days=1), user=worlds.user())
    secrets_end(Feed.objects.filter(pk=row.pk))
    before = Feed.objects.get(pk=row.pk).ended_at
    ended = secrets_end(Feed.objects.filter(user=row.user))
    assert {one.pk for one in ended} == {one.pk for one in fresh}
    assert not any(one.live() for one in ended)
    assert not any(one.live() for one in Feed.objects.filter(user=row.user))
    assert Feed.objects.get(pk=row.pk).ended_at == before
    assert Feed.objects.get(pk=other.pk).live()


def test_an_address_is_good_for_so_many_uses_within_an_hour_and_again_after_it(made, monkeypatch):
    row, _secret = made
    for _use in range(3):
        address_use(row, 3)
    for _use in range(2):
        with pytest.raises(TooOften):
            address_use(row, 3)
    row.refresh_from_db()
    assert (row.uses, row.window_uses) == (3, 3)
    Feed.objects.update(window_at=later(seconds=-1) - secrets.WINDOW)
    address_use(row, 3)
    row.refresh_from_db()
    assert (row.uses, row.window_uses) == (4, 1)


def test_wrong_ones_are_counted_by_kind_and_by_the_place_of_the_connection():
    cache.clear()
    here, there = RequestFactory().get("/"), RequestFactory(REMOTE_ADDR="192.0.2.7").get("/")
    claimed = RequestFactory().get("/", headers={"x-forwarded-for": "192.0.2.9"})
    assert [wrong_tries("a", here), wrong_tries("a", claimed), wrong_tries("b", here), wrong_tries("a", there)] == [
        1, 2, 1, 1,
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["feed", "return", "return_sheet", "welcome"])
def test_a_page_whose_address_is_a_key_is_kept_by_nobody_and_tells_no_page_where_one_came_from(name):
    answer = Client().get(reverse(name, args=["x" * 43]))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]


class Lines(logging.Handler):
    """What the log of the server would hold."""

    def __init__(self):
        super().__init__()
        self.addFilter(NoSecrets())
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


@pytest.fixture
def log():
    lines, logger = Lines(), logging.getLogger("django.request")
    logger.addHandler(lines)
    yield lines.lines
    logger.removeHandler(lines)


def test_an_address_that_is_refused_stands_in_the_log_without_its_secret(made, log, monkeypatch):
    monkeypatch.setattr("zotim.register.duties.services.feeds.MOST_IN_WINDOW", 1)
    person = worlds.user("focal_point", worlds.body())
    _row, secret = secret_make(Feed, until=later(days=1), user=person)
    assert [Client().get(reverse("feed", args=[secret])).status_code for _ in range(2)] == [200, 429]
    assert Client().get(reverse("return", args=[secret])).status_code == 404
    assert Client().get(reverse("return", args=[secret]) + "no/such/page").status_code == 404
    link = make_link(person)
    assert Client().get(reverse("welcome", args=[link]) + "mistyped").status_code == 404
    assert len(log) == 4
    assert not [line for line in log if secret in line or any(part in line for part in link.split(":"))]
    assert "/register/returns/…/" in log[1]


def test_the_id_of_a_record_stays_in_the_log(log):
    logging.getLogger("django.request").warning("%s: %s", "Not Found", f"/x/{(key := uuid7())}", extra={"request": 1})
    assert log == [f"Not Found: /x/{key}"]


def test_the_log_of_the_server_passes_through_that(settings):
    from zotim.config import settings as house

    assert "no_secrets" in house.LOGGING["handlers"]["console"]["filters"]
