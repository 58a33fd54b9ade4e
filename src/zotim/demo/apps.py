from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "zotim.demo"
    label = "demo"
