"""What a sentence only asks, denies, wishes or lays on others is no claim; and what it does say all the same."""

import pytest

from zotim.engines.claims import read

FIELD = {
    "en": "The Ministry trained 40 border guards. ",
    "sq": "Ministria trajnoi 40 roje kufitare. ",
    "ar": "دربت الوزارة ٤٠ من حرس الحدود. ",
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param("en", "A deputy asked whether the 12 scanners had been installed.", id="an indirect question"),
        pytest.param("sq", "Një deputete pyeti pse kufiri mbyllet në mbrëmje.", id="an indirect question, sq"),
        pytest.param("en", "It is not true that the police closed 14 schools.", id="a denial of a whole clause"),
        pytest.param("sq", "Nuk është e vërtetë se policia mbylli 14 shkolla.", id="a denial of a whole clause, sq"),
        pytest.param("ar", "ليس صحيحا أن الشرطة أغلقت ١٤ مدرسة.", id="a denial of a whole clause, ar"),
        pytest.param("en", "The lawyer argued that the police had seized 20 phones.", id="a contention"),
        pytest.param("ar", "ورأى أحد النواب أن الشرطة تتحمل عبئا.", id="an opinion, ar"),
        pytest.param("sq", "Kushdo që i bashkohet një grupi terrorist dënohet.", id="anyone, sq"),
        pytest.param("en", "Whoever joins the police will meet 12 colleagues.", id="whoever"),
        pytest.param("ar", "وعلى الدول أن تضع برامج للتأهيل.", id="a duty behind an, ar"),
        pytest.param("ar", "ما يهمنا هو أن تفتح المدارس.", id="a wish behind an, ar"),
        pytest.param("ar", "وتود الوزارة أن تشكر الشرطة.", id="a polite wish, ar"),
        pytest.param("sq", "Para një viti thatë se do ta kishim ligjin.", id="would, sq"),
        pytest.param("en", "Several allies said that they would reduce their troops.", id="others without a name"),
        pytest.param("sq", "Disa aleatë do t'i tërheqin trupat.", id="others without a name, sq"),
        pytest.param("ar", "ووعدت دول عدة بتدريب الشرطة.", id="others without a name, ar"),
        pytest.param("en", "The border police lets drivers cross at night.", id="who is let"),
        pytest.param("en", "There are no plans to train the police.", id="no plans"),
        pytest.param("en", "They spoke of an earlier promise to train the police.", id="a promise of old"),
        pytest.param("sq", '"Kufiri është i qetë", shtoi ministri.', id="behind a quotation, sq"),
        pytest.param("en", "A returnee says that he will rebuild his school.", id="a private person of himself"),
        pytest.param("en", "Propaganda recruits young men in prisons.", id="what isn't a side"),
        pytest.param("en", "The mission advises the police.", id="what a mission is for"),
        pytest.param("en", "More photographs of the school are on our page.", id="a noun that looks like a verb"),
        pytest.param("en", "This month the editors of the police journal met.", id="a noun of time"),
        pytest.param("ar", "وتابعت الوزارة باهتمام أعمال الشرطة.", id="interest, ar"),
    ],
)
def test_what_is_only_asked_denied_or_wished_is_no_claim(language: str, sentence: str) -> None:
    first, *rest = read(FIELD[language] + sentence, language)
    assert first.quantity == 40
    assert [claim.passage for claim in rest] == []


@pytest.mark.parametrize(
    ("language", "sentence", "action", "passage"),
    [
        ("sq", "Qeveria u zotua të hënën se do të dërgojë 5 oficerë.", "pledge", "do të dërgojë 5 oficerë"),
        ("en", "Member States are urged to freeze the assets.", "call", "Member States are urged to freeze the assets"),
        ("en", "I would ask the platforms, again, to remove the videos.", "call", "would ask the platforms"),
        ("sq", "Partnerëve u kërkohet të trajnojnë policinë.", "call", "Partnerëve u kërkohet të trajnojnë policinë"),
        ("sq", "U kërkoj bashkive ta zbatojnë planin.", "call", "U kërkoj bashkive ta zbatojnë planin"),
        ("en", "Returned families are supported by four psychologists.", "ongoing", "Returned families are supported"),
        ("en", "Each child is seen by a psychologist once a month.", "ongoing", "Each child is seen by a psychologist"),
        ("en", "Since last autumn Latvia has kept nine officers in Iraq.", "ongoing", "has kept nine officers in Iraq"),
        ("en", "Should Iraq ask, the Ministry would send 6 trainers.", "conditional", "would send 6 trainers"),
        (
            "en",
            "The law, updated in 2025, obliges notaries to file reports.",
            "ongoing",
            "obliges notaries to file reports",
        ),
        ("sq", "Tre psikologë vizitojnë çdo javë familjet.", "ongoing", "Tre psikologë vizitojnë çdo javë familjet"),
        ("ar", "إذا توفر التمويل فستفتح الوزارة مركزا.", "conditional", "فستفتح الوزارة مركزا"),
        ("ar", "إذا وافق البرلمان، سنستضيف ورشة للشرطة.", "conditional", "سنستضيف ورشة للشرطة"),
        ("ar", "وإن طُلب منا ذلك، سندرب 40 ضابطا.", "conditional", "سندرب 40 ضابطا"),
        ("ar", "ومن المقرر أن ترسل الوزارة طائرة.", "pledge", "من المقرر أن ترسل الوزارة طائرة"),
        ("ar", "واتفق الجانبان على أن تضع قبرص زورقين.", "pledge", "تضع قبرص زورقين"),
    ],
)
def test_what_is_said_all_the_same_is_a_claim(language: str, sentence: str, action: str, passage: str) -> None:
    [claim] = [claim for claim in read(sentence, language) if passage in claim.passage or claim.passage in passage]
    assert (claim.action, passage in claim.passage or claim.passage in passage) == (action, True)


@pytest.mark.parametrize(
    ("language", "sentence", "passages"),
    [
        (
            "en",
            "The Office held four workshops, attended by 96 judges and prosecutors.",
            ["held four workshops"],
        ),
        (
            "en",
            "Every school will name a teacher, and the centre, closed since the flood, reopens in May 2027.",
            ["will name a teacher", "the centre, closed since the flood, reopens in May 2027"],
        ),
        ("sq", "Komisioni e miratoi ligjin me nëntë vota.", ["e miratoi ligjin"]),
        ("en", "Parliament passed the law by 98 votes to 3.", ["passed the law"]),
        ("en", "The bill, which I will introduce on 2 March 2027, bans flags.", ["The bill, which I will introduce"]),
        ("ar", "وكانت وحدات الأمن قد أوقفتهم في جوان 2025.", ["كانت وحدات الأمن قد أوقفتهم"]),
        ("ar", "ووصل فريق من خمسة عشر مستشارا إلى بغداد.", ["وصل فريق من خمسة عشر مستشارا إلى بغداد"]),
        (
            "ar",
            "وينفذ المركز، بدعم من الاتحاد الأوروبي، برنامجا للشباب.",
            ["وينفذ المركز، بدعم من الاتحاد الأوروبي، برنامجا للشباب"],
        ),
    ],
)
def test_asides_votes_and_relatives_keep_a_passage_whole(language: str, sentence: str, passages: list[str]) -> None:
    found = [claim.passage for claim in read(sentence, language)]
    assert len(found) >= len(passages)
    for passage, claim in zip(passages, found, strict=False):
        assert passage in claim


def test_what_is_financial_is_not_mali() -> None:
    [claim] = read("وإذا أقر الملحق المالي ستفتح الوزارة مدرستين.", "ar")
    assert claim.actor != "Mali"
