"""What stands in a form: what this system fills in itself, what it proposes to whoever drafts, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from zotim.core.access.actor import Actor
from zotim.core.texts import Translated
from zotim.core.ui.show import moment, page_language
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.ways import mail_of
from zotim.desks.content.intake.models import Item, Location
from zotim.desks.content.intake.sealed import TEXTS as ITEMS
from zotim.desks.content.law import forms
from zotim.desks.content.law.forms import Form, Kind
from zotim.desks.content.review.models import Category
from zotim.desks.content.review.selectors import agreed

OURS = frozenset({
    "reference", "issued_at", "addressee", "contact_point", "establishment", "issuing_state", "authority",
    "redress_body", "redress_deadline",
})  # fmt: skip
"""Fields that follow from the item, the directory and the law: nobody types them."""


def filled(row: Dispatch, form: Form) -> dict[str, Any]:
    """What this system fills in itself, as far as the form asks for it and it is known."""
    platform = row.platform
    with override(row.language):
        told = {
            "reference": row.reference,
            "issued_at": row.approved_at or timezone.now(),
            "addressee": _addressee(row),
            "contact_point": mail_of(row),
            "establishment": platform.country if platform else "",
            "issuing_state": settings.ZOTIM_COUNTRY.upper(),
            "authority": said_in(row.basis.body, row),
            "redress_body": said_in(row.basis.court, row),
            "redress_deadline": ngettext(
                "%(n)s day from the day on which it was received", "%(n)s days from the day on which it was received",
                row.basis.appeal_days,
            ) % {"n": row.basis.appeal_days},
        }  # fmt: skip
    return {key: value for key, value in told.items() if key in form.fields and value}


def issued(row: Dispatch, said: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in it, issued when it was approved, or sent at once; before that, when it was drafted."""
    at = row.approved_at or row.sent_at
    return {**said, "issued_at": at.isoformat()} if at is not None and "issued_at" in said else dict(said)


def _addressee(row: Dispatch) -> str:
    if row.platform is not None:
        return row.platform.representative or row.platform.name
    return said_in(row.body.name, row) if row.body is not None else ""


def said_in(text: Translated, row: Dispatch) -> str:
    """A text in the language of a dispatch, or in its own."""
    return text.in_language(row.language)[0]


def proposed(actor: Actor, item: Item, form: Form) -> dict[str, Any]:
    """What whoever drafts begins with: the first address, the others beside it, the category of the readings."""
    said, places = agreed(item), list(item.locations.order_by("created_at", "pk"))
    addresses = [text for one in places if (text := ITEMS.text(actor, one, "address"))]
    told = {
        "address": addresses[0] if addresses else "",
        "location": "\n".join(addresses[1:]),
        "categories": [said.category] if said is not None and said.category != Category.NONE else [],
        "email": settings.DEFAULT_FROM_EMAIL,
        "feedback_contact": settings.DEFAULT_FROM_EMAIL,
        "preserve": True,
    }
    return {key: value for key, value in told.items() if key in form.fields and value}


def place_of(item: Item) -> Location | None:
    """The first address of an item: by its host the platform is known."""
    return item.locations.order_by("created_at", "pk").first()


# As it is shown


@dataclass(frozen=True, slots=True)
class Line:
    """A field and what stands in it, in words; *long*: a text of several lines; *code*: an address or a number."""

    label: str
    text: str
    long: bool = False
    code: bool = False


def lines(form: str, values: Mapping[str, Any]) -> list[Line]:
    """What stands in a form, field by field in its order; *form* is its code and version, or nothing for an answer."""
    code, language = form.partition("/")[0], page_language()
    asked = (
        [forms.form(code)]
        if code in forms.codes()
        else [one for one in map(forms.form, forms.codes()) if one.comes_back]
    )
    fields = {key: field for one in asked for key, field in one.fields.items()}
    found = [Line("", str(values[key]), long=True) for key in ("text", "host") if values.get(key)]
    for key, field in fields.items():
        if key in values:
            value, label = values[key], field.label.in_language(language)[0]
            found.append(
                Line(label, _words(field, value, language), field.kind == Kind.LONG, field.kind == Kind.ADDRESS)
            )
    return found


def _words(field: forms.Field, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.kind == Kind.MOMENT:
        return moment(datetime.fromisoformat(str(value)))
    return forms.said(field, value, language)
