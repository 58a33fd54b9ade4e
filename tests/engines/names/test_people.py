"""What is the same name of a person, and what isn't: scores of pairs, by rule."""

import pytest

from tests.engines.names import oracle
from zotim.engines.names import Entry, NameIndex, Query
from zotim.engines.names.parts import parts

THRESHOLD = NameIndex.build([]).threshold


def score(one, other, **about):
    asked = {key: (value,) for key, value in about.items() if not key.startswith("their_")}
    theirs = {key.removeprefix("their_"): (value,) for key, value in about.items() if key.startswith("their_")}
    return oracle.score(Query(names=(one,), **asked), Entry(id="1", names=(other,), **theirs)) / 1000


@pytest.mark.parametrize(
    ("written", "usual"),
    [("Мухаммед", "Muhammad"), ("Мухаммад", "Muhammad"), ("Мухамед", "Muhammad"), ("Ибрахим", "Ibrahim"),
     ("Ибрагим", "Ibrahim"), ("Ахмед", "Ahmad"), ("Хасан", "Hasan"), ("Махмуд", "Mahmud"), ("Хусейн", "Husayn"),
     ("Мохаммад", "Muhammad"), ("Абдуллах", "Abdullah"), ("Валид", "Walid"), ("Дарвиш", "Darwish"), ("Хабиб", "Habib"),
     ("Хамза", "Hamza"), ("Яхья", "Yahya"), ("Салех", "Saleh"), ("Рахман", "Rahman"), ("Рахимов", "Rahimov"),
     ("Khabib", "Habib")],
)  # fmt: skip
def test_a_name_that_very_many_bear_is_the_same_in_cyrillic_and_weighs_as_little(written, usual):
    [one], [other] = parts(written, False), parts(usual, False)
    assert (one.spelling.sound, one.spelling.skeleton) == (other.spelling.sound, other.spelling.skeleton)
    assert one.weight == other.weight


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Abdurrahman Shembulli", "Abd al-Rahman Shembulli", id="servant of, written in one or apart"),
        pytest.param(
            "Abdusalam Shembulli", "Abdul Salam Shembulli", id="servant of, before a letter that takes it over"
        ),
        pytest.param("Rahman Shembulli", "Abdul Rahman Shembulli", id="servant of, left out"),
        pytest.param("Абдурахман Шембули", "Abdul Rahman Shembuli", id="servant of, in Cyrillic"),
        pytest.param("Azizurrahman Shembulli", "Aziz al-Rahman Shembulli", id="praise of God, written in one"),
        pytest.param("سعد الدين الشمبولي", "Saaduddin al-Shambuli", id="of the faith, in Arabic"),
        pytest.param("صحراوي شمبولي", "Sahraoui Shambouli", id="s and h that aren't sh"),
        pytest.param("موسى شمبولي", "Moussa Shambouli", id="a final ya that is said a"),
        pytest.param("الحق شمبولي", "Haq Shambouli", id="an article before two letters"),
        pytest.param("حمزة الشاعر", "Hamza al-Shaer", id="a written alef that is heard as another vowel"),
        pytest.param("Mehmet Shembulli", "Muhammad Shembulli", id="one name in two languages"),
        pytest.param("Mohd Shembulli", "Mohammed Shembulli", id="a usual abbreviation"),
        pytest.param("Володимир Шембуленко", "Vladimir Shembulenko", id="a Ukrainian and a Russian form"),
        pytest.param("Xhafer Shembulli", "Djafar Shembuli", id="Albanian and Bosnian letters"),
        pytest.param("Skënder Shembulli", "SKENDER SHEMBULLI", id="without the diaeresis"),
        pytest.param("ALSHEMBULLI<<OMAR<<<<<<", "Omar al-Shembulli", id="an article joined in a passport"),
        pytest.param("Shembulli Arben", "Arben Shembulli", id="the family name first"),
        pytest.param("Dr. Arben Shembulli", "Arben Shembulli", id="a title"),
        pytest.param("Mohammadhossein Shembulli", "Mohammad Hossein Shembulli", id="two given names in one"),
        pytest.param("محمدحسین شمبولی", "Mohammad-Hossein Shambuli", id="two given names in one, in Persian"),
        pytest.param("سیدرضا شمبولی", "Seyed Reza Shambuli", id="a title written onto the name"),
        pytest.param("ﻣﺤﻤﺪ ﺷﻤﺒﻮﻟﯽ", "Muhammad Shambuli", id="Arabic letters in the form they are printed in"),
        pytest.param("پرویز شمبولی", "Parviz Shambuli", id="a waw that is said v"),
        pytest.param("قنبری شمبولی", "Ghanbari Shambuli", id="a qaf that is written gh"),
        pytest.param("Barqash Shembulli", "Bargash Shembulli", id="a qaf that is written g"),
        pytest.param("Vasil Golubev", "Vasil Holubeu", id="Belarusian and Russian g and ending"),
        pytest.param("Хамидулла Шембулов", "Hamidullah Shembulov", id="an h that Russian writes kh"),
        pytest.param("Абдуррахман Шембулов", "abdrakhman shembulov", id="servant of, without its vowel"),
        pytest.param("Tarik Lopes", "Tarik Lopez", id="z and s"),
        pytest.param("Iwan Schembulow", "Ivan Shembulov", id="a German and an English spelling"),
        pytest.param("Ivan Shembulouski", "Ivan Shembulovskii", id="a Belarusian and a Russian ending"),
        pytest.param("Anton Mikalaevich Shembulov", "Anton Nikolayevich Shembulov", id="patronymics of one father"),
        pytest.param("Хајдар Шембули", "Hajdar Shembuli", id="an h in South Slavic letters"),
        pytest.param("دراغان بيتشفار", "Dragan Bičvar", id="a ch in Arabic letters"),
        pytest.param("ممدوح شمبولي", "Mamdouh Shambuli", id="two letters in Arabic with a vowel between them"),
        pytest.param("تقی شمبولی", "Taghi Shambuli", id="a qaf of two consonants that is written gh"),
        pytest.param("اسحاقزی شمبولی", "Ishakzai Shambuli", id="an s and an h that Latin letters write sh"),
        pytest.param("تسفيتكوف شمبولي", "Tsvetkov Shambuli", id="a t and an s that are one sound"),
        pytest.param("ايفان كوفالسكي", "Ivan Kowalski", id="a w that is said v, in Arabic letters"),
        pytest.param("اسفنجاني شمبولي", "Esfanjani Shambuli", id="an n and a j that aren't nj"),
        pytest.param("ناظر شمبولي", "Nathir Shambuli", id="a z that Iraqis write th"),
        pytest.param("موحدی شمبولی", "Movahedi Shambuli", id="a waw that is said v before a vowel that isn't written"),
        pytest.param("احسان شمبولی نژاد", "Ehsan Shambulinejad", id="an ending that Persian writes apart"),
        pytest.param("هبة الشمبولي", "Hibba al-Shambuli", id="a final t that isn't said"),
        pytest.param("هبة الله شمبولي", "Hibatullah Shambuli", id="a final t that is said before God"),
        pytest.param("حشمت‌اله شمبولی", "Heshmatollah Shambuli", id="God, with one letter"),
        pytest.param("ثناء الله شمبولي", "Sanaullah Shambuli", id="a long a before God"),
        pytest.param("عز الدين شمبولي", "Azzedine Shambuli", id="a single letter before the faith"),
        pytest.param("سیف‌الرحمان شمبولی", "Saifurrahman Shambuli", id="praise of God, written in one, in Arabic"),
        pytest.param("گل‌محمد شمبولی", "Gul Mohammad Shambuli", id="a given name written onto another"),
        pytest.param("ذو الفقار شمبولي", "Zulfiqar Shambuli", id="possessor of"),
        pytest.param("شمبولی ابوالفضل", "Abualfazl Shambuli", id="father of, with its article, in one"),
        pytest.param("أبو الفتوح شمبولي", "Aboul Fotouh Shambuli", id="father of, with its article, apart"),
        pytest.param("شمبوله‌ای رضا", "Reza Shambuli", id="a Persian ending after a silent h"),
        pytest.param("مصطفى حجي شمبولي", "Mustafa Hajji Shambuli", id="a title in the spelling of Iraq"),
        pytest.param("لکھوی شمبولی", "Lakhvi Shambuli", id="a breathed consonant of Urdu"),
        pytest.param("کەریم شەمبولی", "Karim Shambuli", id="vowels that Kurdish writes"),
        pytest.param("بهيج شمبولي", "Bahij Shambuli", id="a j that isn't the end of -ij"),
        pytest.param("واسع شمبولي", "Wasi Shambuli", id="a last letter that is heard as a vowel"),
        pytest.param("جوزيف شمبولي", "Joseph Shambuli", id="a z that Latin letters write s"),
        pytest.param("عصام الدين شمبولي", "Essam Eldeen Shambuli", id="of the faith, with its article"),
        pytest.param("Volha Shambulava", "Olga Shambulava", id="a Belarusian and a Russian form"),
        pytest.param("آباد شمبول مهدی", "Shambulabad Mehdi", id="a Persian ending in front, its words turned about"),
        pytest.param("شمبولی الله‌داد", "Allahdad Shambuli", id="God at the beginning of a name"),
        pytest.param("علي خواجه", "Ali Khajeh", id="a waw that isn't said"),
        pytest.param("نصراللهی شمبولی", "Nasrollahi Shambuli", id="a family name made of one of God"),
        pytest.param("جون فان دير شمبول", "John van der Shambul", id="European particles in Arabic letters"),
        pytest.param("Hajdin Shembulli", "Haydin Shembulli", id="a j that is said y"),
        pytest.param("Walter Shembulli", "Valter Shembulli", id="a w that is said v"),
        pytest.param("Kemal Cakrov", "Kemal Čakrov", id="an accent taken off the first letter"),
        pytest.param("Nedzmije Shembulli", "Nexhmije Shembulli", id="dz and xh"),
        pytest.param("Chabib Shembulli", "Khabib Shembulli", id="a ch that German says kh"),
        pytest.param("Enver Hoxha", "Enver Khodja", id="a name of Persian origin in two languages"),
        pytest.param("Jong Sik KIM", "Kim Cho'ng-sik", id="two spellings of Korean"),
        pytest.param("Ziyad Alsayed", "Ziyad al-Sayed", id="an article before two consonants, joined"),
        pytest.param("Abdjl Ghani Shembulli", "Abdul Ghani Shembulli", id="servant of, mistyped"),
        pytest.param("Abolfazl Shembulli", "ابوالفضل شمبولي", id="father of, with its article"),
        pytest.param("Dmitry Magomedovich Shembulov", "Dmitry Shembulov", id="a patronymic, left out"),
        pytest.param("SHEMBULLI BESN", "Besnik Shembulli", id="the end of the line cut"),
        pytest.param("B. Shembulli", "Besnik Shembulli", id="an initial before the family"),
    ],
)
def test_one_name_written_in_two_ways_is_a_hit(one, other):
    assert score(one, other) >= THRESHOLD
    assert score(other, one) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Muhammad Ahmad", "Muhammad Ahmad Shembulli Barazi", id="only names that very many bear"),
        pytest.param("Arben Shembulli", "Besnik Shembulli", id="the family alone"),
        pytest.param("Arben Shembulli", "Arben Provoli", id="the given name alone"),
        pytest.param("Ivan Petrovich Shembulov", "Ivan Petrovich Provolov", id="all but the family"),
        pytest.param("Abdul Karim", "Abdul Rahman", id="servant of, and nothing else"),
        pytest.param("Anil Das", "Anil Shembulli", id="a family name that is a particle elsewhere"),
        pytest.param("Bin al-Abd", "Bin al-Walid", id="particles alone"),
        pytest.param(
            "Александр Александрович Михайлов",
            "Aleksandr Aleksandrovich MUKHANOV",
            id="common names, and a family that only looks alike",
        ),
        pytest.param("Igor Kovalchuk", "Igor KOVALENKO", id="one beginning, another ending"),
        pytest.param("Jabir al-Tamimi", "A. Kabir", id="an initial, and another first letter"),
        pytest.param("Tahir Ahmadzai", "TAHERI Ahmad", id="names made of these with an -i"),
        pytest.param("Vladimir Mikhailov", "Sergey Vladimirovich MIKHAILOV", id="a father called as the other is"),
        pytest.param("Dmitri Shembulov", "Dmitrievich PROVOLOV", id="a given name and a patronymic"),
        pytest.param("Dmitry Magomedovich Shembulov", "Dmitry Petrovich Shembulov", id="another father"),
        pytest.param("سليم شمبولي", "Taslim Provoli", id="a t that stands before an s of its own"),
    ],
)
def test_names_that_share_a_part_are_no_hit(one, other):
    assert score(one, other) < THRESHOLD
    assert score(other, one) < THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("شمبولی نیک ورز", "Shambuli Nikvarz", id="with a waw that is said v"),
        pytest.param("العربي شمبولي", "Larbi Shambuli", id="an article of which the l is left"),
    ],
)
def test_two_words_in_arabic_letters_are_asked_for_as_one(one, other):
    assert score(one, other) >= THRESHOLD


