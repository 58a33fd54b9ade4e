"""What a report says of a commitment or an obligation, kind by kind; each sentence names what shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.documents.paper import Block, EvidenceItem, Sentence, Step, Steps, Table
from zotim.core.documents.wording import day, number
from zotim.core.figures.bands import band
from zotim.core.texts import Translated
from zotim.core.ui.words import label
from zotim.engines.claims import read
from zotim.register.indicators.citing import cited
from zotim.register.models import Commitment, Coverage, Measure, Obligation, StatusAssessment
from zotim.register.path import stations
from zotim.register.reports import items
from zotim.register.reports.contradictions import in_a_sentence, is_released
from zotim.register.reports.dissent import beside, shown_by
from zotim.register.reports.promises import Asked, Done, Promise
from zotim.register.reports.quotes import quote
from zotim.register.reports.selectors import disputed_at
from zotim.register.reports.titles import in_its_own, numbered, quotable, spoken_in, titled
from zotim.vocabulary import ClaimAction, Glyph


def said(action: str, title: str, language: str) -> str:
    """What the text does, as the report tells it: nothing is called a promise that is none. Takes *day* and *title*.

    A title with a verb of its own can't be the subject of another sentence, so it stands in quotation marks.
    """
    if is_clause(title, language):
        return {
            ClaimAction.PLEDGE: _("On %(day)s this was promised: “%(title)s”."),
            ClaimAction.CONDITIONAL: _("On %(day)s this was promised on a condition: “%(title)s”."),
            ClaimAction.ONGOING: _("On %(day)s this was said to be under way: “%(title)s”."),
            ClaimAction.DONE: _("On %(day)s this was said to be done: “%(title)s”."),
            ClaimAction.SUPPORT: _("On %(day)s support was expressed: “%(title)s”."),
            ClaimAction.CALL: _("On %(day)s others were called on: “%(title)s”."),
        }[ClaimAction(action)]
    return {
        ClaimAction.PLEDGE: _("On %(day)s it was promised: %(title)s."),
        ClaimAction.CONDITIONAL: _("On %(day)s it was promised on a condition: %(title)s."),
        ClaimAction.ONGOING: _("On %(day)s it was said to be under way: %(title)s."),
        ClaimAction.DONE: _("On %(day)s it was said to be done: %(title)s."),
        ClaimAction.SUPPORT: _("On %(day)s support was expressed for: %(title)s."),
        ClaimAction.CALL: _("On %(day)s others were called on: %(title)s."),
    }[ClaimAction(action)]


def undated(action: str, title: Translated, language: str) -> str:
    """The same where nobody knows the day."""
    told = quotable(title, language)
    if is_clause(*title.in_language(language)):
        told = _("“%(title)s”") % {"title": told}
    told += in_its_own(title, language)
    return {
        ClaimAction.PLEDGE: _("The day of the promise isn't known: %(title)s."),
        ClaimAction.CONDITIONAL: _("It was promised on a condition; the day isn't known: %(title)s."),
        ClaimAction.ONGOING: _("It was said to be under way; the day isn't known: %(title)s."),
        ClaimAction.DONE: _("It was said to be done; the day isn't known: %(title)s."),
        ClaimAction.SUPPORT: _("Support was expressed; the day isn't known: %(title)s."),
        ClaimAction.CALL: _("Others were called on; the day isn't known: %(title)s."),
    }[ClaimAction(action)] % {"title": told}


def is_clause(title: str, language: str) -> bool:
    """Whether a title has a verb of its own, as one that a suggestion offered (*will open two centres*)."""
    return bool(read(f"{title.rstrip(' .')}.", language=language))


def told(state: str) -> str:
    """How a measure is told of, by its state; takes body, title and day."""
    return {
        "planned": _("%(body)s plans from %(day)s: %(title)s."),
        "under_way": _("%(body)s works on this since %(day)s: %(title)s."),
        "completed": _("%(body)s reports as completed: %(title)s (begun on %(day)s)."),
        "given_up": _("%(body)s gave this up: %(title)s (begun on %(day)s)."),
    }[state]


class Teller:
    """Tells in one language, and keeps what it cited and whom each sentence is about. What stays *inside* is told to
    the house alone."""

    def __init__(self, language: str, moment: datetime, begun: Mapping[UUID, date], *, inside: bool = False) -> None:
        self.language, self.moment, self.begun, self.inside = language, moment, begun, inside
        self.items: dict[str, EvidenceItem] = {}
        self.about: dict[str, set[str]] = defaultdict(set)

    def commitment(self, promise: Promise, says: Sequence[str]) -> list[Block]:
        """What *says* names, of one commitment."""
        ways = {
            "path": self.path, "promise": self.promise, "due": self.due, "measures": self.own_measures,
            "assessment": self.assessment, "ended": self.ended, "obstacles": self.obstacles, "quote": self.quote,
            "answers": self.answers, "indicators": self.indicators,
            "in_the_way": self.in_the_way, "contradictions": self.contradictions,
        }  # fmt: skip
        if "obstacles" not in says:  # whoever reads what is done reads what stands in its way
            says = [part for one in says for part in ((one, "in_the_way") if one == "measures" else (one,))]
        return [block for one in says for block in ways[one](promise)]

    def obligation(self, asked: Asked, says: Sequence[str]) -> list[Block]:
        """What *says* names, of one obligation: first what is asked, then commitment by commitment what answers it."""
        own = {"asked": self.asked, "law": self.law, "figures": self.figures}
        of_promises = [one for one in says if one in ("promise", "measures", "indicators", "assessment")]
        blocks: list[Block] = []
        for one in says:
            if one in own:
                blocks += own[one](asked)
            elif one in of_promises[:1]:
                for promise in asked.promises:
                    blocks += self.commitment(promise, of_promises)
                if "measures" in of_promises:
                    told_already = {measure.pk for promise in asked.promises for measure in promise.measures}
                    more = [done for done in asked.measures if done[0].pk not in told_already]
                    blocks += self.measures(more, asked.obligation.reference)
        return blocks

    def say(self, identity: str, text: str, language: str, shows: Sequence[EvidenceItem], *bodies: UUID) -> Sentence:
        """A sentence, which says its language where that isn't the report's; what shows it goes into the list, once."""
        for item in shows:
            self.items.setdefault(item.reference, item)
        self.about[identity] |= {str(body) for body in bodies}
        text += spoken_in(language, self.language)
        return Sentence(text, language, tuple(item.reference for item in shows), identity)

    def path(self, promise: Promise) -> Iterator[Block]:
        """The path as the page draws it, evidence that waits for its review included."""
        pieces = (sum(len(shown) for shown in promise.evidence.values()), promise.waiting)
        path = stations(promise.commitment.document, promise.measures, pieces, promise.glyph, promise.assessment)
        yield Steps(tuple(Step(one.label, one.glyph, one.note) for one in path))

    def promise(self, promise: Promise) -> Iterator[Block]:
        commitment = promise.commitment
        document = commitment.document
        if document.dated_on:
            title, spoken = commitment.title.in_language()
            clause = is_clause(title, spoken)
            words = {
                "day": day(document.dated_on, self.language),
                "title": (quotable if clause else titled)(commitment.title, self.language),
            }
            text = said(commitment.action, title, spoken) % words
            if clause:
                text += in_its_own(commitment.title, self.language)
        else:
            text = undated(commitment.action, commitment.title, self.language)
        shows = [items.of_document(document)]
        yield self.say(f"{commitment.reference}.promise", text, self.language, shows, commitment.lead_id)

    def due(self, promise: Promise) -> Iterator[Block]:
        commitment = promise.commitment
        if commitment.due_on:
            text = _("It is to be kept by %(day)s.") % {"day": day(commitment.due_on, self.language)}
            shows = [items.of_document(commitment.document)]
            yield self.say(f"{commitment.reference}.due", text, self.language, shows, commitment.lead_id)

    def own_measures(self, promise: Promise) -> Iterator[Block]:
        yield from self.measures(promise.done, promise.commitment.reference)
        if promise.glyph == Glyph.SAID:
            yield from self.claimed(promise)

    def claimed(self, promise: Promise) -> Iterator[Block]:
        """Who says that it was done, once for each body, where no reviewed evidence shows it."""
        unshown = {
            measure.lead_id: measure
            for measure, pieces in reversed(promise.done)
            if measure.state == "completed" and not pieces
        }
        for measure in reversed(unshown.values()):
            text = (
                _("According to %(body)s it was done; the evidence waits for its review.")
                if promise.waiting
                else _("According to %(body)s it was done; no reviewed evidence shows it yet.")
            ) % {"body": measure.lead.name.in_language()[0]}
            identity = f"{promise.commitment.reference}.{measure.reference}.claimed"
            yield self.say(identity, text, self.language, [items.of_measure(measure)], measure.lead_id)

    def measures(self, done: Iterable[Done], of: str) -> Iterator[Block]:
        """What evidence shows, and nothing that none shows."""
        for measure, pieces in done:
            if pieces:
                words = {
                    "body": measure.lead.name.in_language()[0],
                    "title": titled(measure.title, self.language),
                }
                words["day"] = self.beginning(measure)
                shows = [items.of_evidence(piece, self.moment) for piece in pieces]
                text = told(measure.state) % words
                yield self.say(f"{of}.{measure.reference}", text, self.language, shows, measure.lead_id)

    def beginning(self, measure: Measure) -> str:
        """The day of a measure's beginning, and the one from which it was planned where that is another."""
        planned = day(measure.starts_on, self.language)
        if measure.state == "planned" or measure.pk not in self.begun:
            return planned
        words = {"day": day(self.begun[measure.pk], self.language), "planned": planned}
        return _("%(day)s, planned from %(planned)s") % words

    def assessment(self, promise: Promise) -> Iterator[Block]:
        assessment, commitment = promise.assessment, promise.commitment
        if assessment is None:
            return
        known = {str(piece.pk): piece for pieces in promise.evidence.values() for piece in pieces}
        rests_on = [known[key] for key in assessment.links["evidence"] if key in known]  # type: ignore[attr-defined]
        shows = [items.of_evidence(piece, self.moment) for piece in rests_on]
        disputes = disputed_at(assessment, self.moment) if shows else {}
        for identity, text, language in assessed(assessment, commitment, self.language) if shows else ():
            yield self.say(identity, text, language, shows, commitment.lead_id)
            comments = disputes.get(identity, [])
            for item in shown_by(comments, self.moment):
                self.items.setdefault(item.reference, item)
            yield from beside(comments)

    def contradictions(self, promise: Promise) -> Iterator[Block]:
        """Where a statement doesn't fit. What isn't released is about no body, so that none is heard on it."""
        commitment = promise.commitment
        for place, one in enumerate(promise.contradictions, 1):
            released = is_released(one)
            if released or self.inside:
                identity = f"{commitment.reference}.contradiction.{place}"
                bodies = [commitment.lead_id] if released else []
                shows = [items.of_commitment(commitment)]
                yield self.say(identity, in_a_sentence(one), self.language, shows, *bodies)

    def ended(self, promise: Promise) -> Iterator[Block]:
        commitment = promise.commitment
        if commitment.state == "active":
            return
        shows = [items.of_document(commitment.document), items.of_commitment(commitment)]
        lapsed = _("It lapsed without being kept.")
        text = lapsed if commitment.state == "lapsed" else _("Another commitment took its place.")
        yield self.say(f"{commitment.reference}.ended", text, self.language, shows, commitment.lead_id)
        if commitment.why_ended:
            why, language = commitment.why_ended.in_language()
            yield self.say(f"{commitment.reference}.why", why, language, shows[1:], commitment.lead_id)

    def in_the_way(self, promise: Promise) -> Iterator[Block]:
        """What blocks a commitment: since when, and who can take it away."""
        commitment = promise.commitment
        if commitment.state != "active" or promise.glyph != Glyph.LATE:
            return
        by_key = {measure.pk: measure for measure in promise.measures}
        for place, obstacle in enumerate(promise.obstacles, 1):
            measure = by_key[obstacle.measure_id]
            words = {"title": quotable(obstacle.title, self.language), "day": day(obstacle.since, self.language)}
            text = _("Since %(day)s this stands in the way: “%(title)s”.") % words
            remover = _("%(body)s can take it away.") % {"body": obstacle.remover.name.in_language()[0]}
            text += in_its_own(obstacle.title, self.language)
            text = f"{text} {remover}"
            identity = f"{commitment.reference}.{measure.reference}.obstacle.{place}"
            yield self.say(
                identity, text, self.language, [items.of_measure(measure)], measure.lead_id, obstacle.remover_id
            )

    def obstacles(self, promise: Promise) -> Iterator[Block]:
        yield from self.in_the_way(promise)
        commitment = promise.commitment
        if commitment.state != "active" or promise.glyph != Glyph.LATE:
            return
        due = commitment.due_on
        overdue = due is not None and due < timezone.localdate(self.moment)
        if promise.obstacles and not overdue:
            return
        text = (
            _("Its day, %(day)s, has passed, and nothing shows that it was kept.") % {"day": day(due, self.language)}
            if due and overdue
            else _("It is blocked: something that has to be done for it is late or was given up.")
        )
        shows = [items.of_commitment(commitment)]
        yield self.say(f"{commitment.reference}.obstacle", text, self.language, shows, commitment.lead_id)

    def indicators(self, promise: Promise) -> Iterator[Block]:
        for one in promise.indicators:
            shows = [items.of_value(one, self.moment)]
            identity = f"{promise.commitment.reference}.{one.value.reference}"
            yield self.say(identity, cited(one, self.language), self.language, shows, promise.commitment.lead_id)

    def quote(self, promise: Promise) -> Iterator[Block]:
        commitment = promise.commitment
        self.items.setdefault(commitment.document.reference, items.of_document(commitment.document))
        yield quote(commitment)

    def answers(self, promise: Promise) -> Iterator[Block]:
        """The obligations that a commitment answers; a paragraph that nobody verified says so."""
        if promise.obligations:
            rows = [(one.instrument.called, *self.row(one)) for one in promise.obligations]
            yield Table((_("Instrument"), _("Paragraph"), _("What is asked")), rows, _("Obligations that it answers"))

    def row(self, one: Obligation) -> tuple[str, str]:
        """The paragraph of an obligation, and what it asks."""
        return numbered(one, self.language), str(one.summary) + in_its_own(one.summary, self.language)

    def asked(self, asked: Asked) -> Iterator[Block]:
        obligation = asked.obligation
        text, language = obligation.summary.in_language()
        yield self.say(f"{obligation.reference}.asked", text, language, [items.of_obligation(obligation)])

    def law(self, asked: Asked) -> Iterator[Block]:
        for cover in asked.coverage:
            act = cover.provision.instrument
            words = {"law": act.called, "article": cover.provision.number}
            full = _("%(law)s, %(article)s, meets this.")
            text = (
                full if cover.extent == Coverage.Extent.FULLY else _("%(law)s, %(article)s, meets this in part.")
            ) % words
            identity, shows = (
                f"{asked.obligation.reference}.{act.reference}.{cover.provision.number}",
                [items.of_act(act)],
            )
            bodies = [act.lead_id] if act.lead_id else []
            yield self.say(identity, text, self.language, shows, *bodies)
            if cover.note:
                note, language = cover.note.in_language()
                yield self.say(f"{identity}.note", note, language, shows, *bodies)

    def figures(self, asked: Asked) -> Iterator[Block]:
        """How often articles are applied, in bands: a count may be about few people."""
        acts = {cover.provision_id: cover.provision.instrument for cover in asked.coverage}
        rows = [
            (
                acts[one.provision_id].called, str(label(one.kind, "ApplicationKind")), one.first, one.last,
                one.body.name.in_language()[0], band(one.count),
            )
            for one in asked.figures
        ]  # fmt: skip
        if rows:
            for act in acts.values():
                self.items.setdefault(act.reference, items.of_act(act))
            cited = tuple(dict.fromkeys(act.reference for act in acts.values()))
            heads = (_("Law"), _("What is counted"), _("From"), _("Until"), _("Counted by"), _("How many"))
            yield Table(heads, rows, _("How often it was applied"), cited)

    def gaps(self, obligations: Sequence[Obligation]) -> list[Block]:
        """Obligations of one instrument that nothing answers: one sentence, and a row for each under its own id."""
        instrument = obligations[0].instrument
        count = len(obligations)
        text = ngettext(
            "Nothing on record answers %(count)s obligation of %(instrument)s.",
            "Nothing on record answers %(count)s obligations of %(instrument)s.",
            count,
        ) % {"count": number(count, self.language), "instrument": instrument.called}
        identity = f"{obligations[0].reference}.gaps"
        return [
            self.say(identity, text, self.language, [items.of_instrument(instrument)]),
            Table(
                (_("Paragraph"), _("What is asked")),
                [self.row(one) for one in obligations],
                ids=[f"{one.reference}.gap" for one in obligations],
            ),
        ]


def assessed(assessment: StatusAssessment, commitment: Commitment, language: str) -> list[tuple[str, str, str]]:
    """The two sentences of an assessment, as (id, text, language): what was found, and why."""
    words = {
        "assessed": label(StatusAssessment.Status(assessment.assessed)),
        "claimed": label(StatusAssessment.Status(assessment.claimed)),
        "day": day(timezone.localdate(assessment.created_at), language),
    }
    found = _("Assessed on %(day)s as “%(assessed)s”; it had been claimed as “%(claimed)s”.") % words
    why, spoken = assessment.reason.in_language()
    return [(f"{commitment.reference}.assessed", found, language), (f"{commitment.reference}.reason", why, spoken)]
