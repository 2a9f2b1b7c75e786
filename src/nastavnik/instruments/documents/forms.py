"""What is asked of the person who moves a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .states import ApprovalKind


class DayInput(forms.DateInput):
    """The browser's own calendar; the value goes in the one form that it understands."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class SignForm(forms.Form):
    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        required=False,
        help_text=_("Any form your journal uses: 14-а, 21/1, 259-од. Left empty, the next one is taken."),
    )
    date = forms.DateField(label=_("Date"), widget=DayInput)
    effective_on = forms.DateField(label=_("Works from"), widget=DayInput)
    despite = forms.CharField(
        label=_("Why it is signed all the same"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Only where the check has stopped the paper and you know better; it goes into the journal."
        ),
    )


class ApproveForm(forms.Form):
    kind = forms.ChoiceField(label=_("Word"), choices=ApprovalKind.choices)
    body = forms.CharField(
        label=_("Body"),
        max_length=300,
        help_text=_("For example: педагогический совет, общее собрание работников, профсоюзный комитет."),
    )
    protocol_number = forms.CharField(label=_("Protocol number"), max_length=60, required=False)
    date = forms.DateField(label=_("Date of the protocol"), widget=DayInput)


class CancelForm(forms.Form):
    words = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


def tell(form, error) -> None:
    """Put a rule's refusal beside the fields that it names, or above the form."""
    known = {name: text for name, text in error.fields.items() if name in form.fields}
    for name, text in known.items():
        form.add_error(name, str(text))
    if not known or error.text not in known.values():
        form.add_error(None, str(error.text))
