"""States of measurements and of reports of partners. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

MEASUREMENT = Confirming(
    "stabilisation.Measurement", "stabilisation.measurement",
    before=_("Another person than the one who measured, of the body that pays"),
)  # fmt: skip
CONFIRM = MEASUREMENT.confirm

OPEN = ("due", "returned")
"""States in which a report is still owed."""

REPORT = Machine(
    "stabilisation.GrantReport",
    "state",
    initial="due",
    states=[
        State("due", pgettext_lazy("report of a partner", "Due"), Glyph.PROMISED),
        State("received", pgettext_lazy("report of a partner", "Received"), Glyph.SAID),
        State("accepted", pgettext_lazy("report of a partner", "Accepted"), Glyph.PROVEN),
        State("returned", pgettext_lazy("report of a partner", "Returned"), Glyph.LATE),
        State("waived", pgettext_lazy("report of a partner", "Not due any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "send", source=OPEN, target="received", action="stabilisation.grantreport.send",
            event="stabilisation.grantreport.sent", label=_("Hand it in"),
        ),
        Transition(
            "accept", source="received", target="accepted", action="stabilisation.grantreport.decide",
            event="stabilisation.grantreport.accepted", label=pgettext_lazy("report of a partner", "Accept it"),
        ),
        Transition(
            "return", source="received", target="returned", action="stabilisation.grantreport.decide",
            event="stabilisation.grantreport.returned", label=_("Return it"), requires=_("A reason"),
        ),
        Transition(
            "waive", source=OPEN, target="waived", action="stabilisation.grantreport.waive",
            event="stabilisation.grantreport.waived", label=_("It isn't due any more"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip
