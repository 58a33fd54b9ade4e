"""Finance and travel: the database itself keeps them apart, and nothing of one shows in the other."""

import random
import re
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, travelling
from zotim.core.access.actor import VISITOR, Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import walled
from zotim.core.audit.services import System
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.states.machine import WrongState
from zotim.desks.screening.alerts import services, verdicts
from zotim.desks.screening.alerts.models import Alert, Pair, PastVerdict
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.travel.services.openings import opening_ask
from zotim.desks.screening.travel.services.referrals import referral_draft
from zotim.engines.names import Query

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
MODELS = (Question, Alert, Pair, PastVerdict)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def one_of_each(channel, officer):
    """An alert that was decided twice, with a pair."""
    (alert,) = made.alerts(channel)
    for verdict in ("unknown", "apart"):
        verdicts.alert_decide(actor=officer, pk=alert.pk, verdict=verdict, reason="Sepse")
    return alert


@on_postgresql
def test_rows_of_a_channel_are_there_for_its_officers_alone_and_only_in_a_transaction_that_says_so(listed, as_web_role):
    finance, travel = worlds.actor("finance_officer"), worlds.actor("travel_officer")
    with as_web_role():
        one_of_each("finance", finance)
        one_of_each("travel", travel)
        asked = [
            (finance, ("finance",), {"finance"}), (finance, ("travel",), set()), (finance, (), set()),
            (finance, ("finance", "travel"), {"finance"}), (travel, ("travel",), {"travel"}),
            (worlds.actor("list_officer"), ("finance",), set()),
            (System("worker"), ("travel",), {"travel"}), (System("worker"), (), set()),
            (VISITOR, ("finance", "travel"), set()), (Actor(None, finance.posts), ("finance",), set()),
        ]  # fmt: skip
        for who, channels, seen in asked:
            with in_channels(who, *channels):
                for model in MODELS:
                    assert set(model.objects.values_list("channel", flat=True)) == seen, (model, channels)
        for model in MODELS:
            assert not model.objects.exists()


@on_postgresql
def test_nothing_is_written_into_the_other_channel_and_nothing_goes_but_by_the_worker(listed, as_web_role):
    finance = worlds.actor("finance_officer")
    with as_web_role():
        alert = one_of_each("finance", finance)
        for statement in (
            "INSERT INTO screening_pair SELECT gen_random_uuid(), created_at, 'travel', identity, 'x', digest, until, "
            "cleared, ended_at, alert_id, decided_by_id, source_id FROM screening_pair",
            "UPDATE screening_alert SET channel = 'travel'", "UPDATE screening_alert SET identity = 'x'",
            "DELETE FROM screening_alert", "DELETE FROM screening_pastverdict",
            "UPDATE screening_pair SET digest = 'x'",
        ):  # fmt: skip
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                made.inside(finance),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
        with made.inside(finance):
            assert Alert.objects.get().pk == alert.pk


@on_postgresql
def test_those_who_keep_records_count_in_both_channels_for_that_purpose_alone(listed, as_web_role):
    with as_web_role():
        made.alerts("finance")
        made.alerts("travel", "passenger")
        keeper = worlds.actor("records_officer")
        with walled(keeper, "retention"):
            assert Alert.objects.count() == Question.objects.count() == 2
        with walled(keeper):
            assert not Alert.objects.exists()
        with walled(worlds.actor("finance_officer"), "retention"):
            assert not Alert.objects.exists()


# Nothing of one shows in the other

WHO = (made.KHALID, Query(("Arben Shembulli",)), Query(("Teuta Krasniqi",), "person", ("1990",)))


def acts(channel, officers, chance):
    """Something happens in a channel, to the same people as in the other."""
    with made.everywhere():
        rows = list(Alert.objects.filter(channel=channel))
    what = chance.choice(["raise", "raise", "ask", "take", "decide", "decide", "contest", "lists"])
    by = chance.choice(officers)
    query = chance.choice(WHO)
    origin = chance.choice({"finance": ["payment", "customer"], "travel": ["passenger"]}[channel])
    try:
        if channel == "travel" and what == "raise" and rows:
            flight = f"ZZ{chance.randrange(100, 1000)}"
            for message in travelling.take(travelling.passenger_list(("SHEMBULLI", "ARBEN", "700512"), flight=flight)):
                opening_ask(actor=by, message=message, purpose="Kërkesë", name="Arben")
        elif channel == "travel" and what == "lists":
            referral_draft(actor=by, alert=chance.choice(rows), asks=chance.choice(["check", "notify"]), request="x")
        elif what == "raise" or not rows:
            made.alerts(channel, origin, query)
        elif what == "ask":
            question_ask(actor=by, channel=channel, query=query, purpose="Pyetje")
        elif what == "take":
            services.alert_take(actor=by, pk=chance.choice(rows).pk)
        elif what == "contest":
            verdicts.alert_contest(actor=by, pk=chance.choice(rows).pk, objection="Tjetër")
        else:
            said = chance.choice(["same", "apart", "unknown"])
            verdicts.alert_decide(actor=by, pk=chance.choice(rows).pk, verdict=said, reason="Sepse")
    except (Unfit, WrongState, Denied):
        pass  # somebody else looks at it, or a verdict stands: that happens too


