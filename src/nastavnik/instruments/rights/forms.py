"""What is asked about requests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words

from .states import ASKED, Kind

IN_WRITING = (*ASKED, Kind.UNLAWFUL)


class RequestForm(Told):
    """A request that came on paper or by word of mouth."""

    person = forms.ModelChoiceField(label=_("Who asks"), queryset=None)
    kind = forms.ChoiceField(label=_("What is asked"), choices=[(one.value, one.label) for one in IN_WRITING])
    on = day(label=_("Received on"))
    words = words(3, label=_("In their own words"), max_length=2000, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class AskForm(Told):
    """What a person asks for on their own page."""

    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[
            (Kind.CORRECTION.value, _("Correct what is wrong")),
            (Kind.STOP.value, _("Stop processing my data")),
            (Kind.ACCESS.value, _("Answer me in writing what is kept and why")),
        ],
        widget=forms.RadioSelect,
    )
    words = words(3, label=_("In your own words"), max_length=2000, required=False)

    def clean(self):
        data = super().clean()
        if data.get("kind") == Kind.CORRECTION and not data.get("words", "").strip():
            self.add_error("words", _("Say what is wrong and how it should read."))
        return data


class DoneForm(Told):
    on = day(label=_("Done on"))
    note = words(2, label=_("What was done"), max_length=1000, required=False)


class LongerForm(Told):
    reason = words(2, label=_("Reason, as the person is told it"), max_length=1000)


class AnswerForm(Told):
    words = words(6, label=_("Answer"), max_length=6000)
    on = day(label=_("Answered on"))
    refused = forms.BooleanField(label=_("This is a refusal with reasons"), required=False)
