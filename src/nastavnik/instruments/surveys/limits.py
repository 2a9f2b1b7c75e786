"""How often: unknown links from one address, writes by one link. A whole school sits behind one address, so
known links are not counted by it."""

from nastavnik.foundation.core.brakes import caller, too_many

UNKNOWN_A_MINUTE = 30
WRITES_A_MINUTE = 240  # a mark every quarter of a second is no person


def too_many_unknown(request) -> bool:
    return too_many("surveys-unknown", caller(request), UNKNOWN_A_MINUTE)


def too_many_writes(invitation_id: int) -> bool:
    return too_many("surveys-writes", invitation_id, WRITES_A_MINUTE)
