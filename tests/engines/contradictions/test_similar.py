"""Which entries of the record a claim may already stand in."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.claims import read
from zotim.engines.contradictions import Entry, Reason, against_record, beginnings, similar
from zotim.engines.scripts import tokens
from zotim.vocabulary import ClaimAction, Language, LineOfEffort

[CLAIM] = read("Albania will send six soldiers to NATO Mission Iraq by the end of March 2027.")


def entry(reference, title, language=Language.ENGLISH, line=LineOfEffort.MILITARY, **values):
    return Entry(reference, title, language, ClaimAction.PLEDGE, line, **values)


SOLDIERS = [
    entry("A", "Sending soldiers to NATO Mission Iraq"),
    entry("A", "Dërgimi i ushtarakëve në Misionin e NATO-s në Irak", Language.ALBANIAN),
    entry("A", "إرسال عسكريين إلى بعثة الناتو في العراق", Language.ARABIC),
]


def test_each_reference_comes_once_in_its_best_wording():
    [found] = similar(CLAIM, SOLDIERS)
    assert found.entry == SOLDIERS[0]
    assert found.reasons == (Reason.WORDS, Reason.LINE)


def test_another_language_is_met_by_what_the_words_mean():
    for wording in SOLDIERS[1:]:
        [found] = similar(CLAIM, [wording])
        assert Reason.MEANING in found.reasons


def test_what_is_on_record_in_the_claims_own_language_too_isnt_called_another_language():
    own = entry("A", "Six people for the mission")
    [found] = similar(CLAIM, [own, SOLDIERS[1]])
    assert found.entry == SOLDIERS[1]
    assert found.reasons[0] == Reason.PARAPHRASE


def test_what_has_the_same_values_stands_before_what_hasnt():
    values = {"quantity": Decimal(6), "unit": "soldiers", "date": "2027-03-31", "partner": "NATO Mission Iraq"}
    near, far = entry("B", "Sending soldiers to Iraq", **values), entry("A", "Sending soldiers to Iraq")
    found = similar(CLAIM, [far, near])
    assert [one.entry for one in found] == [near, far]
    assert found[0].reasons == (Reason.WORDS, Reason.QUANTITY, Reason.DATE, Reason.PARTNER, Reason.LINE)


def test_values_alone_make_nothing_alike_and_neither_does_another_deed():
    values = {"quantity": Decimal(6), "date": "2027-03-31"}
    assert similar(CLAIM, [entry("A", "Building six schools", **values)]) == []
    assert similar(CLAIM, [entry("A", "Training six soldiers in Iraq", **values)]) == []


@given(st.permutations(SOLDIERS + [entry(code, "Sending soldiers") for code in "BCDEFG"]), st.integers(1, 8))
def test_the_order_of_the_record_changes_nothing_and_no_more_come_than_were_asked_for(record, most):
    found = similar(CLAIM, record, most)
    assert [one.entry.reference for one in found] == list("ABCDEFG")[:most]


def test_whatever_is_alike_or_contradicts_begins_with_one_of_the_beginnings():
    for wording in [*SOLDIERS, entry("B", "Six ushtarë", quantity=Decimal(8), unit="soldiers")]:
        if similar(CLAIM, [wording]) or against_record([CLAIM], [wording]):
            assert any(word.startswith(one) for word in tokens(wording.title) for one in beginnings(CLAIM))


def test_words_that_every_promise_has_are_no_beginning():
    assert "will" not in beginnings(CLAIM)
    assert {"soldie", "ushtar", "عسكري"} <= set(beginnings(CLAIM))
