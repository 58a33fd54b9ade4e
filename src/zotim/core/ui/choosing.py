"""A record to be chosen in a form: whoever types sees what fits, and chooses one of it.

Few records are all there to choose from. Of many, those that fit are fetched while somebody types (htmx), or come back
with the form when it was sent with words only: it works with no script. A reference, or words that fit one record
alone, are enough by themselves; where one is to be sure, only its whole title is: else one of those that fit has to be
chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import CHOOSABLE, NO_RECORD, Choice
from zotim.core.search.registry import Text
from zotim.core.ui.words import Word

SHOWN = 10
"""So many of those that fit are shown."""
LONGEST = 300
"""Characters of the words that are looked for."""
BY_TITLE = _("Type words of its title, their beginnings, or its reference.")


@dataclass(frozen=True, slots=True)
class Option:
    """One record that can be chosen."""

    key: UUID
    title: Text
    before: str
    reference: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under the box: those that were chosen, then those that fit. *more*: others fit too."""

    options: list[Option] = field(default_factory=list)
    words: str = ""
    more: bool = False


def parted(value: Any) -> tuple[str, list[UUID]]:
    """What came with a form, or was there before, as words that were typed and keys that were chosen."""
    several = [value] if value is None or isinstance(value, str | UUID | Model) else list(value)
    words, keys = "", []
    for one in several:
        key = _key(one)
        if key is not None:
            keys.append(key)
        elif one is not None and str(one).strip():
            words = str(one).replace("\x00", "").strip()[:LONGEST]
    return words, keys


def _key(one: Any) -> UUID | None:
    if isinstance(one, Model):
        return one.pk
    if isinstance(one, UUID):
        return one
    try:
        return UUID(str(one).strip())
    except ValueError:
        return None


def look(choice: Choice, value: Any, *, many: bool = False) -> Found:
    """What is shown for *value*. Of one record, the chosen one stays only as long as the words fit it."""
    words, keys = parted(value)
    held = choice.fitting(words, 1, keys) if words and keys and not many else choice.among(keys)
    chosen = {one.pk for one in held}
    if words:
        fits = choice.fitting(words, SHOWN + 1 + len(held))
        others = [one for one in fits if one.pk not in chosen]
        return Found(_options(choice, held, others[:SHOWN]), words, len(others) > SHOWN)
    others = [one for one in choice.few or [] if one.pk not in chosen]
    return Found(_options(choice, held, others))


def _options(choice: Choice, chosen: Iterable[Any], others: Iterable[Any]) -> list[Option]:
    return [
        Option(one.pk, choice.what.titled(one), choice.what.before(one), getattr(one, "reference", ""), stays)
        for rows, stays in ((chosen, True), (others, False))
        for one in rows
    ]


class Records(forms.Widget):
    """A box for words, and under it what can be chosen. *choice* is set when the form knows who asks."""

    template_name = "ui/records.html"
    choice: Choice | None = None
    many = False

    def use_required_attribute(self, initial: Any) -> bool:
        """Either words or one of the records is enough: the browser can't know."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The words and whatever was chosen: both have the name of the field."""
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With what is shown, and the address that is asked while somebody types."""
        context = super().get_context(name, None, attrs)
        found, asked = Found(), {}
        if self.choice:
            found = look(self.choice, value, many=self.many)
            if found.words:  # a form that came back: with no script this is how one looks for a record
                self.choice.looked_for(found.words, len(found.options))
            query = {"field": name, "of": str(self.choice.of)} | ({"many": "1"} if self.many else {})
            address = f"{reverse('choose', args=[self.choice.what.name])}?{urlencode(query)}"
            asked = {
                "hx-get": address, "hx-trigger": "input changed delay:300ms", "hx-include": "closest .choosing",
                "hx-params": "*", "hx-target": "next .found", "hx-sync": "this:replace",
            }  # fmt: skip
        own = {"autocomplete": "off", "dir": "auto", "maxlength": LONGEST}
        context["widget"]["attrs"] = own | asked | context["widget"]["attrs"]
        context["widget"] |= {"type": "text", "value": found.words or None}
        optional = not self.is_required and not self.many
        return context | {"found": found, "name": name, "many": self.many, "none": optional and not found.words}


class RecordField(forms.Field):
    """One record of those that are entered as *among* (:func:`zotim.core.search.choosing.choosable`), or none.

    *typing* says how one is looked for; it stands after *help_text*, which says what is asked for. *missing* is what is
    said when there is none; several that fit are told with their references, and stand there to choose from. *sure*:
    some words decide nothing, not even where a single record fits them; the whole title of one does.
    """

    widget = Records
    many = False

    def __init__(
        self,
        among: str,
        *,
        help_text: Word = "",
        typing: Word = BY_TITLE,
        missing: Word = "",
        sure: bool = False,
        attrs: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        told = format_lazy("{} {}", help_text, typing) if help_text else typing
        super().__init__(widget=self.widget(attrs), help_text=told, **kwargs)
        self.among, self.sure = among, sure
        self.missing = missing or _("Nothing that you may see has this reference or these words.")
        self.choice: Choice | None = None
        self.widget.many = self.many

    def offer(self, choice: Choice) -> None:
        """Say what is chosen among, by whom."""
        self.choice = self.widget.choice = choice

    def clean(self, value: Any) -> Any:
        """The record, or None. Raises ValidationError when none fits, or more than one."""
        words, keys = parted(value)
        if not self.choice or not (words or keys):
            return super().clean(None)
        held = self.choice.fitting(words, 1, keys) if words and keys else self.choice.among(keys)
        if held:
            return held[0]
        if words:
            return self._one(self.choice, words)
        raise forms.ValidationError(self.missing)

    def _one(self, choice: Choice, words: str) -> Any:
        called = choice.called(words)
        fits = [called] if called else choice.fitting(words, 6)
        choice.looked_for(words, len(fits))
        if self.sure and not called:
            whole = [one for one in fits if choice.is_title(one, words)]
            if len(whole) == 1:
                return whole[0]
        if fits and self.sure and not called:
            raise forms.ValidationError(_("Choose one of those that fit."))
        if len(fits) == 1:
            return fits[0]
        if fits:
            some = ", ".join(str(getattr(one, "reference", one)) for one in fits[:5])
            raise forms.ValidationError(_("Several have these words in their title: %(some)s."), params={"some": some})
        raise forms.ValidationError(self.missing)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether something else was typed or chosen than was there before."""
        return parted(initial) != parted(data)


class RecordsField(RecordField):
    """Any number of records; those that were chosen stay while one looks for others."""

    many = True

    def clean(self, value: Any) -> list[Any]:
        """The records. Raises ValidationError when one can't be chosen, or words fit none or several."""
        words, keys = parted(value)
        held = self.choice.among(keys) if self.choice else []
        if len(held) < len(set(keys)):
            raise forms.ValidationError(self.missing)
        if self.choice and words and not (keys and self.choice.fitting(words, 1, keys)):
            held.append(self._one(self.choice, words))
        if self.required and not held:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return held


def asked_by(form: forms.Form, actor: Actor, of: UUID = NO_RECORD) -> None:
    """Say who chooses in *form*, and for which record."""
    choices: dict[str, Choice] = {}
    for one in form.fields.values():
        if isinstance(one, RecordField):
            one.offer(choices.setdefault(one.among, Choice(CHOOSABLE[one.among], actor, of)))
