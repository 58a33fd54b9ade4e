"""Data calls for other systems: what a body was asked, what it answered, and what the state replied; read only.

Who answered, cleared or sent is left out: another system needs the body and the role, not the person.
"""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import (
    ERRORS,
    FILE,
    ONE_ERRORS,
    Listed,
    Paging,
    StateOf,
    Text,
    Words,
    file_answer,
    listed,
    narrowed,
    newest_first,
    one_of,
)
from zotim.core.documents.downloads import made_file
from zotim.register.api import router
from zotim.register.data_calls import selectors
from zotim.register.data_calls.models import Answer, Portion, Reply, ReplyFile
from zotim.register.data_calls.states import CALL
from zotim.register.data_calls.tables import CallTable


class CallOut(Schema):
    """A questionnaire, and how many answers came of those that the caller may see."""

    id: UUID
    reference: str
    title: Text
    asked_by: str
    recipient: str
    due_on: date
    language: str
    languages: list[str]
    classification: str
    state: str
    asked: int
    came: int


class OptionOut(Schema):
    """One answer of a choice, by language."""

    code: str
    texts: dict[str, str]


class QuestionOut(Schema):
    """A question as it was asked."""

    id: UUID
    number: str
    section: str
    section_texts: dict[str, str]
    text: Text
    help: Text | None
    kind: str
    options: list[OptionOut]
    required: bool


class PortionOut(Schema):
    """The questions that one body was given, until when, and how many it answered."""

    id: UUID
    call_id: UUID
    organisation_id: UUID
    due_on: date
    asked: int
    came: int


class ReplyOut(Schema):
    """One version of the reply."""

    id: UUID
    reference: str
    call_id: UUID
    number: int
    state: str
    sent_at: datetime | None


class CallDetail(CallOut):
    """A data call with the questions, portions and replies of it that the caller may see."""

    questions: list[QuestionOut]
    portions: list[PortionOut]
    replies: list[ReplyOut]


class SourceOut(Schema):
    """A record on which an answer rests."""

    type: str
    id: UUID
    reference: str


class VersionOut(Schema):
    """What was answered last."""

    number: int
    value: str
    remark: str
    language: str
    sources: list[SourceOut]
    way: str
    created_at: datetime


class AnswerOut(Schema):
    """What a body answers to one question; ``comment`` says why it was returned."""

    id: UUID
    reference: str
    question_id: UUID
    number: str
    state: str
    comment: str
    version: VersionOut | None

    @staticmethod
    def resolve_number(obj: Answer) -> str:
        return obj.question.number

    @staticmethod
    def resolve_version(obj: Answer) -> Any:
        return next(reversed(obj.versions.all()), None)


class PortionDetail(PortionOut):
    """A portion with its answers, in the order of the questionnaire."""

    answers: list[AnswerOut]


class RepliedAnswer(Schema):
    """The state's answer to a question: of which bodies it is made, and on what it rests."""

    value: str
    text: dict[str, str]
    option: dict[str, str] | None
    bodies: list[str]
    sources: list[str]


class Replied(Schema):
    """A question with the state's answer, if it has one."""

    number: str
    section: str
    section_texts: dict[str, str] = {}
    kind: str
    question: dict[str, str]
    answer: RepliedAnswer | None


class StepOut(Schema):
    """A step of the clearance: whose turn it is, and how it ended."""

    position: int
    role: str
    state: str
    decided_at: datetime | None


class ReplyFileOut(Schema):
    """One file of a reply."""

    id: UUID
    language: str
    form: str
    sha256: str
    content_type: str

    @staticmethod
    def resolve_form(obj: ReplyFile) -> str:
        return obj.format

    @staticmethod
    def resolve_sha256(obj: ReplyFile) -> str:
        return obj.file.sha256

    @staticmethod
    def resolve_content_type(obj: ReplyFile) -> str:
        return obj.file.content_type


class ReplyDetail(ReplyOut):
    """A reply as it was frozen, its clearance, and its files."""

    answers: list[Replied]
    steps: list[StepOut]
    files: list[ReplyFileOut]


class CallsAsked(Paging):
    """Which data calls."""

    q: Words = ""
    state: Annotated[str | None, StateOf(CALL)] = None


@router.get("/calls", response={200: Listed[CallOut], **ERRORS}, summary="List data calls")
def call_list(request: Request, asked: Query[CallsAsked]) -> Any:
    """Data calls that the organisation may see, the most urgent first."""
    rows = narrowed(selectors.calls(request.actor), CallTable.filters, asked)
    return listed(request, "register.call.list", rows, asked)


@router.get("/calls/{pk}", response={200: CallDetail, **ONE_ERRORS}, summary="One data call")
def call_detail(request: Request, pk: UUID) -> Any:
    """One data call with the questions, portions and replies of it that the organisation may see."""
    found = one_of(request, "register.call.view", selectors.calls(request.actor), pk)
    return {
        **{name: getattr(found, name) for name in CallOut.model_fields},
        "questions": list(selectors.questions(request.actor, found)),
        "portions": list(selectors.portions(request.actor, found)),
        "replies": list(selectors.replies(request.actor, found)),
    }


@router.get("/portions", response={200: Listed[PortionOut], **ERRORS}, summary="List portions")
def portion_list(request: Request, paging: Query[Paging]) -> Any:
    """What bodies were asked, as far as the organisation may see it, the most urgent first."""
    return listed(request, "register.portion.view", selectors.portions(request.actor), paging)


@router.get("/portions/{pk}", response={200: PortionDetail, **ONE_ERRORS}, summary="One portion")
def portion_detail(request: Request, pk: UUID) -> Any:
    """What one body was asked, with the newest version of each answer."""
    found: Portion = one_of(request, "register.portion.view", selectors.portions(request.actor), pk)
    return {
        **{name: getattr(found, name) for name in PortionOut.model_fields},
        "answers": selectors.answers(request.actor, found),
    }


@router.get("/replies", response={200: Listed[ReplyOut], **ERRORS}, summary="List replies")
def reply_list(request: Request, paging: Query[Paging]) -> Any:
    """Versions of replies that the organisation may read, newest first."""
    return listed(request, "register.reply.view", newest_first(Reply, request), paging)


@router.get("/replies/{pk}", response={200: ReplyDetail, **ONE_ERRORS}, summary="One reply")
def reply_detail(request: Request, pk: UUID) -> Any:
    """One version of a reply as it was frozen, its clearance, and which files were made of it."""
    rows = newest_first(Reply, request).select_related("content")
    found: Reply = one_of(request, "register.reply.view", rows, pk)
    return {
        **{name: getattr(found, name) for name in ReplyOut.model_fields},
        "answers": found.content.content["answers"],
        "steps": list(selectors.steps(request.actor, found)),
        "files": list(found.files.select_related("file")),
    }


@router.get("/replies/{pk}/files/{file}", response=ONE_ERRORS, summary="A file of a reply", openapi_extra=FILE)
def reply_file(request: Request, pk: UUID, file: UUID) -> Any:
    """One file of a reply, as it was made."""
    found = one_of(request, "register.reply.download", newest_first(Reply, request), pk)
    made = made_file(found, file)
    return file_answer(made.file, made.content_type)
