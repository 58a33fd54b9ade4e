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


Printing = Callable[[Item], object]
PRINTINGS: list[Printing] = []


def on_prints(printing: Printing) -> Printing:
    """Enter what is done with an item that people have already, when it gets further fingerprints."""
    if printing not in PRINTINGS:
        PRINTINGS.append(printing)
    return printing


def printed(item: Item) -> None:
    """Do all of that."""
    for printing in PRINTINGS:
        printing(item)


def arrived(item: Item, report: Report) -> None:
    """Do all of it."""
    for arrival in ARRIVALS:
        arrival(item, report)
