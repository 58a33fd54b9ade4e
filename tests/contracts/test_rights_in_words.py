"""A right is named in one form everywhere, so that tables, pages of accounts and the log read alike."""

from django.utils.translation import override

from zotim.core.access.policy import ACTIONS


def _names(language: str) -> dict[str, str]:
    with override(language):
        return {one.name: str(one.label) for one in ACTIONS.values()}


def test_in_albanian_a_right_is_named_by_a_noun_and_not_by_a_verb():
    english = _names("en")
    translated = {name: text for name, text in _names("sq").items() if text != english[name]}
    assert translated
    # A noun with its article ends in -i, -u or -a; "Të shohë …" and the imperative "Shtoni …" are verbs.
    firsts = {name: text.split()[0].rstrip(",") for name, text in translated.items()}
    verbs = [
        translated[name] for name, first in firsts.items()
        if first in ("Të", "Ta", "T'i") or not first.endswith(("i", "u", "a")) or first.endswith("ni")
    ]  # fmt: skip
    assert not verbs
