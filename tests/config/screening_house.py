"""An installation of the screening desk in a process of its own: its officer opens every page that needs no record, and
the page of an alert. Prints what each answered, as JSON."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402 (Django stands first)
from django.test import Client  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from tests import worlds  # noqa: E402
from tests.desks.screening import made  # noqa: E402
from zotim.core.access.actor import actor_of  # noqa: E402
from zotim.desks.screening.apps import switched_on  # noqa: E402
from zotim.desks.screening.urls import urlpatterns  # noqa: E402


def main() -> None:
    """Make the house, look at its pages."""
    channel = settings.ZOTIM_CHANNELS[0]
    keeper, officer = worlds.actor("list_officer"), worlds.user(f"{channel}_officer")
    made.take(keeper, made.source(keeper), made.people("Khalid al-Shammari"))
    (alert,) = made.alerts(channel, origin={"finance": "customer", "travel": "passenger"}[channel])
    made.decide(actor_of(officer), alert, "same")
    browser = Client(headers={"host": "localhost"})
    browser.force_login(officer)
    answers = {
        "home": browser.get("/").status_code,
        "alert": browser.get(reverse("alert", args=[alert.pk])).status_code,
    }
    for room in urlpatterns:
        for one in room.url_patterns:
            try:
                answers[one.name] = browser.get(reverse(one.name)).status_code
            except NoReverseMatch:  # it is about one record
                continue
    print(json.dumps({"rooms": [room.rpartition(".")[2] for room in switched_on()], "answers": answers}))


if __name__ == "__main__":
    main()
