"""States and transitions as tables, kept twice: by :meth:`Machine.move`, and by the database itself.

A room's ``states.py`` declares one :class:`Machine` for each model that moves. The table says from where to where,
which action of the policy it takes, what must hold, and which event it is. Pages ask
:meth:`Machine.next_steps`, services call :meth:`Machine.move`, the reference prints :meth:`Machine.as_table`, and the
same pairs become a trigger (:mod:`zotim.core.guards`), so that no ``update()`` and no SQL skips a step.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from zotim.core import guards
from zotim.core.access.refusals import NotNow
from zotim.vocabulary import Glyph

Text = str | Promise
"""Text for people: a plain string or a lazy translation."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a record can stand: the stored *code*, its *label*, and which of the five glyphs shows it."""

    code: str
    label: Text
    glyph: Glyph


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: *name* in code, from *source* (one code or several) to *target*.

    *action* names the policy's action, *event* the audit verb. *requires* says in words, and *check* in code, what
    must hold in the record itself (who may is the policy's business). Who is told, and which
    clocks start or stop, hangs on the event (:mod:`zotim.core.notifications`, :mod:`zotim.core.clocks`).
    """

    name: str
    source: str | tuple[str, ...]
    target: str
    action: str
    event: str
    label: Text
    requires: Text = ""
    check: Callable[[Any], bool] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The states from which it leads."""
        return (self.source,) if isinstance(self.source, str) else self.source


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table that the reference prints: one transition from one state."""

    source: State
    step: Transition
    target: State


class WrongState(NotNow):
    """This step isn't open to the record as it stands now. Uncaught, it becomes a page with status 409."""


class Machine:
    """The states of one field of one model, and the steps between them.

    *model* is a label (``"register.Measure"``). *resting* names a state and the field that keeps from where a record
    came there: it goes back to no other, for the database too. Raises ValueError for a table that contradicts itself:
    a code twice, a step to or from nowhere, a state that no step reaches, two steps of one name.
    """

    def __init__(
        self,
        model: guards.ModelRef,
        field: str,
        *,
        states: Sequence[State],
        transitions: Sequence[Transition],
        initial: str,
        resting: tuple[str, str] | None = None,
    ) -> None:
        self.label = model if isinstance(model, str) else model._meta.label
        self.field, self.initial = field, initial
        self.states, self.transitions = tuple(states), tuple(transitions)
        self._by_code = {state.code: state for state in states}
        self._by_name = {step.name: step for step in transitions}
        self._examine()
        guards.state_guard(model, field, initial, self.pairs, resting=resting)
        MACHINES[self.label] = self

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every move that there is, as (from, to)."""
        return frozenset((source, step.target) for step in self.transitions for source in step.sources)

    def _examine(self) -> None:
        def wrong(what: str) -> ValueError:
            return ValueError(f"{self.label}.{self.field}: {what}")

        if len(self._by_code) != len(self.states):
            raise wrong("a state stands in the table twice")
        if len(self._by_name) != len(self.transitions):
            raise wrong("two steps have the same name")
        if unknown := ({self.initial} | {code for pair in self.pairs for code in pair}) - self._by_code.keys():
            raise wrong(f"no such state: {', '.join(sorted(unknown))}")
        if strangers := [state.code for state in self.states if not isinstance(state.glyph, Glyph)]:
            raise wrong(f"without one of the five glyphs: {', '.join(strangers)}")
        reached = {self.initial}
        while more := {target for source, target in self.pairs if source in reached} - reached:
            reached |= more
        if lost := self._by_code.keys() - reached:
            raise wrong(f"no step leads to: {', '.join(sorted(lost))}")

    def state(self, of: models.Model | str) -> State:
        """The state of a record, or the one with this code. Raises KeyError for a code that isn't in the table."""
        return self._by_code[of if isinstance(of, str) else getattr(of, self.field)]

    def step(self, name: str) -> Transition:
        """The step of this name. Raises KeyError for one that isn't in the table."""
        return self._by_name[name]

    def next_steps(self, obj: models.Model) -> list[Transition]:
        """The steps that the record's state and content allow now, in the order of the table. Says nothing of who."""
        now = getattr(obj, self.field)
        return [step for step in self.transitions if now in step.sources and (step.check is None or step.check(obj))]

    def examine(self, obj: models.Model, name: str) -> Transition:
        """The step *name*, which is open to the record as it was loaded. Raises WrongState, and KeyError for a step
        that isn't in the table."""
        step, loaded = self._by_name[name], getattr(obj, self.field)
        if loaded not in step.sources:
            raise self._wrong(step, loaded)
        if step.check is not None and not step.check(obj):
            message = _("“%(step)s” isn't possible yet. It takes: %(requires)s.")
            raise WrongState(
                message % {"step": step.label, "requires": step.requires}, transition=step.name, state=loaded
            )
        return step

    def move(self, obj: models.Model, name: str, **fields: Any) -> Transition:
        """Take the step *name*: check, write, and set the new state on *obj*; *fields* are written with it.

        One ``UPDATE … WHERE state = <as loaded>``: of two people at once the second gets :class:`WrongState`. The
        caller holds the transaction, has asked the policy, and records ``transition.event``. Raises KeyError for a
        step that isn't in the table.
        """
        step, loaded = self.examine(obj, name), getattr(obj, self.field)
        rows = type(obj)._base_manager.filter(pk=obj.pk)
        values = {**fields, self.field: step.target}
        if not rows.filter(**{self.field: loaded}).update(**values):
            raise self._wrong(step, rows.values_list(self.field, flat=True).first() or "")
        for attribute, value in values.items():
            setattr(obj, attribute, value)
        return step

    def _wrong(self, step: Transition, now: str) -> WrongState:
        if now not in self._by_code:
            message = _("“%(step)s” isn't possible: the record isn't there any more.") % {"step": step.label}
        else:
            message = _("“%(step)s” isn't possible: the state is now “%(state)s”.") % {
                "step": step.label,
                "state": self._by_code[now].label,
            }
        return WrongState(message, transition=step.name, state=now)

    def as_table(self) -> list[Row]:
        """One row for each step from each state, in the order of the table; for the reference."""
        return [
            Row(self._by_code[source], step, self._by_code[step.target])
            for step in self.transitions
            for source in step.sources
        ]


MACHINES: dict[str, Machine] = {}
"""Every machine, by its model's label."""
