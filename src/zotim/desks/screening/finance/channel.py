"""Pages of this room work in finance, also for who puts files in and is no officer of the channel."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.finance.models import CHANNEL

F = TypeVar("F", bound=Callable[..., Any])


def inside_page(view: F) -> F:
    """For a page: it is worked and rendered in finance. Goes under ``@page``."""

    @functools.wraps(view)
    def run(request: Any, *args: Any, **kwargs: Any) -> Any:
        with in_channels(request.actor, CHANNEL):
            return view(request, *args, **kwargs)

    return run  # type: ignore[return-value]
