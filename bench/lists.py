"""Lists of 20,000 people: CPU of a page of a bank and of the staff, beside the same page of Django's own admin."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, WARM = 40, 3
BANK, STAFF = "/o/large/register/mentees/", "/o/large/people/"
PAGES = {
    "lists.bank": (
        BANK,
        ("", "page=200", "page=400", "state=included", "category=young", "q=учителям+физики", "sort=-joined"),
    ),
    "lists.staff": (
        STAFF,
        ("", "page=200", "page=400", "show=teaching", "category=first", "q=учителям+физики", "sort=post"),
    ),
}
ADMIN = ("", "p=200", "p=400", "state=included", "q=Иванова", "o=-2")


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row a page and database: the 95th hundredth of CPU seconds a request, ours and the admin's."""
    people = 2000 if sizes == "small" else 20000
    found = _run("", people)
    sys.path.insert(0, str(ROOT / "tools"))
    import postgres

    if postgres.programs() is None:
        sys.stderr.write("PostgreSQL is not installed: measured on SQLite only\n")
        return found
    with postgres.cluster() as address:
        return found + _run(address, people)


def _run(address: str, people: int) -> list[dict[str, Any]]:
    done = subprocess.run(  # noqa: S603 – ourselves
        [sys.executable, __file__, address, str(people)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure(address: str, people: int) -> list[dict[str, Any]]:
    """A school of so many people in a database of its own; ours and the admin's pages in turn."""
    with tempfile.TemporaryDirectory() as folder:
        key = _school(Path(folder), address, people)
        from django.core.handlers.wsgi import WSGIHandler

        application, found = WSGIHandler(), []
        for name, (path, queries) in PAGES.items():
            admin = f"/admin/{'register/menteeentry' if name == 'lists.bank' else 'people/person'}/"
            asked = ADMIN if name == "lists.bank" else [query for query in ADMIN if "state" not in query]
            ours, number = _times(application, path, queries, key)
            theirs, _number = _times(application, admin, asked, key)
            found.append(
                {
                    "bench": f"{name}.{'postgresql' if address else 'sqlite'}", "size": people, "ours": ours,
                    "peer": "Django admin changelist", "theirs": theirs, "ratio": ours / theirs, "queries": number,
                    "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )  # fmt: skip
        return found


def _times(application, path: str, queries, key: str) -> tuple[float, int]:
    """The 95th hundredth of the CPU of all these pages asked in turn, and the most queries of one."""
    asks = [_asker(application, path, query, key) for query in queries]
    most = max(_queries(ask) for ask in asks)
    for _n in range(WARM):
        for ask in asks:
            ask()
    times = []
    for _n in range(REQUESTS):
        for ask in asks:
            begun = time.process_time()
            ask()
            times.append(time.process_time() - begun)
    return quantiles(times, n=20)[-1], most


def _queries(ask: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as counted:
        ask()
    return len(counted)


def _asker(application, path: str, query: str, key: str) -> Callable[[], None]:
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": _quoted(query), "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost:8000",
        "HTTP_COOKIE": f"sessionid={key}", "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
    }  # fmt: skip

    def ask() -> None:
        told: list[str] = []
        answer = application(environ | {"wsgi.input": BytesIO()}, lambda status, headers: told.append(status))
        b"".join(answer)
        answer.close()
        if told != ["200 OK"]:
            raise AssertionError(f"{path}?{query}: {told}")

    return ask


def _quoted(query: str) -> str:
    from urllib.parse import quote

    return quote(query, safe="=&+-")


def _school(folder: Path, address: str, people: int) -> str:
    """Cards and entries put in by the thousand, with the admin beside; gives the session of a curator who may both."""
    os.environ |= {"NASTAVNIK_DATA": str(folder), "NASTAVNIK_DATABASE_URL": address}
    os.environ["DJANGO_SETTINGS_MODULE"] = "nastavnik.config.settings"
    from django.conf import settings

    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.admin"]
    settings.ROOT_URLCONF = _with_admin()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.TEMPLATES[0]["OPTIONS"]["context_processors"].append(
        "django.contrib.auth.context_processors.auth"
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django_scopes import scope

    call_command("migrate", verbosity=0, interactive=False)
    _register_admin()
    from nastavnik.faces.terminal.accounts import make_account
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.organisations.actions import found_organisation
    from nastavnik.foundation.organisations.actor import Actor

    by, at = Actor.program("bench"), _now()
    school = found_organisation(slug="large", full_name="Большая школа", short_name="Школа", by=by, at=at)
    with scope(organisation=school):
        _fill(school, people, at)
        make_account("curator", "Куратор", school, "curator")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    browser = Client()
    browser.force_login(
        Account.objects.get(login="curator"), backend="nastavnik.foundation.accounts.backends.ByLogin"
    )
    return browser.cookies["sessionid"].value


def _now():
    from django.utils import timezone

    return timezone.localtime()


def _with_admin() -> str:
    """A module of addresses: the program's own and the admin's."""
    import types

    module = types.ModuleType("bench_urls")
    sys.modules["bench_urls"] = module

    def addresses():
        from django.contrib import admin
        from django.urls import include, path

        return [path("admin/", admin.site.urls), path("", include("nastavnik.config.urls"))]

    def found(name: str):
        if name != "urlpatterns":
            raise AttributeError(name)
        return addresses()

    module.__getattr__ = found  # type: ignore[method-assign]
    return "bench_urls"


def _register_admin() -> None:
    """The peer: a plain changelist with search, filters, ordering and the same number of rows."""
    from django.contrib import admin
    from django_scopes import scopes_disabled

    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.people.models import Person
    from nastavnik.journey.register.models import MenteeEntry

    admin.site.has_permission = lambda request: True
    Account.is_staff = True
    Account.has_module_perms = Account.has_perm = lambda self, *args, **kwargs: True

    class Plain(admin.ModelAdmin):
        list_per_page, show_full_result_count = 50, True
        has_view_permission = has_change_permission = has_module_permission = lambda self, *args: True
        has_add_permission = has_delete_permission = lambda self, *args: False

        def get_queryset(self, request):
            with scopes_disabled():
                return self.model._base_manager.all()

    class People(Plain):
        list_display = ("full_name", "post", "subjects", "service_teaching", "category", "employed_from")
        list_filter, search_fields, ordering = (
            ("category", "is_teaching"),
            ("surname", "post"),
            ("folded_name", "id"),
        )

    class Entries(Plain):
        list_display = ("person", "categories", "request", "deficits", "state", "joined_on")
        list_filter, search_fields = ("state",), ("person__surname", "request")
        list_select_related, ordering = ("person",), ("person__folded_name", "id")

    admin.site.register(Person, People)
    admin.site.register(MenteeEntry, Entries)


POSTS = (
    "учитель математики",
    "учитель физики",
    "воспитатель",
    "педагог-психолог",
    "учитель истории",
    "тьютор",
)
SURNAMES = (
    "Иванова",
    "Петрова",
    "Ёлкина",
    "Сидорова",
    "Кузнецова",
    "Орлова",
    "Белова",
    "Зуева",
    "Ким",
    "Яшина",
)
NAMES = ("Анна", "Мария", "Ольга", "Елена", "Вера", "Нина", "Алла")
PATRONYMICS = ("Петровна", "Ивановна", "Сергеевна", "Львовна", "Олеговна", "Юрьевна")


def _fill(school, people: int, at) -> None:
    from nastavnik.foundation.people.models import Person
    from nastavnik.foundation.people.queries import name_key
    from nastavnik.foundation.people.words_of_search import fill_words
    from nastavnik.journey.register import search_words
    from nastavnik.journey.register.models import MenteeEntry

    cards = []
    for n in range(people):
        surname, name, patronymic = SURNAMES[n % 10], NAMES[n // 10 % 7], PATRONYMICS[n // 70 % 6]
        card = Person(
            organisation=school, surname=f"{surname}-{_letters(n)}", first_name=name, patronymic=patronymic,
            post=POSTS[n % 6], subjects=[POSTS[n % 6].split()[-1]], levels=["basic"], is_teaching=True,
            service_teaching=n % 420, service_total=n % 420 + 12, service_as_of=at.date(), education="высшее",
            category=("first", "highest", "none", "")[n % 4],
        )  # fmt: skip
        card.folded_name = name_key(card.surname, name, patronymic)
        fill_words(card)
        cards.append(card)
    Person.objects.bulk_create(cards, batch_size=500)
    entries = []
    for n, card in enumerate(cards):
        entry = MenteeEntry(
            organisation=school, person=card, state=("proposed", "included", "included", "reserve")[n % 4],
            joined_on=at.date(), categories=[("young", "newcomer", "attestation")[n % 3]], request="Как вести урок",
            deficits=[{"code": "method.active", "level": 2}, {"code": "digital.ai", "level": 3}],
            reasons=[{"code": "young", "service": n % 36}],
        )  # fmt: skip
        search_words.fill_words(entry)
        entries.append(entry)
    MenteeEntry.objects.bulk_create(entries, batch_size=500)


def _letters(n: int) -> str:
    """A number as a Russian word, so that everybody has a name of their own."""
    letters = ""
    while n or not letters:
        n, rest = divmod(n, 28)
        letters += chr(ord("а") + rest)
    return letters.capitalize()


if __name__ == "__main__":
    os.environ.setdefault("NASTAVNIK_LOG", "ERROR")
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))) + "\n")
