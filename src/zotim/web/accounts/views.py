"""Pages of one's own account: second factors, language, roles, deputies, sign-ins; and the door of a one-time link."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters

from zotim.core.access.middleware import ACTING_FOR
from zotim.core.access.pages import Request, account_page, page, secret_page
from zotim.core.access.policy import ROLES, get_visible, may
from zotim.core.people.adapter import SealedMFAAdapter
from zotim.core.people.links import user_of_link
from zotim.core.people.models import Deputy, User
from zotim.core.ui.pages import form_page
from zotim.web.accounts import selectors, services
from zotim.web.accounts.administration import complain
from zotim.web.accounts.forms import DeputyForm, LanguageForm, PasswordForm


def _person(request: Request) -> User:
    return selectors.person(request.actor)


@account_page
def account(request: Request) -> HttpResponse:
    """Everything about one's own account, and the choice of language."""
    me = _person(request)
    form = LanguageForm(request.POST or None, initial={"language": me.language})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        services.language_change(actor=request.actor, language=chosen)
        with override(chosen):
            messages.success(request, _("Your pages are in this language from now on."))
        answer = redirect("my_account")
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE)
        return answer
    live = set(me.memberships.live().values_list("pk", flat=True))
    context = {
        "form": form,
        "me": me,
        "now": timezone.now(),
        "has_factor": SealedMFAAdapter().has_second_factor(me),
        "memberships": [
            (held, ROLES[held.role].label if held.role in ROLES else held.role, held.pk in live)
            for held in selectors.memberships_of(me)
        ],
        "deputies": list(selectors.deputies_of(me)[:20]),
        "standing_in": selectors.standing_in(me.pk),
        "sign_ins": list(selectors.sign_ins(me)),
        "may_name": may(request.actor, "people.deputy.name") and not request.actor.on_behalf_of_id,
    }
    return render(request, "accounts/account.html", context)


@account_page
def second_factor(request: Request) -> HttpResponse:
    """Why a second factor is needed, and the two ways to one."""
    if SealedMFAAdapter().has_second_factor(_person(request)):
        return redirect("mfa_index")
    return render(request, "accounts/second_factor.html")


@page("people.deputy.name")
def deputy_add(request: Request) -> HttpResponse:
    """Name who stands in for me."""
    form = DeputyForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            services.deputy_name(actor=request.actor, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            messages.success(request, _("Your deputy can act for you in that time. The log will name you both."))
            return redirect("my_account")
    return form_page(request, form, _("Name your deputy"), _("Name the deputy"), back_url=reverse("my_account"))


@page("people.deputy.end")
def deputy_end(request: Request, pk: UUID) -> HttpResponse:
    """End a deputyship before its time."""
    found = get_visible(Deputy, request.actor, pk=pk)
    if request.method == "POST":
        try:
            services.deputy_end(actor=request.actor, deputyship=found)
            messages.success(request, _("Ended."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect("my_account")


@account_page
def act_for(request: Request) -> HttpResponse:
    """Begin to act for somebody who is away, or be oneself again."""
    if request.method == "POST":
        chosen = request.POST.get("deputyship", "")
        acted_for = request.session.pop(ACTING_FOR, None)
        if acted_for:
            services.deputy_leave(actor=request.actor, acted_for=UUID(acted_for))
            messages.success(request, _("You act for yourself again."))
        found = next((d for d in selectors.standing_in(request.actor.person_id) if str(d.pk) == chosen), None)
        if found:
            request.session[ACTING_FOR] = services.deputy_act(actor=request.actor, deputyship=found)
            messages.success(request, _("You act for somebody else now. The log names you both."))
    return redirect("home")


@secret_page
@sensitive_post_parameters("password", "again")
def welcome(request: Request, secret: str) -> HttpResponse:
    """Where a one-time link leads: choose a password, then sign in with it."""
    if user_of_link(secret) is None:
        return render(request, "accounts/link_spent.html", status=410)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.password_choose(secret=secret, password=form.cleaned_data["password"])
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("account_login")
    return render(request, "accounts/welcome.html", {"form": form})
