"""Two installations: figures go from one to the other as a signed file, by the commands that people type."""

import json
from datetime import date, timedelta

import pytest

SETTLE = """
import json, sys
import django
django.setup()
from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.register.indicators.services import senders
from zotim.vocabulary import Classification
origin, key, heard, frequency = sys.argv[1:]
centre = worlds.centre()
one, other = worlds.actor("analyst", centre), worlds.actor("coordinator", centre)
made = senders.sender_add(
    actor=one, body=worlds.body("Other"), origin=origin, key=key, frequency=frequency, ceiling=Classification.INTERNAL
)
senders.sender_confirm(actor=other, sender=made, confirmed=True, heard=heard)
print(json.dumps({"sender": made.pk.hex}))
"""

KNOWN = """
import json
import django
django.setup()
from zotim.register.indicators.models import FigureFile, ReceivedFigure
codes = sorted(ReceivedFigure.objects.values_list("code", flat=True))
print(json.dumps({"files": FigureFile.objects.count(), "codes": codes}))
"""

REVOKE = """
import django
django.setup()
from tests import worlds
from zotim.register.indicators.services import senders
from zotim.register.indicators.models import Sender
senders.sender_revoke(actor=worlds.actor("analyst"), sender=Sender.objects.get(), reason="Lost")
"""

SUPERVISED = """
from datetime import timedelta
from decimal import Decimal
import django
django.setup()
from django.utils import timezone
from tests import worlds
from tests.desks.screening import made, supervised
from zotim.desks.screening.agency.models import ChangeNotice
from zotim.desks.screening.agency.services.returns import Line, notice_acknowledge, return_give
keeper, officer = made.keeper(), worlds.actor("finance_officer")
source = made.source(keeper, largest_loss=100)
made.take(keeper, source, made.people("Khalid al-Shammari", "Arben Shembulli", "Teuta Krasniqi"))
for number in range(4):
    supervised.entity(officer, name=f"Banka {number}")
supervised.announced(source)
day = timezone.localtime().replace(day=1, hour=12) - timedelta(days=15)
for one in ChangeNotice.objects.filter(change__version__number=2).order_by("entity__name")[:3]:
    link, _secret = supervised.link(one, officer)
    notice_acknowledge(link=link, said_by="Ana")
    frozen = [Line("2", "x", Decimal("50000"), "EUR")]
    return_give(link=link, said_by="Ana", kind="freeze", lines=frozen)
hours = timedelta(hours=1)
ChangeNotice.objects.filter(told_at=None).update(told_at=day)
ChangeNotice.objects.exclude(returned_at=None).update(told_at=day, acknowledged_at=day + hours, returned_at=day + hours)
"""

SHOWN = """
import csv, json
import django
django.setup()
from django.test import Client
from django.urls import reverse
from tests import worlds
from zotim.register.indicators.models import Sender
browser = Client(headers={"host": "localhost"})
browser.force_login(worlds.user("coordinator"), backend="allauth.account.auth_backends.AuthenticationBackend")
answer = browser.get(reverse("sender", args=[Sender.objects.get().pk]), {"export": "csv"})
assert answer.status_code == 200
_heads, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
print(json.dumps({row[-1]: row[1] for row in rows}))
"""


@pytest.fixture(scope="module")
def pair(houses):
    """The sender, the receiver, and a file of the sender for a quarter."""
    sender, receiver = houses.settled("sender"), houses.settled("receiver")
    sender.environment["ZOTIM_PREFIX"] = "AIF"
    file = sender.home / "q1.json"
    sender.well("figures", "export", "--period", "2026Q1", "--out", file)
    return sender, receiver, file


def refused(house, file, why):
    done = house.zotim("figures", "import", file)
    assert done.returncode == 1
    assert why in " ".join(done.stderr.split())
    assert "Nothing of the file was kept" in done.stderr


def test_figures_go_from_one_installation_to_the_other(pair):
    sender, receiver, file = pair
    refused(receiver, file, "nobody has confirmed here")
    origin, key, fingerprint = sender.well("figures", "key").splitlines()
    assert origin == "zotim/AIF"
    receiver.run(SETTLE, origin, key, fingerprint.removeprefix("Fingerprint: "), "quarter")

    altered = file.with_name("altered.json")
    altered.write_bytes(file.read_bytes().replace(b'"value":["0","0"]', b'"value":["9","9"]', 1))
    assert altered.read_bytes() != file.read_bytes()
    refused(receiver, altered, "was altered")
    year = file.with_name("year.json")
    sender.well("figures", "export", "--period", "2025", "--out", year)
    refused(receiver, year, "isn't one that was agreed")
    marked = file.with_name("marked.json")
    sender.well("figures", "export", "--period", "2026Q1", "--out", marked, "--classification", "restricted")
    refused(receiver, marked, "marked higher")
    assert receiver.run(KNOWN) == {"files": 0, "codes": []}

    newer = file.with_name("newer.json")
    sender.well("figures", "export", "--period", "2026Q1", "--out", newer)
    taken = receiver.well("figures", "import", newer)
    assert taken.startswith("newer.json: ")  # its name, not where it lies on this machine
    assert "figures came, 0 corrected, 0 as they were" in taken
    refused(receiver, newer, "taken in already")
    refused(receiver, file, "newer file")
    sent = [one["code"] for one in json.loads(newer.read_bytes())["figures"]["figures"]]
    assert receiver.run(KNOWN) == {"files": 1, "codes": sent}

    receiver.run(REVOKE)
    last = file.with_name("last.json")
    sender.well("figures", "export", "--period", "2026Q2", "--out", last)
    refused(receiver, last, "was revoked")


