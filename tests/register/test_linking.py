"""A suggestion that says what is on record already: shown with why, in any language, and linked instead of doubled."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.comparing import similar_to
from zotim.register.history import happenings
from zotim.register.models import Commitment, Contradiction, Document, Suggestion
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db

AGAIN = {
    Language.ENGLISH: "Albania will send six soldiers to NATO Mission Iraq by the end of March 2027.",
    Language.ALBANIAN: "Shqipëria do të dërgojë gjashtë ushtarë në Misionin e NATO-s në Irak deri më 31 mars 2027.",
    Language.ARABIC: worlds.STATEMENT,
}


@pytest.fixture
def user():
    worlds.demo_installation()
    return worlds.user("analyst")


@pytest.fixture
def analyst(user):
    return actor_of(user)


@pytest.fixture
def browser(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def promised(analyst):
    return worlds.commitment(analyst, worlds.body())


def said_again(analyst, language=Language.ENGLISH, text=""):
    suggestion = worlds.document(analyst, text or AGAIN[language], language).suggestions.first()
    assert suggestion is not None
    return suggestion


@pytest.mark.parametrize("language", list(AGAIN))
def test_the_same_promise_is_found_in_each_language_with_why(analyst, promised, language):
    [found] = similar_to(analyst, said_again(analyst, language))
    assert found.commitment == promised
    assert {"quantity", "date", "line"} <= set(found.reasons)


def test_a_promise_in_one_language_only_is_found_from_another_by_what_it_speaks_of(analyst):
    english = said_again(analyst)
    one = services.suggestion_accept(
        actor=analyst, suggestion=english, title=Translated.of("en", "Sending six soldiers"), lead=worlds.body()
    )
    [found] = similar_to(analyst, said_again(analyst, Language.ALBANIAN))
    assert found.commitment == one
    assert "meaning" in found.reasons


def test_another_promise_isnt_shown_though_its_number_and_line_are_the_same(analyst, promised):
    text = "Albania will build six schools in liberated communities by the end of March 2027."
    assert similar_to(analyst, said_again(analyst, text=text)) == []


def test_no_more_than_five_are_shown_and_none_that_has_ended(analyst, promised):
    for _ in range(6):
        worlds.commitment(analyst, promised.lead)
    suggestion = said_again(analyst)
    assert len(similar_to(analyst, suggestion)) == 5
    Commitment.objects.update(state="lapsed")
    assert similar_to(analyst, suggestion) == []


def test_whoever_sees_no_commitment_is_shown_none(analyst, promised):
    suggestion = said_again(analyst)
    Commitment.objects.update(classification="internal")
    assert similar_to(worlds.actor("focal_point", worlds.body("Tjetër")), suggestion) == []


def test_the_page_offers_it_and_one_click_links_it(browser, analyst, promised):
    suggestion = said_again(analyst)
    where = reverse("document", args=[suggestion.document_id])
    page = browser.get(where).content.decode()
    assert "It is this one" in page
    assert promised.reference in page
    assert "the same things, said in other words" in page or "the same words" in page
    decide = reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk])
    answer = browser.post(decide, {"link": "", "reference": promised.reference.lower()})
    assert answer.url == reverse("commitment", args=[promised.pk])
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.commitment) == ("linked", promised)
    assert Commitment.objects.count() == 1
    event = Event.objects.get(verb="register.suggestion.linked")
    assert event.details == {"commitment": str(promised.pk)}
    assert promised.reference in browser.get(where).content.decode()
    assert suggestion.document.title in browser.get(answer.url).content.decode()


def test_a_reference_that_isnt_there_is_said_and_nothing_is_decided(browser, analyst, promised):
    suggestion = said_again(analyst)
    decide = reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk])
    page = browser.post(decide, {"link": "", "reference": "ZOT-0000-00"}).content.decode()
    assert "There is no active commitment with this reference or these words." in page
    assert "It is this one" in page
    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_words_alone_link_nothing_though_one_commitment_alone_fits_them(browser, analyst, promised):
    suggestion = said_again(analyst)
    decide = reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk])
    words = promised.title.texts["sq"].split()[0]
    page = browser.post(decide, {"link": "", "reference": words}).content.decode()
    assert "Choose one of those that fit." in page
    assert f'value="{promised.pk}"' in page
    suggestion.refresh_from_db()
    assert suggestion.state == "open"
    browser.post(decide, {"link": "", "reference": [words, str(promised.pk)]})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.commitment) == ("linked", promised)


def test_a_whole_title_links_in_any_of_its_languages(browser, analyst, promised):
    suggestion = said_again(analyst)
    decide = reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk])
    browser.post(decide, {"link": "", "reference": f" {promised.title.texts['sq'].upper()} "})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.commitment) == ("linked", promised)


def test_two_commitments_of_one_title_are_there_to_choose_from(browser, analyst, promised):
    suggestion = said_again(analyst)
    other = worlds.commitment(analyst, worlds.body())
    Commitment.objects.filter(pk=other.pk).update(title=promised.title)
    decide = reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk])
    page = browser.post(decide, {"link": "", "reference": promised.title.texts["sq"]}).content.decode()
    assert "Choose one of those that fit." in page
    assert 'role="alert" tabindex="-1" autofocus' in page


def test_a_wrong_link_is_taken_off_with_a_reason_and_the_suggestion_is_open_again(browser, analyst, promised):
    suggestion = said_again(analyst)
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    where = reverse("suggestion_unlink", args=[suggestion.document_id, suggestion.pk])
    read = reverse("document", args=[suggestion.document_id]) + f"?suggestion={suggestion.pk}"
    assert where in browser.get(read).content.decode()
    browser.post(where, {"reason": ""})
    suggestion.refresh_from_db()
    assert suggestion.state == "linked"
    done = browser.post(where, {"reason": "another mission"}, follow=True).content.decode()
    assert "another mission" in done
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.commitment, suggestion.decided_by) == ("open", None, None)
    assert Event.objects.get(verb="register.suggestion.unlinked", outcome="done").details == {
        "commitment": str(promised.pk)
    }
    assert browser.get(where).status_code == 404
    history = browser.get(reverse("commitment", args=[promised.pk])).content.decode()
    assert "Link to a statement taken off" in history
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    assert (suggestion.state, suggestion.reason) == ("linked", "")


def test_a_link_is_taken_off_by_the_centre_alone_with_a_reason_and_only_where_there_is_one(analyst, promised):
    suggestion = said_again(analyst)
    with pytest.raises(WrongState):
        services.suggestion_unlink(actor=analyst, suggestion=suggestion, reason="wrong")
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    with pytest.raises(ValueError, match="reason"):
        services.suggestion_unlink(actor=analyst, suggestion=suggestion, reason=" ")
    with pytest.raises(Denied):
        services.suggestion_unlink(
            actor=worlds.actor("focal_point", promised.lead), suggestion=suggestion, reason="wrong"
        )


def test_whoever_sees_the_commitment_but_not_the_statement_reads_in_its_history_that_a_link_came_and_went(
    analyst, promised
):
    suggestion = said_again(analyst)
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    services.suggestion_unlink(actor=analyst, suggestion=suggestion, reason="wrong")

    def told(actor):
        return [(str(one.what), one.about) for one in happenings(actor, promised, (), timezone.now())]

    title = suggestion.document.title
    ways = ("Link to a statement taken off", "Also promised in")
    assert told(analyst)[:2] == [(way, title) for way in ways]
    Document.objects.filter(pk=suggestion.document_id).update(classification="restricted")
    assert told(worlds.actor("focal_point", promised.lead))[:2] == [(way, None) for way in ways]


def test_a_commitment_that_has_ended_or_a_second_decision_is_refused(analyst, promised):
    suggestion, late = said_again(analyst), said_again(analyst)
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    with pytest.raises(WrongState):
        services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=promised)
    promised.state = "lapsed"
    with pytest.raises(ValueError, match="active"):
        services.suggestion_link(actor=analyst, suggestion=late, commitment=promised)


def test_only_the_centre_links(analyst, promised):
    suggestion = said_again(analyst)
    with pytest.raises(Denied):
        services.suggestion_link(
            actor=worlds.actor("focal_point", promised.lead), suggestion=suggestion, commitment=promised
        )


def test_every_accepted_suggestion_knows_its_commitment(promised):
    assert Suggestion.objects.get(state="accepted").commitment == promised


@pytest.mark.parametrize("state", ["open", "linked", "rejected"])
def test_the_database_itself_holds_state_and_commitment_together(analyst, promised, state):
    suggestion = said_again(analyst)
    commitment = None if state == "linked" else promised
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=suggestion.pk).update(state=state, commitment=commitment)


def test_what_the_engine_names_in_english_is_shown_in_the_language_of_the_page_and_kept_as_it_was(analyst):
    from django.utils.translation import override

    from zotim.register.forms.statements import AcceptForm

    suggestion = said_again(analyst)
    with override("ar"):
        form = AcceptForm.of(suggestion)
        assert form.initial["partner"] == "بعثة حلف شمال الأطلسي في العراق"
        sent = {**form.initial, "original": "en", "lead": worlds.body().pk, "quantity": "6"}
        back = AcceptForm({key: value for key, value in sent.items() if value is not None})
        assert back.is_valid(), back.errors
    assert (back.values()["partner"], back.values()["unit"]) == (suggestion.partner, suggestion.unit)


FORTY = "Albania will train 40 teachers in Elbasan by 30 June 2026."
SIXTY = "Albania will train 60 teachers by June 2027."
AS_PROMISED = {"quantity": "40 teachers", "date": "2026-06-30"}


@pytest.fixture
def forty(analyst):
    suggestion = said_again(analyst, text=FORTY)
    title = Translated.of("sq", "Trajnimi i 40 mësuesve")
    return services.suggestion_accept(actor=analyst, suggestion=suggestion, title=title, lead=worlds.body())


def test_what_a_person_says_is_the_same_is_compared_by_number_and_by_day(analyst, forty):
    suggestion = said_again(analyst, text=SIXTY)
    assert not Contradiction.objects.exists()
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=forty)
    found = Contradiction.objects.filter(suggestion=suggestion, commitment=forty)
    assert {one.kind: one.recorded for one in found} == AS_PROMISED
    event = Event.objects.get(verb="register.contradictions.found")
    assert (event.object_id, event.details) == (str(suggestion.document_id), {"contradictions": 2})
    assert services.contradictions_find(actor=analyst, document=suggestion.document) == 0


def test_what_was_linked_by_an_earlier_version_is_found_when_somebody_asks(analyst, forty):
    suggestion = said_again(analyst, text=SIXTY)
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=forty)
    Contradiction.objects.all().delete()
    assert services.contradictions_find(actor=analyst, document=suggestion.document) == 2


def test_a_link_that_was_wrong_takes_with_it_what_only_it_brought(browser, analyst, forty):
    suggestion = said_again(analyst, text=SIXTY)
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=forty)
    address = reverse("commitment", args=[forty.pk])
    assert "60 teachers" in browser.get(address).content.decode()
    services.suggestion_unlink(actor=analyst, suggestion=suggestion, reason="another course")
    assert "60 teachers" not in browser.get(address).content.decode()
    services.suggestion_link(actor=analyst, suggestion=suggestion, commitment=forty)
    assert "60 teachers" in browser.get(address).content.decode()
    assert Contradiction.objects.count() == 2
