"""Pages of the queue and of an item as it is read, over HTTP."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from tests.desks.content import intakely, lawly, made, matchingly
from tests.desks.content.reviewly import answers, nothing, purposes, read
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.desks.content.intake.models import Custody, Item
from zotim.desks.content.intake.services import item_move, report_take
from zotim.desks.content.review.agreement import agreements, kappa
from zotim.desks.content.review.models import Exposure, Reading, Sample
from zotim.desks.content.review.services import item_take, languages_set, sample_read

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = {
    "public": "yes", "category": "incites", "reasons": "Sepse (e trilluar).", "wanted": "national",
    **{f"purpose_{one}": "no" for one in purposes()},
}  # fmt: skip


def browser(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    client.cookies["django_language"] = "en"
    return client


def page(client, url, **data):
    return client.get(url, data).content.decode()


def picture():
    """A picture that was reported, in the queue."""
    item = report_take(actor=made.officer(), given=intakely.file(intakely.picture())).item
    if item.state == "received":
        item_move(actor=made.officer(), item=item, transition="queue")
    item.refresh_from_db()
    return item


class TestQueue:
    def test_it_shows_what_waits_who_reads_it_and_filters(self, installed):
        item, taken = made.item(state="open", language="ar"), made.item(state="open", urgency=1)
        reader = made.officer()
        item_take(actor=reader, pk=taken.pk)
        client = browser(made.officer())
        shown = page(client, "/content/queue/")
        assert shown.index(taken.reference) < shown.index(item.reference)
        assert User.objects.get(pk=reader.user_id).name in shown
        assert taken.reference not in page(client, "/content/queue/", language="ar")
        assert item.reference not in page(client, "/content/queue/", state="taken")
        assert item.reference not in page(client, "/content/queue/", urgency="1")
        assert item.reference not in page(client, "/content/queue/", kind="video")

    def test_ones_languages_come_first_and_all_are_a_link_away(self, installed):
        arabic, albanian, none = (made.item(state="open", language=one) for one in ("ar", "sq", ""))
        one = made.officer()
        languages_set(actor=one, codes=["sq"])
        client = browser(one)
        shown = page(client, "/content/queue/")
        assert albanian.reference in shown
        assert none.reference in shown
        assert arabic.reference not in shown
        assert arabic.reference in page(client, "/content/queue/", all="1")
        assert arabic.reference in page(client, "/content/queue/", language="ar")

    def test_with_languages_the_order_and_the_pages_are_those_of_the_queue(self, installed):
        now = timezone.now()
        items = [
            made.item(state="open", language=("sq", "en", "")[number % 3], due_at=now + timedelta(minutes=number))
            for number in range(30)
        ]
        one = made.officer()
        languages_set(actor=one, codes=["sq", "en"])
        client = browser(one)
        shown = "".join(page(client, "/content/queue/", page=number) for number in (1, 2))
        found = re.findall(r"ZOT-[0-9A-Z]{4}-[0-9A-Z]{2}(?=</bdi></a></th>)", shown)
        assert found == [one.reference for one in items]

    def test_the_next_one_is_taken_and_opened(self, installed):
        item = made.item(state="open")
        answer = browser(made.officer()).post("/content/queue/next/")
        assert answer["Location"] == f"/content/queue/{item.pk}/"
        item.refresh_from_db()
        assert item.state == "taken"

    def test_it_asks_the_database_no_more_for_more_items(self, installed, django_assert_max_num_queries):
        client = browser(made.officer())
        for _item in range(3):
            made.item(state="open")
        page(client, "/content/queue/")
        with django_assert_max_num_queries(30):
            page(client, "/content/queue/")


class TestReading:
    def test_what_whoever_reported_it_told_is_covered_with_it(self, installed):
        told = "Është shok klase i vajzës sime (e trilluar)."
        item = matchingly.reported(intakely.text("Një tekst i trilluar për lexim.", told=told))
        one = made.officer()
        client, url = browser(one), f"/content/queue/{item.pk}/"
        item_take(actor=one, pk=item.pk)
        assert told not in page(client, url)
        client.post(f"{url}uncover/", {"shown": "text"})
        assert told in page(client, url)

    def test_it_is_read_by_a_form_and_the_next_one_follows(self, installed):
        first, second = made.item(state="open", urgency=1), made.item(state="open")
        client = browser(made.officer())
        url = f"/content/queue/{first.pk}/"
        client.post(f"/content/queue/{first.pk}/take/")
        answer = client.post(url, {**FORM, "next": "1"})
        assert answer["Location"] == f"/content/queue/{second.pk}/"
        first.refresh_from_db()
        assert first.state == "second"

    def test_who_reads_of_a_threat_to_life_is_led_to_where_it_is_drafted_for_the_police(self, installed):
        lawly.confirmed(made.keeper(), made.keeper(), "police")
        item, one = made.item(state="open", urgency=1), made.officer()
        client = browser(one)
        client.post(f"/content/queue/{item.pk}/take/")
        said = {**FORM, "wanted": "police", "category": "threatens", "next": "1"}
        led = client.post(f"/content/queue/{item.pk}/", said, follow=True)
        assert led.redirect_chain[0][0] == f"/content/items/{item.pk}/"
        assert "draft it for the police now" in led.content.decode()
        assert f"/content/dispatches/draft/{item.pk}/" in led.content.decode()

    def test_what_is_missing_is_named_and_what_was_written_stays(self, installed):
        item = made.item(state="open")
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/take/")
        shown = client.post(f"/content/queue/{item.pk}/", {**FORM, "category": "none"}).content.decode()
        assert "only about what falls into a category" in shown
        assert "Sepse (e trilluar)." in shown
        assert not Reading.objects.exists()

    def test_the_text_is_folded_until_its_reader_uncovers_it_and_covered_again_after(self, installed):
        item, one = made.item("Fjalë të trilluara.", state="open"), made.officer()
        client, url = browser(one), f"/content/queue/{item.pk}/"
        client.post(f"/content/queue/{item.pk}/take/")
        assert "Fjalë të trilluara." not in page(client, url)
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "text"})
        assert "Fjalë të trilluara." in page(client, url)
        client.post(f"/content/queue/{item.pk}/cover/")
        assert "Fjalë të trilluara." not in page(client, url)
        assert Exposure.objects.get().reader_id == one.user_id

    def test_a_picture_is_blurred_grey_small_and_never_the_original(self, installed):
        item, one = picture(), made.officer()
        client, url = browser(one), f"/content/queue/{item.pk}/"
        client.post(f"/content/queue/{item.pk}/take/")
        blurred = re.search(r'src="(data:image/png[^"]+)"', page(client, url))[1]
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "grey"})
        clear = re.search(r'src="(data:image/png[^"]+)"', page(client, url))[1]
        assert blurred != clear
        assert Custody.objects.filter(item=item, what="opened", done_by=one.user_id).exists()

    @pytest.mark.parametrize("shown", ["original", ""])
    def test_nothing_else_is_uncovered(self, installed, shown):
        item = made.item(state="open")
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": shown})
        assert not Exposure.objects.exists()

    def test_who_doesnt_read_it_sees_nothing_of_it(self, installed):
        item = made.item("Fjalë të trilluara.", state="open")
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "text"})
        assert "Fjalë të trilluara." not in page(client, f"/content/queue/{item.pk}/")

    def test_the_second_reader_reads_nothing_of_the_first(self, installed):
        item = made.item(state="open")
        one = read(item, said=answers(reasons="Arsyeja e parë."))
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/take/")
        shown = page(client, f"/content/queue/{item.pk}/")
        assert "Arsyeja e parë." not in shown
        assert User.objects.get(pk=one.user_id).name not in shown

    def test_the_adviser_reads_what_was_said_and_answers(self, installed):
        item = made.item(state="open")
        read(item, said=answers(reasons="Arsyeja e parë.", purposes=purposes(art="unsure")))
        client = browser(made.adviser())
        client.post(f"/content/queue/{item.pk}/take/")
        assert "Arsyeja e parë." in page(client, f"/content/queue/{item.pk}/")
        client.post(f"/content/queue/{item.pk}/", FORM)
        item.refresh_from_db()
        assert item.state == "agreed"

    def test_the_adviser_is_told_which_answer_leads_to_them(self, installed):
        item = made.item(state="open")
        read(item, said=answers(public="unsure", wanted="", purposes=purposes(art="unsure", polemic="yes")))
        client = browser(made.adviser())
        client.post(f"/content/queue/{item.pk}/take/")
        said = page(client, f"/content/queue/{item.pk}/").rpartition('id="said"')[2]
        told = dict(re.findall(r"<dt>([^<]+)</dt><dd><span[^>]*>([^<]+)</span>", said))
        assert told == {
            "Is it open to the public?": "Unsure", "Is it art?": "Unsure",
            "Is it a polemic or controversial view in a public debate?": "Yes",
        }  # fmt: skip

    def test_a_reader_sees_what_it_met_and_comes_to_all_about_it(self, installed):
        entry = matchingly.known_text()
        item = matchingly.text()
        met = item.met.get(entry=entry)
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/take/")
        shown = page(client, f"/content/queue/{item.pk}/")
        assert f'href="/content/met/{met.pk}/"' in shown
        assert f'href="/content/items/{item.pk}/"' in shown

    def test_a_way_that_is_off_says_so_and_may_be_wanted_all_the_same(self, installed):
        lawly.confirmed(made.keeper(), made.keeper(), "national")
        item = made.item(state="open")
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/take/")
        shown = page(client, f"/content/queue/{item.pk}/")
        ways = [one.partition('"') for one in shown.split('name="wanted" value="')[1:]]
        assert [way for way, _quote, rest in ways if "(off" not in rest] == ["nothing", "national"]
        client.post(f"/content/queue/{item.pk}/", {**FORM, "wanted": "referral"})
        assert Reading.objects.get().wanted == "referral"

    def test_it_is_closed_and_opened_again_with_reasons(self, installed):
        item = made.item(state="open")
        read(item)
        read(item)
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/close/", {"reason": "Pa bazë (e trilluar)."})
        item.refresh_from_db()
        assert item.state == "closed"
        client.post(f"/content/queue/{item.pk}/reopen/", {"what": "facts", "reason": "Fakte."})
        item.refresh_from_db()
        assert item.state == "open"


class TestReaders:
    def test_at_the_limit_one_asks_and_a_colleague_answers(self, installed, settings):
        settings.ZOTIM_CONTENT_PICTURES = 1
        item, one = picture(), made.officer()
        client = browser(one)
        client.post(f"/content/queue/{item.pk}/take/")
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "grey"})
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "colour"})
        assert Exposure.objects.count() == 1
        client.post("/content/looked-at/go-on/")
        colleague = browser(made.officer())
        asked = page(colleague, "/content/looked-at/asked/")
        assert User.objects.get(pk=one.user_id).name in asked
        colleague.post(re.search(r'action="(/content/looked-at/asked/[^"]+)"', asked)[1], {"answer": "yes"})
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "colour"})
        assert Exposure.objects.count() == 2
        assert "2 of 2" in page(client, "/content/looked-at/")

    def test_what_one_uncovered_isnt_in_the_log(self, installed):
        item, one = made.item(state="open"), made.officer()
        client = browser(one)
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "text"})
        assert not Event.objects.filter(verb__contains="uncover").exists()

    def test_one_says_that_one_has_an_interest_and_the_item_is_gone(self, installed):
        item = made.item(state="open")
        client = browser(made.officer())
        client.post(f"/content/queue/{item.pk}/interest/", {"reason": "E njoh."})
        assert client.get(f"/content/queue/{item.pk}/").status_code == 404
        assert item.reference not in page(client, "/content/queue/")

    def test_a_keeper_keeps_somebody_from_an_item_and_ends_it(self, installed):
        item, one = made.item(state="open"), made.officer()
        client = browser(made.keeper())
        client.post("/content/interests/add/", {"reference": item.reference, "person": one.user_id, "reason": "x"})
        assert browser(one).get(f"/content/queue/{item.pk}/").status_code == 404
        where = re.search(r'href="(/content/interests/[0-9a-f-]{36}/)"', page(client, "/content/interests/"))[1]
        assert User.objects.get(pk=one.user_id).name in page(client, where)
        client.post(f"{where}end/")
        assert browser(one).get(f"/content/queue/{item.pk}/").status_code == 200

    def test_an_item_of_the_sample_is_read_again(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        item = made.item("Fjalë të trilluara.", state="open")
        read(item, said=nothing(reasons="Arsyeja e parë."))
        client, sample = browser(made.officer()), Sample.objects.get()
        assert item.reference in page(client, "/content/samples/")
        client.post(f"/content/queue/{item.pk}/uncover/", {"shown": "text"})
        shown = page(client, f"/content/samples/{sample.pk}/")
        assert "Fjalë të trilluara." in shown
        assert "Arsyeja e parë." not in shown
        client.post(f"/content/samples/{sample.pk}/", FORM)
        item.refresh_from_db()
        assert item.state == "open"


class TestAgreement:
    @pytest.mark.once
    @given(st.text("abc", min_size=1, max_size=12), st.text("abc", min_size=1, max_size=12))
    @settings(suppress_health_check=[HealthCheck.too_slow])
    def test_kappa_is_at_most_one_and_one_only_where_all_say_the_same(self, one, other):
        pairs = list(zip(one, other, strict=False))
        found = kappa(pairs)
        if found is None:
            assert len({one for pair in pairs for one in pair}) == 1
        else:
            assert found <= 1
            assert (found == 1) == all(one == other for one, other in pairs)
            assert found == pytest.approx(kappa([(other, one) for one, other in pairs]))

    @pytest.mark.once
    def test_a_table_worked_by_hand(self):
        # 20 of both yes, 15 of both no, 5 and 10 apart: p = 0.7, e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa = 0.4
        pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
        assert kappa(pairs) == pytest.approx(0.4)

    def test_few_pairs_are_a_band_and_no_kappa(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        item = made.item(state="open")
        read(item, said=nothing())
        sample_read(actor=made.officer(), pk=Sample.objects.get().pk, answers=nothing())
        today = timezone.localdate()
        (row,), _by_category = agreements(made.keeper(), today, today)
        assert (row.what, row.pairs, row.kappa) == ("Shqip", "<10", None)
        assert "Shqip" in page(browser(made.adviser()), "/content/queue/agreement/")

    def test_enough_pairs_give_a_rounded_one(self, installed):
        one, two = (actor_of(worlds.user("referral_officer")) for _ in range(2))
        for number in range(django_settings.ZOTIM_K):
            item = made.item(state="open")
            read(item, by=one, said=answers(category="incites" if number % 2 else "joins"))
            read(item, by=two, said=answers(category="incites" if number % 2 else "joins"))
        today = timezone.localdate()
        (row,), by_category = agreements(one, today, today)
        assert (row.pairs, row.kappa) == ("10–19", Decimal("1.0"))
        assert {each.kappa for each in by_category} == {Decimal("1.0")}
        assert Item.objects.filter(state="agreed").count() == 10