def test_an_a_that_is_written_is_met_before_another_vowel():
    asked = "محمد شمباري"
    assert score(asked, "Muhammad Shambari") > score(asked, "Muhammad Shamburi") >= THRESHOLD


@pytest.mark.parametrize("entry", ["Hani", "Abdul-Ghani", "Mullah Gul Agha", "Ahmed, A.", "Ali Husayn"])
def test_an_entry_of_little_takes_no_longer_name(entry):
    longer = f"{entry.replace(', A.', '')} Shembulli"
    assert score(longer, entry) < THRESHOLD
    assert score(entry, entry) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khaled al-Dulaimi", "Khalaf al-Dulaimi"), ("Hamdani Aziz", "Haqqani Aziz"), ("Hasan Barazi", "Husni Barazi")],
)
def test_what_differs_of_a_common_part_counts_in_full(one, other):
    assert score(one, other) < THRESHOLD


def test_an_initial_says_less_than_the_name():
    assert score("Besnik Shembulli", "Besnik Shembulli") > score("Besnik Shembulli", "B. Shembulli")
    assert score("Besnik Shembulli", "B. Shembulli") > score("Besnik Shembulli", "Besnik S.")


def test_a_name_in_arabic_letters_whose_vowels_are_known_is_told_from_its_neighbour():
    assert score("حسن شمبولي", "Hasan Shambuli") > score("حسن شمبولي", "Husayn Shambuli")
    assert score("حسين شمبولي", "Husayn Shambuli") > score("حسين شمبولي", "Hasan Shambuli")


