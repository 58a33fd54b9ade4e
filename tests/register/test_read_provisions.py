"""A resolution or law is read into provisions on its page: what was read is suggested, in three languages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.engines.provisions import Force
from zotim.register import services
from zotim.register.models import Obligation, Provision
from zotim.register.reading import found_in, kind_of
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db

RESOLUTION = (
    "The Council,\n\nRecalling its earlier resolutions,\n\n"
    "1. Decides that all States shall:\n(a) prevent the financing of terrorist acts;\n(b) freeze funds;\n\n"
    "2. Urges States to share information on border movements;\n\n"
    "3. Notes the report of the committee."
)
LAW = "Neni 5\nBllokimi i fondeve\nBankat detyrohen të bllokojnë fondet.\n\nNeni 6\nShoqata mund të ankohet.\n"


@pytest.fixture
def user():
    worlds.demo_installation()
    return worlds.user("analyst")


@pytest.fixture
def analyst(user):
    return actor_of(user)


def version_of(analyst, text, language=Language.ENGLISH, symbol="S/RES/1 (2001)"):
    document = worlds.document(analyst, text, language)
    instrument = made.instrument(analyst, symbol)
    return services.version_add(actor=analyst, instrument=instrument, language=language, document=document)


def test_paragraphs_and_their_parts_are_suggested_with_verb_place_and_rule(analyst):
    version = version_of(analyst, RESOLUTION)
    services.provisions_read(actor=analyst, version=version)
    read = {one.number: one for one in version.suggestions.all()}
    assert list(read) == ["1", "1(a)", "1(b)", "2", "3"]
    assert [one.kind for one in read.values()] == ["obligation", "obligation", "obligation", "urge", ""]
    assert read["1(b)"].passage == "freeze funds;"
    assert read["2"].passage.startswith("Urges States")
    assert read["2"].rule == "en.call:urges@2"
    assert read["1(a)"].line_of_effort == "counter_finance"
    assert not Provision.objects.exists()
    assert not Obligation.objects.exists()


def test_articles_of_an_albanian_law_are_read_and_what_only_permits_obliges_nobody(analyst):
    found = {number: (kind, LAW[start:end]) for number, start, end, _, kind, *_ in found_in(LAW, Language.ALBANIAN)}
    assert found == {
        "5": ("obligation", "Bankat detyrohen të bllokojnë fondet."),
        "6": ("", "Shoqata mund të ankohet."),
    }


@pytest.mark.parametrize(
    ("verb", "force", "kind"),
    [
        ("Demands", Force.BINDING, "demand"),
        ("Calls upon", Force.CALL, "call"),
        ("Requests", Force.CALL, "request"),
        ("Invites", Force.ENCOURAGE, "invite"),
        ("nxit fuqimisht", Force.CALL, "urge"),
        ("nxit", Force.ENCOURAGE, "encourage"),
        ("يحث", Force.CALL, "urge"),
        ("shall", Force.BINDING, "obligation"),
        ("may", Force.PERMIT, ""),
        ("Recalls", Force.RECOGNISE, ""),
        (None, Force.NONE, ""),
    ],
)
def test_a_verb_is_told_as_exactly_as_it_stands(verb, force, kind):
    assert kind_of(verb, force) == kind


def test_one_click_reads_a_text_a_second_adds_nothing(user, analyst):
    version = version_of(analyst, RESOLUTION)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("instrument", args=[version.instrument_id])).content.decode()
    assert "Read its paragraphs" in page
    address = reverse("provisions_find", args=[version.instrument_id, version.pk])
    assert address in page
    assert client.get(address).status_code == 302
    assert not version.suggestions.exists()
    read = client.post(address, follow=True).content.decode()
    assert "5 paragraphs were read." in read
    assert '<mark id="passage"' in read
    assert "Nothing new was read" in client.post(address, follow=True).content.decode()
    assert version.suggestions.count() == 5


def test_a_text_without_numbers_gives_none_and_one_that_isnt_here_cant_be_read(user, analyst):
    version = version_of(analyst, "The Council met. It was a fine day.")
    assert services.provisions_read(actor=analyst, version=version) == []
    elsewhere = services.version_add(actor=analyst, instrument=version.instrument, language="fr", source="x")
    with pytest.raises(ValueError, match="put in"):
        services.provisions_read(actor=analyst, version=elsewhere)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(reverse("provisions_find", args=[version.instrument_id, elsewhere.pk])).status_code == 404
    page = client.get(reverse("instrument", args=[version.instrument_id])).content.decode()
    assert reverse("provisions_find", args=[version.instrument_id, elsewhere.pk]) not in page


def test_only_the_centre_has_a_text_read(analyst):
    version = version_of(analyst, RESOLUTION)
    with pytest.raises(Denied):
        services.provisions_read(actor=worlds.actor("focal_point"), version=version)
