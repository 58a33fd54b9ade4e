"""Every write about what goes out."""

from zotim.desks.content.dispatch.services.answers import (
    dispatch_carry_out,
    dispatch_clarify,
    dispatch_clarify_decide,
    dispatch_fail,
    dispatch_question,
    dispatch_receive,
    dispatch_refuse,
    dispatch_scrutinise,
    dispatch_strike,
    dispatch_uphold,
)
from zotim.desks.content.dispatch.services.drafting import (
    dispatch_approve,
    dispatch_ask,
    dispatch_change,
    dispatch_draft,
    dispatch_drop,
    dispatch_return,
)
from zotim.desks.content.dispatch.services.ending import (
    dispatch_court,
    dispatch_disclose,
    dispatch_keep_undisclosed,
    dispatch_make_final,
    dispatch_withdraw,
)
from zotim.desks.content.dispatch.services.holds import hold_lift, hold_place, hold_prolong_ask, hold_prolong_decide
from zotim.desks.content.dispatch.services.keys import key_end, key_make
from zotim.desks.content.dispatch.services.leaving import dispatch_review, dispatch_send, dispatch_send_alone
from zotim.desks.content.dispatch.services.letters import letter_hand_over, letter_receive
from zotim.desks.content.dispatch.services.looks import look_ask, look_put
from zotim.desks.content.dispatch.services.proposing import decision_propose
from zotim.desks.content.dispatch.services.protection import protection_answer

__all__ = [
    "decision_propose",
    "dispatch_approve",
    "dispatch_ask",
    "dispatch_carry_out",
    "dispatch_change",
    "dispatch_clarify",
    "dispatch_clarify_decide",
    "dispatch_court",
    "dispatch_disclose",
    "dispatch_draft",
    "dispatch_drop",
    "dispatch_fail",
    "dispatch_keep_undisclosed",
    "dispatch_make_final",
    "dispatch_question",
    "dispatch_receive",
    "dispatch_refuse",
    "dispatch_return",
    "dispatch_review",
    "dispatch_scrutinise",
    "dispatch_send",
    "dispatch_send_alone",
    "dispatch_strike",
    "dispatch_uphold",
    "dispatch_withdraw",
    "hold_lift",
    "hold_place",
    "hold_prolong_ask",
    "hold_prolong_decide",
    "key_end",
    "key_make",
    "letter_hand_over",
    "letter_receive",
    "look_ask",
    "look_put",
    "protection_answer",
]  # fmt: skip
