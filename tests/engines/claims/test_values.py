"""How many and when: what counts the object, what is a period, and to which clause a date belongs."""

import pytest

from zotim.engines.claims import read


@pytest.mark.parametrize(
    "text",
    [
        "ستنظم الوزارة دورة مدتها ساعتان لأفراد الشرطة.",
        "ستنشر ألبانيا تقريرا كل شهرين.",
        "جددت ألبانيا الاتفاق عامين.",
        "دربت الوزارة الضباط أسبوعين.",
        "ستدرب الوزارة الضباط يومين في السنة.",
        "ستنفذ الوزارة البرنامج على مرحلتين.",
        "Ministria do t'i trajnojë oficerët brenda dy vjetësh.",
        "Agjencia do të hapë një linjë 24-orëshe për familjet.",
        "The agency will open a 24-hour hotline for families.",
        "Komisioni miratoi me 11 vota pro dhe 2 kundër projektligjin për bllokimin e aseteve.",
    ],
)
def test_a_period_and_votes_are_no_quantity(text):
    (claim,) = read(text)
    assert (claim.quantity, claim.unit) == (None, None)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("ستفتح ألبانيا مركزين للإرشاد.", 2),
        ("أرسلت ألبانيا كتيبتين إلى العراق لمدة سنتين.", 2),
        ("قالت الوزارة إن 830 عائلة غادرت المخيم إلى قراها.", 830),
        ("أحبطت المصالح الأمنية المغربية، فجر السبت، محاولة سفر خمسة شبان إلى منطقة الساحل.", 5),
        ("أصدرت محكمة جنايات نينوى، بتاريخ 22/10/2025، حكما بالسجن خمس عشرة سنة على متهم.", 15),
        ("Gjykata e dënoi me shtatë vjet burgim për financim të terrorizmit.", 7),
        ("The court sentenced a recruiter to nine years in prison for terrorist financing.", 9),
        ("Of that sum, NOK 6 million went to two schools in Hit.", 6_000_000),
    ],
)
def test_what_is_counted_or_served_is_one(text, quantity):
    assert [claim.quantity for claim in read(text)] == [quantity]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Njëmbëdhjetë studentë do të trajnohen në pranverën 2027.", ["2027"]),
        ("ستفتتح الوزارة مركزا للإرشاد في خريف 2027.", ["2027"]),
        ("Denmark has set aside DKK 150 million for Iraq in the budget for 2026.", ["2026"]),
        ("Having withdrawn its last aircraft in January 2018, Australia keeps staff officers in Iraq.", [None]),
        ("Albania chairs the working group and, since 2021, trains Iraqi officers.", [None, "2021"]),
        ("Një mision do të vizitojë Bagdadin në tremujorin e katërt të vitit 2026.", ["2026-Q4"]),
        ("Deri në fund të vitit 2026 do të ngrihet një qendër për familjet.", ["2026-12-31"]),
    ],
)
def test_a_date_belongs_to_its_own_clause(text, dates):
    assert [claim.stated for claim in read(text)] == dates


@pytest.mark.parametrize(
    ("language", "sentence", "quantity"),
    [
        pytest.param("en", "The clinic treats children in nine of our twelve camps.", 9, id="of a whole"),
        pytest.param("ar", "أرسلت الوزارة شحنة من ثلاثين خيمة.", 30, id="what a collective holds, ar"),
        pytest.param("en", "Sixteen officers, five of them women, now advise the academy.", 16, id="who does it"),
        pytest.param("sq", "Njëzet hetues nga tri qytete përfunduan kursin.", 20, id="who does it, sq"),
    ],
)
def test_how_many_are_meant(language: str, sentence: str, quantity: int) -> None:
    [claim] = read(sentence, language)
    assert claim.quantity == quantity


def test_a_word_at_the_end_of_a_sentence_is_read_without_a_following_one() -> None:
    assert [claim.quantity for claim in read("في مدرستنا سقف يقطر. دربت الوزارة 50 ضابطا.", "ar")] == [50]
