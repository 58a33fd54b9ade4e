"""Values of indicators: supplied or taken from a figure by one person, accepted by another. Only added to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.evidence.models import File
from zotim.core.evidence.services import Opened, file_open, file_receive, has_opened
from zotim.core.figures.bands import span
from zotim.core.figures.registry import Period, Shape
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.register.indicators.models.indicators import SHAPES, Indicator, IndicatorKind, IndicatorValue
from zotim.register.indicators.periods import is_one
from zotim.register.indicators.policy import DECIDE
from zotim.register.indicators.selectors import Offer, decided, offers
from zotim.register.policy import CENTRE
from zotim.vocabulary import Classification

Cells = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody supplies: a number, or from *value* to *until* where it is a band already; *base* says on how many
    people a sum, ratio or median stands."""

    value: Decimal
    until: Decimal | None = None
    base: int | None = None
    cells: Cells = field(default_factory=dict)


@transaction.atomic
def value_supply(
    *,
    actor: Actor,
    indicator: Indicator,
    period: Period,
    typed: Typed,
    source: str,
    data: bytes = b"",
    name: str = "",
    file: File | None = None,
    reason: str = "",
) -> IndicatorValue:
    """Supply the value of a period with a file that shows it (*data*, or one that is here); a second person accepts it.

    Where the period has a value that counts, this one corrects it and takes a *reason*. Of what is about people only
    the band is kept. Raises Denied for another body's indicator, Refused for the file, Unfit for a period or number
    that doesn't fit.
    """
    allow(actor, "register.value.supply", indicator)
    known = _known(indicator, typed)
    cells = _cells(indicator, typed)
    last = _next(indicator, period, reason)
    level = Classification(indicator.classification)
    file = file or file_receive(actor=actor, data=data, name=name, classification=level)
    return _made(
        actor, indicator, period, last, low=known[0], high=known[1], breakdown=cells, source=source, file=file,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def value_take(*, actor: Actor, indicator: Indicator, period: Period, key: str, reason: str = "") -> IndicatorValue:
    """Take the value of a period from a frozen figure (:func:`~.selectors.offers`), for a second person to accept.

    Raises Unfit for a figure that isn't offered, or a period that doesn't fit.
    """
    allow(actor, "register.value.supply", indicator)
    offer = next((one for one in offers(actor, indicator, period) if one.key == key), None)
    if offer is None:
        raise Unfit(_("There is no such figure for this period."), "figure")
    last = _next(indicator, period, reason)
    return _made(
        actor, indicator, period, last, low=offer.low, high=offer.high, source=_where(offer), figure=offer.figure,
        received=offer.received, reason=reason,
    )  # fmt: skip


def _where(offer: Offer) -> str:
    if offer.received:
        return f"{offer.received.file.sender.origin} · {offer.received.code}"
    return offer.figure.code if offer.figure else ""


def _next(indicator: Indicator, period: Period, reason: str) -> IndicatorValue | None:
    """The value that a new one of this period corrects; none for the first. Locks the indicator until the end."""
    Indicator.objects.select_for_update().get(pk=indicator.pk)
    if not is_one(period, indicator.frequency) or period.first < indicator.starts_on:
        raise Unfit(_("This isn't a period of the indicator."), "first")
    if indicator.ends_on and period.last > indicator.ends_on:
        raise Unfit(_("The indicator had ended before this period did."), "first")
    if period.last >= timezone.localdate():
        raise Unfit(_("The period isn't over yet."), "first")
    rows = decided(IndicatorValue.objects.filter(indicator=indicator, first=period.first)).order_by("number")
    live = [one for one in rows if one.decision != Approval.Decision.RETURNED]  # type: ignore[attr-defined]
    if not live:
        return None
    if live[-1].decision == Approval.Decision.PENDING:  # type: ignore[attr-defined]
        raise Unfit(_("A value of this period waits for its second person. Have it returned first."), "first")
    if not reason.strip():
        raise Unfit(_("This period has a value. Say why another one takes its place; both stay in sight."), "reason")
    return live[-1]


def _known(indicator: Indicator, typed: Typed) -> tuple[Decimal, Decimal]:
    """What is kept of a number: itself, or of what is about people its band."""
    value, until, k = typed.value, typed.until, settings.ZOTIM_K
    counted = indicator.kind == IndicatorKind.COUNT
    if counted and (value < 0 or value != int(value)):
        raise Unfit(_("A count is a whole number from 0 up."), "value")
    if indicator.kind == IndicatorKind.RATIO and not 0 <= value <= 1:
        raise Unfit(_("A ratio lies between 0 and 100 per cent."), "value")
    if until is not None:
        if not (indicator.about_people and counted and value % k == 0 and until == value + k - 1):
            message = _("A band is taken for a count of people only, and is %(k)s wide: <%(k)s, %(k)s–%(next)s …")
            raise Unfit(message % {"k": k, "next": 2 * k - 1}, "value")
        return value, until
    known = span(value, personal=indicator.about_people, shape=_shape(indicator), base=typed.base)
    if known is None:
        message = _("It stands on too few people to be told, or on nearly all or none of them. Say on how many.")
        raise Unfit(message, "base")
    return known


def _shape(indicator: Indicator) -> Shape:
    return SHAPES[IndicatorKind(indicator.kind)]


def _cells(indicator: Indicator, typed: Typed) -> dict[str, dict[str, list[str]]]:
    """The breakdown as it is kept. Raises Unfit."""
    fixed = {one["name"]: one for one in indicator.dimensions}
    kept = {}
    for name, cells in typed.cells.items():
        if name not in fixed or set(cells) != set(fixed[name]["cells"]):
            raise Unfit(_("“%(name)s” takes all its cells, and no others.") % {"name": name}, "breakdown")
        _sound(indicator, typed, name, list(cells.values()), adds_up=fixed[name]["adds_up"])
        kept[name] = {cell: _pair(indicator, cells[cell]) for cell in fixed[name]["cells"]}
    return kept


def _sound(indicator: Indicator, typed: Typed, name: str, numbers: list[Decimal], *, adds_up: bool) -> None:
    k = settings.ZOTIM_K
    if typed.until is not None:
        raise Unfit(
            _("With a band there is no breakdown: send the cells with the number, only bands are kept."), "value"
        )
    if indicator.kind == IndicatorKind.COUNT and any(one < 0 or one != int(one) for one in numbers):
        raise Unfit(_("A count is a whole number from 0 up."), "breakdown")
    if indicator.about_people and any(one < k for one in numbers):
        message = _("“%(name)s” has a number below %(k)s, which tells of single people. Put small ones together.")
        raise Unfit(message % {"name": name, "k": k}, "breakdown")
    if adds_up and sum(numbers) != typed.value:
        raise Unfit(_("The numbers of “%(name)s” don't add up to the total.") % {"name": name}, "breakdown")
    if not adds_up and indicator.kind == IndicatorKind.COUNT and any(one > typed.value for one in numbers):
        raise Unfit(_("“%(name)s” has a number above the total.") % {"name": name}, "breakdown")


def _pair(indicator: Indicator, number: Decimal) -> list[str]:
    shape = _shape(indicator)
    if indicator.about_people and shape == Shape.COUNT:
        known = span(number, personal=True)
    else:  # a sum about people is rounded, as its total is
        known = (Decimal(round(number)),) * 2 if indicator.about_people else (number,) * 2
    return [f"{one.normalize():f}" for one in known or ()]


def _made(
    actor: Actor, indicator: Indicator, period: Period, last: IndicatorValue | None, **fields: Any
) -> IndicatorValue:
    number = indicator.values.filter(first=period.first).aggregate(last=Max("number"))["last"] or 0
    made = with_reference(
        lambda reference: IndicatorValue.objects.create(
            reference=reference, indicator=indicator, first=period.first, last=period.last, number=number + 1,
            body_id=indicator.body_id, corrects=last, supplied_by_id=actor.person_id, **fields,
        )
    )  # fmt: skip
    approval_request(actor=actor, action=DECIDE, obj=made)
    notify(holders(*CENTRE) - actor.people, "register.value.supplied", made)
    record(actor, "register.value.supplied", made, details={"indicator": str(indicator.pk)})
    return made


@transaction.atomic
def value_decide(*, actor: Actor, value: IndicatorValue, accepted: bool, comment: str = "") -> IndicatorValue:
    """Accept or return a value that somebody else supplied.

    Raises NeedsAnotherPerson, WrongState, Unfit for a return without a reason, and for who accepts without having
    opened the file that shows it (once for all values that were loaded with it).
    """
    allow(actor, DECIDE, value)
    if not accepted and not comment.strip():
        raise Unfit(_("Say why it is returned."), "comment")
    approval_decide(actor=actor, approval=asked(DECIDE, value), approved=accepted, comment=comment)
    if accepted and value.file and not has_opened(actor, value.file):
        raise Unfit(_("Open the file first: whoever accepts a value has looked at what shows it."))
    if not accepted:
        notify([value.supplied_by_id], "register.value.returned", value)
    record(actor, "register.value.accepted" if accepted else "register.value.returned", value)
    return value


def value_open(*, actor: Actor, value: IndicatorValue) -> Opened:
    """The file that shows a value, and a note of who opened it. Raises NoFile where a figure does."""
    return file_open(actor=actor, action="register.value.download", of=value, file=value.file, judged=True)
