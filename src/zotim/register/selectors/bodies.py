"""Who speaks for which body, which bodies nobody speaks for, and whose work is whose: one's own, or to be seen to."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.notifications.services import holding
from zotim.core.people.models import Organisation, User
from zotim.core.prepared import Prepared
from zotim.core.texts import Translated
from zotim.engines.claims import institution
from zotim.engines.scripts import tokens
from zotim.register.models import Commitment, Suggestion
from zotim.register.policy import CENTRE, DOERS, REGISTER
from zotim.register.reading import same_in_albanian
from zotim.vocabulary import Language


def focal_points(body: UUID) -> QuerySet[User]:
    """Who speaks for the body with this key now."""
    held = holding("focal_point").filter(organisation=body).values("user")
    return User.objects.filter(pk__in=held).order_by("name", "pk")


def unspoken(today: date | None = None, now: datetime | None = None) -> QuerySet[Organisation]:
    """Bodies that keep promises, exist today and have no focal point now."""
    held = holding("focal_point", at=now).filter(organisation=OuterRef("pk"))
    exist = Q(ends_on=None) | Q(ends_on__gte=today or timezone.localdate())
    return Organisation.objects.filter(exist, ~Exists(held), kind__in=sorted(DOERS)).order_by("short_name", "pk")


def without_focal_point(bodies: Iterable[UUID]) -> frozenset[UUID]:
    """Of these bodies those that have no focal point now, whatever their kind."""
    asked = set(bodies)
    held = holding("focal_point").filter(organisation__in=asked)
    return frozenset(asked - set(held.values_list("organisation", flat=True)))


def own_bodies(actor: Actor) -> frozenset[UUID | None]:
    """The bodies whose work is the actor's own: those for which they speak or at which they work; at the centre also
    what no body owes (None)."""
    return actor.organisations(*REGISTER) | ({None} if actor.roles & CENTRE else frozenset())


@lru_cache(maxsize=64)
def unspoken_now(actor: Actor) -> dict[UUID, bool]:
    """The keys of those, and whether each leads an active commitment; asked once for each actor, who lives as long as a
    request."""
    return dict(Prepared(_unspoken_now, timezone.localdate(), timezone.now()))


def _unspoken_now(today: date, now: datetime) -> QuerySet[Organisation, Any]:
    return unspoken(today, now).order_by().values_list("pk", leads_something())


def leads_something() -> Exists:
    """Whether a body leads an active commitment."""
    return Exists(Commitment.objects.filter(lead=OuterRef("pk"), state="active"))


@lru_cache(maxsize=64)
def seen_to(actor: Actor) -> frozenset[UUID | None]:
    """The bodies whose work is the actor's to see to: :func:`own_bodies`; for the centre also those that nobody speaks
    for.

    The keys themselves, so that an index finds their rows; asked once for each actor, who lives as long as a request.
    """
    own = own_bodies(actor)
    return own.union(unspoken_now(actor)) if actor.roles & CENTRE else own


def stands_in(actor: Actor, body: UUID | None) -> bool:
    """Whether the centre sees to the work of a body only because nobody speaks for it."""
    return bool(actor.roles & CENTRE) and body in unspoken_now(actor) and body not in own_bodies(actor)


def called() -> dict[UUID, Translated]:
    """What each body is called, by its key: bodies are known to whoever signs in."""
    return dict(Organisation.objects.values_list("pk", "name"))


def body_named_by(suggestion: Suggestion) -> UUID | None:
    """The body that a suggestion's text names as who does it, where exactly one is called so in full."""
    if not suggestion.actor or suggestion.by_others:
        return None
    actor = tokens(suggestion.actor)
    named = _named_in_full(suggestion, actor)
    albanian = suggestion.document.language == Language.ALBANIAN

    def fits(language: str, text: str) -> bool:
        words = tokens(text)
        return (
            institution(text) == suggestion.actor
            or words == actor
            or tuple(words) in named
            or (albanian and language == Language.ALBANIAN and any(same_in_albanian(words, one) for one in named))
        )

    found = [key for key, name in called().items() if any(fits(*text) for text in name.texts.items())]
    return found[0] if len(found) == 1 else None


def _named_in_full(suggestion: Suggestion, actor: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """What the actor may be called beyond the word that a claim carries: «Bashkia» and the words behind it."""
    text = suggestion.document.text
    line = text.rfind("\n", 0, suggestion.start) + 1
    before = tokens(text[max(line, suggestion.start - LONGEST_NAME) : suggestion.start])
    words, size = [*before, *tokens(text[suggestion.start : suggestion.end])], len(actor)
    starts = [at for at in range(len(words)) if words[at : at + size] == actor]
    at = next((at for at in reversed(starts) if at < len(before)), starts[0] if starts else len(words))
    return frozenset(tuple(words[at:end]) for end in range(at + size, min(len(words), at + MOST_WORDS) + 1))


LONGEST_NAME = 200
"""Characters before a passage in which its actor is looked for."""
MOST_WORDS = 12
"""Words that a body's name has at most."""
