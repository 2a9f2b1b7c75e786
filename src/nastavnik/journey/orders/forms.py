"""What is asked for an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .queries import chosen_pairs, member_of_staff, possible_curators


class CuratorForm(forms.Form):
    """Who is appointed; deputies of the head stand first."""

    person = forms.TypedChoiceField(label=_("Curator"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args, organisation, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["person"].choices = [("", _("leave a blank")), *possible_curators(organisation, today)]

    def chosen(self):
        """The staff card, or None for a blank."""
        pk = self.cleaned_data["person"]
        return member_of_staff(self.organisation, pk) if pk else None


class PairsForm(forms.Form):
    """The ticked pairs."""

    mentorship = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick at least one pair or group.")}
    )

    def __init__(self, *args, rows, cycle, **kwargs):
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.fields["mentorship"].choices = [(row.mentorship.pk, "") for row in rows]

    def chosen(self):
        return chosen_pairs(self.cycle, self.cleaned_data["mentorship"])
