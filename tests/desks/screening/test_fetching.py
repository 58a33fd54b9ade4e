"""Lists that are fetched: when their hour comes, in the name of who said so; what goes wrong changes nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made
from zotim.core import outgoing
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.jobs.registry import RECURRING
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import Deputy, Membership
from zotim.desks.screening.lists import fetching, tasks
from zotim.desks.screening.lists.models import Listed

pytestmark = pytest.mark.django_db
ADDRESS = "https://lists.example/list.csv"


@pytest.fixture
def served(settings, tmp_path, monkeypatch):
    """What the address answers: bytes, or why it can't be reached."""
    settings.MEDIA_ROOT = tmp_path / "files"
    worlds.demo_installation()
    answer = {"is": made.people(*made.NAMES)}

    def fetch(url, into, *, most_bytes, seconds):
        assert url == ADDRESS
        if isinstance(answer["is"], str):
            raise outgoing.Unreachable(answer["is"])
        into.write_bytes(answer["is"])
        return outgoing.Fetched("list.csv", timezone.localdate() - timedelta(days=1))

    monkeypatch.setattr(outgoing, "fetch", fetch)
    return answer


def scheduled(by, every=24):
    return fetching.source_schedule(actor=by, source=made.source(by), address=ADDRESS, fetch_every=every)


def hour(source):
    """The hour of this source comes, and the worker works."""
    type(source).objects.filter(pk=source.pk).update(fetch_at=timezone.now())
    enqueue("screening.sources.fetch", actor=actor_of(worlds.user()))
    run_pending_jobs()
    source.refresh_from_db()


def test_what_is_fetched_is_a_version_of_who_said_so_and_the_same_file_makes_none(served):
    keeper = made.keeper()
    source = scheduled(keeper)
    for _ in range(2):
        hour(source)
    version = source.versions.get()
    assert (version.state, version.taken_by_id, version.file.name) == ("in_force", keeper.user_id, "list.txt")
    assert version.published_on == timezone.localdate() - timedelta(days=1)
    assert Event.objects.filter(verb="screening.source.fetched", outcome="done").count() == 2
    assert Event.objects.filter(verb="screening.version.same").count() == 1


def test_it_is_fetched_when_its_hour_has_come_and_not_before(served):
    source, now = scheduled(made.keeper(), every=6), timezone.now()
    assert RECURRING["screening.sources.fetch"].when()
    hour(source)
    assert not fetching.due(now + timedelta(hours=5)).exists()
    assert fetching.due(now + timedelta(hours=7)).get() == source
    assert not RECURRING["screening.sources.fetch"].when()


def test_what_goes_wrong_is_told_since_when_and_what_is_in_force_stays(served):
    keeper = made.keeper()
    source = scheduled(keeper)
    hour(source)
    served["is"] = "connect"
    hour(source)
    since = source.trouble_since
    assert source.trouble == "connect"
    hour(source)
    assert source.trouble_since == since
    (task,) = tasks.waiting(keeper, timezone.localdate())
    assert task.reference == source.reference
    assert Listed.objects.filter(until=None).count() == 4
    for answer, trouble in (
        (b"%PDF-1.7", "unreadable"),
        (made.people("Besnik Leka"), ""),
        (b"id,name\n1,X Y\n", "waits"),
    ):
        served["is"] = answer
        hour(source)
        assert source.trouble == trouble
    assert Event.objects.filter(verb="screening.source.fetched", outcome="failed").count() == 4


def test_one_server_that_breaks_it_doesnt_stop_the_others_and_is_tried_at_its_next_hour(served, monkeypatch):
    keeper = made.keeper()
    good, bad = scheduled(keeper), made.source(keeper, "bad")
    fetching.source_schedule(actor=keeper, source=bad, address=ADDRESS + "?bad", fetch_every=24)
    answers = outgoing.fetch

    def fetch(url, into, **bounds):
        if url.endswith("bad"):
            raise ValueError("nobody expects this")
        return answers(url, into, **bounds)

    monkeypatch.setattr(outgoing, "fetch", fetch)
    type(bad).objects.filter(pk=bad.pk).update(fetch_at=timezone.now() - timedelta(days=1))  # the first in line
    hour(good)
    bad.refresh_from_db()
    assert (good.trouble, good.versions.count()) == ("", 1)
    assert (bad.trouble, bad.fetch_at > timezone.now(), bad.versions.count()) == ("failed", True, 0)


def test_who_stops_it_while_it_is_fetched_is_right(served):
    keeper = made.keeper()
    source = scheduled(keeper)
    before = type(source).objects.select_related("scheduled_by").get(pk=source.pk)
    fetching.source_schedule(actor=keeper, source=source, address="", fetch_every=None)
    fetching.source_fetch(source=before)
    source.refresh_from_db()
    assert (source.address, source.fetch_at, source.tried_at) == ("", None, None)


def test_nothing_is_fetched_for_who_doesnt_keep_lists_any_more(served):
    keeper = made.keeper()
    source = scheduled(keeper)
    Membership.objects.filter(user_id=keeper.user_id).update(ends_at=timezone.now())
    hour(source)
    assert (source.trouble, source.versions.count()) == ("officer", 0)


def test_what_a_deputy_has_fetched_is_theirs_and_of_whom_they_stand_in_for_while_they_do(served):
    keeper, user, now = made.keeper(), worlds.user(), timezone.now()
    standing = Deputy.objects.create(
        deputy=user, user_id=keeper.user_id, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(days=1)
    )
    source = scheduled(actor_of(user, acting_for=keeper.user_id))
    hour(source)
    version = source.versions.get()
    assert (version.taken_by_id, version.taken_for_id, source.trouble) == (user.pk, keeper.user_id, "")
    Deputy.objects.filter(pk=standing.pk).update(ends_at=now - timedelta(minutes=1))
    hour(source)
    assert source.trouble == "officer"


def test_an_address_is_judged_before_it_is_kept_and_only_by_those_who_keep_lists(served):
    keeper = made.keeper()
    source = made.source(keeper)
    for address, every in (("http://lists.example/", 24), ("https://a:b@lists.example/", 24), (ADDRESS, None)):
        with pytest.raises(Unfit):
            fetching.source_schedule(actor=keeper, source=source, address=address, fetch_every=every)
    with pytest.raises(Denied):
        fetching.source_schedule(actor=worlds.actor("finance_officer"), source=source, address=ADDRESS, fetch_every=24)


def test_the_same_on_the_page(served):
    client, source = Client(), made.source(made.keeper())
    client.force_login(worlds.user("list_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("source_schedule", args=[source.pk])
    client.post(address, {"address": ADDRESS, "fetch_every": "24"})
    served["is"] = "name"
    hour(source)
    assert "lists.example" in client.get(reverse("source", args=[source.pk])).content.decode()
    assert client.post(address, {"address": "ftp://x", "fetch_every": "24"}).status_code == 200
    client.post(address, {"address": "", "fetch_every": ""})
    source.refresh_from_db()
    assert (source.address, source.trouble, source.scheduled_by_id) == ("", "", None)
