"""Deny by default, and leave a trace of every look and every refusal."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from zotim.core.access.actor import VISITOR, Actor, actor_of
from zotim.core.access.pages import PageRule, rule_for
from zotim.core.access.policy import ACTIONS, ROLES, Denied, NotVisible
from zotim.core.access.refusals import NotNow
from zotim.core.audit.services import record
from zotim.core.people.adapter import SECOND_FACTORS
from zotim.core.people.models import Installation

LAST_SEEN = "access.last_seen"
BEGAN = "access.began"
SECOND_FACTOR_PAGE = "second_factor"
ACTING_FOR = "access.acting_for"


class AccessMiddleware:
    """Puts ``request.actor`` in place, refuses views with no rule, records views and denials.

    A view is recorded after it was made and before it leaves; a denial after the work was rolled back. Both are
    short transactions of their own, because requests have none around them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self._end_old_session(request)
        request.actor = self._actor(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        self._record_view(request, response)
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse what the tables don't open, before the view runs."""
        rule = rule_for(view, request.resolver_match.view_name)
        request.page_rule = rule
        if rule is None:
            return self._refuse(request, Denied("access.page.unregistered"))
        if request.method not in rule.methods:
            return self._refuse_method(request, rule)
        if rule.public:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not rule.account and self._lacks_second_factor(request):
            return redirect(SECOND_FACTOR_PAGE)
        if rule.signed_in:
            return None
        if not ACTIONS[rule.action].open_to(request.actor):
            return self._refuse(request, Denied(rule.action))
        return None

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        """Record what a service or selector refused. A record that isn't visible stays a plain 404."""
        if isinstance(error, Denied):
            return self._refuse(request, error)
        if isinstance(error, NotNow):
            return self._too_late(request, error)
        if isinstance(error, NotVisible):
            record(
                request.actor,
                self._verb(request),
                outcome="denied",
                object_type=error.model._meta.label_lower,
                object_id=error.key,
            )
        return None

    def _actor(self, request: HttpRequest) -> Actor:
        if not request.user.is_authenticated:
            return VISITOR
        acting_for = request.session.get(ACTING_FOR)
        return actor_of(request.user, acting_for=UUID(acting_for) if acting_for else None)

    def _lacks_second_factor(self, request: Any) -> bool:
        """Whether one of the roles sees content and the account has no second factor. A demonstration asks for none."""
        if not any(ROLES[role].content for role in request.actor.roles if role in ROLES):
            return False
        factors = Authenticator.objects.filter(user_id=request.user.pk, type__in=SECOND_FACTORS)
        return not factors.exists() and not Installation.objects.filter(demo=True).exists()

    def _end_old_session(self, request: HttpRequest) -> None:
        """Sign out who did nothing for the idle limit, and everybody at the end of a working day."""
        if not request.user.is_authenticated:
            return
        now = timezone.now().timestamp()
        last = request.session.get(LAST_SEEN, now)
        began = request.session.setdefault(BEGAN, now)
        idle = now - last > settings.ZOTIM_IDLE_LIMIT.total_seconds()
        old = now - began > settings.ZOTIM_SESSION_LIMIT.total_seconds()
        if idle or old:
            logout(request)
        elif now - last > 30 or LAST_SEEN not in request.session:
            request.session[LAST_SEEN] = now

    def _refuse(self, request: Any, denied: Denied) -> HttpResponse:
        record(request.actor, denied.action, denied.obj, outcome="denied")
        context = {"message": getattr(denied, "message", "")}
        return TemplateResponse(request, "403.html", context, status=403).render()

    def _refuse_method(self, request: Any, rule: PageRule) -> HttpResponse:
        """405. On record for somebody who is signed in; a visitor could fill the log with it."""
        if request.user.is_authenticated:
            record(request.actor, self._verb(request), outcome="denied", details={"method": "other"})
        allowed = ", ".join(rule.methods)
        headers = {"Allow": allowed}
        if rule.machine:
            return JsonResponse({"detail": f"Only {allowed} is answered here."}, status=405, headers=headers)
        return TemplateResponse(request, "405.html", status=405, headers=headers).render()

    def _too_late(self, request: Any, error: NotNow) -> HttpResponse:
        """409: the record was moved on meanwhile, often by one's own second click. The work was rolled back."""
        details = {"step": error.transition, "state": error.state}
        record(request.actor, self._verb(request), outcome="failed", details=details, **self._subject(request))
        return TemplateResponse(request, "409.html", {"message": error.message}, status=409).render()

    def _subject(self, request: Any) -> dict[str, Any]:
        """The record that the address names, as an event tells it."""
        rule: PageRule | None = getattr(request, "page_rule", None)
        key = request.resolver_match.kwargs.get("pk")
        if not key or rule is None or not rule.action:
            return {}
        return {"object_type": rule.action.rpartition(".")[0], "object_id": str(key)}

    def _verb(self, request: Any) -> str:
        rule: PageRule | None = getattr(request, "page_rule", None)
        return rule.action if rule and rule.action else "access.page.opened"

    def _record_view(self, request: Any, response: HttpResponse) -> None:
        """Any 200 of a logged page is a look, by POST too: a form that comes back shows its record again."""
        rule: PageRule | None = getattr(request, "page_rule", None)
        if rule is None or not rule.logged or response.status_code != 200:
            return
        action = ACTIONS[rule.action]
        exported = getattr(response, "exported", None)  # how many rows left as a file (core.ui.tables)
        record(
            request.actor,
            f"{action.event.rpartition('.')[0]}.exported" if exported else action.event,
            outcome="viewed",
            details=exported,
            **self._subject(request),
        )
