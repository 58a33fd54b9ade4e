"""A body answers its questions: on the page, or by returning a spreadsheet. Answers are versions, only added to."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import holders, notify
from zotim.engines.scripts import detect_language
from zotim.formats.answers import Given, Kind, Returned, SheetMistake, read_sheet, read_value
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls.models import Answer, AnswerVersion, Portion, ReturnLink
from zotim.register.data_calls.selectors import WAITING, asked_of, newest, sheet_key
from zotim.register.data_calls.services.calls import held, in_state
from zotim.register.data_calls.states import ANSWER
from zotim.register.policy import CENTRE
from zotim.register.services.reviews import reasoned
from zotim.vocabulary import Language

OPEN_TO_BODIES = (*WAITING, "given")
"""States in which a body may still change its answer; what stands in the reply is returned first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person typed for one question. *sources* are records taken from the proposals (kind, id, reference)."""

    value: str
    remark: str = ""
    sources: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an upload: *mistakes* means that nothing was kept; else how many answers changed and are open."""

    returned: Returned
    changed: int = 0
    still_open: int = 0


@transaction.atomic
def answers_keep(
    *, actor: Actor, portion: Portion, said: Mapping[Any, Said], give: bool, language: Language
) -> list[AnswerVersion]:
    """Keep what was typed, by the ids of answers: as drafts, or (*give*) as given. Only what changed makes a version.

    A given answer that is changed and not given again, or emptied, is a draft from then on: it doesn't count.
    Raises :class:`~zotim.formats.answers.Wrong` for a value that isn't one of its kind (the page has checked before);
    WrongState when the call isn't out or the answer stands in the reply already.
    """
    allow(actor, "register.portion.answer", portion)
    answers = {answer.pk: answer for answer in held(portion.answers.filter(pk__in=list(said)))}
    in_state(portion.call, "open")
    made = []
    for key, one in said.items():
        answer = answers[key]
        value = read_value(asked_of(answer), one.value)
        version = _version(answer, value, one, language, way=AnswerVersion.Way.PAGE, by_id=actor.person_id)
        made += [version] if version else []
        _move(actor, answer, give=give, changed=version is not None)
    _told(actor, portion, give)
    return made


def _version(answer: Answer, value: str, said: Said, language: str, **came: Any) -> AnswerVersion | None:
    """A new version, or None when nothing changed."""
    last = newest(answer)
    sources = [dict(source) for source in said.sources]
    if last is None and not value and not said.remark:
        return None
    if last and (last.value, last.remark, list(last.sources)) == (value, said.remark, sources):
        return None
    if answer.state not in OPEN_TO_BODIES:
        ANSWER.move(answer, "give")  # raises WrongState, which says how it stands
    number = answer.versions.aggregate(last=Max("number"))["last"] or 0
    return AnswerVersion.objects.create(
        answer=answer,
        number=number + 1,
        value=value,
        remark=said.remark,
        language=_language(answer, value, said.remark, language),
        sources=sources,
        **came,
    )


def _language(answer: Answer, value: str, remark: str, page: str) -> str:
    """The language of what was written; where nothing was, that of the page."""
    words = f"{value if answer.question.kind == Kind.TEXT else ''} {remark}".strip()
    return detect_language(words) if words else page


def _move(who: Who, answer: Answer, *, give: bool, changed: bool) -> None:
    """Bring the answer's state after a version; one that says nothing stays open, or is open again."""
    last = newest(answer)
    says = last is not None and bool(last.value or last.remark)
    if give and says and answer.state in WAITING:
        step = ANSWER.move(answer, "give", comment="")
    elif (says and not give and answer.state == "asked") or (
        changed and not (says and give) and answer.state == "given"
    ):
        step = ANSWER.move(answer, "draft")
    else:
        return
    record(who, step.event, answer, details={"portion": str(answer.portion_id)})


