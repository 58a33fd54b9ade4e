"""Deciding one suggestion after the other: the words it starts from, the next one, the keys."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from zotim.register import services
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db
TEXT = (
    "Albania will launch three campaigns against terrorist propaganda by March 2027. "
    "The weather was fine.\n"
    "Albania will freeze the assets of listed persons without delay. "
    "Albania is training 25 border police officers to detect foreign terrorist fighters."
)


@pytest.fixture
def analyst():
    worlds.demo_installation()
    client = Client()
    client.force_login(worlds.user("analyst"), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def document():
    return services.document_add(
        actor=worlds.actor("analyst"), title="Statement", language=Language.ENGLISH, text=TEXT,
        classification=Classification.PUBLIC,
    )  # fmt: skip


def page_of(document, suggestion):
    return f"{reverse('document', args=[document.pk])}?suggestion={suggestion.pk}#passage"


def test_a_commitment_starts_from_the_deed_of_the_passage_and_its_object(analyst, document):
    first = document.suggestions.first()
    assert first.words == "will launch three campaigns against terrorist propaganda"
    assert not first.words.endswith(".")
    page = analyst.get(reverse("document", args=[document.pk]))
    assert page.context["accept"].initial["title_en"] == "Launch three campaigns against terrorist propaganda"
    assert "will launch three" in page.content.decode().split('id="found"')[1]


def test_a_passage_over_lines_is_one_line_and_a_very_long_one_is_cut_at_a_word(document):
    one = document.suggestions.first()
    one.document.text, one.start, one.end = "will\n  send " + "word " * 200, 0, 900
    assert one.words.startswith("will send word")
    assert len(one.words) <= 500
    assert one.words.endswith("word…")


def accept(client, document, suggestion):
    page = client.get(reverse("document", args=[document.pk]), {"suggestion": suggestion.pk})
    data = {name: value for name, value in page.context["accept"].initial.items() if isinstance(value, str)}
    data |= {"accept": "", "lead": str(worlds.body().pk)}
    return client.post(reverse("suggestion_decide", args=[document.pk, suggestion.pk]), data)


def test_after_each_decision_the_next_open_one_is_shown_and_after_the_last_the_commitment(analyst, document):
    first, second, third = document.suggestions.order_by("start")
    reject = reverse("suggestion_decide", args=[document.pk, second.pk])
    assert analyst.post(reject, {"reject": "", "reason": "Said before"}).url == page_of(document, third)
    assert accept(analyst, document, third).url == page_of(document, first)  # the ones before it are still open
    made = Commitment.objects.get()
    link = f'<a href="{reverse("commitment", args=[made.pk])}">{made.reference}</a>.'
    assert f"Accepted as the commitment {link}" in analyst.get(page_of(document, first)).content.decode()
    done = accept(analyst, document, first)
    assert done.url == reverse("commitment", args=[Commitment.objects.latest("created_at").pk])


def test_every_decision_has_a_key_and_the_keys_are_offered_on_the_page(analyst, document):
    page = analyst.get(reverse("document", args=[document.pk])).content.decode()
    assert sorted(part[0] for part in page.split('data-key="')[1:]) == ["a", "e", "l", "r"]  # each stands once
    assert "data-shortcuts-toggle" in page


def test_a_suggestion_says_the_words_it_was_found_by_and_leaves_the_code_to_a_title(analyst, document):
    page = analyst.get(reverse("document", args=[document.pk])).content.decode()
    assert "Found by: “<bdi>will launch</bdi>”." in page
    assert page.count("en.future:launch") == 1
    assert 'title="en.future:launch"' in page


def preselected(client, text):
    document = services.document_add(
        actor=worlds.actor("analyst"), title="News", language=Language.ALBANIAN, text=text,
        classification=Classification.PUBLIC,
    )  # fmt: skip
    return client.get(reverse("document", args=[document.pk])).context["accept"].initial["lead"]


def test_the_one_registered_body_that_the_text_names_answers_for_it_until_somebody_says_otherwise(analyst):
    ministry, town = worlds.body("Ministria e Mbrojtjes"), worlds.body("Bashkia Elbasan", "municipality")
    worlds.body("Bashkia Shkodër", "municipality")
    assert preselected(analyst, "Ministria e Mbrojtjes do të trajnojë 40 oficerë.") == ministry.pk
    assert preselected(analyst, "Bashkia Elbasan do të trajnojë 40 mësues.") == town.pk
    assert preselected(analyst, "Bashkia e Elbasanit do të trajnojë 40 mësues.") == town.pk
    assert preselected(analyst, "Bashkia e Vlorës do të trajnojë 40 mësues.") is None
    assert preselected(analyst, "Shqipëria do të trajnojë 40 mësues.") is None
    assert preselected(analyst, "Bashkia Vlorë do të trajnojë 40 mësues të Bashkia Elbasan.") is None
    assert preselected(analyst, "Ministria e Mbrojtjes e Gjermanisë do të trajnojë 40 oficerë.") is None
    worlds.body("Ministria e Mbrojtjes")
    assert preselected(analyst, "Ministria e Mbrojtjes do të trajnojë 40 oficerë.") is None


def test_what_another_state_promises_is_not_offered_as_a_commitment_of_ours(analyst):
    document = services.document_add(
        actor=worlds.actor("analyst"), title="News", language=Language.ALBANIAN, classification=Classification.PUBLIC,
        text="Gjermania premtoi 5 milionë euro për shkollat. Shqipëria do të trajnojë 40 mësues. U hapën dy shkolla.",
    )  # fmt: skip
    theirs, ours, nobodys = document.suggestions.order_by("start")
    assert [one.by_others for one in (theirs, ours, nobodys)] == [True, False, False]
    page = analyst.get(page_of(document, theirs)).content.decode()
    before, folded = page.split("<summary>Accept it all the same</summary>")
    assert before.rstrip().endswith('<details class="more" >')
    assert "Germany" in page.split("It is no commitment of ours.")[0].rsplit("<p", 1)[1]
    assert 'name="accept"' in folded
    assert page.count('name="accept"') == 1
    assert 'data-key="a"' not in page  # no single key makes it a commitment
    assert "Accept it all the same" not in analyst.get(page_of(document, ours)).content.decode()
    wrong = analyst.post(reverse("suggestion_decide", args=[document.pk, theirs.pk]), {"accept": ""}).content.decode()
    assert '<details class="more" open>' in wrong  # what is wrong in a form isn't hidden
