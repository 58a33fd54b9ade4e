from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "zotim.web.api"
    label = "api"
