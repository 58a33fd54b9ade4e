"""What is read from a frame rather than from one verb: roles, holdings, affirming, asking, times to come."""

import pytest

from zotim.engines.claims import Claim, read

FRAMES = [
    # What a verb of saying affirms is backed.
    ("en", "Croatia reiterated its full support for the Global Coalition.", "support"),
    ("en", "The delegation renewed its solidarity with Iraq.", "support"),
    ("sq", "Kroacia ripohoi mbështetjen e saj për Koalicionin Global.", "support"),
    ("ar", "جدد الوزراء دعمهم للتحالف الدولي.", "support"),
    # What is asked of others is a call.
    ("en", "We ask all other states to take back their nationals.", "call"),
    ("sq", "Kërkojmë nga bankat të raportojnë çdo transfertë të dyshimtë.", "call"),
    ("ar", "نطلب من المصارف تسهيل التحويلات.", "call"),
    ("en", "Let larger states make their screening software available.", "call"),
    # A role lasts; so do what somebody holds and where people are.
    ("en", "Greece is one of the largest donors to mine clearance.", "ongoing"),
    ("en", "Iceland has been part of the Global Coalition from the beginning.", "ongoing"),
    ("sq", "Kroacia është një nga donatorët e çminimit.", "ongoing"),
    ("ar", "كرواتيا من أكبر المانحين لإزالة الألغام.", "ongoing"),
    ("en", "Latvia has twelve engineers in Iraq.", "ongoing"),
    ("en", "Poland has a medical team in Iraq.", "ongoing"),
    ("sq", "Kemi në Irak gjashtë oficerë.", "ongoing"),
    ("sq", "Në Bagdad ndodhen gjashtë oficerë.", "ongoing"),
    ("ar", "يوجد في بغداد ستة ضباط ألبان.", "ongoing"),
    ("ar", "لدينا اليوم ثمانية ضباط في بغداد.", "ongoing"),
    ("en", "Two officers are embedded in Amman.", "ongoing"),
    ("sq", "Dy oficerë janë të dislokuar në Aman.", "ongoing"),
    # How much is given is a deed, or lasts.
    ("en", "Finland's contribution to the mission amounted to 75 soldiers.", "done"),
    ("ar", "بلغت مساهمة الدنمارك أربعة ملايين يورو.", "done"),
    ("sq", "Kontributi ynë përbëhet nga 14 oficerë.", "ongoing"),
    # Subjects of several nouns, verbs with a particle, a day between verb and infinitive.
    ("en", "Its crisis response unit lends civilian experts to partners.", "ongoing"),
    ("en", "Our police experts keep coaching investigators.", "ongoing"),
    ("en", "On 3 February 2026, French experts handed over a forensic laboratory.", "done"),
    ("en", "The cabinet agreed on Tuesday to prolong the mission.", "pledge"),
    ("sq", "Palët u pajtuan më 5 maj 2026 që patrullat të dyfishohen.", "pledge"),
    ("en", "The three countries undertake to connect their watch lists.", "pledge"),
    ("en", "Kuwait said it would host the next session.", "pledge"),
    # A present that tells what is to come.
    ("en", "Next year we open a second counselling centre.", "pledge"),
    ("en", "A second team flies to Baghdad in May 2026.", "pledge"),
    ("sq", "Vitin tjetër hapim një qendër të dytë këshillimi.", "pledge"),
    ("ar", "في العام المقبل نفتح مركزا ثانيا للإرشاد.", "pledge"),
    ("en", "Canada has been training sappers since May 2022.", "ongoing"),
    # What is only prepared, and money that is only approved.
    ("en", "Preparations for the deployment of a field hospital have begun.", "pledge"),
    ("sq", "Kanë nisur përgatitjet për dërgimin e një spitali fushor.", "pledge"),
    ("ar", "بدأت التحضيرات لإرسال مستشفى ميداني.", "pledge"),
    ("en", "Funding of 400,000 euros has been approved for the clinic.", "pledge"),
    ("en", "Five million euros are earmarked for mine clearance.", "pledge"),
    # Conditions by inversion, and in Arabic without a mark.
    ("en", "Should Niamey agree, the joint patrols will resume.", "conditional"),
    ("ar", "إذا وافق البرلمان فسترسل البلاد اثني عشر جنديا.", "conditional"),
    # What a law does, what a budget foresees.
    ("en", "The decree obliges airlines to send passenger data.", "ongoing"),
    ("sq", "Buxheti parashikon 3 milionë euro për riintegrimin.", "pledge"),
    # Arabic passives by their letters; Albanian forms that are past and present.
    ("ar", "صودرت في المطار أموال المتهمين.", "done"),
    ("ar", "سوف تعاد القطع الأثرية إلى المتحف.", "pledge"),
    ("sq", "Programi paguan vaktet shkollore.", "ongoing"),
    # An Arabic past that looks like a present, one behind "if", what "we have".
    ("ar", "ترأس وزير الداخلية لجنة العائدين.", "done"),
    ("ar", "تترأس تونس لجنة العائدين.", "ongoing"),
    ("ar", "إذا صادق البرلمان على الاتفاقية، باشر البلدان تبادل البصمات.", "conditional"),
    ("ar", "لنا في بغداد اليوم عشرة مستشارين.", "ongoing"),
    ("ar", "لا تزال لاتفيا تحتفظ بثمانية جنود في العراق.", "ongoing"),
    ("ar", "أمر القضاء بحجز 46 ألف يورو.", "done"),
    # Where counted people are, what everyone of a kind has, turns of phrase.
    ("en", "Ten officers are with the mission in Baghdad.", "ongoing"),
    ("sq", "Dhjetë oficerë janë me misionin në Bagdad.", "ongoing"),
    ("en", "Every prison in the country has an imam.", "ongoing"),
    ("sq", "Çdo burg ka një imam.", "ongoing"),
    ("en", "Two million euros went into mine clearance.", "done"),
    ("en", "The Cabinet gave the green light to a centre for returnees.", "pledge"),
    ("en", "Bahrain put its name to the Jeddah communiqué.", "support"),
    ("sq", "Shqipëria i përket grupit të punës.", "ongoing"),
    ("ar", "ذهب مليونا يورو إلى إزالة الألغام.", "done"),
]

