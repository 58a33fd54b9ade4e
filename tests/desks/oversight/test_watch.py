"""What left the house, and which clocks run: seen by those who watch, who see no content."""

import pytest
from django.urls import reverse

from tests import worlds
from tests.desks.oversight.keeping import House
from zotim.core.approvals.services import approval_decide
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.services import pause
from zotim.core.disclosures.registry import KINDS
from zotim.core.ui.words import GROUNDS, PURPOSES
from zotim.register.reports.disclosures import report_give, report_give_ask
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return House()


def page(client, name, *args, **data):
    answer = client.get(reverse(name, args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def given(house):
    """A report that isn't public, given on a second person's decision."""
    report = house.report(Classification.INTERNAL)
    approval = report_give_ask(
        actor=house.actor("analyst"), report=report, recipient="Këshilli i Evropës", purpose="evaluation"
    )
    approval_decide(actor=house.actor("coordinator"), approval=approval, approved=True)
    house.kept["report"] = report
    return report_give(
        actor=house.actor("analyst"), report=report, language=Language.ENGLISH, recipient="Këshilli i Evropës",
        purpose="evaluation", basis="agreement", approval=approval,
    )  # fmt: skip


def test_a_disclosure_tells_whom_what_for_on_which_ground_and_who_decided(house, given):
    shown = page(house.client("protection"), "disclosure", given.pk)
    for word in ("Këshilli i Evropës", "Evaluation", "Agreement", given.payload_sha256, house.kept["report"].reference):
        assert word in shown
    for who in ("analyst", "coordinator"):
        assert house.users[who].name in shown
    assert "Where we stand" not in shown
    assert reverse("report", args=[house.kept["report"].pk]) not in shown  # they see no content


def test_the_list_is_narrowed_by_purpose_and_ground(house, given):
    client = house.client("auditor")
    assert "Këshilli i Evropës" in page(client, "disclosures", purpose="evaluation", basis="agreement")
    assert "Nothing matches" in page(client, "disclosures", purpose="publication")


def test_each_purpose_and_ground_that_a_kind_may_state_has_a_word():
    for kind in KINDS.values():
        assert kind.purposes <= PURPOSES.keys()
        assert kind.bases <= GROUNDS.keys()


@pytest.mark.parametrize("who", ["coordinator", "analyst", "records", "administrator"])
def test_nobody_else_sees_what_left_or_which_clocks_run(house, given, who):
    client = house.client(who)
    for path in (("disclosures",), ("disclosure", given.pk), ("clocks",)):
        assert client.get(reverse(path[0], args=path[1:])).status_code == 403


@pytest.fixture
def clock(house):
    coordinator = house.actor("coordinator")
    piece = worlds.evidence(coordinator, worlds.measure(coordinator, worlds.commitment(coordinator, worlds.body())))
    house.kept["piece"] = piece
    return ClockRun.objects.get(object_id=piece.pk)


def test_a_clock_is_shown_with_its_record_its_last_day_and_whether_its_source_is_law(house, clock):
    shown = page(house.client("auditor"), "clocks")
    for word in ("Review of evidence by a second person", house.kept["piece"].reference, "Working rule", "proposal"):
        assert word in shown
    assert reverse("evidence", args=[house.kept["piece"].pk]) not in shown


def test_a_clock_that_stands_still_says_so(house, clock):
    pause(actor=house.actor("coordinator"), run=clock, reason="pushim")
    assert "stopped for a while" in page(house.client("auditor"), "clocks", state="paused").partition("<tbody")[2]
    assert "Nothing matches" in page(house.client("auditor"), "clocks", state="running")


def test_the_record_shows_the_clock_that_runs_on_it(house, clock):
    shown = page(house.client("analyst"), "evidence", house.kept["piece"].pk)
    assert "Review of evidence by a second person: running" in shown
    assert "10 working days" in shown
    assert "proposal" in shown
