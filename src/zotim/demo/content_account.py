"""The public register of the made-up state's content desk: last year's is published, this year's waits."""

from django.utils import timezone

from zotim.demo.people import person
from zotim.desks.content.account.models import RegisterEdition
from zotim.desks.content.account.services import edition_decide, edition_enter


def load() -> RegisterEdition:
    """One edition that two people have published, and one that waits for its second person."""
    approver, keeper, year = person("Mimoza Dauti"), person("Entela Mici"), timezone.localdate().year
    published = edition_decide(actor=keeper, edition=edition_enter(actor=approver, year=year - 1), confirmed=True)
    edition_enter(actor=approver, year=year)
    return published
