"""What the register does when others tell it something."""

from django.dispatch import receiver

from nastavnik.foundation.people.signals import people_changed

from .actions.candidates import propose_candidates


@receiver(people_changed)
def propose_from_cards(sender, organisation, people, by, at, **kwargs):
    propose_candidates(organisation, people, by=by, at=at)
