"""What is asked of a coordinator: which columns, which schools, until when; of a curator: a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.roadmap.forms import Told, day

from .columns import COLUMNS, USUAL


class Columns(forms.MultipleChoiceField):
    """Ticked columns; `order` in the same form may put their codes into another order."""

    def __init__(self, **options):
        super().__init__(
            choices=[(code, one.label) for code, one in COLUMNS.items()], initial=USUAL,
            widget=forms.CheckboxSelectMultiple, label=_("Columns"), **options,
        )  # fmt: skip


class ExportForm(Told):
    name = forms.CharField(label=_("Name of the form"), max_length=120)
    columns = Columns()
    first = forms.CharField(
        label=_("Order of the columns"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Names of columns separated by commas: these stand first, the rest follow in the usual order."),
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        codes = {str(one.label).casefold(): code for code, one in COLUMNS.items()}
        order = [word.strip() for word in data.get("first", "").split(",") if word.strip()]
        unknown = [word for word in order if word.casefold() not in codes]
        if unknown:
            self.add_error(
                "first",
                _("There is no column «%(name)s»: copy its name from the list above.") % {"name": unknown[0]},
            )
            return data
        wanted = [codes[word.casefold()] for word in order]
        rest = [code for code in COLUMNS if code in data.get("columns", ()) and code not in wanted]
        data["ordered"] = [*wanted, *rest]
        return data


class RequestForm(Told):
    title = forms.CharField(label=_("Title of the request"), max_length=200)
    words = forms.CharField(
        label=_("In words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = day(label=_("Answer until"))
    columns = Columns()
    schools = forms.TypedMultipleChoiceField(
        label=_("Only these schools"), coerce=int, required=False, help_text=_("Nothing chosen: all schools."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["schools"].choices = [(one.pk, f"{one.municipality}: {one.name}") for one in schools]


class AnswerForm(Told):
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Difficulties, explanations. No names: the comment leaves the school."),
    )  # fmt: skip
