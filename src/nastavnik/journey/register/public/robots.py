"""Against robots in a public form, without a foreign service: a signed time, a trap, a limit per address.

All of it works without JavaScript. Whoever is taken for a robot reads the same words as everybody whose form
is too old, so nothing is learned from them.
"""

from django.core import signing

from nastavnik.foundation.core.brakes import caller, too_many

SALT = "nastavnik.nomination"
TRAP = "site"  # a field that people do not see and programs fill in
SOONEST = 4  # seconds: nobody writes a name and a few words faster
LATEST = 12 * 3600
MOST_AN_HOUR = 20  # from one address: a whole school may sit behind one


def stamp(slug: str) -> str:
    """The time of the form, signed for this school."""
    return signing.TimestampSigner(salt=SALT).sign(slug)


def is_human(slug: str, stamped: str, trap: str) -> bool:
    """Whether the form was given out by this school, some seconds ago and not too long, and the trap is empty."""
    return not trap and _age(slug, stamped, SOONEST) == "over" and _age(slug, stamped, LATEST) == "within"


def _age(slug: str, stamped: str, seconds: int) -> str:
    """Whether the stamp is within so many seconds or over; nothing where it is not this school's."""
    try:
        given = signing.TimestampSigner(salt=SALT).unsign(stamped, max_age=seconds)
    except signing.SignatureExpired:
        return "over"
    except signing.BadSignature:
        return ""
    return "within" if given == slug else ""


def too_many_forms(request) -> bool:
    return too_many("nomination", caller(request), MOST_AN_HOUR, seconds=3600)
