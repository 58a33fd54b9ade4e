from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "zotim.core.sealing"
    label = "sealing"
