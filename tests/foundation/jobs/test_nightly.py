"""The work of the clock reaches every school, and one school's trouble stays its own."""

import datetime as dt

import pytest
from django_scopes import scope

from nastavnik.foundation.jobs import nightly, registry
from nastavnik.instruments.documents.actions import prepare_document, sign_document
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.tasks import due
from nastavnik.journey.orders import tasks as orders_tasks


class Looking:
    """What a job is given, without a queue."""

    def __init__(self, by, at):
        self.by, self.at, self.steps = by, at, []

    def step(self, done, words="", *, total=None):
        self.steps.append((done, total))


def test_one_school_that_fails_does_not_stop_the_others(
    school, other_school, program, at, monkeypatch, caplog
):
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(nightly, "every", lambda name, cron: None)
    reached = []

    @nightly.in_every_school("tests.count", title="")
    def count(organisation, *, by, at):
        reached.append(organisation)
        if organisation == school:
            raise ValueError("this school only")

    progress = Looking(program, at)
    with pytest.raises(RuntimeError, match="1 of 2"):
        registry.kind_of("tests.count").function(progress)
    assert reached == [school, other_school]
    assert progress.steps == [(0, 2), (1, 2)]
    assert "this school only" in caplog.text


def test_a_signed_document_comes_into_force_by_the_clock_on_its_day(cycle, hire, program, at):
    school, curator = cycle.organisation, hire("Петрова Анна Сергеевна", post="заместитель директора")
    about = {"cycle": cycle.pk, "person": curator.pk}
    document = prepare_document(school, "order.curator", title="О кураторе", about=about, by=program, at=at)
    tomorrow = at + dt.timedelta(days=1)
    sign_document(document, date=at.date(), effective_on=tomorrow.date(), by=program, at=at)
    due(school, by=program, at=at)
    assert Document.objects.get().state == "signed"
    due(school, by=program, at=tomorrow)
    assert Document.objects.get().state == "in_force"


@pytest.mark.parametrize("name", ["documents.due", "consents.over", "orders.due", "files.sweep", "jobs.tidy"])
def test_every_work_of_the_clock_runs_on_an_ordinary_school(school, program, at, name, tmp_path):
    assert orders_tasks
    registry.kind_of(name).function(Looking(program, at))
    with scope(organisation=school):
        assert not Document.objects.exists()