NONE = [
    ("en", "The Agency received 300 reports of suspicious transactions."),
    ("sq", "Agjencia mori 300 raporte për transaksione të dyshimta."),
    ("ar", "تلقت الوحدة 300 إخطار عن معاملات مشبوهة."),
    ("en", "He recalled that the mission was launched in 2018."),
    ("sq", "Ai kujtoi se misioni u themelua në vitin 2018."),
    ("en", "A spokesman denied reports that charities had been closed."),
    ("en", "The network is believed to have sent money to the camps."),
    ("ar", "على الدول أن تستعيد رعاياها."),
    ("ar", "طلب العراق من التحالف أجهزة اتصال."),
    ("en", "The gap amounts to 80 million dollars."),
    ("en", "The ministers met behind closed doors."),
    ("en", "Human rights lawyers urged the police to publish figures."),
    ("sq", "Në ceremoni morën pjesë dy ambasadorë."),
    ("en", "History will judge us."),
    ("en", "The courts decide on individual cases."),
    ("en", "The school supplies were late."),
]


@pytest.mark.parametrize(("language", "text", "action"), FRAMES)
def test_a_frame_shows_its_action(language: str, text: str, action: str) -> None:
    assert [claim.action for claim in read(text, language)] == [action]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_a_frame_without_a_deed_of_the_own_side_is_none(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Question: Will you send more? Answer: We have trained 35 analysts.", ["have trained 35 analysts"]),
        ("Gazetari: A do të merrni masa? Drejtori: Kemi trajnuar 35 analistë.", ["Kemi trajnuar 35 analistë"]),
        (
            "A further six logisticians will fly out in May 2026.",
            ["A further six logisticians will fly out in May 2026"],
        ),
        ("A second phase will start in May; provided that funds arrive, a third will follow.", 2),
    ],
)
def test_answers_and_verbs_without_an_object_are_read(text: str, passages: list[str] | int) -> None:
    found = [claim.passage for claim in read(text)]
    assert passages in (found, len(found))


