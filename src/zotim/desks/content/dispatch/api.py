"""``/api/content/orders/`` for systems of platforms: what is addressed to them, and what they answer.

Imported from the addresses only, as django-ninja itself. A key stands for a platform (``services/keys.py``).
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from ninja import Router, Schema
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.refusals import Unfit
from zotim.core.api import Invalid, Problem
from zotim.core.audit.services import record
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.desks.content.dispatch import papers
from zotim.desks.content.dispatch.models import Dispatch, Letter, PlatformKey
from zotim.desks.content.dispatch.selectors import due_of
from zotim.desks.content.dispatch.services import keys
from zotim.desks.content.law import forms

router = Router(tags=["orders"])
BAD: dict[int, Any] = {401: Problem, 403: Problem, 422: Invalid, 429: Problem}
MISSED = BAD | {404: Problem}
STEPPED = MISSED | {409: Problem}
MOST = 200


class LetterShown(Schema):
    """What the platform is told beside what is addressed to it. *about*: ``withdrawn``, ``in_part``, ``clarified``, or
    ``publisher``, the notice that it passes on to who published the content. *text*: what is clarified."""

    id: UUID
    about: str
    made_at: datetime
    received_at: datetime | None
    text: str


class Order(Schema):
    """Something that is addressed to the platform. *due_at*: the end of its hour, while that runs."""

    reference: str
    way: str
    state: str
    language: str
    sent_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    letters: list[LetterShown]


class Orders(Schema):
    """What is addressed to the platform, the oldest first, MOST at most; *more*: there is more after the last."""

    orders: list[Order]
    more: bool


class Receipt(Schema):
    """That it was received: when (default: now), and the platform's own reference."""

    received_at: datetime | None = None
    reference: str = ""


class Answer(Schema):
    """A form that comes back, filled in: its fields by their keys."""

    values: dict[str, str | bool | list[str]]


class Refusal(Schema):
    """Why it isn't carried out."""

    reason: str


def _key(request: Request) -> PlatformKey:
    return request.api_token  # type: ignore[attr-defined]


def _shown(request: Request, row: Dispatch, due: Any = None) -> dict[str, Any]:
    letters = keys.letters_to(_key(request)).filter(dispatch=row).order_by("created_at", "pk")
    return {
        "reference": row.reference, "way": row.way, "state": row.state, "language": row.language,
        "sent_at": row.sent_at, "received_at": row.received_at, "due_at": due.run.due_at if due else None,
        "letters": [_letter(request, one) for one in letters],
    }  # fmt: skip


def _letter(request: Request, letter: Letter) -> dict[str, Any]:
    return {
        "id": letter.pk, "about": letter.about, "made_at": letter.created_at, "received_at": letter.received_at,
        "text": papers.clarification(request.actor, letter),
    }  # fmt: skip


def _one(request: Request, reference: str) -> Dispatch:
    row = keys.orders(_key(request)).filter(reference=reference).first()
    if row is None:
        raise HttpError(404, "Not found")
    return row


def _fetched(request: Request, row: Dispatch | None = None) -> None:
    record(request.actor, "content.dispatch.fetched", row, outcome="viewed", details={"key": str(_key(request).pk)})


@router.get("/", response={200: Orders} | BAD, url_name="orders")
def orders(request: Request, after: datetime | None = None) -> dict[str, Any]:
    """What is addressed to the platform and has left; *after*: only what left, or changed, after that moment."""
    rows = keys.orders(_key(request))
    if after:
        told = keys.letters_to(_key(request)).filter(created_at__gt=after)
        rows = rows.filter(Q(moved_at__gt=after) | Q(pk__in=told.values("dispatch")))
    found = list(rows[: MOST + 1])
    due = due_of(found)
    _fetched(request)
    return {"orders": [_shown(request, row, due.get(row.pk)) for row in found[:MOST]], "more": len(found) > MOST}


@router.get("/{reference}", response={200: dict[str, Any]} | MISSED, url_name="order")
def order(request: Request, reference: str) -> HttpResponse:
    """One of them: the signed file, byte for byte."""
    row = _one(request, reference)
    data = papers.file_of(request.actor, row, papers.JSON)
    _fetched(request, row)
    return HttpResponse(data, content_type="application/json")


