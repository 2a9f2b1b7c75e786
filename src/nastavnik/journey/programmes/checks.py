"""What must be there before an order may name a pair: its programme, at least drafted."""

from django.utils.translation import gettext_lazy as _

from nastavnik.journey.mentorships.hard_checks import hard_check

from .models import Programme


@hard_check("programme")
def programme(mentorships, today):
    """Mentorship pk → words where no programme stands."""
    have = set(
        Programme.objects.standing()
        .filter(mentorship__in=mentorships)
        .values_list("mentorship_id", flat=True)
    )
    return {
        pair.pk: [_("%(name)s: no programme is drafted") % {"name": pair.mentor.short_name}]
        for pair in mentorships
        if pair.pk not in have
    }
