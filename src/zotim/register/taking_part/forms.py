"""Groups abroad, who leads and sits in them, meetings with their papers, co-sponsorships."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, RecordsField, asked_by
from zotim.core.ui.countries import CountryField
from zotim.core.ui.forms import Day, TranslatedForm, Upload
from zotim.core.ui.words import choices
from zotim.register.exchange import KEY
from zotim.register.forms.instruments import translated_initial
from zotim.register.taking_part.models import Forum, ForumKind, LeadRole, Level, MembershipKind, SeatRole, SponsorRole
from zotim.vocabulary import Classification


class _Fact(forms.Form):
    """Where a fact stands, and whether somebody saw it there."""

    source = forms.CharField(required=False, max_length=500, label=_("Where this stands"))
    certain = forms.BooleanField(
        required=False, label=_("Seen in an official text"),
        help_text=_("Left open, it prints as “to be verified”."),
    )  # fmt: skip
    note = forms.CharField(required=False, max_length=500, label=_("What has to be known about this entry"))


class _Spell(forms.Form):
    from_on = forms.DateField(required=False, label=_("Since"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())


class ForumForm(TranslatedForm, _Fact):
    """What is known of a group abroad."""

    title_label = pgettext_lazy("group abroad", "Name")
    key = forms.RegexField(
        rf"^{KEY.pattern}$",
        max_length=120,
        label=_("Id in files"),
        help_text=_("Small letters, digits, and . _ - such as moneyval"),
    )
    kind = forms.ChoiceField(choices=choices(ForumKind), label=_("Kind"))
    parent = forms.ModelChoiceField(Forum.objects.none(), required=False, label=_("Part of the group"))
    report_days = forms.IntegerField(
        required=False, min_value=1, max_value=365, label=_("Days for reporting back after a meeting")
    )
    field_order = ["key", "kind", "parent", "report_days", "source", "certain", "note"]

    def __init__(self, *args: Any, forums: Any, forum: Forum | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = forums.exclude(pk=forum.pk) if forum else forums
        if forum:
            del self.fields["key"]

    @classmethod
    def of(cls, one: Forum, data: Any, forums: Any) -> "ForumForm":
        """Filled with what is known."""
        names = ("kind", "parent", "report_days", "source", "certain", "note")
        filled = {name: getattr(one, name) for name in names} | translated_initial(one.name)
        return cls(data, forums=forums, forum=one, initial=filled)


class LeadForm(TranslatedForm, _Spell, _Fact):
    """Who leads a group."""

    title_label = _("State or organisation that leads it")
    role = forms.ChoiceField(choices=choices(LeadRole), label=pgettext_lazy("of a lead", "How"))


class MembershipForm(_Spell, _Fact):
    """How a state takes part."""

    subject = CountryField()
    kind = forms.ChoiceField(choices=choices(MembershipKind), label=_("How it takes part"))
    basis = forms.CharField(required=False, max_length=300, label=_("By which act"))
    field_order = ["subject", "kind", "from_on", "until_on", "basis", "source", "certain", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].initial = settings.ZOTIM_COUNTRY


class SeatForm(forms.Form):
    """Which of our bodies sits in a group."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that sits there"))
    role = forms.ChoiceField(choices=choices(SeatRole), label=pgettext_lazy("of a seat", "How"))
    from_on = forms.DateField(label=_("Since"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]


class SeatEndForm(forms.Form):
    """Until when a body sits there."""

    until_on = forms.DateField(label=_("Until"), widget=Day())


class MeetingForm(TranslatedForm):
    """A meeting."""

    from_on = forms.DateField(label=pgettext_lazy("meeting", "First day"), widget=Day())
    until_on = forms.DateField(label=pgettext_lazy("meeting", "Last day"), widget=Day())
    place = forms.CharField(required=False, max_length=200, label=_("Place"))
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.INTERNAL, label=_("Classification")
    )


class PaperForm(forms.Form):
    """A paper of a meeting."""

    file = Upload(label=_("File"))


class StatementForm(forms.Form):
    """The statement in which we said what we would do."""

    statement = RecordField(
        "register.document", label=_("Statement"), help_text=_("Put it in under “Statements” first.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)


class AttendanceForm(forms.Form):
    """At which level a body was there."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=pgettext_lazy("of a state", "Body"))
    level = forms.ChoiceField(choices=choices(Level), label=pgettext_lazy("at a meeting", "Level"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]


class SponsorshipForm(TranslatedForm, _Fact):
    """A text that was backed."""

    title_label = _("What the text is about")
    symbol = forms.CharField(max_length=120, label=_("Symbol of the text or draft"))
    forum = forms.ModelChoiceField(Forum.objects.none(), label=_("Put forward in"))
    role = forms.ChoiceField(choices=choices(SponsorRole), label=_("Our part"))
    on = forms.DateField(required=False, label=_("On which day"), widget=Day())
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.PUBLIC, label=_("Classification")
    )
    field_order = ["symbol", "forum", "role", "on", "source", "certain", "note", "classification"]

    def __init__(self, *args: Any, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forum"].queryset = forums  # type: ignore[attr-defined]


class SponsorshipLinkForm(forms.Form):
    """What follows from a text that was backed."""

    instrument = RecordField("register.instrument", required=False, label=_("Text in the library"))
    commitments = RecordsField("register.commitment.support", required=False, label=_("Commitments of support"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)


def fact_values(form: forms.Form, *names: str) -> dict[str, Any]:
    """The fields of a fact with a time and a place where it stands. Valid forms only."""
    return {name: form.cleaned_data[name] for name in (*names, "from_on", "until_on", "source", "certain", "note")}
