from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0018_pages")]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["state", "line_of_effort", "standing", "late_from"], name="commitment_tally"),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["state", "created_at"], name="evidence_by_state"),
        ),
    ]
