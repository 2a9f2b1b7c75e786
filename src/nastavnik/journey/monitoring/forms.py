"""The forms of monitoring."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RefusalForm(forms.Form):
    """Why a questionnaire is not answered."""

    reason = forms.CharField(
        label=_("Why there are no answers"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For example: does not wish to answer; left before the end; the program came later than the pair."
        ),
    )
