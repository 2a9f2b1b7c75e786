"""What is asked of the curator about the readers of a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import day


class OnPaperForm(forms.Form):
    """Which of the waiting have signed the printed sheet, and when."""

    rows = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Who has signed"), widget=forms.CheckboxSelectMultiple
    )
    on = day(label=_("Date"))

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rows"].queryset = waiting
        self.fields["rows"].label_from_instance = lambda row: row.person.full_name


class AddForm(forms.Form):
    """Who else has to read it."""

    people = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Who else has to read it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people
