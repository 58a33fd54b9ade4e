"""A call that went out to two bodies, and the people around it."""

import pytest

from tests import data_calls, worlds
from zotim.core.texts import Translated
from zotim.formats.answers import Kind
from zotim.register.data_calls import selectors
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import replies
from zotim.vocabulary import Language


class World:
    def __init__(self):
        self.ministry, self.police = worlds.body("Ministria"), worlds.body("Policia", "police")
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.analyst = worlds.actor("analyst", self.centre)
        self.coordinator = worlds.actor("coordinator", self.centre)
        self.focal = worlds.actor("focal_point", self.ministry)
        self.officer = worlds.actor("focal_point", self.police)
        self.foreign = worlds.actor("foreign_affairs", worlds.body("MEPJ"))

    def open(self, **fields):
        self.call = data_calls.opened(self.analyst, self.ministry, self.police, **fields)
        self.portion = self.call.portions.get(organisation=self.ministry)
        self.other = self.call.portions.get(organisation=self.police)
        return self

    def answer(self, number, portion=None):
        return (portion or self.portion).answers.select_related("question").get(question__number=number)

    def say(self, by, portion, give=True, **typed):
        said = {self.answer(number[1:], portion).pk: answering.Said(text) for number, text in typed.items()}
        return answering.answers_keep(actor=by, portion=portion, said=said, give=give, language=Language.ENGLISH)

    def return_sheet(self, data):
        return answering.sheet_return(
            actor=self.focal, portion=self.portion, data=data, name="a.xlsx", language=Language.ENGLISH
        )

    def merged(self, languages=("en",)):
        """Every question answered by the ministry and merged."""
        self.open(languages=languages)
        self.return_sheet(data_calls.filled(data_calls.sheet(self.analyst, self.portion), data_calls.GOOD))
        for row in selectors.gathered(self.analyst, self.call):
            value = "" if row.question.kind == Kind.TEXT else row.given[0].versions.last().value
            text = Translated.of("en", "Six soldiers.") if row.question.kind == Kind.TEXT else None
            replies.answers_merge(actor=self.analyst, question=row.question, answers=row.given, value=value, text=text)
        return self


@pytest.fixture
def world():
    return World()
