"""A case that somebody writes in or moves is held as it is until the transaction ends."""

from django.db import connection

from zotim.desks.reintegration.cases.models import Case

READ_ANEW = ("state", "held_from", "closing_by_id", "closing_for_id")


def hold(case: Case, *, alone: bool) -> None:
    """Hold the case and read anew how it stands: what was loaded may have been closed meanwhile.

    Nobody else moves it until the transaction ends; *alone*, nobody else holds it either. On SQLite one writes at a
    time. Who may not see the case holds nothing, and is refused by what follows.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_case_lock(%s, %s)", [case.pk, alone])
    for name, value in (Case.objects.filter(pk=case.pk).values(*READ_ANEW).first() or {}).items():
        setattr(case, name, value)
