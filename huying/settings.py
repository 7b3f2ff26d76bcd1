"""All settings, from HUYING_* variables; none is needed in development.

HUYING_DATABASE_URL  sqlite:///PATH (four slashes for an absolute one) or postgres://…; default var/huying.sqlite3
                     (a pooler in between that changes connections has to know prepared statements)
HUYING_PRODUCTION    1: refuse to start without explicit secret, hosts and database
HUYING_SECRET        the signing secret (development: generated once into var/secret)
HUYING_HOSTS         names this site answers to, separated by commas
HUYING_VAR           where data, uploads and the generated secret lie; default ./var beside the package
HUYING_ADDRESS       the address people open, as https://hy.example.gov.cn; stands in messages that leave the house
HUYING_INTERNAL_HOSTS hosts of an internal network that channels may reach, as sms.gov.local:8080, by commas
HUYING_CHANNEL_KEYS  Fernet keys for the channels' secrets, by commas, the newest first; default: a file in var
HUYING_DATABASE_POOL connections kept per web process on PostgreSQL (granian: same as its blocking threads)
"""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent
VAR = Path(os.environ.get("HUYING_VAR") or PACKAGE.parent / "var")
PRODUCTION = os.environ.get("HUYING_PRODUCTION") == "1"
DEBUG = False


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if PRODUCTION and not value:
        raise ImproperlyConfigured(f"正式运行（HUYING_PRODUCTION=1）必须设置 {name}。")
    return value


def _listed(name: str) -> list[str]:
    return [one.strip() for one in os.environ.get(name, "").split(",") if one.strip()]


def _development_secret() -> str:
    """One secret per installation, kept in an ignored file, made once."""
    VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = VAR / "secret"
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text()


SECRET_KEY = _required("HUYING_SECRET") or _development_secret()
ALLOWED_HOSTS = [one.strip() for one in _required("HUYING_HOSTS").split(",") if one.strip()]
if not PRODUCTION:
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]

# The foundation names these, and never imports them.
AUTH_USER_MODEL = "people.Account"
HUYING_CONGRESS = "people.Congress"
HUYING_APPOINTMENT = "people.Appointment"
HUYING_PERSON = "people.Person"
HUYING_BODY = "people.Body"
HUYING_DAY_TABLE = "huying.domain.people.policy.day_table"
HUYING_ACTING = "huying.domain.people.queries.acting"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "huying.foundation.cases",
    "huying.foundation.notices",
    "huying.foundation.text",
    "huying.foundation.files",
    "huying.foundation.ui",
    "huying.foundation.procedure",
    "huying.foundation.jobs",
    "huying.domain.people",
    "huying.domain.suggestions",
    "huying.domain.bills",
    "huying.domain.advice",
    "huying.domain.supervision",
    "huying.pages.workbench",
    "huying.pages.insight",
    "huying.commands",
    # After ours, whose templates take the place of its own.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "huying.foundation.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "huying.foundation.ui.language.LanguageOfTheReader",
    "django.middleware.common.CommonMiddleware",
    "huying.foundation.files.middleware.UploadLimits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "huying.domain.people.middleware.SessionLimits",
    "huying.domain.people.middleware.OneTimePassword",
    "huying.domain.people.middleware.ChosenCongress",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "huying.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "huying.pages.workbench.context.around_every_page",
                "huying.pages.workbench.demo.demo_cast",
            ]
        },
    }
]
WSGI_APPLICATION = "huying.wsgi.application"


def _database() -> dict[str, Any]:
    url = _required("HUYING_DATABASE_URL")
    if not url:
        VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
        url = f"sqlite:///{VAR / 'huying.sqlite3'}"
    found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=60)}
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["ENGINE"] = "huying.foundation.sqlite"
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            # Python keeps 128 prepared statements; a suggestion's year has more, and some join eight tables.
            "cached_statements": 2000,
            # 32 MB of pages are kept instead of 2: else an index is read again and again.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; "
                "PRAGMA secure_delete=ON; PRAGMA cache_size=-32768"
            ),
        }
    elif found["ENGINE"] == "django.db.backends.postgresql":
        found["ENGINE"] = "huying.foundation.postgresql"
        if pool := os.environ.get("HUYING_DATABASE_POOL"):
            found["CONN_MAX_AGE"] = 0
            found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": {"max_size": int(pool)}}
    return found


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A default of nine in the evening is meant so; Django takes it for `now` for twenty seconds of every day.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "英文")]  # as a Chinese reader reads them
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": f"huying.foundation.ui.storage.{'Hashed' if PRODUCTION else 'Plain'}"
    },
}
HUYING_ADDRESS = os.environ.get("HUYING_ADDRESS", "").rstrip("/")
HUYING_INTERNAL_HOSTS = _listed("HUYING_INTERNAL_HOSTS")
HUYING_CHANNEL_KEYS = _listed("HUYING_CHANNEL_KEYS")
HUYING_FILES_DIR = VAR / "files"
HUYING_JOBS_DIR = VAR / "jobs"
# Letters: a folder for fonts that were bought, and families to prefer for a face of GB/T 9704.
HUYING_FONTS_DIR = os.environ.get("HUYING_FONTS_DIR", VAR / "fonts")
# Dotted paths of an OFD maker and of an e-seal (huying/foundation/documents/ports.py); none by default.
HUYING_OFD = os.environ.get("HUYING_OFD", "")
HUYING_SEAL = os.environ.get("HUYING_SEAL", "")
HUYING_LETTER_FONTS: dict[str, tuple[str, ...]] = {}
# Uploads arrive beside the place where they stay, so that a sweep also clears what a crash left.
FILE_UPLOAD_TEMP_DIR = HUYING_FILES_DIR / "incoming"
FILE_UPLOAD_PERMISSIONS = 0o600
for _folder in (STATIC_ROOT, FILE_UPLOAD_TEMP_DIR):
    _folder.mkdir(mode=0o700, parents=True, exist_ok=True)

# Signing in: a name and a password, a second factor for those who want it, a lock after five failures.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "huying.domain.people.sign_in.adapter.Adapter"
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, or at its limits
ACCOUNT_FORMS = {
    "login": "huying.domain.people.forms.sign_in.LoginForm",
    "change_password": "huying.domain.people.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "huying.domain.people.forms.sign_in.ConfirmPasswordForm",
}
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # django-axes counts failures
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "呼应"
MFA_ADAPTER = "huying.domain.people.sign_in.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "huying.domain.people.forms.sign_in.CodeForm",
    "reauthenticate": "huying.domain.people.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "huying.domain.people.forms.sign_in.ActivateCodeForm",
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_HANDLER = "huying.domain.people.sign_in.attempts.CountedFirst"
AXES_LOCKOUT_CALLABLE = "huying.domain.people.sign_in.adapter.locked_out"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["username"]}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SESSION_IDLE_MINUTES = 30
SESSION_ABSOLUTE_HOURS = 12
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CSRF_FAILURE_VIEW = "huying.foundation.ui.errors.csrf_failure"
CSRF_COOKIE_HTTPONLY = False  # autosave reads the token from the form, not from here

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)r"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
