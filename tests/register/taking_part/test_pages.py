"""The pages of groups abroad, as people use them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import worlds
from tests.taking_part import MINUTES, days, forum, meeting, seat
from zotim.register.taking_part import files
from zotim.register.taking_part.models import Attendance, Forum, Meeting, Sponsorship

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who):
        client = Client(headers={"accept-language": "en"})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def test_a_group_is_put_in_led_joined_and_given_a_seat(people, browser):
    client = browser("analyst")
    form = {"key": "moneyval", "kind": "assessment", "original": "en", "title_en": "MONEYVAL", "source": "coe.int"}
    client.post("/register/groups/add/", form)
    made = Forum.objects.get(key="moneyval")
    address = f"/register/groups/{made.pk}/"
    lead = {"original": "en", "title_en": "Armania (made up)", "role": "chair", "from_on": "2026-01-01"}
    client.post(f"{address}leads/add/", lead)
    client.post(f"{address}memberships/add/", {"subject": "AL", "kind": "member", "from_on": "2020-01-01"})
    give = {"organisation": people.ministry.pk, "role": "lead", "from_on": "2026-01-01"}
    client.post(f"{address}seats/add/", give)
    page = client.get(address).content.decode()
    assert "Armania (made up)" in page
    assert "leads for us" in page
    wrong = client.post(f"{address}seats/add/", {**give, "organisation": people.police.pk})
    assert "Another body leads for us" in wrong.content.decode()
    client.post(f"{address}seats/{made.seats.get().pk}/end/", {"until_on": "2026-02-01"})
    assert "leads for us" in client.get(f"{address}?as_of=2026-01-15").content.decode().partition("How we took part")[0]
    assert "leads for us" not in client.get(address).content.decode().partition("How we took part")[0]
    change = {"kind": "network", "original": "en", "title_en": "MONEYVAL, plenary"}
    client.post(f"{address}change/", change)
    assert str(Forum.objects.get().name) == "MONEYVAL, plenary"


def test_a_group_names_our_state_and_says_who_changed_what(people, browser):
    one = forum(people.analyst)
    client = browser("analyst")
    address = f"/register/groups/{one.pk}/"
    client.post(f"{address}memberships/add/", {"subject": "AL", "kind": "member", "from_on": "2020-01-01"})
    client.post(f"{address}change/", {"kind": "network", "original": "en", "title_en": "Another name"})
    page = client.get(address).content.decode()
    assert f"{worlds.Installation.objects.get().name}: member" in page.replace("</span>", "").replace("<bdi>", "")
    told = page.partition("What happened")[2]
    assert told.index("Changed") < told.index("Put on record")  # the newest first
    assert str(people.users["analyst"]) in told
    assert "Another name" in told


def test_the_history_of_a_group_tells_who_led_it_took_part_and_sat_there(people, browser):
    one = forum(people.analyst)
    client = browser("analyst")
    address = f"/register/groups/{one.pk}/"
    lead = {"original": "en", "title_en": "Armania (made up)", "role": "chair", "from_on": "2026-01-01"}
    client.post(f"{address}leads/add/", lead)
    client.post(f"{address}memberships/add/", {"subject": "AL", "kind": "observer", "from_on": "2020-01-01"})
    given = seat(people.analyst, one, people.ministry)
    client.post(f"{address}seats/{given.pk}/end/", {"until_on": days(5).isoformat()})
    told = client.get(address).content.decode().partition("What happened")[2]
    inside = ("Seat ended", "Seat given", "Taking part put on record", "Lead put on record", "Put on record")
    places = [told.index(words) for words in inside]
    assert places == sorted(places)  # the newest first
    assert "Albania" in told
    assert all(words in told for words in ("Armania (made up)", "chairs", "observer", "leads for us", "Ministria"))


def test_on_an_earlier_day_nothing_stands_that_came_later_and_what_has_no_known_beginning_is_said_to_be_unsure(
    people, browser
):
    one = forum(people.analyst)
    client = browser("analyst")
    address = f"/register/groups/{one.pk}/"
    for who, begins in (("Armania (made up)", ""), ("Bermania (made up)", "2020-01-01")):
        client.post(f"{address}leads/add/", {"original": "en", "title_en": who, "role": "chair", "from_on": begins})
    client.post(f"{address}memberships/add/", {"subject": "AL", "kind": "observer"})
    seat(people.analyst, one, people.ministry, from_on=days(-2))
    meeting(people.analyst, one, days(-40))
    meeting(people.analyst, one, days(-3))
    then = client.get(f"{address}?as_of={days(-20).isoformat()}").content.decode()
    led = then.partition('id="leads"')[2].partition("</section>")[0]
    sure, _unknown, unsure = led.partition("Whether it had begun by that day")
    assert "Bermania" in sure
    assert "Armania" in unsure
    assert "Whether we took part on that day isn" in then
    assert "1 meeting" in then
    assert "leads for us" not in then
    now = client.get(address).content.decode()
    assert "Whether it had begun" not in now
    assert "2 meetings" in now


def test_a_meeting_says_in_words_when_it_moved_on(people, browser):
    made = meeting(people.analyst, forum(people.analyst), days(-2))
    client = browser("analyst")
    client.post(f"/register/meetings/{made.pk}/held/")
    told = client.get(f"/register/meetings/{made.pk}/").content.decode().partition("What happened")[2]
    assert "Put on record" in told
    assert "version" not in told.partition("</ol>")[0]


def test_a_meeting_goes_from_its_agenda_to_its_report(people, browser):
    one = forum(people.analyst)
    seat(people.analyst, one, people.ministry)
    client = browser("focal")
    day = days(-2).isoformat()
    form = {"original": "en", "title_en": "Plenary", "from_on": day, "until_on": day, "classification": "internal"}
    client.post(f"/register/groups/{one.pk}/meetings/add/", form)
    made = Meeting.objects.get()
    address = f"/register/meetings/{made.pk}/"
    for paper in ("agenda", "minutes"):
        client.post(f"{address}papers/{paper}/add/", {"file": SimpleUploadedFile(f"{paper}.pdf", MINUTES)})
    assert client.get(f"{address}papers/minutes/").content == MINUTES
    assert "by" in client.get(f"{address}step/hold/").content.decode()
    client.post(f"{address}step/hold/")
    assert "It can be reported back once" in client.get(address).content.decode()
    client.post(f"{address}attendance/", {"organisation": people.ministry.pk, "level": "minister"})
    client.post(f"{address}step/report/")
    made.refresh_from_db()
    assert made.state == "reported"
    page = client.get(address).content.decode()
    assert "minister" in page
    told = page.partition("<main")[2].partition("What happened")[0]
    assert people.users["focal"].name not in told  # who was there isn't on record; who put it in is
    assert Attendance.objects.get().level == "minister"


def test_a_file_that_isnt_taken_in_is_said_beside_the_field(people, browser):
    made = meeting(people.analyst, forum(people.analyst))
    wrong = SimpleUploadedFile("a.exe", b"MZ\x90\x00")
    answer = browser("analyst").post(f"/register/meetings/{made.pk}/papers/agenda/add/", {"file": wrong})
    assert answer.status_code == 200
    made.refresh_from_db()
    assert made.agenda is None


def test_a_file_that_is_too_large_is_refused_with_the_limit(people, browser):
    made = meeting(people.analyst, forum(people.analyst))
    large = SimpleUploadedFile("a.pdf", b"%PDF-1.7" + b" " * (20 * 1024 * 1024))
    answer = browser("analyst").post(f"/register/meetings/{made.pk}/papers/agenda/add/", {"file": large})
    assert answer.context["form"].errors == {"file": ["The file is larger than 20 MB."]}


def test_what_was_said_there_is_linked_at_the_centre(people, browser):
    made = meeting(people.analyst, forum(people.analyst))
    commitment = worlds.commitment(people.analyst, people.ministry)
    client = browser("analyst")
    client.post(f"/register/meetings/{made.pk}/statement/", {"statement": commitment.document_id})
    assert "Sending six soldiers" in client.get(f"/register/meetings/{made.pk}/").content.decode()
    assert "Plenary" in client.get(f"/register/commitments/{commitment.pk}/").content.decode()


def test_a_text_is_backed_and_linked(people, browser):
    one = forum(people.analyst)
    form = {
        "original": "en", "title_en": "A draft", "symbol": "A/C.3/1", "forum": one.pk, "role": "co_sponsor",
        "classification": "public",
    }  # fmt: skip
    browser("foreign").post("/register/co-sponsorships/add/", form)
    made = Sponsorship.objects.get()
    pledge = worlds.commitment(people.analyst, people.ministry)
    type(pledge).objects.update(action="support")
    client = browser("analyst")
    client.post(f"/register/co-sponsorships/{made.pk}/link/", {"commitments": [pledge.pk]})
    assert "Sending six soldiers" in client.get(f"/register/co-sponsorships/{made.pk}/").content.decode()


def test_a_file_is_loaded_on_the_page_and_its_errors_are_named(people, browser):
    client = browser("coordinator")
    good = client.post("/register/groups/load/", {"file": SimpleUploadedFile("groups.json", files.packaged())})
    assert "groups.json is loaded" in good.content.decode()
    empty = client.post("/register/groups/load/", {"file": SimpleUploadedFile("groups.csv", b"id,kind,name\n")})
    assert "groups.csv holds no row" in empty.content.decode()
    table = client.get("/register/groups/file/csv/").content.replace(b"network", b"club", 1)
    bad = client.post("/register/groups/load/", {"file": SimpleUploadedFile("groups.csv", table)})
    assert "Nothing of the file was kept" in bad.content.decode()


def test_empty_lists_say_what_will_stand_there(browser):
    client = browser("analyst")
    for path in ("groups", "meetings", "co-sponsorships", "needs", "assistance"):
        assert "will stand here" in client.get(f"/register/{path}/").content.decode(), path


def test_a_group_as_of_an_earlier_day_offers_nothing_but_the_way_back_to_today(people, browser):
    one = forum(people.analyst)
    client, address = browser("analyst"), f"/register/groups/{one.pk}/"
    earlier = client.get(f"{address}?as_of=2020-01-01").content.decode().partition("<main")[2]
    assert "See how it stands now" in earlier
    assert not re.findall(f'href="{address}[^"?]', earlier)
    assert f'href="{address}change/"' in client.get(address).content.decode()
