"""Who acts: a person with the roles they hold right now, alone or as a deputy."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.roles import fitting
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Deputy, Membership, User
from zotim.core.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one organisation, held now."""

    role: str
    organisation_id: UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as what, for what, with which request. Resolved anew for each request, so that what ended has ended.

    ``on_behalf_of_id`` is set when a deputy acts; the posts are then those of the person who is away. ``purpose`` is
    empty for what one's own post is for; who reads under a grant says for which of its purposes, and every event and
    filter then carries it.
    """

    user_id: UUID | None
    posts: frozenset[Post] = frozenset()
    on_behalf_of_id: UUID | None = None
    kind: str = "person"
    request_id: str = field(default_factory=lambda: uuid7().hex)
    purpose: str = ""

    def acting(self, purpose: str) -> "Actor":
        """The same one, in the same request, acting for *purpose*."""
        return replace(self, purpose=purpose)

    @property
    def roles(self) -> frozenset[str]:
        """The roles held now, in whatever organisation."""
        return frozenset(post.role for post in self.posts)

    @property
    def person_id(self) -> UUID:
        """The person who acts. Raises LookupError for a visitor: nothing is written in nobody's name."""
        if self.user_id is None:
            raise LookupError("a visitor writes nothing")
        return self.user_id

    @property
    def people(self) -> frozenset[UUID]:
        """Everybody whose hand this is: the person, and whom they stand in for. Two-person rules compare these."""
        return frozenset(person for person in (self.user_id, self.on_behalf_of_id) if person)

    def organisations(self, *roles: str) -> frozenset[UUID]:
        """The organisations in which any of *roles* (default: any role at all) is held."""
        return frozenset(post.organisation_id for post in self.posts if not roles or post.role in roles)


VISITOR = Actor(user_id=None, kind="visitor")


def actor_of(user: User, *, acting_for: UUID | None = None) -> Actor:
    """The actor that *user* is at this moment; *acting_for* names the person they stand in for.

    A deputyship that isn't live now is ignored: the person then acts for themselves. An inactive account has no posts,
    and a membership in a kind of body where its role isn't held gives none (:mod:`zotim.core.access.roles`).
    """
    if not user.is_active:
        return Actor(user.pk)
    holder = user.pk
    if acting_for and Deputy.objects.live().filter(deputy=user, user_id=acting_for, user__is_active=True).exists():
        holder = acting_for
    posts = frozenset(Post(role, organisation) for role, organisation in Prepared(_held, holder, timezone.now()))
    return Actor(user.pk, posts, on_behalf_of_id=holder if holder != user.pk else None)


def _held(person: UUID, now: datetime) -> QuerySet[Membership, tuple[str, UUID]]:
    return Membership.objects.live(now).filter(fitting(), user_id=person).values_list("role", "organisation_id")
