"""An anonymous answer is nobody's: no way from it to a person is left anywhere in the database."""

import pytest
from django.apps import apps
from django.test import Client
from django_scopes import scopes_disabled

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.surveys.actions.answers import keep_answers, send_answers, type_anonymous
from nastavnik.instruments.surveys.actions.campaigns import close_campaign
from nastavnik.instruments.surveys.models import Draft, Invitation, Response
from nastavnik.instruments.surveys.queries import counts
from nastavnik.instruments.surveys.results import results_of

FULL = {"role": "mentor", "useful": 9, "organised": 8, "recommend": 5, "best": "Разбор урока Беловой"}


@pytest.fixture
def secret(start, teachers):
    return start("event", teachers, anonymous=True)


def everything_about(text):
    """Models with a row that has this text in any of its values."""
    found = set()
    with scopes_disabled():
        for model in apps.get_models():
            for row in model._base_manager.values_list():
                if any(text in str(value) for value in row):
                    found.add(model._meta.label)
    return found


def test_after_sending_the_answers_hang_on_nothing(secret, teachers, link_of, program, at):
    row, _address = link_of(secret, teachers[0])
    keep_answers(row, FULL, at=at)
    assert everything_about("Разбор урока") == {"surveys.Draft"}
    before = Entry.objects.count()
    assert send_answers(row, by=program, at=at) is None
    assert everything_about("Разбор урока") == {"surveys.Response"}
    kept = Response.objects.values().get()
    assert {name: value for name, value in kept.items() if name not in ("id", "answers")} == {
        "campaign_id": secret.pk,
        "invitation_id": None,
        "sent_at": None,
        "on_paper": False,
        "taken": {},
    }
    row.refresh_from_db()
    assert (row.state, row.answered_on) == ("answered", None)
    assert Draft.objects.count() == 0
    assert Entry.objects.count() == before  # the journal would tell the minute


def test_it_is_counted_once_and_can_not_be_changed(secret, teachers, link_of, program, at):
    row, address = link_of(secret, teachers[0])
    keep_answers(row, FULL, at=at)
    send_answers(row, by=program, at=at)
    with pytest.raises(DomainError, match="изменить их нельзя"):
        keep_answers(row, FULL, at=at)
    assert Draft.objects.count() == 0
    assert send_answers(row, by=program, at=at) is None
    assert Response.objects.count() == 1
    phone = Client()
    for path in ("1/", "check/"):
        answer = phone.get(address + path)
        assert (answer.status_code, "изменить их нельзя" in answer.content.decode()) == (410, True)
    assert phone.post(f"{address}1/save/", {"q-useful": "3"}).status_code == 410


def test_keys_tell_nothing_of_the_order(secret, teachers, link_of, program, at):
    for one in teachers:
        row, _address = link_of(secret, one)
        keep_answers(row, FULL | {"best": one.surname}, at=at)
        send_answers(row, by=program, at=at)
    keys = list(Response.objects.values_list("pk", flat=True))
    assert max(keys) - min(keys) > 10**9


def test_results_come_after_the_end_and_from_three_on(secret, teachers, link_of, program, at):
    for one in teachers[:2]:
        row, _address = link_of(secret, one)
        keep_answers(row, FULL, at=at)
        send_answers(row, by=program, at=at)
    type_anonymous(secret, FULL, by=program, at=at)
    assert (counts(secret).answered, counts(secret).on_paper) == (2, 1)
    assert results_of(secret, k=3).hidden
    unsent, _address = link_of(secret, teachers[2])
    keep_answers(unsent, {"useful": 1}, at=at)
    close_campaign(secret, by=program, at=at)
    found = results_of(secret, k=3)
    assert (found.n, found.item("useful").mean, found.item("aspects.content").hidden) == (3, 9, True)
    assert Draft.objects.count() == 0
    assert results_of(secret, k=4).hidden


def test_the_curator_sees_counts_and_no_names(secret, teachers, enter, curator, school, link_of, program, at):
    row, _address = link_of(secret, teachers[0])
    keep_answers(row, FULL, at=at)
    send_answers(row, by=program, at=at)
    page = enter(curator).get(f"/o/{school.slug}/surveys/waves/{secret.pk}/").content.decode()
    assert "Кто ответил, не показывается" in page
    assert "Белова" not in page
    assert enter(curator).get(f"/o/{school.slug}/surveys/links/{row.pk}/answers/").status_code == 404
    assert Invitation.objects.filter(campaign=secret).count() == 4
