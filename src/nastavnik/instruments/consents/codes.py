"""The square code on a consent's form: by it a scanned sheet finds its row. It holds a number, no name."""

import re

_CODE = re.compile(r"nastavnik:consent:([a-z0-9-]{1,60}):(\d{1,9})/(\d{4})")


def code_of(consent) -> str:
    """The text of the code; nothing before the first print."""
    if not consent.number:
        return ""
    return f"nastavnik:consent:{consent.organisation.slug}:{consent.number}/{consent.number_year}"


def number_in(code: str, organisation) -> tuple[int, int] | None:
    """(number, year) that a code of this organisation names; None for any other text."""
    found = _CODE.fullmatch(code.strip())
    return (int(found[2]), int(found[3])) if found and found[1] == organisation.slug else None
