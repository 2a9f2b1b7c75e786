"""A document's life: agreed, signed once, frozen, in force on its day, cancelled with a reason."""

import datetime as dt
import hashlib

import pytest
from django.db import IntegrityError, transaction

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import read_file
from nastavnik.instruments.documents import actions, signals
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import STEPS, State
from nastavnik.paper import docx_text

DAY = dt.timedelta(days=1)


@pytest.fixture
def heard():
    """What the signals told, in order."""
    told = []

    def hear(name):
        def receive(sender, document, **kwargs):
            told.append((name, document.pk, document.state))

        return receive

    receivers = {
        signals.document_signed: hear("signed"),
        signals.document_in_force: hear("in force"),
        signals.document_cancelled: hear("cancelled"),
    }
    for signal, receive in receivers.items():
        signal.connect(receive)
    yield told
    for signal, receive in receivers.items():
        signal.disconnect(receive)


def test_signing_numbers_freezes_and_brings_into_force(prepare, program, at, today, heard):
    document = prepare("О наставниках", about={"who": "Орлов"})
    actions.sign_document(document, date=today, by=program, at=at)

    kept = Document.objects.get(pk=document.pk)
    content = read_file(kept.file)
    assert (kept.state, kept.number, kept.number_year, kept.date, kept.effective_on) == (
        "in_force",
        "1-од",
        2026,
        today,
        today,
    )
    assert docx_text(content) == "О наставниках № 1-од: Орлов"
    assert kept.sha256 == hashlib.sha256(content).hexdigest() == kept.file.sha256
    assert heard == [("signed", kept.pk, "signed"), ("in force", kept.pk, "in_force")]
    deeds = list(Entry.objects.about(kept).order_by("number").values_list("deed", flat=True))
    assert deeds == ["document.prepare", "document.sign", "document.in_force"]


def test_a_second_signing_is_refused_and_takes_no_number(prepare, program, at, today):
    document, stale = prepare(), None
    stale = Document.objects.get(pk=document.pk)
    actions.sign_document(document, date=today, by=program, at=at)
    for again in (document, stale):
        with pytest.raises(DomainError):
            actions.sign_document(again, date=today, by=program, at=at)
    other = actions.sign_document(prepare(), date=today, by=program, at=at)
    assert other.number == "2-од"


def test_a_document_of_a_later_day_waits_for_it(prepare, program, at, today, in_school):
    document = prepare()
    actions.sign_document(document, date=today, effective_on=today + 7 * DAY, by=program, at=at)
    assert document.state == State.SIGNED
    assert actions.bring_due_into_force(in_school, by=program, at=at + 6 * DAY) == []
    assert actions.bring_due_into_force(in_school, by=program, at=at + 7 * DAY) == [document]
    document.refresh_from_db()
    assert document.state == State.IN_FORCE


def test_dates_agree_with_each_other(prepare, program, at, today):
    document = prepare()
    with pytest.raises(BadInput):
        actions.sign_document(document, date=today, effective_on=today - DAY, by=program, at=at)
    with pytest.raises(BadInput):
        actions.approve(document, body="педсовет", kind="adopted", date=today + DAY, by=program, at=at)
    actions.approve(document, body="педсовет", kind="adopted", date=today, by=program, at=at)
    assert document.state == State.AGREED
    with pytest.raises(BadInput, match="педсовет"):
        actions.sign_document(document, date=today - DAY, by=program, at=at)
    actions.sign_document(document, date=today, by=program, at=at)
    assert document.state == State.IN_FORCE


def test_a_refusal_of_a_room_above_undoes_the_whole_signing(prepare, program, at, today):
    def refuse(sender, **kwargs):
        raise DomainError("Not yet.")

    document = prepare()
    signals.document_signed.connect(refuse)
    try:
        with pytest.raises(DomainError, match="Not yet"), transaction.atomic():
            actions.sign_document(document, date=today, by=program, at=at)
    finally:
        signals.document_signed.disconnect(refuse)
    kept = Document.objects.get(pk=document.pk)
    assert (kept.state, kept.number, kept.file_id) == ("draft", "", None)
    assert actions.sign_document(kept, date=today, by=program, at=at).number == "1-од"


def test_only_a_draft_changes_and_a_reopened_one_loses_its_protocols(prepare, program, at, today):
    document = prepare()
    actions.change_draft(document, title="О другом", by=program, at=at)
    actions.approve(document, body="педсовет", kind="adopted", date=today, by=program, at=at)
    with pytest.raises(DomainError):
        actions.change_draft(document, title="О третьем", by=program, at=at)
    actions.reopen_draft(document, by=program, at=at)
    assert (document.state, document.approvals.count()) == (State.DRAFT, 0)
    actions.change_draft(document, title="О третьем", by=program, at=at)
    assert Document.objects.found_by("ТРЕТЬЕМ").get() == document


def test_cancelling_a_signed_document_needs_a_reason_and_keeps_the_number(prepare, program, at, today, heard):
    document = prepare()
    actions.sign_document(document, date=today, by=program, at=at)
    with pytest.raises(BadInput):
        actions.cancel(document, by=program, at=at)
    actions.cancel(document, words="Ошибка в дате", by=program, at=at)
    assert (document.state, document.number) == (State.CANCELLED, "1-од")
    assert heard[-1] == ("cancelled", document.pk, "cancelled")
    with pytest.raises(DomainError):
        actions.cancel(document, words="ещё раз", by=program, at=at)


def test_a_new_one_of_its_kind_replaces_a_document(prepare, program, at, today):
    old, new = prepare("Старый"), prepare("Новый")
    actions.sign_document(old, date=today, by=program, at=at)
    with pytest.raises(DomainError):
        actions.replace_document(old, new, by=program, at=at)
    actions.sign_document(new, date=today, by=program, at=at)
    actions.replace_document(old, new, by=program, at=at)
    assert (old.state, old.replaced_by) == (State.REPLACED, new)


@pytest.mark.parametrize("fields", [{"number": "7-од"}, {"state": "in_force"}])
def test_the_database_itself_refuses_a_number_without_year_and_a_signed_one_without_file(prepare, fields):
    document = prepare()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**fields)


def test_the_table_of_states_knows_every_state():
    assert set(STEPS) == set(State)
    assert {after for afters in STEPS.values() for after in afters} <= set(State)
