"""The journal of who did what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nastavnik.foundation.audit"
    label = "audit"
