"""A report as of a moment: what its template asks for, in one language, each sentence with its evidence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeGuard

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Cell, Note, Paper, Section
from zotim.core.figures.bands import band
from zotim.core.texts import Translated, listed
from zotim.core.ui.words import label
from zotim.register.reports.promises import Asked, OnRecord, Promise, on_record
from zotim.register.reports.sentences import Teller
from zotim.register.reports.templates import COMMITMENTS, GENERAL, OBLIGATIONS, Part, Template, packaged
from zotim.register.reports.titles import numbered, titled
from zotim.vocabulary import Classification, Glyph, Language, LineOfEffort


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper, and for each id of a sentence the keys of the bodies that it is about."""

    paper: Paper
    about: dict[str, list[str]]


def compose(
    moment: datetime,
    language: Language,
    ceiling: Classification,
    title: Translated,
    template: Template | None = None,
    record: OnRecord | None = None,
) -> Composed:
    """The report in *language*. *record* is what :func:`on_record` read, where it is read once for all languages."""
    template, record = template or packaged(GENERAL), record or on_record(moment, ceiling)
    with override(language):
        return _Composer(template, record, language).composed(title, ceiling)


class _Composer:
    """One report in one language."""

    def __init__(self, template: Template, record: OnRecord, language: Language) -> None:
        self.template, self.record, self.language = template, record, language
        self.teller = Teller(language, record.moment, record.begun, inside=template.for_the_house)
        self.promises: dict[object, Promise] = {}

    def composed(self, title: Translated, ceiling: Classification) -> Composed:
        sections = [section for part in self.template.sections for section in self.chapter(part)]
        paper = framed(
            title=title.in_language(self.language)[0],
            language=self.language,
            as_of=timezone.localdate(self.record.moment),
            facts=list(self.facts()),
            sections=sections,
            evidence=list(self.teller.items.values()),
            footer=_("Every sentence leads to its evidence. What nobody reviewed isn't said."),
            classification=ceiling,
            note=self.template.mark,
        )
        return Composed(paper, {identity: sorted(bodies) for identity, bodies in self.teller.about.items()})

    def facts(self) -> Iterator[tuple[str, Cell]]:
        """For whom it is, and counts of what it tells of; in bands where the template wants them."""
        yield pgettext("of a report", "For"), self.template.recipient.in_language(self.language)[0]
        active = [one for one in self.promises.values() if one.commitment.state == "active"]
        if any(part.takes == COMMITMENTS for part in self.template.sections):
            shown = self.counted(one.commitment.classification for one in active)
            yield _("Commitments"), shown(len(active))
            for glyph in Glyph:
                if count := sum(one.glyph == glyph for one in active):
                    yield str(label(glyph)), shown(count)
        if asked := self.within_scope():
            shown = self.counted(one.obligation.instrument.classification for one in asked)
            yield _("Obligations"), shown(len(asked))
            yield _("of them answered by nothing on record"), shown(sum(one.unanswered for one in asked))

    def counted(self, classifications: Iterable[str]) -> Callable[[int], Cell]:
        """How a count is shown: exactly, unless the template wants bands and not everybody may read what is counted."""
        open_to_all = all(one == Classification.PUBLIC for one in classifications)
        return int if open_to_all or not self.template.banded else band

    def within_scope(self) -> list[Asked]:
        """The obligations of which the template speaks, answered or not, whichever of them it tells."""
        parts = [part for part in self.template.sections if part.takes == OBLIGATIONS]
        return [one for one in self.record.asked if any(_asks(part, one) for part in parts)]

    def chapter(self, part: Part) -> Iterator[Section]:
        """One section of the template. It stands under its own heading unless it is the only one and has chapters."""
        above = 0 if part.each and len(self.template.sections) == 1 else 1
        groups = list(self.groups(part))
        heading = part.heading.in_language(self.language)[0]
        if not groups:
            yield Section(heading, None, [Note(_("Nothing on record belongs here as of this day."))])
        elif above:
            yield Section(heading)
        for name, members in groups:
            if part.each:
                yield Section(name, level=above + 1)
            level = above + 1 + bool(part.each)
            open_ones = [one for one in members if _gap(one, part)]
            for one in members:
                if one not in open_ones:
                    yield self.member(one, part, level)
            yield from self.gaps(open_ones, part, level)

    def gaps(self, members: list[Asked], part: Part, level: int) -> Iterator[Section]:
        """What nothing answers, by instrument: one sentence, and under it what each paragraph asks."""
        for key in dict.fromkeys(one.obligation.instrument_id for one in members):
            own = [one.obligation for one in members if one.obligation.instrument_id == key]
            called = own[0].instrument.called
            heading = _("What nothing answers") if part.each == "instrument" else called
            yield Section(heading, None, self.teller.gaps(own), level)

    def member(self, one: Promise | Asked, part: Part, level: int) -> Section:
        """What is told of one commitment or obligation."""
        if isinstance(one, Promise):
            self.promises[one.commitment.pk] = one
            glyph = one.glyph if one.commitment.state == "active" else None
            return Section(
                titled(one.commitment.title, self.language), glyph, self.teller.commitment(one, part.says), level
            )
        if "promise" in part.says:
            self.promises |= {promise.commitment.pk: promise for promise in one.promises}
        number = numbered(one.obligation, self.language)
        heading = number if part.each == "instrument" else listed((one.obligation.instrument.called, number))
        return Section(heading, None, self.teller.obligation(one, part.says), level)

    def groups(self, part: Part) -> Iterator[tuple[str, list[Promise] | list[Asked]]]:
        """The members of a section by chapter; one group without a name where it has none."""
        members: list[Promise] | list[Asked]
        members = list(self.commitments(part)) if part.takes == COMMITMENTS else list(self.obligations(part))
        if not part.each:
            if members:
                yield "", members
            return
        names = dict.fromkeys(_name(one, part.each) for one in members)
        for name in names:
            yield name, [one for one in members if _name(one, part.each) == name]  # type: ignore[misc]

    def commitments(self, part: Part) -> Iterable[Promise]:
        """Commitments that belong here, in the order that the section wants."""
        everything = [*self.record.promises, *(self.record.ended if "ended" in part.only else ())]
        found = [one for one in everything if _takes(part, one)]
        return sorted(found, key=lambda one: one.commitment.due_on or date.max) if part.order == "due" else found

    def obligations(self, part: Part) -> Iterable[Asked]:
        """Obligations that belong here: by instrument and paragraph, or by line of effort."""
        found = [one for one in self.record.asked if _asks(part, one) and (one.unanswered or not part.only)]
        order = list(LineOfEffort)
        by_line = part.order == "line" or part.each == "line"

        def place(one: Asked) -> tuple[int, int, str, str]:
            line = order.index(LineOfEffort(one.obligation.line_of_effort)) if by_line else 0
            symbol = one.obligation.instrument.symbol
            named = next(
                (at for at, pattern in enumerate(part.instruments) if pattern == symbol), len(part.instruments)
            )
            provision = one.obligation.provision
            return line, named, symbol, provision.place if provision else "~"

        return sorted(found, key=place)


