import pytest


@pytest.fixture
def work():
    """Run whatever waits in the queue now, as a worker would; returns how many tasks were run."""
    from nastavnik.foundation.jobs.worker import run_worker

    return lambda: run_worker(once=True)


@pytest.fixture
def tell(school, now):
    """`tell(recipient, …)` tells it something of the school."""
    from nastavnik.foundation.notify import actions

    def told(recipient, **values):
        values = {"kind": "test", "subject": "Пара подтверждена", "body": "Здравствуйте!", "at": now} | values
        return actions.tell(recipient, organisation=school, **values)

    return told


@pytest.fixture
def with_address(mentor):
    mentor.email = "mentor@school7.example.org"
    mentor.save(update_fields=["email"])
    return mentor
