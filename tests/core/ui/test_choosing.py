"""A record is chosen among those that somebody may see: by typing, with and without a script."""

import re
import uuid

import pytest
from django import forms
from django.http import QueryDict
from django.utils.translation import override

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.audit.services import keyed
from zotim.core.search.choosing import CHOOSABLE, FEW, Choice, choosable
from zotim.core.texts import Translated
from zotim.core.ui import choosing
from zotim.core.ui.choosing import SHOWN, RecordField, RecordsField, asked_by
from zotim.register.models import Commitment
from zotim.register.services import suggestion_accept

pytestmark = pytest.mark.django_db


class One(forms.Form):
    reference = RecordField("register.commitment", label="Commitment", missing="There is none.")


class Any(forms.Form):
    reference = RecordsField("register.commitment", label="Commitments", missing="There is none.")


def asked(*values: str, by, form=One, **fields) -> forms.Form:
    data = QueryDict(mutable=True)
    data.setlist("reference", values)
    made = form(data)
    for name, value in fields.items():
        setattr(made.fields["reference"], name, value)
        made.fields["reference"].widget.is_required = made.fields["reference"].required
    asked_by(made, by)
    return made


def options(page: str) -> list[tuple[str, bool]]:
    """The keys that can be chosen, and whether each is."""
    return [(key, bool(on)) for key, on in re.findall(r'value="([0-9a-f-]{36})"( checked)?', page)]


@pytest.fixture
def analyst():
    return worlds.actor("analyst")


def accepted(by, *titles: str) -> list[Commitment]:
    found = []
    for title in titles:
        suggestion = worlds.document(by).suggestions.first()
        lead = worlds.body("Ministria", "ministry")
        found.append(suggestion_accept(actor=by, suggestion=suggestion, title=Translated.of("en", title), lead=lead))
    return found


@pytest.fixture
def two(analyst):
    return accepted(analyst, "Train officers", "Train judges")


@pytest.fixture
def many(analyst):
    return accepted(analyst, *(f"Train group {number}" for number in range(SHOWN + 2)))


def searches() -> list[dict]:
    return list(Event.objects.filter(verb="search.all.asked").order_by("at").values_list("details", flat=True))


@pytest.mark.parametrize(("words", "hits"), [("train", 2), ("judges", 1), ("ships", 0)])
def test_with_no_script_a_form_that_looked_for_words_leaves_one_code_and_count(two, analyst, words, hits):
    form = asked(words, by=analyst)
    form.is_valid()
    str(form)
    assert searches() == [{"terms": keyed(words), "hits": hits}]


def test_words_beside_a_choice_that_fits_them_are_logged_when_the_page_shows_what_else_does(two, analyst):
    form = asked("train", str(two[0].pk), by=analyst)
    assert form.is_valid()
    assert searches() == []
    str(form)
    assert searches() == [{"terms": keyed("train"), "hits": 2}]


def test_a_form_that_came_with_a_choice_alone_looked_for_nothing(two, analyst):
    form = asked(str(two[0].pk), by=analyst)
    form.is_valid()
    str(form)
    assert searches() == []


def test_a_reference_is_enough_in_any_case(two, analyst):
    form = asked(f" {two[0].reference.lower()} ", by=analyst)
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[0]


def test_words_of_a_title_are_enough_when_they_fit_one(two, analyst):
    form = asked("judges", by=analyst)
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[1]


def test_words_that_fit_several_name_them_and_offer_them(two, analyst):
    form = asked("train", by=analyst)
    assert not form.is_valid()
    assert all(one.reference in str(form.errors) for one in two)
    assert dict(options(str(form["reference"]))) == {str(one.pk): False for one in two}


def test_with_no_script_one_chooses_from_what_the_words_found_and_sends_both(two, analyst):
    form = asked("train", str(two[0].pk), by=analyst)
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[0]


def test_newer_words_count_more_than_what_was_chosen_before(two, analyst):
    form = asked("judges", str(two[0].pk), by=analyst)
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two[1]


@pytest.mark.parametrize("value", ["ships", "ZOT-0000-00", str(uuid.uuid4()), "\x00", "   ", "'; --", "%"])
def test_what_isnt_there_isnt_found(two, analyst, value):
    form = asked(value, by=analyst)
    assert not form.is_valid()
    assert "reference" in form.errors


def test_what_may_not_be_seen_is_neither_found_nor_offered_nor_taken(two):
    Commitment.objects.update(classification="restricted")
    stranger = worlds.actor("focal_point", worlds.body("Tjetra"))
    for value in (two[0].reference, "train", str(two[0].pk)):
        form = asked(value, by=stranger)
        assert "There is none." in str(form.errors)
        assert options(str(form["reference"])) == []


def test_nobody_chooses_in_a_form_that_wasnt_told_who_asks(two):
    form = One({"reference": two[0].reference})
    assert not form.is_valid()
    assert options(str(form["reference"])) == []


