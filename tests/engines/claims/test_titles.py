"""What a commitment is called at first: the deed and its object, neither who promises it nor that somebody does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.claims import read, title
from zotim.vocabulary import Language

TITLES = {
    "sq": {
        "Shqipëria zotohet të trajnojë 25 policë kufitarë.": "Të trajnojë 25 policë kufitarë",
        "Ministria e Mbrojtjes do të dërgojë 6 ushtarakë në Irak.": "Të dërgojë 6 ushtarakë në Irak",
        "Dhjetë ekspertë do të dërgohen në Bagdad.": "Të dërgohen dhjetë ekspertë në Bagdad",
        "U trajnuan 12 oficerë kundër terrorizmit.": "U trajnuan 12 oficerë kundër terrorizmit",
        "Janë trajnuar 40 oficerë.": "Janë trajnuar 40 oficerë",
        "Kuvendi miratoi ligjin kundër financimit të terrorizmit.": "Miratoi ligjin kundër financimit të terrorizmit",
        "Do të jenë trajnuar 60 mësues deri në fund të vitit 2027.": "Të trajnohen 60 mësues",
        "Parashikohet ngritja e një qendre për familjet.": "Ngritja e një qendre për familjet",
        "Gjermania premtoi 5 milionë euro për shkollat.": "Të japë 5 milionë euro për shkollat",
        "Shqipëria mbështet Koalicionin.": "Të mbështesë Koalicionin",
        "Ministria po përgatit dërgimin e gjashtë efektivëve.": "Të përgatisë dërgimin e gjashtë efektivëve",
        "Janë trajnuar 300 mësues.": "Janë trajnuar 300 mësues",
        "Është miratuar ligji kundër terrorizmit.": "Është miratuar ligji kundër terrorizmit",
        "Policia e Shtetit do të kontrollojë të gjithë udhëtarët.": "Të kontrollojë të gjithë udhëtarët",
        "Shërbimet sociale do të ndjekin 15 familje.": "Të ndjekë 15 familje",
        "Shqipëria do të heqë 3 pengesa.": "Të heqë 3 pengesa",
    },
    "en": {
        "Albania will train 25 border police officers by March 2027.": "Train 25 border police officers",
        "Twelve officers will be deployed to Iraq.": "Deploy twelve officers to Iraq",
        "The ministry is preparing the deployment of six personnel.": "Deployment of six personnel",
        "Coordinators will be appointed in every school.": "Appoint coordinators in every school",
        "A centre for families will be opened.": "Open a centre for families",
        "Albania has also trained 40 officers.": "Trained 40 officers",
        "Forty officers have been trained.": "Forty officers have been trained",
        "Germany pledged 5 million euros for schools.": "Give 5 million euros for schools",
        "The government has set aside 50,000 euro for stabilisation.": "Set aside 50,000 euro for stabilisation",
        "Albania is committed to repatriating 40 children from the camps.": "Repatriate 40 children from the camps",
    },
    "ar": {
        "سترسل الكويت ستة ضباط إلى العراق.": "إرسال ستة ضباط إلى العراق",
        "تعهدت الحكومة بتدريب 25 شرطيًا على كشف الوثائق المزورة.": "تدريب 25 شرطيًا على كشف الوثائق المزورة",
        "تعتزم قطر إعادة 40 طفلًا من المخيمات.": "إعادة 40 طفلًا من المخيمات",
        "تم تدريب 12 قاضيًا.": "تدريب 12 قاضيًا",
        "تدعم الحكومة التحالف.": "دعم التحالف",
        "ستدعم ألمانيا إعادة إعمار الموصل.": "دعم إعادة إعمار الموصل",
        "سيتم إنشاء مركز للعائدين.": "إنشاء مركز للعائدين",
        "يُنشأ مركز للعائدين قبل نهاية عام 2026.": "إنشاء مركز للعائدين",
        "ستنظم وزارة الدفاع دورة للضباط.": "تنظيم دورة للضباط",
        "نفذت المديرية العامة لمكافحة الإرهاب 47 مداهمة.": "تنفيذ 47 مداهمة",
        "ستنشر الحكومة تقريرا سنويا عن الإرهاب.": "نشر تقرير سنوي عن الإرهاب",
        "يُدرَّب ستون معلما قبل نهاية عام 2027.": "تدريب ستين معلما",
        "تعهدت ألمانيا بخمسة ملايين يورو للمدارس.": "تقديم خمسة ملايين يورو للمدارس",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "wanted"), [(code, *pair) for code, pairs in TITLES.items() for pair in pairs.items()]
)
def test_a_title_names_the_deed_and_its_object(language, said, wanted):
    [claim] = read(said, language)
    assert title(claim.passage, claim.object, claim.language, done=claim.action == "done") == wanted


def test_a_later_item_of_a_list_is_called_by_its_own_name():
    claims = read("Albania intends to send tents, ambulances and medicine to Iraq.", "en")
    titles = [title(one.passage, one.object, one.language) for one in claims]
    assert titles[:2] == ["Send tents", "Ambulances"]


@given(st.sampled_from(list(Language)), st.text(max_size=60), st.text(max_size=60))
def test_any_words_give_a_title_without_marks_around_it(language, head, thing):
    made = title(head + thing, thing, language)
    assert made == made.strip(" \t\n,;:.")
