"""Addresses are kept as every secret is: by a hash under a key of the installation."""

import secrets

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone
from django.utils.crypto import salted_hmac


def key_hashes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The plain hash of a calendar's address gets its key, and the address goes on being good.

    A link for answering was its row's id, signed: no hash of it was kept, so it ends, and another one is made.
    """
    for feed in apps.get_model("register", "Feed").objects.all():
        feed.hash = salted_hmac("zotim.core.access.secrets", feed.hash, algorithm="sha256").hexdigest()
        feed.save(update_fields=["hash"])
    now = timezone.now()
    for link in apps.get_model("register", "ReturnLink").objects.all():
        link.hash = secrets.token_hex(32)
        if link.ended_at is None and link.expires_at > now:
            link.ended_at = now
        link.save(update_fields=["hash", "ended_at"])


class Migration(migrations.Migration):
    dependencies = [("register", "0015_making_openings")]

    operations = [
        migrations.AddField(model_name="returnlink", name="hash", field=models.CharField(max_length=64, null=True)),
        migrations.RunPython(key_hashes, migrations.RunPython.noop),
        migrations.AlterField(model_name="returnlink", name="hash", field=models.CharField(max_length=64, unique=True)),
    ]
