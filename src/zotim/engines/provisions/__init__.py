"""Resolutions, treaties and laws to operative paragraphs and articles: number, verb, binding force, sub-paragraphs.

:func:`read` finds the numbered paragraphs or articles of a text, the verb that governs each, how far it binds, its
sub-paragraphs and the lines of effort it speaks of. What a preamble recalls or notes is no provision. The words that
bind are data (``words.toml``). What is found is a proposal: a person confirms it with a passage of the official text.

>>> [first, second] = read('''1. Decides that all States shall:
... (a) prevent the financing of terrorist acts;
... (b) freeze without delay the funds of terrorists;
... 2. Calls upon States to exchange information on border movements.''')
>>> first.number, first.verb, first.force.value, [part.number for part in first.parts]
('1', 'Decides', 'binding', ['a', 'b'])
>>> second.force.value, second.lines[0].value
('call', 'foreign_fighters')
"""

from zotim.engines.provisions.model import RULES_VERSION, Force, Part, Provision
from zotim.engines.provisions.reading import read

__all__ = ["RULES_VERSION", "Force", "Part", "Provision", "read"]
