from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "zotim.core.approvals"
    label = "approvals"
