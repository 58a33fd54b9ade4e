"""How the tables of an app are made when there are none yet: all of them at once."""

from collections.abc import Sequence
from typing import Any

from django.db import migrations
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """Several models at once.

    One by one, Django makes every model anew that is related to a new one, which through the accounts are nearly all:
    a hundred models were made ten thousand times, most of the time that a new database took.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The state with all of them, of which the models are made when the first is asked for."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Table after table, in the order in which they stand."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The last table first."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For ``migrate --plan``."""
        return f"Create {len(self.operations)} models"


class FirstMigration(migrations.Migration):
    """The first migration of an app: what it creates before anything else is created at once."""

    initial = True

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        makes = [one for one in cls.operations if isinstance(one, CreateModel)]
        others = [one for one in cls.operations if not isinstance(one, CreateModel)]
        cls.operations = [CreateModels(makes), *others]
