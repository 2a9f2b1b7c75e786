"""How lengths of service are said and read."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

NOT_KNOWN = gettext_noop("not known")
LENGTH = re.compile(
    r"^\s*(?:(?P<years>\d{1,2})(?:[.,](?P<half>5|0))?\s*(?:лет|года?|г|years?|y)?\.?)?"
    r"\s*,?\s*(?:(?P<months>\d{1,2})\s*(?:месяц(?:а|ев)?|мес|м|months?|mo)\.?)?\s*$",
    re.IGNORECASE,
)


def service_words(months: int | None) -> str:
    """«8 лет 3 мес.»"""
    if months is None:
        return _(NOT_KNOWN)
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(ngettext("%(n)s y.", "%(n)s y.", years) % {"n": years})
    if rest or not years:
        parts.append(_("%(n)s mo.") % {"n": rest})
    return " ".join(parts)


def months_of(text: str) -> int | None:
    """Months of «8 лет 3 мес.», «8», «6 мес»; nothing for an empty text. ValidationError where it is no length."""
    if not text.strip():
        return None
    found = LENGTH.match(text)
    if not found or not (found["years"] or found["months"]):
        raise ValidationError(_("Write the length of service as «8 y. 3 mo.», or only the years."))
    months = int(found["years"] or 0) * 12 + int(found["months"] or 0) + (6 if found["half"] == "5" else 0)
    if months > 70 * 12:
        raise ValidationError(_("That is more than 70 years: check the number."))
    return months
