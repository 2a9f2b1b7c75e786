"""What is asked about a practice."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.foundation.core.forms import Told, words
from nastavnik.journey.mentorships.states import Form, Kind
from nastavnik.journey.register.catalogue import areas

from .states import Verdict

MARKDOWN = _("A list: begin each line with «- » or «1. ». Bold: **two stars**.")


def points() -> list[tuple[str, list[tuple[str, str]]]]:
    """The catalogue for a choice: areas with their points."""
    return [(area.words, [(point.code, point.words) for point in area.points]) for area in areas()]


class PracticeForm(Told):
    """The card itself; only the first parts are needed to keep it."""

    title = forms.CharField(
        label=_("Title"), max_length=300, help_text=_("What was solved and by what means, in one line.")
    )
    authors = forms.ModelMultipleChoiceField(
        None, label=_("Authors"), widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Several: hold Ctrl and click."), error_messages={"required": _("Choose a person.")},
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices)
    kind = forms.ChoiceField(label=pgettext_lazy("of mentoring", "Kind"), choices=Kind.choices)
    deficits = forms.MultipleChoiceField(
        label=_("Difficulties that it helps with"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}), help_text=_("Several: hold Ctrl and click."),
    )  # fmt: skip
    problem = words(
        4, label=_("Problem"), required=False, help_text=_("What was difficult, for whom, how it showed.")
    )
    goal = words(2, label=_("Goal"), required=False)
    course = words(8, label=_("What was done"), required=False, help_text=MARKDOWN)
    result = words(
        4, label=_("Result in figures"), required=False, help_text=_("What was so before and what is now.")
    )
    limits = words(2, label=_("Limits: when it does not work"), required=False)
    scaling = words(2, label=_("How others can repeat it"), required=False)
    link = forms.URLField(label=_("Link to materials"), required=False, assume_scheme="https")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["authors"].queryset = people
        self.fields["authors"].label_from_instance = lambda person: f"{person.full_name}, {person.post}"
        self.fields["deficits"].choices = points()


class ReviewForm(Told):
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    remarks = words(4, label=_("Remarks"), required=False, help_text=_("The authors read them."))


class ReasonForm(Told):
    reason = words(2, label=_("Reason"))


class AttachmentForm(Told):
    title = forms.CharField(label=_("What it is"), max_length=200)
    file = forms.FileField(label=_("File: PDF, JPEG or PNG"))
