"""What the database itself refuses, whoever asks: triggers, generated from tables in the code.

Four rules. :func:`append_only`: rows are added, never changed, and deleted only where a stated condition holds.
:func:`state_guard`: a row begins in its initial state and moves along allowed pairs only. :func:`different`: rows of
one whole never name the same in several columns (a constraint compares a column with itself alone). :func:`settled`:
what a row says is changed in its first states only, so that what somebody approved is what leaves. They are
registered while Django starts and put in place after each ``migrate`` (:func:`activate`), because SQLite loses a
table's triggers when Django rebuilds it. :func:`installed` reads back what the database holds, :func:`expected` says
what it should hold.

A refusal is an IntegrityError whose message names the table and the rule.
"""

from zotim.core.guards.installing import activate, compared, differences, drop, expected, install, installed
from zotim.core.guards.rules import REGISTRY, ModelRef, append_only, different, settled, state_guard

__all__ = [
    "REGISTRY",
    "ModelRef",
    "activate",
    "append_only",
    "compared",
    "differences",
    "different",
    "drop",
    "expected",
    "install",
    "installed",
    "settled",
    "state_guard",
]
