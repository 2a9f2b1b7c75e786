"""The ground by itself: what the journey above would start when somebody is hired is not among its jobs."""

import pytest


@pytest.fixture(autouse=True)
def _no_search_from_above(monkeypatch):
    from nastavnik.journey.support import receivers

    monkeypatch.setattr(receivers, "schedule_search", lambda organisation, *, at: None)
