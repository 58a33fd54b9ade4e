from django.apps import AppConfig


class StatesConfig(AppConfig):
    name = "zotim.core.states"
    label = "states"
