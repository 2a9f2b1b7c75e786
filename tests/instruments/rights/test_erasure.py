"""After an erasure nothing of the person is found anywhere but what the retention list names."""

import contextlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django_scopes import scopes_disabled

from nastavnik.foundation.audit.journal import first_fault
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.models import StoredFile
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.actions import withdraw_consent
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.rights.erasure.erase import erase_person, plan_of
from nastavnik.instruments.rights.models import Erasure
from nastavnik.journey.mentorships.models import Mentorship

TRACE = re.compile(r"янтар[её]в|аполлинар|ермолаевн|yantareva|9123456789|912.?345.?67.?89", re.IGNORECASE)


def found_in_tables():
    """(table, key, column) of every cell of every table in which a trace stands; by plain SQL, past all rules."""
    hits = set()
    for model in apps.get_models(include_auto_created=True):
        names = [field.column for field in model._meta.concrete_fields]
        quoted = ", ".join(connection.ops.quote_name(name) for name in names)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(model._meta.db_table)}")
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, str) and value[:1] in '{["':
                        with contextlib.suppress(ValueError):
                            value = json.dumps(json.loads(value), ensure_ascii=False)
                    if value is not None and TRACE.search(str(value)):
                        hits.add((model._meta.label, row[names.index(model._meta.pk.column)], name))
    return hits


def words_of(content):
    """The words of a file: archives are unpacked, text of Word's runs is joined."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(words_of(packed.read(name)) for name in packed.namelist())
    text = content.decode("utf-8", errors="ignore") + content.decode("cp1251", errors="ignore")
    return re.sub(r"<[^>]*>", "", text)


def found_on_disk():
    root = Path(default_storage.path("."))
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and TRACE.search(words_of(path.read_bytes()))
    }


@pytest.fixture
def withdrawn(person, deed, today):
    for consent in Consent.objects.filter(person=person):
        withdraw_consent(consent, on=today, **deed)
    return person


def test_the_traces_are_there_before(withdrawn):
    """The control: without the erasure the sweep finds the person in many tables and files."""
    tables = {label for label, _pk, _column in found_in_tables()}
    assert tables >= {
        "people.Person", "accounts.Account", "register.ImportedCard", "register.MenteeEntry",
        "mentorships.Answer", "roadmap.Tick", "notify.Letter", "notify.Notice", "documents.Document", "audit.Entry",
        "files.StoredFile",
    }  # fmt: skip
    assert len(found_on_disk()) == 6  # three lists, a note, a signed paper as .docx and as PDF


def test_after_the_erasure_only_what_the_law_keeps_is_found(
    withdrawn, deed, enter, curator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        done = erase_person(withdrawn, **deed)
    kept = {(one["model"], one["pk"]) for one in done.kept}
    left = {(label, pk) for label, pk, _column in found_in_tables()}
    assert left - kept == set()
    assert left == kept  # and the list names nothing that is not there
    places = {
        row.place
        for row in StoredFile.objects.filter(pk__in=[pk for m, pk in kept if m == "files.StoredFile"])
    }
    assert found_on_disk() <= places
    with scopes_disabled():
        assert {first_fault(number) for number in (0, withdrawn.organisation_id)} == {None}
    card = Person.objects.get(pk=withdrawn.pk)
    assert (card.full_name, card.phone, card.email, card.account_id) == (f"Лицо № {card.pk}", "", "", None)
    assert Mentorship.objects.of_person([card.pk]).count() == 1  # the numbers stay right
    assert Erasure.objects.get().erased["register.ImportedCard"] == 2
    browser = enter(curator)
    papers = Document.objects.filter(pk__in=[pk for model, pk in kept if model == "documents.Document"])
    titles = list(papers.values_list("title", flat=True))
    for address in (
        "", "people/", "people/?show=left", f"people/{card.pk}/", "register/mentees/", "register/mentors/",
        "consents/", "documents/",
        "pairs/", "programmes/", "register/import/", "rights/", f"rights/people/{card.pk}/", "search/?q=янтарёва",
        f"rights/people/{card.pk}/data.json", "people/export.csv", "register/mentees.csv",
    ):  # fmt: skip
        answer = browser.get(f"/o/school-7/{address}")
        shown = answer.content.decode(errors="ignore")
        for title in titles:
            shown = shown.replace(title, "")
        shown = shown.replace("search/?q=", "").replace('value="янтарёва"', "").replace("янтарёва", "")
        assert answer.status_code in (200, 302, 404), address
        assert not TRACE.search(shown), address


def test_the_plan_tells_before_what_goes_and_what_stays(withdrawn):
    plan = plan_of(withdrawn)
    assert plan.against == ()
    assert {rule.model: number for rule, number in plan.rows}["register.ImportedCard"] == 2
    papers = [one for one in plan.kept if one.model == "documents.Document"]
    assert [(one.words, one.ground, one.term) for one in papers] == [
        ("Отзыв: Янтарёва Аполлинария Ермолаевна", "archive", "paper")
    ]


def test_an_open_pair_stands_against_it_and_nothing_happens(withdrawn, deed, cycle, hire, today):
    from nastavnik.journey.mentorships.actions import propose_mentorship

    propose_mentorship(
        cycle, mentor=hire("Дроздова Инна Павловна", service_teaching=240), mentees=[withdrawn],
        starts_on=today, ends_on=today.replace(year=2027), **deed,
    )  # fmt: skip
    before = found_in_tables()
    with pytest.raises(DomainError, match="pair|пар"):
        erase_person(withdrawn, **deed)
    assert found_in_tables() == before


def test_it_is_done_once(withdrawn, deed):
    erase_person(withdrawn, **deed)
    with pytest.raises(DomainError):
        erase_person(withdrawn, **deed)


def test_a_namesake_keeps_her_name(withdrawn, deed, hire):
    other = hire("Янтарёва Ольга Петровна")
    note = "Янтарёва придёт, а Янтарёва А. Е. нет"
    from nastavnik.journey.roadmap.models import Tick

    Tick.objects.update(note=note)
    erase_person(withdrawn, **deed)
    other.refresh_from_db()
    assert other.surname == "Янтарёва"
    assert Tick.objects.get().note == "Янтарёва придёт, а [сведения уничтожены] нет"
