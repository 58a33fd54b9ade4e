"""A house with everything that those who watch and keep look after: the log, holds, disposals, what left, clocks."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.audit.services import checkpoint, seal
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import User
from zotim.core.retention import selectors
from zotim.core.retention.disposal import carry_on
from zotim.core.retention.services import hold_place, run_decide, run_propose
from zotim.core.texts import Translated
from zotim.desks.oversight.jobs import VERIFY
from zotim.desks.oversight.services import log_verify
from zotim.register import services
from zotim.register.reports.disclosures import report_give, report_give_ask
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification, Language

EVIDENCE, SUGGESTION = "register.evidence.returned", "register.suggestion.rejected"
ROLES = {
    "coordinator": "coordinator", "analyst": "analyst", "records": "records_officer",
    "protection": "data_protection_officer", "auditor": "auditor", "administrator": "administrator",
}  # fmt: skip


def three_years_on(monkeypatch: Any) -> None:
    """Move retention's present three years and more on, without touching any row."""
    now = timezone.now() + timedelta(days=1200)
    real = selectors.border
    monkeypatch.setattr(selectors, "border", lambda rule, at=None: real(rule, at or now))
    monkeypatch.setattr("zotim.desks.oversight.selectors.border", lambda rule, at=None: real(rule, at or now))


@dataclass
class House:
    """Its people by what they are, and its records by name."""

    users: dict[str, User] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        worlds.demo_installation()
        centre = worlds.body("Qendra", "coordination_centre")
        self.users = {who: worlds.user(role, centre) for who, role in ROLES.items()}

    def actor(self, who: str) -> Actor:
        """Who they are at this moment."""
        return actor_of(self.users[who])

    def client(self, who: str, language: str = "en") -> Client:
        """Signed in as them."""
        client = Client()
        client.force_login(self.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = language
        return client

    def returned(self, *files: bytes) -> list[Any]:
        """Pieces of evidence that were put in and returned."""
        coordinator, analyst = self.actor("coordinator"), self.actor("analyst")
        self.kept["body"] = worlds.body("Ministria e Mbrojtjes")
        self.kept["commitment"] = worlds.commitment(analyst, self.kept["body"])
        measure = worlds.measure(coordinator, self.kept["commitment"])
        pieces = [worlds.evidence(coordinator, measure, data) for data in files]
        for piece in pieces:
            services.evidence_review(actor=analyst, evidence=piece, accepted=False, comment="nuk lexohet")
        self.kept |= {"measure": measure, "pieces": pieces}
        return pieces

    def report(self, level: Classification = Classification.PUBLIC) -> Any:
        """A report with its files."""
        title = Translated.of("sq", "Gjendja e zotimeve", en="Where we stand", ar="وضع التعهدات")
        made = report_make(
            actor=self.actor("coordinator"), title=title, moment=timezone.now(), classification=level
        )  # fmt: skip
        run_pending_jobs()
        return made

    def fill(self) -> "House":
        """One of everything; retention must look from three years on."""
        self.returned(b"Urdher i trilluar\n", b"Urdher i dyte\n")
        worlds.evidence(self.actor("coordinator"), self.kept["measure"], b"Urdher i trete\n")
        rejected = worlds.document(self.actor("analyst")).suggestions.first()
        services.suggestion_reject(actor=self.actor("analyst"), suggestion=rejected, reason="jo premtim")
        run = run_propose(actor=self.actor("records"), rule=EVIDENCE)
        run_decide(actor=self.actor("protection"), run=run, approved=True, comment="afati kaloi")
        self.kept["certificate"] = carry_on()[0]
        self.kept |= {"done": run, "run": run_propose(actor=self.actor("records"), rule=SUGGESTION)}
        self.kept["hold"] = hold_place(
            actor=self.actor("records"), of=self.kept["measure"], reason="Gjykata e Tiranës, nr. 12"
        )
        report, inner = self.report(), self.report(Classification.INTERNAL)
        self.kept["disclosure"] = report_give(
            actor=self.actor("coordinator"), report=report, language=Language.ENGLISH, recipient=self.kept["body"],
            purpose="reporting", basis="public_task",
        )  # fmt: skip
        report_give_ask(actor=self.actor("analyst"), report=inner, recipient="Këshilli i Evropës", purpose="evaluation")
        self.kept |= {"report": report, "inner": inner}
        seal()
        checkpoint()
        log_verify(actor=self.actor("auditor"))
        run_pending_jobs()
        assert VERIFY
        return self
