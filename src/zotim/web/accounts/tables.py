"""Tables of the administration: bodies and people."""

from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation, User
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.core.ui.words import Word


class OrganisationTable(DataTable):
    """Bodies."""

    caption = _("Organisations")
    columns = [
        Column("name", _("Name"), kind="translated", link=page_of("organisation_edit")),
        Column("short_name", _("Short name"), kind="code", sort="short_name"),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column("parent", _("Part of"), kind="translated", value="parent.name"),
        Column("starts_on", _("Exists since"), kind="date", sort="starts_on"),
        Column("ends_on", _("Last day"), kind="date", sort="ends_on"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("short_name", *in_translated("name"))),
        ChoiceFilter("kind", _("Kind"), choices=lambda: Organisation.Kind.choices),
    ]


def account_state(user: User) -> Word:
    """How an account stands: *invited* until its person has chosen a password or has signed in some other way."""
    if not user.is_active:
        return _("closed")
    return _("open") if user.last_login or user.has_usable_password() else _("invited")


class PeopleTable(DataTable):
    """People with an account."""

    caption = _("People")
    columns = [
        Column("name", _("Name"), link=page_of("person"), sort="name"),
        Column("email", _("E-mail address"), kind="code", sort="email"),
        Column("state", _("Account"), value=account_state),
        Column("last_login", _("Last sign-in"), kind="moment", sort="last_login"),
    ]
    filters = [TextFilter("q", _("Contains"), fields=("name", "email"))]
