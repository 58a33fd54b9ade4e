"""What is read from statements in three languages. All statements are made up."""

import itertools
import json
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.engines.claims import Claim, read
from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.sentences import words
from zotim.engines.scripts import detect_language
from zotim.vocabulary import ClaimAction, Language, LineOfEffort

DEMO = {
    "ar": "أعلنت وزارة الدفاع في تيرانا أن ألبانيا تستعد لإرسال ستة عسكريين إلى بعثة الناتو في العراق قبل نهاية "
    "آذار 2027. وأكد المتحدث أن الأوضاع في المنطقة ما زالت صعبة.",
    "sq": "Ministria e Mbrojtjes në Tiranë njoftoi se Shqipëria po përgatitet të dërgojë gjashtë ushtarakë në misionin "
    "e NATO-s në Irak para fundit të marsit 2027. Zëdhënësi theksoi se situata në rajon mbetet e vështirë.",
    "en": "The Ministry of Defence in Tirana announced that Albania is preparing to send six soldiers to NATO Mission "
    "Iraq before the end of March 2027. The spokesman stressed that the situation in the region remains difficult.",
}
BEGINNINGS = {"ar": "تستعد", "sq": "po përgatitet", "en": "is preparing"}


LABELLED = Path(__file__).parents[3] / "benchmarks" / "data" / "claims"


def one(text: str) -> Claim:
    [claim] = read(text)
    return claim


@pytest.mark.parametrize("language", DEMO)
@pytest.mark.parametrize("wrapped", ["{}", "«{}»", "  {}\n"])
def test_the_same_statement_gives_the_same_claim_in_every_language(language: str, wrapped: str) -> None:
    claim = one(wrapped.format(DEMO[language]))
    assert claim.language == language
    assert claim.passage.startswith(BEGINNINGS[language])
    assert (claim.actor, claim.action, claim.line_of_effort) == ("Albania", "pledge", "military")
    assert (claim.quantity, claim.unit) == (Decimal(6), "soldiers")
    assert (claim.date, claim.date_precision, claim.partner) == ("2027-03-31", "day", "NATO Mission Iraq")
    assert claim.instrument is None


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Albania will send soldiers to Iraq.", "pledge"),
        ("Albania is committed to training police officers.", "pledge"),
        ("Albania is committed to the strategy.", "support"),
        ("Albania is an active member of the Global Coalition.", "ongoing"),
        ("Albania is training soldiers in Iraq.", "ongoing"),
        ("Albania has adopted a new law.", "done"),
        ("Albania donated ammunition.", "done"),
        ("Albania supports resolution 2396.", "support"),
        ("Albania calls on all states to freeze terrorist assets.", "call"),
        ("Once parliament agrees, Albania will deploy twelve soldiers.", "conditional"),
        ("Shqipëria do të dërgojë ushtarë.", "pledge"),
        ("Shqipëria vazhdon të trajnojë ushtarë.", "ongoing"),
        ("Shqipëria ka miratuar një ligj të ri.", "done"),
        ("Kuvendi miratoi ligjin.", "done"),
        ("Shqipëria mbështet strategjinë e Koalicionit.", "support"),
        ("Nëse Kuvendi bie dakord, Shqipëria do të dërgojë ushtarë.", "conditional"),
        ("سترسل ألبانيا جنودا إلى العراق.", "pledge"),
        ("تشارك ألبانيا في بعثة الناتو في العراق.", "ongoing"),
        ("أرسلت ألبانيا جنودا إلى العراق.", "done"),
        ("تدعم ألبانيا قرار مجلس الأمن 2396.", "support"),
        ("تدعو ألبانيا جميع الدول إلى تنفيذ القرار 2396.", "call"),
        ("سترسل ألبانيا جنودا إذا وافق البرلمان.", "conditional"),
    ],
)
def test_the_action_is_what_the_words_do(text: str, action: str) -> None:
    assert one(text).action == action


@pytest.mark.parametrize(
    "text",
    [
        "Albania will not send soldiers.",
        "Albania did not adopt the law.",
        "All states must freeze terrorist assets.",
        "Member states should train soldiers.",
        "Iraq needs to train its soldiers.",
        "Iraq requested that Albania train soldiers.",
        "The minister said: “The troops will leave when the work is done”.",
        "The situation of the armed forces remains difficult.",
        "Shqipëria nuk do të dërgojë ushtarë.",
        "Shtetet duhet të miratojnë ligje.",
        "لن ترسل ألبانيا جنودا.",
        "يجب على جميع الدول أن تجمد أموال الإرهابيين.",
        "",
    ],
)
def test_denials_duties_needs_requests_and_quotations_are_no_claims(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister said: “Terrorism has no religion, and we did not choose this fight”.",
        "The minister said: “We will send six soldiers to Iraq”.",
        "Ministri tha: «Do të dërgojmë gjashtë ushtarë në Irak».",
        "قال الوزير: «سنرسل ستة جنود إلى العراق».",
    ],
)
def test_a_quotation_counts_for_a_deed_of_the_own_side_only(text: str) -> None:
    assert [claim.action for claim in read(text)] == (
        ["pledge"] if "six" in text or "gjasht" in text or "ستة" in text else []
    )


