"""What is asked about the public section."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, words


class SectionForm(Told):
    is_open = forms.BooleanField(label=_("Open to everybody"), required=False)
    about = words(
        6, label=_("About mentoring in the school"), required=False, max_length=10_000,
        help_text=_("The first words of the section. Simple marks are read: ## heading, - point, **bold**."),
    )  # fmt: skip
    contact = words(
        3, label=_("Whom a reader may ask"), required=False, max_length=2000,
        help_text=_("A post, a phone, hours of reception. A name needs the person's consent to dissemination."),
    )  # fmt: skip
