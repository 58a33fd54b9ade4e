"""Places at which something is done."""

from django.db import models

from zotim.core.dictionary import describe
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField


class Place(Revisioned):
    """A place at which something is done."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    country = models.CharField(max_length=2)

    dictionary = describe(
        "Places at which projects are",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "title": "What it is called, in three languages",
            "country": "In which state it is (ISO 3166-1; XK for Kosovo)",
        },
    )

    def __str__(self) -> str:
        return str(self.title)
