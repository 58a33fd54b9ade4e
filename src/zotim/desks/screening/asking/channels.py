"""The channel in which something is done, told to the database: on PostgreSQL rows of the other aren't there."""

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from zotim.core.access.actor import Actor
from zotim.core.access.walls import walled
from zotim.core.audit.services import Who
from zotim.desks.screening.asking.policy import channels_of

F = TypeVar("F", bound=Callable[..., Any])


def in_channels(actor: Who, *channels: str) -> AbstractContextManager[None]:
    """For one short transaction these channels are there. Of a person's only those in which they work are."""
    return walled(actor, channel=",".join(channels))


def inside(work: F) -> F:
    """For a service: its transaction runs in the channels of its actor. Goes under ``@transaction.atomic``."""

    @functools.wraps(work)
    def run(*, actor: Actor, **arguments: Any) -> Any:
        with in_channels(actor, *channels_of(actor)):
            return work(actor=actor, **arguments)

    return run  # type: ignore[return-value]


def inside_page(view: F) -> F:
    """For a page: it is worked and rendered in the channels of whoever asks. Goes under ``@page``."""

    @functools.wraps(view)
    def run(request: Any, *args: Any, **kwargs: Any) -> Any:
        with in_channels(request.actor, *channels_of(request.actor)):
            return view(request, *args, **kwargs)

    return run  # type: ignore[return-value]