VARIES = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|"X-CSRFToken": *"[^"]*"|csrf[^>]*content="[^"]*"'
)


def seen(client, channel, other):
    """All that an officer gets: each page, file, search and error, with the queries that each takes."""
    found = {}
    addresses = [
        "/", reverse("alerts"), f"{reverse('alerts')}?channel=travel", reverse("alerts_decided"),
        f"{reverse('alerts')}?state=taken", f"{reverse('alerts')}?export=csv", reverse("questions"),
        f"{reverse('questions')}?export=csv", "/search/?q=Khalid", "/search/?q=ZOT", reverse("notifications"),
        reverse("sources"), reverse("passenger_messages"), reverse("referrals"),
        *(reverse(name, args=[one]) for name in ("alert", "question") for one in other),
    ]  # fmt: skip
    with made.everywhere():
        addresses += [
            reverse("alert", args=[one]) for one in Alert.objects.filter(channel=channel).values_list("pk", flat=True)
        ]
    for address in addresses:
        answer = client.get(address)
        body = VARIES.sub(b"", answer.content)
        body = re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", body) if answer.status_code == 404 else body
        found[address] = (answer.status_code, body)
    return found


@pytest.mark.parametrize(("mine", "theirs"), [("finance", "travel"), ("travel", "finance")])
def test_the_same_people_in_both_channels_and_no_page_file_search_count_or_error_of_one_changes_with_the_other(
    listed, mine, theirs, monkeypatch
):  # fmt: skip
    chance = random.Random(mine)
    users = {channel: [worlds.user(f"{channel}_officer") for _ in range(2)] for channel in (mine, theirs)}
    officers = {channel: [actor_of(one) for one in people] for channel, people in users.items()}
    now = timezone.now()
    for _ in range(8):
        acts(mine, officers[mine], chance)
    client = Client()
    client.force_login(users[mine][0], backend=BACKEND)
    stranger = uuid4()
    monkeypatch.setattr(timezone, "now", lambda: now)  # what is in so many minutes stays so
    (first,) = made.alerts(theirs, {"travel": "passenger", "finance": "payment"}[theirs], WHO[2])
    seen(client, mine, [first.pk])  # a first look greets
    before = seen(client, mine, [first.pk, first.question_id])
    period = Period(timezone.localdate(), timezone.localdate())
    figures = [one for code, one in FIGURES.items() if code.startswith(f"screening.{mine}.")]
    counted = [one.compute(period) for one in figures]
    for _ in range(16):
        acts(theirs, officers[theirs], chance)
    assert seen(client, mine, [first.pk, first.question_id]) == before
    assert [one.compute(period) for one in figures] == counted
    absent = seen(client, mine, [stranger, stranger])
    for name, key in (("alert", first.pk), ("question", first.pk)):
        assert before[reverse(name, args=[key])] == absent[reverse(name, args=[stranger])]
        assert before[reverse(name, args=[key])][0] == 404
    with made.everywhere():
        assert Alert.objects.filter(channel=theirs).count() > 1


def test_figures_are_of_one_channel_and_banded(listed):
    from zotim.core.figures.selectors import shown_now

    finance = worlds.actor("finance_officer")
    for query in (*WHO, made.KHALID):
        for alert in made.alerts(origin="payment", query=query)[:1]:
            verdicts.alert_decide(actor=finance, pk=alert.pk, verdict="apart", reason="Tjetër")
    made.alerts("travel", "passenger")
    period = Period(timezone.localdate(), timezone.localdate())
    values = {code: one.compute(period) for code, one in FIGURES.items() if code.startswith("screening.")}
    assert values["screening.finance.alerts.raised"] == values["screening.finance.alerts.apart"] == 3
    assert values["screening.travel.alerts.raised"] == 1
    assert values["screening.finance.alerts.false.arabic"] == 1
    assert (values["screening.travel.alerts.hours"], values["screening.finance.alerts.hours"]) == (None, 0)
    about_people = {code: value for code, value in values.items() if FIGURES[code].personal}
    assert set(shown_now(about_people, period).values()) == {"<10", "–"}
