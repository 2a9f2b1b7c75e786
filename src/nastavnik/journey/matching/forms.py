"""What is asked before a run and before publishing it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .states import Plan


class RunForm(forms.Form):
    plan = forms.ChoiceField(
        label=_("What matters most"), choices=Plan, widget=forms.RadioSelect, initial=Plan.MOST
    )


class PublishForm(forms.Form):
    """The term of the proposed pairs; which of them stands in the ticks beside each."""

    starts_on = forms.DateField(
        label=_("Begins"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Ends"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self):
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
            self.add_error("ends_on", _("The end must lie after the beginning."))
        return data
