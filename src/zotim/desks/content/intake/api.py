"""Reports from other systems: ``POST /api/content/reports``. Imported from the addresses only."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any

from ninja import Field, Router, Schema

from zotim.core.access.pages import Request
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.api import Invalid, Problem
from zotim.desks.content.intake import selectors
from zotim.desks.content.intake.services import MOST_TEXT, MOST_TOLD, Given, report_take

router = Router(tags=["content"])
MOST = 100
Short = Annotated[str, Field(max_length=100)]


class Reported(Schema):
    """One thing that is reported: a file (base64), a text or an address; with the others as what is known of it."""

    address: Annotated[str, Field(max_length=8_000)] = ""
    text: Annotated[str, Field(max_length=MOST_TEXT)] = ""
    file: str = ""
    told: Annotated[str, Field(max_length=MOST_TOLD)] = ""
    contact: Annotated[str, Field(max_length=500)] = ""
    language: Annotated[str, Field(pattern="^(sq|en|ar)$")] = "sq"
    source: Short = ""
    marking: Annotated[str, Field(pattern=r"^(clear|green|amber|amber\+strict|red)?$")] = ""
    life: bool = False
    recruited: bool = False
    seen_on: date | None = None


class Reports(Schema):
    """Several at once. Each is taken in by itself."""

    reports: Annotated[list[Reported], Field(min_length=1, max_length=MOST)]


class Answer(Schema):
    """What became of one: its reference, or which field is wrong and why."""

    reference: str = ""
    field: str = ""
    why: str = ""


class Answers(Schema):
    """What became of each, in the order in which they were sent."""

    taken: int
    answers: list[Answer]


BAD: dict[int, Any] = {401: Problem, 403: Problem, 422: Invalid, 429: Problem}


@router.post("/reports", response={200: Answers} | BAD, url_name="content-reports")
def reports(request: Request, body: Reports) -> Answers:
    """Report content. What can't be taken in is named with its field; the others are taken in all the same."""
    allow(request.actor, "content.report.send")
    source = selectors.source_of(request.actor)
    answers = [_take(request, source, one) for one in body.reports]
    return Answers(taken=sum(bool(one.reference) for one in answers), answers=answers)


def _take(request: Request, source: str, one: Reported) -> Answer:
    try:
        data = base64.b64decode(one.file, validate=True) if one.file else None
    except (binascii.Error, ValueError):
        return Answer(field="file", why="This isn't base64.")
    kind = "picture" if data is not None else "text" if one.text else "link"
    said = {**one.dict(exclude={"file", "source"}), "source": source, "said_source": one.source}
    try:
        report = report_take(actor=request.actor, given=Given(kind, data=data, channel="system", **said))
    except Unfit as error:
        return Answer(field=error.field, why=error.message)
    return Answer(reference=report.reference)
