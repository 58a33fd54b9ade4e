"""A claim carries a name in English; each language has its own."""

from zotim.engines.claims import names_in
from zotim.vocabulary import Language


def test_states_missions_and_organisations_have_their_names():
    albanian, arabic = names_in(Language.ALBANIAN), names_in(Language.ARABIC)
    assert (albanian["Italy"], albanian["United Kingdom"]) == ("Italia", "Mbretëria e Bashkuar")
    assert (albanian["Germany"], albanian["Kosovo"], albanian["Iraq"]) == ("Gjermania", "Kosova", "Iraku")
    assert (arabic["Italy"], arabic["NATO Mission Iraq"]) == ("إيطاليا", "بعثة حلف شمال الأطلسي في العراق")
    assert albanian["NATO Mission Iraq"] == "Misioni i NATO-s në Irak"


def test_no_albanian_name_is_written_in_arabic_and_no_arabic_one_in_latin_where_another_is_known():
    def arabic(text):
        return any("\u0600" <= sign <= "\u06ff" for sign in text)

    assert not [name for name in names_in(Language.ALBANIAN).values() if arabic(name)]
    assert not [name for name in names_in(Language.ARABIC).values() if not arabic(name)]


def test_english_needs_none():
    assert names_in(Language.ENGLISH) == {}
