"""What is asked about a staff card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words

from .forms_of_names import CASES
from .models import Category, Gender, Person, SchoolLevel
from .words import months_of, service_words

SERVICES = ("service_total", "service_teaching", "service_here")
PARTS = ("surname", "first", "patronymic")
CASE_WORDS = {
    "nom": _("nominative (who?)"),
    "gen": _("genitive (of whom?)"),
    "dat": _("dative (to whom?)"),
    "acc": _("accusative (whom?)"),
    "ins": _("instrumental (by whom?)"),
    "prep": _("prepositional (about whom?)"),
}
PART_WORDS = {"surname": _("surname"), "first": _("first name"), "patronymic": _("patronymic")}


def _service(label):
    return forms.CharField(label=label, max_length=40, required=False, help_text=_("For example: 8 y. 3 mo."))


class Card(Told):
    """A staff card, new or changed. Lengths of service are as of today."""

    surname = forms.CharField(label=_("Surname"), max_length=100)
    first_name = forms.CharField(label=_("First name"), max_length=100)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=100, required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender, required=False)
    post = forms.CharField(label=_("Post"), max_length=300)
    subjects = forms.CharField(
        label=_("Subjects"), max_length=500, required=False, help_text=_("Several are divided by commas.")
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels of school"), choices=SchoolLevel, required=False, widget=forms.CheckboxSelectMultiple
    )
    service_total = _service(_("Total service"))
    service_teaching = _service(_("Teaching service"))
    service_here = _service(_("Service here"))
    education = forms.CharField(label=_("Education"), max_length=300, required=False)
    category = forms.ChoiceField(label=_("Qualification category"), choices=Category, required=False)
    birth_year = forms.IntegerField(
        label=_("Birth year"), required=False, help_text=_("The year is enough: the day is not kept.")
    )
    employed_from = day(label=_("Works here since"), required=False)
    load_hours = forms.DecimalField(
        label=_("Hours a week"), min_value=0, max_value=100, max_digits=5, decimal_places=1, required=False
    )
    department = forms.CharField(label=_("Department"), max_length=200, required=False)
    building = forms.CharField(label=_("Building"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, *args, today, person: Person | None = None, **kwargs):
        self.today, self.person = today, person
        super().__init__(*args, initial=_initial(person, today) if person else {}, **kwargs)

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        if year is not None and not self.today.year - 100 <= year <= self.today.year - 14:
            raise forms.ValidationError(_("This can't be the birth year of somebody who works: check it."))
        return year

    def clean_subjects(self):
        return [part.strip() for part in self.cleaned_data["subjects"].split(",") if part.strip()]

    def clean_service_total(self):
        return months_of(self.cleaned_data["service_total"])

    def clean_service_teaching(self):
        return months_of(self.cleaned_data["service_teaching"])

    def clean_service_here(self):
        return months_of(self.cleaned_data["service_here"])

    def clean(self):
        data = super().clean()
        total, teaching = data.get("service_total"), data.get("service_teaching")
        if total is not None and teaching is not None and teaching > total:
            self.add_error("service_teaching", _("Teaching service can't be longer than the total service."))
        return data

    def values(self) -> dict:
        """Fields of the card; services that nobody touched go on growing from the day they were counted."""
        values = dict(self.cleaned_data)
        if self.person and not set(SERVICES) & set(self.changed_data):
            for name in SERVICES:
                del values[name]
        elif any(values[name] is not None for name in SERVICES):
            values["service_as_of"] = self.today
        return values


def _initial(person: Person, today) -> dict:
    values = {name: getattr(person, name) for name in Card.base_fields}
    values["subjects"] = ", ".join(person.subjects)
    for name in SERVICES:
        months = person.service_on(name.removeprefix("service_"), today)
        values[name] = "" if months is None else service_words(months)
    return values


class Cases(Told):
    """The six forms of a name, each part by itself; the nominative is the name of the card."""

    def __init__(self, *args, person: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.parts = [part for part in PARTS if part != "patronymic" or person.patronymic]
        for case in CASES[1:]:
            for part in self.parts:
                self.fields[f"{case}_{part}"] = forms.CharField(
                    label=f"{CASE_WORDS[case]}, {PART_WORDS[part]}",
                    max_length=100,
                    initial=person.name_forms.get(case, {}).get(part, ""),
                )

    def rows(self):
        """(case in words, its fields) for the page."""
        return [(CASE_WORDS[case], [self[f"{case}_{part}"] for part in self.parts]) for case in CASES[1:]]

    def forms(self) -> dict[str, dict[str, str]]:
        name = {
            "surname": self.person.surname,
            "first": self.person.first_name,
            "patronymic": self.person.patronymic,
        }
        made = {
            case: {part: self.cleaned_data.get(f"{case}_{part}", "") for part in PARTS} for case in CASES[1:]
        }
        return {"nom": name} | made


class Leaving(Told):
    """Somebody leaves: the last day and why."""

    on = day(label=_("Last day"))
    reason = words(2, label=_("Reason"), max_length=500)


class AccountLink(Told):
    """Whose card an account is."""

    person = forms.ModelChoiceField(
        label=_("Staff card"), queryset=None, required=False, empty_label=_("nobody's")
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
