"""Deeds that no list of phrases names: read from who acts, the form of the verb and what is counted, dated or named."""

import pytest

from zotim.engines.claims import read

DEEDS = [
    # English: verbs of many uses and of no list, in the present, the past and the passive.
    ("en", "The Treasury picks up the bill for the Kirkuk clinic, 2 million euros.", "ongoing", "2000000"),
    ("en", "Two more trainers follow in May for the Iraqi army.", "ongoing", "2"),
    ("en", "Sixty social workers have gone through the course on radicalisation.", "done", "60"),
    ("en", "Madrid shifted two drones to Kuwait.", "done", "2"),
    ("en", "The Criminal Code was changed to punish terrorist financing.", "done", None),
    ("en", "Grants for camp schools are awarded every year to local groups.", "ongoing", None),
    ("en", "A second convoy of aid for Mosul is due in March 2027.", "pledge", None),
    ("en", "The agency shut down 40 Telegram channels of the terrorist group.", "done", "40"),
    ("en", "A mobile team visited four prisons.", "done", "4"),
    # Albanian: pronouns before the verb, verbs of coming and going, passives and presents with a time to come.
    ("sq", "Ekipi ynë po u mëson mekanikëve pesmergë riparimin e dronëve.", "ongoing", None),
    ("sq", "Në pranverë vijmë me gjashtë ushtarë të tjerë.", "pledge", "6"),
    ("sq", "Fushata kundër propagandës arriti 1,2 milionë përdorues.", "done", "1200000"),
    ("sq", "Dosjet e 12 luftëtarëve iu kaluan prokurorisë.", "done", "12"),
    ("sq", "Drejtorisë së Burgjeve i rekomanduam të shtojë orët e mësimit.", "call", None),
    ("sq", "Faza e tretë e çminimit nis në pranverë.", "pledge", None),
    # Arabic: passives of weak verbs, presents of ours, a verb behind a time or a place, a verb before a certain body.
    ("ar", "أُنشئت في ميناء دمياط وحدة لتتبع تمويل الإرهاب.", "done", None),
    ("ar", "منذ يناير يتفرغ أربعة مدعين لقضايا العائدين من سوريا.", "ongoing", "4"),
    ("ar", "هذا العام رممت الكويت ثلاث مدارس في الموصل.", "done", "3"),
    ("ar", "مر ستون أخصائيا اجتماعيا بدورة عن التطرف.", "done", "60"),
    ("ar", "في أيلول 2024 حطت في مطار أربيل معدات مستشفى ميداني.", "done", None),
    ("ar", "ستصل إلى بغداد في مايو ثلاث عربات لإبطال الألغام.", "pledge", "3"),
    ("ar", "ونطلب من الشركاء ألا يكتفوا بالوعود في مكافحة الإرهاب.", "call", None),
]

NONE = [
    ("en", "Resolution 2396 requires Member States to collect passenger data."),
    ("sq", "Rezoluta 1373 i detyron shtetet të bllokojnë fondet e terroristëve."),
    ("ar", "ويوجب القرار 2396 على الدول جمع بيانات الركاب."),
    ("en", "The two sides exchanged views on terrorist propaganda."),
    ("en", "A proposal to fund a prison in Hasakah was turned down."),
    ("en", "No funds have been frozen under resolution 1267."),
    ("en", "They had come to talk about the clinics."),
    ("en", "The call for applications to our prisons closes on Friday."),
    ("sq", "Ministri u përgjigj se listën e terroristëve e ka prokuroria."),
    ("sq", "Studimi mbështetet në 64 biseda për radikalizimin."),
    ("ar", "وقد سئلنا عن سيارات إسعاف."),
]


@pytest.mark.parametrize(("language", "sentence", "action", "quantity"), DEEDS)
def test_a_deed_is_told_by_the_structure_of_its_clause(
    language: str, sentence: str, action: str, quantity: str | None
) -> None:
    [claim] = read(sentence, language)
    assert claim.action == action
    assert claim.quantity is None if quantity is None else str(claim.quantity) == quantity


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_what_nobody_does_or_somebody_only_says_is_none(language: str, sentence: str) -> None:
    assert read(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "quantity"),
    [
        pytest.param("قدمت الحكومة أكثر من ثلاثين ألف دولار للعائدين.", "30000", id="more than"),
        pytest.param("وقد تخرج على أيديهم ألفا جندي.", "2000", id="two thousand"),
        pytest.param("قدمت الحكومة ألفا وأربعمئة حقيبة للعائدين.", "1400", id="a thousand and four hundred"),
        pytest.param("ونسهم بكتيبتين في بعثة الاتحاد الأفريقي بالصومال.", "2", id="the dual of what no list knows"),
        pytest.param("قدمت الحكومة نحو مليوني يورو للعائدين.", "2000000", id="about two million"),
    ],
)
def test_arabic_counts_by_the_dual_and_behind_more_than(sentence: str, quantity: str) -> None:
    [claim] = read(sentence, "ar")
    assert str(claim.quantity) == quantity


