"""The secret address of one person's calendar: only its hash is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class Feed(models.Model):
    """One a person; a new secret takes the place of the old one, no row means no address."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))

    objects = scoped(organisation="person__organisation")

    def __str__(self):
        return f"{self.person_id}"