def _takes(part: Part, one: Promise) -> bool:
    commitment = one.commitment
    stands = one.glyph if commitment.state == "active" else "ended"
    answers = [(each.instrument.symbol, each.provision.number if each.provision else "") for each in one.obligations]
    return (
        part.on_line(commitment.line_of_effort, commitment.also)
        and (stands in part.only or not part.only)
        and (not part.instruments or any(part.under(*place) for place in answers))
    )


def _asks(part: Part, one: Asked) -> bool:
    """Whether a section speaks of an obligation, apart from what answers it."""
    obligation = one.obligation
    number = obligation.provision.number if obligation.provision else ""
    return part.on_line(obligation.line_of_effort, obligation.also) and part.under(obligation.instrument.symbol, number)


def _gap(one: Promise | Asked, part: Part) -> TypeGuard[Asked]:
    """Whether it is told as one of the gaps of its instrument."""
    return isinstance(one, Asked) and one.unanswered and "gaps" in part.says


def _name(one: Promise | Asked, each: str) -> str:
    """The heading of the chapter in which something stands."""
    if isinstance(one, Asked) and each == "instrument":
        return one.obligation.instrument.called
    record = one.commitment if isinstance(one, Promise) else one.obligation
    return str(label(LineOfEffort(record.line_of_effort)))
