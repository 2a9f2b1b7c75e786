import pytest


@pytest.fixture
def kinds(monkeypatch):
    """`kinds(name, function, retries=…)` registers a kind of job for this test only."""
    from nastavnik.foundation.jobs import registry

    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))

    def add(name, function, **options):
        registry.job(name, **options)(function)
        return name

    return add


@pytest.fixture
def work():
    """Run whatever waits in the queue now, as a worker would; returns how many tasks were run."""
    from nastavnik.foundation.jobs.worker import run_worker

    return lambda: run_worker(once=True)


@pytest.fixture(autouse=True)
def _in_english():
    from django.utils import translation

    with translation.override("en"):
        yield
