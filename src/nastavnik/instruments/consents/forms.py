"""What is asked of the person who keeps the consents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.forms import DayInput

from .publishing import host_of
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
        kept = consent.items.get("addresses") or list(filter(None, [consent.organisation.site]))
        self.fields["addresses"] = forms.CharField(
            label=_("web addresses that the form names"),
            help_text=_("One a line, exactly as on the paper. Nothing is published anywhere else."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            required=False,
            initial="\n".join(kept),
        )

    def clean_addresses(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        wrong = [line for line in lines if not host_of(line)]
        if wrong:
            raise forms.ValidationError(_("Not a web address: %(what)s") % {"what": "; ".join(wrong)})
        return lines

    def answers(self) -> dict:
        """Code → (True, False or None, conditions)."""
        told = {"yes": True, "no": False}
        data = self.cleaned_data
        return {code: (told.get(data[code]), data[f"{code}_conditions"]) for code in self.codes}


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class PileField(forms.FileField):
    """Several files at once."""

    widget = _Files

    def clean(self, data, initial=None):
        return [super(PileField, self).clean(one, initial) for one in data or [None]]


class PileForm(forms.Form):
    files = PileField(
        label=_("Scans"),
        help_text=_("PDF with many pages, JPEG, PNG or HEIC, up to 100 MB. Each sheet is found by its code."),
        widget=_Files(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.heic", "multiple": True}),
    )
    on = forms.DateField(label=_("Signed on"), widget=DayInput)


class SheetForm(forms.Form):
    """Whose consent a sheet is."""

    consent = forms.ModelChoiceField(label=_("Consent"), queryset=None)
    on = forms.DateField(label=_("Signed on"), widget=DayInput)

    def __init__(self, *args, consents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].queryset = consents
        self.fields["consent"].label_from_instance = lambda one: (
            f"{one.person.full_name} – {one.get_kind_display()} {one.number_words}"
        )
