"""Forms at the end of a case."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import needed_at_times
from zotim.core.ui.words import Word
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.closing.models import LastWord, Transfer, Withdrawal
from zotim.desks.reintegration.persons.selectors import Acts
from zotim.desks.reintegration.referrals.packet import Offered


def _words(label: Word, help_text: Word = "", *, required: bool = True) -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=4_000, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    if not required:
        needed_at_times(field)
    return field


class LastWordsForm(forms.Form):
    """What goes on after the case, by kind."""

    services = _words(LastWord.Kind.SERVICES.label, required=False)
    views = _words(LastWord.Kind.VIEWS.label, required=False)
    contact = _words(LastWord.Kind.CONTACT.label, required=False)


class WithdrawalForm(forms.Form):
    """Who withdraws, and how they said so. It asks no reason."""

    said_by = forms.ChoiceField(label=_("Who withdraws"), choices=Withdrawal.By.choices, widget=forms.RadioSelect)
    guardian = forms.ChoiceField(label=_("Who acts for them"), required=False)
    how = forms.ChoiceField(label=_("How"), choices=Consent.How.choices)

    def __init__(self, *args: Any, guardians: list[Acts], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["guardian"])
        self._acting = {str(one.guardian.pk): one.guardian for one in guardians if one.live}
        named = [(str(one.guardian.pk), one.name or _("can't be read")) for one in guardians if one.live]
        self.fields["guardian"].choices = [("", _("Nobody: the person decides")), *named]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        return {**self.cleaned_data, "guardian": self._acting.get(self.cleaned_data["guardian"])}


class HandoverForm(forms.Form):
    """To whom a part in a case goes, with a note."""

    to = RecordField(
        "reintegration.successor", label=_("Who takes it over"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    note = _words(_("Note"), _("What the next one has to know first. Whoever works on the case reads it."))

    def __init__(self, *args: Any, actor: Actor, post: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, post)


class TransferForm(forms.Form):
    """Who receives the case, why it goes there, and what is sent; nothing is chosen beforehand."""

    receiver = RecordField(
        "reintegration.receiver", label=_("Who receives it"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    why = _words(_("Why the case is transferred"), _("It is sent as it stands, and kept as the reason of the step."))
    pieces = forms.MultipleChoiceField(
        label=_("What is sent with it"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("As little as the others need from the first day."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, actor: Actor, basis: UUID, offered: list[Offered], parts: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, basis)
        self.fields["pieces"].choices = [  # type: ignore[attr-defined]
            (one.piece.code, one.label) for one in offered if not one.why_not
        ]
        self._parts = list(parts)
        for code in self._parts:
            self.fields[f"letter_{code}"] = _words(
                Domain(code).label, _("What is so, and what comes next."), required=False
            )

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        data = {name: self.cleaned_data[name] for name in ("receiver", "why", "pieces")}
        return data | {"letter": {code: self.cleaned_data[f"letter_{code}"] for code in self._parts}}


class ReceiveForm(forms.Form):
    """Who manages the case here."""

    manager = RecordField(
        "reintegration.new_manager", label=_("Case manager"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, transfer: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, transfer)


class RefuseForm(forms.Form):
    """Why a transfer is refused: of a list."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *Transfer.Refused.choices])
