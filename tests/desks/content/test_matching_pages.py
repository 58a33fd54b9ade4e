"""Pages of matching: an item beside an entry, a flood, a closed item that met something since, a clearance."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests import worlds
from tests.desks.content import intakely, matchingly
from zotim.core.audit.models import Event
from zotim.desks.content.intake.models import Custody
from zotim.desks.content.matching import floods
from zotim.desks.content.matching.models import Flood, Met, Reopening
from zotim.desks.content.review.models import Exposure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def reader(client):
    """The browser of an officer."""
    client.force_login(worlds.user("referral_officer"), backend=BACKEND)
    return client


def _shown(browser, name, *keys, **query) -> str:
    answer = browser.get(reverse(name, args=keys), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_picture_stands_beside_the_entry_with_its_bits_and_what_differs(reader):
    other = matchingly.reported(intakely.file(intakely.picture(1)))
    picture = next(one for one in matchingly.known_item(other) if one.kind == "pdq")
    item = matchingly.reported(intakely.file(intakely.picture(1, "JPEG")))
    met = Met.objects.get(item=item, entry=picture)
    page = _shown(reader, "content_met", met.pk)
    assert page.count('class="differs"') == met.distance
    assert "never a ground" in page
    assert picture.bank.provenance in page
    for which in ("item", "entry", "both"):
        address = reverse("content_met_picture", args=[met.pk, which])
        covered = reader.get(address, {"clear": 1})  # nothing is uncovered by asking for a picture
        _shown(reader, "content_met", met.pk, clear=1)
        seen = reader.get(address, {"clear": 1})
        Exposure.objects.update(ended_at=timezone.now())
        assert covered.headers["Content-Type"] == seen.headers["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(covered.content)).mode == "L"
        assert covered.content != seen.content
    assert Custody.objects.filter(item=item, what="opened").count() == 4
    assert Event.objects.filter(verb="content.met.pictured", outcome="viewed").count() == 6


def test_at_the_days_limit_the_pictures_of_a_match_stay_covered_too(reader, settings):
    settings.ZOTIM_CONTENT_PICTURES = 1
    other = matchingly.reported(intakely.file(intakely.picture(1)))
    picture = next(one for one in matchingly.known_item(other) if one.kind == "pdq")
    item = matchingly.reported(intakely.file(intakely.picture(1, "JPEG")))
    met = Met.objects.get(item=item, entry=picture)
    _shown(reader, "content_met", met.pk, clear=1)
    address = reverse("content_met_picture", args=[met.pk, "both"])
    assert reader.get(address, {"clear": 1}).content == reader.get(address).content
    assert not Exposure.objects.exists()


def test_of_an_imported_hash_only_the_item_can_be_seen(reader):
    entry = matchingly.known(intakely.picture(1))
    item = matchingly.reported(intakely.file(intakely.picture(1, "JPEG")))
    met = Met.objects.get(item=item, entry=entry)
    assert reader.get(reverse("content_met_picture", args=[met.pk, "item"])).status_code == 200
    for which in ("entry", "both", "else"):
        assert reader.get(reverse("content_met_picture", args=[met.pk, which])).status_code == 404


def test_two_texts_stand_beside_each_other_with_what_differs_marked(reader):
    matchingly.known_text()
    met = Met.objects.get(item=matchingly.text())
    assert "NËNTË" not in _shown(reader, "content_met", met.pk)
    page = _shown(reader, "content_met", met.pk, clear=1)
    _shown(reader, "content_met", met.pk, clear=1)
    assert Exposure.objects.filter(shown="text", item=met.item).count() == 1
    assert "<mark>NËNTË</mark>" in page
    assert "<mark>tetë</mark>" in page


def test_the_page_of_an_item_says_what_it_met_and_what_protects_it(reader):
    bank = matchingly.bank("protected")
    matchingly.known_text(of=bank)
    item = matchingly.text()
    page = _shown(reader, "content_item", item.pk)
    assert bank.title in page
    assert "No order goes out about it" in page
    assert reverse("content_item_clear", args=[item.pk]) not in page


def test_an_adviser_clears_it_on_a_page(client):
    matchingly.known_text(of=matchingly.bank("protected"))
    item = matchingly.text()
    client.force_login(worlds.user("content_adviser"), backend=BACKEND)
    address = reverse("content_item_clear", args=[item.pk])
    assert address in _shown(client, "content_item", item.pk)
    assert client.post(address, {"reason": ""}).status_code == 200
    client.post(address, {"reason": "Botuar me lejen e arkivit"})
    page = _shown(client, "content_item", item.pk)
    assert "Botuar me lejen e arkivit" in page
    assert address not in page


def test_a_flood_is_let_through_on_its_page(reader, monkeypatch):
    monkeypatch.setattr(floods, "OVER", 1)
    items = [matchingly.reported(intakely.address(f"https://videot.example/{at}")) for at in range(3)]
    flood = Flood.objects.get()
    assert flood.reference in _shown(reader, "content_floods")
    page = _shown(reader, "content_flood", flood.pk)
    assert "videot.example" in page
    assert items[-1].reference in page
    address = reverse("content_flood_pass", args=[flood.pk])
    assert reader.post(address, {"reason": ""}).status_code == 200
    assert "Një lajm i ditës" in reader.post(address, {"reason": "Një lajm i ditës"}, follow=True).content.decode()
    assert reader.post(reverse("content_flood_close", args=[flood.pk]), {"reason": "Jo"}).status_code == 302
    flood.refresh_from_db()
    assert flood.state == "passed"


@pytest.mark.parametrize(("step", "state"), [("open", "open"), ("leave", "closed")])
def test_a_closed_item_that_met_something_is_decided_on_its_page(reader, step, state):
    item = matchingly.closed(matchingly.text())
    matchingly.known_text()
    matchingly.asked_again()
    found = Reopening.objects.get()
    assert found.reference in _shown(reader, "content_reopenings")
    assert item.reference in _shown(reader, "content_reopening", found.pk)
    address = reverse(f"content_reopening_{step}", args=[found.pk])
    assert "E pashë" in reader.post(address, {"reason": "E pashë"}, follow=True).content.decode()
    item.refresh_from_db()
    assert item.state == state


@pytest.mark.parametrize("export", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["content_floods", "content_reopenings"])
def test_lists_leave_as_files(reader, name, export):
    assert reader.get(reverse(name), {"export": export}).status_code == 200


def test_home_says_what_waits(reader, monkeypatch):
    monkeypatch.setattr(floods, "OVER", 1)
    for at in range(2):
        matchingly.reported(intakely.address(f"https://videot.example/{at}"))
    assert reverse("content_floods") in _shown(reader, "home")
