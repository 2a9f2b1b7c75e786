"""What is asked for a support plan and a private note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words

from .states import Who


class StepForm(Told):
    who = forms.ChoiceField(label=_("Who"), choices=Who)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    what = words(2, label=_("What"), max_length=500)
    due_on = day(label=_("Till"), required=False)


class NoteForm(Told):
    body = words(
        4, label=_("A private note"), max_length=5000,
        help_text=_("Only psychologist and methodist read it: neither curator nor head, and it stands on no paper."),
    )  # fmt: skip
