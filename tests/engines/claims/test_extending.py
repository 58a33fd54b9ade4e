"""The data files can be extended without Python: a verb added there is read in all its forms."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from zotim.engines.claims import lexicon as lexicons
from zotim.engines.claims import read
from zotim.engines.claims.verbs import KINDS
from zotim.vocabulary import Language

DATA = {
    language: tomllib.loads(files("zotim.engines.claims").joinpath("data", f"{language}.toml").read_text("utf-8"))
    for language in Language
}


@pytest.mark.parametrize(
    ("language", "verb", "sentences"),
    [
        (
            Language.ALBANIAN,
            "zbukur-oj",
            {
                "Do të zbukurojmë tri shkolla.": "pledge",
                "Shqipëria ka zbukuruar tri shkolla.": "done",
                "Shkolla u zbukurua.": "done",
                "Bashkia zbukuroi tri shkolla.": "done",
                "Shqipëria po zbukuron tri shkolla.": "ongoing",
            },
        ),
        (
            Language.ENGLISH,
            "bepaint",
            {
                "Three schools will be bepainted.": "pledge",
                "The team bepainted three schools.": "done",
                "Albania is bepainting three schools.": "ongoing",
            },
        ),
        (
            Language.ARABIC,
            "دهن دهن دهان",
            {
                "ستدهن ألبانيا ثلاث مدارس.": "pledge",
                "دهنت الفرق ثلاث مدارس.": "done",
                "تم دهان ثلاث مدارس.": "done",
            },
        ),
    ],
)
def test_a_verb_added_to_the_data_is_read_in_its_forms(
    monkeypatch: pytest.MonkeyPatch, language: Language, verb: str, sentences: dict[str, str]
) -> None:
    data = tomllib.loads(files("zotim.engines.claims").joinpath("data", f"{language}.toml").read_text("utf-8"))
    data["verbs"]["deeds"].append(verb)
    original = lexicons.raw
    monkeypatch.setattr(lexicons, "raw", lambda name: data if name == language else original(name))
    lexicons.lexicon.cache_clear()
    try:
        for sentence, action in sentences.items():
            assert [claim.action for claim in read(sentence, language)] == [action], sentence
    finally:
        lexicons.lexicon.cache_clear()


@pytest.mark.parametrize("language", Language)
def test_a_verb_stands_in_one_list(language: Language) -> None:
    seen: dict[str, str] = {}
    for kind in KINDS:
        for verb in DATA[language]["verbs"].get(kind, ()):
            word = verb if language == Language.ALBANIAN else verb.split()[0]
            assert seen.setdefault(word, kind) == kind, f"{word}: {seen[word]} and {kind}"


@pytest.mark.parametrize("language", Language)
def test_every_table_of_a_language_is_there(language: Language) -> None:
    assert DATA[language].keys() >= DATA[Language.ENGLISH].keys() - {"doubling"}
    assert {"prepositions", "conjunctions", "that", "we", "relatives", "asides"} <= DATA[language]["grammar"].keys()


def test_every_word_list_that_a_rule_looks_for_stands_in_the_data() -> None:
    rules = "".join(path.read_text("utf-8") for path in Path(str(files("zotim.engines.claims"))).rglob("*.py"))
    sought = set(re.findall(r'(?:\.has\([^"\n]*?, |\.sets\[|endings(?:\.get\(|\[))"([a-z_]+)"[])]', rules))
    assert sought <= {key for data in DATA.values() for table in ("grammar", "endings") for key in data[table]}
    assert len(sought) > len(Language)
