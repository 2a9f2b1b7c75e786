"""What is asked about a programme."""

import hashlib

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


class TogetherForm(forms.Form):
    """Words that two people may change at once: a hidden mark tells what the writer had before their eyes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    theirs: tuple = ()  # (label, words) of the fields that stand otherwise now

    @staticmethod
    def mark_of(now: dict) -> str:
        return hashlib.sha256(repr(sorted(now.items())).encode()).hexdigest()[:16]

    @classmethod
    def first(cls, now: dict) -> dict:
        return now | {"seen": cls.mark_of(now)}

    def meet(self, now: dict) -> None:
        """Keep what was typed, show what stands now, and let the next saving go through."""
        self.data = self.data.copy()
        self.data["seen"] = self.mark_of(now)
        typed = {name: self.fields[name].clean(self.data.get(name)) for name in now}
        self.theirs = tuple(
            (self.fields[name].label, _shown(self.fields[name], value))
            for name, value in now.items()
            if typed[name] != value
        )


def _shown(field, value):
    if isinstance(value, list):
        return "\n".join(value)
    return dict(getattr(field, "choices", ())).get(value, value)


class NoteForm(TogetherForm):
    """The explanatory note."""

    problem = forms.CharField(label=_("Problem"), widget=forms.Textarea(attrs={"rows": 4}))
    goal = forms.CharField(label=_("Goal"), widget=forms.Textarea(attrs={"rows": 3}))
    tasks = LinesField(label=_("Tasks, one a line"))
    mentor_work = LinesField(label=_("What the mentor does, one a line"))
    mentee_work = LinesField(label=_("What the mentee does, one a line"))
    results = LinesField(label=_("Planned results, one a line"))
    schedule = forms.CharField(label=_("Meetings"), required=False)
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices)


class ItemForm(TogetherForm):
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


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Photo or file"),
        help_text=_(
            "JPEG, PNG, HEIC, PDF, .docx, .xlsx or .pptx, up to 20 MB. "
            "Data on the place and the camera are taken out of photos."
        ),
    )
