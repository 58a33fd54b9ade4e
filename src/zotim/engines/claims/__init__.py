"""Statements to claims: who promised, does or has done what, how much, when, with whom; each quoted to the letter.

:func:`read` splits a text into sentences, looks for the words that show an action (data files in ``data/``, one for
each language, made to be extended by a linguist), and builds one :class:`Claim` for each item. Rules decide; there is
no model, and the same text gives the same claims on every machine. What the text doesn't state is ``None``, never a
guess; what is denied, needed, asked for or said by somebody else gives no claim. Every claim carries its rule and the
rules' version, so that a reader may ask why.

>>> [claim] = read("Albania is preparing to send six soldiers to NATO Mission Iraq by the end of March 2027.")
>>> claim.actor, claim.action.value, claim.line_of_effort.value, str(claim.quantity), claim.unit
('Albania', 'pledge', 'military', '6', 'soldiers')
>>> claim.date, claim.date_precision.value, claim.partner
('2027-03-31', 'day', 'NATO Mission Iraq')
>>> claim.passage
'is preparing to send six soldiers to NATO Mission Iraq'
>>> read("All states must send soldiers. Albania did not send soldiers.")
[]
"""

from zotim.engines.claims.lines import lines_in
from zotim.engines.claims.model import RULES_VERSION, Claim
from zotim.engines.claims.naming import institution, is_organisation, names_in, state_code, states_in
from zotim.engines.claims.reading import read
from zotim.engines.claims.shown import found_by
from zotim.engines.claims.titles import title

__all__ = [
    "RULES_VERSION",
    "Claim",
    "found_by",
    "institution",
    "is_organisation",
    "lines_in",
    "names_in",
    "read",
    "state_code",
    "states_in",
    "title",
]
