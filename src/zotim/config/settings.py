"""Django settings of every deployment; what a deployment turns is read in :mod:`zotim.config.environment`."""

from datetime import timedelta
from importlib.metadata import distribution
from pathlib import Path

import fontpkg_ibm_plex_sans
import fontpkg_ibm_plex_sans_arabic
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from zotim.config import environment

PACKAGE = Path(__file__).resolve().parent.parent

# What a deployment turns
ZOTIM_HOME = environment.home()
ZOTIM_KEYS = environment.keys()
ZOTIM_KEK_FILE = environment.kek_file()
ZOTIM_TOMBSTONES = environment.tombstones()
ZOTIM_DESKS = environment.desks()
ZOTIM_CHANNELS = environment.channels()
ZOTIM_CONTENT_SAMPLE = environment.number("ZOTIM_CONTENT_SAMPLE", 10, 0, 100)
ZOTIM_CONTENT_PICTURES = environment.number("ZOTIM_CONTENT_PICTURES", 100, 1, 10_000)
ZOTIM_FINANCE_AS = environment.finance_as()
ZOTIM_GOAML_SCHEMA = environment.goaml_schema()
ZOTIM_SCANNER = environment.scanner()
ZOTIM_HMA_URLS = environment.hma_urls()
ZOTIM_HMA_CONFIRMS = environment.hma_confirms()
ZOTIM_PREFIX = environment.prefix()
ZOTIM_USUAL_PREFIX = environment.USUAL_PREFIX
ZOTIM_ADDRESS = environment.address()
ZOTIM_CEILING = environment.ceiling()
ZOTIM_INSECURE = environment.insecure()

SECRET_KEY = environment.secret("secret_key")
DEBUG = False
ALLOWED_HOSTS = environment.hosts()
DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who is in the house. The order of core is that of zotim/core/__init__.py.
CORE = [
    "people", "audit", "access", "clocks", "states", "approvals", "sealing", "evidence", "revisions",
    "disclosures", "figures", "redress", "retention",
    "notifications", "documents", "jobs", "search", "ui", "glass",
]  # fmt: skip
DESK_APPS = {
    "register": "zotim.register", "screening": "zotim.desks.screening",
    "content": "zotim.desks.content",
    "reintegration": "zotim.desks.reintegration",
    "deployments": "zotim.desks.deployments", "stabilisation": "zotim.desks.stabilisation",
    "oversight": "zotim.desks.oversight",
}  # fmt: skip
INSTALLED_APPS = [
    "zotim.demo",
    "zotim.web",
    "zotim.web.api",
    *(DESK_APPS[desk] for desk in ZOTIM_DESKS),
    *(f"zotim.core.{app}" for app in CORE),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "zotim.web.public.middleware.Cookieless",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "zotim.core.evidence.limits.BodyLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "zotim.core.access.middleware.AccessMiddleware",
]
ROOT_URLCONF = "zotim.config.urls"
WSGI_APPLICATION = "zotim.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zotim.web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "zotim.core.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "zotim.core.people.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Passwords are axes' to count; the limit by key is for codes of second factors, so it lies above axes' six.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/15m/key"}
MFA_ADAPTER = "zotim.core.people.adapter.SealedMFAAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Zotim"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ZOTIM_INSECURE
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "zotim.core.people.adapter.sign_in_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "people/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True

# Sessions end: after a time without work, and at the end of the working day.
ZOTIM_IDLE_LIMIT = timedelta(minutes=15)
ZOTIM_SESSION_LIMIT = timedelta(hours=10)
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not ZOTIM_INSECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "zotim.web.views.csrf_failure"

# What a browser may do with our pages
SECURE_SSL_REDIRECT = not ZOTIM_INSECURE
SECURE_HSTS_SECONDS = 0 if ZOTIM_INSECURE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not ZOTIM_INSECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A questionnaire of 300 questions is corrected on one page, eight fields each; more is refused before it is read.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
# What is sent stays in memory: a reported file must not lie in clear on a disk. A body is 26 MB at most (BodyLimit).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 27 * 1024 * 1024

# Languages: Albanian, English and Arabic are equals; our catalogue wins over the libraries'.
LANGUAGE_CODE = "sq"
LANGUAGES = [("sq", _("Albanian")), ("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = environment.time_zone()

# Whose holidays count, and below which number a count of people is shown as a band only.
ZOTIM_COUNTRY = "AL"
ZOTIM_K = 10

# Files
STATIC_URL = "static/"
STATIC_ROOT = ZOTIM_HOME / "static"
STATICFILES_DIRS = [
    ("fonts/plex", fontpkg_ibm_plex_sans.ROOT / "files"),
    ("fonts/plex-arabic", fontpkg_ibm_plex_sans_arabic.ROOT / "files"),
    # Leaflet, for the map. Only its files: the package itself reads settings when it is imported.
    ("leaflet", str(distribution("django-leaflet").locate_file("leaflet/static/leaflet"))),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = ZOTIM_HOME / "files"
DEFAULT_FROM_EMAIL = environment.read("ZOTIM_MAIL_FROM", "zotim@localhost")
globals().update(environment.mail(ZOTIM_HOME / "mail"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "zotim.core.access.logs.NoSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Whoever scans the network asks under any name; it is answered with 400, and would fill the log with traces.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
