from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "zotim.core.ui"
    label = "ui"
