"""How allauth behaves here: nobody signs up by themselves, mails speak the reader's language, secrets are sealed."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import salted_hmac

from zotim.core.people.models import User

SECOND_FACTORS = ("totp", "webauthn")
"""What counts as a second factor. Recovery codes stand in for one, they aren't one."""


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; the first one by a one-time link."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the reader's language, whatever the page's was; the reader may not be who asked."""
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        with translation.override(getattr(user, "language", None) or settings.LANGUAGE_CODE):
            super().send_mail(template_prefix, email, context)

    def format_email_subject(self, subject: str) -> str:
        """The system's name, and nobody else's."""
        return f"Zotim · {subject}"


class SealedMFAAdapter(DefaultMFAAdapter):
    """TOTP secrets and recovery codes are encrypted in the database, under a key that isn't in it."""

    def encrypt(self, text: str) -> str:
        """As it is stored."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As it is used. Raises InvalidToken when the installation's secret isn't the one it was stored under."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that a browser shows when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Zotim"}

    def has_second_factor(self, user: AbstractBaseUser) -> bool:
        """Whether the account has an authenticator app or a passkey."""
        return self.is_mfa_enabled(user, SECOND_FACTORS)


def _fernet() -> Fernet:
    key = salted_hmac("zotim.core.people.mfa", "second factors", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def sign_in_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str | None:
    """The address somebody tried to sign in with, as lock-outs count it."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or given.get("login")
    if not name and request is not None:
        name = request.POST.get("login")
    return str(name).strip().lower()[:254] if name else None
