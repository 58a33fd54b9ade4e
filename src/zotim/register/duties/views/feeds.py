"""One's calendar elsewhere: addresses, what they give, and on which days one is reminded.

An address is a key: whoever has it reads what it gives, so no referrer tells it, and wrong ones all look alike.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from zotim.core.access.due_days import due_days_of
from zotim.core.access.pages import Request, page, secret_page
from zotim.core.access.policy import get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent, TooOften, wrong_tries
from zotim.core.documents.due_days import calendar_file
from zotim.core.ui.pages import form_page
from zotim.formats.calendars import MEDIA_TYPE
from zotim.register.duties import selectors
from zotim.register.duties.forms import FeedForm, RemindersForm
from zotim.register.duties.models import Feed
from zotim.register.duties.services import feeds as services
from zotim.register.duties.services.reminders import reminders_choose
from zotim.register.selectors.bodies import own_bodies

BACK, AHEAD = timedelta(days=30), timedelta(days=400)
"""What an address gives: from a month ago until after the next day of a yearly entry."""
TRIES = 60
"""Wrong addresses from one place in a minute; then 429."""


@never_cache
@page("register.feed.list")
def feeds(request: Request) -> HttpResponse:
    """One's addresses; a new one is shown once, on the page that made it."""
    form = FeedForm(request.POST or None)
    address = ""
    if request.method == "POST" and form.is_valid():
        try:
            _feed, secret = services.feed_make(actor=request.actor, days=form.cleaned_data["days"])
        except Unfit as error:
            error.show_on(form)
        else:
            address = settings.ZOTIM_ADDRESS + reverse("feed", args=[secret])
    context = {"form": form, "feeds": selectors.feeds(request.actor), "address": address}
    return render(request, "register/feeds.html", context)


@page("register.feed.end")
def feed_end(request: Request, pk: UUID) -> HttpResponse:
    """Revoke one of them."""
    found = get_visible(Feed, request.actor, pk=pk)
    if request.method == "POST":
        services.feed_end(actor=request.actor, feed=found)
        messages.success(request, _("Revoked. Nothing is given under this address any more."))
    return redirect("feeds")


@secret_page
def feed(request: Request, secret: str) -> HttpResponse:
    """What is due for the person whose address it is, as a calendar program reads it."""
    try:
        found, actor = services.feed_use(secret=secret)
    except Spent:
        status = 429 if wrong_tries("feed", request) > TRIES else 404
        return HttpResponse("not found\n", status=status, content_type="text/plain")
    except TooOften:
        return HttpResponse("too often\n", status=429, content_type="text/plain")
    today = timezone.localdate()
    with override(found.user.language):
        days = due_days_of(actor, today - BACK, today + AHEAD, own_bodies(actor))
        data = calendar_file(days, selectors.before(actor))
    return HttpResponse(data, content_type=MEDIA_TYPE)


@page("register.reminder.choose", logged=False)
def reminders(request: Request) -> HttpResponse:
    """On which days before something is due one is told. What is overdue is told in any case."""
    form = RemindersForm(request.POST if request.method == "POST" else None, before=selectors.before(request.actor))
    if request.method == "POST" and form.is_valid():
        reminders_choose(actor=request.actor, before=form.before)
        messages.success(request, _("Kept. What is overdue is told in any case."))
        return redirect("reminders")
    return form_page(request, form, _("When to remind me"), _("Keep this"), back_url=reverse("calendar"))
