"""Pages of the yearly account and of the public register."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from zotim.core.access.pages import Request, page, public_page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.core.ui.words import Word, label
from zotim.desks.content.account import counting, selectors, services
from zotim.desks.content.account.states import EDITION
from zotim.vocabulary import LANGUAGE_NAMES

JSON = "application/json"
FIRST_YEAR = 2000


class YearForm(forms.Form):
    """Of which year."""

    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=9998, label=gettext_lazy("Year"))


class PublishForm(DecisionForm):
    """Whether an edition is published."""

    def __init__(self, data: object = None) -> None:
        super().__init__(data, accept=gettext_lazy("Publish it: I have looked at each line"))


@page("content.account.view")
def account(request: Request) -> HttpResponse:
    """The account of a year, as it is told."""
    form = YearForm(request.GET or None)
    year = form.cleaned_data["year"] if form.is_valid() else timezone.localdate().year
    told = counting.told(counting.of_year(year))
    context = {
        "year": year,
        "tables": [
            (_("By way of acting"), [*told["ways"]], _rows("AccountStep", counting.STEPS, told["ways"].values())),
            (_("What went to platforms"), [*told["platforms"]], _of_platforms(told["platforms"].values())),
        ],
        "overturned": [
            *((_language(one), share) for one, share in told["overturned"]["language"].items()),
            *((_category(one), share) for one, share in told["overturned"]["category"].items()),
        ],
        "before": year - 1,
        "after": year + 1 if year < timezone.localdate().year else None,
    }
    return render(request, "content/account.html", context)


def _rows(words: str, of: Iterable[str], ways: Iterable[Mapping[str, str]]) -> list[tuple[Word, list[str]]]:
    """What is counted in words, and how much of it on each way."""
    every = list(ways)
    return [(label(one, words), [by[one] for by in every]) for one in of]


def _of_platforms(ways: Iterable[dict[str, Any]]) -> list[tuple[Word, list[str]]]:
    parts = ("sent_abroad", *counting.BECAUSE, "confirmed_by_a_court", "minutes_to_carry_out")
    return _rows("AccountPart", parts, [{**one, **one["withdrawn_because"]} for one in ways])


def _language(code: str) -> str:
    return _("No language") if code == counting.UNKNOWN else LANGUAGE_NAMES.get(code, code)  # type: ignore[call-overload]


def _category(code: str) -> str:
    return _("Not known") if code == counting.UNKNOWN else str(label(code, "LegalCategory"))


@page("content.account.view")
def account_file(request: Request, year: int) -> HttpResponse:
    """The same as a file: the bytes that the log gives."""
    if not FIRST_YEAR <= year <= 9998:
        raise Http404
    return attachment(counting.as_bytes(counting.of_year(year)), JSON, f"content-{year}.json")


@page("content.registeredition.list")
def edition_list(request: Request) -> HttpResponse:
    """All editions."""
    found = selectors.editions(request.actor)
    context = {"editions": found, "may_enter": may(request.actor, "content.registeredition.enter")}
    return render(request, "content/account_editions.html", context)


@page("content.registeredition.enter")
def edition_enter(request: Request) -> HttpResponse:
    """Put one together."""
    form = YearForm(request.POST or None, initial={"year": timezone.localdate().year})
    return form_step(
        request, form, lambda: services.edition_enter(actor=request.actor, **form.cleaned_data),
        done=_("It is put together. A second person looks at each line and publishes it."),
        heading=pgettext("heading", "Put an edition of the public register together"), submit=_("Put it together"),
        back_url=reverse("register_editions"),
    )  # fmt: skip


@page("content.registeredition.view")
def edition(request: Request, pk: UUID) -> HttpResponse:
    """One, and the second person's decision on it."""
    found = selectors.edition(request.actor, pk)

    def decide(form: PublishForm) -> None:
        services.edition_decide(
            actor=request.actor, edition=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    form, answer = decision(
        request, EDITION, found, PublishForm, decide, done=_("It is published."),
        back=reverse("register_edition", args=[pk]),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(EDITION.confirm, found)
    context = {
        "edition": found,
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, EDITION.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "content/account_edition.html", context)


@page("content.registeredition.end")
def edition_end(request: Request, pk: UUID) -> HttpResponse:
    """Take it back; asks once."""
    found = selectors.edition(request.actor, pk)
    allow(request.actor, EDITION.end, found)
    return confirm_step(
        request, lambda: services.edition_end(actor=request.actor, edition=found), done=_("It is taken back."),
        heading=_("Take an edition of the public register back"), submit=_("Take it back"),
        back_url=reverse("register_edition", args=[pk]),
        consequences=[_("Nobody outside sees it from now on. What was taken away stays where it is.")],
    )  # fmt: skip


@public_page
def public_register(request: HttpRequest) -> HttpResponse:
    """What is public: the years of which an edition is published."""
    return render(request, "content/account_public.html", {"editions": selectors.published()})


@public_page
def public_file(request: HttpRequest, year: int) -> HttpResponse:
    """The published edition of a year, as a file."""
    found = selectors.published_of(year) if FIRST_YEAR <= year <= 9998 else None
    if found is None:
        raise Http404
    return attachment(services.as_bytes(found), JSON, f"register-{year}.json")
