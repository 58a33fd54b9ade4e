"""Every write about projects, their partners, and which commitments they keep."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.audit.services import record
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.desks.stabilisation.places.models import Place
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Partner, PartnerRole, Project, ProjectKind, Tie
from zotim.desks.stabilisation.projects.policy import CLOSED
from zotim.desks.stabilisation.projects.sectors import shares
from zotim.desks.stabilisation.projects.states import PARTNER, PROJECT, TIE, goes_untendered
from zotim.register.beside import ask_before
from zotim.register.models import Commitment
from zotim.register.policy import unmerged


def lock(project: Project) -> None:
    """Load the project as it stands now; nobody else changes it, or what hangs on it, before this transaction ends."""
    project.refresh_from_db(from_queryset=Project.objects.select_for_update())


@transaction.atomic
def project_add(
    *, actor: Actor, title: Translated, lead: Organisation, from_on: date, kind: str = ProjectKind.PROJECT,
    until_on: date | None = None, part_of: Project | None = None, managed_by: str = "", sectors: str = "",
    places: Iterable[Place] = (),
) -> Project:  # fmt: skip
    """Put a project on record, or a share in a pooled fund.

    Raises :class:`Unfit` for a body for which the actor doesn't pay, days out of order, sectors as in
    :func:`~zotim.desks.stabilisation.projects.sectors.shares`, a pool that nobody runs or that is part of something or
    stands somewhere, and a part of a pool, of a part or of another body's project; Denied for one of what is over.
    """
    allow(actor, "stabilisation.project.add")
    if lead.pk not in actor.organisations(*OFFICERS):
        raise Unfit(_("You don't pay for this body."), "lead")
    in_order(from_on, until_on, "until_on")
    places = list(places)
    if kind == ProjectKind.POOL:
        _pool(part_of, managed_by, places)
    elif part_of:
        _part(actor, part_of, lead)
    project = with_reference(
        lambda reference: Project.objects.create(
            reference=reference, kind=kind, title=title.attributed(actor.person_id), lead=lead, part_of=part_of,
            managed_by=managed_by.strip(), from_on=from_on, until_on=until_on, sectors=shares(sectors),
        )
    )  # fmt: skip
    project.places.set(places)
    keep_revision(project, actor)
    record(actor, "stabilisation.project.added", project, details={"lead": str(lead.pk)})
    return project


def _pool(part_of: Project | None, managed_by: str, places: list[Place]) -> None:
    if not managed_by.strip():
        raise Unfit(_("Say who runs the pooled fund."), "managed_by")
    if part_of:
        raise Unfit(_("A share in a pooled fund is part of nothing: its money can't be followed."), "part_of")
    if places:
        raise Unfit(_("A share in a pooled fund stands nowhere: its money can't be followed."), "places")


def _part(actor: Actor, whole: Project, lead: Organisation) -> None:
    lock(whole)
    allow(actor, "stabilisation.project.change", whole)
    if not whole.attributable:
        raise Unfit(_("Nothing is part of a pooled fund: its money can't be followed."), "part_of")
    if whole.part_of_id:
        raise Unfit(_("It is a part itself. Choose the whole."), "part_of")
    if whole.lead_id != lead.pk:
        raise Unfit(_("Another body pays for it."), "part_of")


@transaction.atomic
def project_change(
    *, actor: Actor, project: Project, from_on: date, until_on: date | None, sectors: str, places: Iterable[Place]
) -> Project:
    """Change its days, sectors and places. Raises :class:`Unfit` as above."""
    lock(project)
    allow(actor, "stabilisation.project.change", project)
    in_order(from_on, until_on, "until_on")
    places = list(places)
    if not project.attributable and places:
        raise Unfit(_("A share in a pooled fund stands nowhere: its money can't be followed."), "places")
    project.from_on, project.until_on, project.sectors = from_on, until_on, shares(sectors)
    project.save(update_fields=["from_on", "until_on", "sectors"])
    project.places.set(places)
    keep_revision(project, actor)
    record(actor, "stabilisation.project.changed", project)
    return project


@transaction.atomic
def project_move(*, actor: Actor, project: Project, step: str, reason: str = "") -> Project:
    """Say at which stage it is. Raises WrongState with what is missing; :class:`Unfit` where it is given up, or work
    begins without a tender, for no reason, and where a part of it isn't over."""
    lock(project)
    allow(actor, "stabilisation.project.move", project)
    ask_before(actor, project, step)
    values = {}
    if step == "give_up":
        values = {"reason": said(reason)}
    elif goes_untendered(project, step):
        values = {"untendered": said(reason)}
    if step in ("complete", "give_up") and project.parts.exclude(state__in=CLOSED).exists():
        raise Unfit(_("A part of it isn't over."))
    transition = PROJECT.move(project, step, **values)
    keep_revision(project, actor)
    record(actor, transition.event, project)
    return project


