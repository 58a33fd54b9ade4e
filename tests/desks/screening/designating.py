"""A made-up national list: who proposes, who decides, an article, a proposal on its way."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests import worlds
from tests.desks.screening import law, made
from zotim.core.access.actor import Actor, Post
from zotim.core.people.models import Deputy
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.models import Source
from zotim.desks.screening.national import services
from zotim.desks.screening.national.models import Proposal
from zotim.formats.lists import BirthDate, Listing, Name

LATER = timedelta(days=180)


def keys(settings: Any, folder: Any) -> None:
    """A place for files, indexes and keys."""
    settings.MEDIA_ROOT, settings.ZOTIM_HOME, settings.ZOTIM_KEYS = folder / "files", folder, folder / "keys"
    settings.ZOTIM_KEK_FILE = folder / "keys" / "sealing.kek"
    (folder / "keys").mkdir()
    worlds.demo_installation()


def somebody(*roles: str, stands_in_for: Actor | None = None) -> Actor:
    """Somebody new who holds all of these roles; a deputy holds those of whom they stand in for."""
    user = worlds.user(roles[0] if roles else "proposer")
    posts = frozenset(Post(role, worlds.centre().pk) for role in roles)
    away, now = stands_in_for, timezone.now()
    if away:
        Deputy.objects.create(
            deputy=user, user_id=away.user_id, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(days=1)
        )
    return Actor(user.pk, away.posts if away else posts, on_behalf_of_id=away.user_id if away else None)


def source(side: str = "national") -> Source:
    """The list that is decided on here."""
    found = Source.objects.filter(basis=side, decided_here=True).first()
    return found or made.source(made.keeper(), f"{side[:3]}-here", side, decided_here=True)


def basis(side: str = "national", confirmed: bool = True) -> LegalBasis:
    """A made-up article by which somebody may be listed."""
    said = {"act": "Ligji 1/2000 (i trilluar)", "article": "neni 7", "seen_in": "Fletorja 1/2000 (e trilluar)"}
    if confirmed:
        return law.confirmed(made.keeper(), made.keeper(), "listing", side, **said)
    return law.entered(made.keeper(), "listing", side, **said)


def identity(*names: str, born: str = "1971-02-03", kind: str = "person") -> Listing:
    first, *more = names or ("Khalid al-Shammari", "خالد الشمري")
    said = (Name(first, role="name"), *(Name(one) for one in more))
    return Listing(id="", source="", kind=kind, names=said, born=(BirthDate(born, born),))


def draft(by: Actor, on: LegalBasis | None = None, who: Listing | None = None, **fields: Any) -> Proposal:
    side = on.side if on else "national"
    source(side)
    fields = {"grounds": "Arsye të trilluara", "review_on": timezone.localdate() + LATER, **fields}
    return services.proposal_draft(actor=by, legal_basis=on or basis(), identity=who or identity(), **fields)


def proposed(by: Actor, *args: Any, **fields: Any) -> Proposal:
    return services.proposal_propose(actor=by, proposal=draft(by, *args, **fields))


def decided(proposal: Proposal, first: Actor, second: Actor, outcome: str = "list") -> Proposal:
    """What two said, and the second agreed."""
    day = timezone.localdate() + LATER
    said = services.decision_make(actor=first, proposal=proposal, outcome=outcome, reason="Po", review_on=day)
    services.decision_answer(actor=second, decision=said, agreed=True)
    proposal.refresh_from_db()
    return proposal
