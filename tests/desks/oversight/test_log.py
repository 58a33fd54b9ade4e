"""The log page: who did what, in words, for those who watch; nothing of any record's content."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(worlds.user(role), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture(autouse=True)
def demo(db):
    worlds.demo_installation()


def test_the_log_tells_in_words_who_did_what_to_which_record():
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, worlds.body())
    page = signed_in("auditor").get(reverse("log")).content.decode()
    assert "Person 0" in page
    assert "Put in a statement and have it read" in page
    assert str(commitment.pk) in page


def test_the_log_shows_nothing_that_a_record_says():
    worlds.commitment(worlds.actor("analyst"), worlds.body("Ministria e Fshehtë"))
    page = signed_in("data_protection_officer").get(reverse("log")).content.decode()
    for content in ("Sending six soldiers", "ستة عسكريين", "Ministria e Fshehtë"):
        assert content not in page


def test_a_refusal_stands_in_the_log_under_what_was_tried():
    assert signed_in("focal_point").get(reverse("documents")).status_code == 403
    page = signed_in("auditor").get(reverse("log") + "?outcome=denied").content.decode()
    assert "List statements" in page


def test_the_number_of_queries_doesnt_grow_with_the_log(django_assert_max_num_queries):
    analyst = worlds.actor("analyst")
    for _turn in range(5):
        worlds.document(analyst)
    client = signed_in("auditor")
    with django_assert_max_num_queries(20):
        client.get(reverse("log"))


@pytest.mark.parametrize("role", ["coordinator", "analyst", "focal_point", "administrator"])
def test_nobody_else_reads_the_log(role):
    assert signed_in(role).get(reverse("log")).status_code == 403
