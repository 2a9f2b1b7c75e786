"""What is asked about a programme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.forms import DayInput
from nastavnik.journey.mentorships.states import Mode

from .states import Form, Mark


class LinesField(forms.CharField):
    """A list, one line each."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]


class NoteForm(forms.Form):
    """The explanatory note."""

    problem = forms.CharField(label=_("Problem"), widget=forms.Textarea(attrs={"rows": 4}))
    goal = forms.CharField(label=_("Goal"), widget=forms.Textarea(attrs={"rows": 3}))
    tasks = LinesField(label=_("Tasks, one a line"))
    mentor_work = LinesField(label=_("What the mentor does, one a line"))
    mentee_work = LinesField(label=_("What the mentee does, one a line"))
    results = LinesField(label=_("Planned results, one a line"))
    schedule = forms.CharField(label=_("Meetings"), required=False)
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices)


class ItemForm(forms.Form):
    """A line of the plan."""

    activity = forms.CharField(label=_("Activity"), widget=forms.Textarea(attrs={"rows": 3}))
    direction = forms.CharField(label=_("Direction"), max_length=200)
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices)
    due = forms.DateField(label=_("Due"), widget=DayInput)
    responsible = forms.CharField(label=_("Responsible"), max_length=300)
    planned_result = forms.CharField(label=_("Planned result"), widget=forms.Textarea(attrs={"rows": 2}))


class MarkForm(forms.Form):
    """How a line went."""

    mark = forms.ChoiceField(
        label=_("How it went"),
        choices=[choice for choice in Mark.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Done on"), widget=DayInput, required=False)
    evidence = forms.CharField(
        label=_("What shows it"), required=False, help_text=_("A link, the name of a file, a few words.")
    )


class DayForm(forms.Form):
    on = forms.DateField(label=_("Date"), widget=DayInput)
