"""Files made from papers are one shape: those of replies name their format as the others do."""

from django.db import migrations, models

FORMAT = models.CharField(
    choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("json", "JSON")], default="pdf", max_length=4
)


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_initial"),
        ("register", "0013_value_opening"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="replyfile", name="reply_file_form_known"),
        migrations.RemoveConstraint(model_name="replyfile", name="reply_file_once"),
        migrations.RenameField(model_name="replyfile", old_name="form", new_name="format"),
        migrations.AlterModelOptions(name="replyfile", options={"ordering": ["language", "format"]}),
        migrations.AlterField(model_name="replyfile", name="format", field=FORMAT),
        migrations.AlterField(model_name="handoverfile", name="format", field=FORMAT.clone()),
        migrations.AddConstraint(
            model_name="replyfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["pdf", "docx", "xlsx"])), name="reply_file_format_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="replyfile",
            constraint=models.UniqueConstraint(fields=("reply", "language", "format"), name="reply_file_once"),
        ),
    ]
