"""One box over everything: the right ids, the same on both databases, and nothing that isn't for the asker's eyes."""

import unicodedata
import uuid
from itertools import combinations

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from typer.testing import CliRunner

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.audit.services import keyed
from zotim.core.search import services, words
from zotim.core.search.choosing import CHOOSABLE, Choice
from zotim.core.search.cli import app
from zotim.core.search.models import Entry
from zotim.core.search.registry import KINDS
from zotim.core.search.services import matches, search, seldom
from zotim.core.search.storage import every, fitting, install, keys
from zotim.core.texts import Translated
from zotim.engines.scripts import tokens
from zotim.register import selectors
from zotim.register.models import Commitment, Document, Evidence, Measure
from zotim.register.services import suggestion_accept
from zotim.register.tables import CommitmentTable

# Few letters of each script, so that questions and texts meet; with signs that engines cut at in their own ways.
LETTERS = st.sampled_from(
    [*"abëcç12", *"والعبتآةى", "٣", " ", " ", "-", ".", "'", "@", "ـ", "\u064e", "ß", "ﷺ", "😀", "б"]
)
TEXT = st.text(LETTERS, max_size=24)


def holds(text: str, question: str) -> bool:
    """The slow, obvious answer: for every word asked for there is one that begins like it."""
    there, asked = tokens(text), tokens(question)
    asked = [word for word in asked if word not in words.LINKING] or asked
    return bool(asked) and all(any(alike(word, one) for one in there) for word in asked)


def alike(asked: str, there: str) -> bool:
    """Whether a word in the record begins like one that is asked for, whatever its ending or the Arabic "and"."""
    if "\u0621" <= asked[0] <= "\u064a":
        without = asked[1:] if asked[0] == "و" and len(asked) > 3 else asked
        return there.startswith((asked, "و" + asked, without))
    stems = {asked} | {asked.removesuffix(ending) for ending in words.ENDINGS if asked.isalpha()}
    return there.startswith(min((one for one in stems if one == asked or len(one) >= 4), key=len))


