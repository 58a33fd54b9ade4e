"""Every address stands under a rule, and every rule under an action that exists."""

from collections import defaultdict

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from tests import worlds
from zotim.core.access.middleware import AccessMiddleware
from zotim.core.access.pages import rule_for
from zotim.core.access.policy import ACTIONS, EVERYBODY, ROLES, VISIBLE
from zotim.core.audit.models import Event

pytestmark = pytest.mark.once

# Views of allauth that this installation doesn't offer: refused on purpose.
REFUSED = {
    "account_email", "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code",
    "account_request_login_code", "account_verify_phone", "account_change_phone", "mfa_trust",
}  # fmt: skip


def views(resolver=None):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry)
        elif isinstance(entry, URLPattern):
            yield entry


@pytest.mark.parametrize("pattern", list(views()), ids=lambda p: f"{p.name} {p.pattern}")
def test_a01_each_view_is_under_a_rule(pattern):
    rule = rule_for(pattern.callback, pattern.name)
    if pattern.name in REFUSED:
        assert rule is None
        return
    assert rule is not None, "put the view under @page, @public_page or @signed_in_page"
    assert rule.public or rule.signed_in or rule.action in ACTIONS


def test_no_two_pages_have_one_name_and_the_same_arguments():
    # A link by such a name leads to one of them, on the pages of the other too.
    of = defaultdict(set)
    for pattern in (one for one in views() if one.callback.__module__.startswith("zotim.")):
        arguments = tuple(sorted(pattern.pattern.converters)), tuple(sorted(pattern.default_args))
        of[pattern.name, arguments].add(pattern.callback)
    assert [name for (name, _), leads in of.items() if name and len(leads) > 1] == []


def test_each_action_names_roles_that_exist_and_an_event():
    for action in ACTIONS.values():
        assert action.event
        assert action.roles == EVERYBODY or action.roles <= set(ROLES), action.name


@pytest.mark.django_db
def test_a01_a_view_with_no_rule_answers_403_and_that_is_on_record():
    request = RequestFactory().get("/")
    request.user = worlds.user("coordinator")
    request.session = {}

    class Match:
        view_name = "nobody.knows"
        kwargs: dict = {}

    request.resolver_match = Match()
    middleware = AccessMiddleware(lambda r: None)
    request.actor = middleware._actor(request)
    assert middleware.process_view(request, lambda r: None, [], {}).status_code == 403
    assert Event.objects.get().outcome == "denied"


@pytest.mark.django_db
@pytest.mark.parametrize("model", list(VISIBLE), ids=lambda m: m._meta.label)
def test_somebody_without_a_role_sees_no_row_of_any_model(model):
    from zotim.core.access.actor import VISITOR, actor_of
    from zotim.core.access.policy import NOTHING, visible

    assert visible(model, VISITOR) == NOTHING
    assert visible(model, actor_of(worlds.user())) == NOTHING