def _told(who: Who, portion: Portion, give: bool) -> None:
    """Once a body has given its last answer, those at the centre are told, once."""
    record(who, "register.portion.answered" if give else "register.portion.drafted", portion)
    if give and not portion.answers.filter(state__in=WAITING).exists():
        people = set() if who.user_id is None else {who.user_id}
        notify(holders(*CENTRE) - people, "register.portion.answered", portion)


def sheet_return(*, actor: Actor, portion: Portion, data: bytes, name: str, language: Language) -> Kept:
    """Take in a spreadsheet that somebody signed in sends back. With a mistake in it, nothing is kept.

    All mistakes are named at once, by row and column; the sheet itself is with who sent it. Rows left empty stay open.
    Raises UnreadableFile, WrongState.
    """
    allow(actor, "register.portion.answer", portion)
    return _taken_in(actor, portion, data, name, language, by_id=actor.person_id)


def sheet_return_by_link(*, link: ReturnLink, data: bytes, name: str, language: Language) -> Kept:
    """The same for who holds a live link (:func:`~.data_calls_links.link_use`): it stands where a person would."""
    return _taken_in(VISITOR, link.portion, data, name, language, link=link)


def _taken_in(who: Who, portion: Portion, data: bytes, name: str, language: Language, **came: Any) -> Kept:
    try:
        with transaction.atomic():
            return _sheet(who, portion, data, name, language, **came)
    except UnreadableFile:  # nothing was read, and that is on record too
        details = {"sha256": hashlib.sha256(data).hexdigest()}
        record(who, "register.sheet.refused", portion, outcome="failed", details=details)
        raise


def _sheet(who: Who, portion: Portion, data: bytes, name: str, language: Language, **came: Any) -> Kept:
    answers = held(portion.answers.all())
    in_state(portion.call, "open")
    by_key = {str(answer.pk): answer for answer in answers}
    read = read_sheet(data, name, sheet_key(portion), [asked_of(answer) for answer in answers])
    fixed = [_fixed(by_key[key], given) for key, given in read.answers.items()]
    returned = Returned(read.answers, [*read.mistakes, *(mistake for mistake in fixed if mistake)])
    digest = hashlib.sha256(data).hexdigest()
    details = {"sha256": digest, "rows": len(returned.answers), "mistakes": len(returned.mistakes)}
    if returned.mistakes:
        record(who, "register.sheet.refused", portion, outcome="failed", details=details)
        return Kept(returned)
    changed = 0
    for key, given in returned.answers.items():
        answer = by_key[key]
        last = newest(answer)
        sources = last.sources if last and last.value == given.value else []
        version = _version(
            answer, given.value, Said(given.value, given.remark, sources), language,
            way=AnswerVersion.Way.SHEET, sheet_sha256=digest, **came,
        )  # fmt: skip
        changed += version is not None
        _move(who, answer, give=True, changed=version is not None)
    record(who, "register.sheet.returned", portion, details=details)
    _told(who, portion, give=True)
    still_open = portion.answers.filter(state__in=WAITING).count()
    return Kept(returned, changed, still_open)


def _fixed(answer: Answer, given: Given) -> SheetMistake | None:
    """A mistake where the sheet changes an answer that stands in the reply already."""
    if answer.state in OPEN_TO_BODIES:
        return None
    last = newest(answer)
    if last and (last.value, last.remark) == (given.value, given.remark):
        return None
    return SheetMistake(given.row, "C", "in_reply", given.value[:200], answer.question.number)


@transaction.atomic
def answer_return(*, actor: Actor, answer: Answer, reason: str) -> Answer:
    """Return an answer to its body with a reason; its people are told.

    Raises WrongState, ValueError without a reason.
    """
    allow(actor, "register.answer.return", answer)
    reasoned(reason, "returning an answer")
    in_state(answer.portion.call, "open")
    step = ANSWER.move(answer, "return", comment=reason)
    notify(holders("focal_point", organisation=answer.portion.organisation), "register.answer.returned", answer.portion)
    record(actor, step.event, answer, details={"portion": str(answer.portion_id)})
    return answer
