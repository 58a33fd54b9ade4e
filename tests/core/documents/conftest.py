"""A made-up paper in each language; nothing in it is real."""

import datetime
import hashlib
from collections.abc import Callable

import pytest

from zotim.core.documents.paper import EvidenceItem, Link, Paper, Quote, Section, Sentence, Step, Steps, Table
from zotim.vocabulary import Glyph

PASSAGE = "أعلنت الوزارة أن بلدنا يستعد لإرسال ستة عسكريين إلى البعثة في الربيع المقبل."
TEXTS = {
    "en": ("Six people for the mission", "Responsible", "Ministry of Defence", "From pledge to proof"),
    "sq": ("Gjashtë veta për misionin", "Përgjegjëse", "Ministria e Mbrojtjes", "Nga zotimi te prova"),
    "ar": ("ستة عسكريين في مهمة", "الجهة", "وزارة الدفاع", "من تعهد وزارة"),
}
SENTENCES = {
    "en": ("The Ministry announced a mission.", "Two rotations were planned."),
    "sq": ("Ministria njoftoi një mision.", "U planifikuan dy rrotacione."),
    "ar": ("تستعد وزارة الدفاع S/RES/2178 (2014) في الربيع.", "وزارة الدفاع تستعد."),
}


def paper_in(language: str, **changes: object) -> Paper:
    """A paper with one of everything."""
    title, label, value, heading = TEXTS[language]
    first, second = SENTENCES[language]
    start = PASSAGE.index("يستعد")
    values = {
        "title": title,
        "language": language,
        "as_of": datetime.date(2026, 11, 24),
        "subtitle": "ZOT-7Q4K-M2",
        "facts": [(label, value), ("S/RES", datetime.date(2027, 3, 31)), ("n", 1042)],
        "sections": [
            Section(
                heading,
                Glyph.UNDER_WAY,
                [
                    Steps([
                        Step(label, Glyph.PROVEN, "", ["ZOT-1111-AA"]),
                        Step(label, Glyph.SAID),
                        Step(value, Glyph.PROMISED),
                        Step(value, Glyph.LATE),
                    ]),
                    Sentence(first, language, ["ZOT-1111-AA", "ZOT-2222-BB"]),
                    Quote(PASSAGE, "ar", (start, start + 5), "ZOT-1111-AA"),
                    Sentence(second, language, ["ZOT-2222-BB"]),
                    Table([label, "n"], [[value, 1042], ["Visa", None]], heading, ["ZOT-2222-BB"]),
                ],
            )
        ],
        "evidence": [
            EvidenceItem(
                "ZOT-1111-AA",
                "بيان وزارة",
                "ar",
                "Statement",
                datetime.date(2026, 11, 12),
                hashlib.sha256(b"made up").hexdigest(),
                "https://example.org/statements/12",
                "Coordinator",
                datetime.date(2026, 11, 15),
            ),
            EvidenceItem("ZOT-2222-BB", "Order no. 17", "en", "Order", url="https://example.org/orders/17"),
        ],
        "footer": "Zotim",
        "classification": "internal",
        "verify_note": "S/RES/2178",
    }  # fmt: skip
    return Paper(**{**values, **changes})


PAGES = [Section("Pages", None, [Table(["What"], [[Link("The calendar", "https://example.org/calendar/")]])])]
"""A table whose cell leads somewhere."""


@pytest.fixture(scope="session")
def paper() -> Callable[..., Paper]:
    """``paper("ar", title="…")``: the made-up paper in a language, with changes."""
    return paper_in
