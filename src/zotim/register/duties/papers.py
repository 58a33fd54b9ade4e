"""A handover pack as a neutral paper: what a body's next focal point must know, as it stands in the register now."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import KINDS, DueDay, due_days_of
from zotim.core.access.roles import ROLES
from zotim.core.approvals.models import Approval
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Link, Paper, Quote, Section, Table, paper_as_json
from zotim.core.notifications.services import holding
from zotim.core.people.models import Organisation
from zotim.core.ui import show
from zotim.core.ui.words import label, state_label
from zotim.register.data_calls.papers import value_words
from zotim.register.data_calls.selectors import newest
from zotim.register.duties import selectors
from zotim.register.duties.selectors import Work
from zotim.vocabulary import Classification, Language

YEAR = timedelta(days=365)


def classification_of(actor: Actor, work: Work, ahead: list[DueDay]) -> Classification:
    """The highest of what a pack holds; internal at least, for it holds somebody's own words."""
    held = {row.classification for rows in (work.commitments, work.measures) for row in rows}
    held |= {one.call.classification for one in work.portions}
    held |= {answer.portion.call.classification for answer in selectors.answers_of(actor, work.body)}
    held |= {piece.classification for rows in (work.returned, work.waiting) for piece in rows}
    held |= {one.classification for one in ahead}
    return max((Classification(one) for one in held | {"internal"}), key=lambda level: level.level)


def content_of(
    actor: Actor, body: Organisation, *, reference: str, notes: str, language: Language, today: date
) -> tuple[dict[str, Any], Classification]:
    """The pack in each language, as JSON values, and its classification."""
    work = selectors.work(actor, body, today)
    ahead = due_days_of(actor, today - YEAR, today + YEAR, [body.pk])
    level = classification_of(actor, work, ahead)
    content = {}
    for code in Language:
        with override(code):
            content[code.value] = paper_as_json(
                _paper(actor, work, ahead, reference, notes, language, code, today, level)
            )
    return content, level


def _paper(
    actor: Actor, work: Work, ahead: list[DueDay], reference: str, notes: str, spoken: Language, language: Language,
    today: date, level: Classification,
) -> Paper:  # fmt: skip
    sections = [
        Section(_("What my successor must know"), None, [Quote(notes, spoken)] if notes.strip() else []),
        *_tables(actor, work, ahead),
    ]
    return framed(
        title=_("Handover pack"),
        language=language,
        as_of=today,
        subtitle=str(work.body.name),
        facts=[
            (_("Reference"), reference),
            (_("Commitments"), work.commitments.count()),
            (_("Measures"), work.measures.count()),
            (_("Data calls to answer"), work.portions.count()),
        ],
        sections=sections,
        footer=_("As it stood in the register on that day. Who holds a role today, the register says."),
        classification=level,
    )


def _tables(actor: Actor, work: Work, ahead: list[DueDay]) -> Iterable[Section]:
    """Each chapter; one that has nothing says so by its heading alone."""
    yield _section(
        _("Commitments and where each stands"),
        (_("Reference"), _("Promised"), _("Until"), _("Stands")),
        [
            (one.reference, str(one.title), show.day(one.due_on), str(label(show.part(one, "glyph"), "Glyph")))
            for one in work.commitments
        ],
    )
    yield _section(
        _("Measures"),
        (_("Reference"), _("What is done"), _("Until"), _("State")),
        [
            (one.reference, str(one.title), show.day(one.due_on), str(state_label(one.state, "register.Measure")))
            for one in work.measures
        ],
    )
    yield _section(
        _("What stands in the way"),
        (
            _("Measure"),
            _("What stands in the way"),
            pgettext("of an obstacle", "Since"),
            _("Body that can take it away"),
        ),
        [(one.measure.reference, str(one.title), show.day(one.since), str(one.remover.name)) for one in work.obstacles],
    )
    yield _section(
        _("Evidence that was returned, or waits for a second person"),
        (_("Reference"), _("What it shows"), _("State")),
        [
            (one.reference, str(one.title), str(state_label(one.state, "register.Evidence")))
            for one in (*work.returned, *work.waiting)
        ],
    )
    yield _section(_("Questions and what was answered"), _answer_heads(), list(_answers(actor, work)))
    yield _section(
        _("What is due within a year"),
        (_("Day"), _("Kind"), _("What"), _("Reference"), _("Source")),
        [
            (
                show.day(one.day), str(KINDS[one.kind].label), str(one.what), one.reference,
                _("in the register") if one.certain else _("to be verified"),
            )
            for one in ahead
        ],
    )  # fmt: skip
    yield _section(
        _("Second signatures that are open"),
        (_("Reference"), _("What it is about"), _("Since")),
        list(_approvals(work)),
    )
    yield _section(_("Whom to turn to"), (_("Role"), _("Body"), _("How many hold it")), list(_contacts()))
    yield _section(_("Where things are"), (_("What"),), [(link,) for link in _places(work.body)])


def _section(heading: str, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Section:
    blocks: list[Block] = [Table(heads, rows)] if rows else []
    return Section(heading if rows else _("%(heading)s: nothing") % {"heading": heading}, None, blocks)


def _answer_heads() -> tuple[str, ...]:
    return (
        _("Data call"),
        _("Question"),
        pgettext("column of a sheet of questions", "Answer"),
        _("State"),
        _("Versions"),
    )


def _answers(actor: Actor, work: Work) -> Iterable[tuple[Any, ...]]:
    for one in selectors.answers_of(actor, work.body).annotate(number=Count("versions")):
        last = newest(one)
        value = value_words(one.question, last.value, get_language() or Language.ENGLISH) if last else ""
        said = " · ".join(part for part in (value, last.remark) if part) if last else ""
        state = str(state_label(one.state, "register.Answer"))
        yield one.portion.call.reference, str(one.question.text), said, state, show.amount(one.number)


def _approvals(work: Work) -> Iterable[tuple[Any, ...]]:
    about: dict[Any, Any] = {one.pk: one for one in work.waiting}
    for one in Approval.objects.filter(state=Approval.Decision.PENDING, object_id__in=about).order_by("created_at"):
        record = about[one.object_id]
        yield record.reference, str(record.title), show.day(one.created_at)


def _contacts() -> Iterable[tuple[Any, ...]]:
    """Roles, not names: a name in a paper grows old, and the register knows who holds a role today."""
    held = holding("coordinator", "analyst", "foreign_affairs").values("role", "organisation").order_by("role")
    bodies = Organisation.objects.in_bulk([row["organisation"] for row in held])
    for row in held.annotate(number=Count("user", distinct=True)):
        yield str(ROLES[row["role"]].label), str(bodies[row["organisation"]].name), show.amount(row["number"])


def _places(body: Organisation) -> Iterable[Link]:
    for what, address in (
        (_("The work of the body"), reverse("work", args=[body.pk])),
        (_("Calendar"), reverse("calendar")),
        (_("Data calls"), reverse("calls")),
        (_("Evidence"), reverse("evidence_list")),
        (_("Obligations"), reverse("obligations")),
    ):
        yield Link(what, settings.ZOTIM_ADDRESS + address)
