"""What is asked about a staff list, a decision and an entry of the banks."""

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, words
from nastavnik.foundation.people.models import Person

from .catalogue import areas
from .models import MentorLevel
from .rules import MenteeCategory, by_rule
from .states import EntryState
from .wishes import Form, Kind, Mode
from .words import LEVEL_OF_COMPETENCE, LEVEL_OF_DEFICIT

DECISIONS = {
    EntryState.INCLUDED: _("Include"),
    EntryState.RESERVE: _("Hold in reserve"),
    EntryState.REFUSED: _("Refuse"),
}


class StaffListFile(Told):
    """The file of a staff list."""

    file = fields.FileField(
        label=_("File with the staff list"),
        help_text=_("XLSX, XLS, ODS or CSV, as it is: the columns are recognised by their headings."),
        widget=fields.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )


class Decision(Told):
    """What is decided of one candidate."""

    state = fields.ChoiceField(label=_("Decision"), widget=fields.RadioSelect)
    reason = words(2, label=_("Reason"), max_length=1000, required=False)

    def __init__(self, *args, entry, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [
            (state.value, label) for state, label in DECISIONS.items() if state != entry.state
        ]
        broken = bool(getattr(entry, "broken", None))
        self.fields["reason"].help_text = (
            _("Needed for a refusal, and to include a mentor who does not meet all criteria.")
            if broken
            else _("Needed for a refusal.")
        )


class Reason(Told):
    """The reason of a decision about several candidates."""

    reason = words(2, label=_("Reason"), max_length=1000)


class Reminder(Told):
    """What ticked people are to be told."""

    subject = fields.CharField(label=_("What about"), max_length=150)
    words = words(4, label=_("Words"), max_length=2000)


class NewCandidate(Told):
    """Somebody who is put into a bank by hand."""

    person = fields.ModelChoiceField(label=_("Who"), queryset=None, empty_label=_("Choose"))
    reason = words(2, label=_("Why"), max_length=1000)

    def __init__(self, *args, model, organisation, today, **kwargs):
        super().__init__(*args, **kwargs)
        there = model.objects.filter(organisation=organisation).open().values("person")
        people = Person.objects.filter(organisation=organisation).employed(today)
        self.fields["person"].queryset = people.exclude(pk__in=there).in_order()


class _Entry(Told):
    """What is common to the details of both banks; the catalogue's points come as fields of their own."""

    points_name, levels = "", {}
    forms = fields.MultipleChoiceField(
        label=_("Forms"), choices=Form, required=False, widget=fields.CheckboxSelectMultiple
    )
    kinds = fields.MultipleChoiceField(
        label=_("Kinds"), choices=Kind, required=False, widget=fields.CheckboxSelectMultiple
    )
    modes = fields.MultipleChoiceField(
        label=_("Modes"), choices=Mode, required=False, widget=fields.CheckboxSelectMultiple
    )

    def __init__(self, *args, entry, **kwargs):
        known = {row["code"]: row.get("level", 2) for row in getattr(entry, self.points_name)}
        plain = {name: getattr(entry, name) for name in self.base_fields}
        super().__init__(*args, initial=plain, **kwargs)
        self._plain = list(self.fields)  # in the order of `field_order`, before the points of the catalogue
        choices = [("", _("no")), *self.levels.items()]
        listed = {point.code for area in areas() for point in area.points}
        self._kept = [row for row in getattr(entry, self.points_name) if row["code"] not in listed]
        for area in areas():
            for point in area.points:
                self.fields[point.code] = fields.TypedChoiceField(
                    label=point.words,
                    choices=choices,
                    coerce=int,
                    empty_value=0,
                    required=False,
                    initial=known.get(point.code, ""),
                )

    @property
    def plain_fields(self):
        return [self[name] for name in self._plain]

    def areas(self):
        """(area, its fields, how many of them are filled) for the page."""
        rows = []
        for area in areas():
            points = [self[point.code] for point in area.points]
            rows.append((area, points, sum(1 for point in points if point.value() not in ("", None))))
        return rows

    def values(self) -> dict:
        """The entry's fields; points outside the catalogue's list stay as they were."""
        data = self.cleaned_data
        points = [
            {"code": point.code, "level": data[point.code]}
            for area in areas()
            for point in area.points
            if data[point.code]
        ]
        return {name: data[name] for name in self.base_fields} | {self.points_name: self._kept + points}


class MenteeDetails(_Entry):
    points_name, levels = "deficits", LEVEL_OF_DEFICIT
    field_order = ["request", "request_refused", "categories", "categories_reason"]
    request = words(3, label=_("Main request"), max_length=3000, required=False)
    request_refused = fields.BooleanField(label=_("Declined to state a request"), required=False)
    categories = fields.MultipleChoiceField(
        label=_("Categories"), choices=MenteeCategory, required=False, widget=fields.CheckboxSelectMultiple
    )
    categories_reason = words(
        2, label=_("Why these categories"), max_length=1000, required=False,
        help_text=_("Needed where they are not those that follow from the staff card."),
    )  # fmt: skip
    results = words(2, label=_("Results"), max_length=3000, required=False)
    response_url = fields.URLField(
        label=_("Link to the mentee's response"), max_length=500, required=False, assume_scheme="https"
    )
    notes = words(2, label=_("Notes"), max_length=3000, required=False)

    def __init__(self, *args, entry, **kwargs):
        self._by_rule = by_rule(entry.reasons)
        super().__init__(*args, entry=entry, **kwargs)

    def clean(self):
        data = super().clean()
        by_hand = set(data.get("categories", ())) != self._by_rule
        if by_hand and "categories" in self.changed_data and not data.get("categories_reason", "").strip():
            self.add_error("categories_reason", _("Say why: these are not the categories of the staff card."))
        if data.get("request") and data.get("request_refused"):
            self.add_error("request_refused", _("A request is written above: untick this or remove it."))
        return data


class MentorDetails(_Entry):
    points_name, levels = "competences", LEVEL_OF_COMPETENCE
    field_order = [
        "max_mentees",
        "hours_month",
        "experience_years",
        "experience_pairs",
        "achievements",
        "interests",
        "level",
    ]
    max_mentees = fields.IntegerField(label=_("Mentees at most"), min_value=0, max_value=30)
    hours_month = fields.IntegerField(label=_("Hours a month"), min_value=0, max_value=200, required=False)
    experience_years = fields.IntegerField(
        label=_("Years as a mentor"), min_value=0, max_value=70, required=False
    )
    experience_pairs = fields.IntegerField(
        label=_("Pairs so far"), min_value=0, max_value=500, required=False
    )
    achievements = words(3, label=_("Achievements"), max_length=3000, required=False)
    interests = words(2, label=_("Interests"), max_length=3000, required=False)
    level = fields.ChoiceField(
        label=_("Level of the mentor"), choices=[("", _("not given")), *MentorLevel.choices], required=False
    )
    results = words(2, label=_("Results"), max_length=3000, required=False)
    notes = words(2, label=_("Notes"), max_length=3000, required=False)
