"""The message catalogues: what is collected, what stays, and what the check finds."""

import gettext
import json
from pathlib import Path

import polib
import pytest

from tools import messages, sources
from tools.agreement import disagreement, entry_problems, equals, has_words
from tools.sources import Message, from_python, from_template

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
# Translators: the name of a page
title = _("Home")
days = ngettext("%(n)d day", "%(n)d days", 2) % {"n": 2}
due = pgettext_lazy("of a task", "Due")
wrapped = _("one " "two")
not_a_literal = _(title)
"""
TEMPLATE = """{% load i18n %}
<div title="{% translate "Close" %}">
      {% blocktranslate trimmed count n=items|length %}
        One item of {{ name }}
      {% plural %}
        {{ n }} items of {{ name }}
      {% endblocktranslate %}
   it's {{ _("inline") }} {% translate "Due" context "of a task" %}
</div>
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one Python file, one template and a borrowed string; no package lends anything."""
    folder = tmp_path / "house"
    (folder / "templates").mkdir(parents=True)
    (folder / "locale").mkdir()
    (folder / "pages.py").write_text(PYTHON, encoding="utf-8")
    (folder / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "locale" / "borrowed.txt").write_text('"Sign In"\n# "Never"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "lent", lambda language: frozenset())
    return folder


def catalogue(package: Path, language: str) -> polib.POFile:
    return messages.read(language, package / "locale")


def complete(package: Path) -> None:
    """Translate everything, each with all its placeholders."""
    messages.update(package, package / "locale")
    for language in messages.TRANSLATED:
        held = catalogue(package, language)
        for entry in held:
            if entry.msgid_plural:
                entry.msgstr_plural = {form: f"x{form} {entry.msgid_plural}" for form in entry.msgstr_plural}
            else:
                entry.msgstr = f"x {entry.msgid}"
        messages.save(held, messages.catalogue_path(language, package / "locale"))


def test_python_strings_are_collected_with_plural_context_and_comment() -> None:
    found = list(from_python(PYTHON, "pages.py"))
    assert [each.message for each in found] == [
        Message("Home"),
        Message("%(n)d day", plural="%(n)d days"),
        Message("Due", context="of a task"),
        Message("one two"),
    ]
    assert found[0].comments == ("Translators: the name of a page",)


def test_template_strings_are_collected_whatever_the_indentation() -> None:
    assert [each.message for each in from_template(TEMPLATE, "page.html")] == [
        Message("Close"),
        Message("One item of %(name)s", plural="%(n)s items of %(name)s"),
        Message("inline"),
        Message("Due", context="of a task"),
    ]


def test_a_broken_source_is_named() -> None:
    with pytest.raises(SystemExit, match=r"page\.html"):
        list(from_template("{% blocktranslate %}{% if x %}{% endblocktranslate %}", "page.html"))


def test_a_catalogue_has_no_line_numbers_and_a_second_update_changes_nothing(package: Path) -> None:
    messages.update(package, package / "locale")
    path = messages.catalogue_path("ar", package / "locale")
    text = path.read_text(encoding="utf-8")
    assert "#: house/pages.py house/templates/page.html\n" in text
    assert "nplurals=6" in text
    assert 'msgstr[5] ""' in text
    (package / "pages.py").write_text("\n\n\n" + PYTHON, encoding="utf-8")
    messages.update(package, package / "locale")
    assert path.read_text(encoding="utf-8") == text


def test_borrowed_strings_are_included_but_not_those_left_out_or_lent(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages.update(package, package / "locale")
    assert catalogue(package, "sq").find("Sign In") is not None
    assert catalogue(package, "sq").find("Never") is None
    assert catalogue(package, "en").find("Sign In") is None
    monkeypatch.setattr(messages, "lent", lambda language: frozenset({("Sign In", "")}))
    messages.update(package, package / "locale")
    assert catalogue(package, "sq").find("Sign In") is None


def test_what_vanished_is_kept_as_obsolete_and_comes_back_translated(package: Path) -> None:
    complete(package)
    (package / "pages.py").write_text("", encoding="utf-8")
    messages.update(package, package / "locale")
    gone = catalogue(package, "sq").find("Home", include_obsolete_entries=True)
    assert gone is not None
    assert gone.obsolete
    (package / "pages.py").write_text(PYTHON, encoding="utf-8")
    messages.update(package, package / "locale")
    back = catalogue(package, "sq").find("Home")
    assert back is not None
    assert back.msgstr == "x Home"


def test_complete_catalogues_pass(package: Path) -> None:
    complete(package)
    assert messages.check(package, package / "locale") == 0


def test_a_missing_translation_is_found(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(package)
    held = catalogue(package, "ar")
    entry = held.find("%(n)d day")
    assert entry is not None
    entry.msgstr_plural[3] = ""
    messages.save(held, messages.catalogue_path("ar", package / "locale"))
    assert messages.check(package, package / "locale") == 1
    assert "ar: '%(n)d day' plural form 3 isn't translated" in capsys.readouterr().out


def test_a_string_that_is_new_in_the_sources_is_found(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(package)
    (package / "more.py").write_text('_("News")\n', encoding="utf-8")
    assert messages.check(package, package / "locale") == 1
    assert "'News' is new in the sources: run python3 tasks.py messages" in capsys.readouterr().out


def test_the_same_as_its_source_is_found_unless_it_is_listed(tmp_path: Path) -> None:
    entry = polib.POEntry(msgid="OSCE", msgstr="OSCE")
    assert len(list(entry_problems(entry, "sq", set()))) == 1
    (tmp_path / "equals.txt").write_text("# names\nsq: OSCE\nHTTP\n", encoding="utf-8")
    assert list(entry_problems(entry, "sq", equals("sq", tmp_path))) == []
    assert len(list(entry_problems(entry, "ar", equals("ar", tmp_path)))) == 1
    assert equals("ar", tmp_path) == {"HTTP"}


def test_fuzzy_is_found() -> None:
    entry = polib.POEntry(msgid="a", msgstr="b", flags=["fuzzy"])
    assert list(entry_problems(entry, "sq", set())) == ["is marked fuzzy"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("%(day)s at %(place)s", "në %(place)s më %(day)s"),
        ("100% sure of %s", "100% i sigurt për %s"),
        ("{name} has {count:d}", "{count:d} te {name}"),
        ("a <b>c</b>", "x <b>y</b>"),
        ("50%% of", "50%% e"),
    ],
)
def test_placeholders_that_agree(source: str, text: str) -> None:
    assert disagreement(source, text) == ""


@pytest.mark.parametrize(
    ("source", "text", "problem"),
    [
        ("%(day)s", "dita", "lacks %(day)s"),
        ("day", "%(day)s", "has %(day)s too much"),
        ("%(day)s", "%(dita)s", "lacks %(day)s, has %(dita)s too much"),
        ("%(n)d", "%(n)s", "lacks %(n)d, has %(n)s too much"),
        ("%s of %s", "%s", "has %s for %s %s"),
        ("{name}", "{emri}", "lacks {name}, has {emri} too much"),
        ("<b>c</b>", "c", "has tags none for </b <b"),
        ("a", "b ", "begins or ends with white space where the source doesn't, or the other way round"),
    ],
)
def test_placeholders_that_disagree(source: str, text: str, problem: str) -> None:
    assert disagreement(source, text) == problem


def test_a_form_for_one_number_may_write_it_as_a_word_but_not_drop_more() -> None:
    assert disagreement("%(n)d days", "dy ditë", may_omit=True) == ""
    assert "lacks" in disagreement("%(n)d days of %(name)s", "dy ditë", may_omit=True)
    assert "for %s" in disagreement("%s days", "dy ditë", may_omit=True)


def test_a_string_of_placeholders_has_no_words() -> None:
    assert not has_words("%(a)s – {b} <br> 12")
    assert has_words("%(a)s of")


def test_translations_are_taken_all_or_none(package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locale = package / "locale"
    messages.update(package, locale)
    capsys.readouterr()
    messages.missing("sq", package, locale)
    asked = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {each["msgid"] for each in asked} >= {"Home", "%(n)d day", "Due", "Close"}
    for each in asked:
        if "texts" in each:
            each["texts"] = [f"x {each['plural']}"] * len(each["texts"])
        else:
            each["text"] = f"x {each['msgid']}"
    file = tmp_path / "sq.jsonl"
    good = "".join(json.dumps(each) + "\n" for each in asked)
    file.write_text(good + '{"msgid": "unknown", "text": "x"}\n', encoding="utf-8")
    assert messages.fill("sq", file, package, locale) == 1
    assert f"sq.jsonl:{len(asked) + 1}" in capsys.readouterr().out
    assert len(catalogue(package, "sq").untranslated_entries()) == len(asked)
    file.write_text(good, encoding="utf-8")
    assert messages.fill("sq", file, package, locale) == 0
    assert catalogue(package, "sq").untranslated_entries() == []


def test_compiled_catalogues_choose_among_six_arabic_plurals(package: Path) -> None:
    complete(package)
    messages.compile_all(package / "locale")
    with (package / "locale" / "ar" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    numbers = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 103: 3}
    assert {n: int(compiled.ngettext("%(n)d day", "%(n)d days", n)[1]) for n in numbers} == numbers


def test_borrowing_collects_allauths_strings_and_keeps_what_was_left_out(tmp_path: Path) -> None:
    sources.borrow(tmp_path)
    text = (tmp_path / "borrowed.txt").read_text(encoding="utf-8")
    assert '\n"Sign In"\n' in text
    (tmp_path / "borrowed.txt").write_text(text.replace('\n"Sign In"\n', '\n# "Sign In"\n'), encoding="utf-8")
    sources.borrow(tmp_path)
    assert '\n# "Sign In"\n' in (tmp_path / "borrowed.txt").read_text(encoding="utf-8")
    assert Message("Sign In") not in sources.borrowed(tmp_path)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from django.utils.translation import gettext as _now\n_now('Hidden')", "not _now"),
        ("x = f\"{_('Hidden')}\"", "f-string"),
    ],
)
def test_a_string_that_would_be_passed_over_is_an_error(source: str, said: str) -> None:
    with pytest.raises(SystemExit, match=said):
        sources.nothing_hidden(source, "some.py")


def test_what_is_only_handed_on_may_stand_in_an_f_string() -> None:
    sources.nothing_hidden("x = f'{_(error.reason)}'", "some.py")
