"""The parts every page is made of."""

import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

UI = Path(__file__).resolve().parents[3] / "src/zotim/core/ui"
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
CSS = (UI / "static/ui/zotim.css").read_text(encoding="utf-8")


class Sample(forms.Form):
    title = forms.CharField(label="Title", help_text="In plain words")
    decision = forms.ChoiceField(label="Decision", choices=[("a", "Accept"), ("r", "Return")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)
    read = forms.BooleanField(label="I have read it")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_styles_scripts_or_handlers(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_what_templates_print_is_parted_by_the_comma_of_the_pages_language():
    blocks = re.compile(r"{% blocktrans.*?{% endblocktrans\w* %}", flags=re.DOTALL)
    joined = {
        f"{path.name}: {found[0]}"
        for path in UI.parents[1].rglob("templates/**/*.html")
        for found in re.finditer(r".{,30}[}>], [{<].{,30}", blocks.sub("{}", path.read_text(encoding="utf-8")))
    }
    assert not joined, "it takes {% listed … %} or {% comma %}"


def test_the_comma_is_the_one_of_the_language():
    written = {}
    for language in ("sq", "ar"):
        with override(language):
            written[language] = Template("{{ a }}{% comma %}<b>{{ b }}</b>").render(Context({"a": 1, "b": 2}))
    assert written == {"sq": "1, <b>2</b>", "ar": "1، <b>2</b>"}


def test_the_look_has_logical_properties_only():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
    physical = (
        r"\b(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:text-align|float):\s*(?:left|right))\b"
    )
    assert not re.search(physical, rules)
    assert not re.search(r"(?m)^\s*(?:left|right|top|bottom|width|height):", rules)
    assert "!important" not in re.sub(r"\[hidden\].*|\.field\.wrong.*", "", rules)


def test_no_text_is_smaller_than_sixteen_pixels():
    screen = CSS.split("@media print")[0]
    for size in re.findall(r"font-size:\s*([\d.]+)rem", screen):
        assert float(size) >= 1
    assert not re.search(r"font-size:[^;]*(?:px|em\b(?<!rem))", screen)


def test_every_font_that_the_look_names_is_there():
    for address in re.findall(r'url\("\.\./(fonts/[^"]+)"\)', CSS):
        name = address.replace("%5B", "[").replace("%5D", "]").replace("%2C", ",")
        assert finders.find(name), name


@pytest.mark.parametrize("name", ["ui/zotim.css", "ui/zotim.js", "ui/mark.svg", "django_htmx/htmx-2.min.js"])
def test_every_static_file_that_pages_name_is_there(name):
    assert finders.find(name)


def luminance(colour):
    if len(colour) == 4:
        colour = "#" + "".join(sign * 2 for sign in colour[1:])
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = dict(zip(("light", "dark"), re.findall(r":root \{(.*?)\}", CSS, flags=re.S), strict=False))
TEXT_ON = [
    (ink, ground)
    for ink in ("ink", "soft", "accent", "late", "warn", "good")
    for ground in ("paper", "card")
] + [
    ("ink", "accent-soft"), ("accent", "accent-soft"), ("late", "late-soft"), ("warn", "warn-soft"),
    ("ink", "good-soft"), ("ink", "warn-soft"), ("ink", "late-soft"), ("on-accent", "accent"),
    ("on-accent", "accent-strong"), ("soft", "accent-soft"),
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_colours_keep_their_contrast(theme):
    colours = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});", THEMES[theme]))
    for ink, ground in TEXT_ON:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for edge in ("edge", "focus", "accent"):
        for ground in ("paper", "card"):
            assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)


@pytest.mark.parametrize(("language", "direction"), [("sq", "ltr"), ("en", "ltr"), ("ar", "rtl")])
@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_needs_nothing_and_speaks_the_language(name, language, direction):
    with override(language):
        html = render_to_string(name)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert 'class="skip"' in html
    assert html.count("<h1>") == 1


def test_the_base_page_offers_the_languages_in_their_own_names():
    request = RequestFactory().get("/register/?page=2")
    with override("en"):
        html = render_to_string("ui/base.html", {"request": request})
    for name in ("Shqip", "English", "العربية"):
        assert name in html
    assert 'value="/register/?page=2"' in html
    assert html.count('aria-current="true"') == 1


def test_a_form_ties_labels_hints_and_errors_to_its_controls():
    with override("en"):
        html = render_to_string("ui/form.html", {"form": Sample({})})
    assert 'role="alert"' in html
    assert 'href="#id_title"' in html
    assert 'href="#id_decision_0"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert "<legend>Decision</legend>" in html
    assert html.count("(optional)") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(described.split()) <= set(ids)


def test_a_form_without_errors_has_no_summary():
    assert 'role="alert"' not in render_to_string("ui/form.html", {"form": Sample()})


def test_only_the_first_passage_on_a_page_is_the_anchor():
    page = Template('{% passage "abc" 0 1 "en" %}{% passage "abc" 1 2 "en" %}').render(Context())
    assert page.count('id="passage"') == 1
    assert page.count("<mark") == 2


def test_the_tags_are_there_without_loading_them():
    with override("en"):
        text = Template(
            '{% glyph "late" %}{% legend %}{{ "ZOT-7Q4K-M2"|code }}{{ "military"|label:"LineOfEffort" }}'
            '{{ "ar"|language_name }}{% bar items %}{% path items %}{% translated "x" %}'
        ).render(Context({"items": [{"glyph": "said", "label": "One", "count": 2, "url": "/list/"}]}))
    assert "Military contribution" in text
    assert "العربية" in text


@pytest.mark.django_db
def test_a_confirm_page_says_what_will_happen():
    context = {"heading": "End it?", "consequences": ["It ends."], "submit": "End it", "back_url": "/back/"}
    with override("en"):
        html = render_to_string("ui/confirm.html", context, RequestFactory().post("/end/"))
    assert "It ends." in html
    assert 'href="/back/"' in html
    assert "csrfmiddlewaretoken" in html
