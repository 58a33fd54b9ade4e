"""What a page answers when a step came too late. Here, below the mechanisms that raise it, so that pages know it."""


class NotNow(Exception):
    """The record doesn't allow this step as it stands now. ``message`` is for people, in the page's language."""

    def __init__(self, message: str, *, transition: str, state: str) -> None:
        super().__init__(message)
        self.message, self.transition, self.state = message, transition, state
