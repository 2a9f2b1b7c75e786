"""Settings of the whole program. What differs between machines comes from `env.py`; the rest is the same everywhere."""

from django.utils.translation import gettext_lazy as _

from . import databases
from .env import PACKAGE, data_dir, env, secret_key

DATA_DIR = data_dir()
SECRET_KEY = secret_key(DATA_DIR)
DEBUG = env.bool("NASTAVNIK_DEBUG", default=False)
ALLOWED_HOSTS = env.list("NASTAVNIK_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("NASTAVNIK_ORIGINS", default=[])

INSTALLED_APPS = [
    "nastavnik.faces.desk",
    "nastavnik.faces.public",
    "nastavnik.faces.channels",
    "nastavnik.journey.reporting",
    "nastavnik.journey.year_end",
    "nastavnik.journey.finale",
    "nastavnik.journey.library",
    "nastavnik.journey.monitoring",
    "nastavnik.journey.programmes",
    "nastavnik.journey.orders",
    "nastavnik.journey.support",
    "nastavnik.journey.matching",
    "nastavnik.journey.mentorships",
    "nastavnik.journey.training",
    "nastavnik.journey.register",
    "nastavnik.journey.roadmap",
    "nastavnik.instruments.rights",
    "nastavnik.instruments.surveys",
    "nastavnik.instruments.consents",
    "nastavnik.instruments.documents",
    "nastavnik.foundation.people",
    "nastavnik.foundation.organisations",
    "nastavnik.foundation.accounts",
    "nastavnik.foundation.files",
    "nastavnik.foundation.jobs",
    "nastavnik.foundation.notify",
    "nastavnik.foundation.audit",
    "nastavnik.foundation.core",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nastavnik.foundation.core.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nastavnik.foundation.organisations.middleware.actor",
    "nastavnik.foundation.core.middleware.rule_errors",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "nastavnik.config.urls"
WSGI_APPLICATION = "nastavnik.config.wsgi.application"
FORM_RENDERER = "nastavnik.foundation.core.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "nastavnik.foundation.core.context.site",
                "nastavnik.faces.desk.context.desk",
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

DATABASES = {"default": databases.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "nastavnik.foundation.accounts.backends.ByLogin",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("login", "email")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
# Two cores check about eight passwords a second, so the limit on guesses is also the limit on load.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_CALLABLE = "nastavnik.foundation.accounts.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_ENGINE = "nastavnik.foundation.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False  # a read must not take SQLite's one writing place
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nastavnik.foundation.core.views.csrf_failure"
HTTPS = env.bool("NASTAVNIK_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = env.str("NASTAVNIK_TIME_ZONE", default="Europe/Moscow")
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE / "static_vendor"]
FONTS_DIR = PACKAGE / "static_vendor" / "fonts"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

EMAIL_BACKEND = env.str("NASTAVNIK_EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "outbox"
EMAIL_HOST = env.str("NASTAVNIK_EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("NASTAVNIK_EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("NASTAVNIK_EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env.str("NASTAVNIK_EMAIL_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("NASTAVNIK_EMAIL_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("NASTAVNIK_EMAIL_FROM", default="nastavnik@localhost")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("NASTAVNIK_LOG", default="WARNING")},
}
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a school is one address: guesses are counted per account
if not HTTPS:  # a school's own network without a certificate
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]
