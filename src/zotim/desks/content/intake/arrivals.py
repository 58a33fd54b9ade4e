"""What rooms above do when something was reported: in the transaction that takes it in, fingerprints being there."""

from collections.abc import Callable

from zotim.desks.content.intake.models import Item, Report

Arrival = Callable[[Item, Report], object]
ARRIVALS: list[Arrival] = []


def on_arrival(arrival: Arrival) -> Arrival:
    """Enter what is done with an item that was reported, be it new or known, and when its bytes were fetched."""
    if arrival not in ARRIVALS:
        ARRIVALS.append(arrival)
    return arrival


def arrived(item: Item, report: Report) -> None:
    """Do all of it."""
    for arrival in ARRIVALS:
        arrival(item, report)