@pytest.mark.parametrize(
    ("plain", "marked"),
    [("Thaci", "Thaçi"), ("Cakir", "Çakır"), ("Zivkovic", "Živković"), ("Tugrul", "Tuğrul"), ("Dordic", "Đorđić")],
)
def test_an_accent_taken_off_is_the_same_letter(plain, marked):
    assert score(f"{plain} Shembulli", f"{marked} Shembulli") == 1


def test_a_common_part_that_is_missing_says_less_than_a_rare_one():
    assert score("Shembulli Barazi", "Muhammad Shembulli Barazi") > score("Shembulli Barazi", "Rexhep Shembulli Barazi")


def test_what_a_date_says_goes_down_with_what_contradicts():
    def dated(one, other):
        return score("Arben Shembuni", "Arben Shembulli", birth_dates=one, their_birth_dates=other)

    same, part = dated("1970-05-12", "1970-05-12"), dated("1970", "1970-05-12")
    swapped, day = dated("1970-05-12", "1970-12-05"), dated("1970-05-12", "1970-05-13")
    month, other = dated("1970-05-12", "1970-07-13"), dated("1970-05-12", "1983-07-13")
    assert same > part > swapped > day > month > other
    assert dated("1970-05-12", "1971-05-12") > dated("1970-05-12", "1971-06-13")
    assert dated("1970", "1971-06-13") > dated("1970", "1972-06-13")
    assert dated("1970-05-12", "1970-05-12") >= THRESHOLD


def test_a_contradicting_date_takes_a_likeness_below_the_threshold_but_never_a_sure_name():
    assert score("Arben Shembuni", "Arben Shembulli") >= THRESHOLD
    assert score("Arben Shembuni", "Arben Shembulli", birth_dates="1970", their_birth_dates="1990") < THRESHOLD
    assert score("Arben Shembulli", "Arben Shembulli", birth_dates="1970", their_birth_dates="1990") >= THRESHOLD


def test_documents_meet_however_they_are_punctuated():
    met = score("Someone Else", "Arben Shembulli", documents="AB 12-345", their_documents="ab12345")
    assert met == 0.9
