"""What is asked of a roadmap, a point of it, and a tick by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.organisations.permissions import Role

from .deadlines import DeadlineKind

BIGGEST = 20 * 1024 * 1024


def day(**options):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class Told(forms.Form):
    """A form that can show what a deed refused."""

    def tell(self, error: BadInput) -> None:
        if not error.fields:
            self.add_error(None, str(error))
        for name, text in error.fields.items():
            self.add_error(name if name in self.fields else None, str(text))


class NewCycle(Told):
    name = forms.CharField(label=_("School year"), max_length=40, help_text=_("For example 2026/2027."))
    starts_on = day(label=_("First day"))
    ends_on = day(label=_("Last day"), help_text=_("The roadmap may span two school years."))


class ItemDetails(Told):
    title = forms.CharField(label=_("Measure"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    content = forms.CharField(label=_("Details"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    deadline_kind = forms.ChoiceField(label=_("Deadline"), choices=DeadlineKind.choices)
    begins_on = day(label=_("First day"), required=False, help_text=_("Only for a period."))
    due_on = day(label=_("Last day"), required=False, help_text=_("For a month, any day of it."))
    responsible = forms.CharField(label=_("Responsible"), max_length=300, required=False)
    role = forms.ChoiceField(
        label=_("Role of the responsible"), choices=[("", _("not stated")), *Role.choices], required=False
    )
    expected_result = forms.CharField(
        label=_("Expected result"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    publicity = forms.BooleanField(label=_("Is to be told of on the site"), required=False)


class NewPoint(ItemDetails):
    """A point of the school's own, and where it stands among the others."""

    after = forms.TypedChoiceField(label=_("Stands after"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args, points, **kwargs):
        super().__init__(*args, **kwargs)
        rows = [(point.pk, f"{point.number} {point.title}"[:90]) for point in points]
        self.fields["after"].choices = [("", _("at the end of the stage")), *rows]


class TickDetails(Told):
    done_on = day(label=_("Done on"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What shows that it is done, for example the number of the minutes."),
    )
    file = forms.FileField(label=_("File"), required=False, help_text=_("Up to 20 MB."))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > BIGGEST:
            raise forms.ValidationError(
                _("The file is larger than 20 MB: make it smaller or add a note instead.")
            )
        return file
