"""Markup, scripts, direction controls and endless words in every field: shown as text, on every page."""

import html.parser

import pytest
from django.urls import reverse

from tests import worlds
from tests.hostile.conftest import signed_in
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.register import services
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Commitment, Document

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
PICTURE = "\"'><img src=x onerror=alert(2)>"
TEMPLATE = "{{ 7|add:7 }}{% debug %}"
OVERRIDE = "abc\u202efdp.exe"
ZERO_WIDTH = "za\u200bke\u2060ve\ufefft"
ENDLESS = "ë" * 300
HOSTILE = [SCRIPT, PICTURE, TEMPLATE, OVERRIDE, ZERO_WIDTH, ENDLESS]
CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Text(html.parser.HTMLParser):
    """What a page holds: tags with handlers, and where a character that turns direction could reach others."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "source", "path", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict]] = []
        self.bad: list[str] = []
        self.titles: list[str] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.bad += [f"<{tag} {name}>" for name in values if name.startswith("on") or name == "style"]
        self.bad += [
            f"{tag}[{n}] turns direction" for n, v in values.items() if v and CONTROLS & set(v) and n != "value"
        ]
        if tag == "img" or (tag == "script" and "src" not in values):
            self.bad.append(f"<{tag}>")
        if tag not in self.VOID:
            self.open.append((tag, values))

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data):
        if CONTROLS & set(data):
            apart = any(tag in ("bdi", "textarea") for tag, _ in self.open)
            if not apart:
                self.bad.append(f"text turns direction: {data.strip()[:60]!r} in {[tag for tag, _ in self.open][-3:]}")


def problems(page: str) -> list[str]:
    """What in a page could run or mislead."""
    reader = Text()
    reader.feed(page)
    return reader.bad + [f"{bad} stands unescaped" for bad in (SCRIPT, PICTURE) if bad in page]


@pytest.fixture
def filled(ministry):
    """Everything the register lets people type, made of the hostile words."""
    words = " ".join(HOSTILE)
    body = worlds.body(f"{words}"[:480], "ministry")
    person = worlds.user("coordinator")
    person.name = words[:200]
    person.save()
    from zotim.core.access.actor import actor_of

    actor, second = actor_of(person), worlds.actor("analyst")
    from zotim.vocabulary import Classification, Language

    # The statement's own words are kept word for word, so they bring their controls along.
    text = f"{worlds.STATEMENT} {SCRIPT} {OVERRIDE} {PICTURE}"
    document = services.document_add(
        actor=actor, title=words[:300], language=Language.ARABIC, text=text, dated_on=None,
        source=words[:500], classification=Classification.PUBLIC,
    )  # fmt: skip
    title = Translated.of("en", words, ar=f"مرحبا {words}", sq=f"Ç {words}")
    commitment = services.suggestion_accept(
        actor=actor, suggestion=document.suggestions.first(), title=title, lead=body, unit=words[:60],
        partner=words[:200],
    )  # fmt: skip
    from datetime import date

    measure = measure_add(actor=actor, commitment=commitment, title=title, lead=body, starts_on=date(2026, 11, 16))
    measure = measure_move(actor=actor, measure=measure, step="begin")
    piece = services.evidence_submit(
        actor=actor,
        measure=measure,
        title=title,
        data=b"x",
        name=f"{SCRIPT}{OVERRIDE}.txt",
        dated_on=date(2026, 11, 16),
    )
    services.evidence_open(actor=second, evidence=piece)
    services.evidence_review(actor=second, evidence=piece, accepted=True, comment=words[:500])
    services.assessment_propose(
        actor=actor, commitment=commitment, claimed="under_way", assessed="under_way", reason=title, evidence=[piece]
    )
    return {"person": person, "document": document, "commitment": commitment, "measure": measure, "piece": piece}


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_on_every_page_of_the_register_hostile_words_are_only_words(filled, language):
    client = signed_in(filled["person"])
    client.cookies["django_language"] = language
    commitment, assessment = filled["commitment"], filled["commitment"].assessments.get()
    found = {}
    for url in (
        reverse("home"), reverse("documents"), reverse("document", args=[filled["document"].pk]),
        reverse("commitments"), reverse("commitment", args=[commitment.pk]), reverse("evidence_list"),
        reverse("evidence", args=[filled["piece"].pk]), reverse("measure_add", args=[commitment.pk]),
        reverse("assess", args=[commitment.pk]),
        reverse("assessment_confirm", args=[commitment.pk, assessment.pk]),
        reverse("measure_move", args=[filled["measure"].pk, "complete"]),
    ):  # fmt: skip
        answer = client.get(url)
        assert answer.status_code == 200, url
        page = answer.content.decode()
        if bad := problems(page):
            found[url] = bad
    assert not found


def test_a_field_that_is_refused_shows_what_was_typed_as_text(coordinator):
    answer = coordinator.post(
        reverse("document_add"),
        {"title": SCRIPT + PICTURE, "language": "xx", "text": SCRIPT, "classification": "public", "source": PICTURE},
    )
    assert answer.status_code == 200
    assert not problems(answer.content.decode())


@pytest.mark.parametrize("field", ["title", "text", "source", "language", "dated_on", "classification"])
def test_a_nul_byte_in_a_field_is_an_error_of_that_field(field, coordinator):
    data = {"title": "Statement", "language": "en", "text": "We will send six soldiers.", "classification": "public",
            "source": "", "dated_on": ""}  # fmt: skip
    answer = coordinator.post(reverse("document_add"), data | {field: "a\0b"})
    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert not Document.objects.exists()


def test_a_lone_surrogate_in_a_field_is_no_crash(coordinator):
    data = {"title": "Statement", "language": "en", "text": "We will send six soldiers.", "classification": "public"}
    body = "&".join(f"{name}={value}" for name, value in data.items()) + "&source=%ED%A0%80"
    answer = coordinator.post(reverse("document_add"), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 302)


def test_a_text_with_many_unusual_characters_is_kept_word_for_word(coordinator):
    text = f"We will send six soldiers to Iraq. {OVERRIDE} {ZERO_WIDTH} \U0001f1e6\U0001f1f1 {'a' * 5000} e\u0301"
    data = {"title": "Statement", "language": "en", "text": text, "classification": "public"}
    assert coordinator.post(reverse("document_add"), data).status_code == 302
    assert Document.objects.get().text == text


def test_a_direction_control_never_reaches_the_text_around_it():
    for shown in (
        show.translated(Translated.of("en", OVERRIDE)), show.translated(OVERRIDE), show.code(OVERRIDE),
        show.path([{"glyph": "proven", "label": OVERRIDE, "note": OVERRIDE}]),
    ):  # fmt: skip
        assert not problems(str(shown)), shown


def test_an_endless_word_wraps_instead_of_pushing_the_page_wide():
    from pathlib import Path

    from zotim.core import ui

    style = (Path(ui.__file__).parent / "static/ui/zotim.css").read_text(encoding="utf-8")
    assert "overflow-wrap" in style


def test_a_form_with_thousands_of_fields_is_refused_at_once(coordinator):
    answer = coordinator.post(reverse("document_add"), {f"field{number}": "x" for number in range(4000)})
    assert answer.status_code == 400
    assert not Commitment.objects.exists()