RULES = [
    # English
    ("Albania is to host the conference of returnees' families.", "pledge"),
    ("Albania intends to train teachers.", "pledge"),
    ("The Parties agree to hold joint exercises.", "pledge"),
    ("The Assembly approved the deployment of 16 soldiers.", "pledge"),
    ("Albania has committed EUR 2 million to reconstruction.", "pledge"),
    ("Canada announced CAD 6.5 million for demining.", "pledge"),
    ("The bill establishes a register of charities.", "pledge"),
    ("Twelve officers will be deployed.", "pledge"),
    ("Albania offered to host the course.", "pledge"),
    ("The Ministry said that it would send soldiers.", "pledge"),
    ("Albania reaffirmed its readiness to host the working group.", "pledge"),
    ("Some 45 soldiers advise Iraqi cadets.", "ongoing"),
    ("A new strategy is being drafted.", "ongoing"),
    ("Italy finances psychosocial care.", "ongoing"),
    ("Clause 7 empowers the Bank to block accounts.", "pledge"),
    ("Albania supports the reform of prisons with EUR 2 million.", "ongoing"),
    ("Nine suspects were indicted.", "done"),
    ("Albania co-sponsored resolution 2396.", "support"),
    ("The minister reiterated its support for the stabilisation of Iraq.", "support"),
    ("Albania urges all states to share evidence.", "call"),
    ("If parliament agrees Albania will deploy soldiers.", "conditional"),
    ("Albania will deploy soldiers, subject to approval by parliament.", "conditional"),
    # Albanian
    ("Do të përgatisim 40 mësues.", "pledge"),
    ("Parashikohet të rindërtohen pesë shkolla.", "pledge"),
    ("Kuvendi miratoi dërgimin e gjashtë ushtarakëve.", "pledge"),
    ("Qeveria ndau 300 mijë euro për rindërtimin.", "pledge"),
    ("Palët ranë dakord të trajnojnë policë.", "pledge"),
    ("Shqipëria është duke hartuar një strategji.", "ongoing"),
    ("Agjencia vijon të shkëmbejë informacion.", "ongoing"),
    ("Agjencia ndan informacion me partnerët.", "ongoing"),
    ("U trajnuan 120 policë.", "done"),
    ("Janë punësuar katër edukatorë.", "done"),
    ("Njësia i dërgoi prokurorisë 9 raporte.", "done"),
    ("E përkrahim rezolutën.", "support"),
    ("U bëjmë thirrje të gjithë partnerëve të ndajnë informacion.", "call"),
    ("Nëse parlamenti e miraton buxhetin, qeveria do të dërgojë ushtarë.", "conditional"),
    # Arabic
    ("ستقوم الوزارة بتدريب أربعين معلما.", "pledge"),
    ("سيتم افتتاح مركز لإعادة التأهيل.", "pledge"),
    ("وافق البرلمان على إرسال عشرين جنديا.", "pledge"),
    ("أعلنت الحكومة تخصيص مليوني يورو لإعادة الإعمار.", "pledge"),
    ("أبدت الكويت استعدادها لاستضافة المؤتمر.", "pledge"),
    ("يجري تركيب كاميرات على الحدود.", "ongoing"),
    ("تم تجميد أربعة عشر حسابا.", "done"),
    ("وقد سلم الموقوفون إلى القضاء.", "done"),
    ("أقر البرلمان قانون مكافحة الإرهاب.", "done"),
    ("شاركت بلجيكا في رعاية القرار ٢٣٧٩.", "support"),
    ("ونحث الدول على استعادة مواطنيها.", "call"),
    ("وإذا وافق مجلس الوزراء ننشئ صندوقا للضحايا.", "conditional"),
]


