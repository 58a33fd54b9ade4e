"""A small state with something public, something that isn't, and the extract of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client

from tests import worlds
from tests.register import library
from zotim.core.access.actor import Actor, actor_of
from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.extracts.models import Extract
from zotim.register.extracts.services import extract_propose, extract_release
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, Language

INSIDE = "Shqipëria do të dhurojë 50 mijë euro për stabilizimin e zonave të çliruara brenda vitit 2027."


@dataclass
class State:
    """A public commitment with a begun measure and accepted evidence, and an internal one with its statement."""

    users: dict[str, User] = field(default_factory=dict)
    public: Any = None
    inside: Any = None

    def __post_init__(self) -> None:
        worlds.demo_installation()
        centre = worlds.body("Qendra", "coordination_centre")
        ministry = worlds.body("Ministria e Mbrojtjes")
        roles = {"coordinator": "coordinator", "second": "coordinator", "analyst": "analyst"}
        self.users = {who: worlds.user(role, centre) for who, role in roles.items()}
        self.users["focal"] = worlds.user("focal_point", ministry)
        analyst, focal = self.actor("analyst"), self.actor("focal")
        self.public = worlds.commitment(analyst, ministry)
        self.measure = worlds.measure(focal, self.public)
        self.piece = worlds.evidence(focal, self.measure)
        services.evidence_open(actor=analyst, evidence=self.piece)
        services.evidence_review(actor=analyst, evidence=self.piece, accepted=True)
        self.inside = self.promised(Classification.INTERNAL, ministry)
        self.resolution = library.instrument(analyst)
        self.asked = library.obligation(analyst, self.resolution)
        services.obligation_serve(actor=analyst, obligation=self.asked, by=self.public)

    def promised(self, level: Classification, lead: Any) -> Commitment:
        """A commitment at a level, from a statement of that level."""
        analyst = self.actor("analyst")
        document = services.document_add(
            actor=analyst, title="Deklaratë", language=Language.ALBANIAN, text=INSIDE, dated_on=date(2026, 3, 4),
            classification=level,
        )  # fmt: skip
        suggestion = document.suggestions.first()
        assert suggestion is not None
        title = Translated.of("sq", "50 mijë euro", en="50,000 euros", ar="50 ألف يورو")
        return services.suggestion_accept(actor=analyst, suggestion=suggestion, title=title, lead=lead)

    def actor(self, who: str) -> Actor:
        """Who they are at this moment."""
        return actor_of(self.users[who])

    def client(self, who: str) -> Client:
        """Signed in as them, in English."""
        client = Client()
        client.force_login(self.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    def released(self) -> Extract:
        """An extract that two people stood behind."""
        made = extract_propose(actor=self.actor("coordinator"))
        return extract_release(actor=self.actor("second"), extract=made, released=True)