@transaction.atomic
def partner_add(
    *, actor: Actor, project: Project, role: str, name: str, identifier: str = "",
    organisation: Organisation | None = None,
) -> Partner:  # fmt: skip
    """Say who has a part in it. Raises :class:`Unfit` for who has it already, and a pool that somebody of ours would
    carry out."""
    lock(project)
    allow(actor, "stabilisation.partner.add", project)
    if not project.attributable and role == PartnerRole.IMPLEMENTING:
        raise Unfit(_("Who carries out what a pooled fund pays for isn't our partner."), "role")
    try:
        partner = with_reference(
            lambda reference: Partner.objects.create(
                reference=reference, project=project, role=role, name=name.strip(), identifier=identifier.strip(),
                organisation=organisation,
            )
        )  # fmt: skip
    except IntegrityError as error:
        if not project.partners.filter(role=role, name=name.strip(), state="partner").exists():
            raise
        raise Unfit(_("This partner has this part already."), "name") from error
    keep_revision(partner, actor)
    record(actor, "stabilisation.partner.added", partner)
    return partner


@transaction.atomic
def partner_end(*, actor: Actor, partner: Partner, reason: str) -> Partner:
    """Say that it has no part any more; its focal points don't see the grant from now on. Raises WrongState,
    :class:`Unfit` without a reason."""
    lock(partner.project)
    allow(actor, "stabilisation.partner.end", partner)
    transition = PARTNER.move(partner, "leave", reason=said(reason))
    keep_revision(partner, actor)
    record(actor, transition.event, partner)
    return partner


@transaction.atomic
def tie_add(*, actor: Actor, project: Project, commitment: Commitment, reason: str) -> Tie:
    """Say which commitment it keeps. Raises :class:`Unfit` for one that it keeps already, that ended or was merged
    into another."""
    lock(project)
    allow(actor, "stabilisation.tie.add", project)
    allow(actor, "register.commitment.view", commitment)
    reason = said(reason)
    if commitment.state != "active" or not unmerged(actor, commitment):
        raise Unfit(_("Choose a commitment that is still active."), "commitment")
    if project.ties.filter(commitment=commitment, state="stated").exists():
        raise Unfit(_("This is said already. Take it back first."), "commitment")
    tie = with_reference(
        lambda reference: Tie.objects.create(
            reference=reference, project=project, commitment=commitment, reason=reason
        )
    )  # fmt: skip
    keep_revision(tie, actor)
    record(actor, "stabilisation.tie.added", tie, details={"commitment": str(commitment.pk)})
    return tie


@transaction.atomic
def tie_withdraw(*, actor: Actor, tie: Tie, reason: str) -> Tie:
    """Take it back. Raises WrongState, :class:`Unfit` without a reason."""
    lock(tie.project)
    allow(actor, "stabilisation.tie.withdraw", tie)
    transition = TIE.move(tie, "withdraw", why_withdrawn=said(reason))
    keep_revision(tie, actor)
    record(actor, transition.event, tie)
    return tie
