"""What signing an order will set in motion, told before it is signed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nastavnik.journey.mentorships.hard_checks import missing_before_order
from nastavnik.journey.mentorships.models import Mentorship


def pairs_effects(document) -> list[str]:
    """How many pairs the order starts, and everything that still stands against it."""
    keys = document.about.get("mentorships", [])
    pairs = list(Mentorship.objects.filter(pk__in=keys).with_people().in_order())
    count = len(pairs)
    told = [
        ngettext(
            "%(n)s pair or group begins its work by this order.",
            "%(n)s pairs and groups begin their work by this order.",
            count,
        )
        % {"n": count}
    ]
    missing = missing_before_order(pairs, document.created_at.date())
    told += [
        _("It can't be signed yet: %(what)s.") % {"what": words}
        for rows in missing.values()
        for words in rows
    ]
    return told
