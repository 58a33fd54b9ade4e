"""Somebody signed in, and moments near now."""

from datetime import datetime, timedelta

from django.test import Client
from django.utils import timezone

from zotim.core.people.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend=BACKEND)
    return client


def now(**shift: float) -> datetime:
    return timezone.now() + timedelta(**shift)
