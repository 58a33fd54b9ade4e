"""Whose promise it is: a state, its bodies, its capital; who speaks by "we"."""

import pytest

from zotim.engines.claims import is_organisation, read, state_code


@pytest.mark.parametrize(
    "text",
    [
        "Gjermania premtoi 5 milionë euro për rindërtimin e Mosulit.",
        "Qeveria gjermane do të financojë trajnimin e 40 oficerëve.",
        "Ministria gjermane e Mbrojtjes do të dërgojë 20 instruktorë në Irak.",
        "Ministria e Mbrojtjes e Gjermanisë dërgoi 20 instruktorë në Irak.",
        "Berlini premtoi 5 milionë euro për rindërtimin e Mosulit.",
        "The German government will finance the training of 40 officers.",
        "Germany's foreign ministry pledged 5 million euros for Mosul.",
        "The government of Germany will send 20 instructors to Iraq.",
        "Berlin pledged 5 million euros for the reconstruction of Mosul.",
        "ألمانيا ستدعم إعادة إعمار الموصل بعشرة ملايين يورو.",
        "تعهدت الحكومة الألمانية بتقديم خمسة ملايين يورو لإعمار الموصل.",
        "ستدرب وزارة الدفاع الألمانية 40 ضابطا عراقيا.",
        "تعهدت برلين بخمسة ملايين يورو لإعمار الموصل.",
    ],
)
def test_what_a_state_its_bodies_or_its_capital_promise_the_state_promises(text):
    (claim,) = read(text)
    assert claim.actor == "Germany"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ministria e Brendshme do të trajnojë 40 oficerë.", "Ministry of Interior"),
        ("The Ministry of Defence will train 40 officers in Germany.", "Ministry of Defence"),
        ("The Ministry of Defence will train 40 German officers.", "Ministry of Defence"),
        ("ستدرب وزارة الداخلية 40 ضابطا ألمانيا.", "Ministry of Interior"),
    ],
)
def test_a_body_that_the_text_gives_to_no_state_keeps_its_own_name(text, actor):
    (claim,) = read(text)
    assert claim.actor == actor


def test_we_is_the_one_state_that_was_named_and_nobody_where_there_were_several():
    assert read("Albania will send six officers. We will train 40 teachers.")[-1].actor == "Albania"
    for text in (
        "Albania thanks Germany. Germany pledged 5 million euros for Mosul. We will train 40 officers.",
        "Shqipëria falënderon Gjermaninë. Gjermania premtoi 5 milionë euro. Ne do të trajnojmë 40 oficerë.",
        "تشكر ألبانيا ألمانيا. تعهدت ألمانيا بخمسة ملايين يورو. سندرب 40 ضابطا.",
    ):
        assert [claim.actor for claim in read(text)] == ["Germany", None], text


def test_an_actor_is_told_as_a_state_by_its_code_or_as_an_organisation():
    assert state_code("Germany") == "DE"
    assert state_code("Ministry of Interior") is None
    assert is_organisation("UNDP")
    assert not is_organisation("Ministry of Interior")


@pytest.mark.parametrize(
    ("name", "texts"),
    {
        "European Union": [
            "Bashkimi Evropian do të japë 5 milionë euro për riintegrimin e fëmijëve.",
            "BE-ja do të japë 5 milionë euro për riintegrimin e fëmijëve.",
            "The EU will provide 5 million euros for the reintegration of children.",
            "سيقدم الاتحاد الأوروبي خمسة ملايين يورو لإعادة إدماج الأطفال.",
        ],
        "European Commission": ["Komisioni Evropian do të trajnojë 40 gjyqtarë."],
        "United Nations": ["OKB-ja do të trajnojë 40 oficerë.", "The UN will train 40 officers."],
        "NATO": ["NATO-ja do të trajnojë 40 oficerë.", "سيدرب الناتو 40 ضابطا."],
        "OSCE": ["OSBE-ja do të trajnojë 40 oficerë.", "The OSCE will train 40 officers."],
        "UNDP": ["UNDP-ja do të trajnojë 40 oficerë.", "The UN Development Programme will train 40 officers."],
        "IOM": ["IOM will train 40 officers.", "ستدرب المنظمة الدولية للهجرة 40 ضابطا."],
        "Council of Europe": ["Këshilli i Evropës do të trajnojë 40 gjyqtarë.", "سيدرب مجلس أوروبا 40 قاضيا."],
        "Global Coalition": ["Koalicioni do të trajnojë 40 oficerë.", "The Coalition will train 40 officers."],
        "World Bank": ["Banka Botërore do të trajnojë 40 mësues."],
    }.items(),
)  # fmt: skip
def test_what_an_organisation_of_states_promises_is_its_own(name, texts):
    assert is_organisation(name)
    assert {text: [claim.actor for claim in read(text)] for text in texts} == {text: [name] for text in texts}


def test_letters_with_an_ending_are_a_name_and_letters_with_a_dash_label_an_item():
    assert [claim.actor for claim in read("Qeveria: BE-ja do të trajnojë 40 oficerë.")] == ["European Union"]
    assert [claim.object for claim in read("ab- Do të trajnojmë 40 oficerë.")] == ["40 oficerë"]
