"""Which policy a view stands under. A view that says nothing is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from zotim.core.access.actor import Actor

V = TypeVar("V", bound=Callable[..., Any])


class Request(HttpRequest):
    """A request as views get it: with who acts, and the page's language. Only a type; nothing makes one."""

    actor: Actor
    LANGUAGE_CODE: str


METHODS = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class PageRule:
    """*action* from a policy table, or public. *logged*: whether looking at the page is an audit event.

    *account*: a page of one's own account, which opens before a second factor is set up; it shows no content.
    *methods*: what it can be asked by; anything else is refused before its view runs, which tells POST from the rest
    only. *machine*: it is asked by programs, so it is refused in JSON.
    """

    action: str = ""
    public: bool = False
    signed_in: bool = False
    logged: bool = True
    account: bool = False
    methods: tuple[str, ...] = METHODS
    machine: bool = False


FOREIGN: dict[str, PageRule] = {}
"""Rules of views that come with libraries, by the name of the URL."""


def page(action: str, *, logged: bool = True) -> Callable[[V], V]:
    """Put a view under an action of a policy table: ``@page("register.commitment.view")``."""

    def mark(view: V) -> V:
        view.zotim_page = PageRule(action, logged=logged)  # type: ignore[attr-defined]
        return view

    return mark


def public_page(view: V) -> V:
    """A view that anybody may open, signed in or not. It shows nothing about anybody."""
    view.zotim_page = PageRule(public=True, logged=False)  # type: ignore[attr-defined]
    return view


def secret_page(view: Callable[..., HttpResponse]) -> Any:
    """A public page whose address is a key: nobody on the way keeps it, and no page that it leads to is told of it."""

    @public_page
    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return shown


def signed_in_page(view: V) -> V:
    """A view that everybody with an account may open, whatever their role: their own account."""
    view.zotim_page = PageRule(signed_in=True, logged=False)  # type: ignore[attr-defined]
    return view


def account_page(view: V) -> V:
    """A view of one's own account; it opens to everybody signed in, before a second factor is set up too."""
    view.zotim_page = PageRule(signed_in=True, logged=False, account=True)  # type: ignore[attr-defined]
    return view


def foreign_pages(rule: PageRule, *url_names: str) -> None:
    """Put views of a library under a rule, by the names of their URLs."""
    for name in url_names:
        FOREIGN[name] = rule


def rule_for(view: Any, url_name: str | None) -> PageRule | None:
    """The rule that a view stands under, or None: then it is refused."""
    return getattr(view, "zotim_page", None) or FOREIGN.get(url_name or "")
