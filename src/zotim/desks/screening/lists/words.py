"""Words for what is wrong in a file, and why a version is held back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.ui import words
from zotim.core.ui.countries import country as state_name
from zotim.core.ui.show import filled
from zotim.desks.screening.lists.models import ListBasis, ListKind

DOUBTS: dict[str, words.Word] = {
    "shrank": gettext_lazy("More entries are gone than this list may lose."),
    "other": gettext_lazy("More than half of its entries say something else than before."),
    "unread": gettext_lazy("Much of the file couldn't be read."),
    "empty": gettext_lazy("There is no entry in the file."),
    "older": gettext_lazy("It is older than the version in force."),
}
PROBLEMS: dict[str, words.Word] = {
    "encoding": gettext_lazy("A letter isn't UTF-8; it was read as “�”."),
    "long": gettext_lazy("It is longer than %(most)s characters and was left out."),
    "quotes": gettext_lazy("The quotation marks don't close; the line was left out."),
    "cells": gettext_lazy("The row has %(has)s cells, but there are %(wanted)s columns; it was left out."),
    "column": gettext_lazy("There is no such column. Known ones are %(known)s."),
    "json": gettext_lazy("This isn't JSON; the line was left out."),
    "xml": gettext_lazy("The file breaks off here; what stands before it was read."),
    "id": gettext_lazy("There is no id; the entry was left out."),
    "name": gettext_lazy("There is no name; the entry was left out."),
    "kind": gettext_lazy("“%(value)s” is no kind that we know; the entry stands for any kind."),
    "date": gettext_lazy("“%(value)s” is no date that we can read; it was left out."),
    "gender": gettext_lazy("“%(value)s” is no gender that we know; it was left out."),
    "shape": gettext_lazy("Something else is expected here; it was left out."),
    "reference": gettext_lazy("It points to %(value)s, which isn't in the file."),
    "order": gettext_lazy("It belongs to entry %(value)s, which isn't in the list; it was left out."),
    "open": gettext_lazy("It has no end; it was read as far as it goes."),
    "unreadable": gettext_lazy("The file can't be read as a list: %(why)s."),
}
TROUBLES: dict[str, words.Word] = {
    "address": gettext_lazy("It leads to an address that isn't asked."),
    "name": gettext_lazy("Nobody knows the name of the server."),
    "private": gettext_lazy("The server stands in a private network, which isn't asked."),
    "tls": gettext_lazy("The server's certificate can't be trusted."),
    "connect": gettext_lazy("The server doesn't answer."),
    "status": gettext_lazy("The server has no such file."),
    "redirects": gettext_lazy("The server sends on and on."),
    "large": gettext_lazy("The file is too large."),
    "slow": gettext_lazy("It took too long."),
    "cut": gettext_lazy("It broke off."),
    "unreadable": gettext_lazy("What came is no text."),
    "failed": gettext_lazy("Something went wrong here. Whoever runs this installation finds it in the log."),
    "waits": gettext_lazy("A version waits to be read or decided first, or the list has ended."),
    "officer": gettext_lazy("Who had it fetched doesn't keep lists any more. Somebody else has to say so anew."),
}
CHANGES: dict[str, words.Word] = {
    "added": pgettext_lazy("change between two versions", "new"),
    "changed": pgettext_lazy("change between two versions", "changed"),
    "removed": pgettext_lazy("change between two versions", "gone"),
}

words.add("ListBasis", dict(ListBasis.choices))
words.add("ListKind", dict(ListKind.choices))
words.add("ListDoubt", DOUBTS)
words.add("ListChange", CHANGES)
words.add("ListTrouble", TROUBLES)


def place(country: str) -> str:
    """A country of an entry by its name; what the list says in words stays so."""
    return state_name(country.upper()) if len(country) == 2 else country


def problem(code: str, values: Mapping[str, Any]) -> str:
    """What is wrong, in words; a code that nobody translated yet says itself."""
    if code == "unreadable":
        why, inside = values["why"], values["in"]
        return str(PROBLEMS[code]) % {"why": filled(_(why), inside)}
    text = PROBLEMS.get(code)
    return str(text) % values if text is not None else _("It couldn't be read (%(code)s).") % {"code": code}
