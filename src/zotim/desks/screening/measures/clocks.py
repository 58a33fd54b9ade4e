"""Clocks of measures. Proposals all of them, until the deployment's law is entered and verified."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours, months, working_days
from zotim.core.clocks.registry import Clock, clocks

LAW = gettext_noop("Law 157/2013 on measures against the financing of terrorism (article and length to be verified)")
OVER = ("screening.freeze.lifted", "screening.freeze.lapsed", "screening.freeze.delisted", "screening.freeze.ended")

CONFIRM = Clock(
    "screening.freeze.confirm",
    _("A second person confirms or lifts a hold"),
    hours(24),
    starts=("screening.freeze.held",),
    stops=("screening.freeze.confirmed", *OVER),
    legal_source=LAW,
)
NOTICE = Clock(
    "screening.freeze.notice",
    _("Notice to the person whose assets are frozen"),
    working_days(3),
    starts=("screening.freeze.confirmed",),
    stops=("screening.freeze.told", *OVER),
    legal_source=LAW,
)
REVIEW = Clock(
    "screening.freeze.review",
    _("Review of a freeze"),
    months(6),
    starts=("screening.freeze.confirmed",),
    stops=("screening.freeze.reviewed", *OVER),
    legal_source=LAW,
)
EXEMPTION = Clock(
    "screening.exemption.decision",
    _("Decision on an exemption"),
    working_days(5),
    starts=("screening.exemption.asked",),
    stops=("screening.exemption.granted", "screening.exemption.refused", "screening.exemption.ended"),
    legal_source=LAW,
)

clocks(CONFIRM, NOTICE, REVIEW, EXEMPTION)
