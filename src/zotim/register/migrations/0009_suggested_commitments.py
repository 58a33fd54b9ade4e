"""Write down which commitment was made of each suggestion that was accepted before: that of the same passage."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

TAKEN = ("accepted", "edited")


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """In one statement. What has no commitment of its passage stays without one."""
    made = apps.get_model("register", "Commitment").objects.filter(
        document=OuterRef("document"), start=OuterRef("start"), end=OuterRef("end")
    )
    suggestions = apps.get_model("register", "Suggestion").objects.filter(state__in=TAKEN, commitment=None)
    suggestions.update(commitment=Subquery(made.order_by("created_at", "pk").values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [("register", "0008_contradictions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
