"""How a service refuses. Here, below the mechanisms that raise it, so that every page and service knows it."""

from typing import Any


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
