"""Indicators on the page: the picture and the table say the same, a body sees what it owes, a report cites a value."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests import indicators, worlds
from tests.indicators import Q1, Q2, SEX
from zotim.core.audit.keys import raw
from zotim.core.audit.services import System
from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.register.indicators.models import IndicatorValue, Sender
from zotim.register.indicators.models.indicators import Indicator
from zotim.register.indicators.services import indicators as services
from zotim.register.indicators.services import values
from zotim.register.indicators.tasks import waiting
from zotim.register.reports.compose import compose
from zotim.vocabulary import Classification, Language
from zotim.web.api.services import token_create

pytestmark = pytest.mark.django_db


def browser(actor, language="en"):
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.cookies["django_language"] = language
    return client


def shown(actor, name, *args, language="en", **data):
    answer = browser(actor, language).get(reverse(name, args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


FORM = {
    "original": "en", "title_en": "Courses held", "definition_en": "Courses that ended", "kind": "count",
    "unit": "courses", "direction": "up", "frequency": "quarter", "starts_on": "2026-01-01", "days": "30",
    "adding": "sex: women, men", "classification": "internal",
}  # fmt: skip


def test_an_indicator_is_added_for_a_commitment_and_stands_on_its_page(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    client = browser(world.analyst)
    page = shown(world.analyst, "commitment", commitment.pk)
    assert f"?for={commitment.reference}" in page
    data = FORM | {"body": str(world.ministry.pk), "links": commitment.reference}
    assert client.post(reverse("indicator_add"), data).status_code == 302
    one = Indicator.objects.get()
    assert one.dimensions == [SEX]
    world.accepted(one, 4)
    page = shown(world.focal, "commitment", commitment.pk)
    assert "Courses held" in page
    assert "<bdi>4</bdi> courses" in page


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"starts_on": "2026-02-01"}, "begin on this day"),
        ({"links": "ZOT-NONE-00"}, "Not on record"),
        ({"baseline": "3"}, "On which day"),
        ({"adding": "sex women"}, "like this"),
        ({"kind": "median"}, "add up"),
        ({"overlapping": "sex: a, b"}, "both boxes"),
    ],
)
def test_a_form_with_a_mistake_says_what_and_keeps_nothing(world, wrong, why):
    data = FORM | {"body": str(world.ministry.pk)} | wrong
    page = browser(world.analyst).post(reverse("indicator_add"), data).content.decode()
    assert "Something needs another look" in page
    assert why in page or why.lower() in page.lower()
    assert not Indicator.objects.exists()


def test_a_focal_point_supplies_a_value_with_its_cells_and_a_file(world):
    one = world.indicator(dimensions=[SEX])
    client = browser(world.focal)
    file = SimpleUploadedFile("courses.txt", b"four courses\n")
    data = {"first": "2026-01-01", "value": "4", "source": "Register", "cell_0_0": "3", "cell_0_1": "", "file": file}
    page = client.post(reverse("value_supply", args=[one.pk]), data).content.decode()
    assert "Fill in all of “sex”" in page
    file.seek(0)
    answer = client.post(reverse("value_supply", args=[one.pk]), data | {"cell_0_1": "1", "file": file})
    value = IndicatorValue.objects.get()
    assert answer.url == reverse("indicator_value", args=[value.pk])
    assert value.breakdown == {"sex": {"women": ["3", "3"], "men": ["1", "1"]}}
    page = shown(world.analyst, "indicator_value", value.pk)
    assert "Your decision" in page
    unseen = browser(world.analyst).post(reverse("value_decide", args=[value.pk]), {"decision": "accept"})
    assert "Open the file first" in unseen.content.decode()
    browser(world.analyst).get(reverse("value_file", args=[value.pk]))
    browser(world.analyst).post(reverse("value_decide", args=[value.pk]), {"decision": "accept"})
    assert "Approved" in shown(world.focal, "indicator_value", value.pk)


@pytest.mark.parametrize("language", ["sq", "ar"])
def test_the_breakdown_of_an_indicator_is_told_in_words_of_the_page(world, language):
    one = world.indicator(dimensions=[SEX])
    told = shown(world.analyst, "indicator", one.pk, language=language)
    asked = shown(world.focal, "value_supply", one.pk, language=language)
    with override(language):
        words = [str(label(word, "Breakdown")) for word in ("sex", "women", "men")]
    for page in (told, asked):
        assert all(word in page for word in words)
        assert not re.search(r"\b(sex|women|men)\b", re.sub(r"<[^>]*>", " ", page))


def full(world):
    one = world.indicator(classification="public")
    services.target_set(actor=world.analyst, indicator=one, on=date(2026, 6, 30), value=Decimal(10), source="Plan")
    world.accepted(one, 4)
    world.accepted(one, 7, Q2)
    return one


@pytest.mark.parametrize("language", ["en", "ar", "sq"])
def test_the_picture_and_the_table_say_the_same_without_script(world, language):
    page = shown(world.focal, "indicator", full(world).pk, language=language)
    picture = page[page.index('<svg class="chart"') : page.index("</svg>", page.index('<svg class="chart"'))]
    assert picture.count('class="dot"') == 2
    assert picture.count('class="aim"') == 2
    assert 'class="base"' in picture
    assert "style=" not in picture
    xs = [float(x) for x in re.findall(r'class="dot" cx="([\d.]+)"', picture)]
    assert (xs[0] > xs[1]) == (language == "ar")
    table = page[page.index('<table id="values">') :]
    assert table.count("<tr>") >= 3


def test_the_way_to_the_target_is_told_in_words(world):
    page = shown(world.focal, "indicator", full(world).pk)
    assert "3 to go until 10" in page
    assert "6 to go until 10" in page


def test_a_body_owes_the_periods_that_are_over_and_nobody_else_does(world):
    one = world.indicator()
    world.supplied(one, 4)
    today = date(2026, 7, 1)
    owed = [task for task in waiting(world.focal, timezone.localdate()) if task.reference == one.reference]
    assert owed[0].due_on == one.due_on(Q2)
    assert today > Q2.last
    assert list(waiting(world.stranger, today)) == []
    to_accept = [task.reference for task in waiting(world.analyst, today)]
    assert to_accept == [IndicatorValue.objects.get().reference]


def test_no_column_of_a_number_sorts_so_that_no_list_ranks(world):
    from zotim.register.indicators.tables import IndicatorTable, ReceivedTable, SenderTable

    for table in (IndicatorTable, ReceivedTable, SenderTable):
        for column in table.columns:
            assert column.sort not in ("newest_low", "newest_high", "low", "high", "came"), column.name


def test_a_report_cites_the_value_of_its_day_and_leads_to_it(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    one = world.indicator(classification="public", links=[commitment.reference])
    title = Translated.of("en", "Standing")
    first = world.accepted(one, 4)
    before = timezone.now()
    second = world.accepted(one, 5, reason="One came late")
    for moment, value, number in ((before, first, 4), (timezone.now(), second, 5)):
        paper = compose(moment, Language.ENGLISH, Classification.PUBLIC, title).paper
        said = {text: references for text, references in paper.citations() if "Courses held" in text}
        assert list(said.values()) == [(value.reference,)]
        assert f"Courses held: {number} courses" in next(iter(said))
        item = next(one for one in paper.evidence if one.reference == value.reference)
        assert item.url.endswith(reverse("indicator_value", args=[value.pk]))
        assert item.sha256 == value.file.sha256
        assert item.reviewed_by_role == "Analyst of the centre"


def test_a_report_doesnt_tell_of_an_indicator_above_its_mark_nor_of_a_value_that_waits(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    internal = world.indicator(links=[commitment.reference])
    world.accepted(internal, 4)
    world.supplied(world.indicator(classification="public", links=[commitment.reference]), 6)
    paper = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, Translated.of("en", "x")).paper
    assert not [text for text, _references in paper.citations() if "Courses held" in text]


def test_the_coordinator_takes_in_a_file_and_a_wrong_one_says_why(world):
    key = indicators.Sender()
    client = browser(world.coordinator)
    file = SimpleUploadedFile("figures.json", key.file())
    page = client.post(reverse("figures_load"), {"file": file}).content.decode()
    assert "nobody has confirmed here" in page
    key.confirmed(world.analyst, world.coordinator, world.other)
    file.seek(0)
    answer = client.post(reverse("figures_load"), {"file": file})
    one = Sender.objects.get()
    assert answer.url == reverse("sender", args=[one.pk])
    assert "Orders to freeze, carried out" in shown(world.analyst, "sender", one.pk)


def test_a_key_is_entered_by_one_and_confirmed_by_another_on_the_page(world):
    key = indicators.Sender()
    data = {
        "body": str(world.other.pk), "origin": "zotim/FIA", "frequency": "quarter", "ceiling": "internal",
        "key": raw(key.key.public_key()).hex(),
    }  # fmt: skip
    browser(world.analyst).post(reverse("sender_add"), data)
    one = Sender.objects.get()
    address = reverse("sender_confirm", args=[one.pk])
    client = browser(world.coordinator)
    page = client.post(address, {"heard": "0" * 64, "decision": "accept"}).content.decode()
    assert "isn&#x27;t the fingerprint" in page
    client.post(address, {"heard": one.fingerprint[:32], "decision": "accept"})
    assert one.fingerprint[:4] in shown(world.analyst, "sender", one.pk)
    browser(world.analyst).post(reverse("sender_revoke", args=[one.pk]), {"reason": "Lost"})
    one.refresh_from_db()
    assert one.state == "revoked"


def test_the_file_with_errors_names_them_on_the_page(world):
    file = SimpleUploadedFile("v.csv", b"indicator,first,last,value,source\nZOT-NONE-00,x,2026-03-31,4,R\n")
    page = browser(world.focal).post(reverse("values_load"), {"file": file}).content.decode()
    assert "Nothing of the file was kept" in page
    assert "no indicator that you may see" in page


def test_the_api_gives_what_counts_and_nothing_of_others(world):
    cache.clear()
    one, hidden = full(world), world.indicator()
    world.supplied(one, 9, reason="Waits")
    _, token = token_create(actor=System("test"), organisation=world.other, name="x", scopes=["read:register"], days=1)
    bearer = {"authorization": f"Bearer {token}"}
    listed = Client().get("/api/v1/indicators", headers=bearer).json()
    assert [row["reference"] for row in listed["items"]] == [one.reference]
    detail = Client().get(f"/api/v1/indicators/{one.pk}", headers=bearer).json()
    assert detail["targets"][0]["on"] == "2026-06-30"
    rows = Client().get(f"/api/v1/indicators/{one.pk}/values", headers=bearer).json()
    assert [Decimal(str(row["low"])) for row in rows["items"]] == [4, 7]
    assert Client().get(f"/api/v1/indicators/{hidden.pk}", headers=bearer).status_code == 404
    assert json.dumps(rows).count("reference") == 2


def test_of_another_bodys_public_indicator_only_what_was_accepted_is_seen(world):
    one = full(world)
    world.supplied(one, 99, reason="Waits")
    assert "<bdi>99</bdi>" in shown(world.focal, "indicator", one.pk)
    assert "<bdi>99</bdi>" not in shown(world.stranger, "indicator", one.pk)


def test_the_file_of_a_value_is_given_out_as_it_came(world):
    value = world.supplied(world.indicator(), 4)
    assert (value.period, str(value)) == (Q1, value.reference)
    assert values.value_open(actor=world.focal, value=value).data == b"courses\n"
