from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "zotim.core.documents"
    label = "documents"