@pytest.mark.parametrize(("text", "action"), RULES)
def test_each_rule_reads_its_sentence(text: str, action: str) -> None:
    assert [claim.action for claim in read(text)] == [action]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was held in Rome and will take place again in 2027.",
        "The law adopted in 2013 is old.",
        "Daesh killed hundreds of civilians.",
        "The Government has yet to adopt a strategy.",
        "Rights groups called on Albania to train guards.",
        "Critics claim that it may send soldiers.",
        "Armed Forces Day",
        "Ende nuk është marrë vendim për dërgimin e trupave.",
        "Situata në rajon mbetet e vështirë.",
        "Ne kemi nevojë për më shumë ekspertë.",
        "Banorët kërkuan më shumë policë.",
        "عُقد الاجتماع في الكويت.",
        "ولم تتلق كوسوفو أي مساعدة.",
        "تحتاج المدارس إلى أخصائيين.",
        "إن الإرهاب لا دين له.",
    ],
)
def test_context_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_a_table_row_is_a_claim_by_its_status() -> None:
    text = (
        "Activity | Partner | Amount (DKK) | Status\nDemining in Sinjar | UNMAS | 25,000,000 | paid\n"
        "Radio programmes | BBC | 6,000,000 | under way\nPolice training | – | 1,000 | approved\n"
        "Review | – | – | cancelled\n"
    )
    found = read(text, "en")
    assert [(claim.passage, claim.action, claim.quantity, claim.unit) for claim in found] == [
        ("Demining in Sinjar", "done", Decimal(25_000_000), "DKK"),
        ("Radio programmes", "ongoing", Decimal(6_000_000), "DKK"),
        ("Police training", "pledge", Decimal(1000), "DKK"),
    ]


def test_a_heading_says_what_the_fragments_under_it_are() -> None:
    found = read("Annual report\n\nPlan for 2027:\n1. Recruitment of 30 psychologists.\n2. A new hotline.\n", "en")
    assert [(claim.passage, claim.action, claim.stated) for claim in found] == [
        ("Recruitment of 30 psychologists", "pledge", "2027"),
        ("A new hotline", "pledge", "2027"),
    ]
    assert read("Needs:\n- thirty psychologists\n- a hotline\n", "en") == []


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Albania will host a course in 2027, which partners fund.", ["will host a course"]),
        ("Twelve officers will be deployed to Iraq.", ["Twelve officers will be deployed to Iraq"]),
        ("Italy finances care for families and a helpline.", ["finances care for families", "a helpline"]),
        (
            "Albania set up teams in Gjilan, Ferizaj and Prizren.",
            ["set up teams in Gjilan, Ferizaj and Prizren"],
        ),
        ("Albania is committed to peace and to human rights.", ["is committed to peace", "to human rights"]),
        ("وقّع الجانبان على مذكرة، وعلى اتفاق.", ["وقّع الجانبان على مذكرة", "وعلى اتفاق"]),
    ],
)
def test_a_passage_is_as_short_as_it_can_be_and_a_list_is_split(text: str, passages: list[str]) -> None:
    assert [claim.passage for claim in read(text)] == passages


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Albania will send soldiers in March 2027.", "2027-03"),
        ("Albania will send soldiers by the end of March 2027.", "2027-03-31"),
        ("Albania will send soldiers by the end of the first half of 2028.", "2028-06-30"),
        ("Albania will send soldiers in the second quarter of 2027.", "2027-Q2"),
        ("Albania trained soldiers between 2021 and 2025.", "2025"),
        ("Albania has trained soldiers since 2016.", "2016"),
        ("Albania adopted the Finance Act for 2026.", None),
        ("Shqipëria do të dërgojë ushtarë deri në fund të vitit 2027.", "2027-12-31"),
        ("سترسل ألبانيا جنودا قبل نهاية عام ٢٠٢٧.", "2027-12-31"),
        ("درّبت ألبانيا جنودا بين عامي ٢٠٢١ و٢٠٢٥.", "2025"),
    ],
)
def test_a_date_is_as_exact_as_the_text(text: str, stated: str | None) -> None:
    assert one(text).stated == stated


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Albania will train between 40 and 60 teachers.", None),
        ("Albania hosts liaison officers from fourteen states.", None),
        ("Albania deployed F-16 aircraft.", None),
        ("Albania donated half a million euro for reconstruction.", "500000"),
        ("Shqipëria dhuroi gjysmë milioni euro për rindërtimin.", "500000"),
        ("Albania has trained at least 40 teachers.", "40"),
    ],
)
def test_a_range_a_place_or_a_type_is_no_quantity(text: str, quantity: str | None) -> None:
    assert one(text).quantity == (None if quantity is None else Decimal(quantity))


