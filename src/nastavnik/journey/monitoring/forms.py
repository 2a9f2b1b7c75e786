"""The forms of monitoring."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Swot


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


class SwotForm(forms.ModelForm):
    """Four quarters, a point a line."""

    class Meta:
        model = Swot
        fields = ("strengths", "weaknesses", "opportunities", "threats")
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in fields}
        help_texts = {"strengths": _("A point a line, without names.")}
