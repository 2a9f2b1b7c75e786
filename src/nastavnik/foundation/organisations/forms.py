"""What is asked about an organisation, its numbers and its accounts."""

import copy

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day

from .actions import CASES
from .models import Organisation
from .permissions import Role

CASE_WORDS = {
    "gen": _("genitive (of what?)"),
    "dat": _("dative (to what?)"),
    "acc": _("accusative (what?)"),
    "ins": _("instrumental (by what?)"),
    "prep": _("prepositional (about what?)"),
}
REQUISITES = ("ogrn", "inn", "kpp", "okpo")


class Details(forms.ModelForm):
    """Everything that papers need to say of the organisation."""

    site = forms.URLField(label=_("Site"), max_length=200, required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = (
            "full_name", "short_name", "kind", "head_surname", "head_first_name", "head_patronymic", "head_post",
            "head_is_acting", "founder", "town", "address", "phone", "email", "site", *REQUISITES,
        )  # fmt: skip
        widgets = {
            "full_name": forms.Textarea(attrs={"rows": 2}),
            "founder": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {"head_is_acting": _("Acting head")}

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, instance=copy.copy(organisation), **kwargs)
        for name in REQUISITES:
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def clean(self):
        data = super().clean()
        for name in REQUISITES:
            if data.get(name):
                data[name] = "".join(data[name].split())
        return data

    def changed(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.changed_data}


class NameCases(Told):
    """The cases of both names; the nominative is the name itself."""

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in (("name_forms", _("full name")), ("short_name_forms", _("short name"))):
            for case in CASES:
                self.fields[f"{name}-{case}"] = forms.CharField(
                    label=f"{words[:1].upper()}{words[1:]}, {CASE_WORDS[case]}",
                    max_length=600,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    initial=getattr(organisation, name).get(case, ""),
                )

    def forms(self) -> dict[str, dict[str, str]]:
        return {
            name: {case: self.cleaned_data[f"{name}-{case}"] for case in CASES}
            for name in ("name_forms", "short_name_forms")
        }


class Numbers(Told):
    """The numbers of the field as this organisation has them; only what differs from now is kept."""

    def __init__(self, *args, numbers, **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers = numbers
        for number in numbers:
            words = str(number.default.words)
            label = words[:1].upper() + words[1:]
            if number.default.choices:
                self.fields[number.code] = forms.MultipleChoiceField(
                    label=label, choices=list(number.default.choices.items()), initial=number.now,
                    widget=forms.CheckboxSelectMultiple,
                )  # fmt: skip
            else:
                self.fields[number.code] = forms.IntegerField(
                    label=label, min_value=0, max_value=1000, initial=number.now
                )
            self.fields[number.code].help_text = _help(number)
        self.fields["in_force_from"] = day(
            label=_("In force from"),
            required=False,
            help_text=_("Empty: at once and for all days before, too."),
        )

    def changed(self) -> dict:
        return {
            number.code: self.cleaned_data[number.code]
            for number in self.numbers
            if self.cleaned_data[number.code] != number.now
        }


def _help(number) -> str:
    def said(value):
        return (
            ", ".join(str(number.default.choices[one]) for one in value)
            if number.default.choices
            else str(value)
        )

    parts = [_("By default: %(value)s.") % {"value": said(number.default.value)}]
    for row in number.own:
        if row.in_force_from:
            parts.append(
                _("From %(day)s: %(value)s.")
                % {"day": f"{row.in_force_from:%d.%m.%Y}", "value": said(row.value)}
            )
    return " ".join(map(str, parts))


class NewAccount(Told):
    """An account for somebody of the organisation."""

    name = forms.CharField(label=_("Full name"), max_length=200)
    login = forms.RegexField(
        r"^[\w.@+-]+$",
        label=_("Login"),
        max_length=80,
        help_text=_("Letters, digits, dot, hyphen: for example ivanova."),
        error_messages={"invalid": _("Only letters, digits, dot and hyphen, without spaces.")},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role)


class NewRole(Told):
    """One more role for an account."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args, held, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [choice for choice in Role.choices if choice[0] not in held]
