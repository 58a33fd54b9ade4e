"""What the worker does for what goes out: mails leave, holds end, what is late is told, addresses are asked."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.content.dispatch.models import Dispatch, Hold
from zotim.desks.content.dispatch.services import holds, late, leaving, letters, looks


@every(timedelta(seconds=20), when=lambda: leaving.letters_due(timezone.now()).exists())
@job("content.letters.send", retries=5)
def send_letters(run: Run) -> None:
    """Mails to platforms and authorities leave."""
    tried = leaving.letters_send(run.actor, timezone.now())
    run.progress(tried, tried)


@every(timedelta(minutes=5), when=lambda: Hold.objects.filter(state="standing", until__lte=timezone.now()).exists())
@job("content.holds.end")
def end_holds(run: Run) -> None:
    """Holds whose moment has come are over."""
    over = holds.holds_end(run.actor, timezone.now())
    run.progress(over, over)


@every(timedelta(minutes=5), when=lambda: letters.publishers_due(timezone.now()).exists())
@job("content.publishers.tell")
def tell_publishers(run: Run) -> None:
    """Where the time is over in which whoever published something isn't told, the platform gets the notice."""
    told = letters.publishers_tell(run.actor, timezone.now())
    run.progress(told, told)


@every(timedelta(minutes=5), when=lambda: late.second_looks(timezone.now()).exists())
@job("content.second_looks.tell")
def tell_of_second_looks(run: Run) -> None:
    """Everybody who could look at what was sent to the police at once is told, once, that nobody has."""
    told = late.second_looks_tell(timezone.now())
    run.progress(told, told)


@every(timedelta(minutes=5), when=lambda: late.hours(timezone.now()).exists())
@job("content.hours.tell")
def tell_of_hours(run: Run) -> None:
    """Those who send and answer are told, once, that the hour of an order is over and nobody says what became of it."""
    told = late.hours_tell(timezone.now())
    run.progress(told, told)


@every(timedelta(minutes=5), when=lambda: late.services(timezone.now()).exists())
@job("content.services.tell")
def tell_of_services(run: Run) -> None:
    """Those who sent something to a service of protection are told, once, that it hasn't answered."""
    told = late.services_tell(timezone.now())
    run.progress(told, told)


@job("content.dispatch.look", retries=0)
def look(run: Run, dispatch: str) -> None:
    """Each address of an item is asked once, because an officer wants to know."""
    row = Dispatch.objects.select_related("item").get(pk=dispatch)
    places = list(row.item.locations.all())
    for number, place in enumerate(places, 1):
        looks.look(run.actor, row, place)
        run.progress(number, len(places))