def test_each_item_of_a_list_is_a_claim() -> None:
    claims = read("Albania donated 20 tents, 3 ambulances and 1,500 rounds of ammunition to Iraq in 2024.")
    assert [str(claim.quantity) for claim in claims] == ["20", "3", "1500"]
    assert [claim.passage.split()[0] for claim in claims] == ["donated", "3", "1,500"]
    assert {(claim.actor, claim.date) for claim in claims} == {("Albania", "2024-12-31")}


def test_bullets_hang_on_the_verb_of_their_heading() -> None:
    claims = read("Vendland will:\n- send six soldiers;\n- train 40 teachers.\n\nThe law is old.")
    assert [(claim.actor, claim.action, claim.unit) for claim in claims] == [
        ("Vendland", "pledge", "soldiers"),
        ("Vendland", "pledge", "teachers"),
    ]


def test_a_passive_has_no_actor_and_quotes_its_subject() -> None:
    claim = one("Kodi Penal u ndryshua në vitin 2014.")
    assert claim.actor is None
    assert claim.passage == "Kodi Penal u ndryshua"
    assert (claim.instrument, claim.date) == ("Criminal Code", "2014-12-31")


def test_two_deeds_of_one_sentence_share_their_subject() -> None:
    claims = read("Kosova miratoi ligjin nr. 05/L-002 dhe ka dhënë 250.000 euro për stabilizimin e Irakut.")
    assert [claim.actor for claim in claims] == ["Kosovo", "Kosovo"]
    assert claims[0].instrument == "ligjin nr. 05/L-002"
    assert (claims[1].quantity, claims[1].unit, claims[1].partner) == (Decimal(250_000), "EUR", "Iraq")


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Albania will send twenty-five soldiers.", "25", "soldiers"),
        ("Albania will send two hundred and six soldiers.", "206", "soldiers"),
        ("Albania allocated EUR 2.5 million for stabilisation.", "2500000", "EUR"),
        ("Albania donated $1,250,000 for stabilisation.", "1250000", "USD"),
        ("Shqipëria do të trajnojë njëzet e pesë ushtarë.", "25", "soldiers"),
        ("Shqipëria ndau 30 milionë euro për stabilizimin.", "30000000", "EUR"),
        ("Shqipëria do të dërgojë dyqind ushtarë.", "200", "soldiers"),
        ("تعهدت ألبانيا بتدريب مئة وخمسة وعشرين جنديا.", "125", "soldiers"),
        ("سترسل ألبانيا ضابطين إلى بعثة الناتو في العراق.", "2", "officers"),
        ("خصصت الحكومة ٣٠ مليون يورو لإعادة الإعمار.", "30000000", "EUR"),
        ("سترسل ألبانيا اثني عشر جنديا.", "12", "soldiers"),
        ("Albania will send one thousand two hundred soldiers.", "1200", "soldiers"),
        ("Albania will train 12 beekeepers at schools.", "12", "beekeepers"),
    ],
)
def test_quantities_are_read_as_figures_words_and_duals(text: str, quantity: str, unit: str) -> None:
    claim = one(text)
    assert (claim.quantity, claim.unit) == (Decimal(quantity), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Albania will implement resolution 2396 (2017).",
        "Albania adopted Law No. 157 in 2013.",
        "Shqipëria do të miratojë një strategji.",
        "Albania will send soldiers for six months.",
    ],
)
def test_a_number_that_names_or_lasts_is_no_quantity(text: str) -> None:
    assert one(text).quantity is None


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("Albania will send soldiers on 5 March 2027.", "2027-03-05", "day"),
        ("Albania will send soldiers by March 31, 2027.", "2027-03-31", "day"),
        ("Albania will send soldiers by 31.12.2027.", "2027-12-31", "day"),
        ("Albania will send soldiers in the third quarter of 2027.", "2027-09-30", "quarter"),
        ("By the end of 2027, Albania will send soldiers.", "2027-12-31", "day"),
        ("Shqipëria do të dërgojë ushtarë deri në shkurt 2028.", "2028-02-29", "month"),
        ("Shqipëria do të dërgojë ushtarë gjatë vitit 2027.", "2027-12-31", "year"),
        ("سترسل ألبانيا جنودا في كانون الأول 2027.", "2027-12-31", "month"),
        ("سترسل ألبانيا جنودا في جويلية 2027.", "2027-07-31", "month"),
        ("سترسل ألبانيا جنودا في ٥ يناير ٢٠٢٧.", "2027-01-05", "day"),
        ("سترسل ألبانيا جنودا خلال عام 2027.", "2027-12-31", "year"),
    ],
)
def test_a_date_is_the_last_day_of_what_is_stated(text: str, date: str, precision: str) -> None:
    claim = one(text)
    assert (claim.date, claim.date_precision) == (date, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Albania will send soldiers in spring.",
        "Albania will send soldiers in March.",
        "At the conference of 5 March 2026 Albania pledged soldiers.",
        "Albania will send soldiers.",
    ],
)
def test_a_date_that_is_not_stated_is_not_made_up(text: str) -> None:
    assert one(text).date is None


