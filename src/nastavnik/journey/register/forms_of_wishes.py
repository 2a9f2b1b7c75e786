"""With whom and when somebody would work: wishes, vetoes, free hours of the week."""

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told

from .wishes import DAYS, HOURS

MANY = {"size": 8}


class Wishes(Told):
    """What the matching minds; vetoes are asked of those alone who may know them."""

    wished = fields.TypedMultipleChoiceField(
        label=_("Would like to work with"), coerce=int, required=False,
        widget=fields.SelectMultiple(attrs=MANY), help_text=_("Several are chosen with Ctrl held down."),
    )  # fmt: skip
    vetoed = fields.TypedMultipleChoiceField(
        label=_("Would not work with"), coerce=int, required=False, widget=fields.SelectMultiple(attrs=MANY),
        help_text=_("Only the curator sees this; the matching never puts these two together."),
    )  # fmt: skip
    free_times = fields.MultipleChoiceField(
        label=_("Free time"), required=False, widget=fields.CheckboxSelectMultiple,
        choices=[(f"{day}-{hour}", f"{words} {hour}–{hour + 1}") for day, words in DAYS.items() for hour in HOURS],
    )  # fmt: skip

    def __init__(self, *args, entry, others, sees_vetoes: bool, **kwargs):
        names = [(person.pk, person.full_name) for person in others]
        initial = {"wished": entry.wished, "vetoed": entry.vetoed, "free_times": entry.free_times}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["wished"].choices = self.fields["vetoed"].choices = names
        if not sees_vetoes:
            del self.fields["vetoed"]

    def clean(self):
        data = super().clean()
        if set(data.get("wished", ())) & set(data.get("vetoed", ())):
            self.add_error("vetoed", _("The same person can't be wished for and refused: take one away."))
        return data

    def hours(self):
        """(hour, its box of each day) for the page."""
        boxes = {box.data["value"]: box for box in self["free_times"]}
        return [(f"{hour}–{hour + 1}", [boxes[f"{day}-{hour}"] for day in DAYS]) for hour in HOURS]

    def days(self):
        return list(DAYS.values())
