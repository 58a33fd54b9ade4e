"""How a service refuses. Here, below the mechanisms that raise it, so that every page and service knows it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

OUT_OF_ORDER = _("The end comes before the start.")


class Unfit(ValueError):
    """What was asked doesn't fit. ``message`` is for people, in the page's language; *field* names the field of the
    form that it is about, if one."""

    def __init__(self, message: object, field: str = "") -> None:
        super().__init__(str(message))
        self.message, self.field = str(message), field

    def show_on(self, form: Any) -> None:
        """Put the message beside its field of *form*, or above the form."""
        form.add_error(self.field if self.field in form.fields else None, self.message)


class NotNow(Exception):
    """The record doesn't allow this step as it stands now. ``message`` is for people, in the page's language."""

    def __init__(self, message: str, *, transition: str, state: str) -> None:
        super().__init__(message)
        self.message, self.transition, self.state = message, transition, state


def in_order(begins: date | None, ends: date | None, field: str) -> None:
    """Raise :class:`Unfit` at *field* for an end before the start. Where one of them is open there is no order."""
    if begins and ends and ends < begins:
        raise Unfit(OUT_OF_ORDER, field)
