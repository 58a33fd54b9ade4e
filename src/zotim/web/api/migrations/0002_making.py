"""Tokens are kept as every secret is: the same names, and the hash under a key of the installation."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.crypto import salted_hmac


def key_hashes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was a plain SHA-256 gets its key; the tokens go on being good."""
    for token in apps.get_model("api", "ApiToken").objects.all():
        token.hash = salted_hmac("zotim.core.access.secrets", token.hash, algorithm="sha256").hexdigest()
        token.save(update_fields=["hash"])


class Migration(migrations.Migration):
    dependencies = [("api", "0001_tokens")]

    operations = [
        migrations.RemoveConstraint(model_name="apitoken", name="api_token_ends_after_start"),
        migrations.RenameField(model_name="apitoken", old_name="ends_at", new_name="expires_at"),
        migrations.RenameField(model_name="apitoken", old_name="revoked_at", new_name="ended_at"),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("starts_at"))), name="api_token_ends_after_start"
            ),
        ),
        # Back again no token is good: its plain hash can't be had from the keyed one.
        migrations.RunPython(key_hashes, migrations.RunPython.noop),
    ]
