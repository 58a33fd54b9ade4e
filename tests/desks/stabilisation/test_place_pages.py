"""The pages of the map, of areas and of places, as people use them."""

import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests import worlds
from tests.desks.stabilisation.places import area, place, stands
from zotim.core.audit.models import Event
from zotim.desks.stabilisation.places.models import Area, AreaStatus, Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def test_an_area_is_put_on_record_its_status_entered_and_an_entry_corrected(browser):
    officer = browser("officer")
    officer.post("/stabilisation/areas/add/", {
        "original": "en", "title_en": "Upper valley", "title_ar": "الوادي", "country": "IQ", "level": "1",
        "scheme": "pcode", "code": "IQZZ1", "latitude": "36.1", "longitude": "43.1",
    })  # fmt: skip
    address = f"/stabilisation/areas/{Area.objects.get().pk}/"
    assert "liberated and accessible" in officer.get(f"{address}status/").content.decode()
    officer.post(f"{address}status/", {"status": "accessible", "from_on": "2026-06-01", "source": "Report 7"})
    wrong = AreaStatus.objects.get()
    assert f"/stabilisation/statuses/{wrong.pk}/correct/" in officer.get(address).content.decode()
    correction = {"status": "closed", "from_on": "2026-06-02", "source": "Visit", "reason": "Another valley"}
    officer.post(f"/stabilisation/statuses/{wrong.pk}/correct/", correction)
    page = browser("focal").get(address).content.decode()
    assert "closed to partners" in page
    assert "<s>liberated and accessible</s>" in page
    assert "Another valley" in page
    assert f"/stabilisation/statuses/{wrong.pk}/correct/" not in officer.get(address).content.decode()
    assert officer.get(f"/stabilisation/statuses/{wrong.pk}/correct/").status_code == 403  # it is corrected already


def test_a_place_is_entered_told_and_left(people, browser):
    officer, second = browser("officer"), browser("second")
    where = area(people)
    sent = {
        "original": "en", "title_en": "Kolsh", "country": "IQ", "area": where.pk, "latitude": "36.34",
        "longitude": "43.13", "exactness": "exact", "telling": "withheld", "telling_why": "Threats",
    }  # fmt: skip
    officer.post("/stabilisation/places/add/", sent)
    address = f"/stabilisation/places/{Place.objects.get().pk}/"
    assert "It stands nowhere outside the desk." in officer.get(address).content.decode()
    assert officer.get(f"{address}tell/").status_code == 403
    second.post(f"{address}tell/", {"telling": "area", "reason": "It is over"})
    assert Place.objects.get().telling == "area"
    officer.post(f"{address}leave/", {"reason": "Destroyed"})
    assert Place.objects.get().state == "left"


def test_what_is_told_has_to_be_chosen(browser):
    sent = {"original": "en", "title_en": "Kolsh", "country": "IQ", "exactness": "exact"}
    browser("officer").post("/stabilisation/places/add/", sent)
    assert not Place.objects.exists()


def test_a_swapped_point_is_told_beside_the_field(browser):
    sent = {"original": "en", "title_en": "Kolsh", "country": "IQ", "latitude": "43.13", "longitude": "36.34",
            "exactness": "exact", "telling": "exact"}  # fmt: skip
    assert "swapped" in browser("officer").post("/stabilisation/places/add/", sent).content.decode()


def test_map_table_shapes_and_file_hold_what_is_told_and_nothing_else(people, browser):
    where = area(people, latitude=Decimal("36.1"), longitude=Decimal("43.1"))
    stands(people, where, "accessible", date(2026, 6, 1))
    point = {"latitude": Decimal("36.34"), "longitude": Decimal("43.13")}
    place(people, "Openly told", area=where, **point)
    place(people, "Secret by area", telling="area", area=where, **point)
    place(people, "Secret altogether", telling="withheld", area=where, **point)
    for who in ("focal", "officer"):
        client = browser(who)
        page = client.get("/stabilisation/map/").content.decode()
        shapes = client.get("/stabilisation/map/shapes/").json()
        table = client.get("/stabilisation/places/file/").content.decode()
        for text in (page, json.dumps(shapes, ensure_ascii=False), table):
            assert "Openly told" in text
            assert "Secret" not in text
        assert 'class="area accessible"' in page
        assert [one["properties"]["kind"] for one in shapes["features"]] == ["state", "area", "coarse", "place"]
        assert ("nothing is told outside" in page) == (who == "officer")
    [event] = Event.objects.filter(verb="stabilisation.places.exported", actor_id=people.users["focal"].pk)
    assert event.details["rows"] == 2


def test_the_map_loads_nothing_from_outside(people, browser):
    area(people)
    page = browser("focal").get("/stabilisation/map/").content.decode()
    assert not re.findall(r'(?:src|href|url\()="?(?:https?:)?//', page)
    assert {"leaflet/leaflet.js", "leaflet/leaflet.css", "stabilisation/map.js"} <= {
        one for one in re.findall(r"/static/([\w./]+)", page) if finders.find(one)
    }


def test_a_state_without_anything_has_an_empty_map_that_says_so(browser):
    assert "no area with a point" in browser("focal").get("/stabilisation/map/?country=FR").content.decode()
    assert browser("focal").get("/stabilisation/map/?country=<x>").status_code == 200


def test_a_table_with_mistakes_says_each_and_keeps_nothing(browser):
    def send(text, what="places"):
        file = io.BytesIO(text.encode())
        file.name = "table.csv"
        return browser("officer").post(f"/stabilisation/{what}/take/", {"file": file}, follow=True).content.decode()

    assert "Line 3" in send("#country+code,#loc+name\r\nIQ,A\r\nIRQ,B\r\n")
    assert not Place.objects.exists()
    assert "1 row was put on record." in send("#country+code,#loc+name\r\nIQ,A\r\n")
    assert "no column of codes" in send("#country+code,#loc+name\r\nIQ,A\r\n", "areas")
    assert "row of tags" in send("a,b\r\n1,2\r\n")
    assert "1 row was put on record." in send("#country+code,#adm1+code,#adm1+name\r\nIQ,IQZZ5,Valley\r\n", "areas")


def test_the_towns_of_a_state_are_taken_in_once(browser):
    officer = browser("officer")
    page = officer.post("/stabilisation/places/take/", {"gazetteer": "XK"}, follow=True).content.decode()
    assert "64 rows were put on record." in page
    again = officer.post("/stabilisation/places/take/", {"gazetteer": "XK"}, follow=True).content.decode()
    assert "64 were here already." in again
    assert "one of them" in officer.post("/stabilisation/places/take/", {"gazetteer": ""}).content.decode()
