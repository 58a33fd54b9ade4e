"""The yearly account comes from the log alone; what is published of it has no content, and takes two people."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests import worlds
from tests.contracts.matrix import BACKEND
from tests.desks.content import dispatchly, made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import System, record
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.people.models import User
from zotim.desks.content.account import services, tasks
from zotim.desks.content.account.counting import Step, account, as_bytes, of_year, rate, rows_of, told, took
from zotim.desks.content.cli import app
from zotim.desks.content.dispatch.services import dispatch_court, dispatch_receive, dispatch_withdraw
from zotim.desks.content.law.models import TO_PLATFORMS, Way

THIS_YEAR = 2026


def went(way: str = "referral", *then: str, language: str = "sq", category: str = "incites") -> str:
    """Something that went out, and what became of it, as the log has it."""
    what = str(uuid4())
    for step in ("drafted", "sent", *then):
        record(
            System("test"), f"content.dispatch.{step}", object_type="content.dispatch", object_id=what,
            details={"way": way, "language": language, "category": category} if step == "drafted" else None,
        )  # fmt: skip
    return what


STEP = st.builds(
    Step, st.sampled_from("abcdefgh"), st.sampled_from(["sent", "sent_alone", "received", "carried_out", "withdrawn"]),
    st.just(datetime(2026, 5, 1, tzinfo=UTC)), st.sampled_from(Way.values), st.sampled_from(["sq", "ar"]),
    st.just("incites"),
)  # fmt: skip


@pytest.mark.once
@settings(max_examples=200, deadline=None)
@given(st.lists(STEP, max_size=40))
def test_each_is_counted_once_however_often_it_had_a_step_and_in_whatever_order(steps):
    found = account(THIS_YEAR, steps)
    sent = {(one.way, one.what) for one in steps if one.step in ("sent", "sent_alone")}
    assert {way: by["sent"] for way, by in found.counts.items() if by["sent"]} == Counter(way for way, _what in sent)
    platforms = {what for way, what in sent if way in TO_PLATFORMS}
    withdrawn = {one.what for one in steps if one.step == "withdrawn"}
    assert sum(all_of for all_of, _part in found.languages.values()) == len(platforms)
    assert sum(part for _all, part in found.languages.values()) == len(platforms & withdrawn)
    assert found.counts == account(THIS_YEAR, steps[::-1]).counts


@pytest.mark.once
@pytest.mark.parametrize(
    ("all_of", "of_them", "shown"), [(9, 9, "–"), (0, 0, "–"), (10, 0, "0 %"), (10, 10, "100 %"), (40, 1, "2 %")]
)
def test_a_share_is_told_only_where_enough_stand_behind_it(all_of, of_them, shown):
    assert rate(all_of, of_them) == shown


@pytest.mark.once
def test_what_goes_to_authorities_is_told_in_bands_alone():
    steps = [Step(str(n), "sent", timezone.now(), way, "sq", "incites") for n in range(3) for way in Way.values]
    ways = told(account(THIS_YEAR, steps))["ways"]
    assert {way: by["sent"] for way, by in ways.items()} == {
        way: "3" if way in TO_PLATFORMS else "<10" for way in Way.values
    }


@pytest.mark.django_db
def test_the_command_and_the_page_give_the_same_bytes_and_none_where_the_log_was_altered(installed):
    went("national", "received", "carried_out")
    went("referral", "withdrawn")
    year = timezone.localdate().year
    client = Client()
    client.force_login(User.objects.get(pk=made.officer().user_id), backend=BACKEND)
    page = client.get(f"/content/account/{year}.json").content
    for more in ([], ["--from-log"]):
        ran = CliRunner().invoke(app, ["account", str(year), *more])
        assert (ran.exit_code, ran.stdout.encode()) == (0, page)
    assert json.loads(page)["ways"]["national"]["carried_out"] == "1"
    assert page == as_bytes(of_year(year))


@pytest.mark.django_db
def test_what_was_said_of_no_language_is_told_in_the_words_of_the_page(installed):
    went(language="", category="")
    client = Client()
    client.force_login(User.objects.get(pk=made.officer().user_id), backend=BACKEND)
    client.cookies["django_language"] = "sq"
    page = client.get("/content/account/").content.decode()
    assert "<dt>Pa gjuhë</dt>" in page
    assert "unknown" not in page


@pytest.mark.django_db
def test_what_really_went_out_counts_the_same_by_the_log_and_by_the_rows(installed):
    desk = dispatchly.Desk("referral", "national", "protection")
    desk.drafted("national")
    dispatch_receive(actor=desk.officer, dispatch=desk.sent("national"))
    sent = [desk.sent("referral", item=desk.item("referral", language="ar")) for _time in range(2)]
    dispatch_withdraw(actor=desk.approver, dispatch=sent[0], reason="Arsye e trilluar.")
    year = timezone.localdate().year
    found = of_year(year)
    assert found.languages == {"ar": (2, 1), "sq": (1, 0)}
    assert found.categories == {"incites": (3, 1)}
    by_rows = {
        code: FIGURES[code].compute(Period.year(year))
        for code in ("content.orders.sent", "content.referrals.sent", "content.sent.withdrawn")
    }
    counts = found.counts
    assert by_rows == {
        "content.orders.sent": counts["national"]["sent"] + counts["eu"]["sent"],
        "content.referrals.sent": counts["referral"]["sent"],
        "content.sent.withdrawn": sum(counts[way]["withdrawn"] for way in TO_PLATFORMS),
    }  # fmt: skip
    assert list(by_rows.values()) == [1, 2, 1]


@pytest.mark.django_db
def test_why_what_went_to_platforms_was_withdrawn_who_confirmed_it_and_how_long_it_took_come_from_the_log(installed):
    desk = dispatchly.Desk("national", "referral")
    annulled, confirmed = (desk.carried_out() for _time in range(2))
    dispatch_court(actor=desk.officer, dispatch=annulled, confirmed=False, text="Vendim i trilluar.")
    dispatch_court(actor=desk.officer, dispatch=confirmed, confirmed=True, text="Vendim i trilluar.")
    dispatch_withdraw(actor=desk.approver, dispatch=desk.sent("referral"), reason="Gabim i trilluar.")
    found = of_year(timezone.localdate().year).platforms
    assert found["national"].because == {"complaint": 0, "court": 1, "scrutiny": 0, "mistake": 0}
    assert (found["national"].abroad, found["national"].confirmed, found["national"].minutes) == (2, 1, [0, 0])
    assert found["referral"].because["mistake"] == 1
    assert set(found) == set(TO_PLATFORMS)


@pytest.mark.once
def test_a_median_stands_on_enough_of_them():
    assert (took([5] * 9), took([*range(9), 300])) == ("–", "4")


@pytest.mark.django_db
def test_the_command_writes_over_nothing(installed, tmp_path):
    out = tmp_path / "account.json"
    for code in (0, 1):
        assert CliRunner().invoke(app, ["account", "2026", "--out", str(out)]).exit_code == code
    assert out.read_bytes() == as_bytes(of_year(2026))


@pytest.mark.django_db
def test_only_what_was_done_within_the_year_counts(installed):
    went()
    assert of_year(timezone.localdate().year - 1).counts["referral"]["sent"] == 0
    record(System("test"), "content.dispatch.sent", object_type="content.dispatch", outcome="denied", object_id="x")
    assert of_year(timezone.localdate().year).counts["referral"]["sent"] == 1


@pytest.mark.django_db
def test_the_register_says_day_way_category_and_outcome_and_nothing_of_who_needs_protection(installed):
    went("referral", "received", "carried_out", category="joins")
    went("eu", "received", "carried_out", "scrutinised", "upheld")
    went("protection")
    went("police")
    today = timezone.localdate()
    assert rows_of(today.year, today) == [
        {"category": "incites", "outcome": "carried_out", "sent_on": today.isoformat(), "way": "eu"},
        {"category": "joins", "outcome": "carried_out", "sent_on": today.isoformat(), "way": "referral"},
    ]
    assert rows_of(today.year - 1, today) == []
    assert [row["outcome"] for row in rows_of(today.year, date(today.year, 1, 1) - timedelta(days=1))] == ["sent"] * 2


@pytest.mark.django_db
def test_another_person_than_who_put_it_together_publishes_an_edition(installed):
    went("referral", "withdrawn")
    approver, keeper, year = made.approver(), made.keeper(), timezone.localdate().year
    first = services.edition_enter(actor=approver, year=year)
    with pytest.raises(Unfit):
        services.edition_enter(actor=keeper, year=year)
    with pytest.raises(NeedsAnotherPerson):
        services.edition_decide(actor=approver, edition=first, confirmed=True)
    assert [task.what for task in tasks.to_publish(keeper, timezone.localdate())] == [str(year)]
    visitor = Client(headers={"accept-language": "sq"})
    assert visitor.get(f"/content/public/{year}.json").status_code == 404
    services.edition_decide(actor=keeper, edition=first, confirmed=True)
    went("referral")
    assert visitor.get(f"/content/public/{year}.json").content == services.as_bytes(first)
    assert first.digest in visitor.get("/content/public/").content.decode()
    newer = services.edition_enter(actor=keeper, year=year)
    services.edition_decide(actor=approver, edition=newer, confirmed=True)
    first.refresh_from_db()
    assert first.state == "ended"
    services.edition_end(actor=keeper, edition=newer)
    assert visitor.get(f"/content/public/{year}.json").status_code == 404


@pytest.mark.django_db
def test_nobody_publishes_what_is_still_to_come_nor_without_the_role(installed):
    with pytest.raises(Unfit):
        services.edition_enter(actor=made.keeper(), year=timezone.localdate().year + 1)
    for actor in (made.officer(), worlds.actor("analyst")):
        with pytest.raises(Denied):
            services.edition_enter(actor=actor, year=2026)


@pytest.mark.django_db
class TestUndisclosed:
    """What whoever published it isn't to be told of doesn't stand in the public register either."""

    def test_it_has_no_row_before_the_end(self):
        what, today = went(), timezone.localdate()
        record(System("test"), "content.dispatch.undisclosed", object_type="content.dispatch", object_id=what)
        went()
        year = today.year
        assert len(rows_of(year, today)) == 1
        assert len(rows_of(year, today + timedelta(days=41))) == 1
        assert len(rows_of(year, today + timedelta(days=43))) == 2

    def test_an_extension_counts_and_so_does_an_end_before(self):
        what, other, today = went(), went(), timezone.localdate()
        for one in (what, other):
            record(System("test"), "content.dispatch.undisclosed", object_type="content.dispatch", object_id=one)
        record(System("test"), "content.dispatch.undisclosed_again", object_type="content.dispatch", object_id=what)
        record(System("test"), "content.dispatch.disclosed", object_type="content.dispatch", object_id=other)
        assert len(rows_of(today.year, today)) == 1
        assert len(rows_of(today.year, today + timedelta(days=60))) == 1
        assert len(rows_of(today.year, today + timedelta(days=85))) == 2
