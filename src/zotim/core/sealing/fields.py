"""The column of a sealed text: holds tokens only, in Python and in the database. It never opens one."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from zotim.core.sealing.errors import NotSealed
from zotim.core.sealing.services import is_sealed


class SealedTextField(models.TextField):
    """A text column that takes what :func:`~zotim.core.sealing.services.seal` answers (or NULL, if it may) and refuses
    anything else with NotSealed. Its value is the token; ``unseal`` is called by hand, where policy has let."""

    def get_prep_value(self, value: Any) -> Any:
        """What goes to the database, in a row or in a filter."""
        value = super().get_prep_value(value)
        if value is not None and not is_sealed(value):
            raise NotSealed(f"{self.model._meta.label}.{self.name} takes sealed texts only")
        return value

    def formfield(self, **kwargs: Any) -> Any:
        """No form writes it: a form has a field of its own, and the service seals."""
        return None


def sealed_check(field: str) -> CheckConstraint:
    """A constraint for ``Meta.constraints``: the database itself refuses plain text in the column."""
    return CheckConstraint(
        condition=Q(**{f"{field}__startswith": "zs1:"}), name=f"%(app_label)s_%(class)s_{field}_sealed"
    )
