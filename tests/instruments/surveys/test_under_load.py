"""Through a real server: three hundred people answer at once, and a mark outlives a server killed in the middle."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar

import pytest

pytestmark = [pytest.mark.pure, pytest.mark.slow, pytest.mark.timeout(600)]
PEOPLE, AT_ONCE = 300, 60
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PAGES = (
    {"q-areas": ["method", "parents"]},
    {"q-points.method-method.active": "3", "q-request": "Дисциплина"},
    {"q-modes": ["online"]},
    {},
)
FOUND = """
import datetime as dt, json, os, django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope
call_command("migrate", verbosity=0)
from nastavnik.foundation.organisations.actions import found_organisation
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.people.actions import enter_people
from nastavnik.instruments.surveys.actions.campaigns import start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.links import token_of
from nastavnik.instruments.surveys.models import Invitation, Version
deed = {"by": Actor.program("load"), "at": timezone.localtime()}
school = found_organisation(slug="load", full_name="Школа № 1", short_name="Школа № 1", **deed)
with scope(organisation=school):
    rows = [{"surname": f"Иванов{n}", "first_name": "Иван", "patronymic": "Ильич", "post": "учитель"}
            for n in range(int(os.environ["PEOPLE"]))]
    people = enter_people(school, rows, **deed)
    version = Version.objects.get(questionnaire=take_ready(school, "request.mentee", **deed))
    wave = start_campaign(version, people, title="Запрос", due_on=deed["at"].date() + dt.timedelta(days=7), **deed)
    print(json.dumps([token_of(one) for one in Invitation.objects.filter(campaign=wave).order_by("pk")]))
"""
COUNT = """
import json, django
django.setup()
from django_scopes import scopes_disabled
from nastavnik.foundation.audit.journal import first_fault
from nastavnik.foundation.audit.models import Entry
from nastavnik.instruments.surveys.models import Invitation, Response
from nastavnik.journey.register.models import MenteeEntry
with scopes_disabled():
    answers = {json.dumps(one, sort_keys=True) for one in Response.objects.values_list("answers", flat=True)}
    print(json.dumps({
        "responses": Response.objects.count(), "different": len(answers),
        "answered": Invitation.objects.filter(state="answered").count(),
        "entries": MenteeEntry.objects.exclude(request="").count(),
        "journal": Entry.objects.filter(deed="answer.send").count(),
        "faults": [pk for pk in set(Entry.objects.values_list("organisation_id", flat=True)) if first_fault(pk)],
    }))
"""


class Phone:
    """A browser of one person: cookies, the hidden key of the forms, no page's script."""

    def __init__(self, base, token):
        self.base = f"{base}/a/{token}/"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.key = ""

    def get(self, path=""):
        with self.opener.open(self.base + path, timeout=60) as answer:
            page = answer.read().decode()
        found = TOKEN.search(page)
        self.key = found[1] if found else self.key
        return page

    def post(self, path, form):
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self.key, **form}, doseq=True).encode()
        with self.opener.open(urllib.request.Request(self.base + path, data), timeout=60) as answer:
            return answer.geturl(), answer.read().decode()


@pytest.fixture
def place(tmp_path):
    """A data folder of its own with a school, a wave and its links; runs scripts and the server there."""

    class Place:
        data = tmp_path / "data"
        env = os.environ | {
            "NASTAVNIK_DATA": str(data), "DJANGO_SETTINGS_MODULE": "nastavnik.config.settings", "PEOPLE": str(PEOPLE),
        }  # fmt: skip
        env.pop("NASTAVNIK_DATABASE_URL", None)

        def run(self, script):
            done = subprocess.run(
                [sys.executable, "-c", script], env=self.env, check=True, capture_output=True, text=True
            )
            return json.loads(done.stdout.splitlines()[-1])

        def serve(self):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            words = [sys.executable, "-m", "nastavnik.faces.terminal.main", "serve"]
            running = subprocess.Popen(
                [*words, "--data", str(self.data), "--port", str(port)],
                env=self.env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self.base = f"http://127.0.0.1:{port}"
            self.running.append(running)
            for _try in range(1200):
                assert running.poll() is None
                try:
                    urllib.request.urlopen(f"{self.base}/health/", timeout=5).close()
                except OSError:
                    time.sleep(0.05)
                else:
                    return running
            raise AssertionError("the server did not answer")

        running: list = []

    made = Place()
    made.data.mkdir()
    yield made
    for one in made.running:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
        one.wait(30)


def test_three_hundred_answer_at_once_and_none_is_lost_or_doubled(place):
    tokens = place.run(FOUND)
    place.serve()

    def answer(number):
        phone = Phone(place.base, tokens[number])
        for page, form in enumerate(PAGES, 1):
            shown = form | ({"q-request": f"Запрос {number}"} if page == 2 else {})
            phone.get(f"{page}/")
            phone.post(f"{page}/save/", shown)
            phone.post(f"{page}/", shown)
        phone.get("check/")
        first = phone.post("check/", {})[0]
        return first, phone.post("check/", {})[0]  # pressed twice

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        told = list(crowd.map(answer, range(PEOPLE)))
    assert all(one.endswith("/sent/") and two.endswith("/sent/") for one, two in told)
    assert place.run(COUNT) == {
        "responses": PEOPLE, "different": PEOPLE, "answered": PEOPLE, "entries": PEOPLE, "journal": PEOPLE,
        "faults": [],
    }  # fmt: skip


def test_a_kept_mark_outlives_a_killed_server(place):
    place.env["PEOPLE"] = "1"
    [token] = place.run(FOUND)
    running = place.serve()
    phone = Phone(place.base, token)
    phone.get("1/")
    assert "Сохранено" in phone.post("1/save/", {"q-areas": ["digital", "parents"]})[1]
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(30)
    with pytest.raises(urllib.error.URLError):
        phone.get("1/")
    place.serve()
    again = Phone(place.base, token)
    assert again.get("1/").count(" checked") == 2
    assert "Цифровые инструменты: насколько" in again.get("2/")
