"""Tables of groups abroad, meetings and co-sponsorships."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter, TextFilter, in_translated
from zotim.core.ui.words import choices
from zotim.register.tables import REFERENCE, state_choices
from zotim.register.taking_part.models import ForumKind, SponsorRole
from zotim.register.taking_part.states import MEETING
from zotim.register.taking_part.words import TAKES_PART


def _seat(row: Any) -> str:
    return "sat" if row.sat else "nobody" if row.takes_part else "out"


class SeatFilter(ChoiceFilter):
    """Whether we take part in a group, and whether somebody sits there."""

    def q(self, value: Any) -> Q:
        """By what was annotated."""
        return {"sat": Q(sat=True), "nobody": Q(takes_part=True, sat=False), "out": Q(takes_part=False, sat=False)}[
            value
        ]


class ForumTable(DataTable):
    """Groups abroad."""

    caption = _("Groups abroad")
    empty = _("Groups in which states sit will stand here. Load those that come with Zotim, or add one.")
    columns = [
        Column("name", pgettext_lazy("group abroad", "Name"), kind="translated", link=page_of("forum"), sort="name__texts__{language}"),
        Column("kind", _("Kind"), kind="label", enum="ForumKind", sort="kind"),
        Column("parent", _("Part of the group"), kind="translated", value="parent.name"),
        Column("seat", _("Our seat"), kind="label", enum="TakesPart", value=_seat),
        Column("certain", _("Seen in an official text"), kind="label", enum="Certain", value=lambda row: str(row.certain)),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("key", *in_translated("name"))),
        ChoiceFilter("kind", _("Kind"), choices=lambda: choices(ForumKind)),
        SeatFilter("seat", _("Our seat"), choices=lambda: list(TAKES_PART.items())),
    ]


class MeetingTable(DataTable):
    """Meetings abroad."""

    caption = _("Meetings abroad")
    empty = _("Meetings of groups abroad will stand here. Add one from the page of its group.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Meeting"), kind="translated", link=page_of("meeting"), sort="title__texts__{language}"),
        Column("forum", pgettext_lazy("abroad", "Group"), kind="translated", value="forum.name"),
        Column("from_on", pgettext_lazy("meeting", "First day"), kind="date", sort="from_on"),
        Column("place", _("Place"), kind="known", sort="place"),
        Column("state", _("State"), kind="state", machine="register.Meeting", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "place", *in_translated("title"), *in_translated("forum__name"))),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(MEETING)),
        DayFilter("from", _("From"), field="from_on"),
        DayFilter("until", _("Until"), field="from_on", lookup="lte"),
    ]  # fmt: skip


class SponsorshipTable(DataTable):
    """Texts that were backed."""

    caption = _("Co-sponsorships")
    empty = _("Texts that the state sponsored, co-sponsored or aligned with will stand here.")
    columns = [
        Column("symbol", _("Symbol of the text"), kind="code", link=page_of("sponsorship"), sort="symbol"),
        Column("title", pgettext_lazy("text that was backed", "About"), kind="translated", sort="title__texts__{language}"),
        Column("forum", _("Put forward in"), kind="translated", value="forum.name"),
        Column("role", _("Our part"), kind="label", enum="SponsorRole", sort="role"),
        Column("on", _("Day"), kind="date", sort="on"),
        Column("certain", _("Seen in an official text"), kind="label", enum="Certain", value=lambda row: str(row.certain)),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "symbol", *in_translated("title"))),
        ChoiceFilter("role", _("Our part"), choices=lambda: choices(SponsorRole)),
    ]
