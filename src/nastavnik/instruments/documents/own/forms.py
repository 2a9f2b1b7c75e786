"""What is asked of the person who brings a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..makers import known_kinds
from .guard import MOST_BYTES


class DocxField(forms.FileField):
    """A .docx of no more than the guard lets in."""

    def __init__(self, **options):
        widget = forms.FileInput(attrs={"accept": ".docx"})
        super().__init__(label=_("File .docx"), widget=widget, max_length=200, **options)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 2**20})
        return file


class BringForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of document"), choices=())
    file = DocxField(help_text=_("A Word file with fields in double braces, without macros, up to 5 MB."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.words) for kind in known_kinds()]


class CheckForm(forms.Form):
    file = DocxField(help_text=_("Any paper in Word; it is only looked at, nothing is kept."))
