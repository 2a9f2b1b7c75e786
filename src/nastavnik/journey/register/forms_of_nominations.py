"""What the curator is asked about the public form and about who proposed themselves."""

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, words
from nastavnik.foundation.people.models import Person


class PublicForm(Told):
    """The switch of the public form."""

    is_open = fields.BooleanField(
        label=_("The form is open to everybody who has its address"), required=False
    )
    words = words(
        3, label=_("Words above the form"), max_length=2000, required=False,
        help_text=_("For example: whom the school looks for and whom to ask."),
    )  # fmt: skip


class Joining(Told):
    """Whose card the proposal belongs to."""

    person = fields.ModelChoiceField(label=_("Staff card"), queryset=None, empty_label=_("Choose"))

    def __init__(self, *args, organisation, today, likely=None, **kwargs):
        super().__init__(*args, initial={"person": likely}, **kwargs)
        self.fields["person"].queryset = (
            Person.objects.filter(organisation=organisation).employed(today).in_order()
        )
