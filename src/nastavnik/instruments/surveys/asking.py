"""The items of a questionnaire as fields of a form, and what was marked in them as plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .content import Content, Item, say
from .kinds import LONGEST_TEXT, MOST_PEOPLE, Kind
from .sources import people_of

CHOSEN = {Kind.SCALE, Kind.AGREEMENT, Kind.SINGLE, Kind.YES_NO}
NUMBERED = {Kind.SCALE, Kind.AGREEMENT}


class Asked:
    """One item on the page: its fields, and on whose answer it hangs."""

    def __init__(self, form, item: Item, names: list[str]):
        self.item, self.kind = item, item.kind
        self.fields = [form[name] for name in names]
        self.errors = [error for field in self.fields for error in field.errors]
        self.words, self.help = item.said, say(item.help)
        self.ends = (say(item.low), say(item.high)) if item.kind == Kind.SCALE else ("", "")

    @property
    def hangs_on(self) -> str:
        return self.item.condition.item if self.item.condition else ""

    @property
    def values(self) -> str:
        return " ".join(self.item.condition.values) if self.item.condition else ""


class Answers(forms.Form):
    """Some items of a questionnaire; `lenient` takes what is valid and asks for nothing (keeping while one writes)."""

    def __init__(self, *args, items: list[Item], people, known: dict[str, Any], **kwargs):
        super().__init__(*args, **kwargs)
        self.items, self.names = items, {}
        self.auto_id = "id_%s"
        for item in items:
            self.names[item.code] = self._add(item, people, known.get(item.code))

    def _add(self, item: Item, people, value) -> list[str]:
        name = f"q-{item.code}"
        if item.kind == Kind.MATRIX:
            return [
                self._field(f"{name}-{row.code}", row.said, _choice(item), (value or {}).get(row.code))
                for row in item.rows
            ]
        if item.kind == Kind.PEOPLE:
            choices = [("", _("nobody")), *people(item.source)]
            given = list(value or ())
            return [
                self._field(
                    f"{name}-{n + 1}",
                    _("In place %(n)s") % {"n": n + 1},
                    forms.ChoiceField(choices=choices, required=False),
                    given[n] if n < len(given) else "",
                )
                for n in range(item.most or MOST_PEOPLE)
            ]
        return [self._field(name, item.said, _one(item), value, say(item.help))]

    def _field(self, name: str, label: str, field, value, help_text: str = "") -> str:
        field.label, field.help_text, field.initial = label, help_text, value
        self.fields[name] = field
        return name

    def asked(self) -> list[Asked]:
        return [Asked(self, item, self.names[item.code]) for item in self.items]

    def values(self) -> dict[str, Any]:
        """Item code → value, None where nothing valid is given; needs a bound form."""
        self.is_valid()
        return {item.code: self._value(item) for item in self.items}

    def _value(self, item: Item) -> Any:
        names = self.names[item.code]
        given = [self.cleaned_data.get(name) for name in names]
        if item.kind == Kind.MATRIX:
            marked = {row.code: mark for row, mark in zip(item.rows, given, strict=True) if mark}
            return marked or None
        if item.kind == Kind.PEOPLE:
            return list(dict.fromkeys(one for one in given if one)) or None
        [value] = given
        if item.kind in NUMBERED:
            return int(value) if value else None
        if item.kind == Kind.TEXT:
            return (value or "").strip() or None
        if item.kind == Kind.NUMBER:
            return value
        return value or None

    def show(self, errors: dict[str, str]) -> None:
        """Put the errors of a deed (item code → text) beside their fields."""
        for code, text in errors.items():
            if code in self.names:
                self.add_error(self.names[code][0], text)


def answers_form(content: Content, items, person, organisation, today, known, data=None) -> Answers:
    """The form for these items, with what is known already; `data` binds it."""
    lists: dict[str, list] = {}

    def people(source):
        if source not in lists:
            lists[source] = people_of(source, organisation, person, today)
        return lists[source]

    return Answers(data, items=items, people=people, known=known)


def _choice(item: Item) -> forms.Field:
    return forms.ChoiceField(
        choices=item.choices(), required=False, widget=forms.RadioSelect(attrs={"class": "scale"})
    )


def _one(item: Item) -> forms.Field:
    if item.kind in CHOSEN:
        scale = {"class": "scale"} if item.kind in (Kind.SCALE, Kind.YES_NO) else {}
        return forms.ChoiceField(
            choices=item.choices(), required=False, widget=forms.RadioSelect(attrs=scale)
        )
    if item.kind == Kind.MULTIPLE:
        return _Several(
            item.most, choices=item.choices(), required=False, widget=forms.CheckboxSelectMultiple
        )
    if item.kind == Kind.NUMBER:
        return forms.IntegerField(
            required=False,
            min_value=0,
            max_value=item.most or 999,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )
    return forms.CharField(
        required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )


class _Several(forms.MultipleChoiceField):
    """Several of several, `most` of them at most (0: as many as one likes), in the order of the choices."""

    def __init__(self, most: int, **kwargs):
        super().__init__(**kwargs)
        self.most = most

    def clean(self, value):
        chosen = set(super().clean(value))
        if self.most and len(chosen) > self.most:
            raise forms.ValidationError(_("Tick no more than %(n)s.") % {"n": self.most})
        return [code for code, _words in self.choices if code in chosen]
