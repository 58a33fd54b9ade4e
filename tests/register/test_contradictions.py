"""Where a statement doesn't fit the record: found when it is read, internal until released, decided with a reason."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, visible
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.notifications.models import Notification
from zotim.core.revisions.models import Revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.register import services
from zotim.register.models import Commitment, Contradiction, Suggestion
from zotim.register.reports.services.reports import report_make
from zotim.register.words import value_in_words
from zotim.vocabulary import Classification, Language
from zotim.web.api.services import token_create

pytestmark = pytest.mark.django_db

EIGHT = "Albania will send eight soldiers to NATO Mission Iraq by the end of March 2027."
SIX = "Albania will send six soldiers to NATO Mission Iraq by the end of March 2027."


@pytest.fixture
def people():
    worlds.demo_installation()
    body = worlds.body()
    return {
        "analyst": worlds.user("analyst"),
        "coordinator": worlds.user("coordinator"),
        "focal": worlds.user("focal_point", body),
        "body": body,
    }


@pytest.fixture
def analyst(people):
    return actor_of(people["analyst"])


@pytest.fixture
def promised(analyst, people):
    return worlds.commitment(analyst, people["body"])


def browser(people, who, language="en"):
    client = Client()
    client.force_login(people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = language
    return client


def read(analyst, text=EIGHT):
    return worlds.document(analyst, text, Language.ENGLISH)


def test_a_statement_with_another_number_is_found_when_it_is_read(analyst, promised):
    document = read(analyst)
    [found] = Contradiction.objects.all()
    assert (found.kind, found.said, found.recorded) == ("quantity", "8 soldiers", "6 soldiers")
    assert (found.commitment, found.suggestion.document, found.state) == (promised, document, "open")
    event = Event.objects.get(verb="register.contradictions.found")
    assert (event.object_id, event.details) == (str(document.pk), {"contradictions": 1})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (EIGHT, "quantity"),
        (SIX.replace("March 2027", "September 2027"), "date"),
        (SIX.replace("will send", "has sent").replace(" by the end of March 2027", ""), "force"),
    ],
)
def test_number_day_and_force_are_compared(analyst, promised, text, kind):
    read(analyst, text)
    assert [one.kind for one in Contradiction.objects.all()] == [kind]


def test_the_same_promise_by_somebody_else_is_one_of_the_actor(analyst, people):
    [first] = read(analyst, "Kosovo will train 40 teachers in Elbasan by June 2027.").suggestions.all()
    title = Translated.of("en", "Training 40 teachers in Elbasan")
    services.suggestion_accept(actor=analyst, suggestion=first, title=title, lead=people["body"])
    read(analyst, "Montenegro will train 40 teachers in Elbasan by June 2027.")
    [found] = Contradiction.objects.all()
    assert (found.kind, found.said, found.recorded) == ("actor", "Montenegro", "Kosovo")


@pytest.mark.parametrize(("kept", "said"), [("Albania", "Italy"), ("Italy", "Albania")])
def test_a_promise_of_ours_and_one_of_another_state_contradict_each_other_in_nothing(analyst, people, kept, said):
    read(analyst, f"{said} will train 25 border police officers in 2027.")
    suggestion = read(analyst, f"{kept} will train 25 border police officers in 2027.").suggestions.get()
    title = Translated.of("en", "Training 25 border police officers")
    services.suggestion_accept(actor=analyst, suggestion=suggestion, title=title, lead=people["body"])
    read(analyst, f"{said} will train 25 border police officers in 2027.")
    assert not Contradiction.objects.exists()


def test_what_another_state_promises_is_set_against_ours_once_a_person_links_them(analyst, promised):
    theirs = read(analyst, "Italy will send eight soldiers to NATO Mission Iraq.").suggestions.get()
    assert not Contradiction.objects.exists()
    services.suggestion_link(actor=analyst, suggestion=theirs, commitment=promised)
    assert [one.kind for one in Contradiction.objects.all()] == ["quantity"]


def test_the_same_promise_said_again_contradicts_nothing(analyst, promised):
    read(analyst, SIX)
    assert not Contradiction.objects.exists()
    assert not Event.objects.filter(verb="register.contradictions.found").exists()


def test_a_claim_contradicts_no_more_than_the_ten_commitments_most_like_it(analyst, people, promised):
    for _ in range(11):
        worlds.commitment(analyst, people["body"])
    read(analyst)
    assert Contradiction.objects.count() == 10


def test_a_commitment_made_later_is_compared_with_what_waits_and_each_pair_is_kept_once(analyst, people):
    first, second = read(analyst, SIX), read(analyst, EIGHT)
    assert not Contradiction.objects.exists()
    title = Translated.of("en", "Sending soldiers to NATO Mission Iraq")
    one = services.suggestion_accept(
        actor=analyst, suggestion=first.suggestions.get(), title=title, lead=people["body"]
    )
    [found] = Contradiction.objects.all()
    assert (found.commitment, found.suggestion.document) == (one, second)
    other = services.suggestion_accept(
        actor=analyst, suggestion=second.suggestions.get(), title=title, lead=people["body"]
    )
    assert Contradiction.objects.count() == 1
    for commitment in (one, other):
        page = browser(people, "analyst").get(reverse("commitment", args=[commitment.pk])).content.decode()
        assert "8 soldiers" in page


def test_a_statement_that_was_read_before_is_compared_again_when_somebody_asks(analyst, people):
    first, second = read(analyst, SIX), read(analyst, EIGHT)
    title = Translated.of("en", "Sending soldiers to NATO Mission Iraq")
    for document in (first, second):
        services.suggestion_accept(
            actor=analyst, suggestion=document.suggestions.get(), title=title, lead=people["body"]
        )
    Contradiction.objects.all().delete()  # as if both had been read by a version that compared nothing
    client, compare = browser(people, "analyst"), reverse("document_compare", args=[first.pk])
    page = client.post(compare, follow=True).content.decode()
    assert "1 place doesn" in page
    one = Contradiction.objects.get()
    assert (one.suggestion.document, one.kind) == (first, "quantity")
    assert "Nothing new was found." in client.post(compare, follow=True).content.decode()
    services.contradictions_find(actor=analyst, document=second)
    assert Contradiction.objects.count() == 1, "two commitments differ once, from whichever end"
    assert client.get(compare).status_code == 302


def test_comparing_again_undoes_no_decision_and_is_the_centres(analyst, people, promised):
    document = read(analyst)
    found = Contradiction.objects.get()
    services.contradiction_decide(actor=analyst, contradiction=found, step="explain", reason="two rotations")
    assert services.contradictions_find(actor=analyst, document=document) == 0
    found.refresh_from_db()
    assert found.state == "explained"
    with pytest.raises(Denied):
        services.contradictions_find(actor=actor_of(people["focal"]), document=document)


def test_what_a_commitments_own_statement_contradicts_is_said_of_the_other_record(analyst, people, promised):
    title = Translated.of("en", "Eight soldiers")
    later = services.suggestion_accept(
        actor=analyst, suggestion=read(analyst).suggestions.get(), title=title, lead=people["body"]
    )
    page = browser(people, "analyst").get(reverse("commitment", args=[later.pk])).content.decode()
    assert "fit another promise" in page
    assert f"by <bdi>{promised.reference}</bdi>: <bdi>6 soldiers</bdi>" in page
    assert "by the record:" not in page
    page = browser(people, "analyst").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert "by the record: <bdi>6 soldiers</bdi>" in page
    assert "fit another promise" not in page


@pytest.mark.parametrize(("language", "words"), [("en", "by the statement:"), ("ar", "8"), ("sq", "8")])
def test_it_is_shown_beside_the_suggestion_and_on_the_commitments_page(analyst, people, promised, language, words):
    document = read(analyst)
    for address in (reverse("document", args=[document.pk]), reverse("commitment", args=[promised.pk])):
        page = browser(people, "analyst", language).get(address).content.decode()
        assert words in page
        assert reverse("contradiction_decide", args=[Contradiction.objects.get().pk, "explain"]) in page
        assert reverse("contradiction_decide", args=[Contradiction.objects.get().pk, "release"]) not in page
    page = browser(people, "coordinator", language).get(reverse("commitment", args=[promised.pk])).content.decode()
    assert reverse("contradiction_decide", args=[Contradiction.objects.get().pk, "release"]) in page


@pytest.mark.once
@pytest.mark.parametrize(
    ("language", "italy", "anybody"),
    [("en", "Italy", "Bashkia Kukës"), ("sq", "Italia", "Bashkia Kukës"), ("ar", "إيطاليا", "Bashkia Kukës")],
)
def test_who_acts_is_told_in_the_pages_language(language, italy, anybody):
    with override(language):
        assert value_in_words("actor", "Italy") == italy
        assert value_in_words("actor", anybody) == anybody


def test_whoever_explains_one_sees_which_it_is(analyst, people, promised):
    document = read(analyst)
    address = reverse("contradiction_decide", args=[Contradiction.objects.get().pk, "explain"])
    page = browser(people, "analyst").get(address).content.decode()
    assert "by the statement: <bdi>8 soldiers</bdi>; by the record: <bdi>6 soldiers</bdi>" in page
    assert document.title in page
    assert f'href="{address}"' not in page, "no button that leads here again"


@pytest.mark.parametrize("language", ["en", "sq", "ar"])
def test_how_firmly_each_speaks_is_told_without_a_second_verb(language):
    with override(language):
        for code in ("pledge", "ongoing", "done", "support", "conditional"):
            assert value_in_words("force", code) != str(label(code, "ClaimAction"))


@pytest.mark.parametrize(
    ("level", "told"), [("public", "focal points of all bodies see it"), ("internal", "by the focal points of: ")]
)
def test_before_and_after_it_is_released_the_page_says_who_sees_it(analyst, people, promised, level, told):
    read(analyst)
    Commitment.objects.filter(pk=promised.pk).update(classification=level)
    client = browser(people, "coordinator")
    address = reverse("contradiction_decide", args=[Contradiction.objects.get().pk, "release"])
    asks = client.get(address).content.decode()
    says = client.post(address, {"reason": "The ministry asked"}, follow=True).content.decode()
    for page in (asks, says):
        assert told in page
        assert "The public site doesn&#x27;t show it." in page
    assert str(promised.lead.name) in says


def test_until_it_is_released_nobody_outside_the_centre_sees_it(analyst, people, promised):
    read(analyst)
    found = Contradiction.objects.get()
    own, other = actor_of(people["focal"]), worlds.actor("focal_point", worlds.body("B"))
    page = browser(people, "focal").get(reverse("commitment", args=[promised.pk]))
    assert page.status_code == 200
    assert "8 soldiers" not in page.content.decode()
    assert not Contradiction.objects.filter(visible(Contradiction, own)).exists()
    for step in ("explain", "release"):
        with pytest.raises(Denied):
            services.contradiction_decide(actor=own, contradiction=found, step=step, reason="x")
    coordinator = actor_of(people["coordinator"])
    services.contradiction_decide(actor=coordinator, contradiction=found, step="release", reason="The ministry asked")
    page = browser(people, "focal").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert "8 soldiers" in page
    assert reverse("document", args=[found.suggestion.document_id]) not in page
    promised.classification = Classification.INTERNAL
    promised.save()
    assert not Contradiction.objects.filter(visible(Contradiction, other)).exists()
    assert Contradiction.objects.filter(visible(Contradiction, own)).exists()


def test_no_report_and_no_answer_of_the_api_holds_one_that_nobody_judged(analyst, people, promised):
    read(analyst)
    coordinator = actor_of(people["coordinator"])
    report = report_make(
        actor=coordinator, title=promised.title, moment=timezone.now(), classification=Classification.RESTRICTED
    )
    assert "8 soldiers" not in json.dumps(report.content, default=str)
    client = Client()
    _, token = token_create(
        actor=System("test"), organisation=worlds.centre(), name="x", scopes=["read:register"], days=1
    )
    for path in ("commitments", f"commitments/{promised.pk}"):
        answer = client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200
        assert promised.reference in answer.content.decode()
        assert "8 soldiers" not in answer.content.decode()


def test_a_person_explains_or_settles_it_with_a_reason_once(analyst, people, promised):
    read(analyst)
    found = Contradiction.objects.get()
    address = reverse("contradiction_decide", args=[found.pk, "explain"])
    client = browser(people, "analyst")
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": " "}).status_code == 200
    assert client.post(address, {"reason": "Two rotations"}).url == reverse("commitment", args=[promised.pk])
    found.refresh_from_db()
    assert (found.state, found.reason, found.decided_by) == ("explained", "Two rotations", people["analyst"])
    assert Event.objects.filter(verb="register.contradiction.explained", object_id=found.pk).count() == 1
    assert client.get(address).status_code == 404
    with pytest.raises(WrongState):
        services.contradiction_decide(actor=analyst, contradiction=found, step="settle", reason="x")
    assert "Two rotations" in client.get(reverse("commitment", args=[promised.pk])).content.decode()


def test_a_decision_takes_a_reason_and_a_step_that_is_there(analyst, promised):
    read(analyst)
    found = Contradiction.objects.get()
    with pytest.raises(ValueError, match="reason"):
        services.contradiction_decide(actor=analyst, contradiction=found, step="settle", reason=" ")
    with pytest.raises(KeyError):
        services.contradiction_decide(actor=analyst, contradiction=found, step="forget", reason="x")


def test_of_a_rejected_suggestion_nothing_is_left_to_explain(analyst, people, promised):
    suggestion = read(analyst).suggestions.get()
    services.suggestion_reject(actor=analyst, suggestion=suggestion, reason="A rehearsal")
    page = browser(people, "analyst").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert "8 soldiers" not in page


def test_a_linked_statement_keeps_its_contradiction(analyst, people, promised):
    suggestion = read(analyst).suggestions.get()
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    assert Suggestion.objects.get(pk=suggestion.pk).contradictions.get().commitment == promised
    page = browser(people, "analyst").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert page.count("by the statement: <bdi>8 soldiers") == 1


def decided(actor, step, reason):
    found = Contradiction.objects.get()
    return services.contradiction_decide(actor=actor, contradiction=found, step=step, reason=reason)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (("explain", "release_explained"), "explained_shown"),
        (("release", "explain_shown"), "explained_shown"),
        (("settle", "release_settled"), "settled_shown"),
        (("release", "settle_shown"), "settled_shown"),
    ],
)
def test_it_is_released_and_judged_in_either_order_and_no_reason_is_lost(analyst, people, promised, steps, state):
    read(analyst)
    coordinator, focal = actor_of(people["coordinator"]), actor_of(people["focal"])
    reasons = {step: "The ministry asked" if "release" in step else "Two rotations" for step in steps}
    for step, reason in reasons.items():
        found = decided(coordinator, step, reason)
    found.refresh_from_db()
    assert (found.state, found.reason) == (state, "Two rotations")
    assert Contradiction.objects.filter(visible(Contradiction, focal)).exists()
    page = browser(people, "focal").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert page.index("A statement doesn&#x27;t fit it") > page.index("8 soldiers")
    assert all(reason in page for reason in reasons.values())
    assert str(people["coordinator"]) not in page, "others are named by role"
    page = browser(people, "analyst").get(reverse("commitment", args=[promised.pk])).content.decode()
    assert str(people["coordinator"]) in page
    assert reverse("contradiction_decide", args=[found.pk, "explain"]) not in page


def test_after_a_release_the_page_still_offers_to_explain_and_to_settle(analyst, people, promised):
    read(analyst)
    found = decided(actor_of(people["coordinator"]), "release", "The ministry asked")
    page = browser(people, "analyst").get(reverse("commitment", args=[promised.pk])).content.decode()
    for step in ("explain_shown", "settle_shown"):
        assert reverse("contradiction_decide", args=[found.pk, step]) in page


def test_the_body_that_answers_is_told_of_a_release_and_nobody_of_what_is_only_explained(analyst, people, promised):
    other = worlds.user("focal_point", worlds.body("B"))
    read(analyst)
    decided(analyst, "explain", "Two rotations")
    assert not Notification.objects.filter(kind="register.contradiction.released").exists()
    decided(actor_of(people["coordinator"]), "release_explained", "The ministry asked")
    [told] = Notification.objects.filter(kind="register.contradiction.released")
    assert (told.user, told.object_id) == (people["focal"], str(promised.pk))
    assert told.user != other


def test_whoever_releases_an_explained_one_reads_that_the_explanation_is_seen_too(analyst, people, promised):
    read(analyst)
    found = decided(analyst, "explain", "Two rotations")
    address = reverse("contradiction_decide", args=[found.pk, "release_explained"])
    assert "They also see what it was explained or settled by." in (
        browser(people, "coordinator").get(address).content.decode()
    )
    assert browser(people, "analyst").get(address).status_code == 404


def test_the_history_of_one_that_an_earlier_version_found_begins_when_it_was_found(analyst, promised):
    suggestion = read(analyst, "Albania will send eight soldiers to KFOR.").suggestions.get()
    Contradiction.objects.bulk_create(
        [Contradiction(suggestion=suggestion, commitment=promised, kind="quantity", said="8", recorded="6", rule="x")]
    )
    found = decided(analyst, "explain", "Two rotations")
    first, second = Revision.objects.filter(object_id=found.pk).order_by("number")
    assert (first.at, first.by_id, first.data["state"]) == (found.created_at, None, "open")
    assert (second.by_id, second.data["state"]) == (analyst.user_id, "explained")
