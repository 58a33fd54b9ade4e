"""Every paper of the house says whose it is and, in a demonstration, that nothing in it is real."""

from datetime import date

import pytest
from django.utils.translation import gettext, override

from zotim.core.documents.frame import framed
from zotim.core.people.models import Installation
from zotim.core.texts import Translated
from zotim.vocabulary import Classification

NAME = Translated.of("sq", "Qendra", en="The centre", ar="المركز")
DEMO = "Demonstration with made-up people. Nothing here is real."


def house(*, demo):
    Installation.objects.update_or_create(pk=1, defaults={"name": NAME, "demo": demo})


def paper(language="en", **more):
    return framed(
        title="T", language=language, as_of=date(2026, 11, 26), classification=Classification.INTERNAL, **more
    )


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_paper_names_the_house_in_its_own_language_whatever_the_page_is_in(language):
    house(demo=False)
    with override("sq"):
        made = paper(language)
    assert (made.subtitle, made.verify_note) == (NAME.texts[language], "")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_paper_of_a_demonstration_says_that_nothing_is_real_before_what_else_is_noted(language):
    house(demo=True)
    with override(language):
        said = gettext(DEMO)
    with override("en"):
        assert paper(language).verify_note == said
        assert paper(language, note="Draft.").verify_note == f"{said} Draft."


@pytest.mark.django_db
def test_a_paper_about_a_body_stands_under_its_name():
    house(demo=False)
    assert paper(subtitle="A ministry").subtitle == "A ministry"


@pytest.mark.django_db
def test_a_house_without_a_name_makes_papers_all_the_same():
    made = paper(note="Draft.")
    assert (made.subtitle, made.verify_note) == ("", "Draft.")
