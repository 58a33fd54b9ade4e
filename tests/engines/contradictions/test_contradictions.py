"""Contradictions of four kinds, and what is no contradiction. All statements are made up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from zotim.engines.claims import read
from zotim.engines.contradictions import (
    Entry,
    Kind,
    against_record,
    between,
    compare_translations,
    of_the_same,
    weakened,
)
from zotim.vocabulary import ClaimAction, DatePrecision, Language, LineOfEffort


def kinds(one: str, other: str) -> list[str]:
    return [found.kind for found in between(read(one), read(other))]


SIX = "Albania will send six soldiers to NATO Mission Iraq."
EIGHT = "Albania will send eight soldiers to NATO Mission Iraq."


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (SIX, EIGHT, "quantity"),
        (SIX, "Shqipëria do të dërgojë tetë ushtarë në misionin e NATO-s në Irak.", "quantity"),
        ("سترسل ألبانيا ستة جنود إلى بعثة الناتو في العراق.", EIGHT, "quantity"),
        ("Albania will train 40 teachers in March 2027.", "Albania will train 40 teachers in September 2027.", "date"),
        ("Albania will train 40 teachers.", "Kosovo will train 40 teachers.", "actor"),
        (SIX, "Albania has sent six soldiers to NATO Mission Iraq.", "force"),
        (SIX, "Albania will send six soldiers to NATO Mission Iraq once parliament agrees.", "force"),
        ("أعادت كندا تسعة أطفال من المخيم.", "Canada brought home seven children from the camp.", "quantity"),
        ("The Centre hired seven psychologists.", "The Centre hired five psychologists.", "quantity"),
        (
            "The Ministry will publish the strategy by the end of 2026.",
            "ستنشر الوزارة الاستراتيجية في مارس 2027.",
            "date",
        ),
        (
            "Rotacioni i dytë do të niset për Irak në janar 2027.",
            "The second rotation will leave for Iraq in October 2026.",
            "date",
        ),
        ("ستقود الدنمارك بعثة الناتو في العراق.", "Spain will lead NATO Mission Iraq.", "actor"),
        (
            "Italia do të drejtojë grupin e punës për financimin.",
            "Germany will lead the working group on financing.",
            "actor",
        ),
        ("Kuvendi miratoi strategjinë kundër terrorizmit.", "Parliament will adopt the strategy.", "force"),
        (
            "Shqipëria do të dërgojë gjashtë ushtarë në Irak.",
            "إذا وافق البرلمان فسترسل ألبانيا ستة جنود إلى العراق.",
            "force",
        ),
    ],
)
def test_two_statements_contradict_in_quantity_date_actor_or_force(one: str, other: str, kind: str) -> None:
    assert kinds(one, other) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Albania will train 40 teachers.", "Albania will train 20 prosecutors."),
        ("Albania will train 40 teachers.", "Albania will send six soldiers to Iraq."),
        ("Albania will send six soldiers to NATO Mission Iraq.", "Albania will send two soldiers to KFOR."),
        ("Albania donated 200,000 euro to the fund in 2019.", "Albania donated 100,000 euro to the fund in 2021."),
        ("Albania will train 40 teachers in 2027.", "Albania will train 40 teachers in March 2027."),
        ("Albania will train 40 teachers.", "Albania will train 40 teachers in 2027."),
        ("The government will train 40 teachers.", "Albania will train 40 teachers."),
        ("Albania calls on states to train teachers.", "Albania will train teachers."),
        ("Two families were housed in Tirana.", "Five families were housed in Durrës."),
        ("The Ministry will publish the strategy in 2026.", "Ministria do ta botojë strategjinë në vitin 2026."),
    ],
)
def test_what_is_not_comparable_or_fits_together_is_no_contradiction(one: str, other: str) -> None:
    assert kinds(one, other) == []


def test_a_contradiction_shows_passages_values_and_rule() -> None:
    [found] = between(
        read("Albania will send six soldiers to Iraq."), read("Albania will send eight soldiers to Iraq.")
    )
    assert (found.one.passage, found.other.passage) == (
        "will send six soldiers to Iraq",
        "will send eight soldiers to Iraq",
    )
    assert (found.one_value, found.other_value, found.rule) == ("6 soldiers", "8 soldiers", "quantity.count")
    for words in ("quantity", "6 soldiers", "8 soldiers", "quantity.count"):
        assert words in found.explanation


def test_a_statement_contradicts_the_record() -> None:
    entry = Entry(
        reference="ZOT-7Q4K",
        title="Dërgimi i gjashtë ushtarakëve në misionin e NATO-s në Irak",
        language=Language.ALBANIAN,
        action=ClaimAction.PLEDGE,
        line_of_effort=LineOfEffort.MILITARY,
        actor="Albania",
        quantity=Decimal(6),
        unit="soldiers",
        date="2027-03-31",
        date_precision=DatePrecision.MONTH,
        partner="NATO Mission Iraq",
    )
    found = against_record(read("Albania has sent four soldiers to NATO Mission Iraq."), [entry])
    assert {one.kind for one in found} == {Kind.QUANTITY, Kind.FORCE}
    assert {one.other.reference for one in found} == {"ZOT-7Q4K"}
    assert against_record(read("Albania will send six soldiers to NATO Mission Iraq by March 2027."), [entry]) == []


TRAINING = (
    "Brenda vitit 2027 do të trajnojmë 25 prokurorë dhe hetues për hetimin e financimit të terrorizmit. Italia premtoi "
    "se do ta financojë me 500 mijë euro trajnimin e policisë sonë kufitare."
)
LAW = Entry(
    reference="ZOT-LAWS",
    title="Ligji kundër financimit të terrorizmit",
    language=Language.ALBANIAN,
    action=ClaimAction.DONE,
    line_of_effort=LineOfEffort.COUNTER_FINANCE,
    also=LineOfEffort.LEGISLATION,
    date="2026-06-30",
    date_precision=DatePrecision.DAY,
)


def test_to_train_people_isnt_the_law_that_was_adopted_however_many_words_they_share() -> None:
    adopted = replace(LAW, title="adopted the law on terrorist financing", language=Language.ENGLISH)
    assert against_record(read(TRAINING), [LAW, adopted]) == []
    due = [replace(one, action=ClaimAction.PLEDGE) for one in (LAW, adopted)]
    assert against_record(read(TRAINING), due) == []


def test_a_title_that_names_no_deed_says_nothing_of_force_until_another_wording_names_it() -> None:
    adopting = read("Kuvendi do të miratojë ligjin kundër financimit të terrorizmit.")
    assert against_record(adopting, [LAW]) == []
    adopted = replace(LAW, title="adopted the law on terrorist financing", language=Language.ENGLISH)
    assert {one.kind for one in against_record(adopting, [LAW, adopted])} == {Kind.FORCE}


EN = "Albania will send six soldiers to Iraq in 2027. It has adopted a new strategy. Propaganda fosters recruitment."
SQ = (
    "Shqipëria do të dërgojë tetë ushtarë në Irak në vitin 2027. Ajo do të miratojë një strategji të re. Propaganda "
    "mund të nxisë rekrutimin."
)


def test_translations_are_aligned_claim_by_claim_and_compared() -> None:
    found = compare_translations(EN, "en", SQ, "sq")
    assert all(pair.one is not None and pair.other is not None for pair in found.pairs)
    assert [(one.kind, one.rule) for one in found.contradictions] == [
        ("quantity", "quantity.count"),
        ("force", "force.pledged-done"),
        ("force", "force.modal"),
    ]


def test_a_claim_that_one_translation_leaves_out_stands_alone() -> None:
    found = compare_translations(EN, "en", SQ.partition(" Ajo")[0], "sq")
    assert [pair.other is None for pair in found.pairs] == [False, True]


def test_a_faithful_translation_has_no_contradiction() -> None:
    text = "سترسل ألبانيا ستة جنود إلى العراق في عام 2027."
    assert (
        compare_translations("Albania will send six soldiers to Iraq in 2027.", "en", text, "ar").contradictions == ()
    )


@pytest.mark.parametrize(
    ("one", "language", "other", "other_language", "expected"),
    [
        ("The internet fosters violent extremism.", "en", "The internet may foster violent extremism.", "en", 1),
        ("The internet fosters violent extremism.", "en", "Interneti mund të nxisë ekstremizmin e dhunshëm.", "sq", 1),
        ("الإنترنت يعزز التطرف العنيف.", "ar", "قد يعزز الإنترنت التطرف العنيف.", "ar", 1),
        ("قد عززت الحكومة مكافحة التطرف العنيف.", "ar", "عززت الحكومة مكافحة التطرف العنيف.", "ar", 0),
        ("The internet fosters violent extremism.", "en", "Schools may teach.", "en", 0),
    ],
)
def test_fosters_and_may_foster_differ_in_force(
    one: str, language: str, other: str, other_language: str, expected: int
) -> None:
    assert len(weakened(one, Language(language), other, Language(other_language))) == expected


def test_of_what_is_known_to_be_the_same_number_and_date_are_compared_whatever_else_is_said() -> None:
    [claim] = read("Shqipëria do të trajnojë 60 mësues deri në qershor 2027.")
    entry = Entry(
        reference="ZOT-AAAA-AA",
        title="A course in Elbasan",
        language=Language.ALBANIAN,
        action=ClaimAction.PLEDGE,
        line_of_effort=claim.line_of_effort,
        actor="Kosovo",
        quantity=Decimal(40),
        unit=claim.unit,
        date="2026-06-30",
        date_precision=DatePrecision.DAY,
    )
    assert against_record([claim], [entry]) == []
    assert [found.kind for found in of_the_same(claim, [entry])] == [Kind.QUANTITY, Kind.DATE]
