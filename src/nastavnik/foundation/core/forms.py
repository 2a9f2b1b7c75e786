"""How forms are drawn: with the project's own templates; and what most forms need."""

from django import forms
from django.forms.renderers import TemplatesSetting

from .errors import DomainError


class Renderer(TemplatesSetting):
    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"


class Told(forms.Form):
    """A form that can show what a deed refused."""

    def tell(self, error: DomainError) -> None:
        if not error.fields:
            self.add_error(None, str(error))
        for name, text in error.fields.items():
            self.add_error(name if name in self.fields else None, str(text))


def day(**options):
    """A field for a day, with the browser's own calendar."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def words(rows=3, **options):
    """A field for a few lines of text."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **options)
