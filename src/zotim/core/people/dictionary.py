"""What the models of libraries keep about people: sign-in, second factors, sessions."""

from zotim.core.dictionary import describe_foreign

for label, purpose, personal in (
    ("auth.Permission", "Django's own; not used", False),
    ("auth.Group", "Django's own; not used", False),
    ("contenttypes.ContentType", "Names of models", False),
    ("sessions.Session", "Who is signed in on which browser", True),
    ("axes.AccessAttempt", "Failed sign-ins, to lock out guessing", True),
    ("axes.AccessAttemptExpiration", "When a lock-out ends", True),
    ("axes.AccessLog", "Sign-ins; switched off, the audit log has them", True),
    ("axes.AccessFailureLog", "Failed sign-ins; switched off, the audit log has them", True),
    ("account.EmailAddress", "Addresses for sign-in", True),
    ("account.EmailConfirmation", "Confirmation of addresses", True),
    ("mfa.Authenticator", "Second factors: TOTP secrets, passkeys, recovery codes", True),
):
    describe_foreign(label, purpose, basis="security", retention="session", personal=personal)
