"""The school year: from 1 September to 31 May, prepared for from June on."""

import datetime as dt


def school_year(today: dt.date) -> dict:
    """Name and days of the school year that a roadmap opened today would be for."""
    first = today.year if today.month >= 6 else today.year - 1
    return {
        "name": f"{first}/{first + 1}",
        "starts_on": dt.date(first, 9, 1),
        "ends_on": dt.date(first + 1, 5, 31),
    }