@pytest.mark.once
def test_what_is_typed_wrongly_is_said_in_a_sentence(pair):
    sender, _receiver, file = pair
    before = file.read_bytes()
    there = sender.zotim("figures", "export", "--period", "2026Q1", "--out", file)
    assert (there.returncode, "is there already" in there.stderr) == (1, True)
    assert file.read_bytes() == before
    for period, why in (("2026Q9", "isn't like"), ("2999", "isn't over yet")):
        done = sender.zotim("figures", "export", "--period", period, "--out", file.with_name("x.json"))
        assert done.returncode != 0
        assert why in " ".join(done.stderr.replace("│", " ").split())
        assert "Traceback" not in done.stderr
    assert sender.zotim("figures", "import", file.with_name("none.json")).returncode == 1


@pytest.mark.once
def test_a_path_that_isnt_there_is_named_as_it_was_typed(pair):
    sender, _receiver, file = pair
    nowhere, none = file.parent / "nowhere" / "c.json", file.with_name("none.json")
    done = sender.zotim("figures", "export", "--period", "2026Q1", "--out", nowhere)
    assert (done.returncode, done.stderr) == (1, f"{nowhere}: its folder isn't there. Make it first.\n")
    done = sender.zotim("figures", "export", "--period", "2026Q1", "--out", file.with_name("c.json"),
                        "--corrects", none, "--reason", "x")  # fmt: skip
    assert (done.returncode, done.stderr) == (1, f"{none}: No such file or directory.\n")


@pytest.mark.once
def test_a_correction_of_nothing_is_refused_and_writes_nothing(pair):
    sender, _receiver, file = pair
    again = file.with_name("again.json")
    done = sender.zotim("figures", "export", "--period", "2026Q1", "--out", again, "--corrects", file, "--reason", "x")
    assert (done.returncode, "Nothing differs" in done.stderr, again.exists()) == (1, True, False)


@pytest.mark.once
def test_a_key_that_was_just_made_and_a_name_that_everybody_has_are_said(pair):
    _sender, receiver, _file = pair
    first, second = receiver.zotim("figures", "key"), receiver.zotim("figures", "key")
    assert ("made just now" in first.stderr, "made just now" in second.stderr) == (True, False)
    assert all("until ZOTIM_PREFIX is set" in done.stderr for done in (first, second))
    assert first.stdout == second.stdout
    assert first.stdout.startswith("zotim/ZOT\n")


@pytest.fixture(scope="module")
def agency(houses):
    """The house of a financial intelligence agency, which told four banks of a change last month; three answered."""
    made = houses.settled("agency")
    made.environment |= {"ZOTIM_PREFIX": "AIF", "ZOTIM_CHANNELS": "finance", "ZOTIM_FINANCE_AS": "agency"}
    made.environment["ZOTIM_DESKS"] = "register,screening"  # the made-up worlds of tests know the register
    made.run(SUPERVISED)
    made.environment["ZOTIM_DESKS"] = "screening"
    return made


def test_an_agencys_screening_figures_go_signed_to_the_centre_and_are_shown_there(houses, agency):
    centre = houses.settled("centre")
    origin, key, fingerprint = agency.well("figures", "key").splitlines()
    centre.run(SETTLE, origin, key, fingerprint.removeprefix("Fingerprint: "), "month")
    before = date.today().replace(day=1) - timedelta(days=1)
    file = agency.home / "month.json"
    agency.well("figures", "export", "--period", f"{before:%Y-%m}", "--out", file)
    sent = [one["code"] for one in json.loads(file.read_bytes())["figures"]["figures"]]
    rooms = {"lists", "finance", "notices", "returns", "name_requests", "freezes", "exemptions"}
    assert {code.split(".")[1] for code in sent if code.startswith("screening.")} == rooms
    assert not [code for code in sent if code.startswith("register.")]

    altered = file.with_name("altered-month.json")
    altered.write_bytes(file.read_bytes().replace(b'"value":["3","3"]', b'"value":["9","9"]', 1))
    assert altered.read_bytes() != file.read_bytes()
    refused(centre, altered, "was altered")
    assert centre.run(KNOWN) == {"files": 0, "codes": []}

    centre.well("figures", "import", file)
    assert centre.run(KNOWN) == {"files": 1, "codes": sorted(sent)}
    shown = centre.run(SHOWN)
    assert sorted(shown) == sorted(sent)
    assert shown["screening.returns.all"] == "3"  # of bodies: exactly
    assert shown["screening.notices.returned"] == "75 %"
    assert shown["screening.returns.freeze"] == "<10"  # what was frozen of people: as a band
    assert shown["screening.returns.sum_eur"] == "–"
