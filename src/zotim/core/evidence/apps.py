from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "zotim.core.evidence"
    label = "evidence"
