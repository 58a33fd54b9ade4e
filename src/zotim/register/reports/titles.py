"""Titles inside the sentences of a report, as they can be read there."""

from zotim.core.documents.runs import aside
from zotim.core.texts import Translated
from zotim.core.ui.words import IN_LANGUAGE
from zotim.register.models import Obligation
from zotim.vocabulary import RIGHT_TO_LEFT


def titled(title: Translated, language: str) -> str:
    """*title* in *language*; one that nobody translated says in which language it is."""
    return quotable(title, language) + in_its_own(title, language)


def quotable(title: Translated, language: str) -> str:
    """*title* without a stop at its end and without a word that isn't its own."""
    text, spoken = title.in_language(language)
    text = text.rstrip(" .")
    other_way = (spoken in RIGHT_TO_LEFT) != (language in RIGHT_TO_LEFT)
    return aside(text, spoken) if text and other_way else text


def in_its_own(title: Translated, language: str) -> str:
    """What stands behind *title* where it isn't in *language*, with a space: *(in Albanian)*."""
    return spoken_in(title.in_language(language)[1], language)


def spoken_in(spoken: str, language: str) -> str:
    """The same of any text in *spoken*."""
    return "" if spoken == language else f" ({IN_LANGUAGE.get(spoken, spoken)})"


def numbered(obligation: Obligation, language: str) -> str:
    """The paragraph of an obligation with its mark; a plain *6* stays the code that it is beside *1(a)*, whatever
    digits the words around it have."""
    number, told = obligation.provision.told if obligation.provision else "", obligation.paragraph
    code = number.replace(".", "").isdigit() and language in RIGHT_TO_LEFT
    return aside(number, "en") + told.removeprefix(number) if code else told
