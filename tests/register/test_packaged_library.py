"""The library that comes with Zotim, loaded once for all of these: what is in it, and that it comes back as it was."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import transaction

from tests import worlds
from tests.register import library as made
from zotim.core.audit.services import System
from zotim.register import services
from zotim.register.library_notes import ISSUERS
from zotim.register.models import Adherence, Instrument, Obligation, ObligationLink, Provision
from zotim.register.models.instruments import NUMBERED
from zotim.register.services.library import library_dump

pytestmark = pytest.mark.django_db

MARK = "paragraph number to be verified"
PRINCIPLES = "Guiding Principles of the Global Coalition"
RIGHTS = ("ECHR", "ICCPR", "CRC", PRINCIPLES)


@pytest.fixture(scope="module", autouse=True)
def _library(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made.load_packaged()
        yield
        transaction.set_rollback(True)


def install(data: bytes, name: str = "given.csv"):
    return services.library_install(actor=System("test"), name=name, data=data)


def test_the_library_of_zotim_loads_with_its_marks():
    assert Instrument.objects.count() == 20
    asked = Obligation.objects.exclude(instrument__symbol__in=RIGHTS)
    marks = {state: asked.filter(state=state).count() for state in ("seen", "unverified", "verified")}
    assert (asked.count(), marks) == (143, {"seen": 64, "unverified": 79, "verified": 0})
    kinds = set(Instrument.objects.filter(symbol__in=["ECHR", "ICCPR", "CRC"]).values_list("kind", flat=True))
    assert kinds == {"human_rights_treaty"}
    assert Instrument.objects.get(kind="principles").issuer == "Global Coalition against Daesh"
    one = Obligation.objects.get(key="scr2178-8")
    assert one.cited == f"S/RES/2178 (2014), 8 ({MARK})"
    assert Obligation.objects.get(key="scr1373-1-a").cited == "S/RES/1373 (2001), 1(a)"


def test_the_human_rights_side_is_there_by_article_and_every_number_is_to_be_verified():
    by_symbol = {symbol: Obligation.objects.filter(instrument__symbol=symbol) for symbol in RIGHTS}
    assert {symbol: rows.count() for symbol, rows in by_symbol.items()} == {
        "ECHR": 18, "ICCPR": 17, "CRC": 23, PRINCIPLES: 5,
    }  # fmt: skip
    for one in Obligation.objects.filter(instrument__symbol__in=RIGHTS):
        assert (one.state, MARK in one.cited, bool(one.note)) == ("unverified", True, True), one.key
        ours = one.instrument.symbol == PRINCIPLES
        assert (one.force, one.bearer) == (("political", "states") if ours else ("binding", "parties"))


def test_rights_set_limits_to_what_is_asked_and_nothing_conflicts_without_a_reason():
    assert ObligationLink.objects.filter(
        source__key="echr-p4-art-3", target__key="scr2178-8", kind="limits", note__contains="own state"
    ).exists()
    assert not ObligationLink.objects.filter(kind="limits", note="").exists()
    assert not ObligationLink.objects.filter(kind="conflicts", note="").exists()


def test_every_issuer_and_every_word_in_a_number_can_be_translated():
    assert set(Instrument.objects.values_list("issuer", flat=True)) == set(ISSUERS)
    numbers = Provision.objects.values_list("number", flat=True)
    words = {found for number in numbers for found in re.findall(r"\(([a-z -]{2,})\)", number)}
    assert words == set(NUMBERED)


def test_every_title_and_every_summary_of_the_library_is_in_three_languages():
    for text in (*(one.title for one in Instrument.objects.all()), *(one.summary for one in Obligation.objects.all())):
        assert set(text.texts) == {"sq", "en", "ar"}, text
    title = Instrument.objects.get(symbol="S/RES/2178 (2014)").title.texts
    assert title["sq"].startswith("Rezoluta 2178 (2014) e Këshillit të Sigurimit")
    assert title["ar"].startswith("قرار مجلس الأمن 2178 (2014)")


def test_an_unknown_number_is_no_provision_and_says_so():
    one = Obligation.objects.filter(provision=None).first()
    assert (one.paragraph, one.mark) == (MARK, MARK)


def test_loading_twice_changes_nothing():
    before = made.state()
    made.load_packaged()
    assert made.state() == before


def test_the_whole_library_comes_back_byte_for_byte_into_an_empty_register():
    coordinator = worlds.actor("coordinator")
    first, second = Obligation.objects.order_by("key")[:2]
    before_links = ObligationLink.objects.count()
    services.obligation_relate(actor=coordinator, obligation=second, other=first, kind="restates", note="same words")
    services.adherence_add(
        actor=coordinator, instrument=first.instrument, subject="XK", kind="applies", basis="Law 05/L-002",
        reservations=made.text("None"), from_on=date(2016, 1, 1),
    )  # fmt: skip
    services.provision_change(
        actor=coordinator, provision=first.provision, commencement="on_day", commenced_on=date(2020, 1, 1)
    )
    written = library_dump("json")
    for model in (ObligationLink, Obligation, Adherence, Provision, Instrument):
        model.objects.all().delete()
    install(written, "library.json")
    assert library_dump("json") == written
    before = made.state()
    loaded = install(written, "library.json")
    assert made.state() == before
    assert (loaded.obligations.same, loaded.instruments.same, loaded.links.same) == (206, 20, before_links + 1)


def test_a_record_improved_here_isnt_set_back_by_the_same_file():
    one = Obligation.objects.select_related("provision").get(key="scr1373-1-a")
    better = worlds.translated(one.summary, "sq", "Parandaloni financimin")
    services.obligation_change(
        actor=worlds.actor("analyst"), obligation=one, summary=better, number="1(a)", note=one.note, kind=one.kind,
        force=one.force, line_of_effort=one.line_of_effort,
    )  # fmt: skip
    made.load_packaged()
    one.refresh_from_db()
    assert one.summary.texts["sq"] == "Parandaloni financimin"


def test_a_table_as_a_spreadsheet_in_albania_writes_it_is_loaded():
    before = made.state()
    with_semicolons = io.StringIO(newline="")
    csv.writer(with_semicolons, delimiter=";").writerows(
        csv.reader(io.StringIO(library_dump("csv").decode("utf-8-sig"), newline=""))
    )
    install(with_semicolons.getvalue().encode("utf-8-sig"))
    assert made.state() == before
