"""What is asked of the person who keeps the consents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.forms import DayInput

from .states import Kind
from .texts import text_of


class BulkForm(forms.Form):
    """The ticked people and kinds of the list. `people` are staff cards of the organisation."""

    person = forms.ModelMultipleChoiceField(None, error_messages={"required": _("Tick at least one person.")})
    kind = forms.MultipleChoiceField(
        choices=Kind.choices, error_messages={"required": _("Choose at least one kind of consent.")}
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class SignedForm(BulkForm):
    on = forms.DateField(label=_("Signed on"), widget=DayInput)


class WithdrawForm(forms.Form):
    on = forms.DateField(label=_("Withdrawn on"), widget=DayInput)


class AnswersForm(forms.Form):
    """Yes, no or nothing for each item of the consent to dissemination, with its conditions."""

    CHOICES = (("", _("nothing ticked")), ("yes", _("yes")), ("no", _("no")))

    def __init__(self, *args, consent, **kwargs):
        super().__init__(*args, **kwargs)
        words = {item.code: item.words for item in text_of(consent).items}
        self.codes = [item["code"] for item in consent.items.get("items", ())]
        for item in consent.items.get("items", ()):
            code, label = item["code"], words.get(item["code"], item["code"])
            said = {True: "yes", False: "no"}.get(item["agreed"], "")
            self.fields[code] = forms.ChoiceField(
                label=label, choices=self.CHOICES, required=False, initial=said
            )
            self.fields[f"{code}_conditions"] = forms.CharField(
                label=_("conditions: %(what)s") % {"what": label},
                max_length=300,
                required=False,
                initial=item["conditions"],
            )

    def answers(self) -> dict:
        """Code → (True, False or None, conditions)."""
        told = {"yes": True, "no": False}
        data = self.cleaned_data
        return {code: (told.get(data[code]), data[f"{code}_conditions"]) for code in self.codes}