@pytest.mark.parametrize(
    ("language", "sentence", "count"),
    [
        ("sq", "Komiteti vendosi: a) të ngrejë një tryezë me bankat; b) të miratojë udhëzuesin kundër terrorizmit.", 2),
        ("ar", "قرر المجلس: 1- إنشاء صندوق لضحايا الإرهاب؛ 2- تدريب أربعين قاضيا؛ 3- إرسال خبراء إلى بغداد.", 3),
    ],
)
def test_a_list_that_runs_on_in_one_sentence_is_pledged_item_by_item(language: str, sentence: str, count: int) -> None:
    claims = read(sentence, language)
    assert [claim.action for claim in claims] == ["pledge"] * count


@pytest.mark.parametrize(
    ("language", "sentence", "objects"),
    [
        ("sq", "Shqipëria do të dërgojë dy mjekë si dhe tre infermierë.", ["dy mjekë", "tre infermierë"]),
        ("sq", "Shqipëria do të dërgojë dy mjekë, si dhe tre infermierë.", ["dy mjekë", "tre infermierë"]),
        ("sq", "Shqipëria do të dhurojë ambulanca, gjeneratorë si edhe ilaçe.", ["ambulanca", "gjeneratorë", "ilaçe"]),
        ("en", "Albania will send two doctors as well as three nurses.", ["two doctors", "three nurses"]),
        ("en", "Albania will donate tents, generators, as well as medicines.", ["tents", "generators", "medicines"]),
    ],
)  # fmt: skip
def test_a_conjunction_of_several_words_parts_items_and_is_in_none(
    language: str, sentence: str, objects: list[str]
) -> None:
    assert [claim.object for claim in read(sentence, language)] == objects


def test_what_joins_its_objects_has_one() -> None:
    [claim] = read("The centre brings together police officers, teachers and imams against radicalisation.", "en")
    assert claim.passage.startswith("brings together police officers")


def test_a_second_number_behind_a_comma_is_an_aside() -> None:
    [claim] = read("The unit answered 312 requests on terrorist financing, 18 per cent more than before.", "en")
    assert str(claim.quantity) == "312"


JOINED = [
    ("Shqipëria do të trajnojë 40 mësues dhe do të hapë dy qendra.", "pledge"),
    ("Ministria do të trajnojë 40 mësues dhe të hapë dy qendra.", "pledge"),
    ("U trajnuan 40 mësues dhe u hapën dy qendra.", "done"),
    ("Albania will train 40 teachers and open two centres.", "pledge"),
    ("Forty teachers will be trained and two centres opened.", "pledge"),
    ("ستدرب ألبانيا 40 معلما وستفتح مركزين.", "pledge"),
    ("ستدرب ألبانيا 40 معلما وتفتح مركزين.", "pledge"),
    ("تعتزم ألبانيا تدريب 40 معلما وفتح مركزين.", "pledge"),
    ("دربت ألبانيا 40 معلما وفتحت مركزين.", "done"),
]


@pytest.mark.parametrize(("text", "action"), JOINED)
def test_two_verbs_that_are_joined_give_two_claims(text, action):
    assert [(claim.action, claim.quantity) for claim in read(text)] == [(action, 40), (action, 2)]


PLANS = [
    ("Do të ngrihet një qendër pritjeje deri në fund të 2026.", "një qendër pritjeje", "2026-12-31"),
    ("Të ngrihet një qendër pritjeje deri në dhjetor 2026.", "një qendër pritjeje", "2026-12"),
    ("Brenda vitit 2027 ngrihen tri qendra rinore në Kukës.", "tri qendra rinore", "2027"),
    ("A reception centre will be established by the end of 2026.", "A reception centre", "2026-12-31"),
    ("يُنشأ مركز لاستقبال العائدين قبل نهاية عام 2026.", "مركز لاستقبال العائدين", "2026-12-31"),
    ("وفي أربيل سيتم افتتاح مركز للإرشاد في عام 2027.", "مركز للإرشاد", "2027"),
]


@pytest.mark.parametrize(("text", "subject", "stated"), PLANS)
def test_a_passive_of_a_plan_keeps_what_is_to_be_done_and_by_when(text, subject, stated):
    (claim,) = read(text)
    assert (claim.action, claim.stated) == ("pledge", stated)
    assert subject in claim.passage
