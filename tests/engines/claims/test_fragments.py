"""Bullets, labels, titles, questions and bills: what isn't a plain sentence. All statements are made up."""

import pytest

from zotim.engines.claims import read
from zotim.vocabulary import LineOfEffort

DEEDS = ["ongoing", "done", "pledge"]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Greece:\n– blocks flagged transfers;\n– donated 300 rifles;\n– will host a seminar.", DEEDS),
        ("Greqia:\n– bllokon transfertat;\n– ka dhuruar 300 pushkë;\n– do të mikpresë një seminar.", DEEDS),
        ("اليونان:\n– تحجب التحويلات؛\n– تبرعت بثلاثمئة بندقية؛\n– ستستضيف ندوة.", DEEDS),
        ("The two sides,\n1. Decided to open two posts;\n2. Took note of the report;", ["pledge"]),
        ("Norvegjia\nAnëtare e Koalicionit që nga shtatori 2014\n\nNorvegjia trajnon ushtarë.", ["ongoing", "ongoing"]),
    ],
)
def test_a_bullet_needs_no_subject(text: str, actions: list[str]) -> None:
    assert [claim.action for claim in read(text)] == actions


@pytest.mark.parametrize(
    "text",
    [
        "Will Finland send more soldiers? The Government has not decided.",
        "A do të dërgojë qeveria ushtarë? Nuk është vendosur.",
        "هل سترسل الحكومة جنودا؟ لم يتقرر شيء.",
        "Question: Albania has commanded the mission. Was it a success?",
        "Pyetje: Danimarka ka komanduar misionin. A ishte sukses?",
    ],
)
def test_what_is_asked_is_not_said(text: str) -> None:
    assert read(text) == []


def test_an_answer_is_said() -> None:
    [claim] = read("Question: Are there advisers?\nAnswer: We have six advisers in Baghdad.", "en")
    assert (claim.action, str(claim.quantity), claim.unit) == ("ongoing", "6", "experts")


BILL = (
    "Explanatory note on the Bill. The Bill gives effect to the directive. Section 6 empowers the Commission to block "
    "accounts. The Criminal Code is amended to insert a new offence."
)


def test_what_a_bill_provides_is_pledged_under_legislation() -> None:
    found = read(BILL, "en")
    assert [claim.action for claim in found] == ["pledge"] * 3
    assert {claim.line_of_effort for claim in found} == {LineOfEffort.LEGISLATION}
    assert found[1].also == LineOfEffort.COUNTER_FINANCE


def test_a_rule_in_force_is_ongoing_legislation_on_its_matter() -> None:
    [claim] = read("The law bans travel to Syria.", "en")
    assert (claim.action, claim.line_of_effort, claim.also) == ("ongoing", "legislation", "foreign_fighters")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Stabilisation:", "stabilisation"),
        ("Foreign fighters:", "foreign_fighters"),
        ("Countering propaganda:", "counter_messaging"),
    ],
)
def test_a_label_says_the_line_where_the_words_do_not(heading: str, line: str) -> None:
    [claim] = read(f"{heading} the Kingdom gave two million dollars in 2018.", "en")
    assert claim.line_of_effort == line


def test_what_stands_behind_a_table_is_read() -> None:
    text = "البيان | القيمة | الحالة\nترميم المستشفى | ١٢ مليون | مكتمل\nستدرب ألبانيا أربعين معلما في عام ٢٠٢٧."
    assert [(claim.action, claim.quantity) for claim in read(text)] == [("done", 12_000_000), ("pledge", 40)]
