from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zotim.core.access"
    label = "access"