def test_a_condition_rules_its_own_side_of_a_semicolon() -> None:
    text = "The programme will train judges; provided that funds arrive, it will train imams."
    assert [claim.action for claim in read(text, "en")] == ["pledge", "conditional"]


def test_an_arabic_accusative_is_no_verb() -> None:
    assert [claim.passage for claim in read("دفعت الوزارة ثمنا باهظا.", "ar")] == ["دفعت الوزارة ثمنا باهظا"]


def first(text: str, language: str = "en") -> Claim:
    return read(text, language)[0]


def test_what_counts_in_a_place_counts_when_nothing_else_does() -> None:
    assert first("Switzerland funds youth clubs in seven municipalities.").quantity == 7
    assert first("Switzerland funds 12 youth clubs in seven municipalities.").quantity == 12
    assert first("The Ministry trained officers from fourteen states.").quantity is None


def test_money_in_an_aside_is_the_amount_but_never_that_of_the_next_deed() -> None:
    assert first("Czechia paid for the pumps, 410,000 euros in all.").quantity == 410_000
    assert first("حثوا الدول على تجفيف منابع التمويل، وتعهدوا بخمسمئة مليون دولار.", "ar").quantity is None


def test_a_number_behind_a_name_names_it() -> None:
    assert first("German trainers of the GSG 9 are teaching police officers.").quantity is None


def test_the_day_of_a_month_without_its_year_counts_nothing() -> None:
    assert first("Ushtarët tanë do të kthehen më 30 qershor.", "sq").quantity is None


def test_who_speaks_is_no_matter() -> None:
    text = "Gazetari: Kur? Zëdhënësja: Kemi blerë katër automjete të blinduara për ushtarët."
    assert first(text, "sq").line_of_effort == "military"


def test_an_arabic_number_in_the_accusative_goes_on() -> None:
    assert first("دهنت البلدية سبعا وعشرين قاعة.", "ar").quantity == 27


def test_votes_are_no_quantity_and_percent_is_one() -> None:
    assert first("Kuvendi miratoi me 98 vota strategjinë.", "sq").quantity is None
    claim = first("أزيلت الألغام من 78 في المئة من المنطقة.", "ar")
    assert (claim.quantity, claim.unit) == (78, "percent")


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "Albania joined the Coalition in 2014. It donated ammunition that same year.", "2014"),
        ("sq", "Shqipëria hyri në Koalicion në vitin 2014. Po atë vit ajo dhuroi municion.", "2014"),
        ("ar", "انضمت ألبانيا إلى التحالف عام 2014. وقدمت ذخائر في العام نفسه.", "2014"),
    ],
)
def test_that_same_year_is_the_one_named_before(language: str, text: str, stated: str) -> None:
    assert read(text, language)[-1].stated == stated


def test_the_same_year_of_nothing_is_no_date() -> None:
    assert first("Albania donated ammunition that same year.").date is None


def test_a_meeting_that_is_hosted_gives_its_date() -> None:
    assert first("Rabat will host a conference on border management on 8 March 2027.").stated == "2027-03-08"
    assert first("وأوضح البيان أن الوزارة استكملت في آذار 2026 بناء السجن.", "ar").stated == "2026-03"


def test_places_of_one_deed_stay_in_its_passage() -> None:
    text = "Ministria ka hapur tri qendra këshillimi në Kumanovë, Tetovë dhe Shkup."
    assert [claim.passage for claim in read(text, "sq")] == [
        "ka hapur tri qendra këshillimi në Kumanovë, Tetovë dhe Shkup"
    ]


def test_a_text_of_one_line_speaks_for_what_names_none() -> None:
    text = (
        "The financial intelligence unit analyses suspicious transactions. It froze bank accounts linked to terrorist "
        "financing and inspected money transfer firms. It referred three cases to the prosecution."
    )
    assert {claim.line_of_effort for claim in read(text, "en")} == {"counter_finance"}
