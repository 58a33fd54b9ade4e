"""What the benchmark of pages fills a register with has the shape that the product itself writes."""

import random

from _rooms import reports
from _state import State

from zotim.core.access.actor import actor_of
from zotim.core.people.models import Organisation, User
from zotim.core.texts import Translated
from zotim.register.reports import selectors
from zotim.register.reports.models import Hearing


def test_the_page_of_a_hearing_reads_the_sentences_of_the_benchmark(db):
    bodies = [Organisation.objects.create(kind="ministry", name=Translated.of("sq", name)) for name in ("Një", "Dy")]
    writer = User.objects.create_user("writer@example.org", name="Writer")
    reports(random.Random(1), State({"coordinator": writer}, bodies), 1)
    for hearing in Hearing.objects.all():
        read = selectors.lines(actor_of(writer), hearing, "sq")
        assert len(read) == 20
        assert {line.language for line in read} == {"sq"}
        assert all(line.about and line.evidence for line in read)