def test_few_are_all_there_to_choose_from(two, analyst):
    form = One()
    asked_by(form, analyst)
    assert dict(options(str(form["reference"]))) == {str(one.pk): False for one in two}


def test_many_are_found_by_words_so_many_at_a_time(many, analyst):
    assert len(many) > FEW
    form = One()
    asked_by(form, analyst)
    assert options(str(form["reference"])) == []
    page = str(asked("train", by=analyst)["reference"])
    assert len(options(page)) == SHOWN
    assert "More fit than are shown" in page


def test_what_was_there_before_is_chosen_even_among_many(many, analyst):
    form = One(initial={"reference": many[3].pk})
    asked_by(form, analyst)
    assert options(str(form["reference"])) == [(str(many[3].pk), True)]


def test_a_choice_that_may_be_left_open_can_be_taken_back(two, analyst):
    assert 'value=""> none' in str(asked(str(two[0].pk), by=analyst, required=False)["reference"])
    assert 'value=""> none' not in str(asked(str(two[0].pk), by=analyst, required=True)["reference"])
    form = asked("", "", by=analyst, required=False)
    assert form.is_valid()
    assert form.cleaned_data["reference"] is None


def test_several_stay_chosen_while_one_looks_for_others(two, analyst):
    form = asked("judges", str(two[0].pk), by=analyst, form=Any)
    assert options(str(form["reference"])) == [(str(two[0].pk), True), (str(two[1].pk), False)]
    assert form.is_valid()
    assert form.cleaned_data["reference"] == two
    assert not asked("ships", str(two[0].pk), by=analyst, form=Any).is_valid()
    assert not asked(str(uuid.uuid4()), str(two[0].pk), by=analyst, form=Any).is_valid()
    assert not asked(by=analyst, form=Any).is_valid()
    left = asked(by=analyst, form=Any, required=False)
    assert left.is_valid()
    assert left.cleaned_data["reference"] == []


def test_a_name_stands_for_one_choice():
    with pytest.raises(ValueError, match="can be chosen already"):
        choosable("register.commitment")(lambda actor, of: Commitment.objects.none())


def test_what_a_page_shows_takes_no_more_queries_for_many_than_for_one(many, analyst, django_assert_num_queries):
    choice = Choice(CHOOSABLE["register.commitment"], analyst)
    with django_assert_num_queries(4):  # how many fit, what holds the words as typed, what begins like them, rows
        assert choosing.look(choice, "train 1").options
    with django_assert_num_queries(3):  # enough hold them as typed
        assert len(choosing.look(choice, "train").options) == SHOWN


def test_a_form_with_a_hundred_such_fields_reads_them_once(two, analyst, django_assert_num_queries):
    form = forms.Form(initial={f"evidence_{number}": two[number % 2].pk for number in range(100)})
    for number in range(100):
        form.fields[f"evidence_{number}"] = RecordField("register.commitment", label="Commitment")
    asked_by(form, analyst)
    with django_assert_num_queries(3):  # which are few, the records, and those chosen in the first field
        assert len(options(str(form))) == 200


class TestTheAddress:
    """``/choose/…``: what is fetched while somebody types."""

    @pytest.fixture
    def ask(self, client):
        worlds.demo_installation()
        someone = worlds.user("analyst")
        client.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return lambda name="register.commitment", **query: client.get(f"/choose/{name}/", query)

    def test_it_shows_what_fits_to_choose_from(self, two, ask):
        answer = ask(field="reference", reference="judg")
        assert answer.status_code == 200
        assert options(answer.content.decode()) == [(str(two[1].pk), False)]
        assert 'name="reference"' in answer.content.decode()

    def test_its_log_holds_a_code_and_a_count_and_not_the_words(self, two, ask):
        ask(field="reference", reference="judg")
        event = Event.objects.get(verb="search.all.asked")
        assert event.details["hits"] == 1
        assert "judg" not in str(event.details)

    def test_what_was_chosen_of_several_comes_back_chosen(self, two, ask):
        answer = ask(field="reference", reference=["judg", str(two[0].pk)], many="1")
        assert options(answer.content.decode()) == [(str(two[0].pk), True), (str(two[1].pk), False)]

    def test_nothing_else_is_an_address(self, two, ask):
        assert ask("register.everything", field="reference").status_code == 404
        assert ask(field='"><script>').status_code == 404
        assert ask(field="reference", of="nonsense").status_code == 404
        assert ask().status_code == 404

    def test_no_choice_asks_without_a_record_more_than_it_may(self, two, ask):
        for name in CHOOSABLE:
            assert ask(name, field="x", x="a").status_code == 200

    def test_a_visitor_is_sent_to_the_door(self, client):
        answer = client.get("/choose/register.commitment/?field=reference")
        assert answer.status_code == 302


def test_what_is_asked_for_and_how_it_is_looked_for_stand_beside_each_other():
    with override("en"):
        told = str(RecordField("register.commitment", help_text="For a measure.").help_text)
    assert told == "For a measure. Type words of its title, their beginnings, or its reference."
