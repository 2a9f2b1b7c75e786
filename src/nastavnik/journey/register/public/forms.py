"""What is asked of somebody who proposes themselves as a mentor."""

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, words

from .robots import TRAP, is_human, stamp

STALE = _("The form has grown old or was sent too quickly. Look it over and send it once more.")


class SelfNomination(Told):
    """The public form. No consent is given with it: it only says who would like to be asked."""

    full_name = fields.CharField(
        label=_("Surname, first name, patronymic"), max_length=300,
        widget=fields.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    post = fields.CharField(label=_("Post"), max_length=300)
    contacts = fields.CharField(label=_("How to reach you: telephone or e-mail"), max_length=300)
    about = words(5, label=_("What you can help colleagues with"), max_length=3000)

    def __init__(self, *args, slug: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.slug = slug

    @property
    def stamp(self) -> str:
        """The one that was sent, where it is good: who only puts a word right need not wait again."""
        sent = self.data.get("stamp", "") if self.is_bound else ""
        return sent if is_human(self.slug, sent, "") else stamp(self.slug)

    def clean(self):
        data = super().clean()
        if not is_human(self.slug, self.data.get("stamp", ""), self.data.get(TRAP, "")):
            raise fields.ValidationError(STALE)
        return data
