"""What moves the search: any change of a bank, and pairs that begin or end."""

from django.dispatch import receiver

from nastavnik.journey.mentorships.signals import mentorship_ended, mentorship_started
from nastavnik.journey.register.signals import bank_changed

from .actions import close
from .models import Case
from .schedule import schedule_search
from .states import Ending


@receiver(bank_changed)
def search_again(sender, organisation, by, at, **kwargs):
    schedule_search(organisation, at=at)


@receiver(mentorship_started)
def close_cases(sender, mentorship, by, at, **kwargs):
    """A pair at work ends the waiting of its mentees at once."""
    people = [mentee.pk for mentee in mentorship.mentees]
    for case in Case.objects.filter(person__in=people).open().order_by("pk"):
        close(case, Ending.PAIR, by=by, at=at)


@receiver(mentorship_ended)
def search_after_end(sender, mentorship, by, at, **kwargs):
    """A place is free and a mentee may be without a pair again."""
    schedule_search(mentorship.organisation, at=at)
