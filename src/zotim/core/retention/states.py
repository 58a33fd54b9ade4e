"""A run waits for a second person, then for the worker; an item waits, then is gone or stays."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

RUN = Machine(
    "retention.DisposalRun",
    "state",
    initial="proposed",
    states=[
        State("proposed", _("Waiting for a second person"), Glyph.PROMISED),
        State("approved", _("Being carried out"), Glyph.UNDER_WAY),
        State("returned", _("Returned"), Glyph.LATE),
        State("done", _("Done"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "approve", source="proposed", target="approved", action="retention.run.decide",
            event="retention.run.approved", label=_("Approve"),
            requires=_("Another person than the one who proposed, deputies included"),
        ),
        Transition(
            "return", source="proposed", target="returned", action="retention.run.decide",
            event="retention.run.returned", label=_("Return it"),
            requires=_("Another person than the one who proposed, deputies included"),
        ),
        Transition(
            "finish", source="approved", target="done", action="", event="retention.run.finished",
            label=_("Write the certificate"), requires=_("Nothing of it waits any more"),
        ),
    ],
)  # fmt: skip

ITEM = Machine(
    "retention.DisposalItem",
    "state",
    initial="waiting",
    states=[
        State("waiting", _("Waiting"), Glyph.PROMISED),
        State("gone", _("Gone"), Glyph.PROVEN),
        State("held", _("Held"), Glyph.SAID),
        State("kept", _("No longer due"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "go", source="waiting", target="gone", action="", event="retention.record.disposed", label=_("Dispose"),
        ),
        Transition(
            "hold", source="waiting", target="held", action="", event="retention.record.held", label=_("Hold"),
        ),
        Transition(
            "keep", source="waiting", target="kept", action="", event="retention.record.kept", label=_("Keep"),
        ),
    ],
)  # fmt: skip
