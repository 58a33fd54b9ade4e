"""Sign-in by choosing a role. Works only on a database marked as a demonstration; elsewhere the page doesn't exist."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zotim.core.access.actor import Actor
from zotim.core.access.pages import public_page
from zotim.core.access.policy import ROLES
from zotim.core.audit.services import record
from zotim.core.people.models import Installation, User


@public_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose whom to be. All of them are made up."""
    if not Installation.objects.filter(demo=True).exists():
        raise Http404
    people = User.objects.filter(is_active=True).prefetch_related("memberships__organisation").order_by("created_at")
    if request.method == "POST":
        chosen = next((person for person in people if str(person.pk) == request.POST.get("person")), None)
        if chosen:
            login(request, chosen, backend="allauth.account.auth_backends.AuthenticationBackend")
            record(Actor(chosen.pk), "people.session.began", chosen, details={"by": "choice"})
            return redirect("home")
    rows = [
        (person, [(ROLES[m.role].label, m.organisation) for m in person.memberships.live() if m.role in ROLES])
        for person in people
    ]
    return render(request, "demo/sign_in.html", {"people": rows})
