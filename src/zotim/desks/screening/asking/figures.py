"""How many questions officers themselves put to the lists, each channel by itself; alerts, files and messages are
counted by the rooms above."""

from functools import partial

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.audit.services import System
from zotim.core.figures.registry import Figure, Period, figures
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.models import Channel, Origin, Question

FIGURES = System("figures")


def _look_ups(channel: str, period: Period) -> int:
    with in_channels(FIGURES, channel):
        rows = Question.objects.filter(channel=channel, origin=Origin.LOOK_UP)
        return rows.filter(created_at__gte=period.start, created_at__lt=period.end).count()


figures(
    *(
        Figure(
            f"screening.{channel.value}.look_ups",
            format_lazy("{text} ({channel})", text=_("Look-ups in the lists"), channel=channel.label),
            _("Questions that officers of this channel put to the lists in the period, those to the lists of an "
              "earlier day among them"),
            pgettext_lazy("unit of a figure", "questions"), partial(_look_ups, channel.value), personal=True,
        )
        for channel in Channel
        if channel in settings.ZOTIM_CHANNELS
    )
)  # fmt: skip
