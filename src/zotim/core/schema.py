"""How the new tables of an app are made: all those of a migration at once."""

from collections.abc import Sequence
from typing import Any

from django.db import migrations
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.models import NOT_PROVIDED


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


def whole(made: CreateModel, added: Sequence[AddField | AddConstraint | AddIndex]) -> CreateModel:
    """*made* with what is *added* to it later, as if it had been written there."""
    fields, options = list(made.fields), dict(made.options)
    for one in added:
        if isinstance(one, AddField):
            field = one.field.clone()
            if not one.preserve_default:  # a default for the rows that there were
                field.default = NOT_PROVIDED
            fields.append((one.name, field))
        else:
            what = one.constraint if isinstance(one, AddConstraint) else one.index
            options[one.option_name] = [*options.get(one.option_name, ()), what]
    return CreateModel(made.name, fields, options, made.bases, made.managers)


class MigrationAtOnce(migrations.Migration):
    """A migration whose tables are created at once, before all else that it does.

    So are fields, constraints and indexes that Django writes apart from the model that they are added to: one by one,
    each of them would make anew every related model, and on SQLite the table too.
    """

    written: Sequence[Operation] = ()
    """The operations as they stand in the file."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.written = cls.operations
        makes = {one.name_lower: one for one in cls.written if isinstance(one, CreateModel)}
        added: dict[str, list[AddField | AddConstraint | AddIndex]] = {name: [] for name in makes}
        others = []
        for one in cls.written:
            if isinstance(one, AddField | AddConstraint | AddIndex) and one.model_name_lower in makes:
                added[one.model_name_lower].append(one)
            elif not isinstance(one, CreateModel):
                others.append(one)
        cls.operations = [CreateModels([whole(made, added[name]) for name, made in makes.items()]), *others]


class FirstMigration(MigrationAtOnce):
    """The first migration of an app."""

    initial = True
