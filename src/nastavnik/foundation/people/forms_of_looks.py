"""What is asked about the look of a list: its columns, the name of a view."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told
from nastavnik.foundation.core.lists import chosen


class Columns(Told):
    """Which columns are shown; the first one always is."""

    columns = forms.MultipleChoiceField(
        label=_("Columns"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "columns"})
    )

    def __init__(self, *args, table, codes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(one.code, one.label) for one in table[1:]]
        self.fields["columns"].initial = [one.code for one in chosen(table, codes)[1:]]

    def chosen(self) -> list[str]:
        return list(self.cleaned_data["columns"])


class KeptView(Told):
    """A view under a name."""

    name = forms.CharField(
        label=_("Name of the view"),
        max_length=80,
        help_text=_("For example: young teachers without a request."),
    )
    is_shared = forms.BooleanField(
        label=_("Show it to everybody in the school who sees this list"), required=False
    )
