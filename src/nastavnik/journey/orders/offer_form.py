"""The form of an offered paper, made from what it asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words
from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.models import Mentorship

from .offers import TYPED


class OfferForm(Told):
    """Every question of the offer; choices are rows of the organisation alone."""

    def __init__(self, *args, offer, cycle, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer = offer
        organisation = cycle.organisation
        kinds = {ask.kind for ask in offer.asks}
        staff = Person.objects.filter(organisation=organisation).employed(today).in_order()
        self.people = {person.pk: person for person in staff} if kinds & {"person", "people"} else {}
        self.pairs = _pairs(organisation, offer) if "pair" in kinds else {}
        for ask in offer.asks:
            self.fields[ask.name] = self._field(ask)

    def _field(self, ask):
        common = {"label": ask.label, "required": ask.required, "help_text": ask.hint}
        match ask.kind:
            case "pair":
                return _one(self.pairs, _pair_words, common)
            case "person":
                return _one(self.people, _person_words, common)
            case "people":
                rows = [(pk, _person_words(person)) for pk, person in self.people.items()]
                widget = forms.CheckboxSelectMultiple
                return forms.TypedMultipleChoiceField(coerce=int, choices=rows, widget=widget, **common)
            case "date":
                return day(**common)
            case "choice":
                return forms.ChoiceField(choices=ask.choices, **common)
            case "lines" | "words":
                return words(5, **common)
            case _:
                return forms.CharField(max_length=500, **common)

    def answers(self) -> dict:
        """What was answered, keys turned into rows; an empty answer is left out."""
        found = {}
        for ask in self.offer.asks:
            value = self.cleaned_data[ask.name]
            if value in (None, "", []):
                continue
            found[ask.name] = self._row(ask.kind, value)
        return found

    def _row(self, kind, value):
        match kind:
            case "pair":
                return self.pairs[value]
            case "person":
                return self.people[value]
            case "people":
                return [self.people[pk] for pk in self.people if pk in set(value)]
            case _:
                return value


class WordsForm(forms.Form):
    """The typed words of a draft, to be changed."""

    def __init__(self, *args, offer, **kwargs):
        super().__init__(*args, **kwargs)
        for ask in offer.asks:
            if ask.kind not in TYPED:
                continue
            common = {"label": ask.label, "required": ask.required, "help_text": ask.hint}
            line = ask.kind == "line"
            self.fields[ask.name] = forms.CharField(max_length=500, **common) if line else words(5, **common)


def _pairs(organisation, offer) -> dict:
    states = next(ask.choices for ask in offer.asks if ask.kind == "pair")
    rows = Mentorship.objects.filter(organisation=organisation, state__in=states)
    return {
        pair.pk: pair
        for pair in rows.with_people().select_related("organisation", "mentor", "cycle").in_order()
    }


def _one(rows, said, common):
    choices = [("", _("Choose")), *((pk, said(row)) for pk, row in rows.items())]
    return forms.TypedChoiceField(coerce=int, empty_value=None, choices=choices, **common)


def _person_words(person) -> str:
    return ", ".join(filter(None, (person.full_name, person.post)))


def _pair_words(pair) -> str:
    return f"{pair.mentor.full_name} – {', '.join(mentee.short_name for mentee in pair.mentees)}"
