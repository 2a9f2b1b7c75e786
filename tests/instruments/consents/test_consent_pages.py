"""The pages of consents: print in bulk, mark in bulk, withdraw; nothing for a stranger."""

import datetime as dt
import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.instruments.consents import actions
from nastavnik.instruments.consents.models import Consent

HOME = "/o/school-7/consents/"
TODAY = dt.date(2026, 9, 7)  # the day of every test


@pytest.fixture
def desk(enter, curator):
    return enter(curator)


def test_forms_are_made_fetched_as_an_archive_and_marked_as_signed(desk, people, full_school):
    ticked = {"person": [person.pk for person in people], "kind": ["processing", "mentoring"]}
    assert desk.post(f"{HOME}print/", {"kind": ["processing"]}).status_code == 422
    assert desk.post(f"{HOME}print/", ticked | {"_once": "a"}).status_code == 302
    assert desk.post(f"{HOME}print/", ticked | {"_once": "a"}).status_code == 302  # pressed twice
    assert Consent.objects.count() == 4
    archive = zipfile.ZipFile(io.BytesIO(desk.get(f"{HOME}forms.zip").content))
    assert [name.split(" - ")[1] for name in archive.namelist()] == [
        "Орлов Дмитрий Ильич.docx",
        "Орлов Дмитрий Ильич.docx",
        "Петрова Анна Сергеевна.docx",
        "Петрова Анна Сергеевна.docx",
    ]
    assert (
        len(zipfile.ZipFile(io.BytesIO(desk.get(f"{HOME}forms.zip?kind=mentoring").content)).namelist()) == 2
    )
    signed = ticked | {"kind": ["processing"], "on": TODAY}
    assert desk.post(f"{HOME}signed/", signed | {"on": "вчера"}).status_code == 422
    assert desk.post(f"{HOME}signed/", signed).status_code == 302
    states = sorted(Consent.objects.values_list("kind", "state"))
    assert states == [("mentoring", "printed")] * 2 + [("processing", "signed")] * 2


def test_the_list_costs_the_same_for_one_and_three(desk, people, hire, full_school, program, at):
    def count():
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(HOME).status_code == 200
        return len(seen)

    count()
    actions.print_consents(full_school, people[:1], ["processing"], by=program, at=at)
    one = count()
    actions.print_consents(
        full_school, [people[1], hire("Ли Анна Викторовна")], ["processing"], by=program, at=at
    )
    assert count() == one


def test_answers_and_withdrawal_of_a_consent_to_dissemination(desk, people, full_school, program, at, now):
    row = actions.print_consents(full_school, people[:1], ["dissemination"], by=program, at=now)[0]
    page = f"{HOME}{row.pk}/"
    assert (
        desk.post(f"{page}answers/", {"photo": "yes", "photo_conditions": "без подписи"}).status_code == 302
    )
    kept = Consent.objects.get().items["items"]
    assert {item["code"]: item["agreed"] for item in kept if item["agreed"] is not None} == {"photo": True}
    assert desk.post(f"{page}withdraw/", {"on": TODAY}).status_code == 422  # nothing was signed
    actions.record_signed([Consent.objects.get()], on=TODAY, by=program, at=now)
    assert desk.post(f"{page}withdraw/", {"on": TODAY}).status_code == 302
    assert Consent.objects.get().state == "withdrawn"
    assert desk.get(page).status_code == 200


def test_the_form_of_one_is_a_file(desk, people, full_school, program, at):
    row = actions.print_consents(full_school, people[:1], ["processing"], by=program, at=at)[0]
    assert desk.get(f"{HOME}{row.pk}/form.docx").content[:2] == b"PK"
    own = actions.enter_signed(people[1], "processing", on=at.date(), by=program, at=at)
    assert desk.get(f"{HOME}{own.pk}/form.docx").status_code == 404


def test_a_stranger_gets_nothing_and_a_head_may_look_but_not_record(
    people, full_school, enter, stranger, head, mentor, program, at
):
    row = actions.print_consents(full_school, people[:1], ["dissemination"], by=program, at=at)[0]
    reads = (
        "",
        "forms.zip",
        f"{row.pk}/",
        f"{row.pk}/form.docx",
        f"{row.pk}/withdraw/",
        f"{row.pk}/answers/",
    )
    outside, above, side = enter(stranger), enter(head), enter(mentor)
    for tail in reads:
        assert outside.get(HOME + tail).status_code == 404, tail
        assert side.get(HOME + tail).status_code == 403, tail
        assert above.get(HOME + tail).status_code == (
            403 if tail.endswith(("withdraw/", "answers/")) else 200
        )
    for tail in ("print/", "signed/"):
        assert outside.post(HOME + tail, {}).status_code == 404
        assert above.post(HOME + tail, {}).status_code == 403
    assert outside.get(f"/o/school-9/consents/{row.pk}/").status_code == 404
