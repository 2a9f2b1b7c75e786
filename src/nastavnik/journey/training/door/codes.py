"""Codes that grow stale: the address behind the code on the screen, and the four digits that the leader says.

Both come from the session's secret and the clock, so nothing is kept and a forwarded photo soon opens nothing.
"""

import datetime as dt
import hashlib
import hmac

from django.core import signing

SALT = "training.door"
EARLY = dt.timedelta(minutes=60)  # people come before the beginning …
LATE = dt.timedelta(minutes=90)  # … and the list is passed round after the end


def scan_code(session, at) -> str:
    """What the code on the screen carries: the session's secret and the minute, signed."""
    return signing.dumps([session.secret, int(at.timestamp())], salt=SALT)


def sheet_code(session) -> str:
    """What the code on a printed sheet carries: it does not turn, so it asks for the digits besides."""
    return signing.dumps([session.secret, 0], salt=SALT)


def read_code(code: str) -> tuple[str, int] | None:
    """(the session's secret, the moment of the code; 0 of a printed one); None where nobody of us signed it."""
    try:
        secret, moment = signing.loads(code, salt=SALT)
        return str(secret), int(moment)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def is_fresh(moment: int, at, minutes: int) -> bool:
    """Whether a code of the screen still opens the door."""
    return moment > 0 and -60 <= at.timestamp() - moment <= minutes * 60


def digits(session, at, minutes: int, *, before: int = 0) -> str:
    """The four digits of this moment, or of so many turns before."""
    turn = int(at.timestamp()) // (minutes * 60) - before
    told = hmac.new(session.secret.encode(), f"digits {turn}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(told[:4]) % 10_000:04d}"


def digits_hold(session, said: str, at, minutes: int) -> bool:
    """Whether these are the digits of now or of the turn before: who types slowly is not sent away."""
    return any(
        hmac.compare_digest(digits(session, at, minutes, before=turn), said.strip()[:8]) for turn in (0, 1)
    )


def is_open(session, at) -> bool:
    """Whether presence can be noted by phone now."""
    end = session.starts_at + dt.timedelta(minutes=session.minutes)
    return session.starts_at - EARLY <= at <= end + LATE
