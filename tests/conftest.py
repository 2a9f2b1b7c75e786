"""The cast: two schools that must never see each other, and the people who work with the program."""

import datetime as dt
import time

import pytest
from django.utils import timezone
from django_scopes import scope

AT = dt.datetime(2026, 9, 7, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
TODAY = AT.date()


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request):
    """Each process of the run has a database of its own: SQLite's lies in memory, PostgreSQL's gets a suffix.

    pytest-django knows Django's own SQLite engine only and would make a file of the memory's name.
    """
    from django.conf import settings
    from pytest_django.fixtures import _set_suffix_to_test_databases

    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker and not settings.DATABASES["default"]["ENGINE"].endswith("sqlite"):
        _set_suffix_to_test_databases(suffix=worker)


@pytest.fixture
def at():
    """The moment of every test: Monday, 7 September 2026, nine in Moscow."""
    return AT


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def program():
    from nastavnik.foundation.organisations.actor import Actor

    return Actor.program("tests")


@pytest.fixture
def tree(db, program):
    """Region and municipality above the schools."""
    from nastavnik.foundation.organisations.actions import found_organisation

    region = found_organisation(
        slug="oblast",
        level="region",
        kind="authority",
        full_name="Заречная область",
        short_name="Заречная область",
        by=program,
        at=AT,
    )
    municipality = found_organisation(
        slug="rayon",
        parent=region,
        level="municipality",
        kind="authority",
        full_name="Озёрский район",
        short_name="Озёрский район",
        by=program,
        at=AT,
    )
    return region, municipality


@pytest.fixture
def school(tree, program):
    from nastavnik.foundation.organisations.actions import found_organisation

    return found_organisation(
        slug="school-7",
        parent=tree[1],
        full_name="Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 7»",
        short_name="МБОУ «СОШ № 7»",
        head_surname="Соколова",
        head_first_name="Елена",
        head_patronymic="Викторовна",
        head_post="директор",
        town="г. Заречный",
        address="623700, г. Заречный, ул. Школьная, д. 7",
        site="https://school7.example.org",
        by=program,
        at=AT,
    )


@pytest.fixture
def other_school(tree, program):
    from nastavnik.foundation.organisations.actions import found_organisation

    return found_organisation(
        slug="school-9",
        parent=tree[1],
        full_name="Гимназия № 9",
        short_name="Гимназия № 9",
        by=program,
        at=AT,
    )


@pytest.fixture
def in_school(school):
    """The scope of the school, for tests that call deeds and queries themselves."""
    with scope(organisation=school):
        yield school


@pytest.fixture
def hire(in_school, program):
    """`hire("Иванова Мария Петровна", post="учитель математики", …)` enters one staff card."""
    from nastavnik.foundation.people.actions import enter_people

    def enter(full_name, **values):
        surname, first_name, *rest = full_name.split()
        row = {
            "surname": surname,
            "first_name": first_name,
            "patronymic": " ".join(rest),
            "post": "учитель",
            "service_as_of": TODAY,
        }
        return enter_people(in_school, [row | values], by=program, at=AT)[0]

    return enter


@pytest.fixture
def sign_up(program):
    """`sign_up("curator", school, "curator")` makes an account with a role, and its card's link if given."""
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.organisations.actions import give_role

    def make(login, organisation, *roles, person=None):
        account = Account(login=login, name=login)
        account.set_unusable_password()
        account.save()
        for role in roles:
            with scope(organisation=organisation):
                give_role(account, organisation, role, by=program, at=AT)
        if person is not None:
            person.account = account
            person.save(update_fields=["account"])
        return account

    return make


@pytest.fixture
def curator(sign_up, school):
    return sign_up("curator", school, "curator")


@pytest.fixture
def head(sign_up, school):
    return sign_up("head", school, "head")


@pytest.fixture
def mentor(sign_up, school, hire):
    person = hire(
        "Петрова Анна Сергеевна",
        post="учитель математики",
        subjects=["математика"],
        service_total=240,
        service_teaching=240,
        service_here=120,
        category="highest",
        birth_year=1978,
    )
    return sign_up("mentor", school, "mentor", person=person)


@pytest.fixture
def mentee(sign_up, school, hire):
    person = hire(
        "Орлов Дмитрий Ильич",
        post="учитель математики",
        subjects=["математика"],
        service_total=5,
        service_teaching=5,
        service_here=1,
        category="none",
        birth_year=2003,
    )
    return sign_up("mentee", school, "mentee", person=person)


@pytest.fixture
def stranger(sign_up, other_school):
    """The curator of another school: everything of the first one is 404 to them."""
    return sign_up("stranger", other_school, "curator")


@pytest.fixture
def actor():
    """`actor(account)` is who this account is today."""
    from nastavnik.foundation.organisations.access import actor_of

    return actor_of


@pytest.fixture
def enter(client):
    """`enter(account)` is a browser-like client signed in as that account."""
    from django.test import Client

    def sign_in(account):
        browser = Client()
        browser.force_login(account, backend="nastavnik.foundation.accounts.backends.ByLogin")
        return browser

    return sign_in


@pytest.fixture(autouse=True)
def _school_clock(monkeypatch):
    """Whenever the tests run, the program's clock begins on the morning of AT and goes on from there."""
    begun = time.monotonic()
    monkeypatch.setattr(
        timezone, "now", lambda: AT.astimezone(dt.UTC) + dt.timedelta(seconds=time.monotonic() - begun)
    )


@pytest.fixture(autouse=True)
def _plain_files(settings, tmp_path):
    """Static files without a manifest, kept files in the test's own folder, jobs run at once."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # nobody has gathered the static files
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def cycle(in_school, program):
    """The school year 2026/2027 with its roadmap."""
    from nastavnik.journey.roadmap.actions import open_cycle

    return open_cycle(
        in_school,
        name="2026/2027",
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2027, 5, 31),
        by=program,
        at=AT,
    )


def pytest_collection_modifyitems(items):
    """What needs no database is run once only, not again on PostgreSQL."""
    pure = ("tests/matcher/", "tests/paper/", "tests/example/")
    for item in items:
        if any(part in item.path.as_posix() for part in pure):
            item.add_marker(pytest.mark.pure)
