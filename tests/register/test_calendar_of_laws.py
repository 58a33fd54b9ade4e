"""Days in the life of one's own laws and strategies stand in the calendar of duties, until they are over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.register import library as made
from zotim.core.access.due_days import due_days_of
from zotim.core.access.refusals import Unfit
from zotim.register import services
from zotim.register.models import LifeStep

pytestmark = pytest.mark.django_db


def on(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def due(actor) -> list[tuple[str, date]]:
    kinds = {"consultation", "in_force", "revision"}
    return [(one.kind, one.day) for one in due_days_of(actor, on(-60), on(400)) if one.kind in kinds]


@pytest.fixture
def analyst():
    return worlds.actor("analyst")


@pytest.fixture
def law(analyst):
    return made.law(analyst)


def test_each_step_sets_its_own_day_and_the_next_one_takes_it_away(analyst, law):
    for step, ahead, kind in (
        ("draft", None, ""), ("consult", 30, "consultation"), ("adopt", 60, "in_force"),
        ("commence", 365, "revision"), ("revise", 90, "revision"), ("amend", None, ""),
    ):  # fmt: skip
        day = on(ahead) if ahead else None
        services.instrument_move(actor=analyst, instrument=law, step=step, on=on(-1), until_on=day)
        assert due(analyst) == ([(kind, day)] if day else [])


def test_a_consultation_that_should_have_ended_is_still_due(analyst, law):
    services.instrument_move(actor=analyst, instrument=law, step="draft", on=on(-30))
    services.instrument_move(actor=analyst, instrument=law, step="consult", on=on(-20), until_on=on(-3))
    assert due(analyst) == [("consultation", on(-3))]


def test_a_day_before_the_step_is_refused(analyst, law):
    services.instrument_move(actor=analyst, instrument=law, step="draft", on=on(-1))
    with pytest.raises(Unfit, match="before the step"):
        services.instrument_move(actor=analyst, instrument=law, step="consult", on=on(-1), until_on=on(-2))
    assert LifeStep.objects.count() == 1


def test_a_text_or_an_article_begins_to_apply_once_on_a_day_to_come(analyst, law):
    services.version_add(actor=analyst, instrument=law, language="sq", in_force_from=on(20), source="Gazette 1")
    services.version_add(actor=analyst, instrument=law, language="en", in_force_from=on(20), source="Gazette 1")
    services.version_add(actor=analyst, instrument=law, language="sq", in_force_from=on(-20), source="Gazette 0")
    article = made.article(analyst, law, "7")
    services.provision_change(actor=analyst, provision=article, commencement="on_day", commenced_on=on(40))
    assert due(analyst) == [("in_force", on(20)), ("in_force", on(40))]


def test_a_treaty_of_others_isnt_a_duty(analyst):
    other = made.instrument(analyst)
    services.version_add(actor=analyst, instrument=other, language="en", in_force_from=on(20), source="un.org")
    assert due(analyst) == []


def test_who_may_not_see_a_law_has_none_of_its_days(analyst, law):
    services.instrument_move(actor=analyst, instrument=law, step="draft", on=on(-1))
    services.instrument_move(actor=analyst, instrument=law, step="consult", on=on(-1), until_on=on(9))
    type(law).objects.update(classification="restricted")
    assert due(worlds.actor("focal_point", worlds.body("Tjetra"))) == []
    assert due(analyst) == [("consultation", on(9))]


def test_the_page_asks_for_the_day_only_where_a_step_sets_one(client, analyst, law):
    worlds.demo_installation()
    client.force_login(worlds.user("analyst"), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    draft = reverse("instrument_move", args=[law.pk, "draft"])
    assert "until_on" not in client.get(draft).content.decode()
    client.post(draft, {"on": on(-1)})
    consult = reverse("instrument_move", args=[law.pk, "consult"])
    assert "The consultation ends on" in client.get(consult).content.decode()
    assert "before the step" in client.post(consult, {"on": on(-1), "until_on": on(-9)}).content.decode()
    client.post(consult, {"on": on(-1), "until_on": on(9)})
    assert due(analyst) == [("consultation", on(9))]
    assert "Day that it set:" in client.get(reverse("instrument", args=[law.pk])).content.decode()
