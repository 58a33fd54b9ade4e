"""States by name, in the language of the page, as the claims engine knows them by their ISO 3166-1 codes."""

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from zotim.core.ui.show import page_language
from zotim.engines.claims import states_in
from zotim.engines.scripts import normalise
from zotim.vocabulary import Language

_ALL = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR
CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL
IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN
MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG
SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM
ZW
"""
CODES = tuple(_ALL.split())
"""Members of the United Nations, the two that observe there (Palestine, the Holy See), and Kosovo under the code that
is in use for it: the engine knows territories too, and these make no promises of their own."""


def country(code: str) -> str:
    """The name of a state by its code; a code that nobody names stays itself."""
    return states_in(Language(page_language())).get(code, code)


def named() -> list[tuple[str, str]]:
    """Every state with its code, by name, as a form field takes them."""
    names = states_in(Language(page_language()))
    return sorted(((code, names[code]) for code in CODES), key=lambda pair: normalise(pair[1]).text)


class CountryField(forms.ChoiceField):
    """One state, chosen by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": named, "label": pgettext_lazy("country", "State"), **kwargs})