def test_the_subject_of_another_clause_is_not_the_actor() -> None:
    assert one("Together with Kosovo, Albania will train soldiers.").actor == "Albania"
    assert one("In Iraq, Albania will train soldiers.").actor == "Albania"
    assert one("The Ministry of Defence said that it will train soldiers.").actor == "Ministry of Defence"
    assert one("We will train soldiers.").actor is None


def test_what_looks_like_a_verb_before_of_is_a_noun() -> None:
    said = "Albania commits 500,000 euros for the stabilisation fund of UNDP."
    assert [claim.action for claim in read(said)] == [ClaimAction.PLEDGE]
    assert [claim.rule for claim in read("The ministries dispose of 40 mines.")] == ["en.present:dispose"]


def test_a_sentence_in_another_language_is_read_in_it() -> None:
    text = "Albania will send six soldiers to Iraq. Shqipëria do të dërgojë gjashtë ushtarë në Irak."
    assert [claim.language for claim in read(text)] == ["en", "sq"]
    with pytest.raises(ValueError, match="xx"):
        read(text, "xx")


def test_a_text_without_a_stop_is_read_in_pieces() -> None:
    text = "Albania will send six soldiers and " * 1000
    claims = read(text)
    assert len(claims) > 900
    assert {text[claim.start : claim.end] for claim in claims} == {claim.passage for claim in claims}


def western(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def stated(claim: Claim, passage: str) -> bool:
    """Whether a digit, a number word or a dual stands in ``passage``."""
    known = lexicon(claim.language)
    found = words(passage, 0, len(passage), claim.language)
    numbers = any(form in known.numbers or form in known.sets["halves"] for word in found for form in word.forms)
    return numbers or any(letter.isdigit() for letter in passage) or any(known.duals.all(found))


@pytest.mark.parametrize("path", sorted(LABELLED.glob("tune.jsonl")), ids=lambda path: path.stem)
def test_no_value_of_a_labelled_statement_is_made_up(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for claim in read(document["text"], document["language"]):
            assert claim.date is None or claim.date[:4] in western(document["text"])
            aside = document["text"][claim.start : claim.end + 60]  # "for the pumps, 410,000 euros in all"
            assert claim.quantity is None or stated(claim, aside) or "table" in claim.rule, claim


def test_the_language_of_every_statement_is_told() -> None:
    documents = [json.loads(line) for line in (LABELLED / "tune.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [detect_language(document["text"]) for document in documents] == [one["language"] for one in documents]


PIECES = [
    *DEMO.values(), ",", "(", ")", ":", "«", "»", "“", ".", ";", "5", "€", "ë", "ﻻ", "و", "٣٠", '"', "\n- ", " ",
    "\u202e", "\u0301", "Albania", "will", "send", "and", "2027", "March", "by", "not", "we", "training", "have", "has",
    "resolution", "2396", "1,000", "2025-2027", "six soldiers", "was amended", "calls on", "law no.", "do të", "dhe",
    "dërgojë", "ushtarë", "u", "ndryshua", "ألبانيا", "سترسل", "جنديين", "وتدريب", "مليون",
]  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_every_passage_is_quoted_to_the_letter_and_every_value_is_known(text: str) -> None:
    claims = read(text)
    assert [claim.end for claim in claims] == sorted(claim.end for claim in claims)
    assert all(earlier.end <= later.start for earlier, later in itertools.pairwise(claims))
    for claim in claims:
        assert text[claim.start : claim.end] == claim.passage
        assert claim.passage.strip()
        assert claim.object is None or claim.object in claim.passage
        assert claim.language in list(Language)
        assert claim.action in list(ClaimAction)
        assert {claim.line_of_effort, claim.also} <= {*LineOfEffort, None}
        assert (claim.date is None) == (claim.date_precision is None)
        assert claim.quantity is None or claim.quantity >= 0
        assert claim.date is None or claim.date[:4] in western(text), "a year that the text doesn't state"
        assert claim.quantity is None or stated(claim, text[claim.start : claim.end + 60]), (
            "a number that the passage doesn't state"
        )


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join))
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert read(text) == read(text)
