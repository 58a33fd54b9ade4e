"""Pages of the administrator: bodies, people, roles. They show no content of any room."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import ROLES, get_visible, may, open_actions
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.ui.pages import confirm_page, form_page
from zotim.web.accounts import selectors, services
from zotim.web.accounts.forms import InvitationForm, MembershipForm, OrganisationEndForm, OrganisationForm
from zotim.web.accounts.tables import OrganisationTable, PeopleTable, account_state


def complain(form: Form, error: ValidationError) -> None:
    """Put what a service refused beside the field that it is about."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        shown = {"ends_at": "ends_on", "starts_at": "starts_on", "__all__": None}.get(field, field)
        form.add_error(shown if shown in form.fields else None, errors)


@page("people.organisation.list")
def organisations(request: Request) -> HttpResponse:
    """All bodies."""
    table = OrganisationTable(request, selectors.organisations(request.actor).select_related("parent"))
    if table.wants_export:
        return table.export("organisations")
    context = {"table": table, "may_add": may(request.actor, "people.organisation.add")}
    return render(request, "accounts/organisations.html", context)


@page("people.organisation.add")
def organisation_add(request: Request) -> HttpResponse:
    """Add a body."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.organisation_add(actor=request.actor, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("Added."))
            return redirect("organisations")
    return form_page(request, form, _("Add an organisation"), _("Add"), back_url=reverse("organisations"))


@page("people.organisation.edit")
def organisation_edit(request: Request, pk: UUID) -> HttpResponse:
    """Change the facts of a body, or say until when it existed."""
    found = get_visible(Organisation, request.actor, pk=pk)
    form = OrganisationForm(request.POST or None, of=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.organisation_edit(actor=request.actor, organisation=found, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations")
    context = {"form": form, "organisation": found, "end": OrganisationEndForm(initial={"ends_on": found.ends_on})}
    return render(request, "accounts/organisation.html", context)


@page("people.organisation.end")
def organisation_end(request: Request, pk: UUID) -> HttpResponse:
    """Say until when a body existed."""
    found = get_visible(Organisation, request.actor, pk=pk)
    form = OrganisationEndForm(request.POST or None, initial={"ends_on": found.ends_on})
    if request.method == "POST" and form.is_valid():
        try:
            services.organisation_end(actor=request.actor, organisation=found, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("Saved. Nobody can be given a role there from then on."))
            return redirect("organisations")
    back = reverse("organisations")
    return form_page(request, form, _("Last day of an organisation"), _("Save"), back_url=back)


@page("people.person.list")
def people(request: Request) -> HttpResponse:
    """Everybody with an account."""
    table = PeopleTable(request, selectors.people(request.actor))
    if table.wants_export:
        return table.export("people")
    return render(request, "accounts/people.html", {"table": table})


@page("people.person.invite")
def person_invite(request: Request) -> HttpResponse:
    """Make an account; the link goes by mail."""
    form = InvitationForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.person_invite(actor=request.actor, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("Invited. Now give this person a role; without one they see nothing."))
            return redirect("person", pk=made.pk)
    return form_page(request, form, _("Invite somebody"), _("Invite"), back_url=reverse("people"))


@page("people.person.view")
def person(request: Request, pk: UUID) -> HttpResponse:
    """An account and its roles."""
    found = get_visible(User, request.actor, pk=pk)
    return render(request, "accounts/person.html", _person(request, found))


def _person(request: Request, found: User, form: MembershipForm | None = None) -> dict[str, Any]:
    names = ("people.person.deactivate", "people.person.reactivate", "people.membership.give")
    open_to = open_actions(request.actor, names, found)
    live = set(found.memberships.live().values_list("pk", flat=True))
    return {
        "person": found,
        "memberships": [
            (held, ROLES[held.role].label if held.role in ROLES else held.role, held.pk in live)
            for held in selectors.memberships_of(found)
        ],
        "may_close": found.is_active and "people.person.deactivate" in open_to,
        "may_open": not found.is_active and "people.person.reactivate" in open_to,
        "may_give": "people.membership.give" in open_to,
        "state": account_state(found),
        "no_password": found.is_active and not found.has_usable_password(),
        "form": (form or MembershipForm()) if "people.membership.give" in open_to else None,
    }


@page("people.person.invite")
def person_invite_again(request: Request, pk: UUID) -> HttpResponse:
    """Send a fresh link."""
    found = get_visible(User, request.actor, pk=pk)
    if request.method == "POST":
        try:
            services.person_invite_again(actor=request.actor, user=found)
            messages.success(request, _("A fresh link is on its way. Earlier ones no longer work."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect("person", pk=found.pk)


@page("people.person.deactivate")
def person_deactivate(request: Request, pk: UUID) -> HttpResponse:
    """Ask once, then close the account."""
    found = get_visible(User, request.actor, pk=pk)
    if request.method == "POST":
        services.person_deactivate(actor=request.actor, user=found)
        messages.success(request, _("Closed. What this person had open ends with their next click."))
        return redirect("person", pk=found.pk)
    consequences = [
        _("This person can't sign in any more, and is signed out wherever they are."),
        _("What they did stays on record. The account can be opened again."),
    ]
    back = reverse("person", args=[found.pk])
    return confirm_page(
        request, _("Close this account"), _("Close the account"), back_url=back, consequences=consequences
    )


@page("people.person.reactivate")
def person_reactivate(request: Request, pk: UUID) -> HttpResponse:
    """Open a closed account again."""
    found = get_visible(User, request.actor, pk=pk)
    if request.method == "POST":
        services.person_reactivate(actor=request.actor, user=found)
        messages.success(request, _("Opened again, with the roles that haven't ended."))
    return redirect("person", pk=found.pk)


@page("people.membership.give")
def membership_give(request: Request, pk: UUID) -> HttpResponse:
    """Give a role."""
    found = get_visible(User, request.actor, pk=pk)
    form = MembershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.membership_give(actor=request.actor, user=found, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("The role is given."))
            return redirect("person", pk=found.pk)
    return render(request, "accounts/person.html", _person(request, found, form))


@page("people.membership.end")
def membership_end(request: Request, pk: UUID, membership: UUID) -> HttpResponse:
    """End a role now."""
    found = get_visible(User, request.actor, pk=pk)
    held = get_visible(Membership.objects.filter(user=found), request.actor, pk=membership)
    if request.method == "POST":
        try:
            services.membership_end(actor=request.actor, membership=held)
            messages.success(request, _("The role has ended."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect("person", pk=found.pk)
