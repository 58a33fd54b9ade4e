from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zotim.web"
    label = "web"

    def ready(self) -> None:
        """Put the views of libraries under a rule; those that aren't named here are refused. Enter what complaints
        have here."""
        from zotim.core import rooms
        from zotim.core.access.pages import PageRule, foreign_pages
        from zotim.web.accounts import choosing, notices, signals  # noqa: F401
        from zotim.web.calendar import events, policy  # noqa: F401

        rooms.enter(["zotim.web.redress"])

        foreign_pages(
            PageRule(public=True, logged=False),
            "account_login", "account_reset_password", "account_reset_password_done",
            "account_reset_password_from_key", "account_reset_password_from_key_done",
            "account_inactive", "mfa_authenticate", "mfa_login_webauthn", "mfa_signup_webauthn", "set_language",
            "account_signup",
        )  # fmt: skip
        foreign_pages(
            PageRule(signed_in=True, logged=False, account=True),
            "account_logout", "account_reauthenticate", "mfa_reauthenticate", "account_change_password",
            "account_set_password", "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp",
            "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
            "mfa_list_webauthn", "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
            "mfa_reauthenticate_webauthn",
        )  # fmt: skip
