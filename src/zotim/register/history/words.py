"""In which words histories are told. A room's ``told.py`` says them for each kind of record whose states are kept::

told(
    Seat,
    begun=_("Seat given"),
    about=lambda seat, whole: seat.organisation.name,
    fields=common("from_on", "until_on") | {"role": Field(pgettext_lazy("of a seat", "How"), "SeatRole")},
    first=("role", "from_on", "until_on"),
)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.revisions.models import Revisioned
from zotim.core.ui.words import Word


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is called on pages, and the table of words for its codes (``core.ui.words``) where it holds some.
    What is *typed* may be in another language than the page, and runs in its own direction."""

    label: Word
    codes: str = ""
    typed: bool = False


COMMON: dict[str, Field] = {
    "title": Field(_("Title")),
    "symbol": Field(_("Symbol")),
    "action": Field(_("Kind of claim"), "ClaimAction"),
    "line_of_effort": Field(_("Line of effort"), "LineOfEffort"),
    "also": Field(_("Second line of effort"), "LineOfEffort"),
    "lead_id": Field(_("Answers for it")),
    "unit": Field(_("Of what"), "Unit"),
    "amount": Field(_("Amount")),
    "currency": Field(_("Currency")),
    "starts_on": Field(_("From")),
    "ends_on": Field(_("Until")),
    "from_on": Field(_("From")),
    "until_on": Field(_("Until")),
    "due_on": Field(_("To be kept by")),
    "since": Field(pgettext_lazy("of an obstacle", "Since")),
    "dated_on": Field(_("Dated")),
    "place": Field(_("Place"), typed=True),
    "partner": Field(_("Partner"), "Partner"),
    "instrument": Field(_("Instrument")),
    "provision_id": Field(_("Paragraph")),
    "commitments": Field(_("Serves")),
    "measures": Field(_("Measures that serve it")),
    "merged_into_id": Field(_("Merged into")),
    "basis": Field(_("By which act of its own")),
    "reason": Field(pgettext_lazy("field", "Reason"), typed=True),
    "source": Field(_("Where this stands"), typed=True),
    "classification": Field(_("Classification"), "Classification"),
}
"""Fields that are called the same on whatever record they stand."""


def common(*names: str) -> dict[str, Field]:
    """Some of :data:`COMMON`."""
    return {name: COMMON[name] for name in names}


PUT_ON_RECORD = _("Put on record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How the history of one kind of record is told.

    *begun* is what its first state says, *moved* what a new state of its machine says (else that state's own word),
    *turned* what is said when a field is filled and when it is emptied. *fields* are those whose change is told,
    *first* those of them that the first state tells too. *about* says what a part is about, seen from the whole.
    """

    fields: Mapping[str, Field] = field(default_factory=dict)
    begun: Word = PUT_ON_RECORD
    moved: Mapping[str, Word] = field(default_factory=dict)
    turned: Mapping[str, tuple[Word, Word]] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    about: Callable[[Any, Model], Any] = lambda one, whole: getattr(one, "title", None)


@dataclass(frozen=True, slots=True)
class Note:
    """Another record that is noted beside the fields of a state: what that says, among which records it is, and what it
    is called to those who see it."""

    label: Word
    among: QuerySet[Any]
    called: Callable[[Any], str]


TOLD: dict[str, Telling] = {}
NOTED: dict[str, Note] = {}
WHY = "why"
"""By which name a reason is noted beside the fields of a state."""


def told(model: type[Revisioned], **words: Any) -> None:
    """Enter how the history of a kind of record is told: the fields of :class:`Telling`."""
    if model._meta.label_lower in TOLD:
        raise ValueError(f"the history of {model._meta.label} has words already")
    TOLD[model._meta.label_lower] = Telling(**words)


def noted(name: str, note: Note) -> None:
    """Enter a record that services note under a name
    (:func:`~zotim.core.revisions.services.keep_revision`)."""
    if name in NOTED:
        raise ValueError(f"what is noted as {name} has words already")
    NOTED[name] = note
