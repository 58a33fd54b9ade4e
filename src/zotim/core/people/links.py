"""One-time links: who holds one may choose a password for one account, once, within an hour.

A link is signed with the installation's secret and tied to the account's password as it was when the link was made.
Choosing a password therefore spends every link of that account; nothing needs to be kept or cleaned up.
"""

from datetime import timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from zotim.core.people.models import User

SALT = "zotim.core.people.links"
LIFETIME = timedelta(hours=1)


def make_link(user: User) -> str:
    """The secret part of a fresh link. Links that were made before for an account without a password are spent."""
    if not user.has_usable_password():
        user.set_unusable_password()  # draws anew, so that only the newest link is good
        user.save(update_fields=["password"])
    return signing.dumps([user.pk.hex, _print_of(user)], salt=SALT)


def user_of_link(secret: str) -> User | None:
    """The account that a link is for; None when it is spent, older than an hour, forged, or the account is closed."""
    try:
        key, its_print = signing.loads(secret, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.filter(pk=key, is_active=True).first()
    return user if user and constant_time_compare(its_print, _print_of(user)) else None


def _print_of(user: User) -> str:
    return salted_hmac(SALT, f"{user.pk}:{user.password}", algorithm="sha256").hexdigest()[:32]