@router.get("/{reference}/pdf", response=MISSED, url_name="order-pdf")
def order_pdf(request: Request, reference: str) -> HttpResponse:
    """The same for people."""
    row = _one(request, reference)
    data = papers.file_of(request.actor, row, papers.PDF)
    _fetched(request, row)
    return attachment(data, papers.MIME[papers.PDF], f"{row.reference}.pdf")


@router.get("/{reference}/letters/{letter}", response={200: dict[str, Any]} | MISSED, url_name="order-letter")
def letter(request: Request, reference: str, letter: UUID) -> HttpResponse:
    """A letter, signed: with the call the platform is told. Of a clarification it is the order again."""
    return HttpResponse(_taken(request, reference, letter, papers.JSON), content_type="application/json")


@router.get("/{reference}/letters/{letter}/pdf", response=MISSED, url_name="order-letter-pdf")
def letter_pdf(request: Request, reference: str, letter: UUID) -> HttpResponse:
    """The same for people; the notice to who published it is passed on like this."""
    data = _taken(request, reference, letter, papers.PDF)
    return attachment(data, papers.MIME[papers.PDF], f"{reference}-{letter}.pdf")


@router.post("/{reference}/letters/{letter}/receipt", response={200: Order} | STEPPED, url_name="order-letter-receipt")
def letter_receipt(request: Request, reference: str, letter: UUID, body: Receipt) -> dict[str, Any]:
    """That a letter was received."""
    found = _told(request, reference, letter)
    return _step(request, reference, lambda: keys.letter_receipt(_key(request), found, body.received_at))


def _told(request: Request, reference: str, letter: UUID) -> Letter:
    found = keys.letters_to(_key(request)).filter(dispatch__reference=reference, pk=letter).first()
    if found is None:
        raise HttpError(404, "Not found")
    return found


def _taken(request: Request, reference: str, letter: UUID, kind: str) -> bytes:
    found = _told(request, reference, letter)
    data = papers.letter_of(request.actor, found, kind)
    keys.letter_fetched(_key(request), found)
    _fetched(request, found.dispatch)
    return data


@router.post("/{reference}/receipt", response={200: Order} | STEPPED, url_name="order-receipt")
def receipt(request: Request, reference: str, body: Receipt) -> dict[str, Any]:
    """That it was received: of an order the hour runs from then."""
    said = {"own_reference": body.reference} if body.reference else {}
    return _step(request, reference, lambda: keys.receipt(_key(request), reference, body.received_at, said))


@router.post("/{reference}/carried-out", response={200: Order} | STEPPED, url_name="order-carried-out")
def carried_out(request: Request, reference: str, body: Answer) -> dict[str, Any]:
    """That it was carried out: annex II of the Regulation, or what a national order asks alike."""
    return _answered(request, reference, "carried_out", "carried-out", body)


@router.post("/{reference}/question", response={200: Order} | STEPPED, url_name="order-question")
def question(request: Request, reference: str, body: Answer) -> dict[str, Any]:
    """That it can't be carried out, or what is asked: annex III. The hour stands until that is clarified."""
    return _answered(request, reference, "question", "impossible", body)


@router.post("/{reference}/not-carried-out", response={200: Order} | STEPPED, url_name="order-not-carried-out")
def not_carried_out(request: Request, reference: str, body: Refusal) -> dict[str, Any]:
    """That it isn't carried out, and why."""
    said = {"text": body.reason.strip()} if body.reason.strip() else {}
    return _step(request, reference, lambda: keys.answer(_key(request), reference, "not_carried_out", said))


def _answered(request: Request, reference: str, step: str, code: str, body: Answer) -> dict[str, Any]:
    def work() -> Dispatch:
        received = _one(request, reference).received_at
        known = {"order_reference": reference, **({"received_at": received} if received else {})}
        said = forms.cleaned(forms.form(code), {**known, **body.values})
        moments = {key: datetime.fromisoformat(str(said[key])) for key in ("measure_at", "received_at") if key in said}
        return keys.answer(
            _key(request), reference, step, said, at=moments.get("measure_at"), received_at=moments.get("received_at")
        )

    return _step(request, reference, work)


def _step(request: Request, reference: str, work: Any) -> dict[str, Any]:
    row = _one(request, reference)
    try:
        work()
    except WrongState as late:
        raise HttpError(409, late.message) from None
    except Unfit as error:
        where = f"{error.field}: " if error.field else ""
        raise HttpError(409, f"{where}{error.message}") from None
    row.refresh_from_db()
    return _shown(request, row, due_of([row]).get(row.pk))
