"""Plans that are being looked at: a run's market kept warm in this process, so that a «what if» takes milliseconds."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from nastavnik.matcher import Session

from .translate import instance_from

KEPT = 4
_warm: OrderedDict[tuple[int, str], Session] = OrderedDict()
_busy = threading.Lock()


@contextmanager
def session_of(run) -> Iterator[Session]:
    """The run's own plan as a session; what is tried inside is taken back. A run never changes, so it keeps.

    One at a time: a session is not made for two threads. The key tells runs of different databases apart.
    """
    key = (run.pk, run.created_at.isoformat())
    with _busy:
        session = _warm.pop(key, None) or Session(instance_from(run.instance), run.plan)
        with session.trial():
            yield session
        _warm[key] = session
        while len(_warm) > KEPT:
            _warm.popitem(last=False)
