"""A statement beside its translation: claims in pairs, and what differs."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.register.views import translations
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db
ENGLISH = (
    "Albania will send six soldiers to NATO Mission Iraq by March 2027. Albania will train 40 teachers in Elbasan."
)
ALBANIAN = "Shqipëria do të dërgojë tetë ushtarë në Misionin e NATO-s në Irak në mars 2027."


class Desk:
    def __init__(self):
        worlds.demo_installation()
        user = worlds.user("analyst")
        self.by = actor_of(user)
        self.one = worlds.document(self.by, ENGLISH, Language.ENGLISH)
        self.other = worlds.document(self.by, ALBANIAN, Language.ALBANIAN)
        self.client = Client()
        self.client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.client.cookies["django_language"] = "en"

    def page(self, other=None):
        query = {"other": other} if other is not None else {}
        return self.client.get(reverse("translation", args=[self.one.pk]), query)


@pytest.fixture
def desk():
    return Desk()


def test_claims_stand_in_pairs_and_one_that_has_none_says_so(desk):
    answer = desk.page(desk.other.reference.lower())
    [first, second] = answer.context["pairs"]
    assert first == (
        "will send six soldiers to NATO Mission Iraq",
        "do të dërgojë tetë ushtarë në Misionin e NATO-s në Irak",
    )
    assert second == ("will train 40 teachers in Elbasan", "")
    assert "no such claim" in answer.content.decode()


def test_what_differs_is_said_in_words(desk):
    [found] = desk.page(desk.other.reference).context["differences"]
    assert (found.found.kind, found.one, found.other) == ("quantity", "6 soldiers", "8 soldiers")


def test_a_sentence_that_only_allows_is_told_from_one_that_does(desk):
    desk.one = worlds.document(
        desk.by, "The centre fosters cooperation with schools against violence.", Language.ENGLISH
    )
    weaker = worlds.document(
        desk.by, "Qendra mund të nxisë bashkëpunimin me shkollat kundër dhunës.", Language.ALBANIAN
    )
    found = desk.page(weaker.reference).context["differences"]
    assert ("it does", "it may") in [(one.one, one.other) for one in found]


def test_the_page_is_led_to_and_asks_for_the_other_text(desk):
    assert (
        reverse("translation", args=[desk.one.pk])
        in desk.client.get(reverse("document", args=[desk.one.pk])).content.decode()
    )
    assert "Type words of its title, their beginnings, or its reference." in desk.page().content.decode()


def test_nothing_the_same_text_and_the_same_language_are_refused(desk):
    twin = worlds.document(desk.by, ENGLISH, Language.ENGLISH)
    for reference, words in (("", "required"), ("ZOT-0000-00", "no other"), (desk.one.reference, "no other"),
                             (twin.reference, "same language")):  # fmt: skip
        answer = desk.page(reference)
        assert "pairs" not in answer.context
        assert words in str(answer.context["form"].errors["other"])


def test_texts_that_would_keep_somebody_waiting_are_refused(desk, monkeypatch):
    monkeypatch.setattr(translations, "MOST_CLAIMS", 1)
    assert "by chapters" in str(desk.page(desk.other.reference).context["form"].errors["other"])
