"""What a migration rewrites, carried over from a filled database: `python -m tests.upgrade.carried`, on an empty one.

Prints as JSON what stood there before and what stands there now.
"""

import json
from typing import Any

import django

BEFORE = {"evidence": "0001_initial", "register": "0013_value_opening", "api": "0001_tokens"}
"""The schema in which openings had three tables, links no hash, and files of replies a form."""
OPENINGS = {"EvidenceOpening": "evidence", "VerificationOpening": "verification", "ValueOpening": "value"}
SECRETS = {"register.Feed": "feed", "api.ApiToken": "token"}


def _with_parents(models: list[Any]) -> list[Any]:
    """These models and all that they point to, however far."""
    found: dict[str, Any] = {}
    while models:
        model = models.pop()
        if model._meta.label not in found:
            found[model._meta.label] = model
            models += [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    return list(found.values())


def _heads() -> dict[str, str]:
    """Every app of ours at its newest schema, those of :data:`BEFORE` at that one."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from tests.upgrade.journey import ours

    return {app: name for app, name in MigrationLoader(connection).graph.leaf_nodes() if app in ours()} | BEFORE


def carried() -> dict[str, Any]:
    """Fill the old schema, give each secret a known one, migrate, and look."""
    import hashlib

    from django.core.management import call_command

    from tests.upgrade.filler import fill
    from tests.upgrade.journey import to_release

    apps = to_release(_heads())
    old = [apps.get_model("register", name) for name in (*OPENINGS, "ReplyFile", "ReturnLink")]
    fill(_with_parents(old + [apps.get_model(label) for label in SECRETS]))
    openings = {
        (str(getattr(row, way).file_id), str(row.user_id))
        for name, way in OPENINGS.items()
        for row in apps.get_model("register", name).objects.select_related(way)
        if getattr(row, way).file_id
    }
    forms = {str(key): form for key, form in apps.get_model("register", "ReplyFile").objects.values_list("pk", "form")}
    for label, word in SECRETS.items():
        for number, row in enumerate(apps.get_model(label).objects.order_by("pk")):
            hashed = hashlib.sha256(f"{word} {number}".encode()).hexdigest()
            apps.get_model(label).objects.filter(pk=row.pk).update(hash=hashed)

    call_command("migrate", verbosity=0, interactive=False)
    from zotim.core.access.secrets import secret_find
    from zotim.core.evidence.models import Opening
    from zotim.register.data_calls.models import ReplyFile, ReturnLink
    from zotim.register.duties.models import Feed
    from zotim.web.api.models import ApiToken

    rows = {"feed": Feed, "token": ApiToken}
    return {
        "openings": sorted(openings),
        "opened": sorted((str(file), str(user)) for file, user in Opening.objects.values_list("file", "user")),
        "forms": forms,
        "formats": {str(key): form for key, form in ReplyFile.objects.values_list("pk", "format")},
        "secrets": {word: model.objects.count() for word, model in rows.items()},
        "found": {
            word: sum(
                secret_find(model.objects.all(), f"{word} {number}") is not None
                for number in range(model.objects.count())
            )
            for word, model in rows.items()
        },
        "links": ReturnLink.objects.count(),
        "live": sum(link.live() for link in ReturnLink.objects.all()),
        "hashes": ReturnLink.objects.values("hash").distinct().count(),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(carried()))
