from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    name = "zotim.core.revisions"
    label = "revisions"