class TheDatabaseAnswersWhatTheOracleSays(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(TEXT, min_size=1, max_size=6), st.lists(TEXT, min_size=1, max_size=4))
    def test_same_ids_for_any_texts_and_questions(self, texts, questions):
        kept = {
            Entry.objects.create(object_type="x", object_id=uuid.uuid4(), words=words.words_of([text])).pk: text
            for text in texts
        }
        questions = [*questions, *texts, *(text[: len(text) // 2] for text in texts)]
        for question in questions:
            asked = words.beginnings(question)
            found = (
                set(Entry.objects.filter(object_id__in=keys(every("x", asked))).values_list("pk", flat=True))
                if asked
                else set()
            )
            assert not asked or set(fitting(every("x", asked)).values_list("pk", flat=True)) == found
            assert found == {pk for pk, text in kept.items() if holds(text, question)}, question


@given(st.text(max_size=40))
def test_spelling_uses_plain_letters_only_and_keeps_beginnings(text):
    for word in tokens(text):
        assert set(words.spelled(word)) <= set("abcdefghijklmnop")
        assert words.spelled(word).startswith(words.spelled(word[:2]))


def test_a_text_with_more_words_than_fit_keeps_the_first_ones():
    held = words.words_of(f"word{number:08d}" for number in range(60_000))
    assert len(held) <= words.LIMIT
    assert held.startswith(words.spelled("word00000000"))


@pytest.mark.django_db
def test_the_longest_entry_fits_into_both_databases():
    entry = Entry.objects.create(
        object_type="x" * (words.KIND - 1),
        object_id=uuid.uuid4(),
        words=words.words_of(f"word{number:08d}" for number in range(60_000)),
    )
    found = keys(every(entry.object_type, words.beginnings("word00000001")))
    assert list(Entry.objects.filter(object_id__in=found)) == [entry]


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def world(self):
        self.centre = worlds.actor("coordinator")
        self.own, self.other = worlds.body("Ministria e Mbrojtjes"), worlds.body("Tjetra")
        self.commitment = worlds.commitment(self.centre, self.own)
        self.measure = worlds.measure(self.centre, self.commitment)
        self.piece = worlds.evidence(self.centre, self.measure)

    def ids(self, actor, text):
        return {
            kind.name: set(matches(actor, kind.model, text).values_list("pk", flat=True)) for kind in KINDS.values()
        }

    @pytest.mark.parametrize(
        "question",
        ["ushtarakeve", "USHTARAKËVE", "ushtar", "six soldiers", "soldiers si", "عسكريين", "عسكر", "إرسال", "ارسال"],
    )
    def test_a_commitment_is_found_in_three_languages_folded_and_by_a_beginning(self, world, question):
        assert self.commitment.pk in self.ids(self.centre, question)["register.commitment"]

    def test_every_kind_is_found_by_its_reference(self, world):
        for obj in (self.commitment, self.measure, self.piece, self.commitment.document):
            assert set(matches(self.centre, type(obj), obj.reference)) == {obj}

    def test_a_statement_is_found_by_its_text_with_or_without_the_article(self, world):
        for question in ("العراق", "عراق", "والعراق"):
            assert set(matches(self.centre, Document, question)) == {self.commitment.document}

    def test_every_word_may_be_a_beginning_but_has_to_be_there(self, world):
        assert matches(self.centre, Commitment, "ushtar dërgim").exists()
        assert not matches(self.centre, Commitment, "ushtar policor").exists()

    @pytest.mark.parametrize(
        "question", ["", "   ", "…", '"', "*", "'; DROP TABLE search_entry; --", "a AND (", "liloil:*"]
    )
    def test_nothing_to_ask_for_finds_nothing_and_breaks_nothing(self, world, question):
        assert not any(self.ids(self.centre, question).values())

    def test_nobody_finds_or_counts_what_they_may_not_see(self, world):
        Commitment.objects.update(classification="internal")
        Measure.objects.update(classification="internal")
        stranger = worlds.actor("focal_point", self.other)
        assert search(actor=stranger, text="ushtarak") == []
        own = search(actor=worlds.actor("focal_point", self.own), text="ushtarak")
        assert [(found.kind.model, found.count) for found in own] == [(Commitment, 1)]

    def test_the_log_keeps_a_code_of_the_question_and_the_count(self, world):
        search(actor=self.centre, text="Ushtarakëve")
        event = Event.objects.get(verb="search.all.asked")
        assert event.details == {"terms": keyed("ushtarakëve"), "hits": 1}

    def test_a_changed_record_is_found_under_its_new_words_only(self, world):
        self.piece.title = worlds.translated(self.piece.title, "en", "Certificate")
        self.piece.save()
        assert set(matches(self.centre, Evidence, "certif")) == {self.piece}
        assert not matches(self.centre, Evidence, "order").exists()

    def test_what_is_rolled_back_is_not_found(self, world):
        from django.db import transaction

        with pytest.raises(RuntimeError), transaction.atomic():
            worlds.document(self.centre)
            raise RuntimeError
        assert matches(self.centre, Document, "العراق").count() == 1

    def test_rebuilding_brings_back_what_was_written_past_the_index(self, world):
        before = sorted(Entry.objects.values_list("object_type", "object_id", "words"))
        Entry.objects.all().delete()
        Entry.objects.create(object_type="gone.model", object_id=uuid.uuid4(), words="ab")
        assert not matches(self.centre, Commitment, "ushtarak").exists()
        done = CliRunner().invoke(app, ["rebuild"])
        assert done.exit_code == 0, done.output
        assert "register.commitment: 1" in done.output
        assert sorted(Entry.objects.values_list("object_type", "object_id", "words")) == before

    def test_putting_the_index_in_place_twice_changes_nothing(self, world):
        install(connection)
        assert matches(self.centre, Commitment, "ushtarak").exists()

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL fills an index by itself")
    def test_an_index_that_is_new_finds_what_was_there_before(self, world):
        with connection.cursor() as cursor:
            cursor.execute("CREATE VIRTUAL TABLE search_words USING fts5(words)")  # an earlier version's
            for name in ("added", "changed", "removed"):
                cursor.execute(f"DROP TRIGGER search_of_kinds_{name}")
            cursor.execute("DROP TABLE search_of_kinds")
        install(connection)
        assert matches(self.centre, Commitment, "ushtarak").exists()
        assert "search_words" not in connection.introspection.table_names()

    def test_the_name_of_a_kind_is_no_word(self, world):
        for kind in ("register", "commitment", "register.commitment", "registerzcommitmentz"):
            assert not matches(self.centre, Commitment, kind).exists()


@pytest.mark.django_db
class TestForms:
    @pytest.fixture
    def called(self):
        self.centre = worlds.actor("coordinator")
        lead = worlds.body("Ministria")

        def made(title: str, language: str = "sq", **fields) -> Commitment:
            suggestion = worlds.document(self.centre).suggestions.first()
            title = Translated.of(language, title)
            return suggestion_accept(actor=self.centre, suggestion=suggestion, title=title, lead=lead, **fields)

        return made

    @pytest.mark.parametrize(
        ("question", "title"),
        [
            ("trajnim polic", "Trajnimi i policisë së kufirit"),
            ("Trajnimin e policëve", "Trajnimi i policisë së kufirit"),
            ("trajnimet e policëve", "Trajnim për policët"),
            ("ligj financim", "Ligji për parandalimin e financimit të terrorizmit"),
            ("strategji kunder terrorizmit", "Strategjia kundër terrorizmit"),
            ("strategjisë së terrorizmit", "Strategji kundër terrorizmit"),
            ("fushatë", "Fushata në shkolla"),
            ("fushatave në shkollë", "Fushata në shkolla"),
            ("mësuesi", "Kurse për mësuesit"),
            ("mësues", "Kurse për mësuesen"),
            ("ushtarakët", "Dërgimi i gjashtë ushtarakëve"),
            ("ngrirje", "Ngrirja e pasurive"),
            ("NGRIRJES SË PASURIVE", "Ngrirja e pasurive"),
        ],
    )
    def test_an_albanian_word_is_found_in_any_form(self, called, question, title):
        wanted = called(title)
        called("Ndihmë për rindërtimin e shtëpive")
        assert set(matches(self.centre, Commitment, question)) == {wanted}
        choice = Choice(CHOOSABLE["register.commitment"], self.centre)
        assert choice.fitting(question, 5) == [wanted]

    @pytest.mark.parametrize(
        ("question", "title"), [("تدريب", "دعم وتدريب"), ("وتدريب", "تدريب"), ("وزارة", "وزارة"), ("وزارة", "ووزارة")]
    )
    def test_an_arabic_word_is_found_with_and_without_its_and(self, called, question, title):
        wanted = called(title, "ar")
        called("ستة عسكريين", "ar")
        assert wanted in matches(self.centre, Commitment, question)
        assert matches(self.centre, Commitment, question).count() == 1

    def test_what_holds_the_words_as_typed_comes_first_and_then_what_is_newest(self, called):
        typed = called("Police")
        older, newer = called("Policies"), called("Policy")
        (found,) = search(actor=self.centre, text="police")
        assert found.rows == [typed, newer, older]
        (first,) = search(actor=self.centre, text="police", shown=1)
        assert (first.rows, first.count) == ([typed], 3)
        choice = Choice(CHOOSABLE["register.commitment"], self.centre)
        assert choice.fitting("police", 5)[0] == typed
        assert len(choice.fitting("police", 5)) == 3

    def test_of_words_that_very_many_hold_the_same_is_found_in_the_same_order(self, called, monkeypatch):
        typed, older, newer = called("Police"), called("Policies"), called("Policy")
        monkeypatch.setattr(services, "LOOKED_UP", 0)
        (found,) = search(actor=self.centre, text="police")
        assert (found.rows, found.count, found.more) == ([typed, newer, older], 3, False)
        assert set(matches(self.centre, Commitment, "police")) == {typed, older, newer}
        Commitment.objects.filter(pk__in=[typed.pk, newer.pk]).update(classification="internal")
        Commitment.objects.filter(pk=older.pk).update(classification="public")
        (found,) = search(actor=worlds.actor("focal_point", worlds.body("Tjetra")), text="police")
        assert (found.rows, found.count) == ([older], 1)

    def test_no_more_is_counted_than_anybody_reads(self, called, monkeypatch):
        titles = ("Police", "Policies", "Policy")
        made = [called(title) for title in titles]
        monkeypatch.setattr(services, "MOST_COUNTED", 2)
        (found,) = search(actor=self.centre, text="police")
        assert (found.count, found.more, len(found.rows)) == (2, True, 3)
        assert Event.objects.get(verb="search.all.asked").details["hits"] == 2

        def listed(query):
            return CommitmentTable(RequestFactory().get(f"/{query}"), selectors.commitments(self.centre))

        with override("en"):
            assert listed("?q=police").how_many == "More than 2 of 3 rows match; the first 2 stand here"
            assert listed("?q=policies").how_many == "1 of 3 rows match"
            assert listed("").how_many == "3 rows"
        asked = listed("?q=police&export=csv")
        assert (asked.count, len(list(asked.rows_for_export()))) == (3, len(made)), "a file holds all"

    def test_a_list_that_words_narrow_looks_for_them_once_beside_asking_how_many_hold_them(self, called):
        for title in ("Police", "Policies", "Policy"):
            called(title)
        table = CommitmentTable(RequestFactory().get("/?q=police&page=2"), selectors.commitments(self.centre))
        table.per_page = 2
        with CaptureQueriesContext(connection) as asked:
            assert (table.count, len(table.page.object_list)) == (3, 1)
        index = "search_entry" if connection.vendor == "postgresql" else "search_of_kinds"
        assert sum(index in one["sql"] for one in asked.captured_queries) == 2

    def test_a_wider_question_shows_nothing_more_of_what_may_not_be_seen(self, called):
        called("Trajnimi i policisë")
        Commitment.objects.update(classification="internal")
        stranger = worlds.actor("focal_point", worlds.body("Tjetra"))
        assert search(actor=stranger, text="trajnimin e policëve") == []
        assert Choice(CHOOSABLE["register.commitment"], stranger).fitting("trajnimin e policëve", 5) == []

    def test_what_only_links_words_is_asked_for_where_nothing_else_is(self, called):
        wanted = called("Trajnimi i policisë")
        assert wanted in matches(self.centre, Commitment, "të trajnimit")
        assert wanted in matches(self.centre, Commitment, "i")
        assert wanted not in matches(self.centre, Commitment, "të")


@given(st.one_of(TEXT, st.sampled_from(["policëve", "ZOT-7Q4K-M2", "abcdit", "abcit", "وتدريب"])))
def test_whoever_types_a_word_of_a_record_finds_it(text):
    for word in tokens(text):
        assert any(words.spelled(word).startswith(one) for ways in words.beginnings(word) for one in ways)


def test_a_short_word_a_number_and_a_reference_stay_whole():
    for word in ("ligj", "ari", "2027", "7q4kit"):
        assert words.beginnings(word) == [(words.spelled(word),)]


def test_composed_and_decomposed_letters_are_the_same_word():
    assert words.asked(unicodedata.normalize("NFD", "Shqipëri")) == words.asked("Shqipëri")


@pytest.mark.django_db
def test_words_that_many_records_hold_tell_a_record_when_few_hold_them_together(monkeypatch):
    monkeypatch.setattr(services, "SELDOM", 1)
    held = ("ari dielli", "ari hëna", "dielli hëna", "ari dielli hëna", "ari yll", "dielli toka yll", "hëna toka yll")
    for text in held:
        Entry.objects.create(object_type="register.commitment", object_id=uuid.uuid4(), words=words.words_of([text]))
    asked = ["ari", "diell", "hena", "toka", "yll", "zog"]

    def holders(together):
        return sum(all(any(word.startswith(one) for word in tokens(text)) for one in together) for text in held)

    wanted = [
        together
        for size in (1, 2, 3)
        for together in combinations(asked, size)
        if holders(together) <= 1 and all(holders(part) > 1 for part in combinations(together, size - 1) if part)
    ]
    found = seldom(Commitment, asked)
    assert set(found) == set(wanted)
    assert [holders(one) for one in found] == sorted(holders(one) for one in wanted), "what fewest hold comes first"
